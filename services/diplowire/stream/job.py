"""One article on its way, and what those who carry its outputs report back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.pipeline import Outcome, Record
    from diplowire.stream.progress import Place, Ticket


@dataclass(slots=True)
class Job:
    """An article that was processed, and whose outputs the broker does not have yet."""

    ticket: Ticket
    record: Record
    outcome: Outcome
    processed_at: float


class Desk(Protocol):
    """Who hears how a job ended; each job ends once."""

    def done(self, job: Job) -> None:
        """Hear that the broker has everything."""

    def dropped(self, job: Job) -> None:
        """Hear that it is left to the next worker, here or elsewhere: nothing of it was committed."""

    def halt(self, reason: str) -> None:
        """Hear that the worker can't go on."""


class Delivery(Protocol):
    """A way to get the outputs of jobs to the broker, and to keep account of it."""

    commits_itself: bool
    """Whether it commits the offsets too, so that nothing is acknowledged to Faust."""

    @property
    def ready(self) -> bool:
        """Whether jobs can be accepted."""

    async def start(self) -> None:
        """Connect; raises aiokafka's errors."""

    async def stop(self) -> None:
        """Disconnect."""

    async def take_over(self, places: Iterable[Place]) -> None:
        """Prepare for these partitions, before the first record of them is read."""

    async def give_up(self) -> None:
        """Part with all partitions; what has not ended is dropped."""

    async def accept(self, job: Job) -> None:
        """Carry the job from here on; jobs of one partition come in order."""
