"""A word in, the letter of its class out: one of `lexicon.event_words`, or one that only a look at a whole text asks for."""

from __future__ import annotations

import re

from diplowire.extract.lexicon.event_words import letters

# Letters of words without a class that stand in the letters of a text, though not in those of a line: there they are PLAIN.
SELF, WATCHED = "?", "!"
PLAIN = str.maketrans(SELF + WATCHED, "..")
_SELF = re.compile(r"(?<![\w’'])(?:i|we|you)(?![^\W_])")
# What tells of guests or of who leads a side: "re-visiting", "airports", "on the way to", "unwelcome", "jointly-chaired".
_WATCHED = re.compile(r"isiting$|airport|tarmac|elcom|^way$|\b(?:led|headed|chaired|represented)$")
_NO_ADVERBS = frozenset("family reply supply ally assembly early daily weekly monthly rally likely only".split())
_MAX_WORDS = 1 << 16


class _Letters(dict[str, str]):
    """Letters by word, filled as words are met: a look-up costs a fifth of what the cache of a function does."""

    def __missing__(self, lower: str) -> str:
        letter = letters().get(lower) or _without_class(lower)
        if len(self) < _MAX_WORDS:
            self[lower] = letter
        return letter


def _without_class(lower: str) -> str:
    """Give the letter of a word that the lexicon does not know; adverbs in -ly are told from all others."""
    if _SELF.search(lower):
        return SELF
    if _WATCHED.search(lower):
        return WATCHED
    return "v" if lower.endswith("ly") and lower not in _NO_ADVERBS else "."


LETTER = _Letters()
