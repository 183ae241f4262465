"""Messages in, the broker's word for each out (`produce`); topics in, their records as they come out (`tail`).

What the commands and the tests use. The options are those of every aiokafka client: see `connection.kafka_options`. Whatever
keeps us from the broker is a BrokerUnavailable with one readable line, within seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    NotCoordinatorForGroupError,
    RequestTimedOutError,
)

from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.reach import reach
from diplowire.wire.messages import Headers, Record

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping, Sequence

_IN_FLIGHT = 500  # messages that wait for the broker at a time
_LARGEST = 8_388_608  # the broker decides, by topic, what is too large; this only keeps the client from deciding first
_TIMEOUT = 15.0
_STOP = 5.0  # seconds that a client gets to say good-bye to a broker that may be gone
_GONE = (KafkaConnectionError, KafkaTimeoutError, RequestTimedOutError)

Start = Literal["beginning", "end"] | int


class Outgoing(NamedTuple):
    """One message to send to a topic by its name."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class Place(NamedTuple):
    """One partition of a topic."""

    topic: str
    partition: int


@dataclass(slots=True)
class Produced:
    """What became of the messages: `refused` tells the number of each such one, from 0, and why."""

    acknowledged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


async def produce(
    options: Mapping[str, Any],
    messages: Iterable[Outgoing] | AsyncIterable[Outgoing],
    *,
    within: float = _TIMEOUT,
    progress: Callable[[Produced], None] = lambda _: None,
) -> Produced:
    """Send the messages, in their order within a partition, and wait for the broker's word for each (acks=all, idempotent).

    What the broker refuses is sent once more by itself, since a refused batch takes its neighbours along; what it refuses then
    (too large, say) is noted and the rest goes on. BrokerUnavailable when a topic is missing or when the broker leaves a message
    unanswered for `within` seconds. `progress` is called after each message with the counts so far.
    """
    there = await partitions(options)
    window = _Window(progress, within)
    async with _producer(options, within) as producer:
        number = -1
        async for message in _each(messages):
            number += 1
            _require([message.topic], there)
            await window.enter()
            try:
                answer = await producer.send(message.topic, message.value, message.key, headers=list(message.headers))
            except (KafkaError, AssertionError) as error:  # the assertion: neither key nor value
                window.note(number, error)
            else:
                answer.add_done_callback(partial(window.heard, number, message))
        for _ in range(_IN_FLIGHT):
            await window.enter()
    for number, message in sorted(window.again, key=itemgetter(0)):
        window.note(number, await _alone(options, message, within))
    return window.done


async def _alone(options: Mapping[str, Any], message: Outgoing, within: float) -> KafkaError | None:
    """Send one message with a producer of its own, whose sequence numbers no refused neighbour has upset; say why not."""
    async with _producer(options, within) as producer:
        try:
            await producer.send_and_wait(message.topic, message.value, message.key, headers=list(message.headers))
        except KafkaError as error:
            return error
    return None


async def _each(messages: Iterable[Outgoing] | AsyncIterable[Outgoing]) -> AsyncIterator[Outgoing]:
    if isinstance(messages, AsyncIterable):
        async for message in messages:
            yield message
    else:
        for message in messages:
            yield message


@asynccontextmanager
async def tail(
    options: Mapping[str, Any], topics: Sequence[str], *, start: Start = "end", stop_at_end: bool = False
) -> AsyncIterator[AsyncIterator[Record]]:
    """Give the records of some topics as they come, without a consumer group: looking changes nothing.

    `start` is the beginning, the end (what is sent once the block is entered comes out), or a moment in milliseconds since 1970.
    With `stop_at_end` the records end where the topics ended at entry. Partitions that are added later are not seen.
    """
    async with _consumer(options, topics) as (consumer, places):
        ends = await consumer.end_offsets(places)
        for place, offset in (await _offsets(consumer, places, ends, start)).items():
            consumer.seek(place, offset)
        records = _until(consumer, ends) if stop_at_end else _forever(consumer)
        try:
            yield records
        finally:
            await records.aclose()


async def end_offsets(options: Mapping[str, Any], topics: Sequence[str]) -> dict[Place, int]:
    """Return for each partition the offset that its next record will have."""
    async with _consumer(options, topics) as (consumer, places):
        return {Place(*place): offset for place, offset in (await consumer.end_offsets(places)).items()}


async def lag(options: Mapping[str, Any], group: str, topics: Sequence[str]) -> dict[Place, int]:
    """Return for each partition how many records a group has not finished; all that are there where it never committed."""
    async with _consumer(options, topics) as (consumer, places), _admin(options) as admin:
        ends, first = await consumer.end_offsets(places), await consumer.beginning_offsets(places)
        committed = await _committed(admin, group)
    done = {place: max(first[place], committed.get(place, 0)) for place in places}
    return {Place(*place): ends[place] - done[place] for place in places}


async def partitions(options: Mapping[str, Any]) -> dict[str, int]:
    """Return how many partitions each topic has that we may see."""
    async with _admin(options) as admin:
        return {topic["topic"]: len(topic["partitions"]) for topic in await admin.describe_topics()}


class _Window:
    """Keeps the messages on their way few, and their fates."""

    def __init__(self, progress: Callable[[Produced], None], within: float) -> None:
        self.done = Produced()
        self.again: list[tuple[int, Outgoing]] = []  # refused, perhaps only for a neighbour's sake
        self._progress = progress
        self._within = within
        self._room = asyncio.Semaphore(_IN_FLIGHT)
        self._lost: BaseException | None = None

    async def enter(self) -> None:
        """Wait for room; no room within the time means that not one of many messages was answered."""
        try:
            await asyncio.wait_for(self._room.acquire(), self._within)
        except TimeoutError as error:
            self._lost = error
        if self._lost:
            detail = f"Kafka answers no more; {self.done.acknowledged} messages were acknowledged"
            raise BrokerUnavailable("unreachable", detail) from self._lost

    def heard(self, number: int, message: Outgoing, answer: asyncio.Future[object]) -> None:
        error = asyncio.CancelledError() if answer.cancelled() else answer.exception()
        if isinstance(error, KafkaError) and not isinstance(error, _GONE):
            self.again.append((number, message))
            self._room.release()
        else:
            self.note(number, error)

    def note(self, number: int, error: BaseException | None) -> None:
        if error is None:
            self.done.acknowledged += 1
        elif isinstance(error, (*_GONE, asyncio.CancelledError)):
            self._lost = error
        else:
            self.done.refused.append((number, str(error).splitlines()[0][:200] if str(error) else type(error).__name__))
        self._room.release()
        self._progress(self.done)


async def _offsets(
    consumer: AIOKafkaConsumer, places: list[TopicPartition], ends: Mapping[TopicPartition, int], start: Start
) -> dict[TopicPartition, int]:
    if start == "end":
        return dict(ends)
    if start == "beginning":
        return dict(await consumer.beginning_offsets(places))
    found = await consumer.offsets_for_times(dict.fromkeys(places, start))
    return {place: found[place].offset if found.get(place) else ends[place] for place in places}


async def _committed(admin: AIOKafkaAdminClient, group: str) -> dict[TopicPartition, int]:
    """Ask with a deadline: a Kafka that no group has used yet makes the topic of commits first."""
    async with asyncio.timeout(_TIMEOUT):
        while True:
            try:
                return {place: data.offset for place, data in (await admin.list_consumer_group_offsets(group)).items()}
            except (GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError):
                await asyncio.sleep(0.1)


async def _forever(consumer: AIOKafkaConsumer) -> AsyncGenerator[Record, None]:
    async for record in consumer:
        yield _record(record)


async def _until(consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]) -> AsyncGenerator[Record, None]:
    # Positions are asked, not records counted: of a compacted topic or a transaction the last offsets are no records at all.
    while left := [place for place, end in ends.items() if await consumer.position(place) < end]:
        for place, records in (await consumer.getmany(*left, timeout_ms=500)).items():
            for record in records:
                if record.offset < ends[place]:
                    yield _record(record)


def _record(record: Any) -> Record:  # noqa: ANN401 - aiokafka ships no types
    headers = tuple((name, value) for name, value in record.headers)
    return Record(record.topic, record.partition, record.offset, record.key, record.value, headers, record.timestamp)


def _require(topics: Iterable[str], there: Mapping[str, int]) -> None:
    missing = [topic for topic in topics if topic not in there]
    if missing:
        many = "topics" if len(missing) > 1 else "topic"
        raise BrokerUnavailable("no_topic", f"no {many} {', '.join(missing)} on this Kafka; `diplowire topics create` makes ours")


@asynccontextmanager
async def _consumer(
    options: Mapping[str, Any], topics: Sequence[str]
) -> AsyncIterator[tuple[AIOKafkaConsumer, list[TopicPartition]]]:
    there = await partitions(options)
    _require(topics, there)
    places = [TopicPartition(topic, number) for topic in topics for number in range(there[topic])]
    consumer = AIOKafkaConsumer(
        **options,
        enable_auto_commit=False,
        auto_offset_reset="earliest",  # where what we stood at has expired meanwhile
        isolation_level="read_committed",
        max_partition_fetch_bytes=_LARGEST,
        request_timeout_ms=int(_TIMEOUT * 1000),
    )
    consumer.assign(places)
    async with _running(consumer):
        yield consumer, places


@asynccontextmanager
async def _producer(options: Mapping[str, Any], within: float) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(
        **options,
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        max_batch_size=131_072,
        max_request_size=_LARGEST,
        request_timeout_ms=int(within * 1000),
    )
    async with _running(producer):
        try:
            yield producer
        except BaseException:
            await _give_up(producer)
            raise


async def _give_up(producer: AIOKafkaProducer) -> None:
    """Close without delivering the rest: stop() waits for it, and with idempotence aiokafka tries for ever."""
    producer._closed = True  # noqa: SLF001 - no public way; it makes stop() a no-op
    with suppress(asyncio.CancelledError):  # of the sender, when it had no time to begin
        await producer._sender.close()  # noqa: SLF001 - same
    await producer.client.close()


@asynccontextmanager
async def _admin(options: Mapping[str, Any]) -> AsyncIterator[AIOKafkaAdminClient]:
    await reach(options)
    admin = AIOKafkaAdminClient(**options, request_timeout_ms=int(_TIMEOUT * 1000))
    try:
        await admin.start()
        yield admin
    except (KafkaError, TimeoutError) as error:
        raise BrokerUnavailable("unreachable", f"Kafka does not answer: {error or type(error).__name__}") from error
    finally:
        await admin.close()


@asynccontextmanager
async def _running(client: AIOKafkaConsumer | AIOKafkaProducer) -> AsyncIterator[None]:
    try:
        await client.start()
        yield
    except _GONE as error:
        raise BrokerUnavailable("unreachable", f"Kafka does not answer: {error or type(error).__name__}") from error
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(client.stop(), _STOP)
