"""A line in, its attributions out: the first template that fits a cue tells where the words said stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.according import LONG_OWNER, VIEWS, according, in_view
from diplowire.extract.statements.cues import cues
from diplowire.extract.statements.found import Case, Found
from diplowire.extract.statements.inversion import inverted
from diplowire.extract.statements.placing import is_told_of, place
from diplowire.extract.statements.speaking import uses
from diplowire.extract.statements.unusual import announced, as_told_by, asked, opening, passive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.line import Line

_NEAR_START = 6
_INVERTING = ("past", "ed", "s")


def find_in_line(line: Line, atoms: Sequence[int]) -> list[Found]:
    """All attributions of one sentence; `atoms` are those that may be cues, "according" or a colon."""
    used = uses(line, cues(line, atoms))
    read = [attribute(Case(line, use, used[number + 1 :])) for number, use in enumerate(used)]
    found = [one for one in read if one is not None]
    if any(line.low[i] == "according" for i in atoms):
        found += according(line)
    if not found and line.low[0] == "in" and not VIEWS.isdisjoint(line.low[:LONG_OWNER]):
        found += in_view(line)
    return found or announced(line)


def attribute(case: Case) -> Found | None:
    """Try the templates on one cue."""
    line, cue, subject = case.line, case.cue, case.use.subject
    if cue.passive:
        return passive(case) or asked(case)
    before = line.at(cue.group - 1)
    if before in "Q,-^" and "q" in cue.entry.frames and cue.form in _INVERTING:
        one = inverted(case)
        if one is not None:
            return one
    if cue.entry.lemma == "ask" and cue.form == "ed" and (before == "^" or line.word(cue.group - 1) in ("when", "if")):
        return asked(case)
    if cue.form == "ing" and (before == "^" or (subject is None and cue.group <= _NEAR_START)):
        return opening(case)
    if subject is None:
        return as_told_by(case)
    return None if cue.form == "ed" and is_told_of(line, subject) else place(case, subject)
