"""How sure an event is, in one place.

The stage that found it says how often its construction is right (measured). That figure stands for a whole reading; it is lowered
for what stayed open: people who could not be resolved, a speaker known only by pronoun or office, a day that a visit or meeting
lacks, and hearsay. Last, the figure is brought to what was right of the events that carried it, kind by kind, on the annotated
cases (`make score` prints the table).
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
# Measured share of right events as a line over the figure so far: offset and slope. Where every attribution of any speaker is
# asked for, nothing is sorted out by actor, and the figure of the construction stays as it is.
_MEASURED = {"visit": (0.60, 0.30), "meeting": (0.0, 1.05), "statement": (0.62, 0.38)}
_AS_IT_IS = (0.0, 1.0)


def confidence(event: AnyEvent, *, measured: bool = True) -> float:
    """Confidence in an event, 0 to 1; `measured` brings it to what proved right under the guidelines."""
    value = event.confidence
    people = _people(event)
    if people:
        value *= min(_RESOLVED[a.resolved_by] for a in people)
    value *= _OPEN_FIELD ** min(2, len(event.unresolved))
    if not isinstance(event, Statement) and (event.when is None or event.when.start is None):
        value *= _UNDATED
    if event.according_to is not None:
        value *= _HEARSAY
    offset, slope = _MEASURED[event.type] if measured else _AS_IT_IS
    return round(min(_HIGHEST, max(_LOWEST, offset + slope * value)), 2)


def _people(event: AnyEvent) -> tuple[Actor, ...]:
    if isinstance(event, Visit):
        return event.visitors
    return event.participants if isinstance(event, Meeting) else event.speaker
