"""Visits and meetings in, the same with the one on whose word each rests out: "…, the ministry said"."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.enrich.reading import predicate
from diplowire.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplowire.extract.document import Document, Told
    from diplowire.model import AnyEvent


_start = attrgetter("start")
# Words that begin at most so many attributions before may still go on.
_REACH = 40


def with_sources(doc: Document, events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Set `according_to` where the main predicate stands in somebody's reported words; of nested reports the innermost counts."""
    told = sorted(doc.told, key=_start)
    for event in events:
        source = None if isinstance(event, Statement) or not told else _source(told, predicate(event))
        if source is None:
            yield event
            continue
        proof = doc.evidence("according_to", source.source_start, source.source_end, source.rule)
        yield changed(event, according_to=source.source, evidence=(*event.evidence, proof))


def _source(told: Sequence[Told], at: int) -> Told | None:
    """The shortest stretch of somebody's words around a character; `told` in the order of the text."""
    end = bisect_right(told, at, key=_start)
    return min((t for t in told[max(0, end - _REACH) : end] if at < t.end), key=_length, default=None)


def _length(told: Told) -> int:
    return told.end - told.start
