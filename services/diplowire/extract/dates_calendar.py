"""Weekdays, months and the day of publication in, calendar days out; nothing here knows any words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future"]

_WEEK = 7
_LEAP_DAY = 29
# A 29 February is at most eight years away (1900 was no leap year).
_YEARS = 9


def weekday(near: date, day: int, direction: Direction) -> date:
    """Nearest day of the week (Monday is 0), not after `near` for the past, not before it for the future."""
    if direction == "past":
        return near - timedelta((near.weekday() - day) % _WEEK)
    return near + timedelta((day - near.weekday()) % _WEEK)


def weekday_of_week(near: date, day: int, weeks: int) -> date:
    """Day of the week (Monday is 0) in the week that is so many weeks away; weeks begin on Monday."""
    return near - timedelta(near.weekday()) + timedelta(day + _WEEK * weeks)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    return day < _LEAP_DAY or day <= monthrange(year, month)[1]


def day_of_year(near: date, month: int, day: int, direction: Direction, week_day: int | None = None) -> date | None:
    """Nearest such day of a month in a direction; with a weekday the nearest year in which both agree, in any direction."""
    if week_day is not None and (agreeing := _agreeing(near, month, day, week_day)):
        return agreeing
    step = -1 if direction == "past" else 1
    for year in range(near.year, near.year + step * _YEARS, step):
        if is_day(year, month, day):
            found = date(year, month, day)
            if found == near or (found < near) == (step < 0):
                return found
    return None


def _agreeing(near: date, month: int, day: int, week_day: int) -> date | None:
    """Day within a year of `near` that falls on the weekday."""
    days = (date(year, month, day) for year in (near.year, near.year - 1, near.year + 1) if is_day(year, month, day))
    return next((found for found in days if found.weekday() == week_day), None)
