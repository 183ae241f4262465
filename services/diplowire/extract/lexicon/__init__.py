"""Name of a table in, its facts out as immutable tables; the only reader of `lexicon/*.tsv`.

Each table is read once, at first use. Keys of mappings are lower case with straight apostrophes: fold before looking up.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from diplowire.extract.lexicon.facts import (
    Ambiguous,
    City,
    Country,
    InstitutionWord,
    Medium,
    Metonym,
    NameOrder,
    NonActor,
    Office,
    Organisation,
    Region,
    Venue,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def rows(table: str) -> Iterator[list[str]]:
    """Give the facts of a table, field by field, without its header."""
    text = files(__name__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def several(field: str) -> tuple[str, ...]:
    """Split a field that may hold more than one value."""
    return tuple(field.split("|")) if field else ()


def is_abbreviation(name: str) -> bool:
    """Whether only its capitals tell a name from a word ("US", "CAR", "U.S.")."""
    return name.isupper() and len(name.replace(".", "")) <= 5  # noqa: PLR2004 - no country's word is all capitals


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code."""
    made = (Country(c, n, several(o), several(a), several(p), cap, several(cn)) for c, n, o, a, p, cap, cn in rows("countries"))
    return MappingProxyType({country.code: country for country in made})


@cache
def country_by_name() -> Mapping[str, str]:
    """Lower-case names of countries to codes; names known only by their capitals are in `country_by_abbreviation`."""
    names = {name.lower(): c.code for c in countries().values() for name in (*c.other_names, c.name) if not is_abbreviation(name)}
    return MappingProxyType(names)


@cache
def country_by_abbreviation() -> Mapping[str, str]:
    """Abbreviations to codes, with their capitals ("US", "U.S.", "DPRK"): in lower case they are other words."""
    return MappingProxyType({n: c.code for c in countries().values() for n in c.other_names if is_abbreviation(n)})


# Adjectives with these endings are nouns as well, with a plural in -s ("Kazakh", "Thai"); "-ese" and "-ish" are not.
_NOUN_ENDINGS = ("n", "i", "k", "t", "b", "r", "e", "a", "kh")


@cache
def demonyms() -> Mapping[str, str]:
    """Lower-case adjectives and words for persons, singular and plural, to codes ("kazakh", "kazakhs", "britons")."""
    words: dict[str, str] = {}
    for c in countries().values():
        for adjective in (a.lower() for a in c.adjectives if not is_abbreviation(a)):
            words[adjective] = c.code
            if adjective.endswith(_NOUN_ENDINGS) and not adjective.endswith("ese") and f"{adjective}s" not in country_by_name():
                words[f"{adjective}s"] = c.code
        words |= {noun.lower(): c.code for noun in c.nouns}
    return MappingProxyType(words)


@cache
def capitals() -> Mapping[str, str]:
    """Lower-case names of capitals to codes of their countries; Brussels is Belgian here, a metonym of the EU."""
    by_code = reversed(tuple(countries().values()))  # so that Kingston is Jamaican, not of Norfolk Island
    return MappingProxyType({n.lower(): c.code for c in by_code for n in (*c.capital_names, c.capital) if n})


@cache
def metonyms() -> Mapping[str, Metonym]:
    """Read the buildings and streets that stand for institutions, by lower-case name."""
    return MappingProxyType({row[0].lower(): Metonym(*row) for row in rows("metonyms")})


@cache
def ambiguous() -> Mapping[str, Ambiguous]:
    """Words that are a place or people and something else, by lower-case word."""
    made = (Ambiguous(w, c, k, several(o), d, r) for w, c, k, o, d, r in rows("ambiguous"))
    return MappingProxyType({a.word.lower(): a for a in made})


@cache
def offices() -> tuple[Office, ...]:
    """All offices, honorifics and ranks."""
    return tuple(Office(*row) for row in rows("offices"))


@cache
def office_by_form() -> Mapping[str, Office]:
    """Lower-case singular forms to offices ("foreign minister")."""
    return MappingProxyType({o.form: o for o in offices()})


@cache
def office_by_plural() -> Mapping[str, Office]:
    """Lower-case plural forms to offices ("secretaries of state")."""
    return MappingProxyType({o.plural: o for o in offices() if o.plural})


@cache
def modifiers() -> Mapping[str, str]:
    """Lower-case words beside an office to their effect: former, acting, future, deputy or none."""
    return MappingProxyType({row[0]: row[1] for row in rows("modifiers")})


@cache
def portfolios() -> Mapping[str, str]:
    """Lower-case fields of ministers and ministries ("external affairs") to one word for the field ("foreign")."""
    return MappingProxyType({row[0]: row[1] for row in rows("portfolios")})


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations and institutions with names of their own."""
    return tuple(Organisation(n, several(s), c, k, p, t) for n, s, c, k, p, t in rows("organisations"))


@cache
def organisation_by_name() -> Mapping[str, Organisation]:
    """Names and short forms to organisations, with their capitals: in lower case many are other words ("who")."""
    return MappingProxyType({n: o for o in organisations() for n in (*o.short_names, o.name)})


_SIZES = ("huge", "large", "medium", "small")


@cache
def cities() -> tuple[City, ...]:
    """All cities, capitals first, then the larger first: of two with one name the better known leads."""
    made = [City(n, several(o), c, float(a), float(b), cap == "capital", size) for n, o, c, a, b, cap, size in rows("cities")]
    return tuple(sorted(made, key=lambda city: (_SIZES.index(city.size) - 2 * city.capital, city.name)))


@cache
def venues() -> tuple[Venue, ...]:
    """All residences, halls, bases and airports."""
    return tuple(Venue(*row) for row in rows("venues"))


@cache
def regions() -> tuple[Region, ...]:
    """All regions."""
    return tuple(Region(n, several(o), c) for n, o, c in rows("regions"))


@cache
def institution_words() -> tuple[InstitutionWord, ...]:
    """All common nouns for institutions."""
    return tuple(InstitutionWord(w, s, actor == "yes") for w, s, actor in rows("institution_words"))


@cache
def media() -> Mapping[str, Medium]:
    """News agencies and outlets by name, with their capitals."""
    return MappingProxyType({row[0]: Medium(*row) for row in rows("media")})


@cache
def media_words() -> frozenset[str]:
    """Lower-case nouns for media and their people."""
    return frozenset(row[0] for row in rows("media_words"))


@cache
def non_actors() -> tuple[NonActor, ...]:
    """Names, name endings and nouns of those who do not act in diplomacy."""
    return tuple(NonActor(*row) for row in rows("non_actors"))


@cache
def _spellings() -> Mapping[str, str]:
    return MappingProxyType(dict(rows("spellings")))


def spelt(word: str) -> str:
    """A folded word of a name in the spelling under which names are compared: "muhammad" as "mohammed"."""
    return _spellings().get(word, word)


@cache
def given_names() -> Mapping[str, str]:
    """Given names, with their capital, to the gender that they tell: m, f or u (both)."""
    return MappingProxyType({row[0]: row[1] for row in rows("given_names")})


@cache
def name_genders(kind: Literal["word", "middle", "end"]) -> Mapping[str, str]:
    """Lower-case words inside names ("singh"), behind a family name ("van") or at its end ("-ova") to m or f."""
    return MappingProxyType({form: gender for form, of, gender in rows("name_genders") if of == kind})


@cache
def family_names_in_front() -> frozenset[str]:
    """Family names that stand before the given name: "Gao Feng", "Park Sung-min"."""
    return frozenset(row[0] for row in rows("family_names"))


@cache
def name_particles() -> frozenset[str]:
    """Small words inside names ("bin", "van")."""
    return frozenset(row[0] for row in rows("name_particles"))


@cache
def name_orders() -> Mapping[str, NameOrder]:
    """Rules of names by country code."""
    return MappingProxyType({row[0]: NameOrder(*row) for row in rows("name_orders")})


def country_name(code: str) -> str:
    """Give the name of a country by its code; an unknown code is its own name."""
    country = countries().get(code)
    return country.name if country else code
