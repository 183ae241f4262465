"""Events in, the same events with codes, subjects, sums, outcomes and confidence out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplowire.extract.changed import changed
from diplowire.extract.enrich.carriers import carried, carriers
from diplowire.extract.enrich.carrying_on import sums_carried_on
from diplowire.extract.enrich.confidence import confidence
from diplowire.extract.enrich.contents import with_contents
from diplowire.extract.enrich.event_codes import code_event
from diplowire.extract.enrich.hearsay import with_sources
from diplowire.extract.enrich.outcomes import with_outcomes
from diplowire.extract.enrich.reading import Reading
from diplowire.extract.enrich.spoken import with_occasion
from diplowire.extract.enrich.topics import subjects
from diplowire.model import Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.extract.document import Document, MoneyMention
    from diplowire.model import AnyEvent, Topic

Scope = Literal["diplomatic", "any"]

__all__ = ["Reading", "carriers", "enrich"]


def enrich(doc: Document, events: Iterable[AnyEvent], *, scope: Scope = "diplomatic") -> tuple[AnyEvent, ...]:
    """Add what the words tell beyond who, what, when and where; scope "any" adds statements for codes that no event carries."""
    reading = Reading(doc)
    measured = scope == "diplomatic"
    told = with_outcomes(doc, tuple(with_sources(doc, events)), reading)
    sums = sums_carried_on(doc, told, reading)
    told = [_read_out(doc, e, sums.get(i, ())) if isinstance(e, Statement) else e for i, e in enumerate(told)]
    found = [_enriched(e, reading, measured=measured) for e in told]
    if scope == "any":
        new = [_read_out(doc, e) for e in carried(doc, found, reading)]
        found += [_enriched(e, reading, measured=measured) for e in new]
    return tuple(found)


def _read_out(doc: Document, statement: Statement, sums: Sequence[MoneyMention] = ()) -> Statement:
    return with_contents(doc, with_occasion(doc, statement), sums)


def _enriched(event: AnyEvent, reading: Reading, *, measured: bool) -> AnyEvent:
    cameo, plover = (event.cameo, event.plover) if event.cameo else code_event(event, reading)
    sure = confidence(event, measured=measured)
    return changed(event, cameo=cameo, plover=plover, topics=_topics(event, reading), confidence=sure)


def _topics(event: AnyEvent, reading: Reading) -> tuple[Topic, ...]:
    """Subjects of the words said; of a visit or meeting those of its sentence, purpose, occasion and outcomes."""
    if isinstance(event, Statement):
        return subjects([event.content.text] if event.content else [])
    texts = [reading.sentence_text(event)]
    if isinstance(event, Visit) and event.purpose:
        texts.append(event.purpose)
    if isinstance(event, Meeting):
        texts += [event.occasion or "", *(o.text for o in event.outcomes)]
    return subjects(texts)
