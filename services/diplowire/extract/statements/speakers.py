"""An attribution in, the people behind its speaker out: which mentions the words name, and who those are."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.actor_id import id_of_words
from diplowire.extract.changed import changed
from diplowire.extract.statements.acting import names_office
from diplowire.extract.statements.compatriots import Compatriots
from diplowire.extract.statements.gathered import Gathered
from diplowire.extract.statements.general_words import GeneralWords
from diplowire.extract.statements.insiders import SOURCES_REACH, Insiders
from diplowire.extract.statements.paper_issuers import Papers
from diplowire.extract.statements.phrase_heads import Heads
from diplowire.extract.statements.told_bodies import ToldBodies
from diplowire.model import Actor

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution

_NO_OFFICIALS = frozenset({"CVL", "JUD", "NGO"})
_REACH = 2  # sentences back to what "it" stands for
_THOSE = "officials|sources|diplomats|ministers|lawmakers|envoys"
_SOME_OF = re.compile(
    r"(?P<how>one|another|two|some) of (?:(?:the|those|these) (?:two |three )?(?:[A-Z][\w.]+ )?"
    rf"(?P<whom>{_THOSE})|them)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(_THOSE, re.IGNORECASE)
_THE_SOURCES = re.compile(r"(?:the(?:se)? (?:same )?)?sources?", re.IGNORECASE)
_OF_AN_AGE = re.compile(r"[Tt]he \d\d-year-old(?: [a-z]+)?$")  # "the 44-year-old economist": whoever was told of
_HIS_OFFICE = re.compile(r"(?:['’]s?|\bhis|\bher) (?:[\w-]+ ){0,2}(?:office|government|administration)$", re.IGNORECASE)
_FURTHER = frozenset({"another", "a second", "a third"})  # "one official said it, another denied it"
_TITLES = ("Amb. ", "Amb ", "H.E. ", "Gen. ", "Lt. Gen. ", "Maj. Gen. ", "Brig. Gen. ")
_SOURCES = ("source", "sources")


class Speaker(NamedTuple):
    """Who speaks: actors, the `words` that name them, and where nobody could be named the reason.

    `told`: they are officials or sources of whom the text told before.
    """

    actors: tuple[Actor, ...]
    words: str = ""
    reason: str | None = None
    told: bool = False

    @property
    def official(self) -> bool:
        """Whether the words name an office."""
        private = any(a.sector in _NO_OFFICIALS for a in self.actors)  # "the Met Office" is a name, and judges speak for no state
        return self.told or (not private and (names_office(self.words) or self.words.startswith(_TITLES)))


def _by_pronoun(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same, as a pronoun means them."""
    return tuple(changed(actor, resolved_by="pronoun") for actor in actors)


class Speakers:
    """Finds the speakers of a document, one attribution after the other."""

    def __init__(self, doc: Document) -> None:
        """Take the mentions of a document, in the order of the text."""
        self.doc = doc
        self.heads = Heads(doc)
        self.starts = self.heads.starts
        self.person: tuple[int, tuple[Actor, ...]] = (-9, ())  # sentence and the last person who spoke
        self.unnamed: tuple[int, tuple[Actor, ...]] = (-9, ())  # sentence and the last official who spoke without a name
        self.compatriots, self.gathered, self.bodies = Compatriots(doc), Gathered(doc), ToldBodies(doc)
        self.papers, self.insiders, self.general = Papers(doc), Insiders(), GeneralWords(doc)

    def of(self, one: Attribution) -> Speaker:
        """Actors behind the words that name the speaker."""
        if not one.speaker:
            return Speaker(())
        span = one.speaker[0]
        words = self.doc.text[span[0] : span[1]]
        known = self._known(one, words)
        if known is not None:
            return known
        beside = self.heads.beside(one)
        heads = [k for i in beside or self.heads.of(span, words) for k in self.heads.members(i)]
        if len(one.speaker) > 1 and self.doc.text[slice(*one.speaker[-1])].casefold() == "who":
            heads = [i for i in self.heads.inside(span) if self.doc.mentions[i].kind == "person"][-1:] or heads
        actors = tuple([actor for i in heads for actor in self.doc.actors[i]])
        if len(actors) > 1:
            actors = tuple({actor.id: actor for actor in actors}.values())
        if not beside:
            actors = self.insiders.meant(one, words, self._office_of(words, actors, heads))
        actors = self.bodies.meant(one, words, self.gathered.meant(one, words, self.compatriots.settle(one, actors)))
        actors = self.general.meant(one, words, actors)
        if actors:
            self.papers.hear(one, actors)
            self.general.hear(one, actors)
        if len(actors) == 1 and actors[0].role is not None and words.startswith(("One ", "one ", "An ", "an ", "A ", "a ")):
            self.unnamed = (one.sentences[0], actors)
        if len(actors) == 1 and actors[0].kind == "person":
            self.person = (one.sentences[0], actors)
        reason = next((self.doc.reasons[i] for i in heads if i in self.doc.reasons), None) if not actors else None
        return Speaker(actors, words, reason)

    def _known(self, one: Attribution, words: str) -> Speaker | None:
        """Those whom words mean that name nobody, but who spoke or were told of before; None for other words."""
        sentence, folded = one.sentences[0], words.casefold()
        if folded == "it" and 0 <= sentence - self.papers.last[0] <= _REACH:
            self.papers.last = sentence, self.papers.last[1]
            return Speaker(self.papers.last[1])
        if issuers := self.papers.whose(one, folded):
            return Speaker(issuers, words)
        if folded in ("him", "her") or ("-year-old" in words and _OF_AN_AGE.match(words)):
            near = 0 <= sentence - self.person[0] <= _REACH
            return Speaker(_by_pronoun(self.person[1]) if near else self._told_of(one.speaker[0][0], sentence))
        if folded in _FURTHER:
            told = self.unnamed[1] if 0 <= sentence - self.unnamed[0] <= _REACH else ()
            self.unnamed = (sentence, told)
            return Speaker(told, words, told=True) if told else None
        if " of " not in words and not folded.endswith(_SOURCES):
            return None
        told = self._of_those_told(one.speaker[0][0], sentence, words)
        return Speaker(told, words, told=True) if told else None

    def _told_of(self, start: int, sentence: int) -> tuple[Actor, ...]:
        """Whom "him" means where nobody has spoken: the one who opens the sentence before; nobody where that is not a person."""
        last = bisect_left(self.starts, self.doc.seg.sentences[sentence].start) - 1 if sentence else -1
        first = bisect_left(self.starts, self.doc.seg.sentences[sentence - 1].start) if last >= 0 else 0
        opens = self.doc.actors[first] if first <= last and self.starts[first] <= start else ()
        return _by_pronoun(opens) if [a.kind for a in opens] == ["person"] else ()

    def _some_of(self, start: int, some: re.Match[str]) -> tuple[Actor, ...]:
        """Read "one of the officials": of the group last told of; nobody where none was."""
        for i in range(bisect_left(self.starts, start) - 1, -1, -1):
            mention, actors = self.doc.mentions[i], self.doc.actors[i]
            whom = some["whom"] or (_SEVERAL.search(mention.title or "") or [""])[0].casefold()
            if mention.kind == "group" and len(actors) == 1 and whom and whom in (mention.title or mention.name or "").casefold():
                if some["how"].casefold() not in ("one", "another"):
                    return actors
                one = whom.removesuffix("s")
                name = actors[0].name.replace(whom, one, 1)
                name = name if " of " in name else f"{name} (unnamed)"
                name = name[0].upper() + name[1:]
                return (changed(actors[0], id=id_of_words(name), name=name, kind="person"),)
        return ()

    def _of_those_told(self, start: int, sentence: int, words: str) -> tuple[Actor, ...]:
        """Whom "the sources" and "one of the officials" mean."""
        if _THE_SOURCES.fullmatch(words):
            return self._sources(start, sentence)
        some = _SOME_OF.fullmatch(words)
        return self._some_of(start, some) if some is not None else ()

    def _sources(self, start: int, sentence: int) -> tuple[Actor, ...]:
        """Whom "the sources" means: those whom the last sentences told of as somebody's sources."""
        for i in range(bisect_left(self.starts, start) - 1, -1, -1):
            mention = self.doc.mentions[i]
            if mention.sentence < sentence - SOURCES_REACH:
                break
            if (mention.title or "").casefold().endswith(("sources", "source")):
                return self.doc.actors[i]
        return self.insiders.told(sentence)

    @staticmethod
    def _office_of(words: str, actors: tuple[Actor, ...], heads: list[int]) -> tuple[Actor, ...]:
        """Read "the President's office": a body of its own, not the President; "an official in the President's office" is not."""
        owner = actors[0] if len(actors) == 1 and len(heads) == 1 and not words.startswith(("a ", "an ", "A ", "An ")) else None
        if owner is None or owner.kind != "person" or not _HIS_OFFICE.search(words):
            return actors
        name = words[words.casefold().startswith("the ") * len("the ") :]
        return (Actor(id=id_of_words(name), name=name, kind="institution", country=owner.country, sector="GOV"),)
