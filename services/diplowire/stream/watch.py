"""A running worker in, what its pages tell and whether it still gets on out."""

from __future__ import annotations

import asyncio
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from aiokafka.errors import KafkaError
from faust.types import TP

from diplowire.model import SCHEMA_VERSION
from diplowire.stream.connection import kafka_options
from diplowire.stream.errors import BrokerUnavailable, forbidden
from diplowire.stream.permission import admit
from diplowire.stream.producers import OUTPUTS
from diplowire.stream.progress import Place
from diplowire.stream.publisher import Halt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.settings import Settings
    from diplowire.stream.engine import Engine
    from diplowire.stream.intake import Intake
    from diplowire.stream.metrics import Metrics

LAG_EVERY = 3.0
ASK_SECONDS = 2.0
SILENT_SECONDS = 5.0


class Watch:
    """Looks after the worker from outside: assignment, lag, stalls, and outputs that nobody answers for."""

    def __init__(self, settings: Settings, metrics: Metrics, intake: Intake, engine: Engine) -> None:
        self._settings = settings
        self._metrics = metrics
        self._intake = intake
        self._engine = engine
        self._assigned: frozenset[Place] | None = None
        self._lag: dict[Place, int] = {}
        self._lag_due = 0.0
        self._seen_progress = 0.0
        self._stuck_since: float | None = None
        self._silent_since: float | None = None
        self.stopping = False
        metrics.gauge("last_progress_timestamp_seconds").set(time.time())

    def assigned(self, places: Iterable[Place]) -> None:
        """Take over a new assignment."""
        self._assigned = frozenset(places)
        self._lag = {place: behind for place, behind in self._lag.items() if place in self._assigned}
        self._lag_due = 0.0
        self._metrics.counter("rebalances").inc()
        self._metrics.assigned(self._assigned)

    async def look(self) -> None:
        """Look once; raises Halt when the worker can't go on."""
        if self._engine.crashed:
            reason = self._engine.crash_reason
            raise Halt(f"the consumer failed: {(reason and forbidden(reason)) or repr(reason)}")
        now = time.perf_counter()
        oldest = self._intake.progress.oldest()
        if oldest and now - oldest.taken_at > self._settings.publish_timeout:
            raise Halt(
                f"for {self._settings.publish_timeout:g} s the broker has not acknowledged the outputs of "
                f"{oldest.place.topic}/{oldest.place.partition} offset {oldest.offset}{await self._likely_cause()}"
            )
        if now >= self._lag_due:
            self._lag_due = now + LAG_EVERY
            await self._measure_lag()
        self._notice_stall(now)

    def metrics_page(self) -> bytes:
        """Everything in Prometheus' text format."""
        return self._metrics.page()

    def unwell(self) -> str | None:
        """Why the worker should be restarted, or None."""
        if self._stuck_since is None:
            return None
        seconds = time.perf_counter() - self._stuck_since
        return (
            f"stalled: articles are waiting and none was finished for {seconds:.0f} s"
            if seconds > self._settings.stall_after
            else None
        )

    def unready(self) -> str | None:
        """Why nothing is processed at the moment, or None."""
        if self.stopping:
            return "stopping"
        if not self._engine.delivery.ready:
            return "starting: not connected to Kafka yet"
        if self._assigned is None:
            return "starting: no partitions assigned yet"
        if self._silent_since is not None and (seconds := time.perf_counter() - self._silent_since) > SILENT_SECONDS:
            return f"Kafka does not answer for {seconds:.0f} s"
        return None

    def info(self) -> dict[str, Any]:
        """Tell what runs here, with what settings, secrets hidden."""
        return {
            "name": "diplowire",
            "version": version("diplowire"),
            "schema_version": SCHEMA_VERSION,
            "partitions": sorted(f"{place.topic}/{place.partition}" for place in self._assigned or ()),
            "settings": self._settings.effective(),
        }

    async def _likely_cause(self) -> str:
        outputs = [self._settings.topic(role) for role in OUTPUTS]
        try:
            async with asyncio.timeout(ASK_SECONDS):
                await admit(kafka_options(self._settings), outputs, "Write")
        except BrokerUnavailable as error:
            return f"; {error}"
        except (KafkaError, TimeoutError):
            return "; no Kafka answers"
        return ""

    def _notice_stall(self, now: float) -> None:
        progress = self._intake.last_progress
        waiting = self._intake.in_flight or any(behind > 0 for behind in self._lag.values())
        if not waiting or progress != self._seen_progress:
            self._stuck_since = None
        elif self._stuck_since is None:
            self._stuck_since = now
        self._seen_progress = progress

    async def _measure_lag(self) -> None:
        assigned = self._assigned
        if not assigned:
            return
        asked_at = time.perf_counter()
        try:
            async with asyncio.timeout(ASK_SECONDS):
                ends = await self._engine.consumer.highwaters(*(TP(*place) for place in assigned))
                lag = {Place(tp.topic, tp.partition): end - await self._next(tp) for tp, end in ends.items()}
        except (KafkaError, TimeoutError):
            # Away, or sharing the partitions out anew: the last figures stand.
            self._silent_since = self._silent_since or asked_at
            return
        self._silent_since = None
        if assigned == self._assigned:
            self._lag = lag
            self._metrics.lag(lag)
            self._metrics.lag_seconds({place: seconds for place in lag if (seconds := self._seconds(place)) is not None})

    async def _next(self, tp: TP) -> int:
        on_its_way = self._intake.progress.first_unfinished(Place(tp.topic, tp.partition))
        return on_its_way if on_its_way is not None else await self._engine.consumer.position(tp) or 0

    def _seconds(self, place: Place) -> float | None:
        """How long the first unfinished article of a partition has been waiting there, where that is known."""
        since = self._intake.progress.behind_since(place)
        if self._lag[place] <= 0:
            return 0.0
        return None if since is None else time.time() - since
