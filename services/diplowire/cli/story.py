"""Events in; the story that they tell out: in each visit its meetings, in each meeting its statements, each event once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.model import AnyEvent, Meeting, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence


_ORDER = ("visit", "meeting", "statement")


class Branch(NamedTuple):
    """An event, and what belongs to it."""

    event: AnyEvent
    below: list[Branch]


def story(events: Sequence[AnyEvent]) -> list[Branch]:
    """The events that belong to none of the others, each with those below it: visits first, else in the order of the events."""
    branches = {event.id: Branch(event, []) for event in events}
    tops: list[Branch] = []
    for branch in branches.values():
        above = branches.get(_belongs_to(branch.event) or "")
        (tops if above is None else above.below).append(branch)
    return sorted(tops, key=lambda branch: _ORDER.index(branch.event.type))


def _belongs_to(event: AnyEvent) -> str | None:
    if isinstance(event, Statement):
        return event.meeting_id
    return event.visit_id if isinstance(event, Meeting) else None
