"""Visits in, the stops out that are told apart from them: countries of a tour and cities of a host where a visitor acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.when import cities
from diplowire.extract.visits.build import Station, Trip
from diplowire.extract.visits.found import BEGUN

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line

_MANY = 60  # visits to one country
_NEXT = 8  # sentences behind the one that tells of a journey to come
_CLAUSE = 14  # chunks
_BEFORE_PHRASE = frozenset({"", "&", ",", ";", "v"})
_WILL = re.compile(r"w|[be]t")
_WILL_MEET = re.compile(r"(?:w|[be]t)[vT]{0,2}[138@][^;,&]{0,8}i$")
_ON_DAY = re.compile(r",?d?T")
_OPENING = frozenset({"i", "ia", "vi"})  # "In Seoul, …"
_IN_COUNTRY = re.compile(r"v?ia?C")  # "In Kenya, …"


def on_tour(doc: Document, tour: Trip, before: Sequence[Trip]) -> Iterator[Trip]:
    """The countries where somebody on a tour of a region is told to act: "met X in Cairo"."""
    people = {a.id for a in tour.visitors}
    known = {t.host for t in before if people & {a.id for a in t.visitors}} | {a.country for a in tour.visitors}
    for index in _told_in(doc, tour):
        row = doc.chunks[index]
        if not any(c.kind in ("place", "country") for c in row):
            continue
        line = line_at(doc, index)
        acting = {a.id for at in main_subject(line, len(row)) for a in line.actors(at)}
        stages = _acting_in(line) if tour.status in BEGUN else _will_act_in(line)
        for at, country in stages if acting & people else ():
            if country not in known:
                known.add(country)
                yield _stage(line, tour, at, country)


def _told_in(doc: Document, tour: Trip) -> range:
    """Numbers of the sentences that tell of a tour: all, but of one to come those right behind the one that tells of it."""
    if tour.status in BEGUN:
        return range(len(doc.chunks))
    told = doc.seg.sentence_at(tour.proofs[0].start) + 1
    return range(told, min(told + _NEXT, len(doc.chunks)))


def _stage(line: Line, tour: Trip, at: int, country: str) -> Trip:
    """The visit of one country on a tour, with the day that stands beside its place."""
    doc, place = line.doc, line.mention(at).place
    proof = doc.evidence("itinerary", *line.span(at, at), "visit.on_tour_in")
    host = doc.evidence("host_country", *line.span(at, at), "visit.on_tour_in")
    trip = Trip("on_tour_in", tour.visitors, country, tour.status, sure=True, people=tour.people, proofs=[*tour.proofs, host])
    trip.places = [Station(place, proof)] if place else []
    beside = _ON_DAY.match(line.classes, at + 1) if tour.status not in BEGUN else None
    if beside is not None and (day := doc.dates[line.row[beside.end() - 1].ref]).days is None:
        trip.start, trip.precision = day.future.start, day.future.precision
        trip.proofs.append(doc.evidence("when", *line.span(beside.end() - 1, beside.end() - 1), "date_of_clause"))
        trip.when_text = trip.proofs[-1].text
    return trip


def _will_act_in(line: Line) -> Iterator[tuple[int, str]]:
    """Chunks and countries of the towns in which something will be done: "In Venice she will meet X", "will meet X in Venice"."""
    if _WILL.search(line.classes) is None:
        return
    for at, country in _acting_in(line):
        if line.classes[max(0, at - 2) : at - 1] in _BEFORE_PHRASE or _WILL_MEET.search(line.classes, max(0, at - _CLAUSE), at):
            yield at, country


def _acting_in(line: Line) -> Iterator[tuple[int, str]]:
    """Chunks and countries of the towns after "in", and of the country after "in" that opens the sentence."""
    for at, place in cities(line, 0, len(line.classes)):
        if line.classes[at - 1] == "i" and place.country:
            yield at, place.country
    opening = _IN_COUNTRY.match(line.classes)
    if opening and (country := line.mention(opening.end() - 1).country):
        yield opening.end() - 1, country


def add_cities(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to each trip the cities of the host country where a visitor is told to act: "In Seoul she opened a fair"."""
    of_host: dict[str | None, list[Trip]] = {}
    for trip in kept:
        of_host.setdefault(trip.host, []).append(trip)
    for index in _may_act_there(doc, of_host) if kept else ():
        row = doc.chunks[index]
        kinds = [chunk.kind for chunk in row[:3]]
        at = kinds.index("place") if "place" in kinds else 0
        place = doc.mentions[row[at].ref].place if at else None
        if place is None or place.kind != "city" or place.country not in of_host:
            continue
        line = line_at(doc, index)
        acting = {a.id for k in main_subject(line, len(row)) for a in line.actors(k)}
        for trip in of_host[place.country][:_MANY] if line.classes[:at] in _OPENING else ():
            if acting & {a.id for a in trip.visitors} and all(s.place.name != place.name for s in trip.places):
                trip.places.append(Station(place, doc.evidence("itinerary", *line.span(at, at), "visit.acts_in")))


def _may_act_there(doc: Document, hosts: Container[str | None]) -> list[int]:
    """Numbers of the sentences that have a city of some countries for their second or third token; few rows are cut for them."""
    found: dict[int, None] = {}
    for mention in doc.mentions:
        place = mention.place
        if place is not None and place.kind == "city" and place.country in hosts:
            sentence = doc.seg.sentences[mention.sentence]
            if mention.start in doc.seg.starts[sentence.first + 1 : min(sentence.first + 3, sentence.last)]:
                found[mention.sentence] = None
    return [*found]
