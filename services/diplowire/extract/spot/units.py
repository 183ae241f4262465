"""An office and a name that a unit of the body or of the state parts in, one person out.

"Ann Lee, head of the Foreign Ministry's Asian Affairs Bureau,", "the head of the Norwegian parliament's defence committee, Ann
Lee,", "Governor of Norway's Finnmark region Ann Lee".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, held, last_role

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

# Behind "director of the Foreign Ministry": "'s Asian and Pacific Affairs Bureau,".
_UNIT = re.compile(
    r"['’]s (?:(?:[^\W\da-z_][\w-]*|and|for|of|the) ){0,6}"
    r"(?:[Bb]ureau|[Cc]entre|[Cc]enter|[Dd]epartment|[Dd]esk|[Dd]irectorate|[Dd]ivision|[Oo]ffice|[Ss]ection|[Uu]nit)(?=[,.])"
)
# Behind "the head of the parliament": "'s standing committee on foreign affairs, ".
_OF_UNIT = re.compile(
    r"['’]s (?:(?!and )[\w&-]+ ){0,6}"
    r"(?i:bureau|commission|committee|delegation|department|division|group|office|panel|subcommittee)"
    r"(?: (?:for|of|on|to) [^,.;:()“”\"\n]{3,60})?, "
)
# Behind "the governor" or "the governor of Norway": "'s Finnmark province, ".
_OF_PROVINCE = re.compile(
    r"(?:['’]s| of(?: the)?) (?:[^\W\da-z_][\w'’-]* (?:and )?){1,3}"
    r"(?:autonomous )?(?:county|district|governorate|krai|oblast|prefecture|province|region|republic|state|territory)"
    r"(?P<comma>,?) "
)
_WITHIN = 2  # mentions


def office_of(text: str, found: list[Mention], master: Mention) -> bool:
    """Read "the office of the Norwegian prime minister", "the office of President Ann Lee of Norway": of her state."""
    office = found[-1] if found else None
    if office is None or office.kind != "institution" or office.name != "office" or office.country:
        return False
    if not (master.office and master.country) or master.plural or text[office.end : master.start] != " of ":
        return False
    named = master.kind == "person"  # she is told of, too
    whose = master.name if named else text[master.start : master.end]
    end = office.end if named else master.end
    found[-1] = office._replace(name=f"office of {whose}", country=master.country, countries=master.countries, end=end)
    return not named


def with_unit(text: str, found: list[Mention]) -> None:
    """Read "Ann Lee, head of the Foreign Ministry's Asian Affairs Bureau,": the last office is of a unit of the body told."""
    if len(found) < len(("person", "role")):
        return
    name, role = found[-2:]
    if name.kind != "person" or name.title or role.kind != "role" or text[name.end : role.start] not in (", ", ", the "):
        return
    unit = _UNIT.match(text, role.end)
    if unit is not None:
        found[-2:] = [held(name, role, name.start, unit.end())]


def of_unit(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "the head of the Norwegian parliament's foreign affairs committee, Ann Lee,": she heads it, not the parliament."""
    role = found[-1] if found else None
    if role is None or role.kind != "role" or role.plural or not role.institution or name.title:
        return None
    if text[name.end : name.end + 1] not in CLOSED or _OF_UNIT.fullmatch(text, role.end, name.start) is None:
        return None
    found.pop()
    return held(name, role, role.start, name.end)


def of_province(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Governor of Norway's Finnmark region Ann Lee": the name of the region is nobody's."""
    at = last_role(found, _WITHIN)
    if at is None or found[at].plural or name.title or any(one.kind != "person" or one.title for one in found[at + 1 :]):
        return None
    told = _OF_PROVINCE.fullmatch(text, found[at].end, name.start)
    if told is None or (told["comma"] and text[name.end : name.end + 1] not in CLOSED):
        return None
    role = found[at]
    del found[at:]
    return held(name, role, role.start, name.end)
