"""An office and a name with a style or rank of its own behind a comma in, one person out: "The Minister, Senator Ann Lee,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, NEW_SENTENCE

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_BETWEEN = frozenset({", ", ", the "})  # "called on the Prime Minister, the Hon Ann Lee."
# "Governor-General, His Excellency, the Most Hon. Sir Ben Lee,"
_STYLE = re.compile(r",? (?:the )?(?:His|Her) (?:Excellency|Highness|Honou?r|Majesty|Royal Highness|Serene Highness),? (?:the )?")
_STYLED = frozenset({"honorific_and_name", "bare_honorific_and_name"})
_SEAT = "senator"
_ENVOYS = ("envoy", "representative", "commissioner", "observer", "mission")
_AT = frozenset({" at the ", " at ", " to the ", " to "})
_RANK = "ambassador"
_RANKS = frozenset({"ambassador", "minister"})
_LED = frozenset({"chief", "chief_of_staff", "deputy_head", "director", "director_general", "head", "secretary_general"})
_HONOURABLE = ("Hon", "Most", "Rt", "Right")
_STYLES_BETWEEN = re.compile(r"(?P<comma>,)? (?:(?:His|Her) Excellency,? )?(?:Senator,? )?(?:the )?(?:Most |Rt\.? )?")
_OWN = ("The ", "the ")


def styled(text: str, role: Mention, name: Mention) -> Mention | None:
    """Give the name the office told before it; None where these may be two."""
    if role.kind != "role" or role.plural:
        return None
    between = text[role.end : name.start]
    twice = between not in _BETWEEN
    if twice and not (between.startswith((", H", " H", ", the H")) and _STYLE.fullmatch(between)):
        return None
    style = name.office == _SEAT or (name.title is None and name.rule in _STYLED)
    opens = role.start == 0 or text.endswith(NEW_SENTENCE, 0, role.start)  # "Minister for Roads, Senator Lee told reporters"
    owned = (twice or role.country or text.startswith(_OWN, role.start)) and text[name.end : name.end + 1] in CLOSED
    if not style or role.office == _SEAT or not (opens or owned):
        return None
    return _one(role, name)


def honoured(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Prime Minister, the Most Hon. Ann Lee,", "Foreign Minister, Senator the Hon. X,", "Prime Minister the Rt. Hon. X"."""
    if name.rule not in _STYLED or name.title or not text.startswith(_HONOURABLE, name.start):
        return None
    at = len(found) - 1
    seat = at > 0 and found[at].office == _SEAT and found[at].kind == "role" and text[found[at].end : name.start] == " the "
    at -= seat
    role = found[at] if at >= 0 else None
    if role is None or role.kind != "role" or role.plural or role.sentence != name.sentence or role.office == _SEAT:
        return None
    between = _STYLES_BETWEEN.fullmatch(text, role.end, name.start)
    if between is None or (between["comma"] and text[name.end : name.end + 1] not in CLOSED):
        return None
    del found[at:]
    return _one(role, name)


def led(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "the head of the President's Office, Minister Ann Lee,": the rank of a minister is told with the office."""
    role = found[-1] if found else None
    if role is None or role.kind != "role" or role.plural or role.office not in _LED:
        return None
    if (name.title or "").casefold() not in _RANKS:
        return None
    own = (role.institution or role.country) and name.country is None
    if not own or text[role.end : name.start] != ", " or text[name.end : name.end + 1] not in CLOSED:
        return None
    found.pop()
    return _one(role, name)


def ranked(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Uganda's Permanent Representative at the UN, Ambassador Ann Lee": the rank is told with the office."""
    if name.office != _RANK and not text.startswith("Amb. ", name.start):
        return None
    body = found[-1] if found and found[-1].kind == "institution" else None
    at = len(found) - 1 - (body is not None)
    role = found[at] if at >= 0 else None
    if role is None or role.kind != "role" or role.plural or not role.country or name.country not in (None, role.country):
        return None
    posted = body is None or text[role.end : body.start] in _AT
    if not posted or not (role.office or "").endswith(_ENVOYS) or text[found[-1].end : name.start] != ", ":
        return None
    del found[at:]
    institution = role.institution or (body.name if body is not None else None)
    return _one(role._replace(institution=institution), name)


def _one(role: Mention, name: Mention) -> Mention:
    """Make one person of an office and a name; what office the style or rank of the name is counts for nothing."""
    return role._replace(end=name.end, kind="person", name=name.name, gender=name.gender, rule="office_comma_name")
