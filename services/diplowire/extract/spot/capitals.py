"""A text in, the words that its capital letters show to be names out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.spot.phrases import FUNCTION_WORDS

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented


class Capitals(NamedTuple):
    """What the whole text tells about capital letters: words capitalised inside sentences, and all words as they are written."""

    inside: frozenset[str]
    written: frozenset[str]


def capitals(seg: Segmented) -> Capitals:
    """Learn from the running text which words are names."""
    inside: set[str] = set()
    heads: list[int] = []
    words = seg.words
    for sentence in seg.sentences:
        if sentence.kind == "heading":
            continue
        for before, word in pairwise(words[sentence.first : sentence.last]):
            if word[0].isupper() and before[-1].isalnum():
                inside.add(word)
        first = sentence.first
        if sentence.last > first + 1 and words[first][0].isupper() and words[first + 1][0].isupper():
            heads.append(first)
    written = frozenset(words)
    # "Wang Huning met ..." makes a name of the "Wang" that opens a later sentence.
    inside.update(words[head] for head in heads if seg.lower[head] not in written and seg.lower[head] not in FUNCTION_WORDS)
    return Capitals(frozenset(inside), written)
