"""How sure an event is, in one place.

The stage that found it says how often its construction is right (measured). That figure stands for a whole reading; it is lowered
for what stayed open: people who could not be resolved, a speaker known only by pronoun or office, a day that a visit or meeting
lacks, and hearsay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.model import Meeting, Statement, Visit

if TYPE_CHECKING:
    from diplowire.model import Actor, AnyEvent

# Factors by how a person was resolved; an institution or a full name takes nothing away.
_RESOLVED = {"name": 1.0, "institution": 1.0, "surname": 0.99, "role": 0.95, "pronoun": 0.93}
_OPEN_FIELD = 0.9
_UNDATED = 0.97
_HEARSAY = 0.95
_LOWEST, _HIGHEST = 0.05, 0.99


def confidence(event: AnyEvent) -> float:
    """Confidence in an event, 0 to 1."""
    value = event.confidence
    people = _people(event)
    if people:
        value *= min(_RESOLVED[a.resolved_by] for a in people)
    value *= _OPEN_FIELD ** min(2, len(event.unresolved))
    if not isinstance(event, Statement) and (event.when is None or event.when.start is None):
        value *= _UNDATED
    if event.according_to is not None:
        value *= _HEARSAY
    return round(min(_HIGHEST, max(_LOWEST, value)), 2)


def _people(event: AnyEvent) -> tuple[Actor, ...]:
    if isinstance(event, Visit):
        return event.visitors
    return event.participants if isinstance(event, Meeting) else event.speaker
