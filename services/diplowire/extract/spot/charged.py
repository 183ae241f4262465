"""An office and a name that the words for a field of work part in, one person out.

"Minister in charge of Regional Integration Ann Lee", "Special Assistant to the President (Foreign Affairs), Ann Lee,".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CAPITALISED, CLOSED, held, last_role

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_WITHIN = 3  # mentions
_LONG_TITLE = 110  # characters
_CHARGED = re.compile(" in charge of | responsible for ")
# Behind an office: small letters only where a comma stands before the name.
_IN_CHARGE = re.compile(
    r" (?:in charge of|responsible for) (?:the )?(?:(?P<closed>[^.;:()“”\"\n]{3,70}, )"
    rf"|(?:(?:{CAPITALISED}|and|of|the|for|with|&),? ){{1,10}})"
)
_FIELD_IN_BRACKETS = re.compile(r" \([^\W\da-z_][^()“”\"\n]{2,60}\)(?P<comma>,)? ")


def in_charge(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Minister in charge of Regional Integration Ann Lee", "the minister responsible for ports and roads, Ann Lee,"."""
    if name.title or _CHARGED.search(text, max(0, name.start - _LONG_TITLE), name.start) is None:
        return None
    at = last_role(found, _WITHIN)
    told = found[at].end if at is not None else 0
    if at and found[at - 1].kind == "role" and text[found[at - 1].end : found[at].start] == " to ":
        at -= 1  # "Minister Delegate to the Foreign Minister in charge of Cooperation"
    if at is None or found[at].plural or found[at].sentence != name.sentence:
        return None
    field = _IN_CHARGE.fullmatch(text, told, name.start)
    if field is None or (field["closed"] and text[name.end : name.end + 1] not in CLOSED):
        return None
    role = found[at]
    del found[at:]
    return held(name, role, role.start, name.end)


def of_field_in_brackets(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Special Assistant to the President (Foreign Affairs), Ann Lee,": what she works on stands in brackets."""
    at = last_role(found, _WITHIN) if not name.title else None
    field = _FIELD_IN_BRACKETS.fullmatch(text, found[at].end, name.start) if at is not None else None
    if at is None or field is None or found[at].plural or (field["comma"] and text[name.end : name.end + 1] not in CLOSED):
        return None
    role = found[at]
    del found[at:]
    return held(name, role, role.start, name.end)
