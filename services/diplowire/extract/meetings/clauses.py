"""A clause of a line in, the clauses out that tell of the same: the one before "where", the one behind what is inserted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

# "met X, who is on a visit to Estonia, in Tallinn on Tuesday": the clause goes on behind what is inserted.
_INSERTED = re.compile(r",?[HW][^;,]{1,14},(?P<rest>(?:iL|d?T){1,3})(?=[.,;&]|$)")
# "met X at the palace — the seat of the ministry — on Tuesday"
_DASHED = re.compile(r";[^;H1238W]{1,12};(?P<rest>(?:iL|d?T){1,3})(?=[.,;&]|$)")
# "at the summit, which opens in Port Vila on Wednesday"
_WHICH_OPENS = re.compile(r",Ww?(?P<opens>m)(?P<rest>(?:iL|d?T){1,3})")
# "talks with X, which were planned for Friday in Oslo"
# or "which were to take place on Friday", "which was held in Oslo"
_WHICH_IS_SET = re.compile(r",W(?:(?:b|hb|wb)v?(?:e(?:f|t(?:~\.|b[.v]?)d?)?|t(?:~\.|b3)|3)|~\.)(?P<rest>(?:iL|d?T){1,3})")
_OPENS = frozenset("began begin begins open opened opens start started starts".split())


def clause_before(line: Line, verb: int) -> tuple[int, int] | None:
    """The clause that "where" or "whom" takes up: "flew to Cairo on Monday, where she met Y", "received X, with whom he met"."""
    first, _ = clause(line, verb)
    if line.classes[max(0, first - 2) : first] == ",H" and "also" in line.words[first:verb]:
        return _clause_of_meeting(line, first - 2)
    if first == 0 or line.word(first - 1) not in ("where", "whom"):
        return None
    return clause(line, first - 2) if first > 1 else None


def _clause_of_meeting(line: Line, comma: int) -> tuple[int, int] | None:
    """The clause of "A met B in Oslo on Monday, who also met C", with the one that "where" takes up; None if none meets."""
    first, end = clause(line, comma)
    if not any(letter in "145" for letter in line.classes[first:end]):
        return None
    further = clause_before(line, comma)
    return (further[0] if further else first), end


def behind_inserted(line: Line, end: int) -> tuple[int, int] | None:
    """Where the words stand that go on with the clause which ends before chunk `end`."""
    rest = (
        _INSERTED.match(line.classes, end - 1)
        or _DASHED.match(line.classes, end)
        or _WHICH_IS_SET.match(line.classes, end - 1)
        or _which_opens(line, end)
    )
    return rest.span("rest") if rest else None


def _which_opens(line: Line, end: int) -> re.Match[str] | None:
    """Where and when the gathering "opens in Port Vila on Wednesday" of which the clause tells that ends before chunk `end`."""
    told = _WHICH_OPENS.match(line.classes, end - 1)
    return told if told and line.word(told.start("opens")) in _OPENS else None
