"""The worker broken on purpose, on a real Kafka: after each fault every article has its outcome, by id, and none is lost."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from diplowire.stream.broker import local_kafka
from diplowire.stream.client import Outgoing, produce
from diplowire.stream.topics import TOPICS, Topics

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

# So few on their way at a time that the broker's answers set the pace, and a fault falls into the middle.
UNHURRIED = 4
POISON = b'{"title": "no text"}'
BOTH = pytest.mark.parametrize("delivery", ["at_least_once", "exactly_once"])


def holds(found: Any, delivery: str) -> bool:
    """Whether the promise of a delivery was kept: nothing twice, or the same twice."""
    return bool(found.duplicates == 0 if delivery == "exactly_once" else found.all_copies_are_equal)


@BOTH
async def test_kill_9_in_the_middle_of_2000_articles_loses_none(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    await scene.send(2_000, poison_every=100)
    first = start_worker(delivery=delivery)
    await first.until(lambda: first.finished() > 300)
    first.kill()
    assert len((await scene.seen()).articles) < 2_000
    began = time.monotonic()
    second = start_worker(delivery=delivery)
    await second.until(lambda: second.finished() > 0, 20)
    found = await scene.complete()
    assert time.monotonic() - began < 45
    assert holds(found, delivery)
    assert len(found.dead) == 20
    assert await second.stop() == 0


@BOTH
async def test_sigterm_in_the_middle_of_2000_articles_loses_none_and_repeats_none(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    await scene.send(2_000, poison_every=100)
    first = start_worker(delivery=delivery)
    await first.until(lambda: first.finished() > 300)
    assert await first.stop(25) == 0
    assert len((await scene.seen()).articles) < 2_000
    start_worker(delivery=delivery)
    assert (await scene.complete()).duplicates == 0


@BOTH
async def test_workers_that_come_and_go_lose_none(start_worker: Callable[..., Any], scene: Any, delivery: str) -> None:
    first = start_worker(delivery=delivery)
    await scene.send_until(lambda: first.finished() > 100)
    second = start_worker(delivery=delivery)
    await scene.send_until(lambda: second.finished() > 100)
    assert await first.stop() == 0
    third = start_worker(delivery=delivery)
    await scene.send_until(lambda: third.finished() > 100)
    second.kill()
    assert holds(await scene.complete(), delivery)


async def test_poison_becomes_dead_letters_and_the_rest_goes_on(start_worker: Callable[..., Any], scene: Any) -> None:
    worker = start_worker()
    await worker.ready()
    await scene.send(300, poison_every=10)
    found = await scene.complete()
    assert found.duplicates == 0
    assert len(found.dead) == 30
    assert worker.number("dead_letters_total", code="no_text") == 30
    assert worker.number("articles_total", outcome="events") == 270


async def test_a_feed_of_nothing_but_poison_stops_the_worker_before_it_drains_the_topic(
    start_worker: Callable[..., Any], scene: Any
) -> None:
    await produce(scene.options, [Outgoing(scene.topics.articles, b"%d" % number, POISON) for number in range(500)])
    worker = start_worker(dead_letter_brake=50, in_flight=10)
    assert await worker.ended() == 5
    assert "articles in a row became dead letters (code no_text)" in worker.reason()
    assert 50 <= len((await scene.seen()).dead) < 100


@BOTH
async def test_an_output_that_kafka_refuses_becomes_a_dead_letter_and_its_neighbours_arrive(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    await limit(scene.options, scene.topics, statements=20_000)
    # The text of an HTML body travels along in its events, and this one is too much for the topic.
    body = (
        "<p>\u201cWe support the plan,\u201d Foreign Minister Anna Berg of Norway said on Monday.</p>" + "<p>No more.</p>" * 2_000
    )
    for _ in range(10):
        await scene.send(29)
        await produce(scene.options, [Outgoing(scene.topics.articles, b"%d" % scene.sent, scene.article(str(scene.sent), body))])
        scene.sent += 1
    worker = start_worker(delivery=delivery)
    found = await scene.complete()
    assert found.duplicates == 0
    assert found.dead == {str(number) for number in range(29, 300, 30)}
    assert worker.number("dead_letters_total", code="output_refused") == 10
    assert await worker.stop() == 0


@BOTH
async def test_dead_letters_that_kafka_refuses_stop_the_worker_and_the_article_stays(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    await limit(scene.options, scene.topics, dead=2_000)
    await produce(scene.options, [Outgoing(scene.topics.articles, b"0", b'{"body": "' + b"x" * 5_000)])
    for _ in range(2):
        worker = start_worker(delivery=delivery)
        assert await worker.ended() == 5
        assert "the dead letters cannot be written" in worker.reason()
        assert scene.topics.dead in worker.reason()


@BOTH
async def test_a_dead_letter_topic_that_is_gone_stops_the_worker_and_none_is_lost(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    worker = start_worker(delivery=delivery, publish_timeout=20)
    await worker.ready()
    await delete(scene.options, scene.topics.dead)
    await scene.send(50, poison_every=10)
    assert await worker.ended(60) == 5
    assert scene.topics.dead in worker.reason()
    await start_worker(delivery=delivery).ready()
    assert holds(await scene.complete(), delivery)


@BOTH
async def test_a_broker_that_is_away_for_a_while_costs_nothing(
    start_worker: Callable[..., Any], set_another_scene: Callable[[str], Awaitable[Any]], delivery: str
) -> None:
    with local_kafka() as broker:
        scene = await set_another_scene(broker.bootstrap)
        worker = start_worker(bootstrap=broker.bootstrap, in_flight=UNHURRIED, delivery=delivery)
        await worker.ready()
        await scene.send_until(lambda: worker.finished() > 100)
        await asyncio.to_thread(broker.kill)
        await worker.until(lambda: b"does not answer" in worker.page("/readyz")[1])
        assert worker.page("/healthz")[0] == 200
        await asyncio.to_thread(broker.start)
        await worker.ready()
        assert holds(await scene.complete(), delivery)
        assert await worker.stop() == 0


async def test_a_broker_that_stays_away_ends_the_worker_with_a_clear_word(
    start_worker: Callable[..., Any], set_another_scene: Callable[[str], Awaitable[Any]]
) -> None:
    with local_kafka() as broker:
        scene = await set_another_scene(broker.bootstrap)
        worker = start_worker(bootstrap=broker.bootstrap, publish_timeout=5, in_flight=UNHURRIED)
        await worker.ready()
        await scene.send(2_000)
        await worker.until(lambda: worker.finished() > 100)
        await asyncio.to_thread(broker.kill)
        assert await worker.ended() == 5
        assert "the broker has not acknowledged" in worker.reason()
        assert "no Kafka answers" in worker.reason()


async def limit(options: Mapping[str, str], topics: Topics, **bytes_at_most: int) -> None:
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
    admin = AIOKafkaAdminClient(**options)
    await admin.start()
    try:
        await admin.delete_topics([topic])
    finally:
        await admin.close()
