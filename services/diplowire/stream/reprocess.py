"""A stretch of the past of the topic of articles in; how its events change under the rules here, and the changed ones sent, out.

Three readings, none of which holds more than an article at a time: which articles there are; which of their events stand on the
topics; and the articles again, through the rules.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from diplowire.stream.changes import Change, Changes
from diplowire.stream.client import Outgoing, lag, past, produce
from diplowire.stream.connection import kafka_options
from diplowire.stream.deadline import handle_in_time, limits_of
from diplowire.stream.errors import BrokerUnavailable
from diplowire.wire import Rejection, decode_article

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from diplowire.model import AnyEvent
    from diplowire.pipeline import Record
    from diplowire.settings import Settings

EVENT_TOPICS: Final = ("visits", "meetings", "statements")
# An event is dated after its article; so much do the clocks of those who write the two differ at most.
CLOCKS_MS: Final = 3_600_000


class Stretch(NamedTuple):
    """From one moment to before another, in milliseconds since 1970, by Kafka's time of the articles."""

    begin: int
    end: int


@dataclass(slots=True)
class Tally:
    """What came of it: articles by how they end now, events by change and type, and what Kafka did with those sent."""

    articles: Counter[str] = field(default_factory=Counter)
    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    waiting: int = 0
    acknowledged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


class Reprocess:
    """One comparison. `tell` hears of every change (the event with it, where it is read now), `step` how far things are."""

    def __init__(self, settings: Settings, stretch: Stretch, tell: Callable[[Change, AnyEvent | None], None]) -> None:
        self._settings = settings
        self._options = kafka_options(settings)
        self._stretch = stretch
        self._tell = tell
        self._tally = Tally()

    async def run(self, step: Callable[[str, int, int], None], *, publish: bool) -> Tally:
        """Compare, and with `publish` send what is new or different. Raises BrokerUnavailable."""
        with Changes() as changes:
            await self._look_up_articles(changes, step)
            await self._look_up_events(changes, step)
            outgoing = self._changed(changes, step)
            if publish:
                done = await produce(self._options, _numbered(outgoing, changes))
                self._tally.acknowledged = done.acknowledged
                self._tally.refused = [(changes.sent_as(number), why) for number, why in done.refused]
            else:
                async for _ in outgoing:
                    pass
            for change in changes.gone():
                self._count(change, None)
        return self._tally

    async def _look_up_articles(self, changes: Changes, step: Callable[[str, int, int], None]) -> None:
        topic = self._settings.topic("articles")
        with suppress(BrokerUnavailable):  # no right to see the group: then there is no such hint
            self._tally.waiting = sum((await lag(self._options, self._settings.group, [topic])).values())
        async with past(self._options, [topic], *self._stretch) as (total, records):
            done = 0
            async for record in records:
                done += 1
                step("looking up articles", done, total)
                article = _article_id(record)
                if article is not None:
                    changes.expect(article)

    async def _look_up_events(self, changes: Changes, step: Callable[[str, int, int], None]) -> None:
        topics = [self._settings.topic(role) for role in EVENT_TOPICS]
        async with past(self._options, topics, self._stretch.begin - CLOCKS_MS) as (total, records):
            done = 0
            async for record in records:
                done += 1
                step("looking up events", done, total)
                changes.stands(record.value or b"", record.timestamp_ms or 0)

    async def _changed(self, changes: Changes, step: Callable[[str, int, int], None]) -> AsyncIterator[tuple[str, Outgoing]]:
        """The messages of events that are new or different, as the worker would send them, each with the event's id."""
        async with past(self._options, [self._settings.topic("articles")], *self._stretch) as (total, records):
            done = 0
            async for record in records:
                done += 1
                step("reading articles", done, total)
                for one in self._read(record, changes):
                    yield one

    def _read(self, record: Record, changes: Changes) -> Iterator[tuple[str, Outgoing]]:
        outcome = handle_in_time(record, limits_of(self._settings), self._settings.article_seconds)
        if outcome.article_id is not None and not changes.expects(outcome.article_id):
            return  # came meanwhile
        self._tally.articles[outcome.outcome] += 1
        for event, message in zip(outcome.events, outcome.messages, strict=False):  # a dead letter has no event
            change = changes.made(message.value or b"")
            if change is None:
                continue
            self._count(change, event)
            if change.kind != "equal":
                topic = self._settings.topic(message.topic_role)
                yield event.id, Outgoing(topic, message.key, message.value, message.headers)

    def _count(self, change: Change, event: AnyEvent | None) -> None:
        self._tally.events[change.kind, change.type] += 1
        self._tell(change, event)


async def _numbered(outgoing: AsyncIterator[tuple[str, Outgoing]], changes: Changes) -> AsyncIterator[Outgoing]:
    number = 0
    async for name, message in outgoing:
        changes.sent(number, name)
        number += 1
        yield message


def _article_id(record: Record) -> str | None:
    try:
        article = decode_article(record.value).article
    except Rejection:
        return None
    return article.id if article else None
