"""A cue without a subject of its own in, the subject that it shares out: of a verb before it, or of the main clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements import contents, subjects
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.main_clause import main_subject, opens_with_clause
from diplowire.extract.statements.phrases import SPEAKING
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

PAST = ("past", "ed", "part")
_NAMING = frozenset("call dub label name term title".split())
_HERE = frozenset({"i", "we"})
_WHEN = frozenset("when because after".split())
_LONG_DEED = 10  # atoms
_LONG_CLAUSE = 30
_OPENING = "^,CBSTR.;:-"
_REPORTED = frozenset({"had", "would"})


def same_tense(one: Cue, other: Cue) -> bool:
    """Tell whether two cues can be coordinated verbs of one subject."""
    return one.form == other.form or (one.form in PAST and other.form in PAST)


def group_start(line: Line, at: int) -> int:
    """Return the first atom of the verb that ends at `at`, with its auxiliaries and adverbs."""
    while line.at(at - 1) in "YA":
        at -= 1
    return at


def _clause_opener(line: Line, first: int, end: int) -> Subject | None:
    """Find a pronoun that opens a clause of its own between two cues: "asked Park, he looked up and said"."""
    for i in range(end - 1, first, -1):
        if line.classes[i] == "H" and line.classes[i - 1] in ",;":
            return Subject(i, i + 1)
    return None


def _after_verb(line: Line, use: Use) -> Subject | None:
    """Find the subject of an inverted cue: "..., said the minister, adding"."""
    cue = use.cue
    if (
        cue.passive
        or cue.form == "ing"
        or line.at(cue.group - 1) not in "Q,-"
        or _is_quoted_word(line, cue.group - 1)
        or not (use.subject is None or (use.carried and "q" in cue.entry.frames))
    ):
        return None
    found = subjects.to_the_right(line, cue.end)
    return found if use.subject is None or (found is not None and line.at(found.end) in ",.Q$") else None


def _is_quoted_word(line: Line, at: int) -> bool:
    """Tell whether what stands before a cue is one of the words around it: "argued that “liberals” allowed it"."""
    return line.at(at) == "Q" and line.at(at - 1) in "TD" and line.last_inside(at).isalnum()


def _outermost_last(line: Line, cue: Cue, earlier: Sequence[Use]) -> Iterator[Use]:
    """The cues before, the nearest first, but attitudes in words said come behind the verb that says them.

    "X said Norway wanted talks and urged Peru to agree": X urged.
    """
    for number in range(len(earlier) - 1, -1, -1):
        use = earlier[number]
        mark = line.at(cue.group - 2)
        apart = line.word(cue.group - 1) == "and" and (
            mark == "," or (mark == "Q" and line.last_inside(cue.group - 2) == ",")
        )  # "X said Norway pledged it, and urged"
        like = [e for e in earlier[:number] if cue.form == "ing" or same_tense(e.cue, cue)]
        says = next((e for e in like if _holds(line, e, use, apart=apart)), None)
        if says is not None:
            yield says
        yield use


def _holds(line: Line, outer: Use, inner: Use, *, apart: bool) -> bool:
    """Tell whether the subject of a cue stands right behind another one: "said Norway wanted", "said that Norway wanted"."""
    if (
        inner.subject is None
        or inner.carried
        or not (apart or inner.cue.entry.kind == "attitude" or inner.cue.form == "ing" or is_reported(line, inner.cue))
    ):
        return False
    if outer.cue.form not in PAST or outer.subject is None:
        return False
    begin, tie = contents.start(line, outer.cue, line.n)
    while line.at(begin) == "Y":  # "that even she found it"
        begin += 1
    lead = line.classes[begin : inner.subject.first]  # "that the state and its partners would support it"
    return tie in ("that", "clause") and inner.subject.first >= begin and not lead.strip("NDnC'f#")


def is_reported(line: Line, cue: Cue) -> bool:
    """Tell whether a verb has the tense of words said: "said that Norway had promised it", "said Norway would welcome it"."""
    return not _REPORTED.isdisjoint(line.low[cue.group : cue.verb])


def carry(line: Line, cue: Cue, earlier: list[Use]) -> Subject | None:
    """Take the subject of the nearest cue before, else the first phrase of the line."""
    if cue.entry.lemma == "add":  # who adds has said something before
        earlier = [use for use in earlier if use.cue.entry.kind != "attitude"] or earlier
    for use in _outermost_last(line, cue, earlier):
        echo = use.carried and use.cue.form == "ing" and cue.form != "ing"
        if _hangs(line, use, cue):
            continue
        subject = _after_verb(line, use) or use.subject
        if subject is not None and not echo:
            opener = _clause_opener(line, use.cue.end, cue.group)
            return opener or _past_subordinate(line, use, cue) or subject
    main = _last_clause(line, cue.group) or main_subject(line, cue.group)
    return main and (_in_clause_behind(line, main, cue) or main)


def _in_clause_behind(line: Line, main: Subject, cue: Cue) -> Subject | None:
    """Read "The row began when Norway seized a boat and accused Peru": who has a name, where a thing opens the line."""
    begins = next((i for i in range(cue.group - 1, max(main.end, cue.group - _LONG_CLAUSE), -1) if line.low[i] in _WHEN), -1)
    if begins < 0 or line.at(cue.group - 1) != "C" or cue.form not in PAST or line.classes[main.end - 1] != "n":
        return None
    found = subjects.to_the_right(line, begins + 1)
    if found is None or "," in line.classes[begins : cue.group] or line.low[main.end - 1] in SPEAKING:
        return None
    return found if line.classes[found.end - 1] == "N" and may_be_past(line.word(found.end)) else None


def _last_clause(line: Line, end: int) -> Subject | None:
    """Find who opens the last clause, in "Norway waited, but Peru called the envoys back, asking", and does something in it."""
    at = max(line.classes.rfind(",B", 0, end), line.classes.rfind(",C", 0, end))
    found = subjects.to_the_right(line, at + 2) if at > 0 and _tells(line, at) else None
    if found is None or found.end >= end or line.classes[found.end] not in "An":
        return None
    return found if line.classes[found.end] == "A" or may_be_past(line.low[found.end]) else None


def _tells(line: Line, end: int) -> bool:
    """Tell whether a verb stands before `end`, as in a clause, not in the list "Norway, Peru, and Chad"."""
    return "A" in line.classes[:end] or any(
        c == "n" and may_be_past(w) for c, w in zip(line.classes[:end], line.low, strict=False)
    )


def done_by(line: Line, at: int) -> Subject | None:
    """Read "X has soared by saying", "Y, who surprised X by declaring": the subject of the nearest verb before "by" at `at`."""
    for verb in range(at - 1, max(-1, at - _LONG_DEED), -1):
        c = line.classes[verb]
        if c in ",;:Q-":
            break
        if c == "A" or (c == "n" and may_be_past(line.low[verb]) and line.at(verb + 1) != "b"):
            found = subjects.to_the_left(line, group_start(line, verb))
            labelled = found is not None and line.low[found.first] in _HERE and ":" in line.classes[: found.first]
            return None if labelled else found  # "MOE: I would like to start by saying"
    return None


def _hangs(line: Line, use: Use, cue: Cue) -> bool:
    """Tell whether a cue before is no verb to go on with: "by accepting help", "a class called “X”", "what he said"."""
    before, subject = line.at(use.cue.group - 1), use.subject
    if before == "b" and use.carried and cue.form == "ing":
        return True
    if subject is None or use.carried:
        return False
    if use.cue.entry.lemma in _NAMING and use.cue.form == "ed" and before in "Nn" and line.at(subject.first - 1) not in _OPENING:
        return True
    return line.at(subject.first - 1) == "R" and cue.form in PAST and not same_tense(use.cue, cue)


def _past_subordinate(line: Line, use: Use, cue: Cue) -> Subject | None:
    """Read "While X called for talks, Y left, saying": who speaks behind the clause that opens the line is not its subject."""
    opens = use.subject is not None and line.at(use.subject.first - 1) == "S" and line.at(use.subject.first - 2) in ",Y"
    if cue.form != "ing" or not (opens or opens_with_clause(line)):
        return None
    main = main_subject(line, cue.group)
    return main if main is not None and main.first > use.cue.end and line.at(main.end) in "AYn" else None
