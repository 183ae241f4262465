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
    from collections.abc import Mapping

    from diplowire.extract.document import Document

_DIPLOMACY: Final = "diplomacy"
_DEALING: Final = "dealing"  # "deal", "talks": of business as well, and of diplomacy where more than one country is told of
_CONFLICT: Final = "conflict"  # "election", "attack": of diplomacy where more than one country is told of, else of home as well
_ABROAD: Final = "abroad"  # "countries", "regional": more than one country, whatever it is about
# So many different words of one other matter are needed, and more than twice as many as there are words of diplomacy, and some.
_LEAST: Final = 4
_FOR_EACH: Final = 2
_MARGIN: Final = 3


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Words of each matter."""
    found: dict[str, set[str]] = {}
    for word, matter in lexicon.rows("matters"):
        found.setdefault(matter, set()).add(word)
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
    words = {token.lower for token in doc.seg.tokens}
    counts = {matter: len(words & known) for matter, known in _words().items()}
    text = doc.text.casefold()
    counts[_DIPLOMACY] += sum(phrase in text for phrase in _phrases())
    strong, abroad, conflict, dealing = (counts.pop(m) for m in (_DIPLOMACY, _ABROAD, _CONFLICT, _DEALING))
    diplomacy = strong + dealing
    matter = max(sorted(counts), key=counts.__getitem__)
    if doc.only_country is None:
        enough = _MARGIN + _FOR_EACH * (diplomacy + conflict)
    else:
        enough = min(_MARGIN + _FOR_EACH * diplomacy, _FOR_EACH * strong)
    if counts[matter] >= max(_LEAST, enough):
        return matter
    return "home" if not diplomacy and not conflict and not abroad and _is_of_one_country(doc) else None


def _is_of_one_country(doc: Document) -> bool:
    """Tell whether all who are known to act in a text are of one country."""
    actors = [actor for row in doc.actors for actor in row]
    return all(a.sector != "IGO" for a in actors) and len({a.country for a in actors if a.country}) <= 1
