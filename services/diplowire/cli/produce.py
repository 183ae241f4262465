"""`diplowire produce`: articles from files in, the broker's word that it has each of them out."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import typer

from diplowire.cli.articles import STDIN, Files, Published, Source, check, day, sources
from diplowire.cli.faults import Exit
from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.cli.terminal import complain, progress_bar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from diplowire.stream.client import Outgoing, Produced

EXAMPLES = """Examples:

  diplowire produce article.txt --published 2024-04-26

  diplowire produce articles.jsonl --bootstrap kafka:9092"""

_READ_AHEAD = 500  # articles read from a pipe and not yet sent


def produce_command(
    files: Files = None,
    *,
    published: Published = None,
    bootstrap: Bootstrap = None,
) -> None:
    """Send articles to Kafka and wait for the broker's word for each. What is wrong with one, the worker will say."""
    names = files or []
    check(names)
    articles = sources(names, published=day(published))
    settings = load(bootstrap)
    from diplowire.stream.client import produce
    from diplowire.stream.connection import kafka_options

    topic = settings.topic("articles")
    sent: list[str] = []
    begun = time.monotonic()
    total = None if STDIN in (names or [STDIN]) else sum(1 for _ in sources(names))
    outgoing = _outgoing(articles, topic, sent)
    with progress_bar("sending", total) as advance:

        def progress(done: Produced) -> None:
            advance(done.acknowledged + len(done.refused))

        work = produce(kafka_options(settings), outgoing if total is not None else _as_they_come(outgoing), progress=progress)
        done = finish(work)
    for number, why in done.refused:
        complain(f"{sent[number]}: not taken: {why}")
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{done.acknowledged} of {len(sent)} articles on {topic}, acknowledged by Kafka, in {seconds:.1f} s\n")
    if done.refused:
        raise typer.Exit(Exit.FAILED)


def _outgoing(articles: Iterable[Source], topic: str, sent: list[str]) -> Iterator[Outgoing]:
    """Bytes as they are; the key is the article's id where it can be told, so that its versions stay in order."""
    from diplowire.stream.client import Outgoing

    for source in articles:
        sent.append(source.name)
        yield Outgoing(topic, _key(source.value), source.value)


async def _as_they_come(outgoing: Iterator[Outgoing]) -> AsyncIterator[Outgoing]:
    """Read a pipe beside the loop, so that what has come is sent while the next line is still awaited.

    In a thread that nobody waits for: Ctrl-C must end us also while the pipe says nothing.
    """
    import asyncio
    import threading

    loop, room = asyncio.get_running_loop(), asyncio.Semaphore(_READ_AHEAD)
    read: asyncio.Queue[Outgoing | BaseException | None] = asyncio.Queue()

    def hand_over(one: Outgoing | BaseException | None) -> None:
        loop.call_soon_threadsafe(read.put_nowait, one)

    def run() -> None:
        try:
            for message in outgoing:
                asyncio.run_coroutine_threadsafe(room.acquire(), loop).result()
                hand_over(message)
        except BaseException as error:  # noqa: BLE001 - it belongs to the loop, which raises it
            hand_over(error)
        else:
            hand_over(None)

    threading.Thread(target=run, daemon=True).start()
    while (one := await read.get()) is not None:
        if isinstance(one, BaseException):
            raise one
        room.release()
        yield one


def _key(value: bytes) -> bytes | None:
    from diplowire.wire import Rejection, decode_article

    try:
        article = decode_article(value).article
    except Rejection:
        return None
    return article.id.encode() if article else None
