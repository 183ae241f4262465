"""Meetings and the visits that they belong to in, the same out with the places that the others tell: a city, a dateline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.model import Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplowire.extract.document import Document
    from diplowire.model import Evidence, Meeting, Place, Visit

_LONG_AGO = 14  # days
_CALLS = frozenset({"meeting.calls_on", "meeting.courtesy_call"})
MADE = frozenset({"completed", "ongoing"})


def only_city(meeting: Meeting, visit: Visit) -> tuple[Place, ...]:
    """Give the only city of a visit as the place of its meetings; what is over was not where the visit has yet to go."""
    to_come = {s.place for s in visit.itinerary if s.status == "planned"} if meeting.status in MADE else set()
    cities = tuple(p for p in visit.where if p.kind == "city" and p not in to_come)
    return cities if len(cities) == 1 else ()


def city_of_dateline(doc: Document, meeting: Meeting, visit: Visit) -> tuple[Place, ...]:
    """Give the dateline's city for a meeting in person, where a visitor of several cities is."""
    place = doc.dateline_place
    there = place is not None and visit.status == "ongoing" and place in visit.where and meeting.format == "in_person"
    return (place,) if there and place is not None else ()


def by_dateline(doc: Document, meeting: Meeting, land: str | None) -> tuple[Place, ...]:
    """The dateline's city, for a meeting held in person in a participant's country, where no place is told."""
    place = doc.dateline_place
    if meeting.where or place is None or meeting.format != "in_person" or meeting.status not in MADE:
        return ()
    if meeting.participants[-1].country not in (None, place.country) and any(e.rule in _CALLS for e in meeting.evidence):
        return ()  # whoever is called on is at home
    there = place.country in meeting.countries and land in (None, place.country) and not _is_long_ago(doc, meeting)
    return (place,) if there else ()


def _is_long_ago(doc: Document, meeting: Meeting) -> bool:
    """Tell whether a meeting lies so far back that a dispatch does not come from where it was."""
    day = meeting.when.start if meeting.when else None
    if day is None or doc.published is None:
        return False
    return (date.fromisoformat(doc.published) - date.fromisoformat(day)).days > _LONG_AGO


def placed(meeting: Meeting, visit: Visit | None) -> Meeting:
    """Put a meeting without a place where the other meetings of its visit are held, if that is one city."""
    where = only_city(meeting, visit) if visit is not None and not meeting.where else ()
    return changed(meeting, where=where) if where else meeting


def where_others_were(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Put a meeting without a place where one who took part in it met others the same day, if that is one place."""
    held: dict[tuple[str, str | None], set[tuple[Place, ...]]] = {}
    for meeting in meetings:
        if meeting.where and meeting.when is not None and meeting.when.precision == "day":
            for actor in meeting.participants:
                held.setdefault((actor.id, meeting.when.start), set()).add(meeting.where)
    return [_beside(m, held) for m in meetings]


def _beside(meeting: Meeting, held: Mapping[tuple[str, str | None], set[tuple[Place, ...]]]) -> Meeting:
    if meeting.where or meeting.format != "in_person" or meeting.when is None or meeting.when.precision != "day":
        return meeting
    places = set().union(*(held.get((actor.id, meeting.when.start), set()) for actor in meeting.participants))
    return changed(meeting, where=next(iter(places))) if len(places) == 1 else meeting


def with_cities(visit: Visit, meetings: Iterable[Meeting]) -> Visit:
    """Add the cities of the host country where meetings of the visit were held, in the order of the text."""
    known = {p.name for p in visit.where}
    stops: list[tuple[int, Stop]] = []
    proofs: list[Evidence] = []
    for meeting in meetings:
        for place in meeting.where:
            proof = next((e for e in meeting.evidence if e.field.startswith("where")), None)
            if place.name in known or place.country != visit.host_country or proof is None:
                continue
            known.add(place.name)
            stops.append((proof.start, Stop(place=place, status=visit.status)))
            proofs.append(proof)
    if not stops:
        return visit
    told = {e.field: e for e in visit.evidence if e.field.startswith("itinerary")}
    starts = [told[field].start if (field := f"itinerary[{i}]") in told else 0 for i in range(len(visit.itinerary))]
    own = [(at, stop) for at, stop in zip(starts, visit.itinerary, strict=True) if stop.place.kind == "city"]
    route = sorted([*own, *stops], key=lambda pair: pair[0])
    where = (*(s.place for _, s in route), *(p for p in visit.where if p.kind != "city"))
    evidence = [e for e in visit.evidence if not e.field.startswith("itinerary")]
    spans = {e.start: e for e in (*told.values(), *proofs)}
    evidence += [changed(spans[at], field=f"itinerary[{i}]") for i, (at, _) in enumerate(route) if at in spans]
    return changed(visit, itinerary=tuple(s for _, s in route), where=where, evidence=tuple(evidence))
