"""A finished article in, its OpenTelemetry spans out, children of the trace that it came with; off unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from diplowire.settings import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

    from diplowire.pipeline import Outcome, Record
    from diplowire.settings import Settings
    from diplowire.stream.report import Times

NANO = 1_000_000_000
MISSING = "DIPLOWIRE_TRACING: is on, but OpenTelemetry is not installed: `pip install 'diplowire[tracing]'`"


class Trace(Protocol):
    """Takes each finished article."""

    def __call__(self, record: Record, outcome: Outcome, times: Times) -> None:
        """Tell of one article."""


def tracer(settings: Settings, exporter: SpanExporter | None = None) -> Trace:
    """What tells of articles: spans to `exporter`, else to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names.

    Raises SettingsError where spans are asked for and the extra is not installed.
    """
    if not settings.tracing:
        return _nothing
    try:
        return _spans(settings, exporter)
    except ImportError as error:
        raise SettingsError([MISSING]) from error


def _nothing(record: Record, outcome: Outcome, times: Times) -> None:
    del record, outcome, times


def _spans(settings: Settings, exporter: SpanExporter | None) -> Trace:
    # Without the extra the worker runs all the same, so nothing of it is imported before it is asked for.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor  # noqa: PLC0415
    from opentelemetry.trace import SpanKind, set_span_in_context  # noqa: PLC0415
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": "diplowire"}))
    provider.add_span_processor(SimpleSpanProcessor(exporter) if exporter else BatchSpanProcessor(OTLPSpanExporter()))
    made, context = provider.get_tracer("diplowire"), TraceContextTextMapPropagator()

    def trace(record: Record, outcome: Outcome, times: Times) -> None:
        begun, processed, ended = _moments(times)
        parent = context.extract({name: value.decode("ascii", "replace") for name, value in record.headers if value})
        attributes = _attributes(settings, record, outcome)
        span = made.start_span(f"{record.topic} process", parent, SpanKind.CONSUMER, attributes, start_time=begun)
        inside = set_span_in_context(span)
        made.start_span("extract", inside, start_time=begun).end(processed)
        made.start_span("publish", inside, SpanKind.PRODUCER, start_time=processed).end(ended)
        span.end(ended)

    return trace


def _moments(times: Times) -> tuple[int, int, int]:
    """When the article was taken, was read, and was out, in nanoseconds since 1970."""
    ended = int(times.ended_at * NANO)
    processed = ended - int(times.publish * NANO)
    return processed - int(times.process * NANO), processed, ended


def _attributes(settings: Settings, record: Record, outcome: Outcome) -> dict[str, str | int]:
    """Where the article was and how it ended: never a word of its text."""
    return {
        "messaging.system": "kafka",
        "messaging.destination.name": record.topic,
        "messaging.destination.partition.id": str(record.partition),
        "messaging.kafka.offset": record.offset,
        "messaging.consumer.group.name": settings.group,
        "diplowire.outcome": outcome.outcome,
        "diplowire.events": len(outcome.events),
        **({"diplowire.article": outcome.article_id} if outcome.article_id else {}),
        **({"error.type": outcome.code} if outcome.code else {}),
    }
