"""A mention of an office in, the office out that somebody is told to hold; and which offices tell of anybody, or of a monarch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

# Companies, teams and universities have these too: without a state or an institution they tell of nobody in diplomacy.
ANYBODY = frozenset(
    "administrator captain chief chief_executive coordinator director director_general executive_director founder head "
    "managing_director professor".split()
)
REGNAL = frozenset("king queen emir sultan emperor pope".split())  # who is known by one name


class Office(NamedTuple):
    """An office that the text gives a person."""

    key: str
    title: str
    institution: str | None
    country: str | None
    former: bool
    sector: str | None


def office_told(role: Mention, country: str | None) -> Office:
    """The office that a mention tells, now held, of a country."""
    return Office(role.office or "", role.title or "", role.institution, country, former=False, sector=role.sector)


def office_of_each(group: Mention, country: str | None) -> Office:
    """The office that each of a group holds, of a country: a foreign minister's, of "the foreign ministers"."""
    return office_told(group._replace(title=(group.title or "").removesuffix("s"), institution=None), country)
