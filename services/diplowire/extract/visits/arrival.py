"""The noun "arrival" in its line in, the visit that it tells of out: "said on arrival in Oslo", "after her arrival on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_group, listed
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.people import meant_by_possessive, owner
from diplowire.extract.frames.tense import surroundings
from diplowire.extract.frames.when import EXACT
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.noun_phrase import phrase_start
from diplowire.extract.visits.stops import stops

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.stops import Stopover
    from diplowire.model import Status

_ARRIVED = frozenset({"after", "following", "on", "since", "upon"})
_TO_COME = frozenset({"before", "until"})
_AWAIT = frozenset("await awaited awaiting awaits expect expected expecting expects".split())
_HIS_OR_HER = frozenset({"her", "his", "their"})
_MEETS = frozenset("1389")
_OPENING = 3  # chunks before a phrase at the head of a sentence: "Shortly after her arrival"


def by_arrival(line: Line, rule: str, noun: int, end: int) -> Found | None:
    """Read "said on arrival in Oslo", "was met on his arrival here", "Soon after her arrival on Monday, X met"."""
    if rule == "arrival_of":
        return _of_somebody(line, noun, end)
    first = phrase_start(line, noun)
    owned = owner(line, first)
    before = line.word(first - 1 - len(owned))
    status: Status | None = "ongoing" if before in _ARRIVED else "planned" if before in _TO_COME else None
    if status is None:
        return None
    places = stops(line, end)
    whose, visitors = _of_two(line, first, places) or _who_arrives(line, first, noun, owned)
    if not visitors:
        return None
    at_once = before in ("on", "upon") and not _MEETS.isdisjoint(line.classes[:first]) and surroundings(line, first) == "past"
    sure = at_once or line.classes[first - 2 : first - 1] in ("s", "2") or "T" in line.classes[noun + 1 : noun + 4]
    return Found(rule, line, noun, end, visitors, places, status, whose, sure=sure)


def _of_somebody(line: Line, noun: int, end: int) -> Found | None:
    """Read "after the arrival of X in Oslo", "The arrival of X on Monday drew crowds", "ahead of the arrival of X"."""
    visitors = listed(line, behind_group(line, end))
    if not visitors:
        return None
    first, last = phrase_start(line, noun), visitors[-1]
    before, time = line.word(first - 1), surroundings(line, noun)
    told = line.all_of("T", last if before not in _ARRIVED else 0, len(line.row))
    dated = any(line.doc.dates[line.row[k].ref].past.precision in EXACT for k in told)
    coming = (
        before in _TO_COME or line.words[max(0, first - 2) : first] == ["ahead", "of"] or before in _AWAIT or time == "future"
    )
    status: Status | None = "planned" if coming else "ongoing" if before in _ARRIVED or dated else None
    places = stops(line, last + 2) if line.classes[last + 1 : last + 2] in ("i", "t") else ()
    long_ago = not dated and "T" in line.classes  # "since the arrival of X in 2014"
    found = status is not None and not long_ago and bool(places or dated)
    return Found("arrival_of", line, noun, last + 1, visitors, places, status or "ongoing", line) if found else None


def _of_two(line: Line, first: int, places: tuple[Stopover, ...]) -> tuple[Line, tuple[int, ...]] | None:
    """Give B of "A met B upon his arrival in Oslo": the one of the two who is not at home there."""
    if line.word(first) not in _HIS_OR_HER or not places:
        return None
    before = [k for k in range(first) if line.classes[k] in "PR" and line.actors(k)]
    guests = [k for k in before if all(a.country not in (None, places[0].country) for a in line.actors(k))]
    return (line, (guests[0],)) if len(guests) == 1 < len(before) else None


def _who_arrives(line: Line, first: int, noun: int, owned: tuple[int, ...]) -> tuple[Line, tuple[int, ...]]:
    """Chunks of those whose arrival it is, with their line."""
    if owned:
        return line, owned
    if first <= _OPENING and (named := subject_after(line, noun + 1, ())):
        return line, named
    if line.word(first) in _HIS_OR_HER:
        before = [k for k in range(first) if line.classes[k] in "PR"]
        people = {a.id for k in before for a in line.actors(k)}
        return (line, (before[0],)) if len(people) == 1 else meant_by_possessive(line, first)
    return line, main_subject(line, noun) if first == noun else ()
