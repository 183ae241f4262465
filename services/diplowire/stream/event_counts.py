"""A published event in, what it adds to the numbers out: whom and what it is about, and how sure of it we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.model import Meeting, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.model import Actor, AnyEvent
    from diplowire.stream.metrics import Metrics

NONE = "none"


def count_event(metrics: Metrics, event: AnyEvent, published_at: float) -> None:
    """Count one event; `published_at` is the Unix time of the broker's word for it."""
    kind = event.type
    metrics.counter("events", type=kind, status=event.status).inc()
    metrics.counter("event_codes", type=kind, cameo=event.cameo.code if event.cameo else NONE).inc()
    for topic in {topic.label for topic in event.topics} or {NONE}:
        metrics.counter("event_topics", type=kind, topic=topic).inc()
    for country in _countries(event):
        metrics.counter("event_countries", type=kind, country=country).inc()
        metrics.gauge("last_event_timestamp_seconds", type=kind, country=country).set(published_at)
    metrics.histogram("event_confidence_ratio", type=kind).observe(event.confidence)
    for actor in _actors(event):
        metrics.counter("actors", type=kind, kind=actor.kind, resolved_by=actor.resolved_by).inc()
    for gap in event.unresolved:
        # `visitors[0]` and `visitors[1]` are one field.
        metrics.counter("unresolved", type=kind, field=gap.field.partition("[")[0]).inc()


def _actors(event: AnyEvent) -> Iterable[Actor]:
    if isinstance(event, Visit):
        return (*event.visitors, *(actor for actor in (event.delegation, event.host) if actor))
    return event.participants if isinstance(event, Meeting) else event.speaker


def _countries(event: AnyEvent) -> set[str]:
    if isinstance(event, Visit):
        found = {event.from_country, event.host_country}
    elif isinstance(event, Meeting):
        found = set(event.countries)
    else:
        found = {speaker.country for speaker in event.speaker}
    return {country for country in found if country}
