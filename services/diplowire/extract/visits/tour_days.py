"""Visits without days in, the same out with those of the tour whose stages they are: "will visit four countries on May 6-9"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.when import day_of
from diplowire.extract.visits.found import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.when import Day
    from diplowire.extract.visits.build import Trip

# "visits to four African countries from May 6 to 9", "a tour of the Middle East on May 6-9", "His trip, from May 6 to 9,"
# or "will be in the Caribbean on May 6 and 7"
_TOUR = re.compile(r"(?P<verb>[SVUJK]|X(?=[vT]{0,2}t)|b(?=v?ia?L))[^;CPRDOHWYs1238wbh]{0,7}T")
_NEXT = 3  # sentences


def add_tour_days(doc: Document, kept: Sequence[Trip]) -> None:
    """Give each trip without days those of a tour of several countries, which are told in its sentence or just before."""
    undated = [trip for trip in kept if not trip.start and not trip.end and trip.status not in OFF and trip.proofs]
    ranges = [d for d in doc.dates if d.days is None and d.past.precision == "range"] if undated else []
    told: dict[int, list[Trip]] = {}  # by sentence
    for trip in undated if ranges else ():
        told.setdefault(doc.seg.sentence_at(trip.proofs[0].start), []).append(trip)
    for index in sorted({doc.seg.sentence_at(date.start) for date in ranges}):
        line = line_at(doc, index)
        for trip in (trip for near in range(index, index + _NEXT + 1) for trip in told.get(near, ())):
            _date(doc, line, trip)


def _date(doc: Document, line: Line, trip: Trip) -> None:
    """Date a trip by the tour of a sentence, if one of its visitors makes that."""
    people = {a.id for a in trip.visitors}
    for verb, day in _tours(line, future=trip.status == "planned"):
        told = {a.id for k in main_subject(line, verb) for a in line.actors(k)}
        if not trip.start and people & told:
            trip.start, trip.end, trip.precision, trip.shared = day.days.start, day.days.end, "range", True
            trip.proofs.append(doc.evidence("when", *line.span(day.at, day.at), "date_of_tour"))
            trip.when_text = trip.proofs[-1].text


def _tours(line: Line, *, future: bool) -> Iterator[tuple[int, Day]]:
    """Chunks and days of the journeys that a sentence tells of without a country and from day to day."""
    for match in _TOUR.finditer(line.classes):
        verb, last = match.start("verb"), match.end()
        town = any(line.mention(k).country for k in line.all_of("L", verb, last))
        day = None if town else day_of(line, verb, future=future, bounds=(verb, last))
        if day is not None and day.days.precision == "range":
            yield verb, day
