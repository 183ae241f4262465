"""A paper that speaks in, the actors out whom the text told before to have issued or sent it: "the draft statement said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.state_actor import country_actor
from diplowire.extract.statements.told_of_before import told_of_before

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.model import Actor

_start = attrgetter("start")
_STATEMENTS = "statement|draft|communique|communiqué|declaration|readout|document|text|release|announcement|note"
_PAPER = re.compile(rf"the (?:(?:draft|final|joint|written|press|news) )?(?:{_STATEMENTS})")
_TOLD_OF = re.compile(_PAPER.pattern, re.IGNORECASE)
_PAPER_ENDS = tuple(_STATEMENTS.split("|"))
_ISSUED = re.compile(
    rf"\b(?:(?:in|issued|released|published) (?:an?|the|its|their)|according to an?) "
    rf"(?:(?:draft|final|joint|written|press|news) )?(?:{_STATEMENTS})\b"
    rf"|\b[Aa]n? (?:(?:press|news) )?(?:{_STATEMENTS}) (?:by|from|issued|posted|published|released)\b"
)
_LETTERS = "message|letter|telegram|cable"
_LETTER = re.compile(rf"(?:the|his|her) (?:[\w-]+ )?(?:{_LETTERS})(?: (?:(?:sent|addressed|written) )?to .+)?")
_SENT = re.compile(rf"\b(?:sent|addressed|wrote|dispatched) (?:an?|his|her|their|the)? ?(?:[\w-]+ ){{0,3}}(?:{_LETTERS})s?\b")
_RELEASED = re.compile(rf"\b(?:issued|released|published|adopted) (?:an?|the|its|their) (?:[\w-]+ ){{0,3}}(?:{_STATEMENTS})s?\b")
_OWN = tuple(
    f" {paper}"
    for paper in (
        *_LETTERS.split("|"), "tweet", "post", "op-ed", "article", "column", "draft", "readout", "release", "communique",
        "communiqué", "declaration", "announcement",
    )
)  # fmt: skip
_OF_A_STATE = re.compile(rf"the (?P<whose>[a-z]+(?: [a-z]+)?) (?:{_STATEMENTS})")
_REACH = 4  # sentences back to the last body that spoke, where nobody was told to have issued the paper
_FAR = 20  # sentences back to whose paper it is
_MANY = 40  # mentions back to the ministry of a state
_SENDERS = frozenset({"person", "role", "institution", "country"})


def names_own_paper(words: str) -> bool:
    """Tell whether a phrase ends in a paper, whose owner it tells: "the ambassador's tweet"."""
    return words.endswith(_OWN)


class Papers:
    """The papers of a document, as far as it tells whose they are."""

    def __init__(self, doc: Document) -> None:
        """Know none yet; in most texts no paper says anything, and nobody needs to be remembered for it."""
        self.doc = doc
        self.told_of = _TOLD_OF.search(doc.text) is not None
        self.issued: tuple[int, tuple[Actor, ...]] = (-_FAR, ())  # the last sentence that told of a paper of theirs
        self.last: tuple[int, tuple[Actor, ...]] = (-_FAR, ())  # sentence and actors of the last body that spoke

    def hear(self, one: Attribution, actors: tuple[Actor, ...]) -> None:
        """Remember who spoke, and whether it was in a paper."""
        at = one.sentences[0]
        if all(a.kind != "person" for a in actors):
            self.last = (at, actors)
        sentence = self.doc.seg.sentences[at]
        paper = self.doc.text[slice(*one.speaker[0])].endswith(_PAPER_ENDS)  # "a presidency press release said"
        if self.told_of and (paper or _ISSUED.search(self.doc.text, sentence.start, sentence.end)):
            self.issued = (at, actors)

    def whose(self, one: Attribution, folded: str) -> tuple[Actor, ...]:
        """Those whose paper the words mean; nobody for other words and where it is not told."""
        at = one.sentences[0]
        if folded.endswith(_PAPER_ENDS) and _PAPER.fullmatch(folded):
            if 0 < at - self.issued[0] < _FAR:
                return self.issued[1]
            return self._sender(at, _RELEASED) or (self.last[1] if 0 <= at - self.last[0] <= _REACH else ())
        if folded.endswith(_PAPER_ENDS) and (state := _OF_A_STATE.fullmatch(folded)) is not None:
            return self._of_state(one.speaker[0][0], lexicon.demonyms().get(state["whose"]))
        if _LETTER.fullmatch(folded) is None:
            return ()
        return self._sender(at, _SENT) or (self.last[1] if folded == "the message" and 0 <= at - self.last[0] <= _REACH else ())

    def _of_state(self, start: int, code: str | None) -> tuple[Actor, ...]:
        """The ministry of a state of which the text told last, else the state: "the Norwegian statement"."""
        if code is None:
            return ()
        for actor in told_of_before(self.doc, start, _MANY):
            if actor.kind == "institution" and actor.country == code and actor.sector == "GOV":
                return (actor,)
        return (country_actor(code, "role"),)

    def _sender(self, at: int, sending: re.Pattern[str]) -> tuple[Actor, ...]:
        """Who the text told before to have sent a letter or released a statement: the one whom that sentence is about."""
        sentences, mentions = self.doc.seg.sentences, self.doc.mentions
        for sentence in reversed(sentences[max(0, at - _FAR) : at]):
            sent = sending.search(self.doc.text, sentence.start, sentence.end)
            if sent is None:
                continue
            first = bisect_left(mentions, sentence.start, key=_start)
            before = range(first, bisect_left(mentions, sent.start(), key=_start))
            return next((self.doc.actors[i] for i in before if mentions[i].kind in _SENDERS and self.doc.actors[i]), ())
        return ()
