"""The commands that talk to Kafka, against a real one: each is typed as a user would type it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import orjson
import pytest

from diplowire.cli.sample import sample_article
from diplowire.model import Actor, ArticleRef, Evidence, Meeting, Visit
from diplowire.stream.client import Outgoing, partitions, produce, tail
from diplowire.wire import Record, dead_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.kafka

Run = subprocess.CompletedProcess[str]
PROOF = Evidence(field="visit", start=0, end=1, text="A", rule="test")
REF = ArticleRef(id="one", title="A goes to B")
VISIT = Visit(article=REF, evidence=(PROOF,), id="v", visitors=(Actor(id="a", name="Ann A", kind="person"),), host_country="FR")
MEETING = Meeting(article=REF, evidence=(PROOF,), id="m", countries=("KZ", "CN"))


@pytest.fixture
def env(kafka: str, prefix: str) -> dict[str, str]:
    """The environment of a user of this Kafka, with topics of the test's own."""
    return os.environ | {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix, "DIPLOWIRE_PARTITIONS": "1"}


@pytest.fixture
def diplowire(env: dict[str, str]) -> Callable[..., Run]:
    """The command, with its topics created."""

    def command(*arguments: str, code: int = 0, given: str = "") -> Run:
        run = subprocess.run(
            [sys.executable, "-m", "diplowire", *arguments],
            env=env,
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert run.returncode == code, run.stderr
        return run

    command("topics", "create")
    return command


async def _on(kafka: str, topic: str) -> list[Record]:
    async with tail({"bootstrap_servers": kafka}, [topic], start="beginning", stop_at_end=True) as records:
        return [record async for record in records]


def test_topics_are_created_once_and_found_as_wanted(diplowire: Callable[..., Run]) -> None:
    assert diplowire("topics", "create").stdout.count(": was there") == 6
    assert diplowire("topics", "check").stdout == "6 topics, all as wanted\n"


def test_topics_that_differ_are_named(diplowire: Callable[..., Run], env: dict[str, str]) -> None:
    env["DIPLOWIRE_PARTITIONS"] = "3"
    told = diplowire("topics", "check", code=1).stderr
    assert "news.articles: partitions is 1, 3 is wanted" in told


async def test_articles_are_on_the_topic_when_produce_says_so(
    kafka: str, prefix: str, diplowire: Callable[..., Run], tmp_path: Path
) -> None:
    lines = [sample_article(), b'{"id": "two", "body": "b"}', b"not json"]
    (tmp_path / "some.jsonl").write_bytes(b"\n".join(lines))
    told = await asyncio.to_thread(diplowire, "produce", str(tmp_path / "some.jsonl"))
    assert told.stdout.startswith(f"3 of 3 articles on {prefix}news.articles, acknowledged by Kafka, in ")
    records = await _on(kafka, f"{prefix}news.articles")
    assert [(record.key, record.value) for record in records] == [(b"astana", lines[0]), (b"two", lines[1]), (None, lines[2])]


async def test_articles_come_from_a_pipe_too(kafka: str, prefix: str, diplowire: Callable[..., Run]) -> None:
    await asyncio.to_thread(diplowire, "produce", "-", given='{"body": "a"}\n{"body": "b"}\n')
    assert len(await _on(kafka, f"{prefix}news.articles")) == 2


async def test_an_article_from_a_live_pipe_is_on_the_topic_while_the_pipe_is_open(
    kafka: str, prefix: str, diplowire: Callable[..., Run], env: dict[str, str]
) -> None:
    assert diplowire
    async with asyncio.timeout(40), tail({"bootstrap_servers": kafka}, [f"{prefix}news.articles"]) as records:
        command = [sys.executable, "-m", "diplowire", "produce", "-"]
        pipe = asyncio.subprocess.PIPE
        sending = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env=env)
        assert sending.stdin
        sending.stdin.write(b'{"id": "one", "body": "a"}\n')
        assert (await anext(records)).key == b"one"
        told, _ = await sending.communicate(b'{"id": "two", "body": "a"}\n')
    assert told.decode().startswith("2 of 2 articles")


def test_a_missing_topic_is_told(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    command = [sys.executable, "-m", "diplowire", "produce", str(tmp_path / "a.txt")]
    run = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert run.returncode == 3
    assert "news.articles" in run.stderr
    assert "Traceback" not in run.stderr


async def test_watch_shows_the_events_that_were_asked_for(kafka: str, prefix: str, diplowire: Callable[..., Run]) -> None:
    sent = [
        Outgoing(f"{prefix}diplomacy.visits", b"v", orjson.dumps(VISIT)),
        Outgoing(f"{prefix}diplomacy.visits", b"x", b"not ours"),
        Outgoing(f"{prefix}diplomacy.meetings", b"m", orjson.dumps(MEETING)),
    ]
    await produce({"bootstrap_servers": kafka}, sent)
    whole = ("watch", "--from-beginning", "--stop-at-end")
    lines = await asyncio.to_thread(diplowire, *whole, "--jsonl", "--country", "fr")
    assert [json.loads(line)["id"] for line in lines.stdout.splitlines()] == ["v"]
    assert "diplomacy.visits 0/1: is no event of ours" in lines.stderr
    cards = await asyncio.to_thread(diplowire, *whole, "--type", "visit")
    assert "VISIT completed Ann A  ? → FR" in cards.stdout
    assert "MEETING" not in cards.stdout


async def test_dead_letters_are_listed_shown_and_sent_again(kafka: str, prefix: str, diplowire: Callable[..., Run]) -> None:
    record = Record(f"{prefix}news.articles", 0, 7, b"key", b"not json", (("trace", b"1"),))
    letter = dead_letter(record, "not_json", "line 1", "decode")
    again = dead_letter(record._replace(headers=(*letter.headers, ("diplowire.error.attempts", b"4"))), "crashed", "x", "extract")
    dead = f"{prefix}news.articles.dead"
    letters = [Outgoing(dead, one.key, one.value, one.headers) for one in (letter, again._replace(value=b"bad"))]
    await produce({"bootstrap_servers": kafka}, letters)

    listed = await asyncio.to_thread(diplowire, "dead", "list", "--code", "not_json")
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["0/0"]
    shown = (await asyncio.to_thread(diplowire, "dead", "show", "0/0")).stdout
    assert "code: not_json\n" in shown
    assert f"from: {prefix}news.articles 0/7\n" in shown
    assert shown.endswith("\n\nnot json\n")
    assert (await asyncio.to_thread(diplowire, "dead", "show", "0/0", "--raw")).stdout == "not json"
    assert "has no letter 0/9" in (await asyncio.to_thread(diplowire, "dead", "show", "0/9", code=1)).stderr

    dry = await asyncio.to_thread(diplowire, "dead", "replay", "--dry-run")
    assert dry.stdout.startswith(f"0/0: would be sent to {prefix}news.articles (not_json); now still dead: not_json: ")
    assert dry.stderr == "diplowire: 0/1: stays dead, it has died 5 times (--attempts 6 sends it all the same)\n"
    assert await _on(kafka, f"{prefix}news.articles") == []
    await asyncio.to_thread(diplowire, "dead", "replay")
    (sent,) = await _on(kafka, f"{prefix}news.articles")
    assert (sent.key, sent.value) == (b"key", b"not json")
    assert sent.headers == (("trace", b"1"), ("diplowire.error.attempts", b"1"))


async def test_a_letter_that_died_again_after_a_replay_is_sent_once(
    kafka: str, prefix: str, diplowire: Callable[..., Run]
) -> None:
    record = Record("news.articles", 0, 7, b"key", b"bad")
    died_before = record._replace(offset=8, headers=(("diplowire.error.attempts", b"1"),))
    letters = [dead_letter(one, "crashed", "x", "extract") for one in (record, died_before)]
    dead = f"{prefix}news.articles.dead"
    await produce({"bootstrap_servers": kafka}, [Outgoing(dead, one.key, one.value, one.headers) for one in letters])
    dry = await asyncio.to_thread(diplowire, "dead", "replay", "--dry-run")
    assert [line.split(":")[0] for line in dry.stdout.splitlines()] == ["0/1"]


async def test_the_demo_tells_the_story_and_leaves_nothing_on_the_kafka_it_was_given(kafka: str) -> None:
    before = set(await partitions({"bootstrap_servers": kafka}))
    command = [sys.executable, "-m", "diplowire", "demo", "--bootstrap", kafka]
    run = await asyncio.to_thread(subprocess.run, command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    assert "VISIT ongoing Yerlan Koshanov" in run.stdout
    assert run.stdout.count("MEETING") == 3
    assert "Zhao Leji (CN) said: “In recent years" in run.stdout
    assert "diplomacy.statements" in run.stderr
    topics = {name for name in await partitions({"bootstrap_servers": kafka}) if name.startswith("diplowire-demo-")}
    assert topics <= before
