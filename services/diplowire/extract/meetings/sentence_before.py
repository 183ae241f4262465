"""A meeting without day or place in, out with those of the sentence before that names the same people.

"A welcomed B in Oslo on Friday. The two leaders held talks."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.when import Day, cities
from diplowire.extract.meetings.dating import on_day, one_day_by_now

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Meeting

_PEOPLE = frozenset("PRG")
_TWO = 2
_BACK = 6  # sentences


def as_in_sentence_before(doc: Document, meeting: Meeting) -> Meeting:
    """Give a meeting that is over the day and the place that a sentence right before tells of the same people."""
    people = {a.id for a in meeting.participants}
    filled = meeting.when is not None and bool(meeting.where)
    if filled or meeting.status != "completed" or len(people) < _TWO:
        return meeting
    verb = min((e.start for e in meeting.evidence if e.field == "status"), default=0)
    own = doc.seg.sentence_at(verb)
    for index in range(own - 1, max(-1, own - 1 - _BACK), -1):
        line = line_at(doc, index)
        if "T" in line.classes and people <= _named(line):
            return _filled(doc, line, meeting)
    return meeting


def _named(line: Line) -> set[str]:
    """Ids of the people and groups that a sentence names."""
    return {a.id for k, letter in enumerate(line.classes) if letter in _PEOPLE for a in line.actors(k)}


def _filled(doc: Document, line: Line, meeting: Meeting) -> Meeting:
    if meeting.when is None:
        if (day := _only_day(line)) is None:
            return meeting
        meeting = on_day(meeting, line, day, "date_of_sentence_before")
    towns = [(k, place) for k, place in cities(line, 0, len(line.classes)) if line.classes[k - 1] == "i"]
    if meeting.where or meeting.format != "in_person" or len(towns) != 1:
        return meeting
    at, place = towns[0]
    proof = doc.evidence("where[0]", *line.span(at, at), "place_of_sentence_before")
    return changed(meeting, where=(place,), evidence=(*meeting.evidence, proof))


def _only_day(line: Line) -> Day | None:
    """Give the only day that a sentence tells, if it is not to come."""
    told = [k for k in line.all_of("T", 0, len(line.classes)) if line.doc.dates[line.row[k].ref].days is None]
    return one_day_by_now(line, Day(told[0], line.doc.dates[line.row[told[0]].ref].past)) if len(told) == 1 else None
