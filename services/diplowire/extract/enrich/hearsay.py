"""Visits and meetings in, the same with the one on whose word each rests out: "…, the ministry said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.enrich.reading import predicate
from diplowire.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplowire.extract.document import Document, Told
    from diplowire.model import AnyEvent


def with_sources(doc: Document, events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Set `according_to` where the main predicate stands in somebody's reported words; of nested reports the innermost counts."""
    for event in events:
        source = None if isinstance(event, Statement) or not doc.told else _source(doc, predicate(event))
        if source is None:
            yield event
            continue
        proof = doc.evidence("according_to", source.source_start, source.source_end, source.rule)
        yield changed(event, according_to=source.source, evidence=(*event.evidence, proof))


def _source(doc: Document, at: int) -> Told | None:
    """The shortest stretch of somebody's words around a character."""
    return min((t for t in doc.told if t.start <= at < t.end), key=lambda t: t.end - t.start, default=None)
