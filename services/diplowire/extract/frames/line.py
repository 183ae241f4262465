"""A document in, the sentences that hold a trigger word out, each with one class letter a chunk."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.document import KIND_LETTER
from diplowire.extract.frames.letters import LETTER
from diplowire.extract.frames.register import previews, speaks_itself
from diplowire.extract.frames.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplowire.extract.document import Chunk, Document, Mention
    from diplowire.extract.frames.sheet import Triggers
    from diplowire.model import Actor

_QUOTED = "Q"
_PASSED_BY = "v"
_HOLDS = "3m"  # classes of `lexicon.event_words`
_HOLDS_A = frozenset({"3a", "ha", "ma"})  # "had a “productive meeting” with"
_MARKS = frozenset({'"', "“", "”"})
_ENDS = frozenset({".", "!", "?", '"', "“", "”", "«", "»", "''", "``"})
# Longer sentences are lists or broken text; the grammar's lookups stay short that way.
_MAX_CHUNKS = 400
_BEFORE = 30  # mentions
# Where capitals are no places: in front of verbs of talking, if there are two or one talks with somebody, and behind talks.
_CAPITALS = re.compile(
    r"(?:^|(?<=[,;]))(?:L(?:,L){0,3},?&L(?=[wbhetvT]{0,6}[310E])|L(?=[wbhetvT]{0,6}3[^;PH&1238wbhAX]{0,7}[4567][^;]{0,6}y))"
    r"|(?<=z)L(?:,L){0,3},?&L|(?<=[457]y)L"
)


_start, _lower = itemgetter(0), itemgetter(3)
_sentence_start = attrgetter("start")


class Line:
    """One sentence: its chunks and their letters (`extract.lexicon.event_words`); what stands in a quotation is Q."""

    __slots__ = ("announces", "aside", "classes", "clauses", "doc", "index", "quoted", "row", "spoken", "walls", "words")

    def __init__(self, doc: Document, index: int, row: tuple[Chunk, ...], *, quoted: bool = False) -> None:
        """Write the sentence as letters; `spoken` is true in a transcript, `aside` where somebody speaks of himself or asks.

        A `quoted` line is one that stands in a quotation and announces something; its words are read.
        """
        self.doc, self.index, self.row, self.quoted = doc, index, row[:_MAX_CHUNKS], quoted
        self.spoken = sheet_of(doc).transcript
        self.aside = self.spoken and speaks_itself(row)
        self.announces = False  # whether its quotations may
        # What bounds clauses, and the bounds round chunks, as far as `frames.clause` was asked for them.
        self.walls: list[int] = []
        self.clauses: dict[int, tuple[int, int]] = {}
        self.words = [*map(_lower, self.row)]  # in lower case; "" for mentions and dates
        found = [LETTER[word] if word else KIND_LETTER[chunk.kind] for word, chunk in zip(self.words, self.row, strict=True)]
        if not quoted and _quotes_within(doc, index):
            self.announces = ("P" in found and "T" in found) or len(row) > _MAX_CHUNKS
            quotes = [doc.seg.quotes[c.token] for c in self.row]
            told = _told_in_quotes(found, quotes)
            words = zip(found, self.words, quotes, strict=True)
            found = [_in_quotation(x, word, told=q in told) if q >= 0 else x for x, word, q in words]
        self.classes = "".join(found)
        if "L" in found:
            self.classes = _CAPITALS.sub(self._as_states, self.classes)

    def _as_states(self, told: re.Match[str]) -> str:
        """Letters of capitals that talk for their states: "Moscow and Kyiv held talks", "talks with Moscow"."""
        acting = all(letter != "L" or self.actors(at) for at, letter in enumerate(told[0], told.start()))
        return told[0].replace("L", "C") if acting else told[0]

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
        return self.words[at] if 0 <= at < len(self.words) else ""

    def all_of(self, letter: str, first: int, end: int) -> list[int]:
        """Chunks of a letter between two chunks."""
        found = []
        at = self.classes.find(letter, first, end)
        while at >= 0:
            found.append(at)
            at = self.classes.find(letter, at + 1, end)
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from chunk `first` to chunk `last`, both included."""
        return self.row[first].start, self.row[last].end

    def text(self, first: int, last: int) -> str:
        """Lower-case text from chunk `first` to chunk `last`, both included."""
        start, end = self.span(first, last)
        return self.doc.seg.text[start:end].casefold()


def _in_quotation(letter: str, word: str, *, told: bool) -> str:
    """Letter of a chunk in a quotation: its own where the words go on with the sentence, and none for the marks there."""
    if not told:
        return _QUOTED
    return _PASSED_BY if word in _MARKS else letter


def _told_in_quotes(letters: Sequence[str], quotes: Sequence[int]) -> frozenset[int]:
    """Numbers of the quotations that go on with the sentence: "held “brief talks with X”"."""
    opening = (k for k in range(1, len(letters)) if quotes[k] >= 0 and quotes[k - 1] != quotes[k])
    return frozenset(quotes[k] for k in opening if letters[k - 1] in _HOLDS or "".join(letters[max(0, k - 2) : k]) in _HOLDS_A)


def _quotes_within(doc: Document, index: int) -> bool:
    """Tell whether any quotation stands in a sentence."""
    sentence, quotations = doc.seg.sentences[index], doc.seg.quotations
    last = bisect_left(quotations, sentence.end, key=_start) - 1
    return last >= 0 and quotations[last].end > sentence.start


def line_at(doc: Document, index: int) -> Line:
    """Give a sentence as a line, written once for all who read it."""
    known = sheet_of(doc).lines
    if index not in known:
        known[index] = Line(doc, index, doc.chunks[index])
    return known[index]


def lines(doc: Document, triggers: Triggers, also: Iterable[int] = ()) -> Iterator[Line]:
    """Give the sentences that hold a trigger word or one of the characters `also`.

    Of a transcript none in which somebody speaks of himself or asks, unless he previews a journey there.
    """
    sheet = sheet_of(doc)
    wanted = {doc.seg.sentence_at(at) for at in also} - {-1}
    for index in sorted(wanted.union(sheet.holding(triggers.letters))):
        row = doc.chunks[index]
        if index not in wanted and triggers.words.isdisjoint(map(_lower, row)):
            continue  # it only stands in a name
        line = line_at(doc, index)
        if (line.aside and not previews(row)) or (row and doc.text.startswith("FILE", row[0].start)):
            continue  # somebody's own words, or the caption of an old picture
        yield line
        if line.announces and not sheet.transcript:
            yield from _announced(doc, index, row, triggers.words)


def _announced(doc: Document, index: int, row: tuple[Chunk, ...], triggers: frozenset[str]) -> Iterator[Line]:
    """Sentences within the quotations of a sentence that name a person and a day and speak of neither "I" nor "you"."""
    quotes = doc.seg.quotes
    piece: list[Chunk] = []
    for chunk in (*row, None):
        if chunk is not None and quotes[chunk.token] >= 0 and chunk.lower not in _ENDS:
            piece.append(chunk)
            continue
        kinds = {c.kind for c in piece}
        if {"person", "date"} <= kinds and not triggers.isdisjoint(map(_lower, piece)) and not speaks_itself(piece):
            yield Line(doc, index, tuple(piece), quoted=True)
        piece = []
