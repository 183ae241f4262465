"""A find in, one for each partner with a day or a place of his own out: "met A on Monday and B in Oslo on Friday"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.lists import behind_apposition, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found

_Step = tuple[int, int, tuple[int, ...]]
_MEETS_PEOPLE = frozenset("met met_with spoke_with held_talks_with calls_on received telephoned talks_with courtesy_call".split())
_MOST = 6  # partners with a day or a place of their own
_AND_WITH_ALONE = 3  # chunks: "and with B", "and later with B" are one list with A
# ", in Oslo on Monday", "in Riga earlier": a place or a day behind whoever is met
_WHERE_OR_WHEN = r"(?:iL(?:,[CL])?|d?T|v)"
_TOLD = re.compile(rf"(?:,?{_WHERE_OR_WHEN}){{1,4}}")
# "and later", ", and then", ", then"; "and in Riga on Friday with B": the word before B is the one before A
_AND = re.compile(r",?&v{0,2}(?:,v{1,2},)?|,v{0,2}")
_AND_WITH = re.compile(rf"(?:,?&|,)v{{0,2}},?(?:{_WHERE_OR_WHEN}{{1,2}},?)?(?P<with>[ydt])")
# Nothing that B does may follow: "met A on Monday and B on Tuesday said".
_ENDS = re.compile(r"\.?$|;|,?&|,(?![whbvs123.%~])|[ftuW]|\.(?![vwhb])")


def apart(found: Found) -> Iterator[Found]:
    """Give a find, and one more for each partner told with a day or a place of his own."""
    steps: list[_Step] = []
    if found.rule in _MEETS_PEOPLE and found.others and found.called is None:
        steps = [*_within_list(found), *_steps(found)]
    if not steps:
        yield _over_marks(found)
        return
    found = found._replace(others=tuple(k for k in found.others if k < steps[0][0]))
    first, ends = clause(found.line, found.verb)[0], [start for start, _, _ in steps[1:]]
    yield found._replace(own=(first, steps[0][0]))
    for (start, behind, others), end in zip(steps, [*ends, steps[-1][1]], strict=True):
        yield found._replace(others=others, own=(start, max(end, behind)), him=None)


def _over_marks(found: Found) -> Found:
    """Read day and place behind "met A; B, the minister; and C in Oslo on Monday", where the marks end no clause."""
    line = found.line
    if not found.others or ";" not in line.classes[found.end : found.others[-1]]:
        return found
    behind = found.others[-1] + (line.classes.startswith(";", found.others[-1] + 1))  # or the dash that closes "leaders: A and B"
    return found._replace(own=(clause(line, found.verb)[0], _behind_told(line, behind)))


def _within_list(found: Found) -> Iterator[_Step]:
    """Give what stands behind a day or a place in the list of partners: "with A in Oslo and later with B in Riga"."""
    line = found.line
    for i, (one, other) in enumerate(pairwise(found.others), 1):
        told = _TOLD.match(line.classes, behind_apposition(line, one))
        if told is not None and told.end() < other and "&" in line.classes[told.end() : other]:
            yield told.end(), _behind_told(line, found.others[-1]), found.others[i:]
            return


def _steps(found: Found) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Give where each further partner's words start and end, and his chunks; a comma joins only before an "and" that follows."""
    line, last, pending = found.line, found.others[-1], []
    for _ in range(_MOST):
        step = _step(line, last, found.end)
        if step is None:
            return
        pending.append(step)
        last = step[2][-1]
        if "&" in line.classes[step[0] : step[2][0]] or line.words[step[0] + 1] == "then":
            yield from pending
            pending = []


def _step(line: Line, last: int, end: int) -> tuple[int, int, tuple[int, ...]] | None:
    """Read "and B on Tuesday" behind the partner at chunk `last`, if his own day or place stands between."""
    behind = behind_apposition(line, last)
    told = _TOLD.match(line.classes, behind)
    at = told.end() if told else behind
    if (same := _AND_WITH.match(line.classes, at)) and same["with"] == line.classes[end - 1]:
        others = listed(line, same.end())
        return (at, _behind_told(line, others[-1]), others) if others and (told or same.end() - at > _AND_WITH_ALONE) else None
    join = _AND.match(line.classes, at) if told or line.word(behind + 1) == "then" else None
    others = listed(line, join.end()) if join else ()
    if not others or line.classes[others[0]] == "H":
        return None
    stop = _behind_told(line, others[-1])
    return (at, stop, others) if _ENDS.match(line.classes, stop) else None


def _behind_told(line: Line, last: int) -> int:
    """Chunk behind the day and the place of the partner at chunk `last`."""
    behind = behind_apposition(line, last)
    told = _TOLD.match(line.classes, behind)
    return told.end() if told else behind
