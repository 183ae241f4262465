"""A cue with its subject in, the attribution out: whether the words said stand after, before or around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements import contents
from diplowire.extract.statements.adjuncts import TIME_NOUNS, past_preposition
from diplowire.extract.statements.closers import content_end
from diplowire.extract.statements.fitting import ATTITUDES, fits, names_subject, receives
from diplowire.extract.statements.listeners import past_listener
from diplowire.extract.statements.paper_subjects import PAPERS
from diplowire.extract.statements.words_before import around, quoted_as

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.found import Case, Found, Subject
    from diplowire.extract.statements.line import Line

_BETWEEN = frozenset("about at for of on over regarding with".split())
_INVITATIONS = frozenset({"invitation", "invitations"})  # "extended an invitation to the minister to visit Oslo"
_WHEN_AND_WHERE = TIME_NOUNS | PAPERS | {"conference", "interview"}
_OPENS_WHEN = frozenset({"at", "during", "in", "on"})
_THINGS = frozenset("DNn#OHRQ")  # what opens behind such a word
_LONG_NOUN = 5
_LONG_ASIDE = 20
_TOLD = frozenset("allegation claim decision idea move offer plan proposal step suggestion".split())
_NEEDS_LISTENER = frozenset({"apprise", "brief", "inform", "notify", "remind", "assure"})
_BEFORE_TIME = frozenset("last this earlier later early late".split())
_SENT = frozenset("greetings congratulations condolences wishes".split())
_OF_SOMETHING = frozenset({"apprise", "inform", "notify", "remind"})
_OF_WHAT = re.compile("fD?n")
_LISTENER_AND_TOPIC = frozenset("ob")
_ABOUT = frozenset({"about", "against"})
_NEEDS = frozenset("need necessity importance urgency".split())
_NEAR = 4
_TOPIC = frozenset("about of on with against".split())


def place(case: Case, subject: Subject) -> Found | None:
    """Decide where the words said stand."""
    cue, carried = case.cue, case.use.carried
    frames = cue.entry.frames
    if frames >= _LISTENER_AND_TOPIC and _told_of(case) and (topic := _topic(case, subject)) is not None:
        return topic
    begin, tie = contents.start(case.line, cue, case.limit)
    if "q" in frames:
        found = quoted_as(case, subject) or around(case, subject, begin, tie) or _as(case, subject, tie)
        if found is not None:
            return found
        if tie == "open":
            return case.found(subject, (), "front-colon", carried=carried)
    if tie in ("", "open"):
        return _topic(case, subject) or (_silent(case, subject, begin) if tie == "" else None)
    about = tie == "clause" and "b" in frames
    if about and (case.line.word(begin) in _TOPIC or case.line.word(cue.end) in _ABOUT or _told_about(case)):
        return _topic(case, subject)
    bare = cue.form == "ing" and cue.group == cue.verb and not carried
    modifies = bare and case.line.word(cue.group - 1) != "as" and "p" not in frames  # "the right calling card"
    if modifies and tie == "clause" and case.line.at(begin) not in "HDN":
        return None
    if receives(case) or names_subject(case, subject, begin) or not fits(case.line, cue, begin, tie):
        return None
    attitude = _attitude(case, begin) if tie == "clause" and "e" in frames else begin
    if attitude > begin:
        return _expressed(case, subject, attitude)
    end = content_end(case, begin)
    only_quoted = end == begin + len(("as", "Q")) and case.line.word(begin) == "as" and case.line.at(begin + 1) == "Q"
    return case.found(subject, ((begin + only_quoted, end),), "front-" + tie, carried=carried)  # "which X described as “…”"


def _told_of(case: Case) -> bool:
    """Tell whether it is "informed him of the steps that his state took": whatever clause follows hangs on the topic."""
    at = past_listener(case.line, case.cue)
    inside = case.cue.entry.lemma in _OF_SOMETHING and _OF_WHAT.search(case.line.classes, case.cue.end, at + 1) is not None
    return at > case.cue.end and (inside or case.line.word(at) == "of")


def _told_about(case: Case) -> bool:
    """Tell whether it is "informed the minister about the reforms carried out": a listener, then the topic."""
    if case.line.word(case.cue.end) == "on" and not _NEEDS.isdisjoint(case.line.low[case.cue.end + 1 : case.cue.end + _NEAR]):
        return True  # "agreed on the need to open the port"
    at = past_listener(case.line, case.cue) if "o" in case.cue.entry.frames else case.cue.end
    on = case.line.word(at) == "on" and case.cue.entry.lemma in _NEEDS_LISTENER  # "briefed him on the steps his state was taking"
    return at > case.cue.end and (on or case.line.word(at) in _ABOUT)


def _attitude(case: Case, begin: int) -> int:
    """Return the atom after the noun of attitude that belongs to the cue ("expressed their readiness"), else `begin`."""
    nouns = [i for i in range(begin, min(begin + _LONG_NOUN, case.line.n)) if case.line.low[i] in ATTITUDES]
    if nouns and case.line.low[nouns[0]] == "need":
        return begin  # "expressed the need to end it": what there is a need of, with the need
    if nouns and case.line.at(nouns[0] + 1) == "f" and case.line.low[nouns[0]] in _SENT:
        return begin  # "conveyed the greetings of the president": whose they are belongs to the words
    owned = nouns and case.line.word(nouns[0] - 1) == "the" and case.line.classes.startswith("fN", nouns[0] + 1)
    if owned or (nouns and "'" in case.line.classes[begin + 1 : nouns[0]]):
        return begin  # "expressed Norway's readiness to help", "the gratitude of Norway for it"
    return (
        nouns[0] + 1
        if nouns and case.line.at(nouns[0] + 1) in "TtPf" and "A" not in case.line.classes[begin : nouns[0]]
        else begin
    )


def _expressed(case: Case, subject: Subject, begin: int) -> Found:
    """Read "expressed confidence that ...", "voiced concern over ..."."""
    line, cue_end = case.line, begin
    if line.word(begin) == "in" and line.word(begin + 2) in PAPERS:  # "expressed gratitude in a tweet to the union"
        begin += len(("in", "a", "tweet"))
    past = begin
    while line.word(past) in _OPENS_WHEN and (further := past_preposition(line, past, line.end)) > past:
        past = further + (line.at(further) == "M")
    if line.at(past) == "T" and (line.at(past - 1) == "M" or not _WHEN_AND_WHERE.isdisjoint(line.low[begin:past])):
        begin = past  # "expressed frustration in an interview on Monday that"
    invited = line.word(begin) == "to" and line.low[begin - 1] in _INVITATIONS and line.at(begin + 1) in "DNO"
    skips = line.at(begin) == "T" or invited or (line.word(begin) in _BETWEEN and line.at(begin + 1) in _THINGS)
    first = begin + 1 if skips and begin + 1 < line.end else begin
    end = content_end(case, first, clause=line.at(begin) == "T")
    found = case.found(subject, ((first, end),), "front-clause", carried=case.use.carried)
    return found._replace(cue_span=(case.cue.group, cue_end))


def is_told_of(line: Line, subject: Subject) -> bool:
    """Tell whether it is what is told, no speaker: "they will meet again, a plan announced in May"."""
    apposed = line.at(subject.first - 1) == "," and line.low[subject.first] in ("a", "an")
    return apposed and line.low[subject.end - 1] in _TOLD


def _as(case: Case, subject: Subject, tie: str) -> Found | None:
    """Read "As X reported, ..."."""
    line, end = case.line, case.cue.end
    if line.word(subject.first - 1) != "as" or tie not in ("", "clause"):
        return None
    comma = line.classes.find(",", end, end + _LONG_ASIDE)
    if comma < 0 or "A" in line.classes[end:comma] or comma + 1 >= line.end or line.word(subject.first - 2) == "even":
        return None
    does = "o" not in case.cue.entry.frames and line.at(end) in "NDn#" and line.low[end] not in _BEFORE_TIME
    if does or any(use.cue.group == comma + 1 for use in case.later[:2]):
        return None  # "as X announced the deal, Y left", "as X praised it, saying"
    return case.found(subject, ((comma + 1, content_end(case, comma + 1)),), "as-front")


def _silent(case: Case, subject: Subject, stop: int) -> Found | None:
    """Read "X agreed.": the words said are the quotation that follows, if one does."""
    speaks = "q" in case.cue.entry.frames and not case.use.carried
    return case.found(subject, (), "silent") if speaks and stop >= case.line.end else None


def _topic(case: Case, subject: Subject) -> Found | None:
    """Read "joked about X", "agreed with X": only what it was about."""
    line, cue = case.line, case.cue
    at = past_listener(line, cue) if "o" in cue.entry.frames else cue.end  # "briefed him on"
    if at == cue.end and cue.entry.lemma in _NEEDS_LISTENER and cue.form == "ed" and cue.group == cue.verb:
        return None  # "a diplomat briefed on the talks"
    if "o" in cue.entry.frames and "f" in line.classes[cue.end : at]:
        at = _of_what(line, cue, at)
    while line.at(at) in "YM":
        at += 1
    if "b" not in cue.entry.frames or line.word(at) not in _TOPIC or line.at(at + 1) not in "DNn#OHRQ":
        return None
    found = case.found(subject, ((at + 1, content_end(case, at + 1, phrase=True)),), "topic", carried=case.use.carried)
    return found._replace(cue_span=(cue.group, at + 1))


def _of_what(line: Line, cue: Cue, at: int) -> int:
    """Return the "of" between a cue and `at` that opens the topic: "informed the minister of the outcome of the talks"."""
    if line.at(at - 1) == "f" or (line.word(at) in _TOPIC and cue.entry.lemma not in _OF_SOMETHING):
        return at
    what = _OF_WHAT.search(line.classes, cue.end, at + 1)
    if what is None:
        return at if line.word(at) in _TOPIC else line.classes.rindex("f", cue.end, at)
    return what.start() if line.word(at) not in _ABOUT else at
