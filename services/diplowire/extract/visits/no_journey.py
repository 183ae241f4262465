"""A noun of travel in its line in, out whether it tells of no single journey: "trips abroad", "no plans for a visit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import MOOTED, is_weighed
from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.tense import outlook

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_NEAR_BY = 4  # chunks of a place before "by"
# Missions that stay in a country: nobody travels.
_STAYING = frozenset(
    "political peacekeeping assistance military training observer monitoring stabilisation stabilization support police civilian "
    "verification diplomatic observation permanent".split()
)
_NO_DATE = re.compile(r"\b[Nn]o (?:date|plans?|decision|timetable|invitation)\b[^.;,]{0,40}$")
# "a visit to Oslo was not on the agenda", "is under consideration"
_NOT_PLANNED = re.compile(
    r"[^.;,“”]{0,90}\b(?:is|was|were) (?:being (?:considered|discussed|mulled|weighed)|under (?:consideration|discussion)"
    r"|not (?:yet )?(?:on the (?:agenda|cards|table)|being (?:planned|considered|discussed)"
    r"|foreseen|planned|possible|scheduled|under consideration))\b"
)
_DOUBTED = frozenset({"being", "not", "under"})
_RUMOURS = frozenset("reports rumours rumors speculation".split())
_NEAR_RUMOUR = 7  # chunks
_TO_PAY = frozenset({"pay", "make", "undertake"})
_HEADLINE = re.compile(r"[av.#C']{0,4}[PRGD](?:[FX]g[av.#]{0,3}P)?,?tm$")  # "Minister X to pay a visit to A"


def tells_of_none(line: Line, rule: str, noun: int, first: int, end: int) -> bool:
    """Tell whether no single journey of somebody is meant: "trips abroad", "no plans for a visit"."""
    goes_on = line.classes[first - 2 : first] == "Xy"  # "his tour will continue with visits to A"
    paid = rule == "visit_to" and (goes_on or line.classes[first - 1 : first] in ("m", "f"))
    if line.word(noun).endswith("s") and rule not in ("next_stop", "stage_in") and not paid:
        return True  # "visits to the shrine", "trips abroad": no single journey; but "paid visits to A", "left for visits to A"
    by = end if rule == "visit_by" else line.classes.find("g", end, end + _NEAR_BY) + 1
    if rule == "visit_by" and by and is_told_of(line, by):
        return True  # "in a rare visit by a European minister": the one just told of
    if rule == "visit_by" and "I" in line.classes[max(0, first - 3) : first]:
        return True  # "will be accompanied on his visit by X"
    if _is_other_thing(line, rule, noun) or _is_mooted(line, first, noun):
        return True
    if line.word(first - 1) in _TO_PAY and line.word(first - 2) == "to" and outlook(line, first - 1) is None:
        return _HEADLINE.match(line.classes, 0, first) is None  # "invited him to pay a visit to A", "wants to pay a visit"
    if not _DOUBTED.isdisjoint(line.words[noun:]) and _NOT_PLANNED.match(line.doc.text, line.row[noun].end, line.row[-1].end):
        return True
    denied = "n" in line.classes[max(0, first - 2) : noun] or "q" in line.classes[max(0, first - 6) : first]
    return denied or _NO_DATE.search(line.doc.text, line.row[0].start, line.row[noun].start) is not None


def _is_other_thing(line: Line, rule: str, noun: int) -> bool:
    """Tell whether the word means no journey: "the mission in Oslo", "the border would stay open", "to visit the gas works"."""
    before, behind = line.classes[noun - 1 : noun], line.classes[noun + 1 : noun + 2]
    if line.word(noun) == "mission":
        return line.word(noun - 1) in _STAYING or rule == "stage_in"  # "reopened its mission in Oslo"
    if line.word(noun) == "stay":
        return before in ("w", "x")  # "the mission will stay in A"
    return rule == "visit" and before in ("t", "w") and behind in tuple(".#aOPRGD'")


def _is_mooted(line: Line, first: int, noun: int) -> bool:
    """Tell whether it is "asked about a possible trip", "considered a visit", "put off a decision on a visit"."""
    near = range(max(0, first - _NEAR_RUMOUR), first)
    if any(line.word(k) in _RUMOURS and line.classes[k - 1 : k] not in ("P", "R") for k in near):
        return True  # "asked about reports on an early trip to A by X"; but "X reports on Y's visit"
    return line.word(noun - 1) in MOOTED or line.word(first + 1) in MOOTED or is_weighed(line, first)


def is_told_of(line: Line, at: int) -> bool:
    """Tell whether an unnamed visitor is put in general words: "a visit by an EU official"."""
    told = listed(line, at)[:1]
    return (
        bool(told)
        and line.classes[told[0]] != "D"
        and line.text(told[0], told[0]).startswith(("a ", "an ", "such a ", "such an "))
    )
