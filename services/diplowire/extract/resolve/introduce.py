"""People named without an office in, the office that the sentence before tells out: "Iran's foreign minister …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.resolve.people import Office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

# News names the office first and the person one sentence later, two at most.
_REACH = 2


def introduce(mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give the office of an unnamed role at the head of a sentence to the person at the head of one of the next."""
    heads = {m.sentence: i for i, m in reversed(list(enumerate(mentions))) if m.kind in ("person", "role", "group")}
    for sentence, index in heads.items():
        role = mentions[index]
        if role.kind != "role" or role.former or not role.country or not role.office or _named(role, people):
            continue
        for later in range(sentence + 1, sentence + 1 + _REACH):
            person = people.get(heads.get(later, -1))
            if person is None:
                continue
            if _may_hold(person, role):
                person.country = role.country
                own = Office(role.office, role.title or "", role.institution, role.country, former=False, sector=role.sector)
                person.offices.insert(0, own)
            break


def _may_hold(person: Person, role: Mention) -> bool:
    """Is the person named in full, of no other country, and told with no other office than a short form of this one?"""
    title = (role.title or "").casefold()
    short = all(title.endswith(o.title.casefold()) and o.country is None for o in person.offices)
    return short and person.country in (None, role.country) and " " in person.name


def _named(role: Mention, people: Mapping[int, Person]) -> bool:
    """Does the text name the holder elsewhere with the office?"""
    return any(o.key == role.office and o.country == role.country for p in people.values() for o in p.offices)
