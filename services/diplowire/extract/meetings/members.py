"""Meetings in, with those added of whom a delegation is made up that took part: "It included A, B and C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.delegates import made_up, members
from diplowire.extract.frames.sides import counts, level, side
from diplowire.extract.meetings.manner import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Actor, Meeting


def with_members(doc: Document, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Add the members of a delegation to the meetings in which it took part, if they come for other states than who leads it.

    Those of one state its delegation stands for.
    """
    for line, delegation, chunks in made_up(doc) if meetings else ():
        body = {a.id for a in delegation if a.kind == "delegation"}
        home = {a.country for a in delegation}
        people = [(at, a) for at, a in members(line, delegation, chunks) if counts(a) and a.country and a.country not in home]
        meetings = tuple(_joined(doc, line, m, people) if body & {a.id for a in m.participants} else m for m in meetings)
    return meetings


def _joined(doc: Document, line: Line, meeting: Meeting, people: Sequence[tuple[int, Actor]]) -> Meeting:
    present = {a.id for a in meeting.participants}
    more = [(at, changed(a, side=side(a))) for at, a in people if a.id not in present]
    everybody = (*meeting.participants, *(a for _, a in more))
    proofs = [
        doc.evidence(f"participants[{i}]", *line.span(at, at), "meeting.of_delegation")
        for i, (at, _) in enumerate(more, len(meeting.participants))
    ]
    return changed(
        meeting,
        participants=everybody,
        countries=tuple(dict.fromkeys((*meeting.countries, *(a.country for _, a in more if a.country)))),
        level=level(everybody),
        setting=setting(everybody, "")[0] if meeting.setting == "bilateral" else meeting.setting,
        evidence=(*meeting.evidence, *proofs),
    )
