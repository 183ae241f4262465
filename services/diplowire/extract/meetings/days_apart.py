"""A meeting told to be so many days before another deed in, its day out: "saw A on Tuesday, a day after talks with B"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplowire.extract.document import DayRange
from diplowire.extract.frames.when import Day

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_HOW_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_DAYS = frozenset({"day", "days"})
_NEAR = 4  # chunks between "after" and the verb or noun: "after he had held"
_LONG_CLAUSE = 20  # chunks


def days_before(line: Line, verb: int) -> Day | None:
    """Give the day of a past meeting whose verb or noun is chunk `verb`; None where it is not told so."""
    at = next((k for k in range(verb - 1, max(1, verb - 1 - _NEAR), -1) if line.words[k] == "after"), 0)
    away = _HOW_MANY.get(line.word(at - 2)) if at and line.word(at - 1) in _DAYS else None
    dated = line.all_of("T", max(0, at - _LONG_CLAUSE), at) if away else []
    told = line.doc.dates[line.row[dated[-1]].ref].past if dated else None
    if away is None or told is None or told.precision != "day" or told.start is None:
        return None
    day = (date.fromisoformat(told.start) - timedelta(away)).isoformat()
    return Day(dated[-1], DayRange(day, day, "day"))
