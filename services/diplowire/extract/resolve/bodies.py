"""An institution, a country or a place in, the one who acts out: a ministry, a state, a capital that stands for its state."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows
from diplowire.extract.resolve.focus import NOT_SUBJECT_AFTER
from diplowire.extract.resolve.naming import country_actor, institution_actor
from diplowire.extract.resolve.people import fold

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


# "The army" is of a country named at most this many sentences before.
_OWNER_REACH = 3
_WORD = 20  # characters in which the next word stands


@cache
def _private_bodies() -> frozenset[str]:
    return frozenset(row[0] for row in rows("private_bodies")) | {"court", "police", "residents"}


def read_institution(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """A ministry, an army, an organisation; courts and police act at home only. "The embassy" is the one last told in full."""
    if mention.rule == "institution_at_home":
        state.reasons[index] = "courts, police and parties do not act in diplomacy"
        return ()
    name = (mention.name or "").casefold()
    head = name.rpartition(" ")[2]
    told = state.bodies.get(head) if mention.country is None and mention.name == name else None
    if told is not None and name in told.name.casefold():
        return (told,)
    actor = institution_actor(mention, mention.country or _owner_country(state, mention))
    if mention.country:
        state.bodies[head] = actor
    return (actor,)


def _owner_country(state: State, mention: Mention) -> str | None:
    """Whose "the army" or "the Bush administration" is: of the person named in it, of home, of the country last told of."""
    name = mention.name or ""
    if any(c.isupper() for c in name):
        words = set(fold(name).split())
        owners = {p.country for p in state.unique if p.surname in words and p.country}
        return owners.pop() if len(owners) == 1 else None
    country, sentence = state.named_state
    return state.home or (country if mention.sentence - sentence <= _OWNER_REACH else None)


def read_place(state: State, _index: int, mention: Mention) -> tuple[Actor, ...]:
    """A capital acts for its state where it is no place: not after "in", "to", "from"."""
    place = mention.place
    before = state.doc.text[max(0, mention.start - 12) : mention.start].casefold().split()
    if place is None or place.country is None or not mention.sector or (before and before[-1] in NOT_SUBJECT_AFTER - {"and"}):
        return ()
    behind = state.doc.text[mention.end : mention.end + _WORD].split()
    if behind and behind[0] in _private_bodies():  # "Dublin airport said"
        return ()
    state.focus.countries.append((place.country, mention.sentence))
    return (country_actor(place.country, "institution"),)


def read_country(state: State, _index: int, mention: Mention) -> tuple[Actor, ...]:
    """A state by name."""
    if mention.country is None:
        return ()
    state.focus.countries.append((mention.country, mention.sentence))
    state.named_state = (mention.country, mention.sentence)
    return (country_actor(mention.country),)
