"""A sentence in, a line of atoms out: quotations count as one atom, and every atom has the letter of its class."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from diplowire.extract.statements.words import QUOTE, classes, letter, may_be_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.statements.attribution import Span

_LONG_NAME = 6
_PARTICLES = frozenset("out off up down".split())
_NUMBERED = frozenset("annex article chapter commission committee division group part phase title war".split())
_ONLY_SAYING = frozenset("said says told tells wrote writes argued insisted".split())
_BEFORE_MONTH = frozenset("by early in last late mid next of since this until".split())
_OF_OTHER_CLASS = frozenset("may one outside inside will first".split())
_SMALL = frozenset("of the and in a an for to on".split())


class Line:
    """Atoms of one sentence, in parallel lists; `classes` has one letter an atom (see words.py)."""

    __slots__ = ("classes", "end", "low", "n", "quotes", "seg", "sentence", "starts", "text")

    def __init__(self, seg: Segmented, sentence: Sentence, *, quoted: bool = False) -> None:
        """Join the tokens of each quotation to one atom, unless all of it is `quoted`, and class the rest."""
        self.seg, self.sentence = seg, sentence
        first, last = sentence.first, sentence.last
        self.text, self.low, self.quotes = seg.words[first:last], seg.lower[first:last], seg.quotes[first:last]
        self.starts: Sequence[int] = range(first, last + 1)  # first token of each atom, and the end of the last
        if quoted:
            self.quotes = [-1] * (last - first)
        elif seg.quotations and self.quotes.count(-1) < last - first:
            self._join_quotations()
        self.n = len(self.text)
        self.classes = classes(self.text)
        if self.low[0].endswith("ly") and not self._opens_with_name():
            self.classes = letter(self.text[0], opens=True) + self.classes[1:]
        if "M'" in self.classes:  # "Monday's decision"
            self.classes = self.classes.replace("M'", "N'")
        if "NH" in self.classes and "i" in self.low:
            self.classes = self._numbered()
        if not _OF_OTHER_CLASS.isdisjoint(self.low):
            self.classes = self._reclassed()
        if self.classes.startswith("Tn") and self._points():
            self.classes = f"D{self.classes[1:]}"
        if "PT" in self.classes:
            self.classes = self._determined()
        self.end = len(self.classes.rstrip(".)"))  # the atom at which the last clause ends, final marks left out

    def _opens_with_name(self) -> bool:
        """Tell whether a first word in -ly is who speaks: "Kelly said", "Kelly praised it", not "Newly elected senators"."""
        at = 2 if self.at(1) == "Y" else 1  # "Kelly then praised it"
        verb, behind = self.word(at), self.at(at + 1)
        if self.at(1) == "'" or (self.at(1) == "," and self.word(2) == "who"):
            return True  # "Kelly's office said", "Kelly, who leads the talks, said"
        return verb in _ONLY_SAYING or (verb.endswith("ed") and behind in "DTQHO")

    def _determined(self) -> str:
        """Classes in which "that" after a preposition is a determiner: "in that case", but not "pointed out that"."""
        classes = self.classes
        at = classes.find("PT")
        while at >= 0:
            if self.low[at] not in _PARTICLES:
                classes = f"{classes[: at + 1]}D{classes[at + 2 :]}"
            at = classes.find("PT", at + 1)
        return classes

    def _points(self) -> bool:
        """Tell whether a first "that" is a determiner: "That report found it", not "That pleased them", "That helps trade"."""
        noun = self.low[1]
        return self.at(2) not in "A$" and not may_be_past(noun) and (not noun.endswith("s") or noun.endswith("ss"))

    def _reclassed(self) -> str:
        """Classes in which "May", "Will", "One" with a capital are names, and "outside" and "first" before a noun are adjectives.

        "Told them in May that", "Theresa May said", "Will wrote", "told Radio One"; "outside experts said", "an inside source";
        "First Deputy Minister X said", "the first deputy minister said".
        """
        classes = [*self.classes]
        for i in [i for i, word in enumerate(self.low) if word in _OF_OTHER_CLASS]:
            if self.text[i] == "May" and i > 0 and self.low[i - 1] in _BEFORE_MONTH:
                classes[i] = "M"
            elif self.text[i] in ("May", "Will"):
                small = i + 1 < self.n and not self.text[i + 1][0].isupper()  # titles are all in capitals
                named = small and ((i > 0 and self.at(i + 1) not in "HD") or may_be_past(self.low[i + 1]))
                classes[i] = "N" if named else classes[i]
            elif self.text[i] == "One" and i > 0 and self.at(i - 1) == "N":
                classes[i] = "N"
            elif self.low[i] == "first":
                classes[i] = self._ranking(i)
            elif classes[i] == "P" and self.at(i + 1) == "n" and self.at(i - 1) in "^D":
                classes[i] = "n"
        return "".join(classes)

    def _ranking(self, i: int) -> str:
        """The class of "first": part of a title, an adjective or an adverb."""
        if self.text[i] == "First" and i + 1 < self.n and self.text[i + 1].istitle():
            return "N"
        noun = self.at(i + 1) == "n" and self.at(i - 1) in "DQ'" and not may_be_past(self.word(i + 1))
        return "n" if noun and self.text[i].islower() else self.classes[i]

    def _numbered(self) -> str:
        """Classes in which "I" behind what is numbered is a number: "a member of House Commission I said"."""
        one = [w == "i" and i > 0 and self.low[i - 1] in _NUMBERED for i, w in enumerate(self.low)]
        return "".join("N" if is_one else c for c, is_one in zip(self.classes, one, strict=True))

    def _join_quotations(self) -> None:
        """Make one atom of the tokens of each quotation, the last one first so that those before keep their places."""
        text, low, quotes, starts = [*self.text], [*self.low], [*self.quotes], [*self.starts]
        for number in sorted(set(quotes), reverse=True):
            if number < 0:
                break
            first = quotes.index(number)
            end = first + quotes.count(number)  # the tokens of a quotation stand side by side
            text[first:end] = low[first:end] = [QUOTE]
            quotes[first:end] = [number]
            del starts[first + 1 : end]
        self.text, self.low, self.quotes, self.starts = text, low, quotes, starts

    def at(self, atom: int) -> str:
        """Return the class of an atom, "^" before the first and "$" after the last."""
        return self.classes[atom] if 0 <= atom < self.n else "^" if atom < 0 else "$"

    def word(self, atom: int) -> str:
        """Return an atom in lower case, "" outside the line."""
        return self.low[atom] if 0 <= atom < self.n else ""

    def atoms(self, tokens: Iterable[int]) -> list[int]:
        """Atoms of tokens that stand outside quotations."""
        if self.n == len(self.starts) - 1 == self.starts[-1] - self.starts[0]:
            return [token - self.starts[0] for token in tokens]
        return [bisect_left(self.starts, token) for token in tokens]

    def opens_large(self, atom: int) -> bool:
        """Tell whether the quotation `atom` opens with a capital, as a sentence does."""
        quote = self.seg.quotations[self.quotes[atom]]
        return self.seg.text[quote.inner_start : quote.inner_start + 1].isupper()

    def span(self, first: int, end: int) -> Span:
        """Characters of the atoms from `first` to before `end`."""
        return self.seg.starts[self.starts[first]], self.seg.ends[self.starts[end] - 1]

    def is_name(self, atom: int) -> bool:
        """Tell whether the quotation `atom` is a title or a name: "Morning Joe"."""
        quote = self.seg.quotations[self.quotes[atom]]
        words = self.seg.text[quote.inner_start : quote.inner_end].split()
        return len(words) <= _LONG_NAME and all(w[0].isupper() or w in _SMALL for w in words)

    def is_capitals(self, atom: int) -> bool:
        """Tell whether an atom is in capitals alone: "OCHA"."""
        start, end = self.span(atom, atom + 1)
        return self.seg.text[start:end].isupper()

    def first_inside(self, atom: int) -> str:
        """Return the first word inside the quotation `atom`."""
        quote = self.seg.quotations[self.quotes[atom]]
        return next(iter(self.seg.text[quote.inner_start : quote.inner_end].split(maxsplit=1)), ".")

    def last_inside(self, atom: int) -> str:
        """Return the last character inside the quotation `atom`."""
        quote = self.seg.quotations[self.quotes[atom]]
        return self.seg.text[quote.inner_end - 1 : quote.inner_end]
