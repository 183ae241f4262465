"""A match of the mention grammar in which more than one is told of in, each of them out; None for any other match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.spot.matched import named_person, office_alone
from diplowire.extract.spot.offices import read_title

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.spot.atoms import Atom
    from diplowire.extract.spot.matched import Match

_SPOKESPERSON = "spokesperson"
_NAME_CLASSES = frozenset("NIplrcd")
# A group whose members may each be of another country.
_SEVERAL = 2
_HEADS = frozenset({"chancellor", "emir", "king", "president", "prime_minister", "queen"})
_NOT_BOTH = (
    frozenset({"chancellor", "prime_minister"}),
    frozenset({"foreign_minister", "foreign_secretary", "secretary_of_state"}),
    frozenset({"crown_prince", "emir", "king", "queen"}),
)


def several(found: Match, match: re.Match[str]) -> list[Mention] | None:
    """Read "Presidents Xi and Putin", "Prime Minister Sharon's office", "a spokesman for UN Secretary-General X"."""
    if found.rule == "offices_and_names":
        return _several_people(found)
    if found.rule == "office_of_person":
        return _office_of_person(found, match.start("n6") - match.start(), match.end("n6") - match.start())
    if found.rule != "office_before_name":
        return None
    first, last = match.start("n1") - match.start(), match.end("n1") - match.start()
    if master := _master(found):
        return _servant_and_master(found, master, first, last)
    if "&" in match[0] and (second := _of_another_state(found)):
        other = named_person(found._replace(atoms=found.atoms[second:]), first - second, last - second)
        return [office_alone(found._replace(atoms=found.atoms[: second - 1], rule="office")), *other]
    return None


def _of_another_state(found: Match) -> int:
    """Where the second office begins in "the Prime Minister and Taoiseach Ann Lee"; 0 where both may be hers.

    Nobody heads two governments, and "the Prime Minister and President Lee" are two.
    """
    held = [(i, a.phrase.key) for i, a in enumerate(found.atoms) if a.cls == "f" and a.phrase]
    if len(held) != len(("one", "other")) or held[1][0] - held[0][0] != len("f&") or found.atoms[held[0][0] + 1].cls != "&":
        return 0
    keys = {key for _, key in held}
    opened = found.atoms[0].cls == "t" and len(keys) > 1 and keys <= _HEADS
    return held[1][0] if opened or any(keys <= group for group in _NOT_BOTH) else 0


def _master(found: Match) -> int:
    """Place of the master in "a spokesman for UN Secretary-General X": he is named, not who speaks for him; 0 for others."""
    atoms = found.atoms
    joint = next((i for i, a in enumerate(atoms) if a.cls == "w"), 0)
    speaks = any(a.phrase is not None and a.phrase.key == _SPOKESPERSON for a in atoms[:joint])
    return joint + 1 if speaks and any(a.cls == "f" for a in atoms[joint:]) else 0


def _servant_and_master(found: Match, master: int, first: int, last: int) -> list[Mention]:
    """Two people of one match: who speaks, of his master's organisation, and the master, named by atoms `first` to `last`."""
    body = next((a for a in found.atoms[master:] if a.cls == "o"), None)
    speaker = office_alone(found._replace(atoms=found.atoms[: master - 1], rule="office"))
    if body is not None and body.phrase is not None:
        speaker = speaker._replace(institution=found.text([body]), sector=body.phrase.sector)
    return [speaker, *named_person(found._replace(atoms=found.atoms[master:]), first - master, last - master)]


def _office_of_person(found: Match, first: int, last: int) -> list[Mention]:
    """Read "Prime Minister Sharon's office": the person, and right behind it the office that is named after the person."""
    owner = found._replace(atoms=found.atoms[:last], rule="office_before_name" if first else "name")
    people = named_person(owner, first, last)
    title = read_title(found.seg.text, found.atoms[last:])._replace(country=people[0].country if people else None)
    office = found._replace(atoms=found.atoms[last:]).mention("institution", title, found.text(found.atoms[first:]))
    return [*people, office]


def _several_people(found: Match) -> list[Mention]:
    """Read "Presidents Xi and Putin": each name is a person with the office."""
    atoms = found.atoms
    head = next(i for i, a in enumerate(atoms) if a.cls == "g")
    after = next(i for i in range(head + 1, len(atoms)) if atoms[i].cls in "NIph" and atoms[i - 1].cls in "g,oibcdrlh")
    title = read_title(found.seg.text, atoms[:after])
    if len(title.countries) >= _SEVERAL:
        title = title._replace(country=None)
    people: list[Mention] = []
    run: list[Atom] = []
    for index, atom in enumerate([*atoms[after:], None], after):
        if atom is not None and atom.cls in _NAME_CLASSES and (run or atom.cls not in "cd"):
            run.append(atom)
        elif run:
            person = found._replace(atoms=run).mention("person", title, found.text(run))
            origin = _origin(atoms[index : index + 3])
            people.append(person._replace(end=origin.end, country=origin.phrase.country) if origin and origin.phrase else person)
            run = []
    return [people[0]._replace(start=atoms[0].start), *people[1:]] if people else []  # with the office before the first name


def _origin(behind: Sequence[Atom]) -> Atom | None:
    """The country behind each name of "Presidents Salgado of Brazil and Rolón of Paraguay"."""
    if not behind or behind[0].cls != "F":
        return None
    return next((a for a in behind[1:] if a.cls == "c"), None)
