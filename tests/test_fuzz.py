"""The short form of `make fuzz`: some thousand records made of the grammar's own words, and what longer runs have found."""

from __future__ import annotations

from random import Random

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplowire.pipeline import Record, handle
from fuzz.inputs import Bytes, record
from fuzz.laws import check
from fuzz.run import Books
from fuzz.words import passages

_SOME = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

# What broke a promise once, cut down to the words that did it.
_FOUND = {
    "a comma after an article, then a meeting": "President Rui Couto paid a visit during, a, meeting in Oslo on Wednesday.",
    "a comma after a possessive, then a meeting": "Prime Minister Eva Lind discussed fish at their, meeting on Wednesday.",
    "a bracket of nobody's before said": (
        "whisper whispers they-2024 their-; ), said and, 2026 broadcast\ntrade / Portuguese President Rui Couto is expected in "
        "Oslo on Friday."
    ),
    "told that, and nothing": (
        "Portuguese, President  Rui-Couto\non\u200bWednesday,-Portuguese  Foreign Minister Ana Duarte told "
        "NorwegianForeign MinisterLars, Holm, that"
    ),
}


@_SOME
@given(st.randoms(use_true_random=False))
def test_whatever_the_grammars_words_make_keeps_every_promise(choose: Random) -> None:
    check(record(choose))


@pytest.mark.parametrize("seed", range(4))
def test_records_by_the_thousand_keep_every_promise(seed: int) -> None:
    books = Books()
    for number in range(1_500):
        books.try_one(f"short-{seed}-{number}", twice=number % 8 == 0)
    assert not books.broken, books.broken
    # A run that only ever met the first line of defence would prove nothing.
    assert books.events.keys() == {"visit", "meeting", "statement"}
    assert books.outcomes["events"] > 200
    assert {"nothing_to_report", "unsupported_language", "bad_field", "not_json", "not_utf8", "too_deep"} <= books.outcomes.keys()


@pytest.mark.parametrize("body", _FOUND.values(), ids=_FOUND)
def test_what_was_found_is_mended(body: str) -> None:
    check(Record("news.articles", 0, 0, None, orjson.dumps({"body": body, "published_at": "2026-04-26"})))


def test_a_record_is_made_again_from_its_name() -> None:
    assert record(Random("seed-1")) == record(Random("seed-1")) != record(Random("seed-2"))


@given(st.binary(max_size=300))
@_SOME
def test_a_record_is_made_of_any_bytes(data: bytes) -> None:
    assert record(Bytes(data)) == record(Bytes(data))


def test_many_of_the_passages_are_ones_that_the_rules_read() -> None:
    read = [handle(Record("a", 0, 0, None, orjson.dumps({"body": body, "published_at": "2026-03-12"}))) for body in passages()]
    assert sum(outcome.outcome == "events" for outcome in read) > len(read) / 3
