"""Unnamed actors in, the persons whom the text names for them elsewhere out; and the unnamed leaders of many states."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.lists import has_rank_alone
from diplowire.extract.identity import fold
from diplowire.extract.lexicon.answering import answers
from diplowire.model import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.extract.frames.line import Line

# So many mentions before and behind are looked at: about an article each way.
_REACH = 120
_GROUP_REACH = 30
_OFFICE_BEFORE = re.compile(r"RR?(?:ta?C)?,$")
_SENDS = re.compile(r"(?<![zoryiC&])C[wbhvt]{0,3}\^[av.#]{0,3}$")
_SHORT_PHRASE = 9  # chunks
_LEADERS = frozenset({"head_of_government", "head_of_state", "leader"})
_STATES_BEHIND = re.compile(r" (?:of|from) (?:[\w-]+ ){0,4}(?:nations|countries|states|economies|powers|democracies)\b")
_WORLD_BEFORE = re.compile(
    r"\b(?:world|regional|Arab|African|Asian|European|Western|Gulf|Latin American|Caribbean|Pacific"
    r"|(?:region|continent|bloc|alliance)['’]s) $",
)


def named_of_group(doc: Document, mention: Mention, actor: Actor) -> Actor:
    """Give the person whom the text names elsewhere for an office or one of a group.

    "The ministers of Japan and South Korea", later "Minister Aso"; "her Belarusian counterpart", later "Foreign Minister X".
    """
    unnamed = actor.kind == "group" or (actor.kind == "person" and actor.resolved_by == "role")
    if not unnamed or not mention.office or not actor.country:
        return actor
    if mention.kind == "group" and len(mention.countries) == 1 and mention.office == "leader":
        return actor  # "Turkish leaders": several of one state
    here = bisect_left(doc.mentions, mention.start, key=itemgetter(0))
    near = range(max(0, here - _REACH), min(here + _REACH, len(doc.mentions)))
    named = [(doc.mentions[k], doc.actors[k][0]) for k in near if doc.mentions[k].kind == "person" and doc.actors[k]]
    if any(a.id == actor.id for _, a in named):
        return actor
    keys = {mention.office} if not mention.office.endswith("counterpart") else {m.office for m, _ in named}
    for other, person in named:
        held = other.office and (
            other.office in keys or other.office.endswith("counterpart") or (mention.countries and _leads(other.office, keys))
        )
        if held and person.country == actor.country:
            return person
    for other, person in named:
        if other.office is None and _is_held_by(actor, person):
            return person
    named = [(m, a) for m, a in named if m.sentence != mention.sentence]
    return _only_other(named, actor) if mention.office.endswith("counterpart") else actor


def _leads(office: str, keys: Iterable[str | None]) -> bool:
    """Tell whether somebody is one of "the leaders of A and B" by his office."""
    return any(answers(office, key) for key in keys if key and key in _LEADERS)


def _is_held_by(office: Actor, person: Actor) -> bool:
    """Tell whether somebody told of without his office is known to hold it: "France's X" after "his French counterpart"."""
    if office.role is None or person.role is None or person.country != office.country:
        return False
    return person.role.title.casefold() == office.role.title.casefold()


def _only_other(named: Sequence[tuple[Mention, Actor]], actor: Actor) -> Actor:
    """The one named person of the office whose country the text does not tell, for an unnamed counterpart."""
    title = actor.role.title if actor.role else ""
    fits = {a.id: a for m, a in named if a.country is None and m.title and m.title.casefold() == title.casefold()}
    if len(fits) != 1:
        return actor
    return changed(next(iter(fits.values())), country=actor.country)


def with_apposition(line: Line, at: int, actor: Actor) -> Actor:
    """Give somebody the office told a comma away: "Anna X, the UN chief's envoy", "the under secretary for growth, Anna X"."""
    if actor.kind == "person" and actor.country is None and (home := _home_told(line, at)):
        actor = changed(actor, country=home)
    if actor.kind != "person" or actor.role is not None:
        return actor
    behind = range(at + 2, min(at + 5, len(line.classes))) if line.classes[at + 1 : at + 2] == "," else ()
    office = _OFFICE_BEFORE.search(line.classes, max(0, at - 5), at)
    before = (office.start(),) if office else ()
    for k in (*behind, *before):
        if line.classes[k] == "R" and (held := line.actors(k)):
            return changed(actor, role=held[0].role, country=actor.country or held[0].country, sector=held[0].sector)
    return actor


def _home_told(line: Line, at: int) -> str | None:
    """Country of "Ecuador's X", and of the minister whom a state sends: "Portugal is sending Deputy Minister X to Oslo"."""
    if line.classes[max(0, at - 2) : at] == "C'":
        return line.mention(at - 2).country
    if line.classes[max(0, at - 2) : at] == "R," and has_rank_alone(line, at - 2, at):
        return line.mention(at - 2).country
    sends = _SENDS.search(line.classes, max(0, at - _SHORT_PHRASE), at)
    return line.mention(sends.start()).country if sends else None


def same_group(doc: Document, mention: Mention) -> tuple[Actor, ...]:
    """Whom "the 27 leaders" means: the last group of that office whose states the text has told."""
    here = bisect_left(doc.mentions, mention.start, key=itemgetter(0))
    for k in range(here - 1, max(-1, here - _GROUP_REACH), -1):
        other = doc.mentions[k]
        if other.kind == "group" and other.office == mention.office and (other.country or other.countries):
            return doc.actors[k]
    return ()


def leaders_of_states(line: Line, at: int) -> Actor | None:
    """Give unnamed leaders or ministers of several states as a group: "leaders of wealthy nations", "world leaders"."""
    if line.classes[at] != "G":  # a date is no mention, and "we" and "they" are no group of an office
        return None
    mention = line.mention(at)
    if not mention.office or mention.country or len({a.country for a in line.actors(at)} - {None}) > 1:
        return None
    text, end = line.doc.text, mention.end
    behind = _STATES_BEHIND.match(text, end)
    before = _WORLD_BEFORE.search(text, max(0, mention.start - 30), mention.start)
    if not behind and not before:
        return None
    name = (before[0] if before else "") + text[mention.start : behind.end() if behind else end]
    name = name.removeprefix("the ")
    return Actor(id=fold(name).replace(" ", "-"), name=name, kind="group", sector=mention.sector, resolved_by="role")
