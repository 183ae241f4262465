"""How long a journey lasts: a line in, the number of days that it tells out, and the last day of a stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

# What a number of days is of, when no journey lasts so long.
# "One day after taking office" is no duration.
_NO_JOURNEY = frozenset(
    "truce ceasefire cease-fire deadline ultimatum extension pause strike curfew after ago before earlier later".split()
)


_IN_HOURS = {"24-hour": 1, "48-hour": 2, "72-hour": 3}
_NOUNS = frozenset("SJK")
_OTHER_TIME = frozenset({"after", "before", "following"})
_LONG_PHRASE = 6  # chunks: "after a two-day official visit"


def own_words(line: Line, verb: int, first: int) -> int:
    """Where a verb's own words begin: "and left for Oslo" behind "wrapped up her two-day visit to Peru"."""
    joint = line.classes.rfind("&", first, verb)
    alone = joint > 0 and not line.classes[joint + 1 : verb].strip("vwhbT") and line.classes[verb] not in _NOUNS
    return joint if alone and not _NOUNS.isdisjoint(line.classes[first:joint]) else first


def duration(line: Line, first: int, end: int) -> tuple[int, int] | None:
    """Chunk and number of days of a duration ("three-day") between two chunks."""
    for k in line.all_of("T", first, end):
        if (days := line.doc.dates[line.row[k].ref].days) and line.word(k + 1) not in _NO_JOURNEY:
            return k, days
    # "a 48-hour visit"
    return next(
        ((k, _IN_HOURS[line.word(k)]) for k in range(first, end) if line.word(k) in _IN_HOURS and _is_of_journey(line, k)), None
    )


def _is_of_journey(line: Line, at: int) -> bool:
    return not _NOUNS.isdisjoint(line.classes[at + 1 : at + 4])


def own_end(line: Line, verb: int, end: int) -> int:
    """Where what a verb tells ends: before "after a two-day visit to Peru" behind "arrived in Oslo"."""
    for k in range(verb + 1, end):
        if line.word(k) in _OTHER_TIME and not _NOUNS.isdisjoint(line.classes[k : k + _LONG_PHRASE]):
            return k
    return end


def last_day(start: str, days: int) -> str:
    """Last day of a stay of so many days."""
    return (date.fromisoformat(start) + timedelta(days=days - 1)).isoformat()
