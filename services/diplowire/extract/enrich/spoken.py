"""A statement in, the day on which and the city in which it was made out: "told reporters in Geneva on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.enrich.contents import between
from diplowire.model import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import DateMention, Document
    from diplowire.model import Place, Statement

Span = tuple[int, int]
# Characters between a cue and the day or the city that belongs to it.
_NEAR = 60
# A day at the very head of a sentence is that of its first verb.
_HEAD = 4
_WALLS = frozenset(',;:.?!–—"“”')
_IN = frozenset({"in", "at", "from"})


def with_occasion(doc: Document, statement: Statement) -> Statement:
    """Fill `when` and `where` from the words around the cue; what stands in the words said tells of something else."""
    day, cities = _day(doc, statement), tuple(_cities(doc, statement))
    if day is None and not cities:
        return statement
    proofs = [doc.evidence(f"where[{i}]", m[1], m[2], "spoken_in") for i, m in enumerate(cities)]
    when = statement.when
    if day is not None:
        days = day.past
        when = When(start=days.start, end=days.end, precision=days.precision, text=doc.text[day.start : day.end])
        proofs.append(doc.evidence("when", day.start, day.end, "spoken_on"))
    where = tuple(place for place, _, _ in cities)
    return changed(statement, when=when, where=where or statement.where, evidence=(*statement.evidence, *proofs))


def _day(doc: Document, statement: Statement) -> DateMention | None:
    """The date right beside the cue, or at the head of its sentence."""
    for start, end in _spans(statement, "sentence") if doc.dates else ():
        for at in range(*between(doc.dates, start, end)):
            date = doc.dates[at]
            told = date.days is None and date.past.start is not None and not _inside(date.start, _spans(statement, "content"))
            if told and _beside(doc, date, _spans(statement, "cue"), start):
                return date
    return None


def _beside(doc: Document, date: DateMention, cues: Sequence[Span], head: int) -> bool:
    """Tell whether nothing parts a date from a cue, or the date opens the sentence."""
    for start, end in cues:
        if date.end <= start and (date.start - head <= _HEAD or _open(doc.text[date.end : start])):
            return True
        if date.start >= end and _open(doc.text[end : date.start]):
            return True
    return False


def _cities(doc: Document, statement: Statement) -> Iterator[tuple[Place, int, int]]:
    """The city behind the cue: "said in Oslo", "told reporters in Geneva"."""
    for _, end in _spans(statement, "cue"):
        for at in range(*between(doc.mentions, end, end + _NEAR)):
            mention = doc.mentions[at]
            if mention.place is None or mention.place.kind != "city" or _inside(mention.start, _spans(statement, "content")):
                continue
            led_by = doc.text[end : mention.start].split()
            if led_by and led_by[-1] in _IN and _open(doc.text[end : mention.start]):
                yield mention.place, mention.start, mention.end
                return


def _open(words: str) -> bool:
    """Tell whether words are few and hold no mark."""
    return len(words) <= _NEAR and _WALLS.isdisjoint(words)


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _spans(statement: Statement, field: str) -> list[Span]:
    return [(proof.start, proof.end) for proof in statement.evidence if proof.field == field]
