"""A name and the mentions before it in, the name with the long title out into whose pieces those were cut.

"Secretary of Foreign Affairs and Trade Ann Lee", "Director General for Asian Affairs Bureau Aoki Ken": no comma stands between
the pieces, and all words between them are capitalised or small words of titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_WORD = r"(?:[^\W\da-z_][\w.’'-]*|and|for|of|the|on|&|\([A-Z]{2,8}\))"
_GAP = re.compile(rf"[ /]?(?:{_WORD}[ /]){{0,9}}")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")  # "received at the Kremlin on Monday President X"
_CAPITAL = re.compile(r"[^\W\da-z_]")
_OF_ONE = re.compile(r"\b(?:Commissioner|Rapporteur|Coordinator)\b")  # organisations that are one person
_TITLES = frozenset({"role", "institution", "country"})
_WORLD = "IGO"
_REACH = 90  # characters of a title in front of a name


def with_title(text: str, found: list[Mention], name: Mention) -> Mention:
    """Take over the title that ends right before a name; its pieces are taken out of `found`."""
    at, start = len(found), name.start
    while at and found[at - 1].sentence == name.sentence and _belongs(text, found[at - 1], start, name):
        at -= 1
        start = found[at].start
    while at < len(found) and found[at].kind not in _TITLES:
        at += 1
    if at == len(found):
        return _with_stray_word(text, found, name)
    bare = found[at].kind != "role" and not name.title and not _CAPITAL.search(text, found[at].end, name.start)
    if bare and not _OF_ONE.search(found[at].name or ""):
        return name
    head = found[at]
    title = next((m for m in found[at:] if m.kind == "role"), head)
    inside = found[at + 1 :]
    del found[at:]
    return name._replace(
        start=head.start,
        name=_name(text, inside, name, title),
        title=name.title or title.title or text[head.end : name.start].strip() or None,
        office=name.office or title.office,
        institution=name.institution or title.institution or (head.name if head.kind == "institution" else None),
        country=name.country or title.country or head.country,
        sector=_WORLD if _is_of_the_world(head, name) else name.sector or title.sector,
        former=name.former or title.former,
        rule="title_and_name",
    )


def _is_of_the_world(head: Mention, name: Mention) -> bool:
    """Tell whether it is "World Bank Regional Vice President X": the office is the organisation's, and of no state."""
    return head.kind == "institution" and head.sector == _WORLD and not name.institution and not name.country


def _with_stray_word(text: str, found: list[Mention], name: Mention) -> Mention:
    """Take the first word of "Alternate Prime Minister X" into the title: it is no person of its own."""
    if not name.title or not found or not _belongs(text, found[-1], name.start, name) or found[-1].kind != "person":
        return name
    return name._replace(start=found.pop().start)


def _belongs(text: str, before: Mention, start: int, name: Mention) -> bool:
    """Tell whether a mention is part of the title that goes on at `start`."""
    if before.kind in ("person", "place") and (before.title or " " in (before.name or "") or start - before.end > 1):
        return before.kind == "place" and before.title is None and start - before.end <= 1
    if before.kind not in (*_TITLES, "person", "place") or start - before.end > _REACH:
        return False
    if before.kind == "institution" and (text.startswith("the ", start) or text[before.start : before.end].islower()):
        return False  # "received at the ministry the Norwegian ambassador X", "met at his office Norwegian Ambassador X"
    if name.title and before.title:
        return text[before.end : start] in ("/", " – ", " - ")  # a premier who is minister as well
    gap = _GAP.fullmatch(text, before.end, start)
    if gap is None or _WEEKDAY.search(text, *gap.span()):
        return False
    return bool(_CAPITAL.search(gap[0])) or not gap[0].strip()


def _name(text: str, inside: list[Mention], name: Mention, title: Mention) -> str | None:
    """A given name that is also a town ("Tete Antonio") belongs to the name."""
    if inside and inside[-1].kind == "place" and inside[-1].start - title.end <= 1 and name.title is None:
        return text[inside[-1].start : name.end]
    return name.name
