"""Topics on a real Kafka and articles sent by number in, what has come of each of them out."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from diplowire.stream.client import Outgoing, partitions, produce, tail
from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.topics import Topics, ensure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from diplowire.wire import Record

OUTPUTS = ("visits", "meetings", "statements", "dead")
# A meeting and a statement, so that an article leaves its traces on two topics, and is whole only with both.
BODY = (
    "Foreign Minister Anna Berg of Norway met Foreign Minister Per Holm of Denmark in Oslo on Monday. "
    "\u201cWe support the plan of the United Nations,\u201d Berg said."
)
EVENTS = 2
POISON = b'{"title": "no text"}'


@dataclass
class Seen:
    """What stands on the output topics: which events of which article, and the copies of each message."""

    events: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    copies: dict[str, list[object]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Record, topics: Topics) -> None:
        """Take note of a record."""
        value = record.value or b""
        copy = (record.topic, record.key, value, record.headers)
        if record.topic == topics.dead:
            self.copies[f"dead {(record.key or b'').decode()}"].append(copy)
        else:
            event = orjson.loads(value)
            self.copies[event["id"]].append(copy)
            self.events[event["article"]["id"]].add(event["id"])

    @property
    def articles(self) -> set[str]:
        """The articles with an outcome: all of their events, or a dead letter."""
        return {name for name, events in self.events.items() if len(events) == EVENTS} | self.dead

    @property
    def dead(self) -> set[str]:
        """The articles that became dead letters."""
        return {name.removeprefix("dead ") for name in self.copies if name.startswith("dead ")}

    @property
    def duplicates(self) -> int:
        """How many messages stand there once more than needed."""
        return sum(len(copies) - 1 for copies in self.copies.values())

    @property
    def all_copies_are_equal(self) -> bool:
        """Whether what came twice is the same: on the same topic, with the same key, headers and bytes."""
        return all(copy == copies[0] for copies in self.copies.values() for copy in copies)


@dataclass
class Scene:
    """Topics on a Kafka, articles that are sent there by number, and what has come of them."""

    options: dict[str, str]
    prefix: str
    topics: Topics
    sent: int = 0

    async def send(self, count: int, poison_every: int = 0) -> None:
        """Send articles, the running number as id and key; every so often one that can only become a dead letter."""
        numbers = range(self.sent, self.sent + count)
        values = {n: POISON if poison_every and n % poison_every == poison_every - 1 else self.article(str(n)) for n in numbers}
        await self._reached()
        await produce(self.options, [Outgoing(self.topics.articles, b"%d" % n, value) for n, value in values.items()])
        self.sent += count

    async def _reached(self, within: float = 30.0) -> None:
        """Wait for a broker that has just come back; to send the same articles again would look like a fault of the worker."""
        deadline = time.monotonic() + within
        while True:
            try:
                await partitions(self.options)
            except BrokerUnavailable:
                assert time.monotonic() < deadline, "no Kafka to send articles to"
                await asyncio.sleep(0.2)
            else:
                return

    async def send_one(self, body: str) -> None:
        """Send one article with a body of its own."""
        await produce(self.options, [Outgoing(self.topics.articles, b"%d" % self.sent, self.article(str(self.sent), body))])
        self.sent += 1

    async def send_until(self, true: Callable[[], bool], within: float = 60.0) -> None:
        """Send on until it is true, so that a fault falls among articles however fast the worker is."""
        deadline = time.monotonic() + within
        while not true():
            assert time.monotonic() < deadline
            await self.send(20)
            breath = time.monotonic() + 0.4
            while time.monotonic() < breath:
                if true():
                    return
                await asyncio.sleep(0.05)

    @staticmethod
    def article(name: str, body: str = BODY) -> bytes:
        """Return an article as it is sent."""
        return orjson.dumps({"id": name, "title": "A title", "body": body, "published_at": "2024-07-16"})

    async def complete(self, within: float = 60.0) -> Seen:
        """Wait until every article has its outcome, and fail when one has none after the deadline: it is lost."""
        found, lost = await self.balance(within)
        assert not lost, f"{len(lost)} lost, such as {sorted(lost)[:5]}"
        return found

    async def balance(self, within: float = 60.0) -> tuple[Seen, set[str]]:
        """Wait until every article has its outcome; return what stands there, and the articles that have none."""
        wanted = {str(number) for number in range(self.sent)}
        live, missing = Seen(), set(wanted)
        with suppress(TimeoutError):
            async with asyncio.timeout(within), self._tail() as records:
                async for record in records:
                    live.add(record, self.topics)
                    if len(missing) < 50 or len(live.copies) % 50 == 0:
                        missing = wanted - live.articles
                    if not missing:
                        break
        found = await self.seen()
        assert found.articles <= wanted
        return found, wanted - found.articles

    async def seen(self) -> Seen:
        """Return what stands there now."""
        found = Seen()
        async with self._tail(stop_at_end=True) as records:
            async for record in records:
                found.add(record, self.topics)
        return found

    def _tail(self, *, stop_at_end: bool = False) -> AbstractAsyncContextManager[AsyncIterator[Record]]:
        """Read the outputs as a reader of events does: read_committed."""
        return tail(self.options, [self.topics.name(role) for role in OUTPUTS], start="beginning", stop_at_end=stop_at_end)


async def set_scene(bootstrap: str, prefix: str) -> Scene:
    """Make topics on a Kafka."""
    options = {"bootstrap_servers": bootstrap}
    topics = Topics.with_prefix(prefix)
    await ensure(options, topics, partitions=2)
    return Scene(options, prefix, topics)
