"""A segmented text in, out whether it is a transcript of spoken words: there "we met" and "will you meet" tell of nothing new."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.frames.letters import SELF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Chunk, Segmented

_SELF = frozenset(
    "i we you i'm we're you're i've we've you've i’m we’re you’re i’ve we’ve you’ve me us my your yourself let's let’s "
    "i'll we'll i’ll we’ll".split(),
)
_SELF_LETTER = re.compile(re.escape(SELF))
_WORDS = re.compile(r"(?<![\w’'])(?:I|[Ww]e|[Yy]ou)(?![^\W_])")
_PIECES = ("I ", "I'", "I’", "we ", "We ", "you", "You")
_TO_COME = frozenset({"upcoming", "forthcoming", "traveling", "travelling"})
_ASKED = frozenset({"?", *_SELF})
# Of a hundred tokens outside quotations this many are "I", "we" or "you" in spoken words; in reports next to none.
_SPOKEN_SHARE = 0.012
_ENOUGH = 4
_lower = itemgetter(3)


def is_transcript(seg: Segmented, letters: str) -> bool:
    """Tell whether the text outside quotation marks is mostly somebody's own words; `letters` are those of its tokens."""
    wanted = max(_ENOUGH, _SPOKEN_SHARE * len(seg.words))
    if letters.count(SELF) < wanted or sum(seg.quotes[m.start()] < 0 for m in _SELF_LETTER.finditer(letters)) < wanted:
        return False
    if sum(map(seg.text.count, _PIECES)) < wanted:
        return False  # counting pieces is far quicker than looking for words, and finds hardly fewer
    places = [m.start() for m in _WORDS.finditer(seg.text)]
    if len(places) < wanted:
        return False
    starts = [q.start for q in seg.quotations]
    outside = 0
    for at in places:
        before = bisect_right(starts, at) - 1
        outside += before < 0 or seg.quotations[before].end <= at
    return outside >= wanted


def previews(row: Sequence[Chunk]) -> bool:
    """Tell whether a sentence of a briefing tells of a journey to come: "we are here to preview his upcoming travel"."""
    return not _TO_COME.isdisjoint(map(_lower, row))


def speaks_itself(row: Sequence[Chunk]) -> bool:
    """Tell whether a sentence is in the first or second person, or a question."""
    return not _ASKED.isdisjoint(map(_lower, row)) or row[0].lower == "question"
