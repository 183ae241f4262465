"""Events with their ids in, one linked story out: statement -> the meeting where it was made -> the visit that it belongs to.

Ids come before links and do not depend on them. Events come out in the order of their main predicates.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.changed import changed
from diplowire.extract.frames.lands import country_told
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.sheet import sheet_of
from diplowire.extract.frames.when import EXACT
from diplowire.extract.link_countries import from_home, with_hosts
from diplowire.extract.link_places import MADE, by_dateline, city_of_dateline, only_city, placed, where_others_were, with_cities
from diplowire.model import Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplowire.extract.document import Document, Sentence
    from diplowire.model import AnyEvent, When

_AT_THE_MEETING = re.compile(r"[iud]a?[^;PHy]{0,3}?[45][^;PHyz]{0,3}?[yz]")
_ON_ARRIVAL = re.compile(
    r"\b(?:soon|shortly|immediately|right|hours) after (?:his |her |their )?(?:arriv(?:al|ing)|landing)\b"
    r"|\b(?:up)?on (?:his |her |their )?arriv(?:al|ing)\b",
    re.IGNORECASE,
)
# A sentence without one of each need not be read.
_MEETING, _ITS_LETTERS = re.compile("[45]"), (frozenset("yz"), frozenset("iud"))
_ELSEWHERE = re.compile(
    r"\b(?:reporters|journalists|interview|news conference|press conference|parliament session|tweet\w*)\b", re.IGNORECASE
)
# A statement belongs to a meeting told of at most this many sentences before it.
_REACH = 12
_VISITED = frozenset({"visit.visits", "visit.visit_to"})
# Of one person's visits and meetings this many are looked at.
_MANY = 40


class Turn(NamedTuple):
    """A place in the text from which on a meeting is being told."""

    start: int
    meeting: Meeting


_where = attrgetter("start")


def link(doc: Document, events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Set `visit_id` and `meeting_id`, fill places that the visit tells, and put the events in order."""
    visits = [e for e in events if isinstance(e, Visit)]
    journeys = _by_actor(visits)
    homes = {actor.id: actor.country for visit in visits for actor in visit.visitors if actor.country}
    meetings = [_settled(_at_visit(doc, from_home(e, homes), journeys)) for e in events if isinstance(e, Meeting)]
    held: dict[str | None, list[Meeting]] = {}
    for meeting in meetings:
        held.setdefault(meeting.visit_id, []).append(meeting)
    visits = [with_cities(v, held.get(v.id, ())) for v in visits]
    by_id = {v.id: v for v in visits}
    meetings = where_others_were([placed(m, by_id.get(m.visit_id or "")) for m in meetings])
    turns = _turns(doc, meetings)
    starts = [s.start for s in doc.seg.sentences]
    statements = [_at_meeting(doc, e, turns, starts) for e in events if isinstance(e, Statement)]
    return tuple(sorted([*visits, *meetings, *statements], key=_position))


def _position(event: AnyEvent) -> int:
    """Where the main predicate stands: the cue of a statement, the verb of the others."""
    wanted = "cue" if isinstance(event, Statement) else "status"
    proofs = [e.start for e in event.evidence if e.field == wanted] or [e.start for e in event.evidence]
    return min(proofs, default=0)


def _by_actor(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    """Visits by the ids of their visitors, and by what "the Kazakh delegation" is called: whoever leads it, it is theirs."""
    found: dict[str, list[Visit]] = {}
    for visit in visits:
        for name in {*(actor.id for actor in visit.visitors), _delegates(visit.from_country)}:
            found.setdefault(name, []).append(visit)
    return found


def _delegates(country: str | None) -> str:
    return f"delegates of {country}"


def _at_visit(doc: Document, meeting: Meeting, journeys: Mapping[str, Sequence[Visit]]) -> Meeting:
    """Link a meeting to the visit of one of its participants to the country of another, and take over its only city."""
    names = [a.id for a in meeting.participants]
    names += [_delegates(a.country) for a in meeting.participants if a.kind == "delegation" and a.country]
    land = None if meeting.where else country_told(doc, _position(meeting))  # "will meet again in Norway": not where he is now
    trips = [v for name in names for v in journeys.get(name, ())[:_MANY] if land in (None, v.host_country)]
    for visit in trips:
        if not _in_host_country(meeting, visit):
            meeting = with_hosts(meeting, visit)
        if not _in_host_country(meeting, visit):
            continue
        if meeting.format in ("phone", "video") or not _near(meeting.when, visit.when):
            continue
        if meeting.status in MADE and visit.status == "planned":
            continue  # what was held was not on a journey to come
        if visit.status in ("cancelled", "postponed") and meeting.status == "planned":
            meeting = changed(meeting, status=visit.status)
        where = meeting.where or only_city(meeting, visit) or city_of_dateline(doc, meeting, visit)
        if not where and not any(p.kind == "city" for p in visit.where):
            where = by_dateline(doc, meeting, visit.host_country)
        return changed(_on_day_of(doc, visit, meeting), visit_id=visit.id, where=where)
    if (here := next((v for v in trips if _told_from_there(doc, meeting, v)), None)) is not None:
        return changed(meeting, visit_id=here.id, where=(doc.dateline_place,) if doc.dateline_place else ())
    abroad = next((v for v in trips if _on_the_way(doc, meeting, v)), None)
    if abroad is not None and meeting.status in MADE and not _told_as_earlier(doc, meeting):
        return changed(meeting, visit_id=abroad.id, where=tuple(p for p in abroad.where if p.kind == "city"))
    where = by_dateline(doc, meeting, land)
    return changed(meeting, where=where) if where else meeting


def _on_day_of(doc: Document, visit: Visit, meeting: Meeting) -> Meeting:
    """Date a meeting without a day of a visit that lasted one, or that is told to have been "soon after his arrival"."""
    if meeting.when is not None or visit.when is None or not (_is_of_a_day(visit) or _is_on_arrival(doc, visit, meeting)):
        return meeting
    proofs = (e for e in visit.evidence if e.field == "when")
    return changed(
        meeting, when=changed(visit.when, end=visit.when.start, precision="day"), evidence=(*meeting.evidence, *proofs)
    )


def _is_of_a_day(visit: Visit) -> bool:
    """Tell whether a visit lasted a day: it came and went on it, or "X visited Oslo on Friday" is all that is told."""
    day = visit.when
    if day is None or day.start is None or day.precision != "day":
        return day is not None and day.start is not None and day.start == day.end
    visited = visit.status == "completed" and day.end is None and any(e.rule in _VISITED for e in visit.evidence)
    return visited or day.start == day.end


def _is_on_arrival(doc: Document, visit: Visit, meeting: Meeting) -> bool:
    """Tell whether the sentence of a meeting says that it is "upon arrival", and the day of that is known."""
    sentence = _sentence_of(doc, meeting)
    if sentence is None or visit.when is None or visit.when.start is None or visit.when.precision not in EXACT:
        return False
    return _ON_ARRIVAL.search(doc.text, sentence.start, sentence.end) is not None


def _told_as_earlier(doc: Document, meeting: Meeting) -> bool:
    """Tell whether a sentence begins with "Earlier": what it tells may have been elsewhere."""
    sentence = _sentence_of(doc, meeting)
    return sentence is not None and doc.text.startswith("Earlier", sentence.start)


def _sentence_of(doc: Document, meeting: Meeting) -> Sentence | None:
    """Give the sentence that tells of a meeting first."""
    at = doc.seg.sentence_at(_position(meeting))
    return doc.seg.sentences[at] if at >= 0 else None


def _on_the_way(doc: Document, meeting: Meeting, visit: Visit) -> bool:
    """Tell whether a meeting with somebody of a third country was held where a visitor is: "left for the summit in A, met B"."""
    cities = [p for p in visit.where if p.kind == "city"]
    apart = meeting.where or meeting.format != "in_person" or visit.status != "ongoing" or len(cities) != 1
    today = meeting.when is not None and meeting.when.start is not None and meeting.when.start == doc.published
    told_before = (_position(meeting) < _position(visit) and not today) or set(meeting.countries) <= {visit.from_country}
    return not (apart or told_before) and _near(meeting.when, visit.when)


def _told_from_there(doc: Document, meeting: Meeting, visit: Visit) -> bool:
    """Tell whether a visitor is in the city of the dateline, where he meets others of third countries as well."""
    there = visit.status == "ongoing" and [p for p in visit.where if p.kind == "city"] == [doc.dateline_place]
    apart = meeting.where or meeting.format != "in_person" or set(meeting.countries) <= {visit.from_country}
    return there and not apart and _near(meeting.when, visit.when)


def _settled(meeting: Meeting) -> Meeting:
    """Take out of the open fields what another sentence or the visit has told."""
    told = {"when": meeting.when is not None and meeting.when.precision in EXACT, "format": meeting.format != "unknown"}
    left = tuple(u for u in meeting.unresolved if not told.get(u.field))
    return meeting if left == meeting.unresolved else changed(meeting, unresolved=left)


def _in_host_country(meeting: Meeting, visit: Visit) -> bool:
    places = {p.country for p in meeting.where}
    if places or visit.host_country in meeting.countries:
        return visit.host_country in places if places else True
    organisation = any(a.sector == "IGO" for a in meeting.participants)
    return organisation and visit.status in MADE and set(meeting.countries) <= {visit.from_country}


def _near(meeting: When | None, visit: When | None) -> bool:
    """Tell whether the days of a meeting can lie within a visit."""
    if meeting is None or visit is None or not meeting.start or not visit.start:
        return True
    return meeting.start >= visit.start and (not visit.end or meeting.start <= visit.end)


def _turns(doc: Document, meetings: Sequence[Meeting]) -> list[Turn]:
    """Places in the text from which on a meeting is being told: its own verb, and "at the meeting with X"."""
    made = [m for m in meetings if m.status in MADE]
    turns = [Turn(_position(m), m) for m in made]
    by_person: dict[str, list[Meeting]] = {}
    for meeting in made:
        for actor in meeting.participants:
            by_person.setdefault(actor.id, []).append(meeting)
    for index in _may_tell_again(doc) if turns else ():
        line = line_at(doc, index)
        for match in _AT_THE_MEETING.finditer(line.classes):
            named = [{a.id for a in line.actors(at)} for at in listed(line, match.end())]
            # The first named is the one who was met: "At the meeting with Han, the parties welcomed" lists both sides.
            hits = (
                list({m.id: m for actor in sorted(named[0]) for m in by_person.get(actor, ())[:_MANY]}.values()) if named else []
            )
            both = [m for m in hits if set().union(*named) <= {a.id for a in m.participants}]
            if len(hits) == 1 or both:
                turns.append(Turn(line.row[match.start()].start, hits[0] if len(hits) == 1 else both[0]))
    return sorted(turns, key=_where)


def _may_tell_again(doc: Document) -> Iterator[int]:
    """Numbers of the sentences that hold the words of "at the meeting with X", by their letters."""
    sheet = sheet_of(doc)
    for index in sheet.holding(_MEETING):
        sentence = doc.seg.sentences[index]
        letters = sheet.letters[sentence.first : sentence.last]
        if not any(wanted.isdisjoint(letters) for wanted in _ITS_LETTERS):
            yield index


def _at_meeting(doc: Document, statement: Statement, turns: Sequence[Turn], starts: Sequence[int]) -> Statement:
    """Link a statement to the meeting that is being told, if all who speak took part in it."""
    here = bisect_right(starts, _position(statement)) - 1
    if here < 0 or not statement.speaker:
        return statement
    sentence = doc.seg.sentences[here]
    speakers = {a.id for a in statement.speaker}
    for at in range(bisect_left(turns, sentence.end, key=_where) - 1, -1, -1):
        start, meeting = turns[at]
        if here - (bisect_right(starts, start) - 1) > _REACH:
            break
        if speakers <= {a.id for a in meeting.participants}:
            elsewhere = _ELSEWHERE.search(doc.text, sentence.start, sentence.end)
            return statement if elsewhere else changed(statement, meeting_id=meeting.id)
    return statement
