"""One partition's transactions on a real Kafka whose answers get lost: each output is seen once, and its offset goes with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from diplowire.pipeline import Record, handle
from diplowire.settings import Settings
from diplowire.stream import transaction_line
from diplowire.stream.job import Job
from diplowire.stream.metrics import Metrics
from diplowire.stream.progress import Place, Progress
from diplowire.stream.transaction_line import Line
from faults.proxy import END_TRANSACTION
from faults.scene import EVENTS, Scene, set_scene

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from faults.stage import Theatre

DEADLINE = 40.0


class Desk:
    """Hears how jobs ended."""

    def __init__(self) -> None:
        self.ended: list[int] = []
        self.left: list[int] = []
        self.reason = ""

    def done(self, job: Job) -> None:
        """Hear that the broker has everything."""
        self.ended.append(job.record.offset)

    def dropped(self, job: Job) -> None:
        """Hear that it is left to the next worker."""
        self.left.append(job.record.offset)

    def halt(self, reason: str) -> None:
        """Hear that the worker can't go on."""
        self.reason = reason


class Partition:
    """A line of transactions by way of the bad network, and what there is to ask about it."""

    def __init__(self, house: Theatre, scene: Scene) -> None:
        self.desk, self.scene, self._network = Desk(), scene, house.network
        self.place = Place(scene.topics.articles, 0)
        settings = Settings(bootstrap=house.detour, topic_prefix=scene.prefix, group=scene.prefix)
        self.line = Line(self.place, settings, Metrics("test"), self.desk, self.committed)

    def put(self, *offsets: int) -> None:
        """Hand articles over."""
        for offset in offsets:
            value = Scene.article(str(offset))
            record = Record(self.place.topic, 0, offset, b"%d" % offset, value)
            ticket = Progress().take(self.place, offset, lambda: None, 0.0)
            self.line.jobs.put_nowait(Job(ticket, record, handle(record), 0.0))

    async def committed(self, place: Place) -> int | None:
        """Ask the broker which offset comes next."""
        admin = AIOKafkaAdminClient(**self.scene.options)
        await admin.start()
        try:
            found = (await admin.list_consumer_group_offsets(self.scene.prefix)).get(TopicPartition(*place))
            return found.offset if found else None
        finally:
            await admin.close()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait, with a deadline."""
        async with asyncio.timeout(DEADLINE):
            while not true():
                assert not self.desk.reason, self.desk.reason
                await asyncio.sleep(0.02)

    def ends(self) -> int:
        """How many ends of a transaction were sent to the broker."""
        return self._network.passed.count(END_TRANSACTION)


@pytest.fixture
async def partition(house: Theatre, prefix: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Partition]:
    """Start a line that waits a moment only."""
    monkeypatch.setattr(transaction_line, "TRANSACT_SECONDS", 1.5)
    monkeypatch.setattr(transaction_line, "STOP_SECONDS", 0.5)
    house.network.passed.clear()
    house.network.late.clear()
    partition = Partition(house, await set_scene(house.broker.bootstrap, prefix))
    await partition.line.start()
    yield partition
    house.network.let_go()
    house.network.unanswered.clear()
    await partition.line.stop()


async def seen_once(partition: Partition, articles: int) -> None:
    found = await partition.scene.seen()
    assert found.articles == {str(number) for number in range(articles)}
    assert found.duplicates == 0
    assert len(found.copies) == articles * EVENTS
    assert await partition.committed(partition.place) == articles
    assert sorted(partition.desk.ended) == list(range(articles))


async def test_a_transaction_whose_end_comes_late_is_done_again_and_seen_once(house: Theatre, partition: Partition) -> None:
    house.network.hold(END_TRANSACTION)
    partition.put(0, 1, 2, 3)
    await partition.until(lambda: partition.ends() == 1)
    house.network.held = set()  # the first end is still under way, those after it are not held
    await partition.until(lambda: len(partition.desk.ended) == 4)
    await seen_once(partition, 4)
    house.network.let_go()
    await partition.until(lambda: END_TRANSACTION in house.network.late)
    partition.put(4, 5)
    await partition.until(lambda: len(partition.desk.ended) == 6)
    await seen_once(partition, 6)


async def test_a_late_end_does_not_end_the_transaction_that_is_under_way_by_then(house: Theatre, partition: Partition) -> None:
    house.network.hold(END_TRANSACTION)
    partition.put(0, 1, 2, 3)
    await partition.until(lambda: partition.ends() == 2)  # the end of the second try is held as well
    assert partition.desk.ended == []
    assert (await partition.scene.seen()).copies == {}
    house.network.let_go()
    await partition.until(lambda: len(partition.desk.ended) == 4)
    await seen_once(partition, 4)


async def test_a_transaction_that_ended_although_nobody_heard_is_not_done_again(house: Theatre, partition: Partition) -> None:
    house.network.unanswered.add(END_TRANSACTION)
    partition.put(0, 1, 2, 3)
    await partition.until(lambda: len(partition.desk.ended) == 4)
    assert partition.ends() == 1
    await seen_once(partition, 4)


async def test_who_was_fenced_drops_its_articles_and_halts_where_the_group_says_nothing(
    house: Theatre, partition: Partition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction_line, "FENCED_SECONDS", 1.0)
    partition.put(0, 1)
    await partition.until(lambda: len(partition.desk.ended) == 2)
    other = Partition(house, partition.scene)
    await other.line.start()
    partition.put(2, 3)
    other.put(2, 3)
    await other.until(lambda: len(other.desk.ended) == 2)
    async with asyncio.timeout(DEADLINE):
        while not partition.desk.reason:  # noqa: ASYNC110 - asked, with a deadline
            await asyncio.sleep(0.02)
    await other.line.stop()
    assert sorted(partition.desk.left) == [2, 3]
    assert "were taken over by another worker" in partition.desk.reason
    assert (await partition.scene.seen()).duplicates == 0
    assert await other.committed(other.place) == 4
