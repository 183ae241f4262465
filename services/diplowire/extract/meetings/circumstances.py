"""What a sentence tells of a meeting in, out when, where and how it is held, whether it is, and the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.when import Day, cities, day_of
from diplowire.extract.meetings.days import day_of_meeting
from diplowire.extract.meetings.days_apart import days_before
from diplowire.extract.meetings.manner import format_of
from diplowire.extract.meetings.places import places_of
from diplowire.extract.meetings.status import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Evidence, MeetingFormat, Place, Status

_NO_PLACE = frozenset({"phone", "video"})


class Circumstances(NamedTuple):
    """Day, places (with the chunks that tell them), format and status of a meeting."""

    day: Day | None
    places: tuple[tuple[int, Place], ...]
    format: MeetingFormat
    status: Status


def circumstances(doc: Document, found: Found, words: str) -> Circumstances:
    """Read the circumstances; a day and a place that are told of one partner alone go before those of the clause."""
    told = _of_clause(doc, found, words)
    if found.own is None:
        return told
    day = day_of(found.line, max(found.own[0], found.verb), future=told.status == "planned", bounds=found.own)
    places = tuple(cities(found.line, *found.own)[:1]) if told.format not in _NO_PLACE else ()
    first = found.own[0] <= found.verb and day is not None  # then a place later in the clause is told of other partners
    return told._replace(day=day or told.day, places=places if first else places or told.places)


def _of_clause(doc: Document, found: Found, words: str) -> Circumstances:
    """Read the circumstances from the clause, and from the one before that "where" takes up."""
    at = found.others[-1] if found.rule == "talks_they_hold" else found.verb  # "talks which A and B were to hold in X on Friday"
    apart = days_before(found.line, found.verb) if found.outlook != "future" else None
    day = day_of_meeting(found, at, apart)
    places = places_of(doc, found, at, apart=apart is not None)
    how = format_of(found, words, places)
    return Circumstances(day, () if how in _NO_PLACE else tuple(places), how, status_of(doc, found, day))


def evidence(doc: Document, found: Found, people: Sequence[int], told: Circumstances) -> Iterator[Evidence]:
    """Give the characters behind each field; `people` are the chunks of those who take part."""
    line, rule = found.line, f"meeting.{found.rule}"
    yield doc.evidence("status", *line.span(found.verb, found.verb), rule)
    for i, at in enumerate(people):
        yield doc.evidence(f"participants[{i}]", *line.span(at, at), rule)
    if told.day:
        yield doc.evidence("when", *line.span(told.day.at, told.day.at), "date_of_clause")
    for i, (at, _) in enumerate(told.places):
        yield doc.evidence(f"where[{i}]", *line.span(at, at), "place_of_clause")
    if told.format != "unknown":
        yield doc.evidence("format", *line.span(found.verb, found.verb), rule)
