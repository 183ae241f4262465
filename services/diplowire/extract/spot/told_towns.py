"""Mentions in, those out of which a town that no list knows is taken for somebody: the words beside it tell that it is one.

"in the Slovenian town of Mokrice", "in Mokrice, Slovenia," and from there on "in Mokrice".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_by_abbreviation, country_by_name, demonyms
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention

# "the southern Norwegian border town of", "Norway's port city of".
_TOWN_OF = re.compile(
    r"(?P<before>(?:[\w.’'-]+ ){0,5})(?<!\w)(?:city|hamlet|municipality|port|resort|settlement|spa|town|township|village) of $"
)
# "the town of Vestrand, Norway,", "the town of Vestrand in southern Norway".
_BEHIND = re.compile(r"(?:, | in (?:[a-z-]+ )?)(?P<land>[A-Z][\w.’'-]*[\w’'-](?: [A-Z][\w’'-]*){0,4})")
_LONG_TELLING = 80  # characters
_OF = " of "
_IN = ("in ", "In ", "near ", "Near ", "outside ", "Outside ")
_THERE = (*_IN, "at ", "At ", "to ", "from ", "From ", "of ", "for ", "left ", "visited ", "visit ")
_CLOSED = re.compile(r"[.,;)]|$| (?:after|at|before|between|during|for|from|in|last|on|this|to|when|where|with|[A-Z][a-z]+day)\b")


def told_towns(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Make places of the towns that the text tells as such, and of their names behind a preposition of place later on."""
    people: set[str] = set()
    towns: dict[str, Place] = {}
    found: list[Mention] | None = None
    for at, mention in enumerate(mentions):
        if mention.kind != "person" or mention.name is None:
            continue
        if mention.title or mention.name in people:
            people.add(mention.name.split()[-1])
            continue
        place = _of_town(text, mention) or _in_country(text, mention, mentions[at + 1 : at + 2], people)
        if place is None and mention.name in towns and text.endswith(_THERE, 0, mention.start):
            place = towns[mention.name]
        if place is not None:
            found = list(mentions) if found is None else found
            towns[place.name] = place
            found[at] = mention._replace(kind="place", country=place.country, place=place, gender=None, rule="told_town")
    return mentions if found is None else found


def _of_town(text: str, mention: Mention) -> Place | None:
    """Read "in the resort town of Vestrand"; its country is that of an adjective or owner in front."""
    if not text.endswith(_OF, 0, mention.start):
        return None
    told = _TOWN_OF.search(text, max(0, mention.start - _LONG_TELLING), mention.start)
    if told is None:
        return None
    words = told["before"].split()
    spans = (" ".join(words[i:j]) for j in range(len(words), 0, -1) for i in range(max(0, j - 2), j))
    country = next((code for span in spans if (code := _country(span))), None)
    return Place(name=mention.name or "", country=country or _country_behind(text, mention.end))


def _country_behind(text: str, end: int) -> str | None:
    """The country of "the town of Vestrand, Norway," and "the town of Vestrand in southern Norway"."""
    told = _BEHIND.match(text, end)
    words = told["land"].split() if told else []
    return next((code for k in range(len(words), 0, -1) if (code := _named(" ".join(words[:k])))), None)


def _country(words: str) -> str | None:
    """The code of "Norwegian", "Norway's" or "Norway"."""
    bare = words.removesuffix("'s").removesuffix("’s")
    return demonyms().get(bare.casefold()) or _named(bare)


def _named(words: str) -> str | None:
    return country_by_name().get(words.casefold()) or country_by_abbreviation().get(words)


def _in_country(text: str, mention: Mention, following: Sequence[Mention], people: set[str]) -> Place | None:
    """Read "in Mokrice, Slovenia, on Friday"; not "her trust in Lie, Norway said"."""
    land = following[0] if following and text.endswith(_IN, 0, mention.start) else None
    if land is None or land.kind not in ("country", "place") or text[mention.end : land.start] != ", ":
        return None
    if mention.name in people or not land.country or not text[land.start].isupper() or not _CLOSED.match(text, land.end):
        return None
    return Place(name=mention.name or "", country=land.country)
