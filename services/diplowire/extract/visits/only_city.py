"""Visits without a city in, the same out with the only one of the host country in which the text tells anything of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.when import cities
from diplowire.extract.visits.build import Station
from diplowire.extract.visits.found import OFF

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.build import Trip
    from diplowire.model import Place

_MOVES = frozenset("SJKN457")  # nouns of visits and meetings
_PEOPLE = frozenset("PRGH")
# "in Oslo", "at the airport, Oslo"; not "the embassy in Oslo"
_THERE = re.compile(r"(?:^|[^O])i$|i[L.],$|\.\.,$")
_NEAR = 3  # chunks


def add_only_city(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to each trip without a city the only one told of in its host country: "will lay a wreath in Oslo"."""
    there = doc.dateline_place.country if doc.dateline_place else None  # a dispatch from there: its own city counts
    open_ones = [t for t in kept if t.host not in (None, there) and not any(s.place.kind == "city" for s in t.places)]
    named: dict[str | None, dict[str, list[tuple[Line, int, Place]]]] = {}
    for line, at, place in _told_in(doc, {t.host for t in open_ones}) if open_ones else ():
        named.setdefault(place.country, {}).setdefault(place.name, []).append((line, at, place))
    journeys = Counter(t.host for t in kept)
    for trip in open_ones:
        alone = journeys[trip.host] == 1  # else it may be where others go
        towns = [*named.get(trip.host, {}).values()]
        told = next((x for x in towns[0] if _is_of(x[0], trip, alone=alone)), None) if len(towns) == 1 else None
        if told is not None:
            line, at, place = told
            trip.places.append(Station(place, doc.evidence("itinerary", *line.span(at, at), "visit.only_city")))


def _told_in(doc: Document, hosts: Container[str | None]) -> Iterator[tuple[Line, int, Place]]:
    """Cities of some countries after "in", with their lines and chunks; not the seat of "the embassy in Oslo"."""
    towns = (m for m in doc.mentions if m.place is not None and m.place.kind == "city" and m.place.country in hosts)
    for index in dict.fromkeys(m.sentence for m in towns):
        line = line_at(doc, index)
        for at, place in cities(line, 0, len(line.classes)):
            if _THERE.search(line.classes, max(0, at - _NEAR), at) and place.country in hosts:
                yield line, at, place


def _is_of(line: Line, trip: Trip, *, alone: bool) -> bool:
    """Tell whether a sentence may tell of a trip: it names a visitor or, of the only one, speaks of a visit or meeting."""
    if alone and trip.status not in OFF and not _MOVES.isdisjoint(line.classes):
        return True
    visitors = {a.id for a in trip.visitors}
    return any(a.id in visitors for k, letter in enumerate(line.classes) if letter in _PEOPLE for a in line.actors(k))
