"""A name in, whether it is a man's or a woman's out: by the given name, else by a word in it or the end of the family name."""

from __future__ import annotations

from functools import lru_cache

from diplowire.extract.lexicon import family_names_in_front, given_names, name_genders

_SHORTEST = 3  # letters before an ending: "Lev" and "Eva" end in nothing


@lru_cache(maxsize=1 << 12)
def gender_of(name: str) -> str | None:
    """Give m or f; None for a name that tells neither, or both."""
    words = name.split()
    in_front = words[0] in family_names_in_front() and len(words) > 1
    for word in words[1:] if in_front else words[: max(1, len(words) - 1)]:
        if (told := given_names().get(word)) is not None:
            return told if told in ("m", "f") else None
    folded = [word.casefold() for word in words]
    middle = name_genders("middle").get(folded[1]) if in_front else None
    inside = middle or next((told for word in folded[1:] if (told := name_genders("word").get(word))), None)
    return inside or _by_ending(folded[-1])


def _by_ending(word: str) -> str | None:
    stem = word[_SHORTEST:]
    return next((told for end, told in name_genders("end").items() if stem.endswith(end)), None)
