"""What a sentence tells of a visit in, visits as events out: one for each host country."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.people import who
from diplowire.extract.frames.sides import counts
from diplowire.extract.frames.unnamed import with_apposition
from diplowire.extract.frames.when import is_exact, is_to_come
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.visits.day import (
    are_in_a_row,
    before_purpose,
    day_of_trip,
    day_of_way_home,
    ends_that_day,
    is_still_to_end,
    is_told_of_now,
    last_day_told,
    not_before,
    number_of_day,
)
from diplowire.extract.visits.ending import ends_here
from diplowire.extract.visits.guessed import guessed_stop
from diplowire.extract.visits.invitation import invited_by
from diplowire.extract.visits.its_days import tells_its_days
from diplowire.extract.visits.kind import kind_of
from diplowire.extract.visits.lasting import duration, last_day, own_end, own_words
from diplowire.extract.visits.purpose import purpose
from diplowire.extract.visits.stages import at_stage, is_day_of_first
from diplowire.extract.visits.town import town_told
from diplowire.extract.visits.verb_status import BACK
from diplowire.extract.visits.verbs import WITH_OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.when import Day
    from diplowire.extract.visits.found import Found
    from diplowire.extract.visits.stops import Stopover
    from diplowire.model import Actor, Evidence, Place, Status, VisitKind

_REACH = 60  # trips told before that are looked at
_MORE_OF = frozenset(
    "received_at_airport tour_of arrived_for arrived_then flew_in departed leads_delegation visit visit_to_it continues_in "
    "is_in_it".split()
)
_OF_WHOEVER_TRAVELS = frozenset({"continues_in", "is_a_stop", "next_stop"})  # "Kenya will be the last stop of the tour"
_SEAT_OF_UNION = "BE"


class Station(NamedTuple):
    """A city of a trip, the words that tell it, and whether it is still to come."""

    place: Place
    proof: Evidence
    planned: bool = False


@dataclass(slots=True)
class Trip:
    """A visit in the making."""

    rule: str
    visitors: list[Actor]
    host: str | None
    status: Status
    sure: bool
    day: Day | None = None
    start: str | None = None
    end: str | None = None
    when_text: str | None = None
    precision: str = "unknown"
    days: int | None = None
    same_day: bool = False  # "left before nightfall"
    guessed: bool = False  # no words of its own tell where to
    short: bool = False
    shared: bool = False  # its days are those of a tour, of which it is one stage
    kind: VisitKind = "unknown"
    people: dict[str, Evidence] = field(default_factory=dict)  # id of a visitor -> the words that name him
    places: list[Station] = field(default_factory=list)
    invited_by: tuple[Actor, Evidence] | None = None
    purpose: Evidence | None = None
    proofs: list[Evidence] = field(default_factory=list)


def trips(doc: Document, found: Found, before: Sequence[Trip]) -> Iterator[Trip]:
    """Make the trips of one find; `before` are those told so far."""
    told_of = [(at, with_apposition(found.whose, at, actor)) for at, actor in who(found.whose, found.visitors)]
    read = [x for x in told_of if counts(x[1]) and x[1].kind != "country"]
    visitors = [a for _, a in read]
    if not visitors and before and (found.rule in _OF_WHOEVER_TRAVELS or tells_its_days(found)):
        hosts = {s.country for s in found.stops} if found.rule == "visit_to" else set()
        visitors = next((t.visitors for t in reversed(before[-_REACH:]) if not hosts or t.host in hosts), [])
    told = {a.id for t in before[-_REACH:] for a in t.visitors}
    if not visitors or all(a.country is None and a.id not in told and _is_of_nobody(a) for a in visitors):
        return  # "the president will visit Dallas", "the delegation visited Oslo": of which country is not told
    found = _to_come(found, visitors, before)
    back = found.line.word(found.verb) in BACK or found.line.word(found.verb + 1) == "back"
    if _may_be_at_home(found, visitors, back=back):
        return
    if found.rule == "returns_then" or _goes_home(found, visitors, back=back):
        status = "completed" if found.status == "ongoing" else found.status  # who "flew back to Oslo today" is there no more
        yield _trip(doc, found._replace(rule="goes_home", stops=(), status=status), read, visitors, None)
        return
    # The delegation's country counts: he who leads it may be taken for one of those who receive it.
    sent = [a for a in visitors if a.kind == "delegation" and a.country]
    at_home = {a.country for a in sent or (visitors[:1] if found.rule in WITH_OTHERS else visitors)}
    for stop in found.stops or guessed_stop(doc, found, visitors, new=all(a.id not in told for a in visitors)):
        if stop is None or stop.country in at_home:
            continue
        if stop.country == doc.only_country and all(a.country is None and a.sector != "IGO" for a in visitors):
            continue  # a text about one country: he is at home there
        for guests in _parties([a for a in visitors if a.country != stop.country]):  # of the hosts' state: companions told there
            yield _trip(doc, found, [x for x in read if x[1] in guests], guests, stop)
    if (not found.stops and found.rule in _MORE_OF and any(a.id in told for a in visitors)) or (
        found.rule in ("tour", "tour_of", "travels_to") and not found.stops
    ):
        yield _trip(doc, found, read, visitors, None)


def _to_come(found: Found, visitors: Sequence[Actor], before: Sequence[Trip]) -> Found:
    """Give "arrived in Oslo as part of a tour that also includes Lima" with Lima still to come."""
    if found.rule not in ("next_stop", "tour_includes") or found.status != "ongoing":
        return found
    people, there = {a.id for a in visitors}, {s.country for s in found.stops}
    now = (t for t in before[-_REACH:] if t.status in ("ongoing", "planned") and t.host not in there)
    return found._replace(status="planned") if any(a.id in people for t in now for a in t.visitors) else found


def _may_be_at_home(found: Found, visitors: Sequence[Actor], *, back: bool) -> bool:
    """Tell whether it is "the president returned to Manila" or "the chairman left Accra", where of which state is not told."""
    if found.rule == "left_from" and any(a.country in (None, UNION) for a in visitors):
        return True  # "the commissioner left Brussels for Accra"
    if found.rule == "left":
        return all(a.country is None and a.sector != "IGO" for a in visitors)
    return back and bool(found.stops) and found.rule != "came_back_from" and all(a.country is None for a in visitors)


def _goes_home(found: Found, visitors: Sequence[Actor], *, back: bool) -> bool:
    """Tell whether somebody "flew back to Lima", "is to leave for Lima" where he is of Peru."""
    homes = {a.country for a in visitors}
    homes |= {_SEAT_OF_UNION} if UNION in homes else set()  # "flew back to Brussels"
    leaves = back or found.rule in ("left_for", "set_off_for")
    return leaves and bool(found.stops) and {s.country for s in found.stops} <= homes


def _parties(guests: list[Actor]) -> list[list[Actor]]:
    """Those who travel, by the states that they represent; a delegation of a union is one party."""
    states = list(dict.fromkeys(a.country for a in guests))
    if None in states or UNION in states or any(a.kind != "person" for a in guests):
        return [guests] if guests else []
    return [[a for a in guests if a.country == state] for state in states]


def _is_of_nobody(actor: Actor) -> bool:
    """Tell whether a delegation or an office is of no state and no organisation, as far as is told."""
    if actor.resolved_by == "role":
        return actor.sector != "IGO"
    return actor.kind == "delegation" and actor.country is None and actor.sector is None


def _trip(doc: Document, found: Found, read: Sequence[tuple[int, Actor]], visitors: list[Actor], stop: Stopover | None) -> Trip:
    line, rule = found.line, f"visit.{found.rule}"
    first, end = bounds = clause(line, found.verb)
    end = before_purpose(found, stop, end)
    found = at_stage(found, stop)
    day = day_of_trip(found, stop, (first, end))
    day = None if day is not None and is_day_of_first(found, stop, day) else day
    trip = Trip(found.rule, visitors, stop.country if stop else None, found.status, found.sure, day)
    trip.short = line.classes[found.verb] == "N"
    trip.guessed = not found.stops
    trip.proofs = [doc.evidence("status", *line.span(found.verb, found.verb), rule)]
    trip.people = {a.id: doc.evidence("visitors", *_named_at(found.whose, at, a), rule) for at, a in read}
    trip.invited_by = invited_by(doc, line, visitors)
    trip.purpose = purpose(doc, line, max(found.verb, stop.last if stop else found.end - 1))
    if stop is not None:
        coming = found.status == "planned"
        named = stop.places or town_told(found, stop, bounds[1])
        trip.places = [Station(p, doc.evidence("itinerary", *line.span(at, at), rule), coming) for at, p in named]
        trip.proofs.append(doc.evidence("host_country", *line.span(stop.first, stop.first), rule))
    _read_days(doc, found, trip, (first, end))
    trip.same_day = ends_that_day(found)
    trip.shared = trip.precision == "range" and len(found.stops) > 1
    if (told := kind_of(doc, found, (first, end))) is not None:
        trip.kind, proof = told
        trip.proofs += [proof] if proof else []
    return trip


def _read_days(doc: Document, found: Found, trip: Trip, bounds: tuple[int, int]) -> None:
    """Fill in from when to when it lasts, and what that tells of its status."""
    line, day = found.line, trip.day
    if day is not None:
        trip.start, trip.precision = day.days.start, day.days.precision
        trip.end = day.days.end if day.days.end != day.days.start else None
        if trip.end is None and ends_here(line, found.rule, found.verb):
            trip.end = trip.start if is_exact(day) else None  # "left on Friday", "ended a visit on Friday"
            last_stop = found.rule == "stage_in" and found.status == "planned"  # "the tour ends on Friday in Oslo"
            trip.start = trip.start if last_stop else None
        trip.proofs.append(doc.evidence("when", *line.span(day.at, day.at), "date_of_clause"))
        trip.when_text = trip.proofs[-1].text
    until = last_day_told(found, bounds)
    if until is not None and not trip.end:
        trip.end = not_before(trip.start, until)
        trip.precision = "range" if trip.start else "day"
        trip.proofs.append(doc.evidence("when", *line.span(until.at, until.at), "date_of_clause"))
        trip.when_text = trip.when_text or trip.proofs[-1].text
    if not trip.end and not trip.start:
        _end_on_way_home(doc, found, trip)
    if trip.start and not trip.end and (number := number_of_day(found)):
        trip.start = last_day(trip.start, 2 - number)
    if trip.status == "ongoing" and day is not None and doc.published and not is_still_to_end(found):
        trip.status = "planned" if is_told_of_now(found) and is_to_come(line, day) else _status_by_day(day, doc.published)
    if found.rule == "left" and trip.status == "completed" and doc.published and (trip.end or "") > doc.published:
        trip.status = "ongoing"  # "Before leaving Oslo tomorrow, X will open a fair"
    own = (
        day is not None and len(found.stops) > 1 and day.at > found.stops[0].first and not are_in_a_row(found)
    )  # "on a tour, will be in A on Monday, in B on"
    if (
        not own
        and (long := duration(line, own_words(line, found.verb, bounds[0]), own_end(line, found.verb, bounds[1]))) is not None
    ):
        trip.days = long[1]
        trip.proofs.append(doc.evidence("when", *line.span(long[0], long[0]), "duration"))


def _end_on_way_home(doc: Document, found: Found, trip: Trip) -> None:
    """Close a visit by the day of the way home, where its sentence tells that."""
    if (home := day_of_way_home(found)) is not None:
        trip.end, trip.precision = home.days.start, "day"
        trip.proofs.append(doc.evidence("when", *found.line.span(home.at, home.at), "date_of_clause"))
        trip.when_text = trip.proofs[-1].text


def _status_by_day(day: Day, published: str) -> Status:
    """Of a visit told as going on: "is travelling to Oslo from 6 to 9 May"."""
    if (day.days.start or published) > published:
        return "planned"
    return "completed" if day.days.precision == "range" and (day.days.end or "") < published else "ongoing"


def _named_at(line: Line, at: int, actor: Actor) -> tuple[int, int]:
    """Where a visitor is named: "a delegation led by X" stands for both, but X has words of his own."""
    if len(line.actors(at)) > 1:
        own = (k for k, letter in enumerate(line.classes) if letter in "PR" and [a.id for a in line.actors(k)] == [actor.id])
        at = next(own, at)
    return line.span(at, at)


def finish(trip: Trip) -> None:
    """Reckon the last day from a duration."""
    if trip.rule == "stage_in" and trip.start and not trip.end and trip.short:
        trip.end = trip.start  # a stop on the way
    if trip.days and trip.end and not trip.start and trip.precision == "day":
        trip.start, trip.precision = last_day(trip.end, 2 - trip.days), "range"
    if trip.days and trip.start and not trip.end and trip.precision == "day":
        trip.end = last_day(trip.start, trip.days)
        trip.precision = "range"
