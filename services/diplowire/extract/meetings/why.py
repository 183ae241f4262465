"""A document in, what became of each word that may tell of a meeting out: the second look of `diplowire extract --why`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.explaining import Grammar, Outcome, explained, unresolved
from diplowire.extract.meetings import TRIGGERS, detect
from diplowire.extract.meetings.build import build
from diplowire.extract.meetings.find import find
from diplowire.extract.meetings.grammar import MEETING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.extract.step import Step


def steps(doc: Document) -> Iterator[Step]:
    """Tell of each word of meeting which pattern took it, and what came of that."""
    proven = {proof.start for meeting in detect(doc) for proof in meeting.evidence if proof.field == "status"}

    def outcomes(line: Line) -> dict[int, Outcome]:
        return {one.verb: _outcome(doc, one, proven) for one in find(line)}

    yield from explained(doc, Grammar("meeting", TRIGGERS, MEETING, outcomes, "denied, recalled, a habit, or nobody acts"))


def _outcome(doc: Document, found: Found, proven: set[int]) -> Outcome:
    """Tell whether an event came of it."""
    line, rule = found.line, f"meeting.{found.rule}"
    chunks = (*found.agents, *found.others)
    people = ", ".join(a.name for at in chunks for a in line.actors(at))
    if not list(build(doc, found)) and found.called is None:
        missing = f"one side only, or it lies back without a day: {people}" if people else "nobody known takes part"
        unknown = unresolved(line, chunks)
        also = f"; not resolved: {', '.join(unknown)}" if unknown else ""
        return Outcome(fired=False, rule=rule, reason=f"{missing}{also}")
    if line.row[found.verb].start in proven:
        return Outcome(fired=True, rule=rule, reason=people or "of those told of before")
    return Outcome(
        fired=False, rule=rule, reason=f"more of a meeting already told, or one only recalled: {people or 'nobody named'}"
    )
