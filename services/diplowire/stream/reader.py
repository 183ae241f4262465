"""Topics in; their records as they come (`tail`), those of the past (`past`, `record_at`), and how far groups are, out.

Without a consumer group: looking changes nothing. Records of transactions that were not committed are never given.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    NotCoordinatorForGroupError,
    RequestTimedOutError,
)

from diplowire.stream.admin import administration
from diplowire.stream.errors import BrokerUnavailable, forbidden
from diplowire.stream.permission import admit
from diplowire.wire.messages import Record

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence

    from aiokafka.admin import AIOKafkaAdminClient

LARGEST = 8_388_608  # the broker decides, by topic, what is too large; this only keeps the client from deciding first
TIMEOUT = 15.0
GONE = (KafkaConnectionError, KafkaTimeoutError, RequestTimedOutError)
_STOP = 5.0  # seconds that a client gets to say good-bye to a broker that may be gone

Start = Literal["beginning", "end"] | int


class Place(NamedTuple):
    """One partition of a topic."""

    topic: str
    partition: int


class Past(NamedTuple):
    """Records of the past, and how many offsets they lie in: no more records than that."""

    offsets: int
    records: AsyncIterator[Record]


@asynccontextmanager
async def tail(
    options: Mapping[str, Any], topics: Sequence[str], *, start: Start = "end", stop_at_end: bool = False
) -> AsyncIterator[AsyncIterator[Record]]:
    """Give the records of some topics as they come.

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


@asynccontextmanager
async def past(options: Mapping[str, Any], topics: Sequence[str], begin: int, end: int | None = None) -> AsyncIterator[Past]:
    """Give the records that Kafka dates from one moment to before another, in milliseconds since 1970; to the end without one."""
    async with _consumer(options, topics) as (consumer, places):
        ends = await consumer.end_offsets(places)
        stops = ends if end is None else await _offsets(consumer, places, ends, end)
        starts = await _offsets(consumer, places, ends, begin)
        for place in places:
            consumer.seek(place, min(starts[place], stops[place]))
        records = _dated(_until(consumer, stops), begin, end)
        try:
            yield Past(sum(max(0, stops[place] - starts[place]) for place in places), records)
        finally:
            await records.aclose()


async def record_at(options: Mapping[str, Any], place: Place, offset: int) -> Record | None:
    """Give one record; None where there is none, or not any more."""
    async with _consumer(options, [place.topic]) as (consumer, places):
        if place not in places:
            return None
        end, first = (await consumer.end_offsets([place]))[place], (await consumer.beginning_offsets([place]))[place]
        if not first <= offset < end:
            return None
        consumer.pause(*(other for other in places if other != place))
        consumer.seek(TopicPartition(*place), offset)
        async for record in _until(consumer, {TopicPartition(*place): offset + 1}):
            return record
    return None


async def end_offsets(options: Mapping[str, Any], topics: Sequence[str]) -> dict[Place, int]:
    """Return for each partition the offset that its next record will have."""
    async with _consumer(options, topics) as (consumer, places):
        return {Place(*place): offset for place, offset in (await consumer.end_offsets(places)).items()}


async def lag(options: Mapping[str, Any], group: str, topics: Sequence[str]) -> dict[Place, int]:
    """Return for each partition how many records a group has not finished; all that are there where it never committed."""
    async with _consumer(options, topics) as (consumer, places), administration(options) as admin:
        ends, first = await consumer.end_offsets(places), await consumer.beginning_offsets(places)
        committed = await _committed(admin, group)
    done = {place: max(first[place], committed.get(place, 0)) for place in places}
    return {Place(*place): ends[place] - done[place] for place in places}


async def partitions(options: Mapping[str, Any]) -> dict[str, int]:
    """Return how many partitions each topic has that we may see."""
    async with administration(options) as admin:
        return {topic["topic"]: len(topic["partitions"]) for topic in await admin.describe_topics()}


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
    async with asyncio.timeout(TIMEOUT):
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


async def _dated(records: AsyncGenerator[Record, None], begin: int, end: int | None) -> AsyncGenerator[Record, None]:
    # Senders may date their records themselves, so that some stand among later ones.
    async for record in records:
        if (record.timestamp_ms or 0) >= begin and (end is None or (record.timestamp_ms or 0) < end):
            yield record


@asynccontextmanager
async def _consumer(
    options: Mapping[str, Any], topics: Sequence[str]
) -> AsyncIterator[tuple[AIOKafkaConsumer, list[TopicPartition]]]:
    there = await admit(options, topics, "Read")
    places = [TopicPartition(topic, number) for topic in topics for number in range(there[topic])]
    consumer = AIOKafkaConsumer(
        **options,
        enable_auto_commit=False,
        auto_offset_reset="earliest",  # where what we stood at has expired meanwhile
        isolation_level="read_committed",
        max_partition_fetch_bytes=LARGEST,
        request_timeout_ms=int(TIMEOUT * 1000),
    )
    consumer.assign(places)
    async with running(consumer):
        yield consumer, places


@asynccontextmanager
async def running(client: AIOKafkaConsumer | AIOKafkaProducer) -> AsyncIterator[None]:
    """Start a client and stop it in the end; that the broker is gone, or forbids something, is a BrokerUnavailable."""
    try:
        await client.start()
        yield
    except GONE as error:
        raise BrokerUnavailable("unreachable", f"Kafka does not answer: {error or type(error).__name__}") from error
    except KafkaError as error:
        if told := forbidden(error):  # a right that was taken away meanwhile
            raise BrokerUnavailable("forbidden", told) from error
        raise
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(client.stop(), _STOP)
