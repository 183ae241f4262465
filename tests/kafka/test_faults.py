"""The worker broken on purpose, on a real Kafka: after each fault every article has its outcome, by id, and none is lost."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from diplowire.stream.broker import local_kafka
from diplowire.stream.client import Outgoing, produce, tail
from diplowire.stream.topics import TOPICS, Topics, ensure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from diplowire.wire import Record

OUTPUTS = ("visits", "meetings", "statements", "dead")
# One statement each, so that every article leaves a trace on a topic.
BODY = "\u201cWe support the plan of the United Nations,\u201d Foreign Minister Anna Berg of Norway said on Monday."
# So few on their way at a time that the broker's answers set the pace, and a fault falls into the middle.
UNHURRIED = 4
POISON = b'{"title": "no text"}'


@pytest.fixture
def options(kafka: str) -> dict[str, str]:
    return {"bootstrap_servers": kafka}


@pytest.fixture
async def topics(options: Mapping[str, str], prefix: str) -> Topics:
    names = Topics.with_prefix(prefix)
    await ensure(options, names, partitions=2)
    return names


def article(name: str, body: str = BODY) -> bytes:
    return orjson.dumps({"id": name, "title": "A title", "body": body, "published_at": "2024-07-16"})


def articles(topics: Topics, count: int, poison_every: int = 0) -> list[Outgoing]:
    """Articles with their number as key; every so often one that can only become a dead letter."""
    poison = {number for number in range(count) if poison_every and number % poison_every == 3}
    return [
        Outgoing(topics.articles, b"%d" % number, POISON if number in poison else article(str(number))) for number in range(count)
    ]


class Seen:
    """What stands on the output topics: the articles that left a trace there, and how often each message did."""

    def __init__(self, records: Iterable[Record], topics: Topics) -> None:
        self.articles: set[str] = set()
        self.copies: dict[str, list[bytes]] = defaultdict(list)
        for record in records:
            if record.topic == topics.dead:
                name = (record.key or b"").decode()
                self.copies[f"dead {name}"].append(record.value or b"")
            else:
                event = orjson.loads(record.value or b"{}")
                name = event["article"]["id"]
                self.copies[event["id"]].append(record.value or b"")
            self.articles.add(name)

    @property
    def duplicates(self) -> int:
        """How many messages stand there once more than needed."""
        return sum(len(copies) - 1 for copies in self.copies.values())

    @property
    def all_copies_are_equal(self) -> bool:
        """Whether what came twice is the same, byte for byte."""
        return all(len(set(copies)) == 1 for copies in self.copies.values())


async def seen(options: Mapping[str, str], topics: Topics) -> Seen:
    names = [topics.name(role) for role in OUTPUTS]
    async with tail(options, names, start="beginning", stop_at_end=True) as records:
        return Seen([record async for record in records], topics)


async def complete(options: Mapping[str, str], topics: Topics, count: int, within: float = 60.0) -> Seen:
    """Wait until every article has left a trace; what is missing after the deadline is lost."""
    wanted = {str(number) for number in range(count)}
    deadline = time.monotonic() + within
    while True:
        found = await seen(options, topics)
        if wanted <= found.articles or time.monotonic() > deadline:
            assert wanted - found.articles == set(), "lost"
            assert found.articles == wanted
            return found
        await asyncio.sleep(0.2)


class Feed:
    """Articles that keep coming while something is waited for, so that a fault falls among them however fast the worker is."""

    def __init__(self, options: Mapping[str, str], topics: Topics) -> None:
        self.sent = 0
        self._options = options
        self._topics = topics

    async def until(self, true: Callable[[], bool], within: float = 60.0) -> None:
        """Send on until it is true."""
        deadline = time.monotonic() + within
        while not true():
            assert time.monotonic() < deadline
            name = range(self.sent, self.sent + 50)
            await produce(self._options, [Outgoing(self._topics.articles, b"%d" % n, article(str(n))) for n in name])
            self.sent += 50


def finished(worker: Any) -> float:  # noqa: ANN401 - tests/kafka/conftest.py has its type
    return float(worker.number("articles_total"))


async def test_kill_9_in_the_middle_of_2000_articles_loses_none(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    await produce(options, articles(topics, 2_000, poison_every=100))
    first = start_worker()
    await first.until(lambda: finished(first) > 300)
    first.kill()
    assert len((await seen(options, topics)).articles) < 2_000
    began = time.monotonic()
    second = start_worker()
    await second.until(lambda: finished(second) > 0, 15)
    found = await complete(options, topics, 2_000)
    assert time.monotonic() - began < 45
    assert found.all_copies_are_equal
    assert await second.stop() == 0


async def test_sigterm_in_the_middle_of_2000_articles_loses_none_and_repeats_none(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    await produce(options, articles(topics, 2_000, poison_every=100))
    first = start_worker()
    await first.until(lambda: finished(first) > 300)
    assert await first.stop(25) == 0
    assert len((await seen(options, topics)).articles) < 2_000
    start_worker()
    assert (await complete(options, topics, 2_000)).duplicates == 0


async def test_workers_that_come_and_go_lose_none(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    feed = Feed(options, topics)
    first = start_worker()
    await feed.until(lambda: finished(first) > 200)
    second = start_worker()
    await feed.until(lambda: finished(second) > 200)
    assert await first.stop() == 0
    third = start_worker()
    await feed.until(lambda: finished(third) > 200)
    second.kill()
    await feed.until(lambda: finished(third) > 600)
    found = await complete(options, topics, feed.sent)
    assert found.all_copies_are_equal


async def test_poison_becomes_dead_letters_and_the_rest_goes_on(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    worker = start_worker()
    await worker.ready()
    await produce(options, articles(topics, 300, poison_every=10))
    found = await complete(options, topics, 300)
    assert found.duplicates == 0
    assert worker.number("dead_letters_total", code="no_text") == 30
    assert worker.number("articles_total", outcome="events") == 270


async def test_a_feed_of_nothing_but_poison_stops_the_worker_before_it_drains_the_topic(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    await produce(options, [Outgoing(topics.articles, b"%d" % number, POISON) for number in range(500)])
    worker = start_worker(dead_letter_brake=50, in_flight=10)
    assert await worker.ended() == 5
    assert "articles in a row became dead letters (code no_text)" in worker.reason()
    assert 50 <= len((await seen(options, topics)).articles) < 100


async def test_an_output_that_kafka_refuses_becomes_a_dead_letter_and_its_neighbours_arrive(
    start_worker: Callable[..., Any], options: Mapping[str, str], prefix: str
) -> None:
    topics = Topics.with_prefix(prefix)
    await create(options, topics, statements=20_000)
    # The text of an HTML body travels along in its events, and this one is too much for the topic.
    large = orjson.dumps({"id": "large", "title": "t", "body": f"<p>{BODY}</p>" + "<p>Nothing more happened.</p>" * 2_000})
    messages = articles(topics, 300)
    for number in range(5, 300, 30):
        messages[number] = messages[number]._replace(value=large.replace(b"large", b"%d" % number))
    await produce(options, messages)
    worker = start_worker()
    found = await complete(options, topics, 300)
    assert found.duplicates == 0
    assert {name for name in found.copies if name.startswith("dead")} == {f"dead {number}" for number in range(5, 300, 30)}
    assert worker.number("dead_letters_total", code="output_refused") == 10
    assert await worker.stop() == 0


async def test_dead_letters_that_kafka_refuses_stop_the_worker_and_the_article_stays(
    start_worker: Callable[..., Any], options: Mapping[str, str], prefix: str
) -> None:
    topics = Topics.with_prefix(prefix)
    await create(options, topics, dead=2_000)
    await produce(options, [Outgoing(topics.articles, b"0", b'{"body": "' + b"x" * 5_000)])
    for _ in range(2):
        worker = start_worker()
        assert await worker.ended() == 5
        assert "the dead letters cannot be written" in worker.reason()
        assert topics.dead in worker.reason()


async def test_a_dead_letter_topic_that_is_gone_stops_the_worker_and_none_is_lost(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    worker = start_worker()
    await worker.ready()
    await delete(options, topics.dead)
    await produce(options, articles(topics, 50, poison_every=10))
    assert await worker.ended(60) == 5
    assert f"cannot write to topic {topics.dead}" in worker.reason()
    await start_worker().ready()
    assert (await complete(options, topics, 50)).all_copies_are_equal


async def test_a_broker_that_is_away_for_a_while_costs_nothing(start_worker: Callable[..., Any], prefix: str) -> None:
    with local_kafka() as broker:
        options = {"bootstrap_servers": broker.bootstrap}
        topics = Topics.with_prefix(prefix)
        await ensure(options, topics, partitions=2)
        worker = start_worker(bootstrap=broker.bootstrap, in_flight=UNHURRIED)
        await worker.ready()
        await produce(options, articles(topics, 1_000))
        await worker.until(lambda: finished(worker) > 100)
        await asyncio.to_thread(broker.kill)
        await worker.until(lambda: b"does not answer" in worker.page("/readyz")[1])
        assert worker.page("/healthz")[0] == 200
        await asyncio.to_thread(broker.start)
        await worker.ready()
        found = await complete(options, topics, 1_000)
        assert found.all_copies_are_equal
        assert await worker.stop() == 0


async def test_a_broker_that_stays_away_ends_the_worker_with_a_clear_word(start_worker: Callable[..., Any], prefix: str) -> None:
    with local_kafka() as broker:
        options = {"bootstrap_servers": broker.bootstrap}
        topics = Topics.with_prefix(prefix)
        await ensure(options, topics, partitions=2)
        worker = start_worker(bootstrap=broker.bootstrap, publish_timeout=5, in_flight=UNHURRIED)
        await worker.ready()
        await produce(options, articles(topics, 3_000))
        await worker.until(lambda: finished(worker) > 100)
        await asyncio.to_thread(broker.kill)
        assert await worker.ended() == 5
        assert "the broker has not acknowledged" in worker.reason()


async def create(options: Mapping[str, str], topics: Topics, **bytes_at_most: int) -> None:
    """Make the topics, some with a smaller limit than is good."""
    admin = AIOKafkaAdminClient(**options)
    await admin.start()
    try:
        new = [
            NewTopic(
                topics.name(topic.role), 2, 1, topic_configs={"max.message.bytes": str(bytes_at_most.get(topic.role, 1_000_000))}
            )
            for topic in TOPICS
        ]
        await admin.create_topics(new)
    finally:
        await admin.close()


async def delete(options: Mapping[str, str], topic: str) -> None:
    admin = AIOKafkaAdminClient(**options)
    await admin.start()
    try:
        await admin.delete_topics([topic])
    finally:
        await admin.close()
