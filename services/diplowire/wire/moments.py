"""A date as publishers write it goes in; an ISO 8601 day or moment comes out, or None where it can't be read.

The offset is kept as given: "on Wednesday" counts from the day where the article was published, not from the day in Greenwich.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}\Z")
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})\Z")  # year first only: 4/5/2024 is two different days
_ZONE_WORD = re.compile(r"\s*(?:UTC|GMT|Z)\Z")
_GO_TAIL = re.compile(r"\s[+-]\d{4}(?=\s[A-Z]{3,4}\Z)")  # 2024-04-26 10:00:00 +0000 UTC
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})\Z")
_MONTHS = ("january february march april may june july august september october november december").split()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 60  # characters that a date may take
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
# Seconds since 1970 lie between these for 1973 to 2199; the same count in ms, µs and ns is 10^3, 10^6 and 10^9 larger.
_FIRST_SECOND, _LAST_SECOND = 10**8, 7.26e9


def read_moment(value: object) -> str | None:
    """The day (where no time is given) or moment, in ISO 8601; None if it is no date that has only one reading."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value[:_LONGEST].split())
    if text.isdecimal() and text.isascii() and len(text) in range(9, 20) and not _DAY.match(text):
        return _from_epoch(int(text))
    return _from_iso(text) or _from_words(text) or _from_mail(text)


def day_of(moment: str | None) -> str | None:
    """The day of a moment that `read_moment` gave."""
    return moment[:10] if moment else None


def as_timestamp(moment: str | None, record_ms: int | None) -> str | None:
    """RFC 3339, which wants a time and a zone: midnight and UTC where the article has none; else the record's own time."""
    if moment is None:
        return None if record_ms is None else _from_epoch_ms(record_ms)
    when = datetime.fromisoformat(moment)
    return _iso(when if when.tzinfo else when.replace(tzinfo=UTC))


def _from_epoch(number: float) -> str | None:
    for unit in (1, 10**3, 10**6, 10**9):
        if _FIRST_SECOND <= number / unit <= _LAST_SECOND:
            return _iso(_EPOCH + timedelta(seconds=number / unit))
    return None


def _from_epoch_ms(number: int) -> str | None:
    seconds = number / 1000
    return _iso(_EPOCH + timedelta(seconds=seconds)) if 0 <= seconds <= _LAST_SECOND else None


def _from_iso(text: str) -> str | None:
    if slashes := _SLASHES.match(text):
        return _day(int(slashes[1]), int(slashes[2]), int(slashes[3]))
    try:
        if _DAY.match(text):
            return _checked(date.fromisoformat(text))
        bare = _ZONE_WORD.sub("", _GO_TAIL.sub("", text))
        when = datetime.fromisoformat(bare)
        return _checked(when.replace(tzinfo=UTC) if bare != text and when.tzinfo is None else when)
    except ValueError:
        return None


def _from_words(text: str) -> str | None:
    if found := _MONTH_FIRST.match(text):
        month, day, year = found.groups()
    elif found := _DAY_FIRST.match(text):
        day, month, year = found.groups()
    else:
        return None
    name = month.lower()
    numbers = [i for i, full in enumerate(_MONTHS, 1) if full.startswith(name) or name == "sept" == full[:4]]
    return _day(int(year), numbers[0], int(day)) if len(numbers) == 1 else None


def _from_mail(text: str) -> str | None:
    # RFC 822 as in RSS; the standard library fails on some nonsense with more than ValueError.
    if not any(character.isdigit() for character in text):
        return None
    try:
        return _checked(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return _checked(date(year, month, day))
    except ValueError:
        return None


def _checked(when: date) -> str | None:
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return None
    return _iso(when) if isinstance(when, datetime) else when.isoformat()


def _iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
