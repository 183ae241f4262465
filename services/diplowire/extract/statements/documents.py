"""A cue that says what a document says in, whose document it is out: "the minister's letter saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.phrases import phrase_to_the_left
from diplowire.extract.statements.subjects import Subject

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

DOCUMENTS = frozenset(
    "statement statements letter letters email emails e-mail message messages tweet tweets speech release note post "
    "remarks comments memo communique communiqué telegram response video ad ads advertisement report petition "
    "petitions pitch op-ed article column essay filing".split(),
)


def owner(line: Line, cue: Cue) -> Subject | None:
    """Read "the minister's letter saying": the one whose letter it is."""
    first = phrase_to_the_left(line, cue.group)
    mark = line.classes.rfind("'", first, cue.group)
    return Subject(first, mark) if mark > first else None
