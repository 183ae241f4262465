"""The words for several without a name in, the group that acts out: "House Republicans", "Western powers", "Danish forces"."""

from __future__ import annotations

import re

from diplowire.extract import lexicon
from diplowire.extract.actor_id import id_of_words
from diplowire.model import Actor

_PARTIES = frozenset({"Democrats", "Republicans"})
_RANKS = "House|Senate|[Cc]ongressional|[Tt]op|[Ll]eading|[Ss]enior"
_LAWMAKERS = re.compile(rf"(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Mm]any) )?(?:(?:{_RANKS}) )+(?:Democrats|Republicans)")
_STATES = frozenset("capitals countries governments nations powers states".split())
_REGIONS = (
    "Western|European|Eastern European|African|East African|West African|Arab|Asian|Southeast Asian|Central Asian|Gulf|"
    "Latin American|Caribbean|Pacific|Nordic|Baltic|Balkan|Muslim|Islamic|[Aa]llied|[Dd]onor|[Ff]oreign|[Nn]eighbou?ring|"
    "[Rr]egional|(?:Pacific |Caribbean )?[Ii]sland|[Mm]ember|[Ww]orld"
)
_OF_A_REGION = re.compile(
    r"(?:(?:[Aa]|[Tt]he) (?:group|number|handful|chorus) of |(?:[Ss]everal|[Ss]ome|[Mm]any|[Mm]ost|Other|other|[Tt]he|[Aa]ll) )?"
    rf"(?:{_REGIONS}) (?:{'|'.join(sorted(_STATES))})"
    r"|(?:[Aa] (?:group|number|handful|chorus|string) of|Several|several|Some|some|Many|many|Other|other|Most|most) "
    r"(?:governments|countries|nations|states)"
)
_OF_A_PLACE = re.compile(r"(?:[Tt]he )?(?:[Ll]ocal|[Rr]egional|[Pp]rovincial|[Mm]unicipal) authorities")
_FORCES = re.compile(
    r"(?:[Tt]he )?(?P<whose>[A-Z][\w’'-]+(?: and [A-Z][\w’'-]+)?|[Gg]overnment|[Rr]ebel|[Cc]oalition|[Aa]llied)"
    r"(?: special| ground)? forces"
)


def nameless(words: str) -> Actor | None:
    """The group that the words mean; None for other words."""
    last = words.rsplit(maxsplit=1)[-1]
    if last in _PARTIES and _LAWMAKERS.fullmatch(words):
        return _group(words, "LEG", "US")
    if last == "authorities" and _OF_A_PLACE.fullmatch(words):
        return _group(words, "GOV")
    if last in _STATES and _OF_A_REGION.fullmatch(words):
        return _group(words, "GOV")
    forces = _FORCES.fullmatch(words) if last == "forces" else None
    if forces is None:
        return None
    return _group(words, "MIL", lexicon.demonyms().get(forces["whose"].casefold()))


def _group(words: str, sector: str, country: str | None = None) -> Actor:
    name = words.removeprefix("the ").removeprefix("The ")
    return Actor(id=id_of_words(name), name=name, kind="group", country=country, sector=sector)
