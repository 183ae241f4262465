"""Events that stand on the topics in, those that the rules make now in; how the two differ out, event by event.

Kept in a file of SQLite's own that is gone when it is closed, so that weeks of events need no more memory than an hour of them.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self
from zlib import crc32

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["added", "different", "equal", "gone"]

# Who read an event is no part of what it says.
_READER = "pipeline_version"


class Change(NamedTuple):
    """What becomes of one event; `fields` are those that differ. What is gone is no longer read, and still on its topic."""

    kind: Kind
    type: str
    id: str
    article: str
    fields: tuple[str, ...] = ()


class Changes:
    """The books of one comparison; use it as a context manager."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
            "CREATE TABLE article (id TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TABLE event (id TEXT PRIMARY KEY, type TEXT, article TEXT, moment INTEGER, fields BLOB, made INTEGER);"
            "CREATE TABLE sent (number INTEGER PRIMARY KEY, id TEXT);"
            "BEGIN"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def expect(self, article: str) -> None:
        """Take note of an article whose events are to be compared."""
        self._db.execute("INSERT OR IGNORE INTO article VALUES (?)", (article,))

    def expects(self, article: str) -> bool:
        """Whether it is one of those."""
        return self._db.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is not None

    def stands(self, value: bytes, moment: int) -> None:
        """Take note of a message on an event topic; of several of one event the newest counts. Others' messages are passed by."""
        try:
            event = orjson.loads(value)
            article, name, kind = event["article"]["id"], event["id"], event["type"]
        except (orjson.JSONDecodeError, KeyError, TypeError, IndexError):
            return
        if isinstance(article, str) and isinstance(name, str) and isinstance(kind, str) and self.expects(article):
            self._db.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET moment = excluded.moment, "
                "fields = excluded.fields WHERE excluded.moment >= moment",
                (name, kind, article, moment, _fields(event)),
            )

    def made(self, value: bytes) -> Change | None:
        """Compare an event that the rules make now with what stands there; None where the same came of another record already."""
        event = orjson.loads(value)
        name, kind, article, now = event["id"], event["type"], event["article"]["id"], _fields(event)
        row = self._db.execute("SELECT fields, made FROM event WHERE id = ?", (name,)).fetchone()
        if row is None:
            self._db.execute("INSERT INTO event VALUES (?, ?, ?, 0, ?, 1)", (name, kind, article, now))
            return Change("added", kind, name, article)
        before, made = row
        if made and before == now:
            return None
        self._db.execute("UPDATE event SET fields = ?, made = 1 WHERE id = ?", (now, name))
        differ = _differing(orjson.loads(before), orjson.loads(now))
        return Change("different" if differ else "equal", kind, name, article, differ)

    def gone(self) -> Iterator[Change]:
        """The events that stand there and that the rules did not make."""
        for kind, name, article in self._db.execute("SELECT type, id, article FROM event WHERE made = 0 ORDER BY moment, id"):
            yield Change("gone", kind, name, article)

    def sent(self, number: int, name: str) -> None:
        """Remember which event was sent as this number."""
        self._db.execute("INSERT INTO sent VALUES (?, ?)", (number, name))

    def sent_as(self, number: int) -> str:
        """The id of that event."""
        return str(self._db.execute("SELECT id FROM sent WHERE number = ?", (number,)).fetchone()[0])


def _fields(event: Mapping[str, Any]) -> bytes:
    """A checksum of each field: enough to tell which ones differ, and a tenth of the event."""
    sums = {name: crc32(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)) for name, value in event.items() if name != _READER}
    return orjson.dumps(sums, option=orjson.OPT_SORT_KEYS)


def _differing(before: Mapping[str, int], now: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name)))
