"""An office and a name that a body or another office parts in, one person out.

"Minister of State at the Foreign Ministry Ann Lee", "Ann Lee MP, Norway's Minister for Africa,", "OSCE chair, Norwegian Foreign
Minister, Ann Lee,".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.facts import LAWMAKERS

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_FOR_ONE = frozenset({" to ", " for ", " of "})
_OWN_MASTER = re.compile(r"['’]s? ")
_SERVE = frozenset(
    "adviser aide chief_of_staff envoy presidential_adviser special_envoy special_representative spokesperson".split()
)
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
_WITHIN = 3  # mentions
_LONG_TITLE = 110  # characters
_CHARGED = re.compile(" in charge of | responsible for ")
# Behind an office: small letters only where a comma stands before the name.
_IN_CHARGE = re.compile(
    r" (?:in charge of|responsible for) (?:the )?(?:(?P<closed>[^.;:()“”\"\n]{3,70}, )"
    r"|(?:(?:[^\W\da-z_][\w’'-]*|and|of|the|for|with|&),? ){1,10})"
)
_FIELD_IN_BRACKETS = re.compile(r" \([^\W\da-z_][^()“”\"\n]{2,60}\)(?P<comma>,)? ")
# Offices that a minister may hold besides: "Deputy Prime Minister, Minister of Finance Ann Lee".
_HELD_BESIDE = frozenset({"deputy_prime_minister", "minister_of_state", "prime_minister", "state_counsellor", "vice_president"})
_HELD_TOO = _HELD_BESIDE - {"prime_minister"}
_CHAIRS = frozenset({"chair", "chair_in_office"})
_AND, _ARTICLES = (" and ", " & ", ", and "), ("the ", "The ")
CLOSED = (",", ".", "")  # what stands behind a name set apart by commas
_NEW_SENTENCE = ("\n", ". ")
_ADVERB = re.compile(
    r"(?:^|\n|[.”\"] )(?:Also|Earlier|Later|Meanwhile|Separately|Today|Yesterday|On \w+day)(?: on \w+day| in the day)?,? $"
)
_ACTS = re.compile(
    r" (?:to [A-Z]\w+ )?(?:also |later |has |will )?(?:arrived?|arrives|called on|flew|hosted|hosts|left|meet|meets|met|paid"
    r"|received|receives|travell?ed|visit|visited|visits)\b"
)
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


def of_mission(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Chinese Embassy in London spokesman Liu Wei": of the embassy, not of where it stands."""
    body = found[-1] if found else None
    if body is None or body.kind != "institution" or not (body.name or "").lower().endswith(_MISSIONS) or not name.title:
        return None
    if body.country is None or text[body.end : name.start] != " in " or text.startswith(name.title, name.start):
        return None
    found.pop()
    return name._replace(start=body.start, institution=body.name, country=body.country, countries=(body.country,))


def of_two_offices(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "OSCE chair, Norwegian Foreign Minister, Ann Lee," which opens a sentence: both offices are hers."""
    if len(found) < len(("role", "role")) or name.title or text[found[-1].end : name.start] != ", ":
        return None
    first, role = found[-2:]
    both = first.kind == role.kind == "role" and not (first.plural or role.plural) and first.sentence == name.sentence
    opens = first.start == 0 or text.endswith(_NEW_SENTENCE, 0, first.start)
    if not both or not opens or text[first.end : role.start] != ", " or text[name.end : name.end + 1] not in CLOSED:
        return None
    del found[-2:]
    return held(name, role._replace(country=role.country or first.country), first.start, name.end)


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


def opens_apposed(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee, Peru's envoy to Chile met the premier", which opens a sentence: no second comma, and she acts."""
    name = found[-1] if found else None
    if name is None or name.kind != "person" or name.title or role.plural or not (role.country or role.institution):
        return None
    own = " " in (name.name or "") and text[name.end : role.start] in (", ", ", the ")
    opens = (
        name.start == 0
        or text.endswith(_NEW_SENTENCE, 0, name.start)
        or _ADVERB.search(text, max(0, name.start - 30), name.start)
    )
    if not own or not opens or _ACTS.match(text, role.end) is None:
        return None
    return titled(name, role)._replace(end=role.end, institution=role.institution, rule="name_comma_office")


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


def of_lawmaker(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee MP, Norway's Minister for Africa,": the office behind the comma is hers."""
    sits = found[-1] if found else None
    if sits is None or sits.kind != "person" or sits.office not in LAWMAKERS or role.plural or sits.rule != "name":
        return None
    if text[sits.end : role.start] not in (", ", ", the ") or text[role.end : role.end + 1] not in CLOSED:
        return None
    found.pop()
    return held(sits, role, sits.start, role.end)


def in_brackets(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee (Norwegian Foreign Minister)": the office behind the name is hers."""
    name = found[-1] if found else None
    if name is None or name.kind != "person" or name.title or role.plural or name.sentence != role.sentence:
        return None
    if text[name.end : role.start] != " (" or not text.startswith(")", role.end):
        return None
    found.pop()
    return held(name, role, name.start, role.end + 1)


def of_field_in_brackets(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Special Assistant to the President (Foreign Affairs), Ann Lee,": what she works on stands in brackets."""
    at = last_role(found, _WITHIN) if not name.title else None
    field = _FIELD_IN_BRACKETS.fullmatch(text, found[at].end, name.start) if at is not None else None
    if at is None or field is None or found[at].plural or (field["comma"] and text[name.end : name.end + 1] not in CLOSED):
        return None
    role = found[at]
    del found[at:]
    return held(name, role, role.start, name.end)


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
