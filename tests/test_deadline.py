"""An article that takes too long costs its seconds once: it becomes a dead letter, whatever the rules are busy with."""

from __future__ import annotations

import gc
import re
import threading
import time
from typing import TYPE_CHECKING

import orjson
import pytest

from diplowire import pipeline
from diplowire.cli.sample import sample_article
from diplowire.pipeline import Limits, Record, handle
from diplowire.stream.deadline import handle_in_time

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = orjson.loads(sample_article())["body"]


def _record(body: str) -> Record:
    return Record("news.articles", 1, 9, b"key", orjson.dumps({"id": "long", "body": body}), (("trace", b"1"),))


LONG = _record(BODY * (150_000 // len(BODY)))


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    """An alarm that falls into a finaliser is swallowed until it rings again; what other tests left is not finalised here."""
    gc.disable()
    yield
    gc.enable()


def test_an_article_that_takes_too_long_is_a_dead_letter_with_its_bytes_untouched() -> None:
    outcome = handle_in_time(LONG, Limits(), 0.02)
    (letter,) = outcome.messages
    assert (outcome.outcome, outcome.code, outcome.stage) == ("dead_letter", "too_slow", "extract")
    assert (letter.topic_role, letter.key, letter.value, letter.headers[:1]) == ("dead", b"key", LONG.value, LONG.headers)
    assert outcome.detail is not None
    assert outcome.detail.startswith("not read within 0.02 s")


def test_an_article_in_time_is_handled_as_ever_and_the_alarm_is_off_afterwards() -> None:
    record = _record(BODY)
    assert handle_in_time(record, Limits(), 5) == handle(record)
    handle_in_time(record, Limits(), 0.5)
    busy_until = time.process_time() + 0.7
    while time.process_time() < busy_until:
        pass


def test_the_next_article_after_one_that_took_too_long_is_whole() -> None:
    record = _record(BODY)
    for _ in range(20):
        assert handle_in_time(LONG, Limits(), 0.005).code == "too_slow"
        assert handle_in_time(record, Limits(), 5) == handle(record)


def test_a_pattern_that_would_run_for_years_is_interrupted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def runaway(*_: object, **__: object) -> None:
        re.match(r"(a+)+$", "a" * 60 + "b")

    monkeypatch.setattr(pipeline, "extract", runaway)
    assert handle_in_time(_record("Ministers met."), Limits(), 0.1).code == "too_slow"


def test_in_another_thread_an_article_is_handled_without_a_limit() -> None:
    found = []
    thread = threading.Thread(target=lambda: found.append(handle_in_time(_record(BODY * 20), Limits(), 0.001)))
    thread.start()
    thread.join()
    assert found[0].outcome == "events"
