"""Settings in, connected producers out: one for the many, one for messages that must travel alone.

An idempotent producer numbers its batches, and aiokafka does not take the number of a refused one back: from then on every batch
for that partition is "out of order". A producer with a new identity starts counting afresh, so a refusal costs a reconnection.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaConnectionError, KafkaTimeoutError, NodeNotReadyError, ProducerClosed, RequestTimedOutError

from diplowire.stream.connection import kafka_options

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from diplowire.settings import Settings

LINGER_MS = 5
BATCH_BYTES = 131_072
# The broker decides what is too large (max.message.bytes of the topic); this only keeps the client from deciding first.
REQUEST_BYTES = 200_000_000
REQUEST_TIMEOUT_MS = 15_000
# A broker counts packed bytes: an article that came packed may be too large for the dead letters as it is. Every client of
# Kafka unpacks gzip.
PACKED = "gzip"
OUTPUTS = ("visits", "meetings", "statements", "dead")
RECONNECT_PAUSE = 0.5
# The assertion is aiokafka's own, where a broker that stood still knows of no broker yet, not even itself.
_AWAY = (KafkaConnectionError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError, OSError, AssertionError)

T = TypeVar("T")


async def patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask again and again while the broker is away; that it stays away for too long is for the watch to notice."""
    while True:
        try:
            return await ask()
        except _AWAY:
            await asyncio.sleep(RECONNECT_PAUSE)


class Producers:
    """The producer in use, its successors and predecessors."""

    def __init__(self, settings: Settings) -> None:
        self.current: AIOKafkaProducer | None = None
        self._settings = settings
        self._solo: dict[bool, AIOKafkaProducer] = {}  # by whether it packs
        self._renewing = asyncio.Lock()
        self._alone = asyncio.Lock()
        self._users: Counter[AIOKafkaProducer] = Counter()
        self._retiring: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Connect; raises aiokafka's errors, UnknownTopicOrPartitionError for an output that is not there."""
        self.current = await self._connect()

    async def stop(self) -> None:
        """Send what is waiting and disconnect."""
        producers = [self.current, *self._solo.values()]
        self.current, self._solo = None, {}
        for producer in producers:
            if producer is not None:
                await producer.stop()
        await asyncio.gather(*self._retiring, return_exceptions=True)

    async def send(self, topic: str, record: dict[str, Any]) -> asyncio.Future[Any]:
        """Hand a record over and return the broker's answer to come; raises aiokafka's errors when it can't be handed over."""
        producer = self.current
        if producer is None:
            raise ProducerClosed
        self._users[producer] += 1
        try:
            answer: asyncio.Future[Any] = await producer.send(topic, **record)
        finally:
            self._users[producer] -= 1
        return answer

    async def send_alone(self, topic: str, record: dict[str, Any], *, packed: bool = False) -> None:
        """Send a record in a batch of its own and wait; not idempotent, so that a refusal leaves no trace."""
        async with self._alone:
            if packed not in self._solo:
                self._solo[packed] = await patiently(partial(self._connect_solo, packed=packed))
            await self._solo[packed].send_and_wait(topic, **record)

    async def renew(self, broken: AIOKafkaProducer | None) -> None:
        """Put a new producer in the place of this one, unless somebody has already."""
        async with self._renewing:
            if broken is None or self.current != broken:
                return
            self.current = await patiently(self._connect)
            retiring = asyncio.create_task(self._retire(broken))
            self._retiring.add(retiring)
            retiring.add_done_callback(self._retiring.discard)

    async def _retire(self, broken: AIOKafkaProducer) -> None:
        # Whoever is still handing a record over would wait forever on a closed client.
        while self._users[broken]:  # noqa: ASYNC110 - rare, and over in a moment
            await asyncio.sleep(0.05)
        del self._users[broken]
        # What is under way on it is answered, or fails and is sent again by whoever waits for it.
        await broken.stop()

    async def _connect_solo(self, *, packed: bool) -> AIOKafkaProducer:
        return await self._connect(linger_ms=0, enable_idempotence=False, compression_type=PACKED if packed else None)

    async def _connect(
        self, *, linger_ms: int = LINGER_MS, enable_idempotence: bool = True, compression_type: str | None = None
    ) -> AIOKafkaProducer:
        producer = AIOKafkaProducer(
            **kafka_options(self._settings),
            client_id="diplowire-worker",
            acks="all",
            enable_idempotence=enable_idempotence,
            linger_ms=linger_ms,
            compression_type=compression_type,
            max_batch_size=BATCH_BYTES,
            max_request_size=REQUEST_BYTES,
            request_timeout_ms=REQUEST_TIMEOUT_MS,
        )
        try:
            await producer.start()
            # All topics now, so that no article waits for what the client does not know yet.
            for role in OUTPUTS:
                await producer.partitions_for(self._settings.topic(role))
        except BaseException:
            await producer.stop()
            raise
        return producer
