"""The head of a delegation and the delegation in, one office out: "the head of the Norwegian delegation, Ann Lee,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, held, titled

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_LEADERS = frozenset({"chief", "deputy_head", "head", "leader", "spokesperson"})
_OF = (" of ", " for ")
_AT = ("at ", "At ")
_POSTED = re.compile(r" (?:to|in) (?:the )?")
_DELEGATION = "delegation"


def takes_delegation(text: str, found: list[Mention], delegation: Mention) -> bool:
    """Make "the head of the Norwegian delegation" one office, or of the name before it; not "at the head of a delegation"."""
    role = found[-1] if found else None
    if role is None or role.kind != "role" or role.office not in _LEADERS or role.plural or role.country:
        return False
    if delegation.plural or text[role.end : delegation.start] not in _OF or text.endswith(_AT, 0, role.start):
        return False
    name = delegation.name or _DELEGATION
    role = role._replace(end=delegation.end, country=delegation.country, countries=delegation.countries, institution=name)
    found[-1] = role
    before = found[-2] if len(found) > 1 else None
    if before is not None and before.kind == "person" and not before.title and text[before.end : role.start] in (", ", ", the "):
        found[-2:] = [titled(before, role)._replace(end=role.end, institution=name, rule="name_comma_office")]
    return True


def is_its_post(text: str, before: Mention, where: Mention) -> bool:
    """Tell whether a place ends "head of the EU delegation to Chile"."""
    leads = before.office in _LEADERS and (before.institution or "").casefold().endswith(_DELEGATION)
    return leads and _POSTED.fullmatch(text, before.end, where.start) is not None


def leader(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "the head of the Norwegian delegation, Ann Lee,": the office is hers, or the state where she has another."""
    role = found[-1] if found else None
    if role is None or role.kind != "role" or not (role.institution or "").casefold().endswith(_DELEGATION):
        return None
    gap = text[role.end : name.start]
    closed = text[name.end : name.end + 1] in CLOSED or (name.title or "")[:1].isupper()
    if gap != " " and (gap != ", " or not closed):
        return None
    found.pop()
    if name.title:
        return name._replace(start=role.start, country=name.country or role.country)
    return held(name, role, role.start, name.end)
