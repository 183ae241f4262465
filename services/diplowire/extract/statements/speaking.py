"""Cues of a line in, each with its subject out: found beside the verb, or carried over from the verb that it is coordinated with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements import subjects
from diplowire.extract.statements.cues import CONTROLLERS, Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.subjects import Subject

_NEAR_START = 4
_PAST = ("past", "ed", "part")
_QUOTERS = frozenset("quoted cited quotes quoting cites citing described".split())


DOCUMENTS = frozenset(
    "statement statements letter letters email emails e-mail message messages tweet tweets speech release note post remarks comments memo "
    "communique communiqué telegram response video".split(),
)


class Use(NamedTuple):
    """A cue with its subject; `carried` if that was taken from elsewhere in the line."""

    cue: Cue
    subject: Subject | None
    carried: bool = False


def same_tense(one: Cue, other: Cue) -> bool:
    """Tell whether two cues can be coordinated verbs of one subject."""
    return one.form == other.form or (one.form in _PAST and other.form in _PAST)


def uses(line: Line, cues: Sequence[Cue]) -> list[Use]:
    """Give each cue its subject; cues that tell of no speech act are left out."""
    found: list[Use] = []
    for cue in cues:
        use = _use(line, cue, found)
        if use is not None:
            found.append(use)
    return found


def _use(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    if cue.passive:
        return Use(cue, None)
    if cue.infinitive:
        return _controlled(line, cue, earlier)
    if cue.form == "ing":
        return _participle(line, cue, earlier)
    subject = subjects.to_the_left(line, cue.group)
    if subject is not None:
        return Use(cue, subject)
    if cue.form == "base" and not cue.modal and "x" in cue.entry.frames and not any(u.cue.form == "base" for u in earlier):
        return None
    at = cue.group - 1
    while at > 0 and line.classes[at] == "Y":
        at -= 1
    before = line.classes[at] if at >= 0 else "^"
    attributive = (
        not earlier
        and before in "CB"
        and cue.form == "ed"
        and line.classes[cue.end : cue.end + 1] == "n"
        and cue.group == cue.verb
    )
    if attributive:  # "a bold and criticized move"
        return None
    if before in "CB," or (before in "n" and earlier):
        carried = _carry(line, cue, earlier)
        return Use(cue, carried, carried=True)
    return Use(cue, None)


def _controlled(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    """Read "continued to insist", "went on to say"."""
    at = cue.group - 2
    if at > 0 and line.low[at] == "on":
        at -= 1
    if at < 0 or line.low[at] not in CONTROLLERS:
        return None
    group = at
    while group > 0 and line.classes[group - 1] in "YA":
        group -= 1
    subject = subjects.to_the_left(line, group)
    if subject is not None:
        return Use(cue, subject)
    return Use(cue, _carry(line, cue, earlier), carried=True)


def _participle(line: Line, cue: Cue, earlier: list[Use]) -> Use | None:
    """Read ", saying that", "by saying", "a statement saying", "quoted X as saying", "is saying"."""
    before = line.classes[cue.group - 1] if cue.group > 0 else "^"
    word = line.low[cue.group - 1] if cue.group > 0 else ""
    if line.low[cue.group] == "since":
        return None
    if cue.group < cue.verb and any(line.classes[j] != "Y" for j in range(cue.group, cue.verb)):
        subject = subjects.to_the_left(line, cue.group)
        return Use(cue, subject or _carry(line, cue, earlier), carried=subject is None)
    if word == "as":
        return _quoted(line, cue)
    if before in ",C-B" or word == "by" or (before == "Q" and line.last_inside(cue.group - 1) == ","):
        return Use(cue, _carry(line, cue, earlier), carried=True)
    if word in DOCUMENTS or (word in ("after", "before", "while", "upon") and cue.group > _NEAR_START):
        return Use(cue, _carry(line, cue, earlier), carried=True)
    if before in "NnH)":
        return Use(cue, subjects.to_the_left(line, cue.group))
    return Use(cue, None) if before == "^" or (before in "SPt" and cue.group <= _NEAR_START) else None


def _quoted(line: Line, cue: Cue) -> Use | None:
    """Read "the agency quoted X as saying" and "X was quoted as saying": X speaks."""
    for i in range(cue.group - 2, max(-1, cue.group - 25), -1):
        if line.low[i] in _QUOTERS:
            if i == cue.group - 2:
                group = i
                while group > 0 and line.classes[group - 1] in "AY":
                    group -= 1
                return Use(cue, subjects.to_the_left(line, group))
            return Use(cue, subjects.to_the_right(line, i + 1))
    return None


def _carry(line: Line, cue: Cue, earlier: list[Use]) -> Subject | None:
    """Take the subject of the nearest cue before, else of the nearest auxiliary or verb, else the first phrase of the line."""
    for use in reversed(earlier):
        if (
            use.subject is not None
            and use.cue.verb < cue.verb
            and not (use.carried and use.cue.form == "ing" and cue.form != "ing")
        ):
            return use.subject
    return subjects.main_subject(line, cue.group)
