"""Topics on a real Kafka: made once, and compared with what is wanted."""

from __future__ import annotations

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.topics import Topics, check, ensure, remove


async def test_missing_topics_are_made_once(kafka: str, prefix: str) -> None:
    options, topics = {"bootstrap_servers": kafka}, Topics.with_prefix(prefix)
    assert sorted(await check(options, topics)) == sorted(f"{name}: missing" for name in topics.names())
    assert await ensure(options, topics) == topics.names()
    assert await ensure(options, topics) == ()
    assert await check(options, topics) == ()


async def test_two_that_make_them_at_once_both_succeed(kafka: str, prefix: str) -> None:
    options, topics = {"bootstrap_servers": kafka}, Topics.with_prefix(prefix)
    made = await asyncio.gather(*(ensure(options, topics) for _ in range(3)))
    assert sorted(name for names in made for name in names) == sorted(topics.names())


async def test_every_difference_is_told_at_once(kafka: str, prefix: str) -> None:
    options, topics = {"bootstrap_servers": kafka}, Topics.with_prefix(prefix)
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.create_topics([NewTopic(topics.ledger, 2, 1, topic_configs={"retention.ms": "1000"})])
    await admin.close()
    await ensure(options, topics, partitions=3)
    assert await check(options, topics, partitions=3) == (
        f"{topics.ledger}: partitions is 2, 3 is wanted",
        f"{topics.ledger}: cleanup.policy is delete, compact is wanted",
        f"{topics.ledger}: max.message.bytes is 1048588, 8388608 is wanted",
    )


async def test_what_the_broker_refuses_is_told_for_every_topic(kafka: str, prefix: str) -> None:
    topics = Topics.with_prefix(prefix)
    with pytest.raises(BrokerUnavailable, match="can't create topics") as told:
        await ensure({"bootstrap_servers": kafka}, topics, replication=3)
    assert told.value.code == "refused"
    assert all(name in str(told.value) for name in topics.names())
    assert "\n" not in str(told.value)


async def test_removed_topics_are_gone_and_others_stay(kafka: str, prefix: str) -> None:
    options, topics, others = {"bootstrap_servers": kafka}, Topics.with_prefix(prefix), Topics.with_prefix(f"other-{prefix}")
    await ensure(options, topics)
    await ensure(options, others)
    await remove(options, topics)
    assert await check(options, topics) == tuple(f"{name}: missing" for name in topics.names())
    assert await check(options, others) == ()
    await remove(options, topics)
