"""Processed articles in, their outputs with the broker out, at least once; a repeated output equals the first, byte for byte."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from diplowire.stream.publisher import Halt, Publisher, Refused, Sending
from diplowire.stream.report import undelivered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.settings import Settings
    from diplowire.stream.job import Desk, Job
    from diplowire.stream.metrics import Metrics
    from diplowire.stream.progress import Place

log = structlog.get_logger("diplowire.worker")


class AtLeastOnce:
    """Sends without waiting, many jobs at a time; a job is done when the broker has acknowledged all of its outputs."""

    commits_itself = False

    def __init__(self, settings: Settings, metrics: Metrics, desk: Desk) -> None:
        self._publisher = Publisher(settings, metrics)
        self._desk = desk
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def ready(self) -> bool:
        """Whether jobs can be accepted."""
        return self._publisher.ready

    async def start(self) -> None:
        """Connect; raises aiokafka's errors."""
        await self._publisher.start()

    async def stop(self) -> None:
        """Send what is waiting and disconnect."""
        await self._publisher.stop()

    async def take_over(self, places: Iterable[Place]) -> None:
        """Do nothing: one producer serves all partitions."""

    async def give_up(self) -> None:
        """Do nothing: what was sent is sent, and comes again from whoever has the partition now."""

    async def accept(self, job: Job) -> None:
        """Hand the outputs to the client and wait for the broker's word beside."""
        task = asyncio.create_task(self._see_through(job, await self._publisher.enqueue(job.outcome.messages)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _see_through(self, job: Job, sendings: list[Sending]) -> None:
        try:
            try:
                await self._publisher.settle(sendings)
            except Refused as refusal:
                await self._bury(job, refusal)
        except Halt as reason:
            self._desk.halt(str(reason))
            self._desk.dropped(job)
        except Exception as error:
            log.exception("crashed")
            self._desk.halt(f"cannot finish an article: {error!r}")
            self._desk.dropped(job)
        else:
            self._desk.done(job)

    async def _bury(self, job: Job, refusal: Refused) -> None:
        """Write the dead letter of an article whose output was refused; if that is refused too, there is no way on."""
        job.outcome = undelivered(job.record, job.outcome, refusal)
        try:
            await self._publisher.settle(await self._publisher.enqueue(job.outcome.messages))
        except Refused as again:
            raise Halt(f"the dead letters cannot be written: {again}") from again
