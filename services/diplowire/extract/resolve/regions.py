"""The words for where somebody is from who is of no one country: "a European diplomat", "Pacific leaders"."""

from __future__ import annotations

from functools import cache

from diplowire.extract.lexicon import rows


@cache
def regions() -> frozenset[str]:
    """The words in lower case."""
    return frozenset(word.casefold() for (word,) in rows("regional_adjectives"))
