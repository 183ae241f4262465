"""The worker broken on purpose, on a real Kafka: after each fault every article has its outcome, by id, and none is lost."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from typing import TYPE_CHECKING

import pytest

from diplowire.stream.broker import local_kafka
from diplowire.stream.client import Outgoing, produce
from faults.acts import ACTS, LARGE, anew
from faults.proxy import PRODUCE
from faults.scene import POISON, Scene, Seen
from faults.stage import DELIVERIES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from faults.stage import Theatre
    from faults.workers import StartWorker

# So few on their way at a time that the broker's answers set the pace, and a fault falls into the middle.
UNHURRIED = 4
BOTH = pytest.mark.parametrize("delivery", DELIVERIES)


def holds(found: Seen, delivery: str) -> bool:
    """Whether the promise of a delivery was kept: nothing twice, or the same twice."""
    return bool(found.duplicates == 0 if delivery == "exactly_once" else found.all_copies_are_equal)


@BOTH
async def test_kill_9_in_the_middle_of_2000_articles_loses_none(start_worker: StartWorker, scene: Scene, delivery: str) -> None:
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
    start_worker: StartWorker, scene: Scene, delivery: str
) -> None:
    await scene.send(2_000, poison_every=100)
    first = start_worker(delivery=delivery)
    await first.until(lambda: first.finished() > 300)
    assert await first.stop(25) == 0
    assert len((await scene.seen()).articles) < 2_000
    start_worker(delivery=delivery)
    assert (await scene.complete()).duplicates == 0


async def test_poison_becomes_dead_letters_and_the_rest_goes_on(start_worker: StartWorker, scene: Scene) -> None:
    worker = start_worker()
    await worker.ready()
    await scene.send(300, poison_every=10)
    found = await scene.complete()
    assert found.duplicates == 0
    assert len(found.dead) == 30
    assert worker.number("dead_letters_total", code="no_text") == 30
    assert worker.number("articles_total", outcome="events") == 270


async def test_a_feed_of_nothing_but_poison_stops_the_worker_before_it_drains_the_topic(
    start_worker: StartWorker, scene: Scene
) -> None:
    await produce(scene.options, [Outgoing(scene.topics.articles, b"%d" % number, POISON) for number in range(500)])
    worker = start_worker(dead_letter_brake=50, in_flight=10)
    assert await worker.ended() == 5
    assert "articles in a row became dead letters (code no_text)" in worker.reason()
    assert 50 <= len((await scene.seen()).dead) < 100


@BOTH
async def test_an_output_that_kafka_refuses_becomes_a_dead_letter_and_its_neighbours_arrive(
    start_worker: StartWorker, scene: Scene, delivery: str
) -> None:
    await anew(scene.options, scene.topics, statements=20_000)
    for _ in range(10):
        await scene.send(29)
        await scene.send_one(LARGE)
    worker = start_worker(delivery=delivery)
    found = await scene.complete()
    assert found.duplicates == 0
    assert found.dead == {str(number) for number in range(29, 300, 30)}
    assert worker.number("dead_letters_total", code="output_refused") == 10
    assert await worker.stop() == 0


@BOTH
async def test_dead_letters_that_kafka_refuses_stop_the_worker_and_the_article_stays(
    start_worker: StartWorker, scene: Scene, delivery: str
) -> None:
    await anew(scene.options, scene.topics, dead=2_000)
    await produce(scene.options, [Outgoing(scene.topics.articles, b"0", b'{"body": "' + secrets.token_hex(5_000).encode())])
    for _ in range(2):
        worker = start_worker(delivery=delivery)
        assert await worker.ended() == 5
        assert "the dead letters cannot be written" in worker.reason()
        assert scene.topics.dead in worker.reason()


async def test_a_broker_that_stays_away_ends_the_worker_with_a_clear_word(
    start_worker: StartWorker, set_another_scene: Callable[[str], Awaitable[Scene]]
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
        assert "; no Kafka " in worker.reason()


# Each of these acts has a test of its own above, which looks closer.
ELSEWHERE = {"worker killed", "worker told to stop", "output too large", "poison 1 %", "poison 100 %"}


@pytest.mark.parametrize("name", sorted(ACTS.keys() - ELSEWHERE))
async def test_after_the_fault_every_article_has_its_outcome_under_both_deliveries(house: Theatre, name: str) -> None:
    if name == "disk full" and house.disk is None:
        pytest.skip("only root may mount the small disk that this takes")
    stage = await house.stage(name, random.Random(name))  # noqa: S311 - a run must be repeatable
    for row in await stage.play(name, ACTS[name]):
        assert row.kept(), row


@BOTH
async def test_a_worker_that_gets_no_further_fails_its_health_and_recovers_with_its_cause(house: Theatre, delivery: str) -> None:
    stage = await house.stage("stall", random.Random(delivery))  # noqa: S311 - same
    [cast] = [cast for cast in stage.casts if cast.delivery == delivery]
    worker = cast.hire(bootstrap=house.detour, stall_after=2)
    await cast.busy()
    house.network.hold(PRODUCE)  # the broker answers everything else
    try:
        await cast.scene.send(100)
        await worker.until(lambda: worker.page("/healthz")[0] == 503)
        assert b"stalled: articles are waiting and none was finished for" in worker.page("/healthz")[1]
        assert b"stalled" in worker.page("/readyz")[1]
    finally:
        house.network.let_go()
    await worker.until(lambda: worker.page("/healthz") == (200, b"ok\n"))
    assert (await cast.row("stall")).kept()
