"""A document in, its statements out: who said what, by which words, in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplowire.extract.statements.attributions import find_attributions, outermost
from diplowire.extract.statements.build import statement
from diplowire.extract.statements.credited import speaker_of
from diplowire.extract.statements.guidelines import Said, diplomatic
from diplowire.extract.statements.sources import sources
from diplowire.extract.statements.speakers import Speakers

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.model import Statement

__all__ = ["detect", "find_attributions", "outermost"]


def detect(doc: Document, *, scope: Literal["diplomatic", "any"] = "diplomatic") -> tuple[Statement, ...]:
    """Find the statements of a text.

    Those of actors of diplomacy, merged, the innermost speaker counting; with scope "any" every attribution as it stands, where
    what is told inside somebody's reported words is part of those words. Leaves in `doc.told` whose word the text rests on.
    """
    speakers = Speakers(doc)
    found = find_attributions(doc.seg)
    doc.attributed = frozenset(i for one in found for i in one.sentences)
    if scope == "any":
        said = [Said(one, speakers.of(one)) for one in outermost(found)]
    else:
        said = [Said(one, speaker_of(doc, speakers, one)) for one in found]
    doc.told = tuple(sources(doc, said))
    groups = [[s] for s in said] if scope == "any" else diplomatic(doc, said)
    return tuple(statement(doc, group) for group in groups)
