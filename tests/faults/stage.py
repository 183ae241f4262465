"""A real broker, workers of each delivery and their articles in; what a fault did to them out, as one row for each delivery."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import subprocess
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplowire.stream.broker import LocalKafka, local_kafka
from diplowire.stream.broker_config import free_port
from faults.proxy import Proxy, listeners, proxy
from faults.scene import Scene, set_scene
from faults.workers import StartWorker, WorkerProcess, workers

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from pathlib import Path

DELIVERIES = ("at_least_once", "exactly_once")
RETURN_SECONDS = 15.0
DISK = "600m"
# Ends by itself with a word: no Kafka at the start, a topic that is missing, a reason to halt.
WITH_A_WORD = frozenset({3, 4, 5})


class Row(NamedTuple):
    """How one delivery came through one fault."""

    fault: str
    delivery: str
    strikes: int
    articles: int
    lost: int
    repeated: int
    alike: bool
    back: float
    words: tuple[str, ...]

    def kept(self) -> bool:
        """Whether the promise was kept: none lost, nothing twice or the same twice, back in time."""
        once = self.repeated == 0 if self.delivery == "exactly_once" else self.alike
        return self.lost == 0 and once and self.back <= RETURN_SECONDS


@dataclass
class Cast:
    """The workers of one delivery, and their articles."""

    delivery: str
    scene: Scene
    start: StartWorker
    workers: list[WorkerProcess] = field(default_factory=list)
    strikes: int = 0
    longest: float = 0.0
    words: list[str] = field(default_factory=list)

    def hire(self, **settings: object) -> WorkerProcess:
        """Start one more."""
        chosen = {"delivery": self.delivery, "topic_prefix": self.scene.prefix, "group": self.scene.prefix}
        worker = self.start(**{"bootstrap": self.scene.options["bootstrap_servers"], "partitions": 2, **chosen, **settings})
        self.workers.append(worker)
        return worker

    def dismiss(self, worker: WorkerProcess) -> None:
        """Kill one."""
        self.workers.remove(worker)
        worker.kill()
        self.strikes += 1

    def mind(self, **settings: object) -> None:
        """Start anew what has ended with a word, as an orchestrator does; nothing may end without one."""
        for worker in [worker for worker in self.workers if worker.process.poll() is not None]:
            self.workers.remove(worker)
            assert worker.process.returncode in WITH_A_WORD, worker.words()
            assert worker.reason(), worker.words()
            self.words.append(worker.reason())
            self.hire(**settings)

    async def busy(self, finished: int = 30) -> None:
        """Send articles until the last worker hired has finished so many, and has more to do."""
        worker = self.workers[-1]
        await worker.ready()
        await self.scene.send(100, poison_every=50)
        await self.scene.send_until(lambda: worker.finished() > finished)
        await self.scene.send(100, poison_every=50)

    async def back(self, more: int = 10, within: float = 90.0, **settings: object) -> None:
        """Wait until somebody finishes articles again, while new ones come; note how long it took."""
        before = {id(worker): worker.finished() for worker in self.workers if worker.process.poll() is None}

        def again() -> bool:
            self.mind(**settings)
            return any(worker.finished() > before.get(id(worker), 0) + more for worker in self.workers)

        began = time.monotonic()
        await self.scene.send_until(again, within)
        self.longest = max(self.longest, time.monotonic() - began)

    async def row(self, fault: str) -> Row:
        """Balance the books, and send everybody home."""
        found, lost = await self.scene.balance(120)
        for worker in self.workers:
            worker.kill()
        self.workers.clear()
        return Row(
            fault,
            self.delivery,
            self.strikes,
            self.scene.sent,
            len(lost),
            found.duplicates,
            found.all_copies_are_equal,
            self.longest,
            tuple(self.words),
        )


@dataclass
class Stage:
    """One broker for the casts of all deliveries: what happens to it happens to all of them."""

    broker: LocalKafka
    casts: list[Cast]
    chance: random.Random
    away: float = 0.0
    """Seconds that a broker stays away, besides the time until that is noticed."""
    disk: Path | None = None
    """The small disk of the broker, where there is one."""
    network: Proxy | None = None
    detour: str = ""
    """Address by way of the network."""

    async def all(self, what: Callable[[Cast], Awaitable[object]]) -> None:
        """Do the same with each cast, at once."""
        await asyncio.gather(*(what(cast) for cast in self.casts))

    async def begin(self, **settings: object) -> None:
        """Have a worker of each delivery in the middle of articles; few on their way, so that the broker sets the pace."""
        for cast in self.casts:
            cast.hire(**{"in_flight": self.chance.choice((10, 50, 500)), **settings})
        await self.all(lambda cast: cast.busy(self.chance.randrange(5, 60)))

    async def noticed(self) -> None:
        """Wait until all workers say that Kafka is away, and as long again as is wanted."""
        for cast in self.casts:
            cast.strikes += 1
            for worker in cast.workers:
                await worker.until(lambda worker=worker: b"does not answer" in worker.page("/readyz")[1])
        await asyncio.sleep(self.away)

    async def play(self, name: str, act: Callable[[Stage], Awaitable[None]]) -> list[Row]:
        """Let it happen, and balance the books of each delivery."""
        await act(self)
        return list(await asyncio.gather(*(cast.row(name) for cast in self.casts)))


@dataclass
class Theatre:
    """A broker with a small disk and a bad network, and workers to be had: stages are set in it."""

    broker: LocalKafka
    start: StartWorker
    disk: Path | None
    network: Proxy
    detour: str

    async def stage(self, name: str, chance: random.Random, away: float = 0.0) -> Stage:
        """Make topics for each delivery, of names that nobody used before."""
        prefix = f"{re.sub(r'[^a-z0-9]+', '-', name)}-{secrets.token_hex(3)}"
        casts = [Cast(each, await set_scene(self.broker.bootstrap, f"{prefix}-{each}."), self.start) for each in DELIVERIES]
        return Stage(self.broker, casts, chance, away, self.disk, self.network, self.detour)


@asynccontextmanager
async def theatre(folder: Path) -> AsyncIterator[Theatre]:
    """Start the broker; everything is gone afterwards."""
    port, controller, detour, behind = (free_port() for _ in range(4))
    with small_disk(folder / "disk") as disk, workers(folder) as start:
        properties = listeners(port, controller, detour, behind)
        with local_kafka(port=port, data_dir=disk / "data" if disk else None, properties=properties) as broker:
            async with proxy(detour, behind) as network:
                yield Theatre(broker, start, disk, network, f"127.0.0.1:{detour}")


@contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    """Mount a disk of some size in memory, so that it can be full; None where we may not."""
    place.mkdir()
    mounted = sys.platform == "linux" and os.geteuid() == 0
    mounted = (
        mounted and not subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", place], check=False).returncode
    )
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", place], check=True)
