"""A document in, the sentences that hold a trigger word out, each with one class letter a chunk."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.document import KIND_LETTER
from diplowire.extract.frames.register import is_transcript, previews, speaks_itself
from diplowire.extract.lexicon.event_words import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplowire.extract.document import Chunk, Document, Mention
    from diplowire.model import Actor

_QUOTED = "Q"
_OF_ANNOUNCEMENTS = frozenset({"person", "date"})  # kinds of chunks
_ENDS = frozenset({".", "!", "?", '"', "“", "”", "«", "»", "''", "``"})
# Longer sentences are lists or broken text; the grammar's lookups stay short that way.
_MAX_CHUNKS = 400
_BEFORE = 30  # mentions
_MAX_WORDS = 1 << 16
_NO_ADVERBS = frozenset("family reply supply ally assembly early daily weekly monthly rally likely only".split())


class _Letters(dict[str, str]):
    """Letters by word, filled as words are met: a look-up costs a fifth of what the cache of a function does."""

    def __missing__(self, lower: str) -> str:
        letter = letters().get(lower) or ("v" if lower.endswith("ly") and lower not in _NO_ADVERBS else ".")
        if len(self) < _MAX_WORDS:
            self[lower] = letter
        return letter


_letter = _Letters()
_start, _kind, _lower = itemgetter(0), itemgetter(2), itemgetter(3)
_sentence_start = attrgetter("start")


class Line:
    """One sentence: its chunks and their letters (`extract.lexicon.event_words`); what stands in a quotation is Q."""

    __slots__ = ("aside", "classes", "clauses", "doc", "index", "quoted", "row", "spoken")

    def __init__(self, doc: Document, index: int, row: tuple[Chunk, ...], *, quoted: bool = False) -> None:
        """Write the sentence as letters; `spoken` is true in a transcript, `aside` where somebody speaks of himself or asks.

        A `quoted` line is one that stands in a quotation and announces something; its words are read.
        """
        self.doc, self.index, self.row, self.quoted = doc, index, row[:_MAX_CHUNKS], quoted
        self.spoken = _is_spoken(doc)
        self.aside = self.spoken and speaks_itself(row)
        self.clauses: dict[int, tuple[int, int]] = {}  # bounds of the clauses round chunks, as far as they were asked for
        found = [_letter[lower] if lower else KIND_LETTER[kind] for _, _, kind, lower, _, _ in self.row]
        if not quoted and _quotes_within(doc, index):
            quotes = doc.seg.quotes
            found = [_QUOTED if quotes[c.token] >= 0 else letter for c, letter in zip(self.row, found, strict=True)]
        self.classes = "".join(found)

    def before(self) -> Sequence[Mention]:
        """Give the last mentions of the sentences before, in the order of the text."""
        own = bisect_left(self.doc.mentions, self.row[0].start, key=_sentence_start)
        return self.doc.mentions[max(0, own - _BEFORE) : own]

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


def _quotes_within(doc: Document, index: int) -> bool:
    """Tell whether any quotation stands in a sentence."""
    sentence, quotations = doc.seg.sentences[index], doc.seg.quotations
    last = bisect_left(quotations, sentence.end, key=_start) - 1
    return last >= 0 and quotations[last].end > sentence.start


def _is_spoken(doc: Document) -> bool:
    """Tell whether a text is a transcript; asked once a text."""
    if doc.transcript is None:
        doc.transcript = is_transcript(doc.seg)
    return doc.transcript


def line_at(doc: Document, index: int) -> Line:
    """Give a sentence as a line, written once for all who read it."""
    line = doc.lines.get(index)
    if line is None:
        line = doc.lines[index] = Line(doc, index, doc.chunks[index])
    return line


def lines(doc: Document, triggers: frozenset[str], also: Iterable[int] = ()) -> Iterator[Line]:
    """Give the sentences that hold a trigger word or one of the characters `also`.

    Of a transcript none in which somebody speaks of himself or asks, unless he previews a journey there.
    """
    transcript = _is_spoken(doc)
    wanted = {bisect_right(doc.seg.sentences, at, key=_sentence_start) - 1 for at in also}
    lower = doc.seg.lower
    for index, sentence in enumerate(doc.seg.sentences):
        if index not in wanted and triggers.isdisjoint(lower[sentence.first : sentence.last]):
            continue  # most sentences need not be cut into chunks
        row = doc.chunks[index]
        if index not in wanted and triggers.isdisjoint(map(_lower, row)):
            continue
        if row and doc.text.startswith("FILE", row[0].start):
            continue  # the caption of an old picture
        line = line_at(doc, index)
        if line.aside and not previews(row):
            continue  # somebody's own words
        yield line
        if not transcript and _quotes_within(doc, index):
            yield from _announced(doc, index, row, triggers)


def _announced(doc: Document, index: int, row: tuple[Chunk, ...], triggers: frozenset[str]) -> Iterator[Line]:
    """Sentences within the quotations of a sentence that name a person and a day and speak of neither "I" nor "you"."""
    if not _OF_ANNOUNCEMENTS.issubset(map(_kind, row)):
        return
    quotes = doc.seg.quotes
    piece: list[Chunk] = []
    for chunk in (*row, None):
        if chunk is not None and quotes[chunk.token] >= 0 and chunk.lower not in _ENDS:
            piece.append(chunk)
            continue
        told = _OF_ANNOUNCEMENTS.issubset(map(_kind, piece))
        if told and not triggers.isdisjoint(map(_lower, piece)) and not speaks_itself(piece):
            yield Line(doc, index, tuple(piece), quoted=True)
        piece = []
