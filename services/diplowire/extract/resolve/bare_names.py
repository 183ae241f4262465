"""People named by surname alone in, those out whom an office in the text brings in: "X said. …, the Peruvian minister added".

News that takes somebody for known, or whose first lines are missing, tells his office only where it tells of him again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.office_holders import holder_by_surname
from diplowire.extract.resolve.family_names import family_name
from diplowire.extract.resolve.offices import office_told
from diplowire.extract.resolve.people import Person
from diplowire.extract.resolve.pronouns import SAYS
from diplowire.extract.resolve.spellings import name_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention

_SAID_BEFORE = re.compile(r"(?:said|stated|added|stressed|noted|told) $")
_COUNTRYS = ("country's ", "country’s ", "nation's ", "nation’s ")
_LONG_SAID = 9  # characters
_OFTEN = 2
_BARE = frozenset({"name", "honorific_and_name"})
_KNOWN = frozenset({"foreign_minister", "prime_minister", "president", "defence_minister"})


def introduce_bare_names(text: str, mentions: Sequence[Mention], people: dict[int, Person], published: str | None) -> None:
    """Add to the people those named by surname alone, where the text tells of whoever holds an office without his name."""
    bare = _bare(mentions, people)
    roles = _roles(text, mentions, people) if bare else ()
    if not roles:
        return
    held: dict[tuple[str | None, str | None], Mention] = {}
    for role in roles:
        if role.office in _KNOWN:
            held.setdefault((role.office, role.country), role)
    for word, places in bare.items():
        known = ((m, holder_by_surname(word, m.office, m.country, published)) for m in held.values())
        holds, found = next(((m, one) for m, one in known if one is not None), (None, None))
        if holds and found:
            _add(people, places, found.name, holds._replace(country=found.country))
    unknown = {word: places for word, places in bare.items() if _is_nobody(people.get(places[0]))}
    speaking = {word: places for word, places in unknown.items() if _speaks(text, mentions, places)}
    offices = {(m.office, m.country) for m in roles if _says(text, m)}
    if len(speaking) == len(offices) == 1:
        places = next(iter(speaking.values()))
        _add(people, places, mentions[places[0]].name or "", next(m for m in roles if _says(text, m)))


def _bare(mentions: Sequence[Mention], people: Mapping[int, Person]) -> dict[str, list[int]]:
    """Places of those named by one word, and nobody knows who they are."""
    found: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind == "person" and _is_nobody(people.get(index)) and not mention.title and mention.rule in _BARE:
            words = name_words(mention.name or "")
            if len(words) == 1:
                found.setdefault(words[0], []).append(index)
    return found


def _is_nobody(person: Person | None) -> bool:
    """Tell whether of somebody no more is known than the surname."""
    return person is None or not (person.offices or person.country or person.private or person.words[1:])


def _roles(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> tuple[Mention, ...]:
    """Offices of states that the text tells of without a name: "the Brazilian foreign minister", "Peru's foreign minister"."""
    held = {(o.key, o.country or p.country) for p in people.values() for o in p.offices}

    def counts(role: Mention) -> bool:
        definite = text.startswith(("the ", "The "), role.start) or "'s " in text[role.start : role.end].replace("’", "'")
        told = (definite and role.country is not None) or text.endswith(_COUNTRYS, 0, role.start)
        return role.kind == "role" and told and not (role.plural or role.former)

    return tuple(m for m in mentions if m.sector == "GOV" and counts(m) and (m.office, m.country) not in held)


def _speaks(text: str, mentions: Sequence[Mention], places: Sequence[int]) -> bool:
    """Tell whether somebody is heard more than once."""
    return sum(_says(text, mentions[at]) for at in places) >= _OFTEN


def _says(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _LONG_SAID) : mention.start]
    return SAYS.match(text, mention.end) is not None or _SAID_BEFORE.search(before) is not None


def _add(people: dict[int, Person], places: Sequence[int], name: str, role: Mention) -> None:
    """Bring somebody in who holds the office of a role."""
    words = name_words(name)
    person = Person(name=name, words=words, surname=" ".join(name_words(family_name(name, role.country))), first=places[0])
    person.country = role.country
    person.offices.append(office_told(role, role.country))
    people.update(dict.fromkeys(places, person))
