"""A text taken apart in, whether it tells of sport, crime, business and the like rather than of diplomacy out.

There officials speak as well ("the transport minister said an inquiry had been opened"), and a diplomatic reader wants none
of it.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from diplowire.extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplowire.extract.document import Document
    from diplowire.model import Statement

_DIPLOMACY: Final = "diplomacy"
_DEALING: Final = "dealing"  # "deal", "talks": of business as well, and of diplomacy where more than one country is told of
_CONFLICT: Final = "conflict"  # "election", "attack": of diplomacy where more than one country is told of, else of home as well
_WEATHER: Final = "weather"
_ACCIDENT: Final = "accident"
_ABROAD: Final = "abroad"  # "countries", "regional": more than one country, whatever it is about
# So many different words of one other matter are needed, and more than twice as many as there are words of diplomacy, and some.
_LEAST: Final = 4
_LEAST_AT_HOME: Final = 3
_FOR_EACH: Final = 2
_MARGIN: Final = 3


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Words of each matter."""
    found: dict[str, set[str]] = {}
    for word, matter in lexicon.rows("matters"):
        found.setdefault(matter, set()).add(word)
    found[_WEATHER] |= found[_ACCIDENT]  # storms sink ships, and floods bury houses
    return MappingProxyType({matter: frozenset(words) for matter, words in found.items()})


@cache
def _phrases() -> tuple[str, ...]:
    """Those of diplomacy that are more than one word."""
    return tuple(sorted(word for word in _words()[_DIPLOMACY] if " " in word))


def other_matter(doc: Document) -> str | None:
    """The matter of a text that is no diplomacy ("sport"); None where it may be diplomacy.

    What counts is how many different words of a matter there are. Without any word of diplomacy or of other countries, a text
    in which only one country acts is about that country at "home".
    """
    matter, count, (strong, abroad, conflict, dealing) = _told_of(doc)
    diplomacy = strong + dealing
    if doc.only_country is None:
        enough = _MARGIN + _FOR_EACH * diplomacy + conflict
    else:
        enough = min(_MARGIN + _FOR_EACH * diplomacy, _FOR_EACH * strong)
    if count >= max(_LEAST, enough):
        return matter
    return "home" if not diplomacy and not conflict and not abroad and _is_of_one_country(doc) else None


def matter_at_home(doc: Document, statements: Iterable[Statement]) -> str | None:
    """The matter of a text in which nobody speaks but officials of one country, and that tells of little else; else None.

    Where states deal with each other somebody of another one is heard or the words are those of diplomacy: half as many words of
    another matter are enough here.
    """
    speakers = [actor for one in statements for actor in one.speaker]
    if len({a.country for a in speakers if a.country}) > 1 or any(a.sector == "IGO" for a in speakers):
        return None
    matter, count, others = _told_of(doc)
    return matter if count >= _LEAST_AT_HOME and _FOR_EACH * count >= sum(others) else None


def _told_of(doc: Document) -> tuple[str, int, tuple[int, int, int, int]]:
    """The matter that most words of a text are of, how many, and how many are of diplomacy, abroad, conflict and dealing."""
    words = {token.lower for token in doc.seg.tokens}
    counts = {matter: len(words & known) for matter, known in _words().items()}
    text = doc.text.casefold()
    counts[_DIPLOMACY] += sum(phrase in text for phrase in _phrases())
    strong, abroad, conflict, dealing = (counts.pop(m) for m in (_DIPLOMACY, _ABROAD, _CONFLICT, _DEALING))
    matter = max(sorted(counts), key=counts.__getitem__)
    return matter, counts[matter], (strong, abroad, conflict, dealing)


def _is_of_one_country(doc: Document) -> bool:
    """Tell whether all who are known to act in a text are of one country."""
    actors = [actor for row in doc.actors for actor in row]
    return all(a.sector != "IGO" for a in actors) and len({a.country for a in actors if a.country}) <= 1
