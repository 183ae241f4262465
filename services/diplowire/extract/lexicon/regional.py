"""The words for where somebody is from who is of no one country: "a European diplomat", "Pacific leaders"."""

from __future__ import annotations

from functools import cache

from diplowire.extract.lexicon import rows


@cache
def regional_adjectives() -> frozenset[str]:
    """The words in lower case."""
    return frozenset(word.casefold() for (word,) in rows("regional_adjectives"))


def is_of_region(name: str) -> bool:
    """Tell whether a name tells a region: "West African leaders"."""
    return not regional_adjectives().isdisjoint(name.casefold().split())
