"""Past articles read anew on a real Kafka: what an older version left on the topics is found, told and put right."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from diplowire.pipeline import Record, handle
from diplowire.stream.client import Outgoing, produce, tail
from faults.scene import EVENTS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Run = Callable[..., Awaitable[subprocess.CompletedProcess[str]]]

# One statement an article.
BODY = "“We support the plan of the United Nations,” Foreign Minister Anna Berg of Norway said on Monday."
OUTPUTS = ("visits", "meetings", "statements", "dead")


@pytest.fixture
def reprocess(kafka: str, prefix: str) -> Run:
    """`diplowire reprocess …` as an operator types it."""
    env = os.environ | {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix, "DIPLOWIRE_GROUP": f"{prefix}group"}

    async def command(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "diplowire", "reprocess", *arguments]
        how = {"env": env, "capture_output": True, "encoding": "utf-8", "timeout": 60, "check": False}
        run = await asyncio.to_thread(subprocess.run, line, **how)
        assert run.returncode == code, run.stderr
        return run

    return command


def changes(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in run.stdout.splitlines()]


async def on_topics(scene: Any) -> list[Record]:
    """What stands on the output topics, partition by partition."""
    names = [scene.topics.name(role) for role in OUTPUTS]
    async with tail(scene.options, names, start="beginning", stop_at_end=True) as records:
        return sorted([record async for record in records], key=itemgetter(0, 1, 2))


async def send(scene: Any, count: int) -> None:
    """Send articles, the running number as id and key."""
    values = [(b"%d" % number, scene.article(str(number), BODY)) for number in range(count)]
    await produce(scene.options, [Outgoing(scene.topics.articles, key, value) for key, value in values])


def made(article: bytes) -> dict[str, Any]:
    """The one event of an article, as the rules make it now."""
    (message,) = handle(Record("a", 0, 0, None, article)).messages
    return dict(orjson.loads(message.value or b""))


async def send_old(scene: Any, event: dict[str, Any]) -> None:
    """Put an event on its topic as an older version might have made it."""
    topic = scene.topics.name(f"{event['type']}s")
    await produce(scene.options, [Outgoing(topic, event["key"].encode(), orjson.dumps(event))])


async def test_what_the_worker_made_by_these_rules_is_equal_and_not_sent_again(
    start_worker: Callable[..., Any], scene: Any, reprocess: Run
) -> None:
    worker = start_worker()
    await worker.ready()
    await scene.send(20, poison_every=10)
    await scene.complete()
    assert await worker.stop() == 0
    before = await on_topics(scene)
    run = await reprocess("--from", "1h")
    assert changes(run) == []
    assert "20 articles of " in run.stderr
    assert f"(18 events, 2 dead letter); events: 0 added, 0 different, {18 * EVENTS} equal, 0 gone; 0 of 0 sent" in run.stderr
    assert "wait for the workers" not in run.stderr
    assert await on_topics(scene) == before


async def test_what_is_missing_is_sent_exactly_as_the_worker_sends_it(
    start_worker: Callable[..., Any], scene: Any, reprocess: Run
) -> None:
    trace = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),)
    html = scene.article("2", "<p>“We agree,” Foreign Minister Anna Berg of Norway said.</p>")
    sent = {b"1": scene.article("1", BODY), b"2": html}
    await produce(scene.options, [Outgoing(scene.topics.articles, key, value, trace) for key, value in sent.items()])
    dry = await reprocess("--from", "1h", "--dry-run")
    assert {(one["change"], one["type"], one["article"]) for one in changes(dry)} == {
        ("added", "statement", "1"),
        ("added", "statement", "2"),
    }
    assert "2 articles wait for the workers of " in dry.stderr
    assert await on_topics(scene) == [], "a dry run sends nothing"

    run = await reprocess("--from", "1h")
    assert "2 added, 0 different, 0 equal, 0 gone; 2 of 2 sent, acknowledged by Kafka" in run.stderr
    ours = {record.key: record for record in await on_topics(scene)}
    worker = start_worker()
    await worker.ready()
    await worker.until(lambda: worker.finished() == 2)
    both = await on_topics(scene)
    assert len(both) == 4
    for record in both:
        same = ours[record.key]
        assert (record.topic, record.partition, record.value, record.headers) == (
            same.topic,
            same.partition,
            same.value,
            same.headers,
        )
    assert changes(await reprocess("--from", "1h", "--dry-run")) == []


async def test_changed_rules_are_told_event_by_event_and_put_right(scene: Any, reprocess: Run) -> None:
    await send(scene, 4)
    (event,) = (
        orjson.loads(message.value or b"") for message in handle(Record("a", 0, 0, None, scene.article("0", BODY))).messages
    )
    (other,) = (
        orjson.loads(message.value or b"") for message in handle(Record("a", 0, 0, None, scene.article("1", BODY))).messages
    )
    await send_old(scene, event | {"pipeline_version": "0.0.1"})
    await send_old(scene, other | {"mode": "mixed", "confidence": 0.1})
    read_no_more = {"id": "read-no-more", "type": "meeting", "key": "k", "article": {"id": "2"}}
    await send_old(scene, read_no_more)
    await send_old(scene, read_no_more | {"id": "of-another-article", "article": {"id": "elsewhere"}})
    strange = (b"not ours", b"[]", b'{"id": 5}', None)
    await produce(scene.options, [Outgoing(scene.topics.visits, b"x", value) for value in strange])

    found = {(one["change"], one["article"]): one for one in changes(await reprocess("--from", "1h", "--dry-run"))}
    assert found.keys() == {("different", "1"), ("added", "2"), ("added", "3"), ("gone", "2")}
    assert found["different", "1"]["fields"] == ["confidence", "mode"]
    assert found["different", "1"]["id"] == other["id"] == found["different", "1"]["event"]["id"]
    assert (found["gone", "2"]["id"], found["gone", "2"]["event"]) == ("read-no-more", None)

    table = await reprocess("--from", "1h", "--table")
    assert "different STATEMENT Anna Berg (NO) said" in table.stdout
    assert "[confidence, mode]  (1)" in table.stdout
    assert "gone      MEETING read-no-more  (2)" in table.stdout
    assert [line.split() for line in table.stdout.splitlines() if line.startswith(("meetings", "statements"))] == [
        ["meetings", "0", "0", "0", "1"],
        ["statements", "2", "1", "1", "0"],
    ]
    assert "2 added, 1 different, 1 equal, 1 gone; 3 of 3 sent" in table.stderr
    statements = [record.value or b"" for record in await on_topics(scene) if record.topic == scene.topics.statements]
    newest = {orjson.loads(value)["id"]: value for value in statements}
    assert orjson.loads(newest[other["id"]]) == other, "the same id, put right"
    left = changes(await reprocess("--from", "1h"))
    assert [(one["change"], one["id"]) for one in left] == [("gone", "read-no-more")], "told each time, and never taken back"


async def test_an_article_that_was_sent_twice_is_compared_once(scene: Any, reprocess: Run) -> None:
    twice = [Outgoing(scene.topics.articles, b"0", scene.article("0", BODY))] * 2
    await produce(scene.options, twice)
    run = await reprocess("--from", "1h")
    assert len(changes(run)) == 1
    assert "1 of 1 sent" in run.stderr


async def test_only_the_articles_between_the_moments_are_read(scene: Any, reprocess: Run) -> None:
    await scene.send(3)
    assert "has no article of 2" in (await reprocess("--from", "2h", "--to", "1h", code=1)).stderr
    assert "--from is not before --to" in (await reprocess("--from", "1h", "--to", "2h", code=2)).stderr
    assert "--from: 'noon' is no time" in (await reprocess("--from", "noon", code=2)).stderr
    assert "--to: 'noon' is no time" in (await reprocess("--from", "1h", "--to", "noon", code=2)).stderr
    assert "3 articles of " in (await reprocess("--from", "1h", "--to", "2999-01-01", "--dry-run")).stderr


async def test_what_kafka_refuses_is_told_by_its_id(scene: Any, reprocess: Run) -> None:
    body = "<p>“We agree,” Foreign Minister Anna Berg of Norway said.</p>" + "<p>No more.</p>" * 2_000
    await produce(scene.options, [Outgoing(scene.topics.articles, b"0", scene.article("0", body))])
    await send(scene, 1)
    await limit(scene, scene.topics.statements, 20_000)
    run = await reprocess("--from", "1h", code=1)
    big = next(one["id"] for one in changes(run) if one["event"]["article"]["text"])
    assert "2 added, 0 different, 0 equal, 0 gone; 1 of 2 sent" in run.stderr
    assert f"{big}: not taken: " in run.stderr


async def limit(scene: Any, topic: str, most: int) -> None:
    from aiokafka.admin import AIOKafkaAdminClient, NewTopic  # noqa: PLC0415 - only here

    admin = AIOKafkaAdminClient(**scene.options)
    await admin.start()
    try:
        await admin.delete_topics([topic])
        await admin.create_topics([NewTopic(topic, 2, 1, topic_configs={"max.message.bytes": str(most)})])
    finally:
        await admin.close()
