"""A document in, its text as letters out, one a token, and what visits and meetings ask of it: each is found once a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.letters import letters_of
from diplowire.extract.frames.register import is_transcript
from diplowire.extract.lexicon.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line


class Triggers(NamedTuple):
    """Words that make a stage look at a sentence, and what finds their letters."""

    words: frozenset[str]
    letters: re.Pattern[str]


def triggers(classes: str) -> Triggers:
    """Words of some classes, as triggers."""
    return Triggers(words_of(classes), re.compile(f"[{re.escape(classes)}]"))


class Sheet:
    """The letters of all tokens, whether the text is a transcript, and its sentences as lines as far as they were asked for."""

    __slots__ = ("letters", "lines", "sentences", "transcript")

    def __init__(self, doc: Document) -> None:
        """Write the letters of a text."""
        self.letters = letters_of(doc.seg.lower)
        self.transcript = is_transcript(doc.seg, self.letters)
        self.sentences = [(s.first, s.last) for s in doc.seg.sentences]
        self.lines: dict[int, Line] = {}

    def holding(self, letters: re.Pattern[str]) -> Iterator[int]:
        """Numbers of the sentences in which one of some letters stands, in order."""
        match = letters.search(self.letters)
        while match is not None:
            at = match.start()
            index = bisect_right(self.sentences, (at, len(self.letters))) - 1
            last = self.sentences[index][1] if index >= 0 else 0
            if at < last:
                yield index
            match = letters.search(self.letters, max(last, at + 1))  # behind the sentence, or behind a word of a dateline


def sheet_of(doc: Document) -> Sheet:
    """Give the letters of a text, written once for all who ask."""
    if doc.sheet is None:
        doc.sheet = Sheet(doc)
    return doc.sheet
