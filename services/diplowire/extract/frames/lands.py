"""A line and the chunk of an event's verb in, the country in which it is told to happen where no city is told out."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.line import line_at

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line

_IN_COUNTRY = re.compile(r"[^rC]i(?P<country>C)(?![&'CGPRO])")
_start = attrgetter("start")
_LONG = 12  # chunks behind the verb


def country_of_clause(line: Line, verb: int) -> str | None:
    """Country of "will meet again in Norway": not of "said in Norway", nor "the ambassador in Norway"."""
    if "C" not in line.classes[verb : verb + _LONG]:
        return None
    _, end = clause(line, verb)
    found = _IN_COUNTRY.search(line.classes, verb, min(end, verb + _LONG))
    if found is None or {*"PRGODs,&"} & {*line.classes[found.start() : found.start("country")]}:
        return None
    return line.mention(found.start("country")).country


def country_told(doc: Document, at: int) -> str | None:
    """Country in which the event is told to happen whose verb stands at a character."""
    sentence = doc.seg.sentence_at(at)
    line = line_at(doc, sentence) if sentence >= 0 else None
    verb = bisect_left(line.row, at, key=_start) if line is not None else 0
    return country_of_clause(line, verb) if line is not None and verb < len(line.row) else None
