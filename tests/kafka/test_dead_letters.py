"""The life of a dead letter on a real Kafka: found, looked at, tried with the rules here, sent again, read or left dead."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from diplowire.pipeline import Record, handle
from diplowire.stream.client import Outgoing, produce, tail
from diplowire.wire import dead_letter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Run = Callable[..., Awaitable[subprocess.CompletedProcess[str]]]

SMALL = 1_000  # characters of a body: one worker takes no more, and another does
LONG = "\u201cWe support the plan of the United Nations,\u201d Foreign Minister Anna Berg of Norway said. " + "It rained. " * 100


@pytest.fixture
def dead(kafka: str, prefix: str) -> Run:
    """`diplowire dead …` as an operator types it."""
    env = os.environ | {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix}

    async def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "diplowire", "dead", *arguments]
        run = await asyncio.to_thread(
            subprocess.run, line, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert run.returncode == 0, run.stderr
        return run

    return command


async def bury(scene: Any, *letters: tuple[str, bytes, str, int]) -> None:
    """Put letters on their topic, as a worker writes them: key, bytes, code, and how often they have died."""
    sent = []
    for number, (key, value, code, attempts) in enumerate(letters):
        before = ((("diplowire.error.attempts", b"%d" % (attempts - 1)),) if attempts > 1 else ()) + (("trace", b"1"),)
        record = Record(scene.topics.articles, number % 2, number, key.encode(), value, before)
        letter = dead_letter(record, code, "the detail", "decode")  # type: ignore[arg-type]
        sent.append(Outgoing(scene.topics.dead, letter.key, letter.value, letter.headers))
    await produce(scene.options, sent)


async def articles(scene: Any) -> list[Record]:
    async with tail(scene.options, [scene.topics.articles], start="beginning", stop_at_end=True) as records:
        return [record async for record in records]


def lines(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in run.stdout.splitlines()]


async def test_an_article_whose_cause_of_death_is_mended_becomes_its_events(
    start_worker: Callable[..., Any], scene: Any, dead: Run
) -> None:
    strict = start_worker(body_characters=SMALL)
    await strict.ready()
    sent = {name.encode(): scene.article(name, LONG) for name in ("a", "b", "c")}
    await produce(scene.options, [Outgoing(scene.topics.articles, key, value) for key, value in sent.items()])
    await strict.until(lambda: strict.number("dead_letters_total", code="too_large") == 3)
    assert await strict.stop() == 0
    assert len((await dead("list", "--code", "too_large")).stdout.splitlines()) == 3

    tried = lines(await dead("replay", "--dry-run", "--jsonl"))
    assert [(line["code"], line["outcome"], line["events"], line["sent"]) for line in tried] == [
        ("too_large", "events", {"statement": 1}, True)
    ] * 3
    assert len(await articles(scene)) == 3, "a dry run sends nothing"

    mended = start_worker()
    await mended.ready()
    expected = {handle(Record("a", 0, 0, None, value)).events[0].id for value in sent.values()}
    for times in (1, 2):
        assert (await dead("replay")).stdout.startswith("3 of 3 articles on ")
        await mended.until(lambda times=times: mended.finished() == 3 * times)
        seen = await scene.seen()
        assert {name for name in seen.copies if not name.startswith("dead ")} == expected, "replayed twice, the same ids"
        assert {len(copies) for name, copies in seen.copies.items() if name in expected} == {times}
        assert seen.all_copies_are_equal
    assert mended.number("dead_letters_total") == 0


async def test_an_article_that_dies_again_and_again_is_counted_and_then_left(
    start_worker: Callable[..., Any], scene: Any, dead: Run
) -> None:
    worker = start_worker(dead_letter_brake=2)
    await worker.ready()
    await produce(scene.options, [Outgoing(scene.topics.articles, b"0", b'{"title": "no text"}', (("trace", b"1"),))])
    for died in (1, 2, 3):
        await worker.until(lambda died=died: worker.finished() == died)
        newest = lines(await dead("list", "--jsonl"))[0]
        assert (newest["attempts"], newest["code"]) == (died, "no_text")
        await dead("replay")
    left = await dead("replay")
    assert left.stdout.startswith("0 of 0 articles")
    assert "stays dead, it has died 3 times (--attempts 4 sends it all the same)" in left.stderr
    sent = await articles(scene)
    assert [(record.key, record.value) for record in sent] == [(b"0", b'{"title": "no text"}')] * 3
    assert [dict(record.headers)["trace"] for record in sent] == [b"1"] * 3
    assert (await dead("replay", "--attempts", "4")).stdout.startswith("1 of 1 articles")
    # That these die again is no flood: the brake of 2 has not stopped the worker.
    await worker.until(lambda: worker.finished() == 4)
    assert await worker.stop() == 0


async def test_letters_are_told_apart_by_code_source_time_and_number(scene: Any, dead: Run) -> None:
    await bury(
        scene, ("a", b"1", "not_json", 1), ("b", b"2", "crashed", 2), ("c", b"3", "not_json", 1), ("d", b"4", "no_text", 1)
    )

    async def keys(*options: str) -> set[str]:
        return {line["key"] for line in lines(await dead("list", "--jsonl", *options))}

    assert await keys() == {"a", "b", "c", "d"}
    assert await keys("--code", "not_json") == {"a", "c"}
    assert await keys("--from", f"{scene.topics.articles}/1") == {"b", "d"}
    assert await keys("--from", scene.topics.articles) == {"a", "b", "c", "d"}
    assert await keys("--from", "elsewhere") == set()
    assert await keys("--since", "1h", "--code", "crashed") == {"b"}
    assert await keys("--since", "2999-01-01") == set()
    assert len(await keys("--limit", "2")) == 2
    assert (await dead("list", "--code", "crashed")).stdout.split()[3:5] == ["crashed", "x2"]


async def test_the_newest_letter_of_an_article_says_why_and_how_often(scene: Any, dead: Run) -> None:
    await bury(scene, ("a", b"1", "crashed", 1), ("a", b"1", "no_text", 3), ("b", b"2", "crashed", 1))
    sent = lines(await dead("replay", "--code", "crashed", "--dry-run", "--jsonl"))
    assert len(sent) == 1, "the first article died of something else meanwhile, and too often"


async def test_a_dry_run_says_what_the_rules_here_make_of_each(scene: Any, dead: Run) -> None:
    foreign = orjson.dumps({"body": "Der Minister reist.", "language": "de"})
    rain = orjson.dumps({"body": "It rained."})
    await bury(scene, ("a", scene.article("a", LONG), "crashed", 1), ("b", rain, "crashed", 1), ("c", foreign, "crashed", 1))
    await bury(scene, ("d", b'{"title": 5, "body": 6}', "crashed", 1))
    told = (await dead("replay", "--dry-run")).stdout
    where = f"would be sent to {scene.topics.articles} (crashed); now"
    assert f"{where} 1 statement\n" in told
    assert f"{where} nothing to report\n" in told
    assert f"{where} passed by: its language is de\n" in told
    assert f"{where} still dead: bad_field: " in told
    assert "would stay (crashed); now still dead: bad_field" in (await dead("replay", "--dry-run", "--mended")).stdout
    assert await articles(scene) == []

    sent = await dead("replay", "--mended")
    assert sent.stdout.startswith("3 of 4 articles")
    assert "stays where it is, still dead: bad_field" in sent.stderr
    assert {record.key for record in await articles(scene)} == {b"a", b"b", b"c"}


async def test_one_letter_is_shown_without_reading_the_others(scene: Any, dead: Run) -> None:
    await bury(scene, ("a", b"first", "not_json", 1))
    places = [line["place"] for line in lines(await dead("list", "--jsonl"))]
    shown = (await dead("show", places[0])).stdout
    assert "code: not_json\n" in shown
    assert shown.endswith("\n\nfirst\n")
