"""The service as a function of bytes: every record ends in exactly one way, and with the messages that belong to it."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from diplowire import pipeline
from diplowire.pipeline import Limits, Outcome, Record, handle

_SAMPLE = (Path(pipeline.__file__).parent / "sample" / "astana.txt").read_text("utf-8")
_EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples" / "article"
_TRACE = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),)


def _record(value: object, *, headers: tuple[tuple[str, bytes | None], ...] = ()) -> Record:
    raw = value if value is None or isinstance(value, bytes) else orjson.dumps(value)
    return Record("news.articles", 2, 17, b"key", raw, headers, 1777197600000)


def _sample(**more: object) -> Outcome:
    return handle(_record({"id": "astana", "body": _SAMPLE, "published_at": "2024-04-26", **more}, headers=_TRACE))


def test_the_sample_ends_as_events() -> None:
    outcome = _sample()
    assert (outcome.outcome, outcome.article_id, outcome.format) == ("events", "astana", "own")
    assert len(outcome.messages) == len(outcome.events) == sum(outcome.counts.values())
    assert set(outcome.counts) == {"visit", "meeting", "statement"}


def test_messages_come_in_the_order_of_the_events_and_on_their_topics() -> None:
    outcome = _sample()
    for event, message in zip(outcome.events, outcome.messages, strict=True):
        headers = dict(message.headers)
        assert message.topic_role == f"{event.type}s"
        assert message.key == event.key.encode()
        assert headers["ce_id"] == event.id.encode()
        assert headers["ce_subject"] == b"astana"
        assert headers["ce_time"] == b"2024-04-26T00:00:00Z"
        assert headers["traceparent"] == _TRACE[0][1]
        assert message.value is not None
        assert orjson.loads(message.value)["id"] == event.id


def test_a_redelivered_record_gives_equal_messages() -> None:
    assert _sample() == _sample()


def test_ids_do_not_depend_on_where_in_kafka_the_article_lies() -> None:
    record = _record({"id": "astana", "body": _SAMPLE})
    moved = record._replace(partition=9, offset=1, timestamp_ms=None, key=None)
    assert [event.id for event in handle(record).events] == [event.id for event in handle(moved).events]


@pytest.mark.parametrize("path", sorted(_EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_published_article_is_handled(path: Path) -> None:
    outcome = handle(_record(path.read_bytes()))
    assert outcome.outcome in {"events", "nothing_to_report"}
    assert outcome.article_id


def test_an_article_about_the_weather_has_nothing_to_report() -> None:
    outcome = handle(_record({"body": "It will rain in the hills until Friday. The wind will drop in the evening."}))
    assert (outcome.outcome, outcome.messages, outcome.reason) == ("nothing_to_report", (), None)
    assert outcome.counts == {"visit": 0, "meeting": 0, "statement": 0}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "tombstone"),
        ({"op": "d", "before": {"id": 1}, "after": None}, "deleted"),
        ({"uri": "urn:x", "headline": "x", "pubstatus": "canceled"}, "withdrawn"),
    ],
)
def test_what_was_taken_away_on_purpose_has_nothing_to_report(value: object, reason: str) -> None:
    outcome = handle(_record(value))
    assert (outcome.outcome, outcome.messages, outcome.reason) == ("nothing_to_report", (), reason)


@pytest.mark.parametrize("language", ["ru", "kk", "fr-CA", "zh"])
def test_another_language_is_passed_by_and_is_no_error(language: str) -> None:
    outcome = _sample(language=language)
    assert (outcome.outcome, outcome.messages, outcome.language) == ("unsupported_language", (), language)


@pytest.mark.parametrize("language", ["en", "en-GB", "eng", "English", None, ""])
def test_english_is_read_however_it_is_called(language: str | None) -> None:
    assert _sample(language=language).outcome == "events"


@pytest.mark.parametrize(
    ("value", "code"), [(b"\xff", "not_utf8"), (b"{", "not_json"), (b"[]", "not_an_article"), (b'{"title":"x"}', "no_text")]
)
def test_a_bad_message_becomes_one_dead_letter(value: bytes, code: str) -> None:
    outcome = handle(_record(value, headers=_TRACE))
    (letter,) = outcome.messages
    assert (outcome.outcome, outcome.code, outcome.stage) == ("dead_letter", code, "decode")
    assert (letter.topic_role, letter.key, letter.value, letter.headers[:1]) == ("dead", b"key", value, _TRACE)
    headers = dict(letter.headers)
    assert headers["diplowire.error.code"] == code.encode()
    assert headers["__connect.errors.topic"] == b"news.articles"
    assert (headers["__connect.errors.partition"], headers["__connect.errors.offset"]) == (b"2", b"17")


@pytest.mark.parametrize(
    ("limits", "what"),
    [
        (Limits(article_bytes=100), "the message"),
        (Limits(body_characters=100), "the body"),
        (Limits(event_bytes=100), "of the article"),
        (Limits(events_bytes=1500), "all events"),
    ],
)
def test_what_is_larger_than_a_limit_is_a_dead_letter_and_nothing_of_it_is_sent(limits: Limits, what: str) -> None:
    outcome = handle(_record({"body": _SAMPLE}), limits)
    assert (outcome.outcome, outcome.code) == ("dead_letter", "too_large")
    assert [message.topic_role for message in outcome.messages] == ["dead"]
    assert outcome.detail is not None
    assert what in outcome.detail
    assert outcome.counts == {}


@pytest.mark.parametrize("error", [ValueError("no"), RecursionError("deep"), MemoryError(), KeyError("x"), UnicodeError()])
def test_a_bug_costs_no_article(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "extract", broken)
    outcome = handle(_record({"id": "a1", "body": "Ministers met."}))
    assert (outcome.outcome, outcome.code, outcome.stage, outcome.article_id) == ("dead_letter", "crashed", "extract", "a1")
    headers = dict(outcome.messages[0].headers)
    assert headers["__connect.errors.exception.class.name"] == type(error).__name__.encode()
    assert headers["__connect.errors.stage"] == b"extract"
    assert outcome.messages[0].value == b'{"id":"a1","body":"Ministers met."}'


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [
        "a" * 190_000,
        '"' * 190_000,
        "“" * 190_000,
        "Mr. " * 45_000,
        "\n" * 190_000,
        "said " * 38_000,
        "A" * 190_000,
        "(" * 190_000,
    ],
    ids=["one word", "marks", "opening marks", "titles", "lines", "cues", "capitals", "brackets"],
)
def test_the_worst_bodies_are_answered_in_time(body: str) -> None:
    assert handle(_record({"body": f"Ministers met. {body}"})).outcome in {"events", "nothing_to_report", "dead_letter"}
