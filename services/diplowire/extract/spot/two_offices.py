"""Two offices and a name in, one person who holds both out: "OSCE chair, Norwegian Foreign Minister, Ann Lee,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import CLOSED, NEW_SENTENCE, held

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

# Offices that a minister may hold besides: "Deputy Prime Minister, Minister of Finance Ann Lee".
_HELD_BESIDE = frozenset({"deputy_prime_minister", "minister_of_state", "prime_minister", "state_counsellor", "vice_president"})
_HELD_TOO = _HELD_BESIDE - {"prime_minister"}
_CHAIRS = frozenset({"chair", "chair_in_office"})
_AND, _ARTICLES = (" and ", " & ", ", and "), ("the ", "The ")


def of_two_offices(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "OSCE chair, Norwegian Foreign Minister, Ann Lee," which opens a sentence: both offices are hers."""
    if len(found) < len(("role", "role")) or name.title or text[found[-1].end : name.start] != ", ":
        return None
    first, role = found[-2:]
    both = first.kind == role.kind == "role" and not (first.plural or role.plural) and first.sentence == name.sentence
    opens = first.start == 0 or text.endswith(NEW_SENTENCE, 0, first.start)
    if not both or not opens or text[first.end : role.start] != ", " or text[name.end : name.end + 1] not in CLOSED:
        return None
    del found[-2:]
    return held(name, role._replace(country=role.country or first.country), first.start, name.end)


def of_second_office(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Norwegian Deputy Prime Minister, Foreign Minister Ann Lee": with capitals both offices are hers.

    So they are in "OSCE chair and Norwegian Foreign Minister Ann Lee": who chairs states holds an office of one.
    """
    role = found[-1] if found else None
    if role is None or role.kind != "role" or role.plural or not name.title:
        return None
    states = {role.country, name.country} - {None}
    chairs = role.office in _CHAIRS and role.sector == "IGO" and bool(name.country) and not _of_commission(role)
    if not (chairs or role.office in _HELD_BESIDE) or len(states) > 1 or role.former != name.former:
        return None
    capital = name.title[0].isupper() and (chairs or (role.title or "")[:1].isupper())
    own = chairs or (role.office in _HELD_TOO and bool(name.country) and not text.startswith(_ARTICLES, role.start))
    gap = text[role.end : name.start]
    if name.office == role.office or not capital or not (gap == ", " or (own and gap in _AND)):
        return None
    found.pop()
    both = (role.office or "", role.title or "")
    return name._replace(
        start=role.start, country=name.country or role.country, countries=name.countries or role.countries, also=both
    )


def _of_commission(role: Mention) -> bool:
    """Tell whether it is the chair of a commission, who is no minister besides."""
    return "commission" in (role.institution or "").casefold()


def takes_second_office(text: str, found: list[Mention], role: Mention) -> bool:
    """Read "Ann Lee, Deputy Prime Minister, Minister of Finance of Norway,": the second office behind the name is hers, too."""
    one = found[-1] if found else None
    if one is None or one.rule != "name_comma_office" or one.office not in _HELD_BESIDE or one.also or role.plural:
        return False
    apart = text[one.end : role.start] != ", " or not (role.title or "")[:1].isupper() or one.former != role.former
    if apart or text[role.end : role.end + 1] not in CLOSED or len({one.country, role.country} - {None}) > 1:
        return False
    second = (role.office or "", role.title or "")
    found[-1] = one._replace(end=role.end, country=one.country or role.country, countries=role.countries, also=second)
    return True
