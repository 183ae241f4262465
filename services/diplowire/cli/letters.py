"""Settings and what was asked for in, the dead letters that are on their topic now out, the newest first."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from diplowire.cli.faults import Exit, Fault
from diplowire.stream.client import tail
from diplowire.stream.connection import kafka_options
from diplowire.wire import DeadLetter, read_dead_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.settings import Settings
    from diplowire.stream.client import Start

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class Letter(NamedTuple):
    """One dead letter: where it stands, when it was written, and what it tells."""

    place: str
    timestamp_ms: int
    dead: DeadLetter

    @property
    def day(self) -> str:
        """When it was written, to the second, UTC."""
        return dt.datetime.fromtimestamp(self.timestamp_ms / 1000, dt.UTC).strftime("%Y-%m-%d %H:%M:%SZ")

    def told(self) -> dict[str, Any]:
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
            "bytes": len(dead.value or b""),
            "version": dead.version,
        }


class Choice(NamedTuple):
    """Which letters: of one code, written since a moment (milliseconds), at most so many."""

    code: str | None = None
    since: int | None = None
    limit: int | None = None


async def letters(settings: Settings, choice: Choice) -> list[Letter]:
    """Those that fit, the newest first."""
    topic = settings.topic("dead")
    start: Start = "beginning" if choice.since is None else choice.since
    async with tail(kafka_options(settings), [topic], start=start, stop_at_end=True) as records:
        found = [
            Letter(f"{record.partition}/{record.offset}", record.timestamp_ms or 0, read_dead_letter(record))
            async for record in records
        ]
    fitting = [letter for letter in found if choice.code in {None, letter.dead.code}]
    return sorted(fitting, key=lambda letter: -letter.timestamp_ms)[: choice.limit]


def newest(found: Iterable[Letter]) -> list[Letter]:
    """One letter an article: an article that died again after a replay has several, and only the newest counts how often."""
    kept: dict[tuple[bytes | None, bytes | None], Letter] = {}
    for letter in found:
        known = kept.get((letter.dead.key, letter.dead.value))
        if known is None or known.dead.attempts < letter.dead.attempts:
            kept[letter.dead.key, letter.dead.value] = letter
    return list(kept.values())


def since_moment(words: str | None) -> int | None:
    """Milliseconds since 1970 of `2h` (that long ago) or of a day or moment in ISO 8601, UTC where it names no zone."""
    if words is None:
        return None
    if ago := re.fullmatch(r"(\d{1,6})([smhd])", words):
        return int((time.time() - int(ago[1]) * _SECONDS[ago[2]]) * 1000)
    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError:
        raise Fault(f"--since: {words!r} is no time; write 30m, 2h, 7d, or 2026-11-24", Exit.USAGE) from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp() * 1000)
