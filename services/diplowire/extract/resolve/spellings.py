"""A name in, what all its spellings share out: without case, accents and apostrophes, and whether two are a letter apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from diplowire.extract.lexicon import spelt

_LONG = 6  # letters
_LETTERS = str.maketrans("đłøıßæœðþ", "dloisaodt")


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name without case, accents and apostrophes, words apart by one blank: what two spellings share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    letters = "".join(c if c.isalnum() else "" if c in "'’`" else " " for c in plain.translate(_LETTERS))
    return " ".join(letters.split())


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, in the spelling under which names are compared: "Muhammad" is "mohammed"."""
    return tuple(spelt(word) for word in fold(name).split())


def is_a_letter_off(one: str, other: str) -> bool:
    """Tell whether of two spellings one lacks a letter of the other, or has two of them the other way round.

    Not so "the Larsens".
    """
    if one in (other, f"{other}s") or one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    at = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]


def has_another_letter(one: str, other: str) -> bool:
    """Tell whether two long words differ in one letter: "Sahlewark" and "Sahlework"."""
    return len(one) == len(other) >= _LONG and sum(a != b for a, b in zip(one, other, strict=True)) == 1
