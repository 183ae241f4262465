"""An attribution in, the people behind its speaker out: which mentions the words name, and who those are."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplowire.extract.document import Document, Mention
    from diplowire.extract.statements.attribution import Attribution, Span
    from diplowire.model import Actor

# PLOVER sectors of those who do diplomacy; the rest (business, press, civil society, medicine ...) does not count.
_DIPLOMATIC = frozenset("GOV LEG MIL IGO SPY REB PTY DIP OPP PAR".split())
_GOVERNMENT_KINDS = frozenset(("country", "delegation"))
_HANGING = frozenset("of for in from at with to by on 's ’s ' ’ against about".split())
_JOINING = frozenset("and , & or both as well".split())


class Speaker(NamedTuple):
    """Who speaks: actors, mentions that name them, and where nobody could be named the reason."""

    actors: tuple[Actor, ...]
    mentions: tuple[int, ...]
    reason: str | None = None


class Speakers:
    """Finds the speakers of a document; keeps its mentions in order of place."""

    def __init__(self, doc: Document) -> None:
        """Take the mentions of a document, in the order of the text."""
        self.doc = doc
        self.starts = [m.start for m in doc.mentions]
        self.tokens = [t.start for t in doc.seg.tokens]

    def of(self, one: Attribution) -> Speaker:
        """Actors behind the words that name the speaker."""
        if not one.speaker:
            return Speaker((), ())
        heads = self._named_beside(one) or self._heads(one.speaker[0])
        actors: list[Actor] = []
        for i in heads:
            actors += [a for a in self.doc.actors[i] if a.id not in {b.id for b in actors}]
        reason = next((self.doc.reasons[i] for i in heads if i in self.doc.reasons), None) if not actors else None
        return Speaker(tuple(actors), tuple(heads), reason)

    def _named_beside(self, one: Attribution) -> list[int]:
        """Mentions in an apposition: "the spokesman, Name, said"; "critics, including Norway and Peru, say"."""
        end, cue = one.speaker[0][1], one.cues[0][0]
        beside = self.doc.text[end:cue] if end < cue else ""
        if not beside.startswith(","):
            return []
        inside = self._inside((end, cue))
        if beside.startswith(", including ") and not any(self.doc.actors[i] for i in self._heads(one.speaker[0])):
            return inside
        first = inside[0] if inside else -1
        named = first >= 0 and self.doc.mentions[first].kind == "person" and self.doc.mentions[first].start <= end + 2
        own = self._heads(one.speaker[0])
        return (
            [first]
            if named and not any(self.doc.mentions[i].kind == "person" and not self._possesses(i, one.speaker[0]) for i in own)
            else []
        )

    def _possesses(self, i: int, span: Span) -> bool:
        after = bisect_left(self.tokens, self.doc.mentions[i].end)
        tokens = self.doc.seg.tokens
        return after < len(tokens) and tokens[after].end <= span[1] and tokens[after].lower in ("'s", "’s", "'", "’")

    def _heads(self, span: Span) -> list[int]:
        """Mentions that are the head of the phrase, not part of what hangs on it."""
        inside = self._inside(span)
        heads = [i for i in inside if not self._hangs(self.doc.mentions[i], span)] or inside[:1]
        if len(heads) > 1 and not self._joined(heads):
            persons = [i for i in heads if self.doc.mentions[i].kind == "person"]
            heads = (persons or heads)[-1:]
        return heads

    def _inside(self, span: Span) -> list[int]:
        """Mentions that overlap the span, places left out."""
        first = bisect_left(self.starts, span[0])
        while first > 0 and self.doc.mentions[first - 1].end > span[0]:
            first -= 1
        found = []
        while first < len(self.starts) and self.starts[first] < span[1]:
            if self.doc.mentions[first].end > span[0]:
                found.append(first)
            first += 1
        return found

    def _hangs(self, mention: Mention, span: Span) -> bool:
        """Tell whether a mention hangs on another word of the phrase: "the mayor of Oslo", "Oslo's mayor"."""
        at = bisect_left(self.tokens, mention.start)
        tokens = self.doc.seg.tokens
        if mention.start > span[0] and at > 0 and tokens[at - 1].start >= span[0] and tokens[at - 1].lower in _HANGING:
            return True
        after = bisect_left(self.tokens, mention.end)
        return (
            after < len(tokens)
            and tokens[after].lower in _HANGING
            and tokens[after].end <= span[1]
            and tokens[after].lower[0] in "'’"
        )

    def _joined(self, heads: list[int]) -> bool:
        """Tell whether mentions are members of a list."""
        mentions = self.doc.mentions
        for left, right in pairwise(heads):
            between = self.doc.text[mentions[left].end : mentions[right].start].replace(",", " , ").split()
            if not between or not all(w in _JOINING for w in between):
                return False
        return True


def is_actor(actor: Actor) -> bool:
    """Tell whether somebody acts in diplomacy."""
    if actor.kind in _GOVERNMENT_KINDS:
        return True
    if actor.sector is not None:
        return actor.sector in _DIPLOMATIC
    return actor.role is not None
