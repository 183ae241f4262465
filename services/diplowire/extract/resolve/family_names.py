"""A name in, which of its words texts call the person by out: the first for Chinese or Korean names."""

from __future__ import annotations

import re

from diplowire.extract.lexicon import family_names_in_front, name_orders

# "Ban Ki-moon", "Kim Jong-un": a hyphen with a small letter behind it is Korean.
_KOREAN = re.compile(r"\w+ \w+-[a-z]\w+$")
_SUFFIXES = frozenset({"jr", "sr"})  # "Ferdinand Marcos Jr." is Marcos
_REGNAL = re.compile(r"[IVX]+$")
_LONGEST = 3


def family_name(name: str, country: str | None) -> str:
    """Give the family name in a full name; for an unknown country a well-known family name in front decides."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        words.pop()
    loud = [word for word in words if len(word) > 1 and word.isupper() and word.isalpha() and not _REGNAL.match(word)]
    if loud and len(loud) < len(words) and any(not word.isupper() for word in words):
        return loud[-1]  # "KAWAMURA Yoko", "Marie DUPONT"
    order = name_orders().get(country or "")
    if order is not None:
        return words[0] if order.called_by == "first" else words[-1]
    first = words[0] in family_names_in_front() and len(words) <= _LONGEST
    return words[0] if country is None and len(words) > 1 and (first or _KOREAN.match(name)) else words[-1]
