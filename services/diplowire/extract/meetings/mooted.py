"""Words of a meeting in their line in, whether it is only offered, sought, being arranged or recalled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import MOOTED, is_weighed
from diplowire.extract.frames.when import EXACT

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_MOST_AUXILIARIES = 4
_SOUGHT = frozenset("secure securing seek seeking sought request requesting requested".split())
_CALLING = frozenset("appealed appealing appeals asked asking asks called calling calls pressed pressing pushed pushing".split())
_RUMOURS = frozenset("claims reports rumors rumours speculation".split())
_READY = frozenset("basis conditions grounds need prepared ready reason ripe room".split())
_HINTING = frozenset({"hinted", "hinting", "hints"})
_OFFERED = frozenset("ready willing prepared offered offers offering proposed proposes".split())
_AGREED = frozenset("agreed decided pledged vowed resolved".split())
_HALTING = frozenset(
    "break breaking broke broken cease ceased ceasing freeze freezing froze frozen halt halted halting halts stop stopped "
    "stopping suspend suspended suspending suspends".split()
)
_NEAR_VERB = 4  # chunks
_POSSIBLE = frozenset(
    "crucial desirable essential good helpful impossible necessary needed pointless possible premature productive "
    "unlikely unnecessary unthinkable useful vital welcome".split()
)
_WEIGHED = frozenset({"considered", "discussed", "mooted", "mulled", "weighed"})
_TOPIC = re.compile(r"[dgu][.&oa]{1,6}(?=[bh])")  # "talks between A and B on fish have stalled"
_STALLED = frozenset({"deadlocked", "dragged", "frozen", "stalled", "stuck"})
_ROUNDS = frozenset({"meeting", "round", "session"})
_SAYING = frozenset({"say", "disclose", "reveal", "specify", "know"})
_WHETHER = frozenset({"when", "whether", "if", "where"})
_ANY_NUMBER = frozenset("any few fewer many no numerous several some".split())
_ABROAD = frozenset({"foreign", "world", "visiting"})
_SPANS = frozenset({"days", "weeks", "months", "years"})
_YEARS = frozenset({"decades", "generations", "months", "years"})
_SEVERAL = frozenset("countless many multiple numerous several".split())
_SPELLS = frozenset("day week fortnight month months quarter spring summer autumn winter year years".split())
_AS_PLANNED = (["planned"], ["scheduled"], ["expected"])
_SHORT_CLAUSE = 12  # chunks
_LONG_ASIDE = 14  # chunks


def is_offered(line: Line, first: int) -> bool:
    """Tell whether a meeting is only offered: "ready to organise a meeting of"; not "is to organise", "agreed to organise"."""
    hosts = first - 1 if line.classes[first - 1 : first] == "8" else -1
    if hosts > 1 and line.classes[hosts - 1] == "t" and line.word(hosts - 2) in _OFFERED:
        return True  # "ready to host talks between"
    if line.classes[first - 1 : first] == "t" and line.word(first - 2) == "open":
        return True  # "was open to talks with"
    if line.word(first - 1) in ("about", "of") and line.word(first - 2) in _RUMOURS:
        return True  # "dismissed rumours of a meeting with"
    if line.word(first - 1) == "at" and line.word(first - 2) in _HINTING:
        return True
    if line.word(first - 1) == "for" and line.word(first - 2) in _READY:
        return True  # "was ready for talks with"
    if line.classes[max(0, first - 2) : first] != "t." or line.word(first) not in ("a", "an", "another"):
        return False
    return line.classes[max(0, first - 3) : first - 2] not in ("b", "e", "w")


def is_only_possible(line: Line, at: int) -> bool:
    """Tell whether it is "a meeting with X was possible", "is being considered", its verb at a chunk."""
    topic = _TOPIC.match(line.classes, at)
    end = at = topic.end() if topic else at
    while end < min(len(line.classes), at + _MOST_AUXILIARIES) and line.classes[end] in "whbnvx":
        end += 1
    stalled = line.word(end) in _STALLED and "T" not in line.classes[end:]
    weighed = line.word(end - 1) == "being" and line.word(end) in _WEIGHED
    return end > at and (line.word(end) in _POSSIBLE or stalled or weighed or "x" in line.classes[at:end])


def is_agreed_on(line: Line, verb: int, end: int) -> bool:
    """Tell whether talks are only agreed on: "agreed to start negotiations on trade this autumn", without a day."""
    agreed = line.classes[verb - 1 : verb] == "t" and line.word(verb - 2) in _AGREED
    again = "again" in line.words[verb + 1 : verb + 1 + _LONG_ASIDE]  # "agreed to meet again soon"
    if agreed and again and line.classes[verb] in "10" and line.classes[end : end + 1] not in tuple("PRGD"):
        return {*"TLO457"}.isdisjoint(line.classes[verb + 1 : verb + 1 + _LONG_ASIDE])
    if not agreed or line.classes[verb] not in "m3":
        return False
    if is_next_round(line, end):
        return False
    days = (line.doc.dates[line.row[k].ref] for k in range(verb, min(end + _LONG_ASIDE, len(line.row))) if line.classes[k] == "T")
    return not any(day.future.precision in EXACT for day in days)


def is_next_round(line: Line, end: int) -> bool:
    """Tell whether it is "to hold the next round in Oslo": agreed on, and where; not that of some body."""
    return line.word(end - 2) == "next" and line.word(end - 1) in _ROUNDS and line.classes.startswith("iL", end)


def is_not_told(line: Line, verb: int) -> bool:
    """Tell whether nobody says when or whether there is a meeting: "would not say when the ministers will sit down"."""
    if _SAYING.isdisjoint(line.words[max(0, verb - _LONG_ASIDE) : verb]):
        return False
    says = next((k for k in range(verb - 1, max(0, verb - _LONG_ASIDE), -1) if line.word(k) in _SAYING), 0)
    return says > 0 and line.classes[says - 1] == "n" and line.word(says + 1) in _WHETHER


def is_sought(line: Line, first: int, noun: int) -> bool:
    """Tell whether meetings are only sought: "unable to secure enough meetings with leaders", "called for talks".

    So is "a possible summit".
    """
    if line.word(first - 1) == "for" and line.word(first - 2) in _CALLING:
        return True
    if line.classes[first - 1 : first] == "%" or (line.word(first - 1) == "from" and line.word(first - 2) == "away"):
        return True  # "wants direct talks with X", "walked away from talks with X"
    if is_weighed(line, first) or (line.word(first - 1) == "to" and line.word(first - 2) == "invited"):
        return True
    sought = not _SOUGHT.isdisjoint(line.words[max(0, first - 2) : noun])
    return sought or not MOOTED.isdisjoint(line.words[first:noun])


def is_halted(line: Line, first: int, noun: int) -> bool:
    """Tell whether somebody breaks off all that there is of talks, no single ones: "is halting all dialogue with X"."""
    if _HALTING.isdisjoint(line.words[max(0, first - _NEAR_VERB) : first + 1]):
        return False
    return line.word(noun) == "dialogue" or "all" in line.words[max(0, first - 1) : noun]


def is_recalled(line: Line, verb: int) -> bool:
    """Tell whether a meeting is only recalled: "came from Oslo, where he met X", without a day."""
    if line.words[verb - 1 : verb + 1] == ["first", "met"] and {*"T,&L"}.isdisjoint(line.classes[verb : verb + _LONG_ASIDE]):
        return True  # "first met X when both were students"
    if "how" in line.words[max(0, verb - _NEAR_VERB) : verb]:
        return True  # "remembered how she had met X"
    wall = line.classes.rfind("W", 0, verb)
    return wall > 0 and "T" not in line.classes[wall:] and re.search(r"r[CL],?$", line.classes[:wall]) is not None


def is_days_before(line: Line, verb: int) -> bool:
    """Tell whether it is "X went there, weeks after holding talks with Y": what lies back, on no day."""
    return (
        line.word(verb - 1) == "after" and line.word(verb - 2) in _SPANS and line.classes[verb - 3 : verb - 2] not in ("#", "a")
    )


def is_said_beside(line: Line, end: int) -> bool:
    """Tell whether it is "the council met on Monday, with the envoy warning that": he speaks there, and is nobody's partner.

    `end` is the chunk behind "with".
    """
    if line.classes[end - 2] != ",":
        return False
    comma = line.classes.find(",", end)
    stop = min(comma if comma > 0 else len(line.classes), end + _LONG_ASIDE)
    return any(line.word(k).endswith("ing") and line.classes[k] in ".s" for k in range(end, stop))


def is_of_any_state(line: Line, at: int) -> bool:
    """Tell whether guests are of no state in particular: "receives few foreign leaders", "met several world leaders"."""
    if line.classes[at] != "G" or line.mention(at).country or line.mention(at).institution:
        return False
    words = line.text(at, at).split()
    counted = _ANY_NUMBER & {line.word(at - 1), *words[:1]}
    return bool(counted) and not _ABROAD.isdisjoint(words[:3])


def is_habit(line: Line, end: int) -> bool:
    """Tell whether people meet again and again: "meet every year", "has met X several times over the years"."""
    return _is_held_every_year(line, end) or _is_of_many(line, end) or _is_of_years(line, end)


def _is_of_years(line: Line, end: int) -> bool:
    """Tell whether it is "have held talks for decades"."""
    near = line.words[end : end + _SHORT_CLAUSE]
    at = next((k for k, word in enumerate(near) if word in _YEARS), 0)
    return at > 0 and "for" in near[max(0, at - 2) : at] and "T" not in line.classes[end : end + at]


def _is_held_every_year(line: Line, end: int) -> bool:
    """Tell whether it is "meet every year", "hold talks with X every month"."""
    if "every" not in line.words[end : end + _SHORT_CLAUSE]:
        return False
    at = line.words.index("every", end)
    years = not _SPELLS.isdisjoint(line.words[at : at + len("every two years".split())])
    return years and {*";,WHT"}.isdisjoint(line.classes[end:at])


def _is_of_many(line: Line, end: int) -> bool:
    """Tell whether it is "has met X several times over the years"."""
    near = line.words[end : end + _SHORT_CLAUSE]
    return "times" in near and near[near.index("times") - 1] in _SEVERAL and "T" not in line.classes[end : end + _SHORT_CLAUSE]


def is_given_up(line: Line, verb: int) -> bool:
    """Tell whether it is "will no longer meet X", "will not meet X on Friday as planned"."""
    if line.words[verb - 2 : verb] == ["no", "longer"]:
        return "w" in line.classes[max(0, verb - 4) : verb - 2]
    near = line.words[verb : verb + _SHORT_CLAUSE]
    return line.classes[verb - 2 : verb] == "wn" and "as" in near and near[near.index("as") + 1 :][:1] in _AS_PLANNED
