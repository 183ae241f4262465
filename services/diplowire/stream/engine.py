"""Settings in, a Faust app out that hands over raw records, with the dangerous ones of Faust's defaults changed."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any, cast

import aiokafka
import faust
from aiokafka import TopicPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from faust.app.base import BootStrategy
from faust.transport.drivers import aiokafka as driver

from diplowire.stream.connection import kafka_options
from diplowire.stream.progress import Place

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from faust.types import Message

    from diplowire.settings import Settings
    from diplowire.stream.job import Delivery

    Take = Callable[["Engine", Message], Awaitable[None]]

# After a kill the group waits this long before it gives the partitions to somebody else; Faust's own 60 s is an outage.
SESSION_SECONDS = 10.0
HEARTBEAT_SECONDS = 3.0
# Duplicates after a kill are what was finished since the last commit.
COMMIT_SECONDS = 1.0
# Transactions commit the offsets beside Faust, who would complain of it; /healthz tells a real stall.
LIVELOCK_SECONDS = 1e9
# A leader of the group that asked while the broker came up saw no partitions and gave none to anybody: looked at again soon.
METADATA_MS = 10_000
# Faust asks the broker to hold back an answer for 1.5 s when a partition has nothing new, and meanwhile the others starve.
FETCH_WAIT_MS = 100


class _Boot(BootStrategy):
    """Consumer and agents only: outputs go through a producer of our own, pages through a server of our own."""

    enable_kafka_producer = False
    enable_web = False


class Engine(faust.App):
    """A Faust app without a data directory."""

    BootStrategy = _Boot

    settings: Settings
    delivery: Delivery
    before_giving_up: Callable[[], Awaitable[None]]

    async def on_first_start(self) -> None:
        """Make no directories: the worker keeps nothing on disk."""

    def finished(self, message: Message) -> None:
        """Let the offset of this record be committed, once those before it are."""
        if not self.delivery.commits_itself:
            cast("_Consumer", self.consumer).finished(message)

    async def committed(self, place: Place) -> int | None:
        """Ask the broker which offset of a partition of ours comes next."""
        return await cast("_Consumer", self.consumer).committed(place)

    def flowing(self, message: Message) -> bool:
        """Whether this record is still ours to process; not after a halt, nor when the partitions were shared out anew."""
        return self.flow_control.is_active() and message.generation_id == self.consumer_generation_id

    def hold(self) -> None:
        """Take no further records; those that wait in memory come again after the next start."""
        self.consumer.stop_flow()
        self.flow_control.suspend()


class _Thread(driver.AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: driver.Transport) -> aiokafka.AIOKafkaConsumer:
        del transport
        settings = cast("Engine", self.app).settings
        self._assignor = RoundRobinPartitionAssignor
        return aiokafka.AIOKafkaConsumer(
            **kafka_options(settings),
            client_id="diplowire-worker",
            group_id=settings.group,
            partition_assignment_strategy=[RoundRobinPartitionAssignor],
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=FETCH_WAIT_MS,
            max_partition_fetch_bytes=max(settings.article_bytes, 1_048_576),
            session_timeout_ms=int(SESSION_SECONDS * 1000),
            heartbeat_interval_ms=int(HEARTBEAT_SECONDS * 1000),
            max_poll_interval_ms=int(1000 * (settings.publish_timeout + settings.stop_timeout)),
            rebalance_timeout_ms=int(1000 * settings.stop_timeout + 10_000),
            metadata_max_age_ms=METADATA_MS,
            isolation_level="read_committed",
        )


class _Consumer(driver.Consumer):
    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    def ack(self, message: Message) -> bool:
        """Refuse: Faust acknowledges records that it skips while the flow is suspended, and so loses them."""
        del message
        return False

    def finished(self, message: Message) -> None:
        """Acknowledge a record that was seen through."""
        super().ack(message)

    async def committed(self, place: Place) -> int | None:
        """Ask the broker which offset comes next."""
        asked = TopicPartition(place.topic, place.partition)
        found: int | None = await self._thread.call_thread(self._thread._ensure_consumer().committed, asked)  # noqa: SLF001 - Faust offers no other way
        return found

    async def on_partitions_assigned(self, assigned: set[Any], generation_id: int = 0) -> None:
        """Fence off the partitions' earlier owner before the committed offsets are asked for."""
        await cast("Engine", self.app).delivery.take_over(Place(tp.topic, tp.partition) for tp in assigned)
        await super().on_partitions_assigned(assigned, generation_id)

    async def on_partitions_revoked(self, revoked: set[Any]) -> None:
        """Let what is on its way be finished and committed first; Faust would forget it."""
        engine = cast("Engine", self.app)
        engine.hold()
        await engine.before_giving_up()
        await super().on_partitions_revoked(revoked)


class _Transport(driver.Transport):
    Consumer = _Consumer


def build(settings: Settings, take: Take, before_giving_up: Callable[[], Awaitable[None]]) -> Engine:
    """Return the app, not started and without its `delivery`; `take` is called with each record in turn and must never raise.

    `before_giving_up` is awaited when partitions are about to go to another worker: finish, commit and forget what is on its way.
    """
    app = Engine(
        "diplowire",
        broker=f"kafka://{settings.bootstrap.replace(',', ';')}",
        datadir=tempfile.gettempdir(),
        broker_commit_interval=COMMIT_SECONDS,
        broker_session_timeout=SESSION_SECONDS,
        broker_heartbeat_interval=HEARTBEAT_SECONDS,
        broker_commit_livelock_soft_timeout=LIVELOCK_SECONDS,
        processing_guarantee="at_least_once",
        stream_wait_empty=False,  # hangs with noack; we drain ourselves
        stream_buffer_maxsize=settings.in_flight,
        topic_allow_declare=False,
        topic_disable_leader=True,  # an always empty topic slows the others down
        web_enabled=False,
        worker_redirect_stdouts=False,
    )
    app.settings = settings
    app.before_giving_up = before_giving_up
    app.transport = _Transport([*app.conf.broker_consumer], app)
    articles = app.topic(
        settings.topic("articles"), key_serializer="raw", value_serializer="raw", key_type=bytes, value_type=bytes
    )

    async def read(stream: faust.StreamT[bytes]) -> None:
        async for event in cast("faust.Stream[bytes]", stream).noack().events():
            await take(app, event.message)

    app.agent(articles, name="articles")(read)
    app.finalize()
    app.in_worker = True
    return app
