"""Mentions and the number of one in, where its sentence begins among them out."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention

_sentence = attrgetter("sentence")


def first_of_sentence(mentions: Sequence[Mention], index: int) -> int:
    """Give the number of the mention that opens the sentence in which the one at `index` stands."""
    return bisect_left(mentions, mentions[index].sentence, hi=index, key=_sentence)
