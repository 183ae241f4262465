"""With the least rights, and only with these, every part does its work over every door; without one of them it says which."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
import pytest

from diplowire.settings import Settings
from diplowire.stream.broker_config import free_port
from diplowire.stream.connection import kafka_options
from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.permission import require
from diplowire.stream.rights import Part, Right, commands, rights
from diplowire.stream.topics import Topics, ensure
from secured.acls import grant, revoke
from secured.broker import KEY_PASSWORD, PASSWORD
from secured.several import Told, several

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from secured.broker import SecuredKafka

BODY = "\u201cWe support the plan of the United Nations,\u201d Foreign Minister Anna Berg of Norway said on Monday."
HOW = "; `diplowire topics rights --user NAME` prints the commands that grant it"


class Way(NamedTuple):
    """A door, how the worker delivers, and the right that is taken away from it in the end, by the words of its line."""

    mechanism: str | None
    delivery: str
    taken_away: str
    told: str = ""


WAYS = {
    "PLAIN": Way("PLAIN", "at_least_once", "Write --topic {}diplomacy.statements", "the topic {}diplomacy.statements"),
    "SCRAM": Way("SCRAM-SHA-512", "exactly_once", "Write --transactional-id", "the transactional id {}group-"),
    "certificate": Way(None, "at_least_once", "Read --topic {}news.articles", "the topic {}news.articles"),
}


def user(way: Way, part: Part) -> str:
    """What the broker calls this one."""
    return part if way.mechanism else f"CN={part}"


def settings_of(secured: SecuredKafka, way: Way, part: Part, prefix: str) -> dict[str, object]:
    """The settings of one who plays a part."""
    own = {"topic_prefix": prefix, "group": f"{prefix}group", "partitions": 1, "delivery": way.delivery, "create_topics": False}
    if way.mechanism:
        return secured.login(part, way.mechanism, **own)
    return secured.card(secured.authority.issue(part, password=KEY_PASSWORD), tls_key_password=KEY_PASSWORD, **own)


async def at_once(orders: Sequence[tuple[dict[str, object], str]]) -> list[Told]:
    return await asyncio.to_thread(several, orders)


async def granted(settings: dict[str, object], part: Part) -> None:
    """Wait until the broker has heard of it."""
    chosen = Settings(**settings)
    async with asyncio.timeout(20):
        while True:
            try:
                return await require(kafka_options(chosen), rights(part, chosen))
            except BrokerUnavailable as error:
                if error.code == "no_topic":
                    return None
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_every_part_does_its_work_with_the_least_rights(
    way: Way, secured: SecuredKafka, start_worker: Callable[..., Any], prefix: str, tmp_path: Path
) -> None:
    settings = {part: settings_of(secured, way, part, prefix) for part in Part}
    told = await at_once([(settings[part], f"topics rights {part} --user {user(way, part)}") for part in Part])
    lines = {part: one.out.splitlines() for part, one in zip(Part, told, strict=True)}
    for part in Part:
        await grant(secured.admin, lines[part])
        await granted(settings[part], part)
    articles = tmp_path / "articles.jsonl"
    articles.write_bytes(orjson.dumps({"id": "a", "body": BODY, "published_at": "2024-07-16"}) + b'\n{"title": "no text"}\n')
    made, checked, sent = await at_once(
        [
            (settings[Part.ADMINISTRATOR], "topics create"),
            (settings[Part.ADMINISTRATOR], "topics check"),
            (settings[Part.PRODUCER], f"produce {articles}"),
        ]
    )
    assert made.out.count(": created") == 6, made
    assert checked.out == "6 topics, all as wanted\n", checked
    assert sent.out.startswith("2 of 2 articles"), sent

    worker = start_worker(**settings[Part.WORKER], log_level="debug")
    await worker.ready()
    await worker.until(lambda: worker.finished() == 2)
    watched, dead, replayed, again = await at_once(
        [
            (settings[Part.READER], "watch --from-beginning --stop-at-end --jsonl"),
            (settings[Part.REPLAYER], "dead list"),
            (settings[Part.REPLAYER], "dead replay"),
            (settings[Part.REPROCESSOR], "reprocess --from 1h --jsonl"),
        ]
    )
    assert [orjson.loads(line)["type"] for line in watched.out.splitlines()] == ["statement"], watched
    assert "no_text" in dead.out, dead
    assert replayed.out.startswith("1 of 1 articles"), replayed
    assert again.code == 0, again
    await worker.until(lambda: worker.finished() == 3)
    pages = b"".join(worker.page(path)[1] for path in ("/info", "/metrics", "/readyz", "/healthz")).decode()
    assert '"DIPLOWIRE_SASL_PASSWORD":' in pages

    [taken] = [line for line in lines[Part.WORKER] if way.taken_away.format(prefix) in line]
    await revoke(secured.admin, [taken])
    await at_once([(settings[Part.PRODUCER], f"produce {articles}")])
    assert await worker.ended() == 5
    assert f"this user lacks a right on {way.told.format(prefix)}" in worker.reason()
    assert worker.reason().endswith(HOW)

    everything = (
        pages + worker.log.read_text("utf-8") + "".join(one.all for one in (*told, made, checked, sent, watched, dead, again))
    )
    assert PASSWORD not in everything
    assert KEY_PASSWORD not in everything


async def test_a_worker_without_one_of_its_rights_says_which_and_how_it_is_granted(secured: SecuredKafka, prefix: str) -> None:
    await ensure({"bootstrap_servers": secured.admin}, Topics.with_prefix(prefix), partitions=1)
    way = Way(None, "exactly_once", "")
    needed = rights(Part.WORKER, Settings(**settings_of(secured, way, Part.WORKER, prefix)))
    orders, words = [], []
    for number, right in enumerate(needed):
        for visible in (False, True):
            settings, others = await _all_but(secured, prefix, right, f"lacks-{number}-{visible}", visible=visible)
            orders.append((settings, "worker"))
            words.append((f"no right to {right}{HOW}", 3))
            assert len(others) == len(needed) - 1
    # Whether one may write under a transactional id shows only when it is done.
    words[-1] = (f"cannot begin transactions: this user lacks a right on the transactional id {prefix}group-", 5)
    for (expected, code), one in zip(words, await at_once(orders), strict=True):
        assert (one.code, one.err.count('"event":"stopping"')) == (code, 1), one
        assert expected in one.err
        assert "Traceback" not in one.err


async def _all_but(
    secured: SecuredKafka, prefix: str, right: Right, name: str, *, visible: bool
) -> tuple[dict[str, object], tuple[Right, ...]]:
    """A worker with all rights but one, of which it may at most see that the thing is there."""
    way = Way(None, "exactly_once", "")
    settings = settings_of(secured, way, Part.WORKER, prefix) | {"web_port": free_port(), "stop_timeout": 1}
    card = secured.authority.issue(name)
    settings |= {"tls_cert": card.cert, "tls_key": card.key, "tls_key_password": None}
    others = tuple(one for one in rights(Part.WORKER, Settings(**settings)) if one != right)
    seen = (right._replace(operations=("Describe",)),) if visible else ()
    await grant(secured.admin, commands((*others, *seen), f"User:CN={name}", secured.admin))
    return settings, others


async def test_who_has_no_rights_is_told_so_by_every_command(secured: SecuredKafka, prefix: str, tmp_path: Path) -> None:
    await ensure({"bootstrap_servers": secured.admin}, Topics.with_prefix(prefix), partitions=1)
    article = tmp_path / "article.txt"
    article.write_text("A text.", "utf-8")
    settings = secured.card(secured.authority.issue("nobody"), topic_prefix=prefix, web_port=free_port())
    told = {
        f"produce {article}": f"this user has no right to Write on topic {prefix}news.articles{HOW}",
        "watch --type visit": f"this user has no right to Read on topic {prefix}diplomacy.visits{HOW}",
        "dead list": f"this user has no right to Read on topic {prefix}news.articles.dead{HOW}",
        "topics create": f"this user has no right to create the topics {prefix}news.articles, {prefix}diplomacy.visits, ",
        "topics check": f"{prefix}diplomacy.ledger: this user may not see it{HOW}",
        "worker": f"this user has no right to create the topics {prefix}news.articles, {prefix}diplomacy.visits, ",
    }
    for (command, words), one in zip(told.items(), await at_once([(settings, command) for command in told]), strict=True):
        assert one.code == (1 if command == "topics check" else 3), one
        assert words in one.err
        assert "Traceback" not in one.err
