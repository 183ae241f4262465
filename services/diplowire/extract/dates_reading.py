"""The words of one date in, its days out: a bare weekday or a day without a year has a past and a future reading."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from diplowire.extract.dates_calendar import day_of_year, is_day, weekday, weekday_of_week
from diplowire.extract.dates_pattern import MONTHS, NUMBERS, RULES, WEEKDAYS
from diplowire.extract.dates_periods import in_month, in_period, in_year
from diplowire.extract.document import DateMention, DayRange

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

    from diplowire.extract.dates_calendar import Direction

    Words = re.Match[str]
    Reader = Callable[[Words, date | None], DateMention | None]

_UNKNOWN: Final = DayRange(None, None, "unknown")
_DAYS: Final = {day[:3]: number for number, day in enumerate(WEEKDAYS)}
_WEEKS: Final = {"last": -1, "this": 0, "next": 1}
_JUST_NOW: Final = 2  # days: "last Thursday" told on a Friday is not yesterday, "last Monday" is of the same week
_WEEK = 7
_LONG_AGO = 30  # days
_BETWEEN = "between "


def _mention(words: Words, rule: str, past: DayRange, future: DayRange | None = None, end: int | None = None) -> DateMention:
    return DateMention(words.start(), words.end() if end is None else end, past, past if future is None else future, rule)


def _one(day: date | None) -> DayRange:
    if day is None:
        return _UNKNOWN
    iso = day.isoformat()
    return DayRange(iso, iso, "day")


def _range(first: date | None, last: date | None) -> DayRange:
    if first is None or last is None or last < first:
        return _one(first)
    return DayRange(first.isoformat(), last.isoformat(), "range" if last > first else "day")


def _number(word: str) -> int:
    return NUMBERS[word.lower()] if word.lower() in NUMBERS else int(word)


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def _weekday(word: str) -> int:
    return _DAYS[word[:3].lower()]


def _day_number(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _year(words: str | None, near: date | None) -> int | None:
    """Read a year, or "last year" as seen from the day of publication."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    return near.year + _WEEKS[words.split()[0]] if near else None


def _numeric(words: Words, near: date | None) -> DateMention | None:  # noqa: ARG001 - all readers are called alike
    year, month, day = int(words["y"]), int(words["m"]), int(words["d"])
    return _mention(words, "numeric-day", _one(date(year, month, day))) if is_day(year, month, day) else None


def _in_month(words: Words, near: date | None) -> DateMention | None:
    """Read "April 25", "Friday, 25 April 2024"."""
    month, day = _month(words["m"]), _day_number(words["d"])
    named = _weekday(words["w"]) if words["w"] else None
    year = _year(words["y"], near)
    if year is not None:
        return _mention(words, "day-with-year", _one(date(year, month, day))) if is_day(year, month, day) else None
    if near is None or words["y"]:
        return _mention(words, "day-of-month", _UNKNOWN)
    past, future = (_one(day_of_year(near, month, day, side, named)) for side in ("past", "future"))
    return _mention(words, "day-of-month", past, future)


def _days_in_month(words: Words, near: date | None) -> DateMention | None:
    """Read "July 14-16", "30 July to 2 August 2024"; of days that "and" joins only neighbours make a range: "2, 3 and 4 May"."""
    got = words.groupdict()
    first_month, last_month = _month(got.get("m1") or got["m"]), _month(got.get("m2") or got["m"])
    first_day, last_day = _day_number(got["d"]), _day_number(got["d2"])
    between = words.string[max(0, words.start() - len(_BETWEEN)) : words.start()].lower() == _BETWEEN
    before_last = _day_number(got["mid"]) if got["mid"] else first_day
    in_a_row = before_last - first_day == (got["mid"] is not None) and last_day in (before_last + 1, 1)
    apart = got["and"] is not None and not between and not in_a_row
    year, first_year = _year(got["y"], near), _year(got["y1"], near)
    ranges = []
    for side in ("past", "future"):
        first = _first_day(first_month, first_day, first_year or _start_year(year, first_month, last_month), near, side)
        last = first and day_of_year(first, last_month, last_day, "future")
        ranges.append(_one(first) if apart else _range(first, last))
    return _mention(words, "days-of-month", *_unless_on(ranges, near))


def _start_year(year: int | None, first_month: int, last_month: int) -> int | None:
    """Year in which a range begins whose end is in `year`: "December 30 to January 2, 2025"."""
    return year - (first_month > last_month) if year else None


def _first_day(month: int, day: int, year: int | None, near: date | None, side: Direction) -> date | None:
    if year is not None:
        return date(year, month, day) if is_day(year, month, day) else None
    return day_of_year(near, month, day, side) if near else None


def _on_weekday(words: Words, near: date | None) -> DateMention | None:
    """Read "Wednesday", "last Thursday", "Monday of next week", "Wednesday (May 6)"."""
    day = _weekday(words["w"])
    if words["bracket"]:
        within = (RULES[rule].match(words.string, words.start("bracket")) for rule in ("month-day", "day-month"))
        told = next((_in_month(x, near) for x in within if x), None)
        return told._replace(start=words.start(), end=words.end()) if told else None
    if near is None:
        return _mention(words, "weekday", _UNKNOWN)
    week = _WEEKS.get(((words["week"] or words["rel"] or "").lower().split() or [""])[0])
    rel, past = words["rel"] or "", weekday(near, day, "past")
    same_week = rel and week == _WEEKS["last"] and (near - past).days > _JUST_NOW
    if week and not same_week:
        return _mention(words, "weekday-of-week", _one(weekday_of_week(near, day, week)))
    if same_week or rel.endswith("past"):
        return _mention(words, "weekday", _one(past))
    return _mention(words, "weekday", _one(past), _one(weekday(near, day, "future")))


def _on_weekdays(words: Words, near: date | None) -> DateMention | None:
    """Read "Sunday to Tuesday"; of two days that "and" joins only neighbours make a range."""
    if near is None:
        return _mention(words, "weekdays", _UNKNOWN)
    first_day, last_day = _weekday(words["w"]), _weekday(words["w2"])
    if words["and"] and (last_day - first_day) % _WEEK != 1:
        past, future = (_one(weekday(near, first_day, side)) for side in ("past", "future"))
        return _mention(words, "weekday", past, future, words.end("w"))
    ranges = []
    for side in ("past", "future"):
        first = weekday(near, first_day, side)
        if words["week"]:
            first = weekday_of_week(near, first_day, _WEEKS[words["week"].split()[0]])
        ranges.append(_range(first, weekday(first, last_day, "future")))
    return _mention(words, "weekdays", *_unless_on(ranges, near + timedelta(1)))  # "Monday to Wednesday", told on Wednesday


def _unless_on(ranges: Sequence[DayRange], near: date | None) -> tuple[DayRange, DayRange]:
    """Give the past and the future reading of a range; one that has begun and is not over is both."""
    past, future = ranges
    return (past, past) if near and past.end and past.end >= near.isoformat() else (past, future)


def _day_word(words: Words, near: date | None) -> DateMention | None:
    """Read "yesterday", "this morning", "the day after tomorrow"."""
    if near is None:
        return _mention(words, "day-word", _UNKNOWN)
    away = {"yesterday": -1, "tomorrow": 1}.get((words["word"] or "").lower(), 0) - (words["night"] is not None)
    away += {"before": -1, "after": 1}.get(words["side"] or "", 0)
    return _mention(words, "day-word", _one(near + timedelta(away)))


def _days_ago(words: Words, near: date | None) -> DateMention | None:
    return _mention(words, "days-ago", _one(near - timedelta(_number(words["n"])) if near else None))


def _duration(words: Words, near: date | None) -> DateMention | None:  # noqa: ARG001
    """Read "three-day", "day-long", "for two weeks"."""
    count = _number(words["n"] or words["for"] or "one")
    unit = words["unit"] or words["units"] or words["one"]
    days = count * (_WEEK if unit == "week" else 1)
    return _mention(words, "duration", _UNKNOWN)._replace(days=days)


_TOLD_BEFORE = 50  # dates that are looked back at
_IN_THE_DAY = ("in the day", "in the morning", "in the afternoon", "in the evening")


def beside(words: Words, before: Sequence[DateMention], near: date | None) -> DateMention | None:
    """Read "the same day", "two days later" as seen from the last day that the text told; "the same day" is none of several."""
    same = not (words["n"] or words["next"] or words["edge"])
    told = [d for d in reversed(before[-_TOLD_BEFORE:]) if d.past.start and not (same and d.past.precision == "range")]
    if same and near is not None and told and _days_between(told[0], near) > _LONG_AGO:  # a day of the background
        told = [d for d in told if _days_between(d, near) <= _WEEK] or told
    if same and near is not None and words[0].casefold().endswith(_IN_THE_DAY):
        told = sorted(told, key=lambda d: _reached(d, near), reverse=True)  # the day of the news, not one told in passing
    known = told[0] if told else None
    away = 0
    if words["n"]:
        away = _number(words["n"]) * (1 if words["way"] == "later" else -1)
    elif words["next"] or words["edge"]:
        away = -1 if words["next"] == "previous" or words["edge"] == "before" else 1
    if known is None:
        return _mention(words, "beside-a-day", _UNKNOWN)
    past, future = (_shift(reading, away) for reading in (known.past, known.future))
    past, future = _nearer(past, future, near) if same else (past, future)
    if near is not None and words[0].casefold() == "later in the day" and (future.start or "") < near.isoformat():
        future = _one(near)  # "arrived on Thursday. He will meet X later in the day"
    if same and near is not None and told:  # "travels on Friday, it was said on Monday. He will meet X the same day"
        to_come = (d.future for d in told if d.future.precision == "day" and not _is_over(d, near))
        future = next(to_come, future)
    if same and near is not None and (past.start or "") > near.isoformat():
        past = _one(near)  # "will be received on Friday. He had phoned X earlier in the day": what is over was today
    return _mention(words, "beside-a-day", past, future)


def _reached(told: DateMention, near: date) -> str:
    """Latest reading of a day that is not after the day of publication; "" for none."""
    days = (d.start for d in (told.past, told.future) if d.start and d.precision == "day")
    return max((day for day in days if day <= near.isoformat()), default="")


def _is_over(told: DateMention, near: date) -> bool:
    """Tell whether a day is one of the last two before publication, or an earlier one that can't come again."""
    past, future = told.past.start or "", told.future.start or ""
    return future <= near.isoformat() or past >= (near - timedelta(days=2)).isoformat()


def _days_between(told: DateMention, near: date) -> int:
    return min(abs((date.fromisoformat(d.start) - near).days) for d in (told.past, told.future) if d.start)


def _nearer(past: DayRange, future: DayRange, near: date | None) -> tuple[DayRange, DayRange]:
    """Of the two readings of "Thursday" the one that is nearer to the day of publication, where they differ."""
    if near is None or past == future or not past.start or not future.start:
        return past, future
    away = [abs((date.fromisoformat(days.start) - near).days) for days in (past, future) if days.start]
    return (past, past) if away[0] < away[1] else (future, future)


def _shift(days: DayRange, away: int) -> DayRange:
    edge = days.end if away > 0 else days.start
    return _one(date.fromisoformat(edge) + timedelta(away)) if edge else _UNKNOWN


READERS: Final[Mapping[str, Reader]] = {
    "iso-day": _numeric,
    "dotted-day": _numeric,
    "month-day": _in_month,
    "day-month": _in_month,
    "month-day-range": _days_in_month,
    "day-month-range": _days_in_month,
    "weekday": _on_weekday,
    "weekday-range": _on_weekdays,
    "day-word": _day_word,
    "days-ago": _days_ago,
    "duration": _duration,
    "month": in_month,
    "period": in_period,
    "year": in_year,
}
