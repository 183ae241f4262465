"""A noun of travel without an owner in, out whether its sentence tells the days of the visit told of last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause
from diplowire.extract.visits.day import LASTING, last_day_told
from diplowire.extract.visits.ending import ends_here
from diplowire.extract.visits.guessed import IT
from diplowire.extract.visits.noun_phrase import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.found import Found

_NOUNS = frozenset({"visit", "visit_to", "visit_to_it"})
_TOLD_BEFORE = frozenset({"the", "this"})
_OPENING = ("", ".", "v", "v,", ".,")  # "But the visit", "However, the visit"
_THAT = ("s", "sa", "s,")  # "said (that) the visit"
# "will take place", "begins", "is scheduled for", each with its day; or "The visit, from May 6 to 9, will"
_IS_SET = re.compile(
    r"(?:,?[rd]|(?:,W?)?(?:w?(?:~\.|m|b)|m|h?b(?:e|te?)?[bhmtv]{0,3}(?:~\.)?|(?<=,)e|w?(?P<lasts>[.v]))(?:[vr]|d|f|ea?\.)?[df]?|,)T(?!t)"
)


def tells_its_days(found: Found) -> bool:
    """Tell whether it is "The visit ends on Friday", "The trip will take place in May": that of whoever was told of last."""
    line, at = found.line, found.verb
    first = phrase_start(line, at)
    if found.rule not in _NOUNS or line.word(first) not in _TOLD_BEFORE or not _opens(line, first):
        return False
    own = line.all_of("T", first, at)
    if own and all(line.doc.dates[line.row[k].ref].days is None for k in own):
        return True  # "The May 6-9 visit will focus on trade"
    told = _IS_SET.match(line.classes, _behind(found))
    if told is not None and (told["lasts"] is None or line.word(told.start("lasts")) in LASTING):
        return True
    return ends_here(line, found.rule, at) or last_day_told(found, clause(line, at)) is not None


def _opens(line: Line, first: int) -> bool:
    """Tell whether a phrase opens its sentence or, behind "said", its clause."""
    return line.classes[:first] in _OPENING or line.classes.endswith(_THAT, 0, first)


def _behind(found: Found) -> int:
    """Chunk behind the visit and where it leads: "The visit to the island nation runs"."""
    line = found.line
    there = IT.match(line.doc.text, line.row[found.end].start) if found.rule == "visit_to_it" else None
    if there is not None:
        return next((k for k in range(found.end, len(line.row)) if line.row[k].start >= there.end()), len(line.row))
    return (found.stops[-1].last if found.stops else found.verb) + 1
