"""Dates of a text: every phrasing of the corpus, and what is no date."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplowire.extract.dates import find_dates
from diplowire.extract.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import DateMention, DayRange

CORPORA = Path(__file__).parent / "corpora"


def _lines(name: str) -> Iterator[str]:
    text = (CORPORA / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _phrasings() -> Iterator[tuple[str, str, tuple[str | None, ...], str]]:
    head: list[str] = []
    for line in _lines("dates.txt"):
        if line.startswith("="):
            head = line[1:].split()
        else:
            expected = tuple(None if x == "-" else x for x in head[2:4])
            yield head[0], head[1], (*expected, head[4]), line


def _found(text: str, published: str | None = "2024-04-26") -> tuple[DateMention, ...]:
    return find_dates(segment(text), published)


def _one(text: str, published: str | None = "2024-04-26") -> DateMention:
    (found,) = _found(text, published)
    return found


@pytest.mark.parametrize(("published", "side", "expected", "line"), list(_phrasings()))
def test_every_phrasing_is_read_as_its_days(published: str, side: str, expected: tuple[str | None, ...], line: str) -> None:
    text = line.replace("[", "").replace("]", "")
    start = line.index("[")
    phrase = line[start + 1 : line.index("]")]
    found = {m.start: m for m in _found(text, None if published == "-" else published)}
    assert start in found, f"nothing at {phrase!r}"
    mention = found[start]
    assert text[start : mention.end] == phrase
    readings: list[DayRange] = [mention.past, mention.future] if side == "both" else [getattr(mention, side)]
    assert [tuple(r) for r in readings] == [expected] * len(readings)


@pytest.mark.parametrize("sentence", list(_lines("nothing_dates.txt")))
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    assert [sentence[m.start : m.end] for m in _found(sentence)] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a three-day visit", 3),
        ("a two-day trip", 2),
        ("a 10-day tour", 10),
        ("a day-long trip", 1),
        ("a weeklong visit", 7),
        ("a week-long visit", 7),
        ("a two-week tour", 14),
        ("He stayed for four days.", 4),
    ],
)
def test_a_duration_counts_its_days(text: str, days: int) -> None:
    assert _one(text).days == days


def test_a_bare_day_on_the_day_of_publication_is_that_day_both_ways() -> None:
    found = _one("They meet on Friday.")
    assert found.past.start == found.future.start == "2024-04-26"


def test_the_year_of_an_archive_article_comes_from_its_publication() -> None:
    assert _one("He arrived on July 6.", "1996-07-08").past.start == "1996-07-06"


def test_a_weekday_beside_a_date_picks_the_year_in_which_both_agree() -> None:
    found = _one("He will speak on Wednesday, April 24.")
    assert found.past.start == found.future.start == "2024-04-24"


def test_a_day_that_no_calendar_has_is_not_resolved() -> None:
    assert _one("It happened on June 31.").past.start is None


def test_a_publication_day_that_is_none_leaves_weekdays_open() -> None:
    assert _one("It happened on Monday.", "yesterday").past.start is None


def test_two_dates_of_a_sentence_are_two_mentions() -> None:
    text = "He arrives on Monday and leaves on April 30."
    assert [text[m.start : m.end] for m in _found(text)] == ["Monday", "April 30"]


def test_a_date_after_another_without_a_day_before_it_stays_open() -> None:
    assert _one("They met the same day.").past.start is None


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(2100, 1, 1)), st.integers(0, 300))
def test_a_day_written_with_its_year_is_always_that_day(published: date, away: int) -> None:
    day = published - timedelta(away)
    text = f"It was signed on {day:%B} {day.day}, {day.year}."
    assert _one(text, published.isoformat()).past.start == day.isoformat()


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(2100, 1, 1)), st.sampled_from(range(7)))
def test_a_weekday_lies_within_six_days(published: date, day: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day]
    found = _one(f"It was signed on {name}.", published.isoformat())
    past, future = date.fromisoformat(found.past.start or ""), date.fromisoformat(found.future.start or "")
    assert timedelta(0) <= published - past < timedelta(7)
    assert timedelta(0) <= future - published < timedelta(7)
    assert past.weekday() == future.weekday() == day


@given(st.text(max_size=300))
def test_any_text_gives_mentions_inside_it_in_order(text: str) -> None:
    found = _found(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("piece", ["Monday ", "May", "July 6-", "the day after ", "20 ", "a three-day "])
def test_the_worst_text_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(re.search(r"\w", text[m.start : m.end]) for m in _found(text))
