"""A meeting and visits in, the countries of those who took part out, as far as a visit tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.model import Actor, Meeting, Visit


def from_home(meeting: Meeting, homes: Mapping[str, str]) -> Meeting:
    """Give a participant of no told country that of which a visit of his tells."""
    if all(a.country or a.kind != "person" or a.id not in homes for a in meeting.participants):
        return meeting
    people = tuple(
        changed(a, country=homes[a.id], side=homes[a.id]) if not a.country and a.id in homes else a for a in meeting.participants
    )
    return changed(meeting, participants=people, countries=tuple(dict.fromkeys(a.country for a in people if a.country)))


def with_hosts(meeting: Meeting, visit: Visit) -> Meeting:
    """Somebody in office whose country is not told, and who meets a visitor, is of the host country."""
    guests = {v.id for v in visit.visitors}
    open_ = [a for a in meeting.participants if _host_office(a) and a.id not in guests]
    if not open_ or any(p.country != visit.host_country for p in meeting.where) or set(meeting.countries) - {visit.from_country}:
        return meeting
    host = visit.host_country
    people = tuple(changed(a, country=host, side=host) if a in open_ else a for a in meeting.participants)
    return changed(meeting, participants=people, countries=(*meeting.countries, *([host] if host else [])))


def _host_office(actor: Actor) -> bool:
    """Tell whether somebody holds an office of a state that is not told."""
    return actor.country is None and actor.kind == "person" and actor.role is not None and actor.sector != "IGO"
