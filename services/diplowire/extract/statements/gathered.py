"""A speaker told by no name but as those who met in, the participants of the meeting told of before out.

"The participants agreed", "the leaders said in a joint statement", "a joint statement said"; "in a declaration read out by X, the
two governments said".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.changed import changed
from diplowire.extract.state_actor import country_actor
from diplowire.extract.statements.told_of_before import told_of_before

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.model import Actor

_start = attrgetter("start")
_REACH = 8  # sentences back to the meeting
_SEVERAL = 2
_THOSE_THERE = re.compile(
    r"(?:the |all |all the |all of the )?(?:participants|participating (?:leaders|ministers|states|countries|nations)|attendees)"
    r"|(?:the|all the|all) (?:assembled |gathered )?(?:leaders|heads of state(?: and government)?)"
    r"|(?:a|the|their) joint (?:statement|communiqu[eé]|declaration)"
    r"(?: (?:adopted|issued|published|released|signed) [^,;]{1,60})?"
    r"|(?:the|their) (?:final |concluding )?(?:statement|communiqu[eé]|declaration)"
)
_TWO_STATES = re.compile(r"(?:the two|both) (?:governments|countries|nations|states|capitals)")
_BOTH = ("the two ", "both ")
_TWO_PEOPLE = re.compile(r"(?:the two|both) (?:leaders|ministers|presidents|premiers|prime ministers|foreign ministers|sides)")
_OF_TWO_STATES = re.compile(r"\b(?P<one>[A-Z]\w+)[-–](?P<other>[A-Z]\w+) (?:[Ss]ummit|[Mm]eeting|[Tt]alks)\b")
_FAR = 40  # mentions back to somebody of a state
_BY = " by "


class Gathered:
    """Those who met in a document, as far as its meetings are known."""

    def __init__(self, doc: Document) -> None:
        """Take the meetings that were held, in the order of the text."""
        self.doc = doc

    def meant(self, one: Attribution, words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The speakers: those who met where the words mean them, else `actors` as they are."""
        if not self.doc.gatherings:
            return actors
        folded = words.casefold()
        if folded.startswith(_BOTH) and _TWO_PEOPLE.fullmatch(folded):
            return self._at_talks_of_two(one) or actors
        if folded.startswith(_BOTH) and _TWO_STATES.fullmatch(folded):
            return self._two_states(one, actors) or actors
        if (actors and (len(actors) > 1 or actors[0].country)) or not _THOSE_THERE.fullmatch(folded):
            return actors
        near = self.doc.seg.sentences[max(0, one.sentences[0] - _REACH)].start
        return tuple(changed(actor, resolved_by="role") for actor in self._last(one.speaker[0][0], near)) or actors

    def _last(self, start: int, earliest: int) -> tuple[Actor, ...]:
        """Those of the last meeting told of before `start`, unless that is told before `earliest`."""
        at = bisect_left(self.doc.gatherings, start, key=itemgetter(0)) - 1
        return self.doc.gatherings[at][1] if at >= 0 and self.doc.gatherings[at][0] >= earliest else ()

    def _at_talks_of_two(self, one: Attribution) -> tuple[Actor, ...]:
        """Read "At the Norway-Peru summit, the two leaders": whoever of each state was told of last."""
        sentence, start = self.doc.seg.sentences[one.sentences[0]], one.speaker[0][0]
        talks = _OF_TWO_STATES.search(self.doc.text, sentence.start, start)
        if talks is None:
            return ()
        codes = [lexicon.country_by_name().get(talks[state].casefold()) for state in ("one", "other")]
        found = [self._last_of(code, start) for code in codes if code is not None]
        return tuple(changed(actor, resolved_by="role") for actor in found if actor) if all(found) and len(found) > 1 else ()

    def _last_of(self, code: str, start: int) -> Actor | None:
        """The person of a state of whom the text told last before `start`."""
        near = told_of_before(self.doc, start, _FAR)
        return next((actor for actor in near if actor.kind == "person" and actor.country == code), None)

    def _two_states(self, one: Attribution, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Read "In a declaration read out by X, the two governments": those that met, not the one of X."""
        sentence, start = self.doc.seg.sentences[one.sentences[0]], one.speaker[0][0]
        mentions, countries = self.doc.mentions, {actor.country for actor in actors}
        inside = range(bisect_left(mentions, sentence.start, key=_start), bisect_left(mentions, start, key=_start))
        by = [i for i in inside if self.doc.text.endswith(_BY, 0, mentions[i].start)]
        if not any(actor.country in countries for i in by for actor in self.doc.actors[i]):
            return ()
        codes = dict.fromkeys(actor.country for actor in self._last(start, 0) if actor.country)
        return tuple(country_actor(code, "role") for code in codes) if len(codes) == _SEVERAL else ()
