"""A minister's title in whose field no list knows, the whole title out: commas or a given name tell its words from the name.

"The Minister of Cloud Computing, Ann Lee,", "Norway's Minister for Skills and Training Ann Lee", "Peruvian Building and Works
Minister Ann Lee", "Ann Lee, the minister of skills and training,".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import demonyms, given_names
from diplowire.extract.spot.titled import CAPITALISED, CLOSED, titled

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_MINISTERS = ("minister", "secretary")
_FIELD = rf"(?:the )?{CAPITALISED}(?: (?:(?:of|for|to|with|from|in|over) (?:the )?)?{CAPITALISED}){{0,5}}"
_LAST_FIELD = rf",? (?:and|&) {_FIELD}"
# What may stand between a minister's title, as far as it is known, and the name.
_UNTIL_NAME = re.compile(
    rf"(?: (?:of|for) {_FIELD}(?:, {_FIELD}){{0,4}}(?:{_LAST_FIELD})?|(?:, {_FIELD}){{0,4}}{_LAST_FIELD})"
    r"(?P<closed>,)? "
)
_HAS_FIELD = (" of ", " for ")
_WITHIN = 5  # mentions
_LONG_NAME = 4  # words
_LONGEST = 120  # characters
_IN_FRONT = re.compile(r"(?:(?P<people>[^\W\d_]+)|['’]s) $")
_BESIDE = (" ", " and ", " & ", ", ", ", and ")
_SMALL = r"[a-z]+(?:[ -][a-z]+){0,3}"
_APPOSED = re.compile(rf"(?: (?:of|for) (?:the )?{_SMALL})?(?:, {_SMALL}){{0,4}}(?:,? and {_SMALL})?(?=,)")


def of_unknown_field(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read a title before a name; its pieces are taken out of `found`."""
    if name.title or not found or " " not in (name.name or ""):
        return None
    if _is_title_alone(text, found[-1], name):
        title = found.pop()
        return _held(text, name, title._replace(title=f"{title.title} {title.name}"), name.start)
    at = len(found) - 1
    while at >= 0 and found[at].kind in ("person", "country") and not found[at].title and len(found) - at < _WITHIN:
        at -= 1
    role = found[at] if at >= 0 else None
    if role is None or role.kind != "role" or role.plural or not (role.office or "").endswith(_MINISTERS):
        return None
    if role.sentence != name.sentence or name.start - role.end > _LONGEST or not role.title or not role.title[0].isupper():
        return None
    first = _first_of_name(text, role, name)
    if first is None:
        return None
    state = next((m.country for m in found[at + 1 :] if m.kind == "country"), None)
    del found[at:]
    return _held(text, name, role._replace(country=role.country or state), first)


def _held(text: str, name: Mention, role: Mention, first: int) -> Mention:
    """Give a name, which begins at `first`, the office of a role before it."""
    whole = titled(name, role)._replace(start=role.start, name=text[first : name.end], rule="title_and_name")
    return whole._replace(institution=role.institution, countries=(role.country,) if role.country else ())


def _is_title_alone(text: str, title: Mention, name: Mention) -> bool:
    """Tell whether it is "The Minister of Land Use, Ann Lee,", of which the words that no list knows were taken for a name."""
    words = (title.name or "").split()
    told = title.kind == "person" and (title.office or "").endswith(_MINISTERS) and text.startswith(("The ", "the "), title.start)
    if not told or not any(word in f"{title.title} " for word in _HAS_FIELD) or len(words) >= _LONG_NAME:
        return False
    apart = text[title.end : name.start] == ", " and text.startswith(",", name.end) and " " in (name.name or "")
    return apart and given_names().keys().isdisjoint(words)


def _first_of_name(text: str, role: Mention, name: Mention) -> int | None:
    """Where the name begins: behind the comma that closes the title, else at the given name; None if no field stands before."""
    own = any(word in text[role.start : role.end] for word in _HAS_FIELD)
    starts = [name.start + m.start() for m in re.finditer(r"\S+", text[name.start : name.end])]
    for k, start in enumerate(starts[:-1]):
        told = _UNTIL_NAME.fullmatch(text, role.end, start)
        if told is None or not (own or told[0].startswith(_HAS_FIELD)):
            continue
        if told["closed"]:
            behind = text[name.end : name.end + 2]
            return start if k == 0 and (behind[:1] in CLOSED or behind[1:].islower()) else None
        if text[start : name.end].split(maxsplit=1)[0] in given_names():
            return start
    return None


def with_fields_before(text: str, found: list[Mention], name: Mention) -> Mention:
    """Read "Peruvian Building and Works Minister Ann Lee": words that are no names stand between the people and the office."""
    if not (name.title or "").endswith(("Minister", "Secretary")) or not found or found[-1].kind != "person":
        return name
    at, start = len(found), name.start
    while at and found[at - 1].kind == "person" and not found[at - 1].title and text[found[at - 1].end : start] in _BESIDE:
        if not given_names().keys().isdisjoint((found[at - 1].name or "").split()):
            return name
        at -= 1
        start = found[at].start
    before = _IN_FRONT.search(text, max(0, start - _LONGEST), start) if at < len(found) else None
    people = demonyms().get((before["people"] or "").lower()) if before is not None else None
    owner = found[at - 1] if at and found[at - 1].kind in ("country", "place") else None
    owned = before is not None and not before["people"] and owner is not None and start - owner.end == len("'s ")
    if people is None and not owned:
        return name
    country = name.country or people or (owner.country if owner is not None else None)
    del found[at:]
    return name._replace(start=start, country=country)


def apposed_minister(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee, Peru's minister of skills and training,": all up to the comma is the office of whoever stands before it."""
    if not (role.office or "").endswith(_MINISTERS) or role.plural or not found or found[-1].kind != "person":
        return None
    name = found[-1]
    if name.title or text[name.end : role.start] not in (", ", ", the "):
        return None
    told = _APPOSED.match(text, role.end)
    if told is None or told.end() == role.end:
        return None
    return titled(name, role)._replace(end=told.end(), institution=role.institution, rule="name_comma_office")
