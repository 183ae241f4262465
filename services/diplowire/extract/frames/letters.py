"""A word in, the letter of its class out; and a whole text in, the letters of its tokens out."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.event_words import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

SELF = "?"  # "I", "we" and "you" among the letters of a text; in a line they are words without a class
_NO_ADVERBS = frozenset("family reply supply ally assembly early daily weekly monthly rally likely only".split())
_MAX_WORDS = 1 << 16
_OF_TEXTS = {**letters(), "i": SELF, "we": SELF, "you": SELF}


class _Letters(dict[str, str]):
    """Letters by word, filled as words are met: a look-up costs a fifth of what the cache of a function does."""

    def __missing__(self, lower: str) -> str:
        # Adverbs in -ly are told from all other unknown words.
        letter = letters().get(lower) or ("v" if lower.endswith("ly") and lower not in _NO_ADVERBS else ".")
        if len(self) < _MAX_WORDS:
            self[lower] = letter
        return letter


LETTER = _Letters()


def letters_of(words: Iterable[str]) -> str:
    """Letters of lower-case words, unknown adverbs like all unknown words: a small table is quickly asked for many of them."""
    return "".join(map(_OF_TEXTS.get, words, repeat(".")))
