"""A document in, the sentences that hold a trigger word out, each with one class letter a chunk."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from diplowire.extract.document import KIND_LETTER
from diplowire.extract.frames.register import is_transcript, speaks_itself
from diplowire.extract.lexicon.event_words import letters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from diplowire.extract.document import Chunk, Document, Mention
    from diplowire.model import Actor

_QUOTED = "Q"
# Longer sentences are lists or broken text; the grammar's lookups stay short that way.
_MAX_CHUNKS = 400


_NO_ADVERBS = frozenset("family reply supply ally assembly early daily weekly monthly rally likely only".split())


def _open_class(lower: str) -> str:
    """Tell adverbs in -ly from all other words."""
    return "v" if lower.endswith("ly") and lower not in _NO_ADVERBS else "."


class Line:
    """One sentence: its chunks and their letters (`extract.lexicon.event_words`); what stands in a quotation is Q."""

    __slots__ = ("classes", "doc", "index", "row", "spoken")

    def __init__(self, doc: Document, index: int, row: tuple[Chunk, ...], *, spoken: bool = False) -> None:
        """Write the sentence as letters; `spoken` is true in a transcript."""
        self.doc, self.index, self.row, self.spoken = doc, index, row, spoken
        known, tokens = letters(), doc.seg.tokens
        self.classes = "".join(
            [
                _QUOTED if tokens[c.token].quote >= 0 else (KIND_LETTER.get(c.kind) or known.get(c.lower) or _open_class(c.lower))
                for c in row[:_MAX_CHUNKS]
            ]
        )

    def mention(self, at: int) -> Mention:
        """Give the mention at a chunk."""
        return self.doc.mentions[self.row[at].ref]

    def actors(self, at: int) -> tuple[Actor, ...]:
        """Say who the mention at a chunk is."""
        return self.doc.actors[self.row[at].ref]

    def word(self, at: int) -> str:
        """Give the lower-case word at a chunk; "" for mentions, dates and beyond the ends."""
        return self.row[at].lower if 0 <= at < len(self.row) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from chunk `first` to chunk `last`, both included."""
        return self.row[first].start, self.row[last].end

    def text(self, first: int, last: int) -> str:
        """Lower-case text from chunk `first` to chunk `last`, both included."""
        start, end = self.span(first, last)
        return self.doc.seg.text[start:end].casefold()


def lines(doc: Document, triggers: frozenset[str], also: re.Pattern[str] | None = None) -> Iterator[Line]:
    """Give the sentences that hold a trigger word (or match `also`); of an interview none where somebody speaks of himself or asks."""
    transcript = is_transcript(doc.seg)
    starts = [s.start for s in doc.seg.sentences]
    wanted = {bisect_right(starts, m.start()) - 1 for m in also.finditer(doc.text)} if also else frozenset()
    for index, row in enumerate(doc.chunks):
        if index not in wanted and triggers.isdisjoint([c.lower for c in row]):
            continue
        if (transcript and speaks_itself(row)) or (row and doc.text.startswith("FILE", row[0].start)):
            continue  # somebody's own words, or the caption of an old picture
        yield Line(doc, index, row, spoken=transcript)
