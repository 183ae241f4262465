"""An office and a name that a body parts in, one person out: the body is where the office is.

"Minister of State at the Foreign Ministry Ann Lee", "Chinese Embassy in London spokesman Liu Wei", "Member of the Norwegian
Parliament Ann Lee".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, held, titled

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_MISSIONS = ("embassy", "high commission", "consulate", "consulate general")
_AT = frozenset({" at ", " at the ", " in ", " in the "})
_FOR = frozenset({" for ", " for the ", " of ", " of the "})
_SPOKESPERSON = "spokesperson"
_SEATS = frozenset({"GOV", "LEG", "MIL"})
_UNITS = (
    r"(?:(?i:affairs|bureau|committee|department|desk|directorate|division|friendship|group|office|parliamentary|section|team"
    r"|unit) )"
)
_AT_SEAT = re.compile(rf" (?:of (?:the )?)?(?:{_UNITS}{{0,3}}(?:at|in)|{_UNITS}{{1,3}}of) (?:the )?")
_SEATED = _SEATS | {"IGO", "SPY"}
# Words before an office of which the grammar does not know the field: "Ann Lee, Political Counsellor at".
_RANKED = re.compile(r", (?:the )?(?:[^\W\da-z_][\w-]* ){0,2}")
_NAMES_BODY = re.compile(r"[^\W\da-z_]")


def seated(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Minister of State at the Norwegian Foreign Ministry Ann Lee": where the office is stands before the name."""
    if len(found) < len(("role", "body")) or name.title or text[found[-1].end : name.start] != " ":
        return None
    role, body = found[-2:]
    apart = role.kind != "role" or role.plural or role.sentence != name.sentence
    gap = text[role.end : body.start]
    apart = apart or (gap not in (_FOR if role.office == _SPOKESPERSON else _AT) and _AT_SEAT.fullmatch(gap) is None)
    if apart or body.kind != "institution" or body.sector not in _SEATS or not _NAMES_BODY.match(body.name or ""):
        return None
    del found[-2:]
    inside = role.institution and body.country  # "director of the department of American affairs at the Russian Foreign Ministry"
    country = body.country if inside else role.country or body.country
    own = role._replace(institution=body.name if inside else role.institution or body.name, country=country)
    return held(name, own, role.start, name.end)


def takes_seat(text: str, found: list[Mention], body: Mention) -> bool:
    """Read "Ann Lee, head of the Asia desk at the Norwegian foreign ministry,": where the office is stands behind it."""
    holder = found[-1] if found else None
    if holder is None or holder.country or not _AT_SEAT.fullmatch(text, holder.end, body.start):
        return False
    if holder.sector == "IGO" and holder.institution:
        return False
    if body.sector not in _SEATED or text[body.end : body.end + 1] not in CLOSED or not _NAMES_BODY.match(body.name or ""):
        return False
    if holder.kind == "role" and not holder.plural and len(found) > 1:
        before = found[-2]
        if before.kind != "person" or before.title or not _RANKED.fullmatch(text, before.end, holder.start):
            return False
        holder = titled(before, holder)
    elif holder.rule != "name_comma_title":
        return False
    found[-1 if holder.rule == "name_comma_title" else -2 :] = [
        holder._replace(end=body.end, institution=body.name, country=body.country, sector=body.sector, rule="title_and_name")
    ]
    return True


def of_mission(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Chinese Embassy in London spokesman Liu Wei": of the embassy, not of where it stands."""
    body = found[-1] if found else None
    if body is None or body.kind != "institution" or not (body.name or "").lower().endswith(_MISSIONS) or not name.title:
        return None
    if body.country is None or text[body.end : name.start] != " in " or text.startswith(name.title, name.start):
        return None
    found.pop()
    return name._replace(start=body.start, institution=body.name, country=body.country, countries=(body.country,))


def of_member(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Member of the Norwegian Parliament Ann Lee": she sits in it."""
    body = found[-1] if found else None
    if body is None or body.kind != "institution" or body.sector != "LEG" or name.title or text[body.end : name.start] != " ":
        return None
    if not text.endswith(("Member of ", "member of "), 0, body.start):
        return None
    found.pop()
    if found and found[-1].end == body.start - len(" of "):
        found.pop()  # "Member", taken for a name
    whole = name._replace(title="Member", office="member_of_parliament", institution=body.name, country=body.country)
    return whole._replace(start=body.start - len("member of "), countries=body.countries, sector="LEG", rule="title_and_name")
