"""A document in, what became of each word that may tell of a visit out: the second look of `diplowire extract --why`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.explaining import Grammar, Outcome, explained, unresolved
from diplowire.extract.visits import TRIGGERS, detect
from diplowire.extract.visits.find import find
from diplowire.extract.visits.grammar import VISIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.step import Step
    from diplowire.extract.visits.found import Found


def steps(doc: Document) -> Iterator[Step]:
    """Tell of each word of travel which pattern took it, and what came of that."""
    proven = {proof.start for visit in detect(doc) for proof in visit.evidence}

    def outcomes(line: Line) -> dict[int, Outcome]:
        return {one.verb: _outcome(one, proven) for one in find(line)}

    yield from explained(doc, Grammar("visit", TRIGGERS, VISIT, outcomes, "denied, generic, a habit, or no verb here"))


def _outcome(found: Found, proven: set[int]) -> Outcome:
    """Tell whether an event came of it."""
    rule = f"visit.{found.rule}"
    people = ", ".join(a.name for at in found.visitors for a in found.whose.actors(at))
    if found.line.row[found.verb].start in proven:
        return Outcome(fired=True, rule=rule, reason=people or "of those told of before")
    if not people:
        unknown = unresolved(found.whose, found.visitors)
        return Outcome(fired=False, rule=rule, reason=f"nobody known travels: {', '.join(unknown) or 'no subject'}")
    if not found.stops:
        return Outcome(fired=False, rule=rule, reason=f"no other country is told: {people}")
    return Outcome(fired=False, rule=rule, reason=f"at home, background without a day, or more of a visit already told: {people}")
