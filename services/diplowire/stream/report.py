"""A finished article in, its numbers and one line in the log out: ids and counts, never a word of its text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import structlog

from diplowire.stream.event_counts import count_event
from diplowire.stream.publisher import Halt
from diplowire.wire import dead_letter

if TYPE_CHECKING:
    from diplowire.pipeline import Outcome, Record
    from diplowire.stream.metrics import Metrics
    from diplowire.stream.publisher import Refused

log = structlog.get_logger("diplowire.article")


class Times(NamedTuple):
    """Seconds that one article took, and the Unix time at which it ended."""

    process: float
    publish: float
    ended_at: float


def undelivered(record: Record, outcome: Outcome, refusal: Refused) -> Outcome:
    """Turn the outcome of an article whose events were refused into a dead letter; Halt if that is what was refused."""
    if outcome.outcome == "dead_letter":
        raise Halt(f"the dead letters cannot be written: {refusal}") from refusal
    letter = dead_letter(record, "output_refused", str(refusal), "publish", refusal.error)
    return replace(
        outcome,
        outcome="dead_letter",
        messages=(letter,),
        code="output_refused",
        detail=str(refusal),
        stage="publish",
        events=(),
        counts={},
    )


def report(metrics: Metrics, record: Record, outcome: Outcome, times: Times, *, acknowledged: bool) -> None:
    """Count and log one article."""
    _count(metrics, record, outcome, times)
    log.info(
        "article",
        article=outcome.article_id,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        outcome=outcome.outcome,
        code=outcome.code,
        reason=outcome.reason,
        format=outcome.format,
        counts=dict(outcome.counts),
        messages=len(outcome.messages),
        process_ms=round(times.process * 1000, 3),
        publish_ms=round(times.publish * 1000, 3),
        acknowledged=acknowledged,
    )


def _count(metrics: Metrics, record: Record, outcome: Outcome, times: Times) -> None:
    metrics.counter("articles", format=outcome.format or "unknown", outcome=outcome.outcome).inc()
    if outcome.code:
        metrics.counter("dead_letters", code=outcome.code).inc()
    for event in outcome.events:
        count_event(metrics, event, times.ended_at)
    published_at = outcome.events[0].article.published_at if outcome.events else None
    if published_at and (age := _age(published_at, times.ended_at)) is not None:
        metrics.histogram("news_age_seconds").observe(age)
    metrics.histogram("stage_seconds", stage="process").observe(times.process)
    metrics.histogram("stage_seconds", stage="publish").observe(times.publish)
    metrics.histogram("article_seconds").observe(times.process + times.publish)
    if record.timestamp_ms:
        metrics.histogram("article_age_seconds").observe(max(0.0, times.ended_at - record.timestamp_ms / 1000))


def _age(published_at: str, now: float) -> float | None:
    """Seconds since a moment in ISO 8601; None where it is a day, or a time of nobody knows which zone."""
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return None
    return max(0.0, now - moment.timestamp()) if moment.tzinfo else None
