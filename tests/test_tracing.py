"""Tracing: off unless asked for; then each article is a span of the trace that it came with."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from diplowire.pipeline import Record, handle
from diplowire.settings import Settings, SettingsError
from diplowire.stream.report import Times
from diplowire.stream.tracing import tracer

SAMPLE = Path(__file__).parents[1] / "services/diplowire/sample/astana.txt"
TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TIMES = Times(process=0.25, publish=0.5, ended_at=1_700_000_000.0)


def record(value: bytes, **headers: str) -> Record:
    told = tuple((name, text.encode()) for name, text in headers.items())
    return Record(topic="news.articles", partition=3, offset=42, key=None, value=value, headers=told)


def article() -> bytes:
    return orjson.dumps({"id": "astana", "title": "t", "body": SAMPLE.read_text("utf-8"), "published_at": "2024-04-26"})


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


def test_an_article_is_a_span_of_the_trace_that_it_came_with(exporter: InMemorySpanExporter) -> None:
    taken = record(article(), traceparent=f"00-{TRACE}-{PARENT}-01")
    tracer(Settings(tracing=True), exporter)(taken, handle(taken), TIMES)
    spans = {span.name: span for span in exporter.get_finished_spans()}
    assert set(spans) == {"news.articles process", "extract", "publish"}
    whole = spans["news.articles process"]
    assert f"{whole.context.trace_id:032x}" == TRACE
    assert f"{whole.parent.span_id:016x}" == PARENT
    assert {spans[name].parent.span_id for name in ("extract", "publish")} == {whole.context.span_id}
    assert whole.attributes["diplowire.events"] == len(handle(taken).events) > 0
    assert whole.attributes["messaging.kafka.offset"] == 42


def test_spans_last_as_long_as_their_stages(exporter: InMemorySpanExporter) -> None:
    taken = record(article())
    tracer(Settings(tracing=True), exporter)(taken, handle(taken), TIMES)
    lasted = {span.name: (span.end_time - span.start_time) / 1e9 for span in exporter.get_finished_spans()}
    assert lasted == pytest.approx({"news.articles process": 0.75, "extract": 0.25, "publish": 0.5})


def test_the_events_carry_the_trace_of_their_article(exporter: InMemorySpanExporter) -> None:
    del exporter
    taken = record(article(), traceparent=f"00-{TRACE}-{PARENT}-01", tracestate="a=b")
    outcome = handle(taken)
    assert outcome.messages
    for message in outcome.messages:
        assert dict(message.headers)["traceparent"] == f"00-{TRACE}-{PARENT}-01".encode()
        assert dict(message.headers)["tracestate"] == b"a=b"


def test_a_trace_that_can_not_be_read_begins_a_new_one(exporter: InMemorySpanExporter) -> None:
    taken = record(b"{", traceparent="\xff nonsense")
    tracer(Settings(tracing=True), exporter)(taken, handle(taken), TIMES)
    [whole] = [span for span in exporter.get_finished_spans() if span.parent is None]
    assert whole.attributes["error.type"] == "not_json"


def test_no_word_of_the_text_is_in_a_span(exporter: InMemorySpanExporter) -> None:
    taken = record(article())
    tracer(Settings(tracing=True), exporter)(taken, handle(taken), TIMES)
    told = " ".join(str(value) for span in exporter.get_finished_spans() for value in (span.attributes or {}).values())
    assert "Koshanov" not in told


def test_without_being_asked_for_there_is_no_span(exporter: InMemorySpanExporter) -> None:
    taken = record(article())
    tracer(Settings(), exporter)(taken, handle(taken), TIMES)
    assert exporter.get_finished_spans() == ()


def test_without_the_extra_it_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(SettingsError, match="diplowire\\[tracing\\]"):
        tracer(Settings(tracing=True))
