"""A document in, its statements out: who said what, by which words, in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplowire.extract.statements.attributions import find_attributions
from diplowire.extract.statements.build import statement
from diplowire.extract.statements.guidelines import Said, diplomatic
from diplowire.extract.statements.speakers import Speakers

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.model import Statement

__all__ = ["detect", "find_attributions"]


def detect(doc: Document, *, scope: Literal["diplomatic", "any"] = "diplomatic") -> tuple[Statement, ...]:
    """Find the statements of a text: those of actors of diplomacy, or with scope "any" every attribution as it stands."""
    speakers = Speakers(doc)
    said = [Said(one, speakers.of(one)) for one in find_attributions(doc.seg)]
    groups = [[s] for s in said] if scope == "any" else diplomatic(doc, said)
    return tuple(statement(doc, group) for group in groups)
