"""A speaker's name that no list knows in, the body that the text tells it to be out: rebels, a bloc of states.

"The Coordination of Desert Movements, an alliance of former rebels, accused"; "the Basin Authority condemned".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.actor_id import id_of_words
from diplowire.extract.changed import changed
from diplowire.extract.statements.nameless import nameless
from diplowire.model import Actor

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution

_NAME = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w’'-]+(?: (?:(?:of|for|and|the|in) (?:the )?)?[A-Z][\w’'-]+){0,7})(?: \([A-Z][\w-]+\))?"
)
_OPENS = r"(?:an?|the|one of the|another) (?:[\w’'-]+ ){0,4}?"
_FIGHT = "rebel|armed|insurgent|guerr?illa|militant|jihadist|jihadi|separatist|paramilitary|secessionist"
_BODY = "group|grouping|alliance|coalition|movement|militia|front|faction|organi[sz]ation|force|army"
_FIGHTERS = re.compile(
    rf", {_OPENS}(?:(?:{_FIGHT})s? (?:[\w’'-]+ ){{0,2}}?(?:{_BODY})\b"
    rf"|(?:{_BODY}) of (?:[\w’'-]+ ){{0,3}}?(?:dissidents|volunteers|exiles|defectors) (?:fighting|who fight)\b"
    rf"|(?:{_BODY}|umbrella) (?:for|of|uniting|grouping) (?:[\w’'-]+ ){{0,3}}?(?:rebels|fighters|(?:{_FIGHT}) \w+s|militias)\b"
    r"|militia\b)"
)
_BLOC = "bloc|body|grouping|group|organi[sz]ation|alliance|commission|union|pact|community"
_OF_STATES = re.compile(
    rf", {_OPENS}(?:(?:regional|sub-?regional|intergovernmental|inter-governmental|[\w]+-(?:nation|member|country|state)) "
    rf"(?:[\w’'-]+ )?(?:{_BLOC})\b|bloc\b"
    rf"|(?:{_BLOC}) (?:of|uniting|grouping|made up of|set up by) (?:[\w’'-]+ ){{0,4}}?(?:states|countries|governments|nations)\b)"
)
_REGIONAL = re.compile(
    r"(?:\w+ ){0,2}(?:Basin|Lakes?|Rivers?|Delta|Sea|Gulf|Straits?|Islands?) (?:Basin )?"
    r"(?:Authority|Commission|Community|Initiative|Organi[sz]ation|Secretariat)"
)
_OF_A_KIND = re.compile(
    rf"(?:[Tt]he |[Aa]n? )?(?:[\w-]+ )?(?:{_FIGHT}|Islamist) (?:{_BODY}) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,5}})"
)
_WING = re.compile(r".+ (?:armed|military) wing")
_FIGHTING_NAME = re.compile(
    r"(?!(?:American|British|Canadian) )(?:.+ )?"
    r"(?:Legion|Brigades?|(?:Liberation|Resistance) (?:Army|Front|Movement|Forces?)|Battalions?)"
    r"|Army (?:for|of) .+"
)
_AT_WAR = frozenset("fighters frontline insurgents militants rebels soldiers troops war".split())
_ADMINISTRATION = re.compile(r"(?:[Tt]he |[Aa]n? )?[A-Z][\w’'-]+ (?:administration|government|regime|cabinet)(?: officials?)?")
_LONG = 200  # characters of an apposition
_UNKNOWN = frozenset({None, "NGO"})


class ToldBodies:
    """Bodies of a document that only its own words tell to act in diplomacy."""

    def __init__(self, doc: Document) -> None:
        """Know none yet."""
        self.doc = doc
        self.known: dict[str, Actor] = {}

    def meant(self, one: Attribution, words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The body that speaks where the words are its name, else `actors` as they are."""
        if " " not in words:
            return actors
        if words.endswith(" wing") and _WING.fullmatch(words):
            return self._wing(words, actors)
        if len(actors) == 1 and actors[0].sector == "NGO" and _ADMINISTRATION.fullmatch(words):
            return (changed(actors[0], sector="GOV"),)  # "the Haugen government", whose premier is Haugen
        if any(a.sector not in _UNKNOWN or a.country or a.role is not None for a in actors):
            return actors
        if (group := nameless(words)) is not None:
            return (group,)
        if (kind := _OF_A_KIND.fullmatch(words)) is not None:
            return (self._known(kind["name"], "REB"),)
        named = _NAME.fullmatch(words)
        if named is None or " " not in named["name"]:
            return actors
        name = named["name"]
        if name not in self.known and (sector := self._sector(one, name)) is not None:
            self._known(name, sector)
        return (self.known[name],) if name in self.known else actors

    def _known(self, name: str, sector: str, country: str | None = None) -> Actor:
        if name not in self.known:
            self.known[name] = Actor(id=id_of_words(name), name=name, kind="institution", country=country, sector=sector)
        return self.known[name]

    def _wing(self, words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Read "the movement's military wing, the X Brigades": the body named beside, else the wing itself."""
        named = actors[0] if len(actors) == 1 and not words.casefold().startswith(actors[0].name.casefold()) else None
        country = actors[0].country if len(actors) == 1 else None
        name = named.name if named is not None else words.removeprefix("the ").removeprefix("The ")
        return (self._known(name, "REB", country),)

    def _sector(self, one: Attribution, name: str) -> str | None:
        """Whom the body speaks for: those who fight, or states; None if the text does not tell."""
        end = one.speaker[0][1]
        told = self.doc.text[end : min(one.cues[0][0], end + _LONG)]
        at_war = not _AT_WAR.isdisjoint(self.doc.seg.vocabulary)
        if _FIGHTERS.match(told) or (at_war and _FIGHTING_NAME.fullmatch(name)):
            return "REB"
        return "IGO" if _OF_STATES.match(told) or (self.doc.gatherings and _REGIONAL.fullmatch(name)) else None
