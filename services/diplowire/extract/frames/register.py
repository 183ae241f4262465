"""A segmented text in, out whether it is a transcript of spoken words: there "we met" and "will you meet" tell of nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Chunk, Segmented

_SELF = frozenset(
    "i we you i'm we're you're i've we've you've i’m we’re you’re i’ve we’ve you’ve me us my your yourself let's let’s i'll we'll i’ll we’ll".split()
)
_QUESTION = "?"
# Of a hundred tokens outside quotations this many are "I", "we" or "you" in spoken words; in reports next to none.
_SPOKEN_SHARE = 0.018
_ENOUGH = 5


def is_transcript(seg: Segmented) -> bool:
    """Tell whether the text outside quotation marks is mostly somebody's own words."""
    said = sum(1 for t in seg.tokens if t.lower in _SELF and t.quote < 0)
    return said >= _ENOUGH and said >= _SPOKEN_SHARE * len(seg.tokens)


def speaks_itself(row: Sequence[Chunk]) -> bool:
    """Tell whether a sentence is in the first or second person, or a question."""
    return any(c.lower in _SELF or c.lower == _QUESTION for c in row) or row[0].lower == "question"
