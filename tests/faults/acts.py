"""A stage in, one thing gone wrong on it and mended again out: each act is a fault that `make chaos` and the tests share."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from diplowire.stream.client import Outgoing, produce
from diplowire.stream.topics import TOPICS
from faults.scene import POISON

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from diplowire.stream.topics import Topics
    from faults.stage import Cast, Stage
    from faults.workers import WorkerProcess

PULSES = 12
# A body as HTML travels along in its events, and this one is too much for the topic.
LARGE = "<p>“We support the plan,” Foreign Minister Anna Berg of Norway said on Monday.</p>" + "<p>No more.</p>" * 2_000


async def worker_killed(stage: Stage) -> None:
    """`kill -9` in the middle; another one starts."""
    await stage.begin()
    for cast in stage.casts:
        cast.dismiss(cast.workers[-1])
        cast.hire()
    await stage.all(lambda cast: cast.back())


async def worker_stopped(stage: Stage) -> None:
    """SIGTERM in the middle; another one starts."""
    await stage.begin()

    async def stop(cast: Cast) -> None:
        cast.strikes += 1
        assert await cast.workers.pop().stop() == 0
        cast.hire()

    await stage.all(stop)
    await stage.all(lambda cast: cast.back())


async def workers_come_and_go(stage: Stage) -> None:
    """A second and a third worker join; one leaves in order, one is killed."""
    await stage.begin()
    for _ in range(2):
        for cast in stage.casts:
            cast.hire()
        await stage.all(lambda cast: cast.back())

    async def leave(cast: Cast) -> None:
        assert await cast.workers.pop(0).stop() == 0
        cast.dismiss(cast.workers[0])

    await stage.all(leave)
    await stage.all(lambda cast: cast.back())


async def worker_frozen(stage: Stage) -> None:
    """A worker stands still until another one has its partitions, and goes on where it stood: its commit is refused."""
    await stage.begin(in_flight=20)

    async def freeze(cast: Cast) -> None:
        frozen = cast.workers[0]
        await cast.scene.send(100)  # by now it may have finished what it was begun with, while the other cast was not yet busy
        frozen.process.send_signal(signal.SIGSTOP)
        cast.strikes += 1
        try:
            other = cast.hire()
            await other.until(lambda: other.number("partitions_assigned") == 2)
            await cast.scene.send_until(lambda: other.finished() > 0)
        finally:
            frozen.process.send_signal(signal.SIGCONT)
        await cast.back()
        await frozen.until(lambda: frozen.number("partitions_assigned") == 1)

    await stage.all(freeze)


async def broker_killed(stage: Stage) -> None:
    """`kill -9` of the broker, and it starts again on the same data."""
    await stage.begin()
    await asyncio.to_thread(stage.broker.kill)
    for cast in stage.casts:
        cast.strikes += 1
    await asyncio.to_thread(stage.broker.start)
    await stage.all(lambda cast: cast.back())


async def broker_away(stage: Stage) -> None:
    """The broker ends in order, stays away, and comes back."""
    await stage.begin()
    await asyncio.to_thread(stage.broker.stop)
    await stage.noticed()
    await asyncio.to_thread(stage.broker.start)
    await stage.all(lambda cast: cast.back())


async def broker_frozen(stage: Stage) -> None:
    """The broker holds its breath: connections stand, and nobody answers."""
    await stage.begin()
    _signal(stage, signal.SIGSTOP)
    try:
        await stage.noticed()
    finally:
        _signal(stage, signal.SIGCONT)
    await stage.all(lambda cast: cast.back())


async def broker_slow(stage: Stage) -> None:
    """The broker stands still for half of the time."""
    await stage.begin()
    for _ in range(PULSES):
        _signal(stage, signal.SIGSTOP)
        await asyncio.sleep(stage.chance.uniform(0.1, 0.6))
        _signal(stage, signal.SIGCONT)
        await asyncio.sleep(0.3)
    for cast in stage.casts:
        cast.strikes += PULSES
    await stage.all(lambda cast: cast.back())


async def network_bad(stage: Stage) -> None:
    """Every answer comes late, and the connections break again and again."""
    assert stage.network
    stage.network.delay = 0.05
    await stage.begin(bootstrap=stage.detour)
    for _ in range(3):
        stage.network.cut()
        for cast in stage.casts:
            cast.strikes += 1
        await stage.all(lambda cast: cast.back(bootstrap=stage.detour))
    stage.network.delay = 0.0


async def output_too_large(stage: Stage) -> None:
    """The broker refuses every thirtieth article's statement."""

    async def send(cast: Cast) -> None:
        await anew(cast.scene.options, cast.scene.topics, statements=20_000)
        for _ in range(5):
            await cast.scene.send(29)
            await cast.scene.send_one(LARGE)
            cast.strikes += 1

    await stage.all(send)
    await stage.begin()
    await stage.all(lambda cast: cast.back())


async def output_topic_gone(stage: Stage) -> None:
    """The topic of the statements is deleted: the worker stops and says so; started again, it makes the topic."""
    await _gone(stage, "statements")


async def dead_letter_topic_gone(stage: Stage) -> None:
    """The topic of the dead letters is deleted: the worker stops and says so; started again, it makes the topic."""
    await _gone(stage, "dead")


async def _gone(stage: Stage, role: str) -> None:
    for cast in stage.casts:
        cast.hire(publish_timeout=8)

    async def vanish(cast: Cast) -> None:
        worker, topic = cast.workers[-1], cast.scene.topics.name(role)
        await worker.ready()
        await delete(cast.scene.options, topic)
        cast.strikes += 1
        await cast.scene.send(100, poison_every=10)
        assert await worker.ended(60) == 5, worker.words()
        assert topic in worker.reason()
        await cast.back()

    await stage.all(vanish)


async def disk_full(stage: Stage) -> None:
    """The broker's disk is full, and it gives up; room is made, and it starts again."""
    assert stage.disk
    await stage.begin()
    await stage.all(lambda cast: cast.scene.send(400))
    ballast = stage.disk / "ballast"
    _fill(ballast)
    deadline = time.monotonic() + 60
    while stage.broker.is_running():
        assert time.monotonic() < deadline, "the broker goes on without a disk"
        await asyncio.sleep(0.1)
    stage.broker.kill()
    await stage.noticed()
    ballast.unlink()
    await asyncio.to_thread(stage.broker.start)
    await stage.all(lambda cast: cast.back())


async def poison_in_a_hundred(stage: Stage) -> None:
    """One article in a hundred is broken."""
    await stage.begin()

    async def send(cast: Cast) -> None:
        await cast.scene.send(1_000, poison_every=100)
        cast.strikes += 10
        await cast.back()

    await stage.all(send)


async def poison_only(stage: Stage) -> None:
    """Every article is broken: the brake stops the worker; without the brake all become dead letters."""
    for cast in stage.casts:
        cast.hire(dead_letter_brake=50, in_flight=10)

    async def send(cast: Cast) -> None:
        numbers = range(300)
        await produce(cast.scene.options, [Outgoing(cast.scene.topics.articles, b"%d" % number, POISON) for number in numbers])
        cast.scene.sent += len(numbers)
        cast.strikes += len(numbers)
        worker: WorkerProcess = cast.workers[-1]
        assert await worker.ended() == 5
        assert "articles in a row became dead letters (code no_text)" in worker.reason()
        assert len((await cast.scene.seen()).dead) < 150
        await cast.back(dead_letter_brake=0)

    await stage.all(send)


ACTS: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "worker killed": worker_killed,
    "worker told to stop": worker_stopped,
    "workers come and go": workers_come_and_go,
    "worker frozen, its commit refused": worker_frozen,
    "broker killed": broker_killed,
    "broker away": broker_away,
    "broker frozen": broker_frozen,
    "broker slow": broker_slow,
    "network late and cut": network_bad,
    "output too large": output_too_large,
    "output topic deleted": output_topic_gone,
    "dead letters deleted": dead_letter_topic_gone,
    "disk full": disk_full,
    "poison 1 %": poison_in_a_hundred,
    "poison 100 %": poison_only,
}


def _fill(ballast: Path) -> None:
    """Take up the whole disk but for some hundred messages."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1 << 20)):
            pass
    os.truncate(ballast, ballast.stat().st_size - 200_000)


def _signal(stage: Stage, number: signal.Signals) -> None:
    assert stage.broker.pid
    os.kill(stage.broker.pid, number)


async def anew(options: Mapping[str, str], topics: Topics, **bytes_at_most: int) -> None:
    """Make topics anew with smaller limits than are good."""
    admin = AIOKafkaAdminClient(**options)
    await admin.start()
    try:
        named = {topic.role: topics.name(topic.role) for topic in TOPICS}
        await admin.delete_topics([named[role] for role in bytes_at_most])
        new = [
            NewTopic(named[role], 2, 1, topic_configs={"max.message.bytes": str(most)}) for role, most in bytes_at_most.items()
        ]
        await admin.create_topics(new)
    finally:
        await admin.close()


async def delete(options: Mapping[str, str], topic: str) -> None:
    """Delete a topic."""
    admin = AIOKafkaAdminClient(**options)
    await admin.start()
    try:
        await admin.delete_topics([topic])
    finally:
        await admin.close()
