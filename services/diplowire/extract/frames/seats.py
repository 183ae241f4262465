"""A site where guests of state are received in, the city where it stands out: "the Great Hall of the People", "the Kremlin"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import cities, countries, demonyms, metonyms, venues
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.document import Mention
    from diplowire.extract.frames.line import Line

_WHOSE = re.compile(r"(?:a?(?P<demonym>\.)|(?P<owner>C)'\.?|a?(?P<name>C))$")
_LONG_OWNER = 4  # chunks


@lru_cache(maxsize=1 << 9)
def capital_of(code: str) -> Place:
    """Give the capital of a country as a place."""
    return _city(countries()[code].capital, code)


def state_of_capital(line: Line, at: int) -> tuple[int, str] | None:
    """Country of "the Kenyan capital" and "Kenya's capital" from its last chunk, with the chunk at which the words begin."""
    told = _WHOSE.search(line.classes, max(0, at - _LONG_OWNER), at) if line.word(at) == "capital" else None
    if told is None:
        return None
    state = told.start(told.lastgroup or 0)
    code = demonyms().get(line.word(state)) if told["demonym"] else line.mention(state).country
    return (told.start(), code) if code else None


def city_of_venue(place: Place) -> Place:
    """Give the city in which a venue stands; the venue itself where that is not known."""
    city = _cities_of_venues().get((place.name.casefold(), place.country))
    return _city(city, place.country) if city and place.country else place


def country_of_seat(mention: Mention) -> str | None:
    """Give the country of a building that stands for a power of state; None for all else, unions of states included."""
    known = metonyms().get((mention.name or "").casefold())
    return mention.country if known is not None and mention.country in countries() and mention.country == known.country else None


@lru_cache(maxsize=1 << 12)
def _city(name: str, country: str) -> Place:
    known = next((c for c in cities() if c.name == name and c.country == country), None)
    return Place(name=name, country=country, lat=known.lat if known else None, lon=known.lon if known else None, kind="city")


@cache
def _cities_of_venues() -> Mapping[tuple[str, str | None], str]:
    return MappingProxyType({(v.name.casefold(), v.country): v.city for v in venues() if v.city and v.city != v.name})
