"""Articles taken and finished in any order in, acknowledgements in the order of the partition out.

Faust commits past an article that is not acknowledged when it is the very next one (it looks for holes of two and more), and
after a kill that article is gone. So nothing is acknowledged before everything ahead of it on its partition is.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Place(NamedTuple):
    """A partition of a topic."""

    topic: str
    partition: int


class Ticket:
    """One article on its way."""

    __slots__ = ("acknowledge", "epoch", "finished", "offset", "place", "taken_at", "written_at")

    def __init__(self, place: Place, offset: int, acknowledge: Callable[[], object], taken_at: float, epoch: int) -> None:
        self.place = place
        self.offset = offset
        self.acknowledge = acknowledge
        self.taken_at = taken_at
        self.epoch = epoch
        self.written_at: float | None = None
        self.finished = False


class Progress:
    """What is on its way on each partition, in the order of their offsets."""

    def __init__(self) -> None:
        self._waiting: dict[Place, deque[Ticket]] = {}
        self._newest: dict[Place, float] = {}
        self._epoch = 0

    def take(
        self,
        place: Place,
        offset: int,
        acknowledge: Callable[[], object],
        taken_at: float,
        written_at: float | None = None,
    ) -> Ticket:
        """Note that an article is on its way; a partition's articles come in the order of their offsets.

        `taken_at` is our monotonic clock, `written_at` the Unix time at which it came to the topic, where known.
        """
        ticket = Ticket(place, offset, acknowledge, taken_at, self._epoch)
        ticket.written_at = written_at
        if written_at is not None:
            self._newest[place] = written_at
        self._waiting.setdefault(place, deque()).append(ticket)
        return ticket

    def finish(self, ticket: Ticket) -> bool:
        """Acknowledge what can be now; False when the partitions were shared out anew meanwhile: nothing may be acknowledged."""
        if ticket.epoch != self._epoch:
            return False
        ticket.finished = True
        line = self._waiting[ticket.place]
        while line and line[0].finished:
            line.popleft().acknowledge()
        return True

    def forget(self) -> None:
        """Drop what is on its way: whoever gets a partition now starts it from the last commit."""
        self._epoch += 1
        self._waiting.clear()
        self._newest.clear()

    def oldest(self) -> Ticket | None:
        """Return the article that has been on its way for longest."""
        return min((line[0] for line in self._waiting.values() if line), key=lambda ticket: ticket.taken_at, default=None)

    def first_unfinished(self, place: Place) -> int | None:
        """Offset of the first article of a partition that is on its way, or None."""
        line = self._waiting.get(place)
        return line[0].offset if line else None

    def behind_since(self, place: Place) -> float | None:
        """Unix time at which the first unfinished article came to the topic, else the last one taken; None before the first."""
        line = self._waiting.get(place)
        return line[0].written_at if line else self._newest.get(place)
