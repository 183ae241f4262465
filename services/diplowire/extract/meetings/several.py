"""A meeting without day or place in, out with those that the head of a text tells for all: "X held many meetings on Friday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.changed import changed
from diplowire.extract.dates_pattern import NUMBERS
from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.people import who
from diplowire.extract.frames.sides import is_of_several_states
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.when import cities, day_of
from diplowire.extract.meetings.dating import on_day, one_day_by_now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.when import Day
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Meeting, Place

_HEAD = 3  # sentences
_NEAR = 12  # sentences behind the head in which the meetings are told one by one
_MEETINGS = frozenset({"bilaterals", "meetings"})
_HELD = re.compile(r"[3hm](?<!am)[a.#v&o]{0,7}5")
_TOOK_PLACE = re.compile(r"5[^;]{0,8}?(?P<verb>~\.|h?b3)")
# "Ministers from all over the region called on Norway's leaders on Friday"
_CALLED = re.compile(r"G[^;PH]{0,16}?(?P<verb>1v?y?|[\"6]d)[av.#]{0,3}G(?=[d.,Tiu]|$)")
# "held discussions with four Nordic leaders", "met several European leaders"
_MET_MANY = re.compile(r"(?:3[a.#v]{0,4}[457]y|1y?)[.#a]{0,3}G(?=[iTd,.&ut]|$)")
_MANY = frozenset({"many", "other", "several", "various"})
_ENVOYS = frozenset({"ambassadors", "diplomats", "envoys"})
_BACK = 3  # sentences between an arrival and a meeting
_DONE = frozenset({"completed", "ongoing"})


class _Told(NamedTuple):
    """Day and place of several meetings, and whose they are: people by id, else states by code; nobody told is everybody."""

    line: Line
    day: Day | None
    places: tuple[tuple[int, Place], ...]
    people: frozenset[str]
    states: frozenset[str]


class Several:
    """What the head of a text tells of several meetings, read when the first one without a day or a place comes."""

    __slots__ = ("_doc", "_head", "_known")

    def __init__(self, doc: Document) -> None:
        """Nothing is read yet."""
        self._doc = doc
        self._head: tuple[_Told, ...] | None = None
        self._known: set[frozenset[str]] = set()

    def completed(self, found: Found, meeting: Meeting) -> Meeting:
        """Give a meeting that is over, and is told for the first time, the day and the place that are told for all."""
        people = frozenset(a.id for a in meeting.participants)
        first = people not in self._known
        self._known.add(people)
        if not first or meeting.status not in _DONE or (meeting.when is not None and meeting.where):
            return meeting
        if self._head is None:
            self._head = _of_head(self._doc)
        return _on_day_of_arrival(self._doc, found, _with_those_of_all(self._doc, found, meeting, self._head))


def _of_head(doc: Document) -> tuple[_Told, ...]:
    """Give what the head of a text tells of several meetings at once."""
    head = [s.index for s in doc.seg.sentences if s.kind == "text"][:_HEAD] if doc.seg.sentences else []
    return tuple(told for index in head for told in _of_line(line_at(doc, index)))


def _of_line(line: Line) -> Iterator[_Told]:
    if not _MEETINGS.isdisjoint(line.words):
        noun = next(k for k, word in enumerate(line.words) if word in _MEETINGS)
        if (held := _HELD.search(line.classes, 0, noun + 1)) and held.end() == noun + 1:
            people = frozenset(a.id for _, a in who(line, subject(line, held.start())) if a.kind == "person")
            if people:
                yield _read(line, held.start(), people, frozenset())
        elif took := _TOOK_PLACE.match(line.classes, noun):
            yield _read(line, took.start("verb"), frozenset(), frozenset())
    elif many := _MET_MANY.search(line.classes):
        met = line.actors(many.end() - 1)
        people = frozenset(a.id for _, a in who(line, subject(line, many.start())) if a.kind == "person")
        of_many = any(is_of_several_states(a) for a in met) or _is_counted(line, many.end() - 1)
        if people and of_many:
            yield _read(line, many.start(), people, frozenset())
    elif called := _CALLED.search(line.classes):
        groups = (called.start(), called.end() - 1)
        states = [line.mention(at).country for at in groups]
        if states.count(None) == 1:
            yield _read(line, called.start("verb"), frozenset(), frozenset(filter(None, states)))


def _is_counted(line: Line, group: int) -> bool:
    """Tell whether it is "four Nordic leaders", "several ministers", "the foreign diplomats", of no one state."""
    words = line.text(group, group).split()
    several = words[0] in NUMBERS or words[0] in _MANY or words[-1] in _ENVOYS
    return line.mention(group).country is None and several


def _read(line: Line, verb: int, people: frozenset[str], states: frozenset[str]) -> _Told:
    day = one_day_by_now(line, day_of(line, verb, future=False))
    return _Told(line, day, tuple(cities(line, *clause(line, verb))[:1]), people, states)


def _with_those_of_all(doc: Document, found: Found, meeting: Meeting, told: Sequence[_Told]) -> Meeting:
    """Give a meeting, if it has none of its own, the day and the place that its text tells for all."""
    for head in told:
        if 0 < found.line.index - head.line.index <= _NEAR and _is_of(meeting, head):
            meeting = _filled(doc, meeting, head)
    return meeting


def _is_of(meeting: Meeting, head: _Told) -> bool:
    """Tell whether a meeting is one of several: of those people or states, and not in another place."""
    if head.people and head.people.isdisjoint(a.id for a in meeting.participants):
        return False
    if head.states and head.states.isdisjoint(meeting.countries):
        return False
    return not (meeting.where and head.places and head.places[0][1] not in meeting.where)


def _filled(doc: Document, meeting: Meeting, head: _Told) -> Meeting:
    line, day = head.line, head.day
    if meeting.when is None and day is not None:
        meeting = on_day(meeting, line, day, "date_of_several")
        if meeting.format == "unknown":  # "The president met the ambassadors on Monday. He talked to X about trade"
            meeting = changed(meeting, format="in_person", unresolved=tuple(u for u in meeting.unresolved if u.field != "format"))
    if not meeting.where and head.places and meeting.format == "in_person":
        at, place = head.places[0]
        proof = doc.evidence("where[0]", *line.span(at, at), "place_of_several")
        meeting = changed(meeting, where=(place,), evidence=(*meeting.evidence, proof))
    return meeting


def _on_day_of_arrival(doc: Document, found: Found, meeting: Meeting) -> Meeting:
    """Read "X arrived on Thursday. She met Y", told that Thursday: it cannot have been on another day."""
    if meeting.when is not None or not doc.published:
        return meeting
    for index in range(found.line.index - 1, max(-1, found.line.index - 1 - _BACK), -1):
        line = line_at(doc, index)
        verb = line.classes.find("A")
        if verb < 0 or not {a.id for _, a in who(line, subject(line, verb))} & {a.id for a in meeting.participants}:
            continue
        day = day_of(line, verb, future=False)
        if day is None or not day.days.start == day.days.end == doc.published:
            return meeting
        return on_day(meeting, line, day, "date_of_arrival")
    return meeting
