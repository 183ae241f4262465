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
_OPENING = 1  # chunk of "day"
_THE = frozenset({"the", "their", "this"})
_LONG_CLAUSE = 20  # chunks


def days_before(line: Line, verb: int) -> Day | None:
    """Give the day of a past meeting whose verb or noun is chunk `verb`; None where it is not told so."""
    at, away = _days_away(line, verb)
    opens = at - 1 == _OPENING  # "A day after meeting X, Y left on Tuesday"
    dated = line.all_of("T", *((at, at + _LONG_CLAUSE) if opens else (max(0, at - _LONG_CLAUSE), at))) if away else []
    told = line.doc.dates[line.row[dated[-1]].ref].past if dated else None
    if told is None or told.precision != "day" or told.start is None:
        return None
    return Day(dated[-1], _earlier(told.start, away))


def days_before_last(line: Line, verb: int, last: str) -> Day | None:
    """Give the day of "The meeting came a day after X met Y" from the day of the meeting told of last."""
    at, away = _days_away(line, verb)
    meant = away and "T" not in line.classes and line.word(0) in _THE and line.classes[1] in "457"
    return Day(at - 1, _earlier(last, away)) if meant else None


def _days_away(line: Line, verb: int) -> tuple[int, int]:
    """Chunk of "after" in "two days after X met Y", and how many days it is; 0 and 0 where it is not told so."""
    at = next((k for k in range(verb - 1, max(1, verb - 1 - _NEAR), -1) if line.words[k] == "after"), 0)
    away = _HOW_MANY.get(line.word(at - 2), 0) if at and line.word(at - 1) in _DAYS else 0
    return (at, away) if away else (0, 0)


def _earlier(day: str, away: int) -> DayRange:
    before = (date.fromisoformat(day) - timedelta(away)).isoformat()
    return DayRange(before, before, "day")
