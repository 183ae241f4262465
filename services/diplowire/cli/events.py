"""The value of a message on an event topic in, the event out; and whether it is one of those that were asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter, ValidationError

from diplowire.model import Actor, AnyEvent, Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_event(value: bytes) -> AnyEvent | None:
    """The event; None where the bytes are none (another program may write to the topic too). Unknown fields are passed over."""
    try:
        return _adapter().validate_json(value)
    except ValidationError:
        return None


@cache
def _adapter() -> TypeAdapter[AnyEvent]:
    return TypeAdapter(AnyEvent)


class Wanted(NamedTuple):
    """What to show: all of it where nothing is said. Several values of one kind are alternatives."""

    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def fits(self, event: AnyEvent) -> bool:
        """Tell whether the event is about one of the countries and one of the people."""
        return (not self.countries or bool(_countries(event) & {country.upper() for country in self.countries})) and (
            not self.people
            or any(person.casefold() in actor.name.casefold() for actor in _actors(event) for person in self.people)
        )


def _actors(event: AnyEvent) -> Iterator[Actor]:
    if isinstance(event, Visit):
        yield from event.visitors
        yield from (actor for actor in (event.delegation, event.host) if actor)
    elif isinstance(event, Meeting):
        yield from event.participants
    else:
        yield from event.speaker


def _countries(event: AnyEvent) -> set[str]:
    found = {actor.country for actor in _actors(event)} | {place.country for place in event.where}
    if isinstance(event, Visit):
        found |= {event.from_country, event.host_country}
    elif isinstance(event, Meeting):
        found |= set(event.countries)
    elif isinstance(event, Statement):
        found |= set(event.about)
    return {country for country in found if country}
