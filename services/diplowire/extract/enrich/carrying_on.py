"""Statements in, the sums that the sentences after them tell out, where these carry the matter on in nobody's words.

"According to X, both countries build roads. Trade between the countries reached $4 billion.": the guidelines leave the second
sentence out of the words said, yet its sum belongs to what X spoke of.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplowire.extract.enrich.contents import between
from diplowire.extract.enrich.topics import subjects
from diplowire.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplowire.extract.document import Document, MoneyMention, Sentence
    from diplowire.extract.enrich.reading import Reading
    from diplowire.model import AnyEvent

_REACH = 2  # sentences after the statement
_LONG_WORD = 6  # letters from which on a word says what a sentence is about
_BACK = frozenset("this that these those it they such".split())


def sums_carried_on(doc: Document, events: Sequence[AnyEvent], reading: Reading) -> Mapping[int, tuple[MoneyMention, ...]]:
    """By index of the event: sums of the unattributed sentences of its paragraph that follow at once and share its matter.

    A sentence after two statements is nobody's, and one that tells of a visit or a meeting has a matter of its own.
    """
    if not doc.money:
        return {}
    ends = {i: _last_sentence(e, reading) for i, e in enumerate(events) if isinstance(e, Statement)}
    at = Counter(ends.values())
    paid = {reading.sentence_at(m.start) for m in doc.money}
    before = {sentence - reach for sentence in paid for reach in range(1, _REACH + 1)}  # no other statement has any to come
    others = frozenset(reading.of(e) for e in events if not isinstance(e, Statement))
    found = {i: tuple(_sums(doc, last, others)) for i, last in ends.items() if at[last] == 1 and last in before}
    return {i: sums for i, sums in found.items() if sums}


def _last_sentence(statement: Statement, reading: Reading) -> int:
    return max((reading.sentence_at(e.start) for e in statement.evidence if e.field == "sentence"), default=-1)


def _sums(doc: Document, last: int, others: frozenset[int]) -> Iterator[MoneyMention]:
    sentences = doc.seg.sentences
    said = sentences[last]
    for sentence in sentences[last + 1 : last + 1 + _REACH]:
        apart = sentence.paragraph != said.paragraph or sentence.kind == "heading"
        told = sentence.index in doc.attributed or sentence.index in others
        if apart or told or not _carries_on(doc, said, sentence):
            return
        yield from doc.money[slice(*between(doc.money, sentence.start, sentence.end))]


def _carries_on(doc: Document, said: Sentence, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with the matter of another: it points back, or shares a subject or a telling word."""
    first, last = sentence.first, sentence.last
    if any(quote >= 0 for quote in doc.seg.quotes[first:last]):
        return False
    if first < last and doc.seg.lower[first] in _BACK:
        return True
    shared = _words(doc, said) & _words(doc, sentence)
    return bool(shared) or not _subjects(doc, said).isdisjoint(_subjects(doc, sentence))


def _words(doc: Document, sentence: Sentence) -> frozenset[str]:
    words = doc.seg.words[sentence.first : sentence.last]
    return frozenset(w.lower().removesuffix("s") for w in words if len(w) >= _LONG_WORD and w.isalpha())


def _subjects(doc: Document, sentence: Sentence) -> frozenset[str]:
    return frozenset(topic.code for topic in subjects([doc.text[sentence.start : sentence.end]]))
