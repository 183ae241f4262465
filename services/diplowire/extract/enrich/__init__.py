"""Events in, the same events with codes, subjects, sums, outcomes and confidence out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplowire.extract.enrich.confidence import confidence
from diplowire.extract.enrich.contents import with_contents
from diplowire.extract.enrich.event_codes import code_event
from diplowire.extract.enrich.outcomes import with_outcomes
from diplowire.extract.enrich.reading import Reading
from diplowire.extract.enrich.topics import subjects
from diplowire.model import Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.extract.document import Document
    from diplowire.model import AnyEvent, Topic

__all__ = ["enrich"]


def enrich(doc: Document, events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Add what the words tell beyond who, what, when and where; the order stays."""
    reading = Reading(doc)
    found = [with_contents(doc, e) if isinstance(e, Statement) else e for e in events]
    return tuple(_enriched(e, reading) for e in with_outcomes(doc, found, reading))


def _enriched(event: AnyEvent, reading: Reading) -> AnyEvent:
    cameo, plover = code_event(event, reading)
    return replace(event, cameo=cameo, plover=plover, topics=_topics(event, reading), confidence=confidence(event))


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
