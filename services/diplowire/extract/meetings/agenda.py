"""The words before a noun of meeting in, whether it is on somebody's programme out: "Her agenda includes talks with X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_JOURNEY = re.compile(r"[JKNS](?:oa?[.#]{0,2}[JKS])?w?\.$")
_INCLUDES = frozenset({"include", "included", "includes"})
# "Her programme includes", "The programme of the visit will also include", "On the agenda is".
# Or "His agenda in the country includes".
_AGENDA = re.compile(
    r"(?:^|,)(?:v?da(?P<on>\.)b|a\.?(?P<of>\.)(?:[of]a?[.#']{0,2}[JKSN](?:[ti]a?[CL])?|[id]a?[.#']{0,2}[CLc.])?w?v?\.)$"
)
_AGENDAS = frozenset("agenda itinerary program programme schedule".split())
_A_MEETING = re.compile(r"a?[.#]{0,3}[4567]y")
_FOR_TALKS = re.compile(r"A[^;,PRGHWs]{0,6}fa?[.#]{0,3}4y[^;PR]{1,6},$")
_NEAR = 4  # chunks
_NEAR_WORDS = 5  # chunks before a noun
_LONG_PHRASE = 14  # chunks


def is_part_of_journey(line: Line, first: int) -> bool:
    """Tell whether it is "The Kenyan leg of the tour includes talks with X": of whoever travels, and to come."""
    behind = _behind_verb(line, first)
    if line.word(behind - 1) in _INCLUDES and _JOURNEY.search(line.classes, 0, behind) is not None:
        return True
    agenda = _AGENDA.search(line.classes, 0, behind) if behind <= _LONG_PHRASE else None
    if agenda is None or _AGENDAS.isdisjoint((line.word(agenda.start("on")), line.word(agenda.start("of")))):
        return False
    return agenda["on"] is not None or line.word(behind - 1) in _INCLUDES


def _behind_verb(line: Line, first: int) -> int:
    """Chunk behind "includes": without an article a noun phrase begins at the verb or before it, as far as is known."""
    near = range(first, min(first + _NEAR_WORDS + 1, len(line.row)))
    noun = next((k for k in near if line.classes[k] in "4567"), first)
    return next((k + 1 for k in range(noun - 1, first - 1, -1) if line.words[k] in _INCLUDES), first)


def traveller(line: Line, first: int) -> tuple[int, ...]:
    """Chunk of A in "A's visit to Norway on Monday included talks with X", "The visit of A includes talks with X"."""
    behind = _behind_verb(line, first)
    if line.word(behind - 1) not in _INCLUDES or behind > _LONG_PHRASE or {*"JKNS"}.isdisjoint(line.classes[:behind]):
        return ()
    people = tuple(k for k in range(behind) if line.classes[k] in "PR")
    return people if len(people) == 1 else ()


def is_spelt_out(line: Line, last: int) -> bool:
    """Tell whether whom is met is told next: "for talks with Turkish leaders, including a meeting with X"."""
    group = line.classes[last] == "G" and line.word(last + 2) == "including"
    return group and _A_MEETING.match(line.classes, last + 3) is not None


def is_on_agenda(line: Line, first: int) -> bool:
    """Tell whether it is "arrived with a schedule that includes talks with X", "a stay, which includes talks with X": to come.

    Or "arrived for talks with leaders, including a meeting with X".
    """
    if line.word(first - 1) == "including" and _FOR_TALKS.search(line.classes, max(0, first - _LONG_PHRASE), first - 1):
        return True
    behind = _behind_verb(line, first)
    if line.word(behind - 1) == "includes" and line.classes[behind - 2 : behind - 1] == "W":
        return True
    if line.word(behind - 1) in _INCLUDES - {"included"} and traveller(line, first):
        return True
    agenda = not _AGENDAS.isdisjoint(line.words[max(0, behind - _NEAR) : behind])
    return agenda and line.word(behind - 1) in _INCLUDES - {"included"}
