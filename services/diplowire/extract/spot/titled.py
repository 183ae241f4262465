"""An office and a name in, somebody named who holds it out: what all that join the two share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

CLOSED = (",", ".", "")  # what stands behind a name set apart by commas
NEW_SENTENCE = ("\n", ". ")
CAPITALISED = r"[^\W\da-z_][\w’'-]*"  # a word of a name, a title or a field


def last_role(found: list[Mention], within: int) -> int | None:
    """Index of the last office without a name among as many mentions."""
    near = range(len(found) - 1, max(-1, len(found) - 1 - within), -1)
    return next((k for k in near if found[k].kind == "role"), None)


def held(name: Mention, role: Mention, start: int, end: int) -> Mention:
    """Give a name the office of a role; the mention lies from start to end."""
    return titled(name, role)._replace(start=start, end=end, institution=role.institution, rule="title_and_name")


def titled(name: Mention, role: Mention) -> Mention:
    """Give a name the office of a role; where the mention lies and by which rule says who asks."""
    return name._replace(
        title=role.title, office=role.office, country=role.country, sector=role.sector, former=role.former, also=role.also
    )
