"""A text into tokens, quotations and sentences; `text[start:end]` gives each of them back."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from diplowire.extract.document import Segmented
from diplowire.extract.segment_paragraphs import paragraphs
from diplowire.extract.segment_quotations import quotations
from diplowire.extract.segment_sentences import Tokenised, dateline, sentences
from diplowire.extract.segment_tokens import split

if TYPE_CHECKING:
    from diplowire.extract.document import Quotation


def segment(text: str) -> Segmented:
    """Take a text apart."""
    places = paragraphs(text)
    quotes = quotations(text, places)
    starts, ends, words = split(text)
    lower, owners = [word.lower() for word in words], _owners(starts, quotes)
    line = dateline(text, places)
    found = sentences(Tokenised(text, starts, ends, words, lower, owners), places, quotes, line)
    return Segmented(text, starts, ends, words, lower, frozenset(lower), owners, quotes, found, line)


def _owners(starts: list[int], quotes: tuple[Quotation, ...]) -> list[int]:
    """For each token the quotation that it stands in, marks included."""
    owners = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        owners[first:last] = [number] * (last - first)
    return owners
