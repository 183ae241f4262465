"""Processed articles in; outputs, dead letters and input offset in one transaction for each input partition out.

A reader with isolation level read_committed sees every output once, whatever is killed. The transactional id belongs to the input
partition: whoever gets it takes over the id, which ends what the earlier owner left open, before it asks where to go on.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiokafka.errors import KafkaError

from diplowire.stream.publisher import Halt, explain
from diplowire.stream.transaction_line import Line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from diplowire.settings import Settings
    from diplowire.stream.job import Desk, Job
    from diplowire.stream.metrics import Metrics
    from diplowire.stream.progress import Place

log = structlog.get_logger("diplowire.worker")


class ExactlyOnce:
    """One line of transactions for each partition that is ours."""

    commits_itself = True

    def __init__(
        self, settings: Settings, metrics: Metrics, desk: Desk, committed: Callable[[Place], Awaitable[int | None]]
    ) -> None:
        self.ready = False
        self._settings = settings
        self._metrics = metrics
        self._desk = desk
        self._committed = committed
        self._lines: dict[Place, Line] = {}

    async def start(self) -> None:
        """Have nothing to connect yet: producers come with the partitions."""
        self.ready = True

    async def stop(self) -> None:
        """Disconnect."""
        self.ready = False
        await self.give_up()

    async def take_over(self, places: Iterable[Place]) -> None:
        """Fence off the earlier owners; what they left open is ended when this returns."""
        await self.give_up()
        lines = {place: Line(place, self._settings, self._metrics, self._desk, self._committed) for place in places}
        try:
            await asyncio.gather(*(line.start() for line in lines.values()))
        except (KafkaError, Halt) as error:
            self._desk.halt(f"cannot begin transactions: {explain(error) if isinstance(error, KafkaError) else error}")
        self._lines = lines

    async def give_up(self) -> None:
        """Part with all partitions; an open transaction is ended by whoever takes them over."""
        lines, self._lines = self._lines, {}
        await asyncio.gather(*(line.stop() for line in lines.values()))

    async def accept(self, job: Job) -> None:
        """Put the job into its partition's line."""
        line = self._lines.get(job.ticket.place)
        if line is None:
            self._desk.dropped(job)
        else:
            line.jobs.put_nowait(job)
