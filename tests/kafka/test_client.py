"""Producing to and reading from a real Kafka, and what is said when there is none."""

from __future__ import annotations

import asyncio
import pickle
import time
from typing import TYPE_CHECKING

import pytest
from aiokafka import AIOKafkaConsumer

from diplowire.stream.broker import local_kafka
from diplowire.stream.broker_config import free_port
from diplowire.stream.client import Outgoing, Place, Produced, end_offsets, lag, partitions, produce, tail
from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.topics import Topics, ensure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from diplowire.wire.messages import Record

_DEADLINE = 30.0


@pytest.fixture
def options(kafka: str) -> dict[str, str]:
    return {"bootstrap_servers": kafka}


@pytest.fixture
async def topics(options: Mapping[str, str], prefix: str) -> Topics:
    names = Topics.with_prefix(prefix)
    await ensure(options, names, partitions=2)
    return names


async def take(records: AsyncIterator[Record], count: int) -> list[Record]:
    async with asyncio.timeout(_DEADLINE):
        return [await anext(records) for _ in range(count)]


async def test_what_is_produced_comes_out_as_it_was(options: Mapping[str, str], topics: Topics) -> None:
    sent = Outgoing(topics.articles, b"key", '{"title": "Xi à Astana"}'.encode(), (("traceparent", b"00-1-2-00"), ("empty", b"")))
    assert await produce(options, [sent]) == Produced(1)
    async with tail(options, [topics.articles], start="beginning", stop_at_end=True) as records:
        [record] = [record async for record in records]
    assert (record.topic, record.key, record.value, record.headers) == sent
    assert record.timestamp_ms
    assert abs(record.timestamp_ms / 1000 - time.time()) < 60


async def test_the_order_within_a_key_is_kept(options: Mapping[str, str], topics: Topics) -> None:
    seen: list[int] = []
    messages = [Outgoing(topics.visits, b"%d" % (number % 7), b"%d" % number) for number in range(2_000)]
    done = await produce(options, iter(messages), progress=lambda so_far: seen.append(so_far.acknowledged))
    assert done == Produced(2_000)
    assert seen == list(range(1, 2_001))
    async with tail(options, [topics.visits], start="beginning", stop_at_end=True) as records:
        numbers: dict[bytes, list[int]] = {}
        async for record in records:
            numbers.setdefault(record.key or b"", []).append(int(record.value or b""))
    assert numbers == {b"%d" % key: list(range(key, 2_000, 7)) for key in range(7)}


async def test_from_the_end_only_what_comes_later_is_seen(options: Mapping[str, str], topics: Topics) -> None:
    await produce(options, [Outgoing(topics.meetings, None, b"before")])
    async with tail(options, [topics.meetings, topics.visits]) as records:
        await produce(options, [Outgoing(topics.meetings, None, b"after"), Outgoing(topics.visits, None, b"too")])
        assert {record.value for record in await take(records, 2)} == {b"after", b"too"}


async def test_from_a_moment_only_what_came_since_is_seen(options: Mapping[str, str], topics: Topics) -> None:
    await produce(options, [Outgoing(topics.dead, b"1", b"before")])
    async with tail(options, [topics.dead], start="beginning", stop_at_end=True) as records:
        [old] = [record async for record in records]
    assert old.timestamp_ms
    await asyncio.sleep(0.002)  # the clock of Kafka counts milliseconds
    await produce(options, [Outgoing(topics.dead, b"1", b"since")])
    async with tail(options, [topics.dead], start=old.timestamp_ms + 1, stop_at_end=True) as records:
        assert [record.value async for record in records] == [b"since"]
    async with tail(options, [topics.dead], start=int(time.time() * 1000) + 60_000, stop_at_end=True) as records:
        assert [record async for record in records] == []


async def test_a_message_that_is_too_large_is_refused_and_the_others_go_through(
    options: Mapping[str, str], topics: Topics
) -> None:
    parts = [b"one", b"x" * 5_000_000, b"x" * 9_000_000, b"two", None]
    done = await produce(options, [Outgoing(topics.articles, None, part) for part in parts])
    assert done.acknowledged == 2
    assert sorted(number for number, _ in done.refused) == [1, 2, 4]
    assert sum((await end_offsets(options, [topics.articles])).values()) == 2
    assert await produce(options, [Outgoing(topics.articles, b"k", b"x" * 4_000_000)]) == Produced(1)


async def test_lag_is_what_a_group_has_not_finished(options: Mapping[str, str], topics: Topics, prefix: str) -> None:
    await produce(options, [Outgoing(topics.statements, b"same key", b"%d" % number) for number in range(5)])
    assert sum((await lag(options, prefix, [topics.statements])).values()) == 5
    consumer = AIOKafkaConsumer(
        topics.statements, **options, group_id=prefix, auto_offset_reset="earliest", enable_auto_commit=False
    )
    await consumer.start()
    for _ in range(3):
        await consumer.getone()
    await consumer.commit()
    await consumer.stop()
    behind = await lag(options, prefix, [topics.statements])
    assert sum(behind.values()) == 2
    assert set(behind) == {Place(topics.statements, number) for number in range(2)}
    assert (await partitions(options))[topics.statements] == 2


async def test_a_topic_that_is_missing_is_said_and_not_made(options: Mapping[str, str], prefix: str) -> None:
    missing = f"{prefix}nowhere"
    with pytest.raises(BrokerUnavailable, match=missing) as told:
        await produce(options, [Outgoing(missing, None, b"lost?")])
    assert told.value.code == "no_topic"
    with pytest.raises(BrokerUnavailable, match=missing):
        async with tail(options, [missing]):
            pass
    assert missing not in await partitions(options)


def test_what_is_unavailable_can_be_told_in_another_process() -> None:
    told = pickle.loads(pickle.dumps(BrokerUnavailable("no_topic", "no topic x")))  # noqa: S301 - our own bytes
    assert (told.code, told.detail, str(told)) == ("no_topic", "no topic x", "no topic x")


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
async def test_no_broker_is_said_in_one_line_within_seconds(host: str) -> None:
    options = {"bootstrap_servers": f"{host}:{free_port()}"}
    began = time.monotonic()
    with pytest.raises(BrokerUnavailable, match=f"no Kafka at {host}:") as told:
        await produce(options, [Outgoing("any", None, b"thing")])
    assert time.monotonic() - began < 8
    assert told.value.code == "unreachable"
    assert "\n" not in str(told.value)


async def test_something_that_is_no_kafka_is_told_apart_from_nothing() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(BrokerUnavailable, match="does not speak PLAINTEXT") as told:
            await partitions({"bootstrap_servers": f"127.0.0.1:{port}"})
    assert told.value.code == "refused"


async def test_reading_goes_on_after_the_broker_was_away(prefix: str) -> None:
    topic = Topics.with_prefix(prefix).articles
    with local_kafka() as broker:
        options = {"bootstrap_servers": broker.bootstrap}
        await ensure(options, Topics.with_prefix(prefix), partitions=1)
        async with tail(options, [topic]) as records:
            await produce(options, [Outgoing(topic, None, b"one")])
            assert [record.value for record in await take(records, 1)] == [b"one"]
            await asyncio.to_thread(broker.kill)
            await asyncio.to_thread(broker.start)
            await produce(options, [Outgoing(topic, None, b"two")])
            assert [record.value for record in await take(records, 1)] == [b"two"]


async def test_a_broker_that_goes_away_in_the_middle_is_said_with_what_was_acknowledged(prefix: str) -> None:
    topics = Topics.with_prefix(prefix)
    counts: list[int] = []
    with local_kafka() as broker:

        def messages() -> Iterator[Outgoing]:
            for number in range(5_000):
                if number == 3_000:
                    broker.kill()
                yield Outgoing(topics.articles, b"%d" % number, b"article")

        options = {"bootstrap_servers": broker.bootstrap}
        await ensure(options, topics)
        began = time.monotonic()
        with pytest.raises(BrokerUnavailable, match=r"answers no more; \d+ messages were acknowledged") as told:
            await produce(options, messages(), within=2.0, progress=lambda done: counts.append(done.acknowledged))
        assert time.monotonic() - began < _DEADLINE
        assert told.value.code == "unreachable"
        assert f"; {counts[-1]} messages" in str(told.value)
        assert 0 < counts[-1] <= 3_000
