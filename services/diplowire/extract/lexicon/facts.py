"""The shapes of facts: one named tuple for each table of the lexicon."""

from __future__ import annotations

from typing import Final, NamedTuple

# Of the codes of countries the one of a union that acts as states do, with ministers and ambassadors of its own.
UNION: Final = "EU"
# Offices of those who sit in a parliament, whatever it is called.
LAWMAKERS: Final = frozenset({"lawmaker", "member_of_parliament", "senator"})
# How the offices end of those who live abroad for a state, and of all whom one sends.
RESIDENT_ENVOYS: Final = ("ambassador", "high_commissioner", "charge_d_affaires")
ENVOYS: Final = (*RESIDENT_ENVOYS, "consul", "consul_general", "envoy", "nuncio", "representative")
# Offices of those who speak for a state and do nothing else.
SPOKESPEOPLE: Final = frozenset({"deputy_spokesperson", "press_secretary", "spokesperson"})


class Country(NamedTuple):
    """A country or territory; `code` is ISO 3166-1 alpha-2, XK or EU."""

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capital: str
    capital_names: tuple[str, ...]


class Metonym(NamedTuple):
    """A building or street that stands for an institution; `country` is empty where several states have one."""

    name: str
    country: str
    institution: str
    sector: str


class Ambiguous(NamedTuple):
    """A word that names a place or people and something else; `default` is its reading where nothing near by decides."""

    word: str
    country: str
    kind: str
    other_senses: tuple[str, ...]
    default: str
    rule_of_thumb: str


class Office(NamedTuple):
    """An office, honorific or rank as it stands in texts; `key` is equal for words of one office.

    `case` is "any", "title" (counts only with a capital) or "upper" (only in capitals, "MP").
    """

    form: str
    plural: str
    key: str
    level: str
    sector: str
    gender: str
    kind: str
    case: str


class Organisation(NamedTuple):
    """An international organisation, parliament, court, bank, ministry, agency or party to a conflict."""

    name: str
    short_names: tuple[str, ...]
    country: str
    kind: str
    sector: str
    seat: str


class City(NamedTuple):
    """A city or town; `size` is huge, large, medium or small."""

    name: str
    other_names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    capital: bool
    size: str


class Venue(NamedTuple):
    """A residence, hall, base or airport, and the city that it stands in."""

    name: str
    city: str
    country: str


class Region(NamedTuple):
    """A province, sea, region or continent; `country` is empty for those of several countries."""

    name: str
    other_names: tuple[str, ...]
    country: str


class InstitutionWord(NamedTuple):
    """A common noun for institutions; `actor` tells whether what it says is a statement of diplomacy."""

    word: str
    sector: str
    actor: bool


class Medium(NamedTuple):
    """A news agency, broadcaster, newspaper, magazine or site."""

    name: str
    country: str
    kind: str


class NonActor(NamedTuple):
    """A company, NGO or private person; `match` is suffix (last word of a name), name or word."""

    word: str
    kind: str
    match: str


class NameOrder(NamedTuple):
    """How names of a country's people are put, and by which word texts call them."""

    country: str
    order: str
    called_by: str
    note: str
