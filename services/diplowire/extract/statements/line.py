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
        """Join the tokens of each quotation to one atom and class the rest."""
        self.seg, self.sentence = seg, sentence
        first, last = sentence.first, sentence.last
        tokens = seg.tokens[first:last]
        if any(t[4] >= 0 for t in tokens):
            kept = [i for i, t in enumerate(tokens) if t[4] < 0 or i == 0 or tokens[i - 1][4] != t[4]]
            tokens = tuple([tokens[i] for i in kept])
            self.starts = [first + i for i in kept]
        else:
            self.starts = list(range(first, last))
        self.starts.append(last)  # first token of each atom, and the end of the last
        self.quotes = [t[4] for t in tokens]
        self.text = [t[2] if t[4] < 0 else QUOTE for t in tokens]
        self.low = [t[3] if t[4] < 0 else QUOTE for t in tokens]
        self.n = len(tokens)
        letters = ["Q" if t[4] >= 0 else letter(t[2], t[3]) for t in tokens]
        if letters and letters[0] != "Q":
            letters[0] = letter(self.text[0], self.low[0], opens=True)
        self.classes = "".join(letters)
        if "M'" in self.classes:  # "Monday's decision"
            self.classes = self.classes.replace("M'", "N'")
        if "PT" in self.classes:  # "in that case"
            self.classes = self.classes.replace("PT", "PD")

    def at(self, atom: int) -> str:
        """Return the class of an atom, "^" before the first and "$" after the last."""
        return self.classes[atom] if 0 <= atom < self.n else "^" if atom < 0 else "$"

    def word(self, atom: int) -> str:
        """Return an atom in lower case, "" outside the line."""
        return self.low[atom] if 0 <= atom < self.n else ""

    @property
    def end(self) -> int:
        """The atom at which the last clause ends, final marks left out."""
        end = self.n
        while end > 0 and self.classes[end - 1] in ".)":
            end -= 1
        return end

    def opens_large(self, atom: int) -> bool:
        """Tell whether the quotation `atom` opens with a capital, as a sentence does."""
        quote = self.seg.quotations[self.quotes[atom]]
        return self.seg.text[quote.inner_start : quote.inner_start + 1].isupper()

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
