"""Paragraphs of a running quotation in, its words joined to the attribution that follows out.

"Para one, not closed. / "Para two," the minister said: the words of both are the minister's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.statements.attribution import Attribution, Span

_MARKS = 3  # characters of quotation marks and spaces in front of the words said


class Running:
    """Words of an open quotation whose speaker has not been told yet."""

    def __init__(self, seg: Segmented) -> None:
        """Start with nothing open."""
        self.seg = seg
        self.open: list[tuple[int, Span]] = []  # sentence and its words
        self.paragraph = -1

    def joined(self, sentence: Sentence, here: list[Attribution]) -> list[Attribution]:
        """Take up a sentence: a bare open quotation waits, a quotation right behind it brings the speaker."""
        if self.open and sentence.paragraph > self.paragraph + 1:
            self.open = []
        if not here:
            self._wait(sentence)
            return here
        waiting, self.open = self.open, []
        first = here[0]
        at_front = bool(first.content) and first.content[0][0] - sentence.start <= _MARKS and first.quoted != "indirect"
        if not waiting or not at_front or sentence.paragraph == self.paragraph:
            return here
        parts, sentences = tuple(span for _, span in waiting), tuple(i for i, _ in waiting)
        return [first._replace(content=(*parts, *first.content), sentences=(*sentences, *first.sentences)), *here[1:]]

    def _wait(self, sentence: Sentence) -> None:
        """Keep a sentence that is nothing but the words of a quotation without an end."""
        first, last = sentence.first, sentence.last
        number = self.seg.quotes[first] if first < last else -1
        if number < 0 or self.seg.quotations[number].closed or any(q != number for q in self.seg.quotes[first:last]):
            self.open = []
            return
        quotation = self.seg.quotations[number]
        start, end = max(sentence.start, quotation.inner_start), min(sentence.end, quotation.inner_end)
        self.open.append((sentence.index, (start, end)))
        self.paragraph = sentence.paragraph
