"""A sentence that tells of a visit in, who invited the visitor out: "at the invitation of X", "as a guest of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.people import owner
from diplowire.extract.frames.sides import counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Actor, Evidence

_INVITING = frozenset({"invitation", "guest", "guests", "hosted"})
_BEFORE_HOST = frozenset({"of", "by", "from"})


def invited_by(doc: Document, line: Line, visitors: Sequence[Actor]) -> tuple[Actor, Evidence] | None:
    """Give the host that the sentence names, with the words that name him; none of the visitors' country."""
    guests = {a.id for a in visitors}
    home = {a.country for a in visitors if a.country}
    for at, chunk in enumerate(line.row):
        if chunk.lower not in _INVITING:
            continue
        for named in _hosts(line, at):
            for actor in line.actors(named):
                if actor.id not in guests and actor.country not in home and counts(actor):
                    return actor, doc.evidence("host", *line.span(named, named), "visit.invited_by")
    return None


def _hosts(line: Line, at: int) -> Iterator[int]:
    """Chunks behind "invitation of" ("his counterpart" may come before the name), or of the one in "at X's invitation"."""
    if line.word(at + 1) in _BEFORE_HOST and (first := listed(line, at + 2)[:1]):
        yield from (k for k in (first[0] + 1, first[0]) if line.classes[k : k + 1] in ("P", line.classes[first[0]]))
    yield from owner(line, at - 1)
