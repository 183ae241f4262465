"""A meeting without a day in, the day of the lead out: "The ministers of A and B agreed on Friday to …. A's X met B's Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.people import who
from diplowire.extract.frames.when import day_of
from diplowire.extract.meetings.dating import on_day, one_day_by_now

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.when import Day
    from diplowire.extract.meetings.found import Found
    from diplowire.extract.meetings.taking_part import Read
    from diplowire.model import Actor, Meeting

# What two do at a meeting of theirs.
_DONE_TOGETHER = frozenset(
    "agreed committed concluded decided discussed failed finalised finalized initialled pledged promised reaffirmed resolved "
    "settled signed undertook unveiled urged vowed".split()
)
# "A said when meeting B", "made the remarks during talks with B", "at a meeting with B"
_SAID_AT = re.compile(r"(?:sa?|ma[.])[vdT]{0,3}[ui](?:H|a?[.#]{0,3})$")
_AT_THE = frozenset({"at", "during", "in", "when", "while"})
_AGREED_WITH = re.compile(r"[PRH][hv]{0,2}(?P<verb>e)(?:v|d?T)?y(?=[av.#C']{0,4}[PR])")
_ON_A_DAY = re.compile(r",?[bhv]{0,2}d?T")
_PEOPLE = frozenset({"group", "person"})
_STATES = _PEOPLE | {"country"}
# "Norway and Peru agreed on Monday to trade. The deal was reached at a meeting between A and B"
_OF_THE_DEAL = re.compile(
    r"(?:it|th(?:e|is)(?: (?:accord|agreement|announcement|deal|decision|document|memorandum|pact|treaty|understanding))?) "
    r"(?:was|were|came) "
)
_NEAR = 4  # sentences behind the lead in which the meeting is told that it sums up
_HEADINGS = 6  # lines before the lead
_LONG_SUBJECT = 14  # chunks
_SHORT_GROUP = 6  # chunks between a subject and its verb
_TWO = 2


def acting_together(line: Line, kinds: frozenset[str] = _PEOPLE) -> tuple[int, tuple[Actor, ...]]:
    """Chunk of the verb of what two or more people do together in a sentence, and who they are; nobody where there is none."""
    chunks = main_subject(line, _LONG_SUBJECT)
    if not chunks:
        return -1, ()
    near = range(chunks[-1] + 1, min(chunks[-1] + 1 + _SHORT_GROUP, len(line.row)))
    verb = next((k for k in near if line.word(k) in _DONE_TOGETHER and line.classes[k] != "Q"), -1)
    if verb < 0 or "s" in line.classes[: chunks[0]] or "h" in line.classes[chunks[-1] : verb]:
        return -1, ()  # "X said the two states had settled it"
    people = tuple(actor for _, actor in who(line, chunks))
    return (-1, ()) if any(a.kind not in kinds for a in people) else (verb, people)


def with_whom_he_acted(doc: Document, found: Found, agents: list[Read]) -> list[Read]:
    """Read "During their talks, A said" after "A and B pledged …": the talks of these two, if they are of two states."""
    if len(agents) != 1 or agents[0][1].kind != "person":
        return agents
    at, one = agents[0]
    if found.line.index and (other := _agreed_with(line_at(doc, found.line.index - 1), one)):
        return [(at, one), (found.verb, other)]
    for index in range(found.line.index - 1, max(-1, found.line.index - 1 - _NEAR), -1):
        _, people = acting_together(line_at(doc, index))
        if len(people) == _TWO and len({a.country for a in people} - {None}) == _TWO and one.id in {a.id for a in people}:
            return [(at, one), *((found.verb, a) for a in people if a.id != one.id)]
    return agents


def _agreed_with(line: Line, one: Actor) -> Actor | None:
    """Give B of "A said he agreed with B to trade", if they are of two states."""
    agreed = _AGREED_WITH.search(line.classes)
    if agreed is None or line.word(agreed.start("verb")) != "agreed":
        return None
    if one.id not in {actor.id for _, actor in who(line, (agreed.start(),))}:
        return None
    others = [a for _, a in who(line, listed(line, agreed.end())[:1]) if a.country and a.country != one.country]
    return others[0] if others else None


def dated_by_lead(doc: Document, found: Found, meeting: Meeting) -> Meeting:
    """Give a meeting without a day that of the lead, if the same states do there what is done at a meeting."""
    if meeting.when is not None or meeting.status != "completed" or len(meeting.countries) < _TWO:
        return meeting
    lead = next((s.index for s in doc.seg.sentences[:_HEADINGS] if s.kind == "text"), found.line.index)
    if not 0 < found.line.index - lead <= _NEAR:
        return meeting
    line = line_at(doc, lead)
    verb, people = acting_together(line, _STATES if _OF_THE_DEAL.match(found.line.text(0, found.verb)) else _PEOPLE)
    if verb < 0:
        day = _day_of_speech(found, meeting, line)
    else:
        same = {a.country for a in people} == set(meeting.countries)
        day = day_of(line, verb, future=False) if same else None
    over = one_day_by_now(line, day)
    return on_day(meeting, line, over, "date_of_lead") if over is not None else meeting


def _day_of_speech(found: Found, meeting: Meeting, lead: Line) -> Day | None:
    """Give the day of "A on Friday praised the treaty. It was good, A said when meeting B": said there, and so on that day."""
    if _SAID_AT.search(found.line.classes, max(0, found.verb - _SHORT_GROUP), found.verb) is None:
        return None
    if _AT_THE.isdisjoint(found.line.words[max(0, found.verb - _SHORT_GROUP) : found.verb]):
        return None
    acting = main_subject(lead, _LONG_SUBJECT)
    if len(acting) != 1 or {a.id for a in lead.actors(acting[0])}.isdisjoint(a.id for a in meeting.participants):
        return None
    dated = _ON_A_DAY.match(lead.classes, acting[0] + 1)
    return day_of(lead, dated.end() - 1, future=False, bounds=(acting[0], dated.end())) if dated else None
