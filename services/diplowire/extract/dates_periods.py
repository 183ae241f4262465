"""The words of a week, month, season or year in, out its last day and how exact that is: which day of it is meant, nobody says.

`start` stays empty, since the text gives no day; `end` is the last day that can be meant, so that what lies back
can be told from what is to come.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from diplowire.extract.dates_calendar import weekday, weekday_of_week
from diplowire.extract.dates_pattern import MONTHS, NUMBERS
from diplowire.extract.document import DateMention, DayRange

if TYPE_CHECKING:
    import re

    from diplowire.extract.dates_calendar import Direction
    from diplowire.model import Precision

    Words = re.Match[str]

_AWAY: Final = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}
_SUNDAY, _DECEMBER, _MONTHS_A_YEAR = 6, 12, 12


def _mention(words: Words, rule: str, precision: Precision, past: date | None, future: date | None) -> DateMention:
    ends = [DayRange(None, day.isoformat() if day else None, precision) for day in (past, future)]
    return DateMention(words.start(), words.end(), ends[0], ends[1], rule)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_from(near: date, months: int) -> date:
    """Last day of the month that is so many months away."""
    years, month = divmod(near.month - 1 + months, _MONTHS_A_YEAR)
    return _end_of_month(near.year + years, month + 1)


def in_period(words: Words, near: date | None) -> DateMention:
    """Read "next week", "earlier this month", "over the weekend", "two years ago"."""
    unit = (words["unit"] or words["end"] or words["in"] or words["ago"]).rstrip("s")
    precision: Precision = "week"
    if unit in ("month", "year"):
        precision = "month" if unit == "month" else "year"
    elif not unit.startswith("week"):
        precision = "season"
    if near is None or precision == "season":
        return _mention(words, "period", precision, None, None)
    if unit == "weekend" and not words["rel"]:
        return _mention(words, "period", "week", weekday(near, _SUNDAY, "past"), weekday(near, _SUNDAY, "future"))
    away = _AWAY.get((words["rel"] or "this").lower().split()[-1], 0)
    if words["ago"]:
        count = words["n"].lower()
        away = -(NUMBERS[count] if count in NUMBERS else int(count))
    end = _period_end(near, unit, away)
    if words["early"] and words["early"].lower() == "earlier":
        end = min(end, near)
    return _mention(words, "period", precision, end, end)


def _period_end(near: date, unit: str, away: int) -> date:
    if unit == "year":
        return date(near.year + away, _DECEMBER, 31)
    if unit == "month":
        return _months_from(near, away)
    return weekday_of_week(near, _SUNDAY, away)


def in_month(words: Words, near: date | None) -> DateMention:
    """Read "in November", "early June", "July last year", "April 2024"."""
    month = MONTHS.index((words["m"] or words["m2"])[:3].lower()) + 1
    year = _year(words["y"] or words["y2"], near)
    if year is not None:
        end = _end_of_month(year, month)
        return _mention(words, "month", "month", end, end)
    if near is None:
        return _mention(words, "month", "month", None, None)
    past, future = _nearest_month(near, month, "past"), _nearest_month(near, month, "future")
    rel = (words["rel"] or "").lower()
    if rel == "last":
        past = future = _end_of_month(near.year - 1, month) if month == near.month else past
    return _mention(words, "month", "month", future if rel == "next" else past, future)


def _nearest_month(near: date, month: int, side: Direction) -> date:
    """Last day of the nearest such month: begun by `near` for the past, not over by then for the future."""
    if side == "past":
        return _end_of_month(near.year - (month > near.month), month)
    return _end_of_month(near.year + (month < near.month), month)


def in_year(words: Words, near: date | None) -> DateMention:  # noqa: ARG001 - all readers are called alike
    """Read "in 2019"."""
    end = date(int(words["y"]), _DECEMBER, 31)
    return _mention(words, "year", "year", end, end)


def _year(words: str | None, near: date | None) -> int | None:
    if not words:
        return None
    if words.isdigit():
        return int(words)
    return near.year + {"last": -1, "this": 0, "next": 1}[words.split()[0]] if near else None
