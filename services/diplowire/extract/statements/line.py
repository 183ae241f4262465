"""A sentence in, a line of atoms out: quotations count as one atom, and every atom has the letter of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.words import letter

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.statements.attribution import Span

_LONG_NAME = 6
_SMALL = frozenset("of the and in a an for to on".split())
QUOTE = "“”"  # the lower-case form of a quotation atom


class Line:
    """Atoms of one sentence, in parallel lists; `classes` has one letter an atom (see words.py)."""

    __slots__ = ("classes", "low", "n", "quotes", "seg", "sentence", "starts", "text")

    def __init__(self, seg: Segmented, sentence: Sentence) -> None:
        self.seg = seg
        self.sentence = sentence
        self.text: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []  # first token of each atom, and the end of the last
        self.quotes: list[int] = []
        letters: list[str] = []
        inside = -1
        for i in range(sentence.first, sentence.last):
            _, _, text, lower, quote = seg.tokens[i]
            if quote >= 0:
                if quote == inside:
                    continue
                self.text.append(QUOTE)
                self.low.append(QUOTE)
                letters.append("Q")
            else:
                self.text.append(text)
                self.low.append(lower)
                letters.append(letter(text, lower, opens=not letters))
            inside = quote
            self.starts.append(i)
            self.quotes.append(quote)
        for i in range(1, len(letters)):
            if letters[i] == "'" and letters[i - 1] == "M":  # "Monday's decision"
                letters[i - 1] = "N"
            elif letters[i] == "T" and letters[i - 1] == "P":  # "in that case"
                letters[i] = "D"
        self.classes = "".join(letters)
        self.n = len(letters)
        self.starts.append(sentence.last)

    def span(self, first: int, end: int) -> Span:
        """Characters of the atoms from `first` to before `end`."""
        return self.seg.tokens[self.starts[first]].start, self.seg.tokens[self.starts[end] - 1].end

    def is_name(self, atom: int) -> bool:
        """Tell whether the quotation `atom` is a title or a name: "Morning Joe"."""
        quote = self.seg.quotations[self.quotes[atom]]
        words = self.seg.text[quote.inner_start : quote.inner_end].split()
        return len(words) <= _LONG_NAME and all(w[0].isupper() or w in _SMALL for w in words)

    def last_inside(self, atom: int) -> str:
        """Return the last character inside the quotation `atom`."""
        quote = self.seg.quotations[self.quotes[atom]]
        return self.seg.text[quote.inner_end - 1 : quote.inner_end]
