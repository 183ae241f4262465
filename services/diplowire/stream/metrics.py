"""What the worker does in, numbers for Prometheus out: every metric once, with its meaning and what an operator does about it."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, NamedTuple

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from diplowire.model import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplowire.stream.progress import Place

# Half a millisecond is a short article without a name in it, five seconds is a broker in trouble.
SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
# From "as it happens" to "a replay of last week".
AGES = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0, 604_800.0)


# A second series for each counter, telling when it began, which nothing reads.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Definition(NamedTuple):
    """One metric: its name, kind and labels, what it means and what an operator does about it."""

    name: str
    kind: type[Counter | Gauge | Histogram]
    labels: tuple[str, ...]
    meaning: str
    action: str
    buckets: tuple[float, ...] = SECONDS


DEFINITIONS = (
    Definition(
        "diplowire_build_info",
        Gauge,
        ("version", "schema_version", "python"),
        "Always 1; the labels say what runs.",
        "Compare instances after a roll-out: more than one version for long means that it is stuck.",
    ),
    Definition(
        "diplowire_articles_received_total",
        Counter,
        (),
        "Articles taken from the topic, before anything is done with them; redelivered ones count again.",
        "Zero while lag is not: see the log. Received = articles + in flight, or the books are wrong.",
    ),
    Definition(
        "diplowire_articles_total",
        Counter,
        ("format", "outcome"),
        "Articles finished, that is with all outputs acknowledged by the broker, by shape of the message and by outcome.",
        "A jump of nothing_to_report or unsupported_language: look at what the feed sends; of dead_letter: see the codes.",
    ),
    Definition(
        "diplowire_events_total",
        Counter,
        ("type", "status"),
        "Events published, by type and status.",
        "A type that falls to zero while articles flow is a broken rule or a changed feed: read a few articles.",
    ),
    Definition(
        "diplowire_event_countries_total",
        Counter,
        ("type", "country"),
        "Events published that a country takes part in; an event counts once for each of its countries.",
        "For boards, not for alarms: shows whom the news is about.",
    ),
    Definition(
        "diplowire_dead_letters_total",
        Counter,
        ("code",),
        "Articles that became dead letters, by code.",
        "`diplowire dead list --code CODE`; mend the cause, then `diplowire dead replay`. Many in a row stop the worker.",
    ),
    Definition(
        "diplowire_stage_seconds",
        Histogram,
        ("stage",),
        "Time of one article in a stage: process (bytes to events), publish (until the broker has everything).",
        "process grows: longer articles or a slow rule, see `make bench`; publish grows: the broker, its disks or the network.",
    ),
    Definition(
        "diplowire_article_seconds",
        Histogram,
        (),
        "Time of one article in the worker, from taking it to the broker's word for its last output.",
        "The sum of the stages and the waiting; grows first when the broker gets slow.",
    ),
    Definition(
        "diplowire_article_age_seconds",
        Histogram,
        (),
        "Age of the Kafka record when its outputs were acknowledged: how far behind the feed the events come.",
        "Grows with lag: add workers up to the number of partitions.",
        AGES,
    ),
    Definition(
        "diplowire_consumer_lag_messages",
        Gauge,
        ("topic", "partition"),
        "Articles on a partition of ours that are not finished yet.",
        "Grows without end: add workers, or partitions when there are as many workers. Stands still above zero: see readiness.",
    ),
    Definition(
        "diplowire_partitions_assigned",
        Gauge,
        (),
        "Partitions that this worker reads.",
        "Zero on one worker of many is a spare; zero on all of them: no topic, no right to read it, or no group coordinator.",
    ),
    Definition(
        "diplowire_articles_in_flight",
        Gauge,
        (),
        "Articles taken and not yet finished.",
        "At DIPLOWIRE_IN_FLIGHT all the time: the broker's acknowledgements are what holds things up.",
    ),
    Definition(
        "diplowire_messages_published_total",
        Counter,
        ("topic",),
        "Messages that the broker has acknowledged, by topic.",
        "Compare with events: more is redelivery after a restart.",
    ),
    Definition(
        "diplowire_publish_errors_total",
        Counter,
        ("topic", "error"),
        "Messages that the broker refused or did not answer, by topic and Kafka's name of the error; retries count again.",
        "MessageSizeTooLarge: raise max.message.bytes; authorisation or unknown topic: see the log, the worker has stopped.",
    ),
    Definition(
        "diplowire_rebalances_total",
        Counter,
        (),
        "Times that the partitions were shared out anew.",
        "More than one for each worker that came or went: restarts, or a worker too busy to send heartbeats.",
    ),
    Definition(
        "diplowire_last_progress_timestamp_seconds",
        Gauge,
        (),
        "Unix time at which an article was last finished, or the worker started.",
        "Old while lag is above zero is a stall: /healthz fails and the orchestrator restarts the worker.",
    ),
)


class Metrics:
    """The numbers of one worker, in a registry of their own."""

    def __init__(self, version: str) -> None:
        self.registry = CollectorRegistry()
        self._series = {wanted.name: _make(wanted, self.registry) for wanted in DEFINITIONS}
        ProcessCollector(registry=self.registry)
        self.gauge("build_info", version=version, schema_version=SCHEMA_VERSION, python=platform.python_version()).set(1)
        self._ours: set[Place] = set()
        self._told: set[Place] = set()

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
        kept = set(partitions)
        lag = self.gauge("consumer_lag_messages")
        for topic, partition in self._told - kept:
            lag.remove(topic, str(partition))
        self._told &= kept
        self._ours = kept
        self.gauge("partitions_assigned").set(len(kept))

    def lag(self, messages: Mapping[Place, int]) -> None:
        """Set the lag of partitions that are (still) ours."""
        for place, behind in messages.items():
            if place in self._ours:
                self._told.add(place)
                self.gauge("consumer_lag_messages", topic=place.topic, partition=str(place.partition)).set(max(0, behind))

    def page(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _make(wanted: Definition, registry: CollectorRegistry) -> Counter | Gauge | Histogram:
    if issubclass(wanted.kind, Histogram):
        return Histogram(wanted.name, wanted.meaning, wanted.labels, registry=registry, buckets=wanted.buckets)
    return wanted.kind(wanted.name, wanted.meaning, wanted.labels, registry=registry)
