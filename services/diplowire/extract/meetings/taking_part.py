"""Chunks of those who meet in, the actors who take part out: ministers told as a group by name, officials of the place."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.lists import group_including
from diplowire.extract.frames.people import who
from diplowire.extract.frames.sides import counts
from diplowire.extract.frames.unnamed import leaders_of_states, named_of_group, same_group, with_apposition
from diplowire.extract.frames.when import cities
from diplowire.extract.lexicon.regional import is_of_region
from diplowire.extract.meetings.clauses import clause_before

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Actor

_NAME_BEHIND = "R,P,"
_AT_HOME = frozenset({"GOV", "LEG", "MIL"})

# A chunk and the actor whom it tells.
Read = tuple[int, "Actor"]


def taking_part(doc: Document, found: Found, chunks: tuple[int, ...]) -> list[Read]:
    """Actors of some chunks; ministers told as a group are the persons of that office and country whom the text names."""
    line = found.line
    if not chunks:
        return []
    if _NAME_BEHIND in line.classes:
        chunks = tuple(at + 2 if _is_named_beside(line, at) else at for at in chunks)
    states = {at: actor for at in chunks if (actor := leaders_of_states(line, at))}
    read = [(at, with_apposition(line, at, actor)) for at, actor in who(line, chunks) if at not in states]
    read = [(at, _of_group(line, at, actor)) for at, actor in read]
    if chunks != found.agents and any(_may_be_of_place(line, *one) for one in read) and (there := _abroad(found)):
        read = [(at, changed(actor, country=there) if _may_be_of_place(line, at, actor) else actor) for at, actor in read]
    known = {at for at, actor in read if actor.kind == "person"} | states.keys()
    groups = [at for at in chunks if line.classes[at] == "G" and at not in known and not line.mention(at).country]
    read += [(at, actor) for at in groups for actor in same_group(doc, line.mention(at))]
    acting = [(at, a) for at, a in read if counts(a) or _of_many(line, at, a) or _leads_delegation(line, at, a)]
    named = [(at, named_of_group(doc, line.mention(at), actor)) for at, actor in acting]
    once: dict[str, Read] = {}
    for at, actor in sorted([*named, *states.items()], key=itemgetter(0)):
        once.setdefault(actor.id, (at, actor))  # "the two presidents, A and B,": nobody twice
    return list(once.values())


def _of_group(line: Line, at: int, actor: Actor) -> Actor:
    """Read "Norwegian leaders including President X": of Norway, where nothing else is told of him."""
    if actor.kind != "person" or actor.country is not None or actor.sector == "IGO":
        return actor
    group = group_including(line, at)
    return changed(actor, country=line.mention(group).country) if group is not None else actor


def _is_named_beside(line: Line, at: int) -> bool:
    """Tell whether the name stands behind: "a Swiss envoy, Ambassador X, would fly there and hold talks"."""
    return line.classes.startswith(_NAME_BEHIND, at) and line.text(at, at).startswith(("a ", "an "))


def _abroad(found: Found) -> str | None:
    """Country of the place of a meeting, if those who act there are of another one."""
    line = found.line
    bounds = [b for b in (clause(line, found.verb), clause_before(line, found.verb)) if b]
    country = next((p.country for b in bounds for _, p in cities(line, *b) if p.country), None)
    guests = {actor.country for _, actor in who(line, found.agents)}
    return country if country and guests and country not in guests else None


def _of_many(line: Line, at: int, actor: Actor) -> bool:
    """Tell whether a group belongs to an organisation or a region: "NATO defence officials", "West African ministers"."""
    if line.classes[at] != "G":
        return False
    return line.mention(at).institution is not None or (actor.sector in _AT_HOME and is_of_region(actor.name))


def _leads_delegation(line: Line, at: int, actor: Actor) -> bool:
    """Tell whether somebody of no told office leads a delegation: "met a delegation led by Ana Ruiz"."""
    return line.classes[at] == "D" and actor.kind == "person" and actor.sector is None and any(counts(a) for a in line.actors(at))


def _may_be_of_place(line: Line, at: int, actor: Actor) -> bool:
    """Read "talks with government officials in Khartoum": officials of no told country are of the country of the place.

    Not so "leaders of the Arab world".
    """
    if actor.country is not None or (actor.kind == "group" and line.classes.startswith("o", at + 1)):
        return False
    if actor.kind == "group":
        return not actor.name.casefold().endswith(("counterparts", "heads of state")) and not is_of_region(actor.name)
    return actor.kind == "person" and actor.role is not None and actor.sector in _AT_HOME
