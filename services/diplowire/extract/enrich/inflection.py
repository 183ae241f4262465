"""A verb's base form in, its forms out; a form in, the verbs that it may be a form of."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from diplowire.extract.lexicon.code_table import families, irregular_verbs, word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Form = Literal["base", "s", "past", "part", "ing"]

_VOWELS = "aeiou"
# Two-syllable verbs that double their last letter ("expelled"), beside the short ones.
_DOUBLING = frozenset("expel rebuff permit commit cancel compel confer admit regret ban free rebut submit".split()) - {
    "free",
    "rebuff",
}
# Sets of words that hold verbs in their base form.
VERB_SETS = ("GOOD", "HOSTILE", "PUNISHING", "NEUTRAL")


def forms(base: str) -> Iterator[tuple[str, Form]]:
    """All forms of a verb, spelling variants included."""
    yield base, "base"
    yield _third(base), "s"
    stems = {base}
    if _doubles(base):
        stems = {base + base[-1]}
        if base.endswith("l"):
            stems.add(base)
    irregular = irregular_verbs().get(base)
    for stem in stems:
        yield _ing(stem), "ing"
        if irregular is None:
            yield _past(stem), "past"
            yield _past(stem), "part"
    if irregular is not None:
        yield irregular[0], "past"
        yield irregular[1], "part"


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    short = sum(letter in _VOWELS for letter in base) == 1
    return short and len(base) > 2 and base[-1] not in "wxyaeiou" and base[-2] in _VOWELS and base[-3] not in _VOWELS  # noqa: PLR2004


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in _VOWELS else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith("ee") else stem + "ing"


@cache
def verb_forms() -> Mapping[str, tuple[str, frozenset[Form]]]:
    """Base form and possible forms by lower-case word, for the verbs of all tables."""
    found: dict[str, tuple[str, set[Form]]] = {}
    bases = [verb.partition("+")[0] for family in families() for verb in family.verbs if not verb.startswith("=")]
    for name in VERB_SETS:
        bases += word_sets()[name]
    for base in dict.fromkeys(bases):
        for word, form in forms(base):
            found.setdefault(word, (base, set()))
            if found[word][0] == base:
                found[word][1].add(form)
    return MappingProxyType({word: (base, frozenset(kinds)) for word, (base, kinds) in found.items()})
