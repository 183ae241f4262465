"""Settings and what was asked for in, the dead letters that are on their topic now out, the newest first.

An article may be two megabytes, so a letter is held without it until it is needed.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from diplowire.cli.moments import told
from diplowire.stream.client import Place, past, record_at, tail
from diplowire.stream.connection import kafka_options
from diplowire.wire import DeadLetter, Record, read_dead_letter, replayed_headers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from diplowire.settings import Settings
    from diplowire.stream.client import Start


class Letter(NamedTuple):
    """One dead letter: where it stands, when it was written, what it tells, and which article it is (`of`, a digest)."""

    place: str
    timestamp_ms: int
    dead: DeadLetter
    size: int
    of: bytes

    @property
    def day(self) -> str:
        """When it was written, to the second, UTC."""
        return told(self.timestamp_ms)

    @property
    def record(self) -> Record:
        """The record that died, as a replay sends it."""
        dead = self.dead
        return Record(dead.topic, dead.partition, dead.offset, dead.key, dead.value, replayed_headers(dead), self.timestamp_ms)

    def fields(self) -> dict[str, Any]:
        """Everything but the article itself."""
        dead = self.dead
        return {
            "place": self.place,
            "at": self.day,
            "code": dead.code,
            "detail": dead.detail,
            "stage": dead.stage,
            "exception": dead.exception,
            "attempts": dead.attempts,
            "from": f"{dead.topic} {dead.partition}/{dead.offset}",
            "key": None if dead.key is None else dead.key.decode("utf-8", "backslashreplace"),
            "bytes": self.size,
            "version": dead.version,
        }


class Choice(NamedTuple):
    """Which letters: of one code, written since a moment (milliseconds), from a topic or "topic/partition", at most so many."""

    code: str | None = None
    since: int | None = None
    source: str | None = None
    limit: int | None = None

    def fits(self, letter: Letter) -> bool:
        """Whether a letter is one of those; how many there are is not its business."""
        dead = letter.dead
        return (
            (self.code is None or self.code == dead.code)
            and (self.since is None or self.since <= letter.timestamp_ms)
            and (self.source is None or self.source in {dead.topic, f"{dead.topic}/{dead.partition}"})
        )


async def letters(settings: Settings, choice: Choice, *, one_an_article: bool = False) -> list[Letter]:
    """Those that fit, the newest first, without their articles.

    An article that died again after a replay has several letters; with `one_an_article` only its newest, which counts how often,
    is asked whether it fits.
    """
    start: Start = "beginning" if choice.since is None else choice.since
    found: dict[object, Letter] = {}
    async with tail(kafka_options(settings), [settings.topic("dead")], start=start, stop_at_end=True) as records:
        async for record in records:
            letter = _letter(record)
            name = letter.of if one_an_article else letter.place
            if name not in found or found[name].dead.attempts <= letter.dead.attempts:
                found[name] = letter._replace(dead=letter.dead._replace(value=None))
    fitting = [letter for letter in found.values() if choice.fits(letter)]
    return sorted(fitting, key=lambda letter: -letter.timestamp_ms)[: choice.limit]


async def letter_at(settings: Settings, place: str) -> Letter | None:
    """One letter, whole, by its "partition/offset"."""
    partition, _, offset = place.partition("/")
    if not (partition.isdecimal() and offset.isdecimal()):
        return None
    record = await record_at(kafka_options(settings), Place(settings.topic("dead"), int(partition)), int(offset))
    return _letter(record) if record else None


async def whole(settings: Settings, chosen: Sequence[Letter]) -> AsyncIterator[Letter]:
    """The same letters with their articles, the oldest of a partition first."""
    wanted = {letter.place for letter in chosen}
    if not wanted:
        return
    begin = min(letter.timestamp_ms for letter in chosen)
    async with past(kafka_options(settings), [settings.topic("dead")], begin) as (_, records):
        async for record in records:
            letter = _letter(record)
            if letter.place in wanted:
                yield letter


def _letter(record: Record) -> Letter:
    value = record.value or b""
    of = blake2b(b"%r %b" % (record.key, value), digest_size=16).digest()
    return Letter(f"{record.partition}/{record.offset}", record.timestamp_ms or 0, read_dead_letter(record), len(value), of)
