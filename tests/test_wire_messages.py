"""Events and failures as messages: CloudEvents headers, dead letters there and back."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from diplowire.model import PIPELINE_VERSION, ArticleRef, Content, Evidence, Part, Statement
from diplowire.pipeline import handle
from diplowire.wire import Record, Rejection, dead_letter, encode_event, read_dead_letter, replayed_headers

_BODY = "Lunde said the talks went well."
_EVENT = Statement(
    id="4f2b",
    key="statement/lunde/abc",
    article=ArticleRef(id="a1", published_at="2026-04-26T10:00:00+03:00"),
    evidence=(Evidence(field="content", start=11, end=30, text=_BODY[11:30], rule="said"),),
    content=Content(start=11, end=30, text=_BODY[11:30], parts=(Part(start=11, end=30),)),
)
_TRACE = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
_RECORD = Record(
    topic="news.articles",
    partition=3,
    offset=42,
    key=b"\xff\x00",
    value=b"\xfe bytes",
    headers=(("traceparent", _TRACE), ("tracestate", b"a=b"), ("x", None), ("x", b"\xff")),
    timestamp_ms=1777197600000,
)


def test_an_event_travels_as_a_binary_cloud_event() -> None:
    message = encode_event(_EVENT, _RECORD)
    assert (message.topic_role, message.key) == ("statements", b"statement/lunde/abc")
    assert dict(message.headers) == {
        "ce_specversion": b"1.0",
        "ce_id": b"4f2b",
        "ce_source": b"urn:diplowire",
        "ce_type": b"diplowire.statement.v1",
        "ce_time": b"2026-04-26T10:00:00+03:00",
        "ce_subject": b"a1",
        "ce_dataschema": b"urn:diplowire:schema:statement:1.0",
        "content-type": b"application/json",
        "traceparent": _TRACE,
        "tracestate": b"a=b",
    }


@pytest.mark.parametrize(
    "parent",
    [
        b"",
        b"00-ab-cd-01",
        _TRACE.upper(),
        _TRACE + b"\r\nx: y",
        _TRACE + b"-more",
        b"ff" + _TRACE[2:],
        b"00-" + b"0" * 32 + _TRACE[35:],
        _TRACE[:36] + b"0" * 16 + b"-01",
        b"\x1b[2J",
    ],
)
def test_a_trace_that_is_none_goes_no_further(parent: bytes) -> None:
    message = encode_event(_EVENT, _RECORD._replace(headers=(("traceparent", parent), ("tracestate", b"a=b"))))
    assert not {"traceparent", "tracestate"} & dict(message.headers).keys()


@pytest.mark.parametrize("state", [b"", b"a=b\r\nx: y", b"\x1b]0;x\x07", b"a=" + b"b" * 600, "a=é".encode(), None])
def test_a_state_that_is_none_goes_no_further_and_the_trace_does(state: bytes | None) -> None:
    message = encode_event(_EVENT, _RECORD._replace(headers=(("traceparent", _TRACE), ("tracestate", state))))
    assert dict(message.headers)["traceparent"] == _TRACE
    assert "tracestate" not in dict(message.headers)


def test_a_trace_of_a_version_to_come_is_passed_on() -> None:
    later = b"01" + _TRACE[2:] + b"-what-it-adds"
    assert dict(encode_event(_EVENT, _RECORD._replace(headers=(("traceparent", later),))).headers)["traceparent"] == later


def test_the_fields_of_an_event_keep_their_order() -> None:
    value = orjson.loads(encode_event(_EVENT, _RECORD).value or b"")
    assert list(value)[:4] == ["article", "evidence", "id", "key"]
    assert value["type"] == "statement"
    assert encode_event(_EVENT, _RECORD) == encode_event(_EVENT, _RECORD)


def test_without_a_date_the_time_is_the_records_and_without_that_there_is_none() -> None:
    undated = replace(_EVENT, article=ArticleRef(id="a1"))
    assert dict(encode_event(undated, _RECORD).headers)["ce_time"] == b"2026-04-26T10:00:00Z"
    assert "ce_time" not in dict(encode_event(undated, _RECORD._replace(timestamp_ms=None)).headers)


def test_a_dead_letter_is_the_record_untouched_with_the_reason_beside_it() -> None:
    letter = dead_letter(_RECORD, "not_utf8", "byte 0: invalid start byte", "decode", Rejection("not_utf8", "x"))
    assert (letter.topic_role, letter.key, letter.value) == ("dead", _RECORD.key, _RECORD.value)
    assert letter.headers[:4] == _RECORD.headers
    assert dict(letter.headers[4:]) == {
        "__connect.errors.topic": b"news.articles",
        "__connect.errors.partition": b"3",
        "__connect.errors.offset": b"42",
        "__connect.errors.stage": b"decode",
        "__connect.errors.exception.class.name": b"diplowire.wire.errors.Rejection",
        "__connect.errors.exception.message": b"byte 0: invalid start byte",
        "diplowire.error.code": b"not_utf8",
        "diplowire.error.detail": b"byte 0: invalid start byte",
        "diplowire.error.attempts": b"1",
        "diplowire.error.version": PIPELINE_VERSION.encode(),
    }


def test_a_dead_letter_is_read_back_as_it_was_written() -> None:
    written = dead_letter(_RECORD, "crashed", "ValueError: no", "extract", ValueError("no"))
    letter = read_dead_letter(Record("dead", 0, 7, written.key, written.value, written.headers))
    assert (letter.topic, letter.partition, letter.offset, letter.stage) == ("news.articles", 3, 42, "extract")
    assert (letter.code, letter.detail, letter.exception, letter.attempts) == ("crashed", "ValueError: no", "ValueError", 1)
    assert (letter.key, letter.value, letter.headers) == (_RECORD.key, _RECORD.value, _RECORD.headers)


def test_each_death_after_a_replay_counts() -> None:
    record = _RECORD
    for attempts in (1, 2, 3):
        written = dead_letter(record, "crashed", "again", "extract")
        letter = read_dead_letter(Record("dead", 0, attempts, written.key, written.value, written.headers))
        assert (letter.attempts, letter.headers) == (attempts, _RECORD.headers)
        record = record._replace(headers=replayed_headers(letter), offset=record.offset + 1)


def test_a_letter_of_another_program_is_read_as_far_as_it_goes() -> None:
    headers = (
        ("__connect.errors.exception.message", b"bad \xff"),
        ("__connect.errors.offset", b"many"),
        ("diplowire.error.attempts", None),
    )
    letter = read_dead_letter(Record("dead", 0, 7, None, None, headers))
    assert (letter.code, letter.detail, letter.offset, letter.attempts) == ("unknown", "bad \ufffd", -1, 1)


def test_a_detail_stays_one_short_line_of_utf_8() -> None:
    letter = dead_letter(_RECORD, "crashed", "a\nb\ud800" + "x" * 5000, "extract")
    detail = dict(letter.headers)["diplowire.error.detail"]
    assert detail is not None
    assert detail.startswith(b"a b?xxx")
    assert len(detail) <= 1000


@pytest.mark.parametrize("mark", ["\x1b[2J", "\x7f", "\x9b31m", "\u202e", "\r\nx: y", "\x00", "\u2028"])
def test_what_a_dead_letter_tells_is_one_line_that_no_terminal_obeys(mark: str) -> None:
    value = orjson.dumps({f"bo{mark}dy": 1})
    (letter,) = handle(Record("news.articles", 0, 1, None, value)).messages
    told = dict(letter.headers)
    for name in ("diplowire.error.detail", "__connect.errors.exception.message"):
        assert "no shape has the fields bo" in (told[name] or b"").decode()
        assert not [c for c in (told[name] or b"").decode() if not c.isprintable()]
    assert letter.value == value
