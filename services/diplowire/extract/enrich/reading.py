"""A document in, its sentences' codes on demand out, each read once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from diplowire.extract.enrich.codes import LONGEST, code_sentence, code_stretch, code_words, words_of_rule, words_that_code

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.enrich.codes import Coded
    from diplowire.model import AnyEvent, Statement


class Reading:
    """Codes of the sentences of one document."""

    __slots__ = ("_known", "_starts", "doc")

    def __init__(self, doc: Document) -> None:
        """Keep the places of sentences; nothing is coded yet."""
        self.doc = doc
        self._starts = [s.start for s in doc.seg.sentences]
        self._known: dict[int, Coded | None] = {}

    def sentence_at(self, place: int) -> int:
        """Index of the sentence that holds a character."""
        return max(0, bisect_right(self._starts, place) - 1)

    def of_sentence(self, index: int) -> Coded | None:
        """Code of a sentence."""
        if index not in self._known:
            sentences = self.doc.seg.sentences
            self._known[index] = code_sentence(self.doc.seg, sentences[index]) if index < len(sentences) else None
        return self._known[index]

    def of(self, event: AnyEvent) -> int:
        """Index of the sentence of an event's main predicate."""
        return self.sentence_at(predicate(event))

    def of_event_before(self, place: int, event: AnyEvent) -> Coded | None:
        """Code of the sentence of an event's main predicate if what is coded may begin before a character."""
        index, seg = self.of(event), self.doc.seg
        if index >= len(seg.sentences):
            return None
        first, last = seg.sentences[index].first, self._end_of_read(index)
        words = seg.lower[first : bisect_left(seg.starts, place, first, last)]
        return self.of_sentence(index) if not words_that_code().isdisjoint(words) else None

    def of_event_by(self, rule: str, event: AnyEvent) -> Coded | None:
        """Code of that sentence if one rule makes it: most sentences hold no word of the rule and need not be read for it."""
        index, sentences = self.of(event), self.doc.seg.sentences
        if index >= len(sentences):
            return None
        words = self.doc.seg.lower[sentences[index].first : self._end_of_read(index)]
        coded = self.of_sentence(index) if not words_of_rule(rule).isdisjoint(words) else None
        return coded if coded is not None and coded.rule == rule else None

    def of_cue(self, statement: Statement) -> Coded | None:
        """Code of the cue's own words, wherever they stand in their sentence."""
        sentences = self.doc.seg.sentences
        for proof in statement.evidence:
            if proof.field != "cue" or (index := self.sentence_at(proof.start)) >= len(sentences):
                continue
            sentence = sentences[index]
            found = code_words(self.doc.seg, sentence, *self._tokens(proof.start, proof.end))
            if found is not None:
                return found
        return None

    def of_content(self, statement: Statement) -> Coded | None:
        """Code of the words said."""
        if statement.content is None:
            return None
        first, last = self._tokens(statement.content.start, statement.content.end)
        return code_stretch(self.doc.seg, first, last, quoted=True)

    def _end_of_read(self, index: int) -> int:
        """End of the tokens of a sentence that are read to code it, however long it is."""
        sentence = self.doc.seg.sentences[index]
        return min(sentence.last, sentence.first + LONGEST)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """First and end token of a stretch of characters."""
        starts = self.doc.seg.starts
        first = bisect_left(starts, start)
        return first, bisect_left(starts, end, first)

    def sentence_text(self, event: AnyEvent) -> str:
        """Words of the sentence of an event's main predicate."""
        index = self.of(event)
        sentences = self.doc.seg.sentences
        return self.doc.text[sentences[index].start : sentences[index].end] if index < len(sentences) else ""


def predicate(event: AnyEvent) -> int:
    """Character at which the main predicate of an event stands."""
    wanted = "cue" if event.type == "statement" else "status"
    places = [e.start for e in event.evidence if e.field == wanted] or [e.start for e in event.evidence]
    return min(places, default=0)
