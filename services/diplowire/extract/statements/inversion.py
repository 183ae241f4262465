"""A cue before its subject in, the attribution out: "Q," said X; "..., said X."; Said X: "Q"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements import subjects
from diplowire.extract.statements.clauses import GOING_ON, is_clause
from diplowire.extract.statements.phrases import DOING, SPEAKING

if TYPE_CHECKING:
    from diplowire.extract.statements.found import Case, Found, Part, Subject
    from diplowire.extract.statements.line import Line

_SAYING = frozenset("qtc")
_CONNECTIVES = frozenset("also furthermore however meanwhile moreover separately".split())
_LONG_ASIDE = 20
_MOST_COMMAS = 2


def inverted(case: Case) -> Found | None:
    """Read a finite cue that follows a quotation, a comma or dash, or opens the line."""
    line, cue = case.line, case.cue
    subject = subjects.to_the_right(line, cue.end)
    if subject is None:
        return None
    before = line.at(cue.group - 1)
    if before == "^":
        return _opening(case, subject)
    if not (_after_quotation(case, subject) if before == "Q" else _after_clause(case, subject)):
        return None
    last = cue.group - 1 - (line.classes[max(0, cue.group - 3) : cue.group] == "Q,-")  # "“We are ready”, — said X"
    said = (left_start(line, last), cue.group if before == "Q" else last)
    tail = words_after(case, subject.end, clause=before != "Q")
    if before != "Q" and tail is None and "Q" not in line.classes[slice(*said)] and not is_clause(line, *said):
        return None
    parts = (said, tail) if tail is not None else (said,)
    return case.found(subject, parts, "inverted-quote" if before == "Q" else "inverted")


def _opening(case: Case, subject: Subject) -> Found | None:
    """Read: Said the minister: "Q"."""
    line, mark = case.line, case.line.at(subject.end)
    opening = subject.end if mark == ":" else -1
    if mark == ",":
        opening = line.classes.find(",Q", subject.end, subject.end + _LONG_ASIDE)
    if opening >= 0 and opening + 1 >= line.n:
        return case.found(subject, (), "inverted-front")  # "Said the minister:" and the words in the next paragraph
    if opening < 0:
        return None
    return case.found(subject, ((opening + 1, line.end),), "inverted-front")


def _own(case: Case) -> Subject | None:
    """Return the subject on the left, unless it is too far to be the one that an apposition follows."""
    own = case.use.subject if not case.use.carried else None
    if own is not None and own.apposition and case.line.classes.count(",", own.end, case.cue.group) > _MOST_COMMAS:
        return None
    return own


def _after_quotation(case: Case, subject: Subject) -> bool:
    """Tell whether a cue right after a quotation has its subject on the right."""
    line, quotation = case.line, case.cue.group - 1
    own = _own(case)
    if line.last_inside(quotation).isalnum() and (own is not None or line.at(quotation - 1) == "D"):
        return False  # "the “sharing” reflects a change"
    if own is not None and own.apposition and line.is_name(quotation):
        return False  # "Name, host of “Morning Joe,” suggested the refusal"
    return line.at(subject.end) not in "AT"


def _after_clause(case: Case, subject: Subject) -> bool:
    """Tell whether a cue after a comma has its subject on the right: no person told, nothing that is said follows."""
    frames, after = case.cue.entry.frames, case.line.at(subject.end)
    closed = after in ".,-PMSR$" or case.line.word(subject.end) in DOING
    own, behind = _own(case), case.line.classes[subject.end :]
    # "will meet his host, X, said Y, the spokesman": no word of what X said follows
    named = case.line.at(subject.first) == "N" or not SPEAKING.isdisjoint(case.line.low[subject.first : subject.end])
    apposed = own is not None and own.apposition and named and {*"AH"}.isdisjoint(behind)
    if not frames >= _SAYING or "o" in frames or not closed or (own is not None and not apposed):
        return False
    quoted = case.line.classes[: case.cue.group].rstrip(",-").endswith("Q")
    return after == "," or quoted or is_clause(case.line, 0, case.cue.group - 1)


def words_after(case: Case, at: int, *, clause: bool = False) -> Part | None:
    """Find the words that go on after an attribution in the middle: a quotation, or a clause after the comma."""
    line = case.line
    if line.at(at) == "Q":
        return at, line.end
    stop = min([u.cue.group for u in case.later] + [line.n - 1])
    for j in range(at, stop):
        if line.classes[j] in ",:-" and line.classes[j + 1] == "Q":
            return None if any(u.cue.group == j + 2 for u in case.later) else (j + 1, line.end)  # “Q,” said another
    if clause and line.at(at) == ",":
        past = line.classes.find(",A", at, line.end)  # past an apposition of the speaker
        if past >= 0:
            return past + 1, line.end
        if line.at(at + 1) in "TCB" or line.word(at + 1) in GOING_ON:
            return at + 1, line.end
    return None


def left_start(line: Line, last: int) -> int:
    """Return the first atom of the words said that end at atom `last`."""
    if line.at(last) == "Q" and (last == 0 or (line.opens_large(last) and line.at(last - 1) in ",:.-")):
        return last
    bracket = line.classes.rfind("(", 0, last)
    if bracket >= 0 and ")" not in line.classes[bracket : last + 1]:
        return bracket + 1  # "Some left (“I want it back,” wrote X)"
    connected = line.low[0] in _CONNECTIVES and line.at(1) == "," and last > 1  # "Separately, X will fly to Oslo, Y said"
    return len((line.low[0], ",")) if connected else 0
