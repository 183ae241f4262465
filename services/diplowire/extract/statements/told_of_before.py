"""A place in a text in, the actors of whom the text told before it out, the last first."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.model import Actor

_start = attrgetter("start")


def told_of_before(doc: Document, place: int, mentions: int) -> Iterator[Actor]:
    """Give whom fewer than so many mentions before a character tell of."""
    last = bisect_left(doc.mentions, place, key=_start)
    for i in range(last - 1, max(-1, last - mentions), -1):
        yield from doc.actors[i]
