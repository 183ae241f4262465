"""What the worker does in, numbers for Prometheus out, in a registry of their own; metric_list.py says what each one means."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from diplowire.model import SCHEMA_VERSION, EventType, Status
from diplowire.pipeline import Ending
from diplowire.stream.metric_list import DEFINITIONS, Definition
from diplowire.stream.rules import fingerprint
from diplowire.wire import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplowire.stream.progress import Place

__all__ = ["DEFINITIONS", "Definition", "Metrics"]

# A second series for each counter, telling when it began, which nothing reads.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The numbers of one worker, in a registry of their own."""

    def __init__(self, version: str) -> None:
        self.registry = CollectorRegistry()
        self._series = {wanted.name: _make(wanted, self.registry) for wanted in DEFINITIONS}
        ProcessCollector(registry=self.registry)
        self.gauge(
            "build_info", version=version, rules=fingerprint(), schema_version=SCHEMA_VERSION, python=platform.python_version()
        ).set(1)
        self._ours: set[Place] = set()
        self._told: dict[str, set[Place]] = {"consumer_lag_messages": set(), "consumer_lag_seconds": set()}
        self._begin_at_zero()

    def counter(self, name: str, **labels: str) -> Counter:
        """Return the counter `diplowire_<name>_total` with these labels."""
        found = self._series[f"diplowire_{name}_total"]
        assert isinstance(found, Counter), name  # noqa: S101 - a misspelt name must fail in the first test
        return found.labels(**labels) if labels else found

    def gauge(self, name: str, **labels: str) -> Gauge:
        """Return the gauge `diplowire_<name>` with these labels."""
        found = self._series[f"diplowire_{name}"]
        assert isinstance(found, Gauge), name  # noqa: S101 - see counter
        return found.labels(**labels) if labels else found

    def histogram(self, name: str, **labels: str) -> Histogram:
        """Return the histogram `diplowire_<name>` with these labels."""
        found = self._series[f"diplowire_{name}"]
        assert isinstance(found, Histogram), name  # noqa: S101 - see counter
        return found.labels(**labels) if labels else found

    def assigned(self, partitions: Iterable[Place]) -> None:
        """Take over a new assignment: partitions that went to another worker leave no series behind."""
        self._ours = set(partitions)
        for name, told in self._told.items():
            for topic, partition in told - self._ours:
                self.gauge(name).remove(topic, str(partition))
            told.intersection_update(self._ours)
        self.gauge("partitions_assigned").set(len(self._ours))

    def lag(self, messages: Mapping[Place, int]) -> None:
        """Set the lag of partitions that are (still) ours, in articles."""
        self._of_partitions("consumer_lag_messages", messages)

    def lag_seconds(self, seconds: Mapping[Place, float]) -> None:
        """Set the lag of partitions that are (still) ours, in seconds."""
        self._of_partitions("consumer_lag_seconds", seconds)

    def _of_partitions(self, name: str, values: Mapping[Place, float]) -> None:
        for place, value in values.items():
            if place in self._ours:
                self._told[name].add(place)
                self.gauge(name, topic=place.topic, partition=str(place.partition)).set(max(0, value))

    def _begin_at_zero(self) -> None:
        """Give the series that alarms are about a beginning: Prometheus does not see the step from nothing to one."""
        for ending in get_args(Ending):
            self.counter("articles", format="unknown", outcome=ending)
        for code in CODES:
            self.counter("dead_letters", code=code)
        for kind in get_args(EventType):
            for status in get_args(Status):
                self.counter("events", type=kind, status=status)

    def page(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _make(wanted: Definition, registry: CollectorRegistry) -> Counter | Gauge | Histogram:
    if issubclass(wanted.kind, Histogram):
        return Histogram(wanted.name, wanted.meaning, wanted.labels, registry=registry, buckets=wanted.buckets)
    return wanted.kind(wanted.name, wanted.meaning, wanted.labels, registry=registry)
