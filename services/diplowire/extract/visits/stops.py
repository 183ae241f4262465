"""A line and the chunk at which places begin in, the stops of a journey out: "Rabat, Morocco, and Tunis on Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.seats import capital_of, city_of_venue, country_of_seat, state_of_capital
from diplowire.extract.lexicon import country_name
from diplowire.extract.visits.grammar import LANDS_OF
from diplowire.model import Place

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_FIRST = re.compile(rf"(?:{LANDS_OF}|(?:[av.#oT',c]{{0,6}}?|a[.#C']{{1,5}}o)(?=[CL]))")
_NEXT = re.compile(
    r"(?P<join>(?:,a?\.?c(?=,))?(?:'?c)?(?:;T;)?(?:[rdi]?[vT]){0,2}(?:[,;]?&|[,;]|u\.u)(?:[vT]{0,2}|v?dt|i(?=[CL](?:,C)?d?T(?:[,.&]|$)))"
    r"|[dT]{1,2}|[T]?[,]?vt|\.o)(?P<noise>[atv.#oc]{0,3}?)(?=[CL])"
)
_OF_STATE = re.compile(r"C'\.?c(?!,?L)|a?\.c|a?Cc")
_OF_COUNTRY = re.compile(r"C'[.#Lc]{0,5}?(?:oL|(?<=['.#c])L)")
_HOME_CAPITAL = re.compile(r"a\.?c(?!o)")  # "the capital", "the national capital"
_NATIONAL = frozenset({"", "the", "this", "national", "federal"})
_NEAR_BY = 2  # sentences
_MAX_STOPS = 12
_CITY_STATES = frozenset({"SG", "MC", "SM"})  # there the state is the city


class Stopover(NamedTuple):
    """One stop: its country, its cities, the chunks that name them, and the chunk of a date right behind it."""

    country: str
    places: tuple[tuple[int, Place], ...]
    first: int
    last: int


def stops(line: Line, at: int) -> tuple[Stopover, ...]:
    """Give the stops listed from chunk `at` on, one a country."""
    start = _FIRST.match(line.classes, at)
    capital = _capital(line, at)
    if capital or start is None:
        return (capital,) if capital else ()
    chunks = [start.end()]
    if (town := _OF_COUNTRY.match(line.classes, chunks[0])) and line.mention(town.end() - 1).country == line.mention(
        chunks[0]
    ).country:
        chunks.append(town.end() - 1)  # "Russia's resort city of Sochi", "Denmark's Aarhus"
    if line.classes.startswith("iC", chunks[-1] + 1) and line.mention(chunks[-1] + 2).country == line.mention(chunks[-1]).country:
        chunks.append(chunks[-1] + 2)  # "Bergen in Norway, then on to Aarhus"
    while len(chunks) < _MAX_STOPS and (step := _NEXT.match(line.classes, chunks[-1] + 1)) is not None:
        if _ends(line, step) and not _is_its_country(line, chunks[-1], step):
            break
        chunks.append(step.end())
    return _grouped(line, chunks)


def seat_of_state(line: Line, at: int) -> tuple[Stopover, ...]:
    """Give the country and the city of a building that stands for a power of state: "visited the White House"."""
    country = country_of_seat(line.mention(at))
    return (Stopover(country, ((at, capital_of(country)),), at, at),) if country else ()


def _capital(line: Line, at: int) -> Stopover | None:
    """Read "the Vietnamese capital", "the Argentine capital" and "Sudan's capital"; and "the capital" of the country told of."""
    found = _OF_STATE.match(line.classes, at)
    told = state_of_capital(line, found.end() - 1) if found else None
    if told is None and (found := _HOME_CAPITAL.match(line.classes, at)) and line.word(found.end() - 2) in _NATIONAL:
        code = line.doc.dateline_place.country if line.doc.dateline_place else _capital_before(line)
        told = (found.end() - 2, code) if code else None
    if found is None or told is None:
        return None
    first, last = told[0] + (line.classes[told[0]] == "a"), found.end() - 1
    return Stopover(told[1], ((last, capital_of(told[1])),), first, last)


def _capital_before(line: Line) -> str | None:
    """Give the country whose capital the last sentences told of: "signed it in Jakarta. X, who arrived in the capital"."""
    for mention in reversed(line.before()):
        if mention.sentence < line.index - _NEAR_BY:
            break
        if mention.kind == "place" and mention.sector:
            return mention.country
    return None


def _ends(line: Line, step: re.Match[str]) -> bool:
    """Tell whether the place after a comma or "and" is no further stop but the subject of what follows."""
    after = line.classes[step.end() + 1 : step.end() + 2]
    words = line.words[slice(*step.span("noise"))]
    return after in tuple("'sbhwE1238") or any(w.endswith(("ed", "ing")) for w in words)


def _is_its_country(line: Line, town: int, step: re.Match[str]) -> bool:
    """Tell whether it is "a visit to Oslo, Norway will take place": the country of the town, no subject of what follows."""
    place, country = line.mention(town), line.mention(step.end())
    return step[0] == "," and place.kind == "place" and country.kind == "country" and place.country == country.country


def _grouped(line: Line, chunks: list[int]) -> tuple[Stopover, ...]:
    """Join a city with its country and cities of one country."""
    found: list[Stopover] = []
    for at in chunks:
        mention = line.mention(at)
        country = mention.country or (mention.place.country if mention.place else None)
        if country is None:
            continue
        place = ((at, city_of_venue(mention.place)),) if mention.place is not None and mention.place.kind != "region" else ()
        if mention.kind == "country" and country in _CITY_STATES:
            place = ((at, Place(name=country_name(country), country=country, kind="city")),)
        same = next((i for i, s in enumerate(found) if s.country == country), None)
        if same is None:
            found.append(Stopover(country, place, at, at))
        else:
            old = found[same]
            found[same] = Stopover(country, old.places + place, old.first, at)
    return tuple(found)
