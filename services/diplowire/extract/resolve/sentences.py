"""Mentions and the number of one in, where its sentence begins among them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention


def first_of_sentence(mentions: Sequence[Mention], index: int) -> int:
    """Give the number of the mention that opens the sentence in which the one at `index` stands."""
    first = index
    while first > 0 and mentions[first - 1].sentence == mentions[index].sentence:
        first -= 1
    return first
