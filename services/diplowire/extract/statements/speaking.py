"""Cues of a line in, each with its subject out: found beside the verb, or carried over from the verb it is coordinated with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements import contents, subjects
from diplowire.extract.statements.adjuncts import TIME_NOUNS
from diplowire.extract.statements.after_subject import before_time
from diplowire.extract.statements.carried import carry, done_by, group_start, same_tense
from diplowire.extract.statements.controlled import controller, made_to_speak
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.main_clause import main_subject
from diplowire.extract.statements.paper_subjects import PAPERS, issuer, owner
from diplowire.extract.statements.phrases import phrase_to_the_left
from diplowire.extract.statements.words import BE, may_be_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

_JOINING = frozenset("followed follows join joined joining joins led leading united uniting".split())
_NOT_SAYING = frozenset("avoid avoided avoids considered considering considers".split())  # "avoided condemning the raid"
_ALONE = frozenset({"alone", "unanimous", "united"})
_LONG_WHO = 10  # atoms
_NEAR_START = 4
_QUOTERS = frozenset("quoted cited quotes quoting cites citing described reported reports reporting".split())
_ONLY_PAST = frozenset("became began broke came chose drew flew gave ran rose spoke threw took went wrote".split())
_SELVES = frozenset({"himself", "herself", "themselves"})
_QUOTED = frozenset({"him", "her"})
_LONG_NAME = 25
_MOVED = frozenset("abided came drove dropped fell flew passed sat stood stopped went".split())
_WHERE_TO = frozenset({"across", "from", "in", "into", "to"})
_SHOWING = frozenset({"highlight", "underline", "underscore"})
_TALKING = frozenset(
    "addressed addressing call conversation discussed discussing discussion discussions hosted meeting meetings met received "
    "receiving speaking speech spoke talked talking talks".split()
)
_WHILE_SAYING = frozenset("after before while upon".split())


class Use(NamedTuple):
    """A cue with its subject; `carried` if that was taken from elsewhere in the line."""

    cue: Cue
    subject: Subject | None
    carried: bool = False


def uses(line: Line, cues: Sequence[Cue]) -> list[Use]:
    """Give each cue its subject; cues that tell of no speech act are left out."""
    found: list[Use] = []
    for cue in cues:
        use = _use(line, cue, found)
        if use is not None:
            found.append(use)
    return found


def _use(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    if cue.passive:
        return Use(cue, None)
    if cue.infinitive:
        return _controlled(line, cue, earlier)
    if cue.form == "ing":
        return _participle(line, cue, earlier)
    subject = subjects.to_the_left(line, cue.group)
    if earlier and subject is not None and _is_where_said(line, subject, earlier[-1]):
        return None
    if subject is not None and subject.antecedent is not None and line.low[subject.first] in ("that", "which"):
        subject = issuer(line, *subject.antecedent) or subject  # "X released a video that said"
    return Use(cue, subject) if subject is not None else _coordinated(line, cue, earlier)


def _is_where_said(line: Line, subject: Subject, before: Use) -> bool:
    """Tell whether a noun only tells where something was said: "said in an interview published on Monday that"."""
    return before.cue.end == subject.first - 1 and line.at(subject.first - 1) == "P"


def _coordinated(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    """Read a finite verb without a subject of its own: "... and called for talks"."""
    loose_base = cue.form == "base" and not cue.modal
    if loose_base and not any(u.cue.form == "base" for u in earlier):
        return None
    at = cue.group - 1
    while line.at(at) in "YM":
        at -= 1 + (line.classes.startswith("PM", at - 1))
    before = line.at(at)
    modifies = cue.form == "ed" and cue.group == cue.verb and line.at(cue.end) == "n"
    if modifies and not earlier and before in "CB" and line.at(at - 2) in "DY":  # "a bold and criticized move"
        return None
    if earlier and before in "CB" and modified_by(line, cue.verb):
        return None  # "rejected a truce proposed by Norway and backed by Peru"
    if before == "," and cue.form == "ed" and _is_inserted(line, cue):
        return None
    if before in "CB," or (before == "n" and earlier):
        return Use(cue, _inside(line, cue, earlier) or carry(line, cue, earlier), carried=True)
    return Use(cue, None)


def _is_inserted(line: Line, cue: Cue) -> bool:
    """Tell whether it is a participle between two commas: "the pact, announced on Monday, was a mistake"."""
    modifies = cue.group == cue.verb and line.at(cue.end) in "PbMY"  # not ", said X, would"
    closing = line.classes.find(",", cue.end, cue.end + _LONG_WHO) if modifies else -1
    return closing > 0 and line.at(closing + 1) == "A" and {*"AHTQ"}.isdisjoint(line.classes[cue.end : closing])


def modified_by(line: Line, at: int) -> bool:
    """Tell whether a second verb is a participle with its doer: "the truce proposed by Norway and backed by Peru".

    "Went by bus", "stood by it" and "responded by closing the port" are deeds.
    """
    return line.at(at + 1) == "b" and line.low[at] not in _MOVED and not line.word(at + 2).endswith("ing")


def _inside(line: Line, cue: Cue, earlier: list[Use]) -> Subject | None:
    """Read "X says he and Y spoke and agreed": another tense, so the subject is that of the words said."""
    if line.at(cue.group - 1) != "C" or not earlier or earlier[-1].cue.infinitive or same_tense(earlier[-1].cue, cue):
        return None
    if earlier[-1].cue.entry.kind == "attitude" and earlier[-1].cue.form == "ing":
        return None  # "said that firms are showing interest, and requested"
    if any(same_tense(use.cue, cue) for use in earlier):
        return None  # "said her country wants talks and urged Peru to come"
    begin, tie = contents.start(line, earlier[-1].cue, cue.group)
    return subjects.to_the_right(line, begin) if tie in ("that", "clause") else None


def _controlled(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    """Read "continued to insist", "went on to say", "prompted Norway to warn"."""
    made = made_to_speak(line, cue.group - 2)
    if made is not None:
        return Use(cue, made)
    at = controller(line, cue.group - 2)
    if at < 0:
        return None
    subject = subjects.to_the_left(line, group_start(line, at))
    return Use(cue, subject or carry(line, cue, earlier), carried=subject is None)


def _participle(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    """Read ", saying that", "by saying", "a statement saying", "quoted X as saying", "is saying"."""
    at = cue.group - 1
    while line.at(at) == "Y":
        at -= 1
    if line.at(at) == "M" or line.word(at) in TIME_NOUNS:  # "issued a statement on Monday saying"
        at = before_time(line, at)
    before, word = line.at(at), line.word(at)
    if "since" in (line.low[cue.group], line.word(cue.group - 1)) or (before == "C" and line.word(at - 2) == "without"):
        return None  # "without confirming or denying the claim"
    if _is_yet_to_say(line, cue) or (before == "," and _is_taken_so(line, cue, earlier)):
        return None
    if line.classes[cue.group : cue.verb].strip("Y"):  # "is saying"
        subject = subjects.to_the_left(line, cue.group)
        return Use(cue, subject or carry(line, cue, earlier), carried=subject is None)
    if word == "as":
        return _quoted(line, cue)
    whose = _beginner(line, cue) if word == "by" else owner(line, cue) if word in PAPERS else _with_others(line, at)
    if whose is not None:
        return Use(cue, whose)
    after_comma = before in ",C-B" or (before == "Q" and line.last_inside(cue.group - 1) == ",")
    meanwhile = word in PAPERS or (word in _WHILE_SAYING and (cue.group > _NEAR_START or line.at(0) == "Q"))
    only = word == "to" and line.word(at - 1) in _SELVES  # "limited himself to saying that"
    if after_comma or meanwhile or only or word == "by":
        doer = (done_by(line, at) if word == "by" else None) or carry(line, cue, earlier)
        return Use(cue, doer, carried=True) if doer is not None or word != "by" or not line.classes[:at].strip("YCB") else None
    if before in "NnH)#":
        return Use(cue, _beside_noun(line, cue)) if word not in _NOT_SAYING else None
    return Use(cue, None) if before == "^" or (before in "SPt" and cue.group <= _NEAR_START) else None


def _is_yet_to_say(line: Line, cue: Cue) -> bool:
    """Tell whether it is "is expected to be asking": nobody has asked."""
    return line.word(cue.group - 1) == "to" and line.word(cue.group) == "be"


def _is_taken_so(line: Line, cue: Cue, earlier: list[Use]) -> bool:
    """Tell whether the narrator takes it so: "X said he would pay, signaling a change", "Peru cut aid, underscoring the rift".

    Where they have met or talked it is what they said there.
    """
    if cue.group < cue.verb or cue.entry.lemma == "signal":
        return cue.group == cue.verb
    return cue.entry.lemma in _SHOWING and not earlier and _TALKING.isdisjoint(line.low[: cue.group])


def _with_others(line: Line, at: int) -> Subject | None:
    """Find who it is in "joined Peru in condemning the raid" and "are nearly alone in warning"; `at` is the place of "in"."""
    if line.word(at) != "in":
        return None
    if line.word(at - 1) in _ALONE and (be := line.classes.rfind("A", max(0, at - _NEAR_START), at)) > 0:
        return subjects.to_the_left(line, be)
    joined = next((k for k in range(at, max(0, at - _LONG_WHO), -1) if line.low[k] in _JOINING), 0)
    return subjects.to_the_left(line, group_start(line, joined)) if joined else None


def _beginner(line: Line, cue: Cue) -> Subject | None:
    """Find who it is in "with X beginning by saying"."""
    begins = line.word(cue.group - 2).endswith("ing") and line.at(cue.group - 3) in "Nn"
    return subjects.to_the_left(line, cue.group - 2) if begins else None


def _beside_noun(line: Line, cue: Cue) -> Subject | None:
    """Find whose participle stands behind a noun: "officials warning", "X posted a message reading", "X drew crowds praising"."""
    subject = subjects.to_the_left(line, cue.group)
    if subject is None:
        return None
    if (beside := _beside_others(line, subject)) is not None:
        return beside
    place = phrase_to_the_left(line, cue.group)
    if line.word(place - 1) in _WHERE_TO and not line.classes[place : cue.group].strip("N"):
        return main_subject(line, cue.group) or subject  # "X is a foe of the pipe that leads to Peru saying it is dear"
    verb = _verb_before(line, subject)
    if verb >= 0:
        return subjects.to_the_left(line, group_start(line, verb)) or subject
    return issuer(line, subject.first, subject.end) or subject


def _beside_others(line: Line, subject: Subject) -> Subject | None:
    """Find who it is in "the raid sparked talks with Peru and Chad urging": those behind "with"."""
    if "with" not in line.low[subject.first : subject.end]:
        return None
    at = line.low.index("with", subject.first)
    sparked = any(map(may_be_past, line.low[subject.first : at])) and line.at(at + 1) in "ND"
    return subject._replace(first=at + 1) if sparked and at + 1 < subject.end else None


def _verb_before(line: Line, subject: Subject) -> int:
    """Return where the verb begins of which what stands before a participle is the object, -1 if it is none.

    "Has drawn huge crowds describing", "moved to Oslo and began writing columns defending".
    """
    first, end = subject.first, subject.end
    auxiliary = line.at(first - 1) == "A" and line.low[first - 1] not in BE
    if line.at(first - 1) == "A" and not auxiliary and line.low[first].endswith("ing"):
        return first  # "is withholding aid from Peru saying"
    if auxiliary and not line.classes[first:end].strip("nND#C"):
        return first - 1
    verb = next((i for i in range(first, end) if line.low[i] in _ONLY_PAST), -1)
    if verb < 0 or line.classes[verb + 1 : end].strip("nD#"):
        return -1  # "gave money to a group backing it"
    return first if may_be_past(line.low[first]) else verb


def _quoted(line: Line, cue: Cue) -> Use | None:
    """Read "the agency quoted X as saying" and "X was quoted as saying": X speaks."""
    for i in range(cue.group - 2, max(-1, cue.group - _LONG_NAME), -1):
        if line.low[i] in _QUOTERS:
            passive = i == cue.group - 2 or line.low[i + 1] == "by"
            if line.low[i + 1] in _QUOTED:
                return Use(cue, Subject(i + 1, i + 2))
            found = subjects.to_the_left(line, group_start(line, i)) if passive else subjects.to_the_right(line, i + 1)
            return Use(cue, found)
    return None
