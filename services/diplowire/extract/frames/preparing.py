"""A visit or a meeting in its line in, out whether it is told of as one that is still being prepared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_DATES = frozenset({"date", "dates", "timing"})
_OF = frozenset({"for", "of"})
_ADVERBS = r"(?:also |already |currently |now |still )?"
_BEING = r"being (?:arranged|drawn up|finali[sz]ed|negotiated|organi[sz]ed|planned|prepared|scheduled|worked out)"
_IN_PREPARATION = re.compile(
    rf",? (?:(?:is|are) {_ADVERBS}(?:{_BEING}|in (?:preparation|the (?:making|pipeline|works))|on the cards|under preparation"
    r"|awaited|(?:confirmed|set) for|expected(?! to)|planned|scheduled)"
    rf"|(?:has|have) {_ADVERBS}been {_ADVERBS}(?:agreed|arranged|announced|confirmed|fixed|planned|scheduled|set)"
    r"|(?:was|were) (?:announced|confirmed))\b"
)


def is_in_preparation(line: Line, last: int) -> bool:
    """Tell whether what a phrase up to a chunk tells of "is being prepared", "is expected in June", "has been agreed"."""
    return _IN_PREPARATION.match(line.doc.text, line.row[last].end, line.row[-1].end) is not None


def is_date_of(line: Line, first: int) -> bool:
    """Tell whether it is "the date of the visit", the phrase behind "of" at a chunk: one that is over has no date to be told."""
    return line.word(first - 1) in _OF and line.word(first - 2) in _DATES
