"""A document in, its visits out: who travels where, when and how, and whether it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import lines
from diplowire.extract.frames.open_fields import open_day
from diplowire.extract.frames.plain_words import places_of, with_known_word
from diplowire.extract.frames.sheet import sheet_of, triggers
from diplowire.extract.lexicon import country_name
from diplowire.extract.visits.background import is_background, is_vague
from diplowire.extract.visits.build import Trip, finish, trips
from diplowire.extract.visits.companions import add_beside, add_companions, add_delegations, add_leaders, add_members
from diplowire.extract.visits.find import find
from diplowire.extract.visits.found import BEGUN
from diplowire.extract.visits.itinerary import add_cities, on_tour
from diplowire.extract.visits.merge import end_earlier, is_reversed, join, join_companions
from diplowire.extract.visits.only_city import add_only_city
from diplowire.extract.visits.staying import insertions
from diplowire.extract.visits.tour_days import add_tour_days
from diplowire.model import Place, Stop, Visit, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.build import Station
    from diplowire.model import Actor, Evidence, Status

__all__ = ["detect"]

TRIGGERS = triggers("SVUJKNAXYF^+>=B")
# Sentences without a word of their own for it: "is in Turkey", "is due at the Kremlin", "visiting President X", "at the airport".
_MAY_BE_IN = re.compile("[bev](?=i)")  # letters: what else is asked is asked of few words
_IN_SOMEWHERE = re.compile(
    r" (?:in|at) (?:the (?:[a-z-]+ern |central |coastal )?)?(?:[A-Z]|(?:capital|city|country|island|kingdom|port|state|town)\b)"
)
_BEFORE_IN = frozenset("been is are was were be expected due now currently already also meanwhile presently still".split())
_WORDS_OF_GUESTS = ("isiting ", "airport", "tarmac", "elcom")
# Words in which one stands that most texts have not: these are asked for first.
_WORDS_WITH = {
    "way": (" way to ",),
    "route": (" en route to ",),
    "going": (" going to ", " going on to "),
    "here": (" is here ", " are here ", " due here ", " expected here "),
    "greeted": (" greeted ",),
    "host": (" host ",),
    "hosted": (" hosted ",),
    "hosting": (" hosting ",),
    "received": (" received ",),
    "receive": (" to receive ", " will receive "),
    "back": ("due back ", "xpected back "),
    "there": (" be there ", " is there ", " are there "),
    "him": (" take him to ", " takes him to ", " taking him to ", " took him to "),
    "her": (" take her to ", " takes her to ", " taking her to ", " took her to "),
    "set": (" set off ", " set out "),
    "sets": (" sets off ", " sets out "),
}
_CONFIDENCE = {
    "visits": 0.85,
    "travels_to": 0.85,
    "arrived": 0.85,
    "arrived_on_visit": 0.95,
    "visit_to": 0.8,
    "visiting_guest": 0.75,
}
_USUAL = 0.7
_TOURS = frozenset({"tour", "tour_of", "travels_to"})


def detect(doc: Document) -> tuple[Visit, ...]:
    """Find all visits of a text, each once, in the order of the text."""
    kept: list[Trip] = []
    touring: list[Trip] = []
    for line in lines(doc, TRIGGERS, _somewhere(doc)):
        _read(line, kept, touring)
    for tour in touring:
        for trip in on_tour(doc, tour, kept):
            join(kept, trip)
    kept = [trip for trip in kept if not is_reversed(kept, trip)]
    add_cities(doc, kept)
    add_only_city(doc, kept)
    add_companions(doc, kept)
    add_leaders(doc, kept)
    add_members(doc, kept)
    add_delegations(doc, kept)
    add_beside(doc, kept)
    add_tour_days(doc, kept)
    join_companions(kept)
    end_earlier(kept)
    return tuple(_visit(doc, trip) for trip in kept)


def _read(line: Line, kept: list[Trip], touring: list[Trip]) -> None:
    """Add the visits that a sentence tells of to those kept, and its journeys through a region to those touring."""
    homeward: list[Trip] = []  # "left for home after a visit to Oslo": the visit is told behind
    for found in find(line):
        for trip in list(trips(line.doc, found, kept)):
            if line.quoted and (trip.status != "planned" or trip.start is None):
                continue  # people who are quoted recall journeys, or wish for them; this announces one
            if trip.host is None and trip.rule in _TOURS and (trip.status in BEGUN or trip.rule != "travels_to"):
                touring.append(trip)
            elif trip.rule == "goes_home":
                homeward.append(trip)
            elif trip.rule != "tour" and not is_background(found, trip) and not is_reversed(kept, trip):
                join(kept, trip, alone=not is_vague(found, trip))
    for trip in homeward:
        join(kept, trip)


def _somewhere(doc: Document) -> Iterator[int]:
    """Places in the text that may tell of a visit without a word for it."""
    text = doc.text
    for match in _MAY_BE_IN.finditer(sheet_of(doc).letters):
        start, end = doc.seg.starts[match.start()], doc.seg.ends[match.start()]
        if text[start:end] in _BEFORE_IN and text[start - 1 : start] in ("", " ") and _IN_SOMEWHERE.match(text, end):
            yield end + 1
    yield from insertions(doc)
    yield from places_of(text, (*_WORDS_OF_GUESTS, *with_known_word(_WORDS_WITH, doc.seg.vocabulary)))


def _visit(doc: Document, trip: Trip) -> Visit:
    finish(trip)
    if trip.status == "ongoing" and trip.end and doc.published and trip.end < doc.published:
        trip.status = "completed"
    host = trip.host or ""
    people = [a for a in trip.visitors if a.kind != "delegation"]
    delegation = next((a for a in trip.visitors if a.kind == "delegation"), None) if people else None
    stations = sorted((s for s in trip.places if s.place.kind == "city"), key=lambda s: s.proof.start)
    stops = [Stop(place=s.place, status=_status_of(s, trip)) for s in stations]
    if (line := _told_from(doc, trip)) is not None and all(s.status == "planned" and s.place != line for s in stops):
        stops = [Stop(place=line, status=trip.status), *stops]
    country = Place(name=country_name(host), country=host, kind="country")
    when = When(start=trip.start, end=trip.end, precision=trip.precision, text=trip.when_text) if trip.when_text else None  # type: ignore[arg-type]
    return Visit(
        article=doc.article,
        evidence=tuple(_evidence(trip, people or trip.visitors, stations, before=len(stops) - len(stations))),
        status=trip.status,
        when=when,
        where=(*(s.place for s in stops), country),
        confidence=_CONFIDENCE.get(trip.rule, _USUAL),
        visitors=tuple(people or trip.visitors),
        delegation=delegation,
        from_country=_home(people or trip.visitors, delegation),
        host_country=trip.host,
        host=trip.invited_by[0] if trip.invited_by else None,
        itinerary=_dated(stops or [Stop(place=country, status=trip.status)], when),
        kind=trip.kind,
        purpose=trip.purpose.text if trip.purpose else None,
        unresolved=tuple(open_day(when)),
    )


def _home(people: Sequence[Actor], delegation: Actor | None) -> str | None:
    """Country that is represented; none for an organisation's delegation of people of several."""
    countries = {a.country for a in people}
    if delegation is not None:
        return None if delegation.sector == "IGO" and len(countries) > 1 else delegation.country
    return next((a.country for a in people if a.country), None)


def _told_from(doc: Document, trip: Trip) -> Place | None:
    """The dateline's city, where that is where a visitor is, or was until the day of publication."""
    line = doc.dateline_place
    there = trip.status == "ongoing" or (trip.status == "completed" and trip.end is not None and trip.end == doc.published)
    return line if there and line is not None and line.country == trip.host else None


def _evidence(trip: Trip, visitors: Sequence[Actor], stations: Sequence[Station], *, before: int) -> Iterator[Evidence]:
    """All proofs of a trip, each under the field that it came to stand in; `before` the cities with proofs stand others."""
    yield from trip.proofs
    for actor in trip.visitors:
        if proof := trip.people.get(actor.id):
            at = next((i for i, visitor in enumerate(visitors) if visitor.id == actor.id), None)
            yield changed(proof, field="delegation" if at is None else f"visitors[{at}]")
    for i, station in enumerate(stations):
        yield changed(station.proof, field=f"itinerary[{before + i}]")
    if trip.invited_by:
        yield trip.invited_by[1]
    if trip.purpose:
        yield trip.purpose


def _status_of(station: Station, trip: Trip) -> Status:
    """Of a visit that has begun, a stop "where it will continue" is still to come."""
    return "planned" if station.planned and trip.status == "ongoing" else trip.status


def _dated(stops: Sequence[Stop], when: When | None) -> tuple[Stop, ...]:
    """The only stop of a visit takes its days."""
    if len(stops) == 1 and when is not None:
        return (changed(stops[0], start=when.start, end=when.end),)
    return tuple(stops)
