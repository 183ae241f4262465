"""One mention after the other in, its actors out; what was read before decides what "he", "the minister" and "the sides" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.resolve.bodies import read_country, read_institution, read_place
from diplowire.extract.resolve.delegations import read_delegation
from diplowire.extract.resolve.groups import read_group
from diplowire.extract.resolve.persons import read_person, read_role
from diplowire.extract.resolve.pronouns import read_pronoun

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor

_READERS: dict[str, Callable[[State, int, Mention], tuple[Actor, ...]]] = {
    "person": read_person,
    "role": read_role,
    "pronoun": read_pronoun,
    "institution": read_institution,
    "country": read_country,
    "place": read_place,
    "delegation": read_delegation,
    "group": read_group,
}
_HANGING = (" between ", " of ", " in ")
_TWO = 2


def read_mention(state: State, index: int) -> tuple[Actor, ...]:
    """Actors of one mention; groups outside quotations are what "they" means next."""
    mention = state.mentions[index]
    actors = _READERS[mention.kind](state, index, mention)
    if actors and mention.kind in ("group", "delegation") and not state.quoted(mention):
        same = state.plural_in == mention.sentence and bool(state.plural)
        same = same or _hangs_behind_two(state, index, mention)
        if not (same and all(a.kind == "country" for a in actors)):  # "The parties praised the ties of both states. They"
            state.plural, state.plural_in = actors, mention.sentence
    return actors


def _hangs_behind_two(state: State, index: int, mention: Mention) -> bool:
    """Tell whether it is "X and Y praised trade between the two countries as they met": they are the two before."""
    if not state.doc.text.endswith(_HANGING, 0, mention.start):
        return False
    people = [state.people.get(k) for k in range(max(0, index - _TWO), index) if state.mentions[k].sentence == mention.sentence]
    return len(people) == _TWO and None not in people and people[0] is not people[1]
