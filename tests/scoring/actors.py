"""Names as people write them in, comparable actors out: order, case, accents and "Peruvian" or "of Peru" don't matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from diplowire.extract.lexicon import countries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# "The Norwegian side" and "the government of Norway" speak for Norway.
_SILENT = frozenset(["the", "of", "a", "an", "for", "and", "in", "to", "at", "s", "unnamed", "government", "side"])
_LETTERS = str.maketrans("đłøıßæœðþ", "dloisaodt")
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)|(?<=\w)['’`](?=\w)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_LONGEST_NAME = 6  # words of a country's name


class Who(NamedTuple):
    """Somebody who acts: the words of the name without countries, and the countries that the name tells."""

    text: str
    words: frozenset[str]
    countries: frozenset[str]
    person: bool = False
    office: bool = False  # known by office alone: "Foreign Minister of Norway"


def words(text: str) -> list[str]:
    """Split a text into words without case, accents and possessives; "U.S." is one word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), plain.translate(_LETTERS))
    return _WORD.findall(_POSSESSIVE.sub("", plain))


@cache
def _named() -> Mapping[tuple[str, ...], str]:
    """Names and adjectives of countries, in words, to codes."""
    named: dict[tuple[str, ...], str] = {}
    for country in countries().values():
        for name in (country.name, *country.other_names, *country.adjectives, *country.nouns):
            named.setdefault(tuple(words(name)), country.code)
    return named


def who(name: str, *, country: str | None = None, person: bool = False) -> Who:
    """An actor by name; a country told beside it counts unless the actor is a person, whom the name alone tells."""
    left, rest, found = words(name), [], set()
    while left:
        size = 0 if person else next((n for n in range(_LONGEST_NAME, 0, -1) if tuple(left[:n]) in _named()), 0)
        if size:
            found.add(_named()[tuple(left[:size])])
        elif left[0] not in _SILENT:
            rest.append(left[0])
        left = left[size or 1 :]
    if country and not person:
        found.add(country)
    return Who(name, frozenset(rest), frozenset(found), person)


def actor(value: Mapping[str, Any]) -> Who:
    """An actor of an event, as it stands on a topic."""
    named = value["name"] != (value.get("role") or {}).get("name")  # not "Foreign Minister of United Kingdom", or "of Britain"
    person = value["kind"] == "person"
    return who(value["name"], country=value.get("country"), person=person and named)._replace(office=person and not named)


def same(gold: Who, found: Who) -> bool:
    """Tell whether two are one: equal words, or for a person a part of the name; told countries must not differ."""
    if not found.person and gold.countries and found.countries and not gold.countries & found.countries:
        return False
    if not gold.words or not found.words:
        return not gold.words and not found.words and bool(gold.countries & found.countries)
    if found.person:
        as_person = who(gold.text, person=True).words
        return as_person <= found.words or found.words <= as_person or gold.words == found.words
    if found.office:  # "official of the ministry" is the "senior ministry official"
        return gold.words <= found.words or found.words <= gold.words
    return _singular(gold) == _singular(found)


def _singular(one: Who) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in one.words)


def shared(gold: Sequence[Who], found: Sequence[Who]) -> int:
    """How many of two lists are the same, one to one."""
    left, count = list(found), 0
    for one in sorted(gold, key=lambda one: -len(one.words)):
        fit = max((other for other in left if same(one, other)), key=lambda other: len(one.words & other.words), default=None)
        if fit:
            left.remove(fit)
            count += 1
    return count
