"""The words that name a speaker in, the mentions that are the heads of their phrase out: of "Oslo's mayor" the mayor alone."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from diplowire.extract.statements.acting import is_written_by, names_media, names_office
from diplowire.extract.statements.adjectival import modifies
from diplowire.extract.statements.paper_issuers import names_own_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.extract.statements.attribution import Attribution, Span

_POSSESSIVE = frozenset("'s ’s ' ’".split())
_STATES = frozenset({"country", "place"})
_JOINS = frozenset({" and ", " and the ", ", ", ", and ", ", and the ", ", the "})
_HANGING = frozenset("of for in from at with to by on against about".split())
_JOINING = frozenset("and , & or both as well".split())


class Heads:
    """Finds the heads of the phrases of a document that name speakers, by the place of its mentions."""

    def __init__(self, doc: Document) -> None:
        """Take the mentions of a document, in the order of the text."""
        self.doc = doc
        self.starts = [m.start for m in doc.mentions]

    def of(self, span: Span, words: str) -> list[int]:
        """Mentions that are the head of the phrase; of "Minister X (Social Democrats, SD)" those before the bracket."""
        if words[:10].casefold() == "those who ":  # "those who back talks with Norway"
            return self._heads((span[0], span[0] + len("those")))
        if " between " in words and (outer := self._heads((span[0], span[0] + words.index(" between ")))):
            return outer  # "a diplomat involved in talks between Norway and the rebels"
        heads = self._heads(span)
        if not words.endswith(")") or " (" not in words:
            return heads
        before = self._heads((span[0], span[0] + words.index(" (")))
        named = any(self.doc.mentions[i].kind == "person" for i in before)
        return before if named or not any(self.doc.actors[i] for i in heads) else heads

    def beside(self, one: Attribution) -> list[int]:
        """Mentions in an apposition: "the spokesman, Name, said"; "critics, including Norway and Peru, say"."""
        end, cue = one.speaker[0][1], one.cues[0][0]
        if not self.doc.text.startswith(",", end, cue):
            return []
        beside = self.doc.text[end:cue]
        inside, own = self.inside((end, cue)), self._heads(one.speaker[0])
        if beside.startswith(", including ") and not any(self.doc.actors[i] for i in own):
            return inside
        if not inside or any(self.doc.mentions[i].kind == "person" and not self._owns(i, one.speaker[0]) for i in own):
            return []
        first = self.doc.mentions[inside[0]]
        named = [i for i in inside if self.doc.mentions[i].kind == "person"]
        if len(named) > 1 and [self.doc.mentions[i].kind for i in own] == ["group"] and self._joined(named):
            return named  # "the prime ministers of Norway and Peru, X and Y, agreed"
        opens = [i for i in own[:1] if self.doc.mentions[i].kind == "pronoun"]
        if opens and first.kind == "person" and " and his " in self.doc.text[slice(*one.speaker[0])]:
            return [*opens, inside[0]]  # "he and his host, President X, agreed"
        return inside[:1] if first.kind == "person" and first.start <= end + len(", ") else []

    def members(self, i: int) -> Sequence[int]:
        """Those who are named behind a group of theirs: "his U.S. and Japanese counterparts, A and B"; else the group."""
        group = self.doc.mentions[i]
        if group.kind != "group" or len(group.countries) < len(("U.S.", "Japanese")):
            return [i]
        named = range(i + 1, i + 1 + len(group.countries))
        behind = self.doc.mentions[named.start : named.stop]
        held = len(behind) == len(named) and all(m.kind == "person" and m.title == group.title for m in behind)
        return named if held else [i]

    def inside(self, span: Span) -> list[int]:
        """Mentions that overlap the span."""
        first = bisect_left(self.starts, span[0])
        while first > 0 and self.doc.mentions[first - 1].end > span[0]:
            first -= 1
        stop = bisect_left(self.starts, span[1], first)
        return [i for i in range(first, stop) if self.doc.mentions[i].end > span[0]]

    def _heads(self, span: Span) -> list[int]:
        """Mentions that are the head of the phrase, not part of what hangs on it."""
        inside, mentions = self.inside(span), self.doc.mentions
        hanging = self._hanging(inside, span)
        heads = [i for i in inside if i not in hanging and not self._owns(i, span) and not self._modifies(i, span)]
        words = self.doc.text[span[0] : span[1]]
        acts = any(mentions[i].kind in ("person", "role") or mentions[i].sector == "IGO" for i in heads)
        if not acts and names_media(words):
            return []
        if not heads and (names_office(words) or is_written_by(words) or names_own_paper(words)):
            return inside if len(inside) > 1 and self._joined(inside) else inside[:1]  # "a text issued by Norway and Peru"
        if len(heads) == len(("Name", "an aide")) and self._apposed(*heads):
            return heads[:1]
        if len(heads) > 1 and not self._joined(heads):
            persons = [i for i in heads if self.doc.mentions[i].kind == "person"]
            heads = (persons or heads)[-1:]
        return heads

    def _owns(self, i: int, span: Span) -> bool:
        """Tell whether a mention is the possessor in a phrase: "Oslo's mayor"."""
        end, seg = self.doc.mentions[i].end, self.doc.seg
        if end >= span[1]:
            return False
        after = bisect_left(seg.starts, end)
        return after < len(seg.starts) and seg.ends[after] <= span[1] and seg.lower[after] in _POSSESSIVE

    def _modifies(self, i: int, span: Span) -> bool:
        """Tell whether a country only tells whose the others are: "the U.S. west coast"."""
        if self.doc.mentions[i].kind != "country":
            return False
        behind = self.doc.mentions[i + 1] if i + 1 < len(self.doc.mentions) else None
        return modifies(self.doc.seg, self.doc.mentions[i], span[1], behind)

    def _hanging(self, inside: list[int], span: Span) -> set[int]:
        """Mentions that hang on another word, with the countries joined to them: "pupils from Malawi and South Korea"."""
        hanging: set[int] = set()
        for i in inside:
            mention, before = self.doc.mentions[i], self.doc.mentions[i - 1]
            joined = i - 1 in hanging and mention.kind in _STATES and before.kind in _STATES
            if self._hangs(mention, span) or (joined and self.doc.text[before.end : mention.start] in _JOINS):
                hanging.add(i)
        return hanging

    def _hangs(self, mention: Mention, span: Span) -> bool:
        """Tell whether a mention hangs on another word of the phrase: "the mayor of Oslo"."""
        if mention.start <= span[0]:
            return False
        starts = self.doc.seg.starts
        at = bisect_left(starts, mention.start)
        return at > 0 and starts[at - 1] >= span[0] and self.doc.seg.lower[at - 1] in _HANGING

    def _apposed(self, name: int, office: int) -> bool:
        """Tell whether an office stands behind its holder: "Name, an aide to the president"."""
        first, second = self.doc.mentions[name], self.doc.mentions[office]
        beside = (first.kind, second.kind) == ("person", "role") and self.doc.text[first.end : second.start] == ", "
        return beside and self.doc.text.startswith(("a ", "an ", "the "), second.start)

    def _joined(self, heads: list[int]) -> bool:
        """Tell whether mentions are members of a list."""
        mentions = self.doc.mentions
        for left, right in pairwise(heads):
            between = self.doc.text[mentions[left].end : mentions[right].start].replace(",", " , ").split()
            if not between and mentions[left].kind == "group" and mentions[left].title == mentions[right].title:
                continue  # "their Danish and Norwegian counterparts A and B"
            if not between or not all(w in _JOINING for w in between):
                return False
        return True
