"""A speaker whose country no words beside the name tell in, the same of the country for which the text has him speak out.

Newspapers leave the country out where it was just told: "Japan welcomed the deal. Foreign Minister X thanked ...", "Peru will
sign, the president said". Where the words could mean two countries, it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.model import Actor

_start = attrgetter("start")
_OF_A_STATE = frozenset({"GOV", "LEG", "MIL", "DIP", None})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_WHERE = 40  # characters after the cue in which a place is where it was said
_REACH = 2  # sentences from a country that spoke to the one who speaks for it
# What a state does of its own will, as its officials tell it; what happens to a state is told by others as well.
_OWN_WILL = re.compile(
    r"[”“\"]?\s(?:[”“\"]\s?)?(?:(?:also|now|still|always|fully|strongly|firmly)\s)*(?:will\s(?!pay|face|suffer|lose|fail|regret|be\b)"
    r"|would\s(?!pay|face|suffer|lose|fail|regret|be\b)|stands?\sready|is\s(?:ready|prepared|willing|committed|open|considering|determined)"
    r"|does\snot\s(?:rule|accept|recogni|want|seek)|has\s(?:decided|asked|lodged|agreed|proposed|offered|invited|always)|remains\scommitted"
    r"|supports?\b|opposes?\b|welcomes?\b|rejects?\b|condemns?\b|hopes\b|expects\b|attaches\b|calls\s(?:for|on)\b)"
)


class Compatriots:
    """Countries of a document's speakers, learnt from one attribution to the next."""

    def __init__(self, doc: Document) -> None:
        """Know nobody yet."""
        self.doc = doc
        self.known: dict[str, str] = {}  # actor id -> country
        self.state: tuple[int, str] | None = None  # last sentence for which a state that spoke itself counts, and its code
        self.before: tuple[int, str] | None = None  # sentence and country of the last person who spoke

    def settle(self, one: Attribution, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Give the speakers with the countries that the text tells in passing."""
        settled = tuple(self._of_country(one, actor) for actor in actors)
        at = one.sentences[0]
        if len(settled) == 1 and settled[0].country:
            if settled[0].kind == "country":
                self.state = at + _REACH, settled[0].country
            elif settled[0].kind == "institution" and settled[0].sector == "GOV":
                self.state = at + ("foreign" in settled[0].name.casefold()), settled[0].country
            elif settled[0].kind == "person":
                self.before = at, settled[0].country
        elif settled:
            self.state = None
        return settled

    def _of_country(self, one: Attribution, actor: Actor) -> Actor:
        if actor.country or actor.kind != "person" or actor.sector not in _OF_A_STATE:
            return actor
        country = self.known.get(actor.id)
        if country is None:
            country = self._owner(one)
            if country is None and actor.role is not None:
                country = self._speaks_for(one) or self._after_a_state(one)
            if country is not None and self._elsewhere(one, country):
                return actor
        if country is None:
            return actor
        self.known[actor.id] = country
        return changed(actor, country=country)

    def _owner(self, one: Attribution) -> str | None:
        """Read "the minister's deputy, X" and "his trade minister, X": of the country of the one who is meant."""
        start, end = one.speaker[0][0], max(one.speaker[-1][1], one.cues[0][0])
        words = self.doc.text[start:end].split(maxsplit=1)
        if words and words[0].casefold() in _POSSESSIVES:
            return self.before[1] if self.before and one.sentences[0] - self.before[0] <= 1 else None
        for index in self._mentions(start, end):
            mention = self.doc.mentions[index]
            if self.doc.text.startswith(("'s ", "’s "), mention.end):
                return _only([a.country for a in self.doc.actors[index]])
        return None

    def _speaks_for(self, one: Attribution) -> str | None:
        """Read "Peru will sign the treaty, the president said": a state whose own will opens the words said."""
        if not one.content:
            return None
        start = one.content[0][0]
        for index in self._mentions(start, start + 1):
            mention = self.doc.mentions[index]
            if mention.start - start <= len("the ") and mention.kind in ("country", "place"):
                country = _only([a.country for a in self.doc.actors[index]])
                return country if country and _OWN_WILL.match(self.doc.text, mention.end) else None
            if _is_minister(mention) and self.doc.text[one.speaker[0][0] :].casefold().startswith(("ministry ", "the ministry")):
                return _only([a.country for a in self.doc.actors[index]])
        return None

    def _after_a_state(self, one: Attribution) -> str | None:
        """Read "Japan welcomed the deal. Foreign Minister X thanked ...": he speaks for the state that spoke.

        "The Swedish Foreign Ministry said that Foreign Minister X ...": in the same sentence a ministry does as well, and one of
        foreign affairs in the next.
        """
        if self.state is None or one.sentences[0] > self.state[0]:
            return None
        return self.state[1]

    def _elsewhere(self, one: Attribution, country: str) -> bool:
        """Tell whether the words that name the speaker, or where he speaks, name another country."""
        start, end = one.speaker[0][0], one.cues[-1][1]
        told = [self.doc.mentions[i] for i in self._mentions(start, one.cues[0][0])]
        if any((m.country or country) != country for m in told):
            return True
        stop = min(self.doc.seg.sentences[one.sentences[0]].end, end + _WHERE)
        for index in self._mentions(end, stop):
            place = self.doc.mentions[index].place
            if place is not None and (place.country or country) != country:
                return self.doc.text.startswith(" in ", self.doc.mentions[index].start - len(" in "))
        return False

    def _mentions(self, start: int, end: int) -> Sequence[int]:
        """Mentions that begin in a stretch, or right before its end."""
        mentions, stop = self.doc.mentions, max(end, start + len("the ") + 1)
        return range(bisect_left(mentions, start, key=_start), bisect_left(mentions, stop, key=_start))


def _is_minister(mention: Mention) -> bool:
    return mention.kind in ("person", "role") and "minister" in (mention.title or "").casefold()


def _only(countries: Sequence[str | None]) -> str | None:
    return countries[0] if len(set(countries)) == 1 else None
