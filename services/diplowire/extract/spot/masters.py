"""An office, that of the master whom its holder serves and a name in, one person out: "top adviser to Peru's president, X,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, held

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_FOR_ONE = frozenset({" to ", " for ", " of "})
_OWN_MASTER = re.compile(r"['’]s? ")
_SERVE = frozenset(
    "adviser aide chief_of_staff envoy presidential_adviser special_envoy special_representative spokesperson".split()
)


def under_master(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "top adviser to Peru's president, Ann Lee,": she is the adviser, of the state whose president it is."""
    if len(found) < len(("role", "role")) or name.title or text[found[-1].end : name.start] != ", ":
        return None
    role, master = found[-2:]
    serves = role.kind == master.kind == "role" and text[role.end : master.start] in _FOR_ONE and role.office in _SERVE
    owned = _OWN_MASTER.search(text, master.start, master.end) or text.startswith(" of ", role.end)
    if not serves or not (master.country and owned) or text[name.end : name.end + 1] not in CLOSED:
        return None
    del found[-2:]
    return held(name, role._replace(country=role.country or master.country), role.start, name.end)


def of_master(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Special Envoy of the Norwegian President to Sudan, Ann Lee,": she is the envoy, as a president is sent nowhere.

    So she is with the capitals of a style: "Special Representative of the President of Norway Ann Lee".
    """
    role = found[-1] if found else None
    if role is None or role.kind != "role" or role.plural or role.office not in _SERVE or not name.title:
        return None
    title = text.find(name.title, name.start, name.end) + len(name.title)
    sent = name.rule == "office_comma_name" and text.startswith((" to ", " for "), title)
    styled = name.rule == "office_before_name" and text.startswith(" of ", title) and text[role.start : role.end].istitle()
    if text[role.end : name.start] not in _FOR_ONE or not (sent or styled):
        return None
    found.pop()
    return held(name, role._replace(country=role.country or name.country), role.start, name.end)
