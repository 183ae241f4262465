"""The worker on a real Kafka: articles in, events out, its pages, its log, its ways to end."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from diplowire.settings import HIDDEN
from diplowire.stream.broker_config import free_port
from diplowire.stream.client import Outgoing, produce, tail
from diplowire.stream.topics import Topics, ensure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplowire.wire import Record

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "services/diplowire/sample/astana.txt").read_text("utf-8")
OUTPUTS = ("visits", "meetings", "statements", "dead")
POISON = {
    "not-utf8": b"\xff\xfe\x00",
    "not-json": b"{",
    "not-an-article": b"[1, 2]",
    "no-text": b'{"title": "only a title", "body": ""}',
}


@pytest.fixture
def options(kafka: str) -> dict[str, str]:
    return {"bootstrap_servers": kafka}


@pytest.fixture
async def topics(options: Mapping[str, str], prefix: str) -> Topics:
    names = Topics.with_prefix(prefix)
    await ensure(options, names, partitions=2)
    return names


def article(name: str, body: str = SAMPLE, **fields: object) -> bytes:
    return orjson.dumps({"id": name, "title": "A title", "body": body, "published_at": "2024-07-16T08:00:00Z", **fields})


async def published(options: Mapping[str, str], topics: Topics) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {role: [] for role in OUTPUTS}
    async with tail(options, [topics.name(role) for role in OUTPUTS], start="beginning", stop_at_end=True) as records:
        async for record in records:
            found[str(topics.role(record.topic))].append(record)
    return found


def finished(worker: Any) -> float:
    return float(worker.number("articles_total"))


async def test_the_sample_becomes_events_on_their_topics(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    worker = start_worker()
    await worker.ready()
    trace = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    await produce(options, [Outgoing(topics.articles, b"astana", article("astana"), (("traceparent", trace),))])
    await worker.until(lambda: finished(worker) == 1)
    found = await published(options, topics)
    assert {role: len(records) for role, records in found.items()} == {"visits": 1, "meetings": 3, "statements": 16, "dead": 0}
    for role in OUTPUTS:
        for record in found[role]:
            event = orjson.loads(record.value)
            assert event["article"]["id"] == "astana"
            assert record.key == event["key"].encode()
            assert dict(record.headers)["traceparent"] == trace
    assert worker.number("events_total", type="statement") == 16
    assert worker.number("event_countries_total", type="visit", country="CN") == 1


async def test_every_article_has_an_outcome_and_the_books_balance(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    worker = start_worker()
    good = {f"good-{number}": article(f"good-{number}", "The weather will be fine.") for number in range(40)}
    foreign = {"foreign": article("foreign", "Der Außenminister reist am Montag nach Astana.", language="de")}
    sent = [Outgoing(topics.articles, key.encode(), value) for key, value in [*good.items(), *POISON.items(), *foreign.items()]]
    sent.insert(7, Outgoing(topics.articles, b"tombstone", None))
    await produce(options, sent)
    await worker.until(lambda: finished(worker) == len(sent))
    letters = (await published(options, topics))["dead"]
    assert {(letter.key or b"").decode(): letter.value for letter in letters} == POISON
    assert {dict(letter.headers)["diplowire.error.code"] for letter in letters} == {
        b"not_utf8",
        b"not_json",
        b"not_an_article",
        b"no_text",
    }
    by_outcome = {
        name: worker.number("articles_total", outcome=name)
        for name in ("nothing_to_report", "unsupported_language", "dead_letter")
    }
    assert by_outcome == {"nothing_to_report": 41, "unsupported_language": 1, "dead_letter": 4}
    assert worker.number("articles_received_total") == len(sent)
    assert worker.number("articles_in_flight") == 0


async def test_the_pages_answer_from_the_start_and_tell_the_state(start_worker: Callable[..., Any]) -> None:
    worker = start_worker(sasl_password="not-for-your-eyes")  # noqa: S106 - invented here
    await worker.until(lambda: worker.page("/healthz") == (200, b"ok\n"))
    await worker.ready()
    status, page = worker.page("/info")
    assert status == 200
    assert b"not-for-your-eyes" not in page
    info = orjson.loads(page)
    assert len(info["partitions"]) == 2
    assert info["settings"]["DIPLOWIRE_SASL_PASSWORD"] == HIDDEN
    assert worker.number("partitions_assigned") == 2
    await worker.until(lambda: b"consumer_lag_messages{" in worker.page("/metrics")[1])
    assert worker.number("consumer_lag_messages") == 0
    assert worker.page("/elsewhere")[0] == 404


def listens(host: str, port: int) -> bool:
    with socket.socket() as asking:
        asking.settimeout(2)
        return asking.connect_ex((host, port)) == 0


async def test_the_pages_are_for_this_machine_only(start_worker: Callable[..., Any]) -> None:
    worker = start_worker()
    await worker.ready()
    assert listens("127.0.0.1", worker.settings.web_port)
    assert not listens("127.0.0.2", worker.settings.web_port)


async def test_every_log_line_is_json_and_none_holds_a_word_of_an_article(
    start_worker: Callable[..., Any], options: Mapping[str, str], topics: Topics
) -> None:
    worker = start_worker(log_level="debug")
    await worker.ready()
    await produce(options, [Outgoing(topics.articles, b"astana", article("astana\x1b[2J"))])
    await worker.until(lambda: finished(worker) == 1)
    assert await worker.stop() == 0
    assert b"\x1b" not in worker.log.read_bytes()
    [line] = [line for line in worker.lines() if line["event"] == "article"]
    assert line["article"].startswith("astana")
    assert (line["topic"], line["outcome"]) == (topics.articles, "events")
    assert line["offset"] == 0
    assert line["process_ms"] > 0
    assert "Zhao" not in worker.log.read_text("utf-8")


async def test_two_workers_share_the_partitions_and_forget_those_that_went(start_worker: Callable[..., Any]) -> None:
    first = start_worker()
    await first.ready()
    await first.until(lambda: first.page("/metrics")[1].count(b"consumer_lag_messages{") == 2)
    second = start_worker()
    await second.ready()
    await first.until(lambda: first.number("partitions_assigned") == 1)
    assert second.number("partitions_assigned") == 1
    assert first.page("/metrics")[1].count(b"consumer_lag_messages{") == 1
    assert first.number("rebalances_total") >= 2
    assert await second.stop() == 0
    await first.until(lambda: first.number("partitions_assigned") == 2)


async def test_without_a_broker_it_ends_with_one_readable_line(start_worker: Callable[..., Any]) -> None:
    worker = start_worker(bootstrap=f"127.0.0.1:{free_port()}", start_timeout=5)
    assert await worker.ended() == 3
    assert "no Kafka at 127.0.0.1" in worker.reason()
    assert "Traceback" not in worker.log.read_text("utf-8")


async def test_a_broker_that_accepts_and_says_nothing_is_given_up_in_time(start_worker: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        began = time.monotonic()
        worker = start_worker(bootstrap=f"127.0.0.1:{mute.getsockname()[1]}", start_timeout=3)
        assert await worker.ended() == 3
        assert time.monotonic() - began < 20


async def test_a_port_that_is_taken_is_told(start_worker: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        worker = start_worker(web_port=taken.getsockname()[1])
        assert await worker.ended() == 6
        assert "cannot listen on" in worker.reason()


async def test_missing_topics_are_named_where_they_may_not_be_created(start_worker: Callable[..., Any], prefix: str) -> None:
    worker = start_worker(create_topics=False)
    assert await worker.ended() == 4
    assert f"{prefix}news.articles" in worker.reason()
    assert "diplowire topics create" in worker.reason()


async def test_missing_topics_are_created(start_worker: Callable[..., Any], options: Mapping[str, str], prefix: str) -> None:
    await start_worker().ready()
    assert await ensure(options, Topics.with_prefix(prefix)) == ()


async def test_sigterm_while_it_waits_for_the_broker_ends_it(start_worker: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        worker = start_worker(bootstrap=f"127.0.0.1:{mute.getsockname()[1]}")
        await worker.until(lambda: worker.page("/healthz")[0] == 200)
        assert worker.page("/readyz")[0] == 503
        assert await worker.stop(10) == 0
