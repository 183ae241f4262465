"""An office and a name with a style of its own behind a comma in, one person out: "The Minister for Roads, Senator Ann Lee,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_BETWEEN = frozenset({", ", ", the "})  # "called on the Prime Minister, the Hon Ann Lee."
_STYLED = frozenset({"honorific_and_name", "bare_honorific_and_name"})
_SEAT = "senator"
_NEW_SENTENCE = ("\n", ". ")
_OWN = ("The ", "the ")
_CLOSED = (",", ".", "")


def styled(text: str, role: Mention, name: Mention) -> Mention | None:
    """Give the name the office told before it; None where these may be two."""
    if role.kind != "role" or role.plural or text[role.end : name.start] not in _BETWEEN:
        return None
    style = name.office == _SEAT or (name.title is None and name.rule in _STYLED)
    opens = role.start == 0 or text.endswith(_NEW_SENTENCE, 0, role.start)  # "Minister for Roads, Senator Lee told reporters"
    owned = (role.country or text.startswith(_OWN, role.start)) and text[name.end : name.end + 1] in _CLOSED
    if not style or role.office == _SEAT or not (opens or owned):
        return None
    return role._replace(end=name.end, kind="person", name=name.name, gender=name.gender, rule="office_comma_name")
