"""An article in, the steps of its reading out: what led to an event, what nearly did, and by which rule or line of the lexicon.

A second look beside `extract`, so the way of an article through the service carries nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract import find_moves, read
from diplowire.extract.enrich import Reading
from diplowire.extract.lexicon.where import line_of, lines_of_names
from diplowire.extract.matter import PRIVATE, other_matter
from diplowire.extract.meetings.why import steps as of_meetings
from diplowire.extract.statements import detect as detect_statements
from diplowire.extract.statements.why import steps as of_statements
from diplowire.extract.step import Step
from diplowire.extract.visits.why import steps as of_visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract import Scope
    from diplowire.extract.document import Document, Mention
    from diplowire.model import Actor, Article

_EVENTS = ("visit", "meeting", "statement")

__all__ = ["Explained", "Step", "explain"]


class Explained(NamedTuple):
    """A sentence (`number` from 1, its characters) with what was looked at in it, in the order of the text."""

    number: int
    start: int
    end: int
    steps: tuple[Step, ...]


def explain(article: Article, *, scope: Scope = "diplomatic") -> tuple[Explained, ...]:
    """Every sentence of an article, headings too, with its steps."""
    doc = read(article)
    moves = find_moves(doc)
    found: dict[int, list[Step]] = {}
    everything = (*_people(doc), *of_visits(doc), *of_meetings(doc), *of_statements(doc, everybody=scope == "any"), *_codes(doc))
    matter = other_matter(doc, moves, detect_statements(doc)) if scope == "diplomatic" else None
    for step in everything:
        found.setdefault(step.sentence, []).append(_of_another_matter(step, matter) if matter else step)
    return tuple(
        Explained(s.index + 1, s.start, s.end, tuple(sorted(found.get(s.index, ()), key=_place))) for s in doc.seg.sentences
    )


def _of_another_matter(step: Step, matter: str) -> Step:
    """Nothing counts in a text about sport and the like."""
    if step.stage not in _EVENTS or not step.fired:
        return step
    told = f"the text is about {matter}: matters.tsv"
    if matter == PRIVATE:
        told = "nobody in the text stands for a state or an organisation of states: shared_offices.tsv"
    return step._replace(fired=False, rule="other_matter", reason=f"{told} ({step.reason})")


def _place(step: Step) -> tuple[int, int]:
    return step.start, step.end


def _people(doc: Document) -> Iterator[Step]:
    """Who each mention is, or why that stays open."""
    for index, mention in enumerate(doc.mentions):
        actors = doc.actors[index] if index < len(doc.actors) else ()
        reason = _named(mention, actors) or doc.reasons.get(index) or "nobody that a rule knows"
        words = doc.text[mention.start : mention.end]
        yield Step(
            "who",
            mention.sentence,
            mention.start,
            mention.end,
            bool(actors or mention.place),
            mention.rule or mention.kind,
            f"{mention.kind}: {reason}",
            lines_of_names(words),
        )


def _named(mention: Mention, actors: tuple[Actor, ...]) -> str:
    if mention.place and not actors:
        return f"{mention.place.name} ({mention.place.country or '?'})"
    return "; ".join(f"{a.name} ({a.country or '?'}, by {a.resolved_by})" for a in actors)


def _codes(doc: Document) -> Iterator[Step]:
    """The code of each sentence's main predicate."""
    reading = Reading(doc)
    for sentence in doc.seg.sentences:
        coded = reading.of_sentence(sentence.index) if sentence.kind == "text" else None
        if coded is not None:
            made = f"CAMEO {coded.cameo}, PLOVER {coded.root}" if coded.root else "a deed that is no diplomacy"
            known = line_of("code_families", coded.rule)
            yield Step("code", sentence.index, coded.start, coded.stop, bool(coded.root), coded.rule, made, known)
