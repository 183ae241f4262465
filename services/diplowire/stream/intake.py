"""Records in, their outputs with the broker and an acknowledgement out; what fails becomes a dead letter, and no article is lost.

An article is acknowledged only after the broker has all of its outputs, and after every article ahead of it on its partition.
"""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, cast

import structlog

from diplowire.pipeline import Record
from diplowire.stream.deadline import handle_in_time, limits_of
from diplowire.stream.job import Job
from diplowire.stream.progress import Place, Progress
from diplowire.stream.report import Times, report
from diplowire.stream.tracing import tracer
from diplowire.wire.dead_letters import attempts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from faust.types import Message

    from diplowire.settings import Settings
    from diplowire.stream.engine import Engine
    from diplowire.stream.metrics import Metrics
    from diplowire.wire import Headers

log = structlog.get_logger("diplowire.worker")


class Intake:
    """Takes articles one by one and sees each of them through; many are on their way at a time."""

    def __init__(self, settings: Settings, metrics: Metrics, halt: Callable[[str], None]) -> None:
        self.progress = Progress()
        self.last_progress = time.time()
        self._brake = settings.dead_letter_brake
        self._limits = limits_of(settings)
        self._seconds = settings.article_seconds
        self._metrics = metrics
        self._trace = tracer(settings)
        metrics.gauge("articles_in_flight_limit").set(settings.in_flight)
        self.halt = halt
        self.in_flight = 0
        self._stopped = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._room = asyncio.Semaphore(settings.in_flight)
        self._dead_in_a_row = 0

    async def take(self, engine: Engine, message: Message) -> None:
        """Process one record and hand its outputs over; an exception that left this would cost the article, so none does."""
        await self._room.acquire()
        if self._stopped or not engine.flowing(message):
            self._room.release()
            return
        self.in_flight += 1
        self._idle.clear()
        try:
            await engine.delivery.accept(self._processed(engine, message))
        except Exception as error:
            log.exception("crashed")
            self.halt(f"cannot process an article: {error!r}")
            self._leave()

    async def drained(self, seconds: float) -> bool:
        """Wait until nothing is on its way; False when that took too long."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def stop(self) -> None:
        """Take nothing more; what comes is left for the next worker."""
        self._stopped = True

    def _processed(self, engine: Engine, message: Message) -> Job:
        self._metrics.counter("articles_received").inc()
        self._metrics.gauge("articles_in_flight").inc()
        place = Place(message.topic, message.partition)
        acknowledge = partial(engine.finished, message)
        ticket = self.progress.take(place, message.offset, acknowledge, time.perf_counter(), message.timestamp or None)
        record = Record(
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
            key=message.key,
            value=message.value,
            headers=cast("Headers", tuple(message.headers or ())),
            timestamp_ms=int(message.timestamp * 1000) if message.timestamp else None,
        )
        outcome = handle_in_time(record, self._limits, self._seconds)
        return Job(ticket, record, outcome, time.perf_counter())

    def dropped(self, job: Job) -> None:
        """Forget an article that another worker sees through."""
        del job
        self._leave()

    def _leave(self) -> None:
        self._metrics.gauge("articles_in_flight").dec()
        self.in_flight -= 1
        if not self.in_flight:
            self._idle.set()
        self._room.release()

    def done(self, job: Job) -> None:
        """Account for an article whose outputs the broker has."""
        self._leave()
        now = time.perf_counter()
        self.last_progress = time.time()
        self._metrics.gauge("last_progress_timestamp_seconds").set(self.last_progress)
        times = Times(process=job.processed_at - job.ticket.taken_at, publish=now - job.processed_at, ended_at=self.last_progress)
        report(self._metrics, job.record, job.outcome, times, acknowledged=self.progress.finish(job.ticket))
        self._trace(job.record, job.outcome, times)
        self._brake_at(job)

    def _brake_at(self, job: Job) -> None:
        """Halt in a flood of dead letters. Those sent again by hand are no part of one: that they die again is no news."""
        if job.outcome.outcome != "dead_letter":
            self._dead_in_a_row = 0
        elif not attempts_of(job.record.headers):
            self._dead_in_a_row += 1
        if self._brake and self._dead_in_a_row >= self._brake:
            self.halt(
                f"the last {self._dead_in_a_row} articles in a row became dead letters (code {job.outcome.code}): stopped before "
                "the whole topic does; `diplowire dead list` shows them, DIPLOWIRE_DEAD_LETTER_BRAKE is the limit"
            )
