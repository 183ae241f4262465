"""A line in, the visits of those out who are told to be somewhere beside the story: "X, in Oslo for talks on water, said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.visits.found import Found
from diplowire.extract.visits.stops import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line

_SOMEWHERE = re.compile(r", in (?:the )?[A-Z][\w'’ -]{1,30}?,? (?:for|to)\b")
_BESIDE = re.compile(r"[PRD],(?P<verb>i)(?=a?[.]{0,2}[CL])")
_INSERTION = 16  # chunks: "for a meeting of the ministers of four states,"


def insertions(doc: Document) -> Iterator[int]:
    """Places in the text at which such words may stand."""
    yield from (match.start() for match in _SOMEWHERE.finditer(doc.text))


def staying(line: Line) -> Iterator[Found]:
    """Read "X, in Oslo for talks on water, said" and "X, in Oslo to attend a summit, said"."""
    if ",i" not in line.classes:
        return
    for match in _BESIDE.finditer(line.classes):
        places = stops(line, match.end())
        behind = places[-1].last + 1 if places else -1
        behind += line.classes.startswith("T", behind) if places else 0
        ends = line.classes.find(",", behind, behind + _INSERTION) if places else -1
        if ends > 0 and line.word(behind) in ("for", "to") and line.classes[behind + 1] not in "TPRL":
            verb = match.start("verb")
            yield Found("is_there", line, verb, verb + 1, (match.start(),), places, "ongoing", line)
