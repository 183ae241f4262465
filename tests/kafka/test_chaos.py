"""`make chaos`: articles keep coming while workers and the broker are killed at random; then the books are balanced.

Off unless CHAOS_ROUNDS says how many faults; CHAOS_SEED repeats a run.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from diplowire.stream.broker import LocalKafka, local_kafka

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROUNDS = int(os.environ.get("CHAOS_ROUNDS", "0"))
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)
WORKERS_AT_MOST = 3
UNREACHABLE = 3  # the exit code


class Chaos:
    """Some workers, a broker, and a random choice of what happens to them next."""

    def __init__(self, start: Callable[[], Any], scene: Any, broker: LocalKafka, delivery: str) -> None:
        self._start = start
        self._scene = scene
        self._broker = broker
        self._random = random.Random(f"{SEED}-{delivery}")  # noqa: S311 - a run must be repeatable
        self._workers: list[Any] = []
        self.longest_wait = 0.0

    async def round(self, number: int) -> None:
        """Do one thing to them, and see articles finished by each worker that is left."""
        fault = self._random.choice([self.kill, self.kill, self.stop, self.join, self.kill_broker, self.stop_broker])
        sys.stderr.write(f"\n  {number}: {fault.__name__}, {len(self._workers)} workers, {self._scene.sent} articles")
        await self._scene.send(self._random.randrange(100, 400), poison_every=100)
        await fault()
        while len(self._workers) < 1 + self._random.randrange(2):
            self._workers.append(self._start())
        began = time.monotonic()
        await self._see_progress()
        self.longest_wait = max(self.longest_wait, time.monotonic() - began)

    async def _see_progress(self) -> None:
        """Wait until articles are finished again, by whom ever; new ones come meanwhile."""
        before = {id(worker): worker.finished() for worker in self._workers}

        def again() -> bool:
            self._bury()
            return any(worker.finished() > before.get(id(worker), 0) + 30 for worker in self._workers)

        await self._scene.send_until(again, 90)

    def _bury(self) -> None:
        """Start anew what has ended because no broker was there when it started; nothing else may end."""
        ended = [worker for worker in self._workers if worker.process.poll() is not None]
        for worker in ended:
            assert worker.process.returncode == UNREACHABLE, worker.words()
            self._workers.remove(worker)
            self._workers.append(self._start())

    async def kill(self) -> None:
        """End a worker as a power cut would."""
        self._bury()
        if self._workers:
            self._one().kill()

    async def stop(self) -> None:
        """End a worker in order."""
        self._bury()
        if self._workers:
            # One that was told to end before it had begun ends by the signal itself.
            assert await self._one().stop() in {0, -signal.SIGTERM}

    async def join(self) -> None:
        """Have one worker more, or one less."""
        if len(self._workers) < WORKERS_AT_MOST:
            self._workers.append(self._start())
        else:
            await self.stop()

    async def kill_broker(self) -> None:
        """End the broker as a power cut would, and start it again."""
        await asyncio.to_thread(self._broker.kill)
        await asyncio.to_thread(self._broker.start)

    async def stop_broker(self) -> None:
        """End the broker in order, and start it again."""
        await asyncio.to_thread(self._broker.stop)
        await asyncio.to_thread(self._broker.start)

    def _one(self) -> Any:
        return self._workers.pop(self._random.randrange(len(self._workers)))


@pytest.mark.skipif(not ROUNDS, reason="make chaos")
@pytest.mark.timeout(60 + 60 * ROUNDS)
@pytest.mark.parametrize("delivery", ["at_least_once", "exactly_once"])
async def test_whatever_happens_no_article_is_lost(
    start_worker: Callable[..., Any], set_another_scene: Callable[[str], Awaitable[Any]], delivery: str
) -> None:
    sys.stderr.write(f"\nCHAOS_SEED={SEED} {delivery}")
    with local_kafka() as broker:
        scene = await set_another_scene(broker.bootstrap)
        chaos = Chaos(lambda: start_worker(bootstrap=broker.bootstrap, delivery=delivery), scene, broker, delivery)
        for number in range(ROUNDS):
            await chaos.round(number)
        worker = start_worker(bootstrap=broker.bootstrap, delivery=delivery)
        await worker.ready()
        found = await scene.complete(180)
        sys.stderr.write(f"\n  {scene.sent} articles, 0 lost, {found.duplicates} messages more than once; ")
        sys.stderr.write(f"idle for {chaos.longest_wait:.0f} s at most")
        assert found.all_copies_are_equal
        assert delivery == "at_least_once" or found.duplicates == 0
