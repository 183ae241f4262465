"""Mentions in, those out of which a town is taken for somebody whose surname it is: "Nabeela Tunis arrived. Tunis said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.document import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

# Behind one of these a town is a town.
_BEFORE_TOWNS = ("in ", "to ", "from ", "at ", "near ", "outside ", "of ", "for ", "via ", "between ", "around ")
_LONGEST = max(map(len, _BEFORE_TOWNS))


def surnames(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Read towns as people from where the text has named somebody of that surname in full."""
    named: set[str] = set()
    found: list[Mention] = []
    for mention in mentions:
        if mention.kind == "person":
            words = (mention.name or "").split()
            if len(words) > 1:
                named.add(words[-1])
        elif mention.kind == "place" and text[mention.start : mention.end] in named and not _is_town(text, mention):
            found.append(
                Mention(mention.start, mention.end, "person", mention.sentence, text[mention.start : mention.end], rule="name")
            )
            continue
        found.append(mention)
    return found


def _is_town(text: str, mention: Mention) -> bool:
    """Tell whether a preposition of place stands before: "in Tunis"."""
    return text[max(0, mention.start - _LONGEST) : mention.start].casefold().endswith(_BEFORE_TOWNS)
