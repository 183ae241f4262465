"""The lexicon in, one table of phrases out: every known name and office by its first word, longest first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract import lexicon
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FUNCTION_WORDS = frozenset(row[0] for row in lexicon.rows("function_words"))
ORGANISATION_WORDS = frozenset(row[0] for row in lexicon.rows("organisation_words"))
# Determiners and numbers have classes of their own in the grammar.
_NOT_MODIFIERS = frozenset(
    "the his her its my your their our some several other another many various second third under all present past old".split()
)
_SIDES = {
    "Z": ("sides", "parties", "interlocutors", "pair", "duo", "two men", "two women"),
    "Y": ("countries", "nations", "governments", "states", "neighbours", "neighbors", "capitals", "koreas"),
    "S": ("side",),
    "D": ("delegation", "delegations", "team", "business mission", "economic mission", "trade mission", "trade missions"),
}  # fmt: skip
_SPLIT = re.compile(r"['’]s(?!\w)|['’](?!\w)|,|[^\s,'’]+(?:['’](?!s(?!\w))[^\s,'’]+)*")


class Phrase(NamedTuple):
    """A known phrase: its words in lower case, how the first is written, its class in the grammar, and the fact itself."""

    words: tuple[str, ...]
    cls: str
    first: str = ""
    case: str = "capital"  # "capital", "exact", "lower" or "any"
    key: str = ""
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    effect: str = ""
    place: Place | None = None
    capital: bool = False
    ambiguous: bool = False


# "General" and "Major" are ranks only with a capital, "MP" only in capitals.
_CASED = {"any": str.lower, "title": str.title, "upper": str.upper}

# Of two phrases of equal length the class that comes first wins.
_ORDER = "cdoafghbDiZYSrlvmux"


class Candidates(NamedTuple):
    """Phrases that begin with one word: the word alone, and longer ones by their second word; the longest first."""

    alone: tuple[Phrase, ...]
    longer: Mapping[str, tuple[Phrase, ...]]


_SUFFIXES = ("-designate", "-elect")


@cache
def phrases() -> Mapping[str, Candidates]:
    """All phrases by the first word in lower case."""
    table: dict[str, dict[str, list[Phrase]]] = {}
    for phrase in _all():
        if phrase.words:
            second = phrase.words[1] if len(phrase.words) > 1 else ""
            table.setdefault(phrase.words[0], {}).setdefault(second, []).append(phrase)
    return {
        word: Candidates(_sorted(found.pop("", [])), {w: _sorted(p) for w, p in found.items()}) for word, found in table.items()
    }


def _sorted(found: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(found, key=lambda p: (-len(p.words), _ORDER.index(p.cls))))


@cache
def given_names() -> frozenset[str]:
    """Given names with their capital."""
    return frozenset(lexicon.given_names())


@cache
def particles() -> frozenset[str]:
    """Small words inside family names ("bin", "van", "de")."""
    return frozenset(lexicon.name_particles())


def _all() -> Iterator[Phrase]:
    yield from _countries()
    yield from _offices()
    yield from _organisations()
    yield from _places()
    for cls, words in _SIDES.items():
        for form in words:
            yield Phrase(tuple(form.split()), cls, case="any")
    yield Phrase(("according", "to"), "x", case="any")  # no "to" that tells whom an office is for


def _phrase(form: str, cls: str, **facts: object) -> Phrase:
    """A phrase from its written form; abbreviations keep their case, forms in lower case fit any."""
    bare = form.removeprefix("the ").removeprefix("The ")
    written = _SPLIT.findall(bare.replace("’", "'"))
    case = "any" if form.islower() else "exact" if lexicon.is_abbreviation(written[0]) else "capital"
    return Phrase(tuple(w.lower() for w in written), cls, written[0] if written else "", case, **facts)  # type: ignore[arg-type]


def _countries() -> Iterator[Phrase]:
    unsure = lexicon.ambiguous()
    for code, country in lexicon.countries().items():
        for name in (country.name, *country.other_names):
            yield _phrase(name, "c", country=code, ambiguous=name.lower() in unsure)
        for adjective in country.adjectives:
            yield _phrase(adjective, "d", country=code)
    for word, code in lexicon.demonyms().items():
        yield _phrase(word.title(), "d", country=code)
    for (adjective,) in lexicon.rows("regional_adjectives"):
        yield _phrase(adjective, "m")
    for name, fact in lexicon.metonyms().items():
        yield _phrase(fact.name, "o", country=fact.country or None, sector=fact.sector or None, key=name)


def _offices() -> Iterator[Phrase]:
    for office in lexicon.offices():
        single = "f" if office.kind == "office" else "h"
        facts = {"key": office.key, "sector": office.sector or None, "gender": office.gender or None}
        yield _phrase(_CASED[office.case](office.form), single, **facts)
        if office.plural and single == "f":
            yield _phrase(office.plural, "g", **facts)
            yield _phrase(f"{office.plural}-designate", "g", **facts)
        if single == "f" and office.case == "any":
            yield _phrase(f"ex-{office.form}", "f", effect="former", **facts)  # "Peru's ex-president"
        for suffix in _SUFFIXES if single == "f" else ():
            yield _phrase(f"{_CASED[office.case](office.form)}{suffix}", "f", **facts)  # "president-elect"
    for word, effect in lexicon.modifiers().items():
        if word not in _NOT_MODIFIERS and not word.startswith("-") and not word.endswith("-"):
            yield _phrase(word, "m", effect=effect)
    for words, field in lexicon.portfolios().items():
        yield _phrase(words, "b", key=field)
    for word in ("affairs", "parliamentary", "diplomatic", "legislative", "congressional"):
        yield _phrase(word, "b", key=word)


def _organisations() -> Iterator[Phrase]:
    for organisation in lexicon.organisations():
        for name in (organisation.name, *organisation.short_names):
            yield _phrase(name, "o", key=organisation.kind, country=organisation.country or None, sector=organisation.sector)
    for word in lexicon.institution_words():
        at_home = not word.actor and not word.word.endswith(("press service", "press office"))
        yield _phrase(word.word, "i", key=word.word, sector=word.sector or None, effect="at_home" if at_home else "")
    for name in lexicon.media():
        yield _phrase(name, "a")
    for (noun,) in lexicon.rows("private_bodies"):
        yield _phrase(noun, "u")._replace(case="lower")
    for body in lexicon.non_actors():
        if body.match == "name":
            yield _phrase(body.word, "u")


def _places() -> Iterator[Phrase]:
    unsure = lexicon.ambiguous()
    for city in lexicon.cities():
        place = Place(name=city.name, country=city.country, lat=city.lat, lon=city.lon, kind="city")
        for name in (city.name, *city.other_names):
            if name.removeprefix("The ").lower() in ORGANISATION_WORDS:
                continue  # "The Valley" without its article is any valley
            yield _phrase(name, "l", place=place, country=None, capital=city.capital, ambiguous=name.lower() in unsure)
    for venue in lexicon.venues():
        yield _phrase(venue.name, "v", place=Place(name=venue.name, country=venue.country, kind="venue"))
    for region in lexicon.regions():
        place = Place(name=region.name, country=region.country or None, kind="region")
        for name in (region.name, *region.other_names):
            yield _phrase(name, "r", place=place, country=None, ambiguous=name.lower() in unsure)
