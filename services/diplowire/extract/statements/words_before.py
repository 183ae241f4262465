"""A cue behind words said in, the attribution of what stands before it, or around it, out: "Q," X said; ..., X said, ...."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from diplowire.extract.statements.clauses import goes_on_after, is_clause
from diplowire.extract.statements.closers import content_end
from diplowire.extract.statements.fitting import NAMING
from diplowire.extract.statements.inversion import left_start, words_after
from diplowire.extract.statements.main_clause import opens_with_clause
from diplowire.extract.statements.words import letter

if TYPE_CHECKING:
    from diplowire.extract.statements.found import Case, Found, Part, Subject
    from diplowire.extract.statements.line import Line

_GAPPED = frozenset(
    "charge charges claim claims allegation allegations accusation accusations assertion suggestion report reports demand "
    "demands request proposal offer idea move decision plan step".split(),
)
_CREDITING = frozenset({"learned", "learnt", "reported", "reports"})
_REACTING = frozenset("commenting reacting referring replying responding".split())
_SHORT_CREDIT = 6  # atoms
_LONG_CREDIT = 10
_PHRASE = re.compile("[DNn#'f]{1,12}")


def around(case: Case, subject: Subject, begin: int, tie: str) -> Found | None:
    """Read "Q," X said; "..., X said."; "..., X said, ..."."""
    line = case.line
    head = subject.antecedent[0] if subject.antecedent else subject.first
    # "“We are ready” — X said", "We are ready -- X said."
    apart = line.at(head - 1) == "-" and tie == "" and (line.at(head - 2) == "Q" or (begin >= line.end and head > _SHORT_CREDIT))
    if case.use.carried or head == 0 or not (line.at(head - 1) in "Q," or apart):
        return None
    quoted = line.at(head - 1) == "Q" or line.at(head - 2) == "Q"
    if quoted and tie == "quote" and line.low[0] in _REACTING:
        return None  # "Commenting on the claim that “it is late,” X said “no”"
    if quoted and tie in ("clause", "that") and _is_before(case, head - 1 - (line.at(head - 1) == ","), tie):
        return None
    medial = tie == "that" and line.classes[begin - 2 : begin] == ",T"
    if not quoted and tie == "quote" and _is_split(line, head, begin):
        return case.found(subject, ((0, head - 1), (begin, content_end(case, begin))), "middle")
    if not quoted and not medial and tie not in ("", "open"):
        return None
    gapped = _gapped(case, subject) if not quoted and tie == "" else None
    if gapped is not None:
        return gapped
    goes_on = tie == "" and not quoted and _goes_on(case, begin)
    if not quoted and not goes_on and not is_clause(line, 0, head - 1):
        return None
    again = medial or (quoted and tie in ("quote", "that"))
    return _said_before(case, subject, begin, "again" if again else "on" if goes_on else "quoted" if quoted else "")


def _said_before(case: Case, subject: Subject, begin: int, how: Literal["again", "on", "quoted", ""]) -> Found:
    """Take the words before an attribution: quoted ones, and those that go `on`, or `again` in a quotation, behind it."""
    line, head = case.line, subject.antecedent[0] if subject.antecedent else subject.first
    if how == "on" and line.at(head - 2) in "RS":  # "a call in which, X said, they agreed"
        return case.found(subject, ((begin + 1, content_end(case, begin + 1)),), "middle")
    stop = head if line.at(head - 1) == "Q" else head - 1
    said = (left_start(line, stop - 1), stop)
    if how == "again":
        return case.found(subject, (said, (begin, content_end(case, begin))), "quote-middle")
    if how == "on":
        return _in_between(case, subject, said, begin + 1)
    tail = words_after(case, case.cue.end)
    return case.found(subject, (said, tail) if tail is not None else (said,), "quote-end" if how == "quoted" else "end")


def _is_before(case: Case, at: int, tie: str) -> bool:
    """Tell whether the quotation at `at` only ends what stands before an attribution whose words come behind it.

    "Asked if it was “fair,” X said he", "Citing “old ties,” X urged", "the “summit” that X called a farce".
    """
    line, first = case.line, case.line.low[0]
    if case.use.subject is not None and case.use.subject.antecedent is not None and line.last_inside(at).isalnum():
        return True
    opens = at > 0 and (first in ("asked", "pressed") or (first.endswith("ing") and line.at(1) != "'"))
    opens = opens or (tie == "clause" and opens_with_clause(line))
    return opens or case.cue.entry.lemma in NAMING or _is_on_air(line, at)


def _is_on_air(line: Line, at: int) -> bool:
    """Tell whether the quotation at `at` is the name of a programme: "On Sunday's “Morning Show,” X said"."""
    return line.at(at - 1) in "P'N" and line.is_name(at) and {*"PM"} >= {line.at(0)} and "A" not in line.classes[:at]


def _in_between(case: Case, subject: Subject, said: Part, begin: int) -> Found:
    """Read "..., X said, ...": the words said go on at `begin`, if not only a remark does."""
    remark = case.line.word(begin) in ("a", "an") and "reference" in case.line.low[begin : begin + _SHORT_CREDIT]
    end = begin if remark else content_end(case, begin)  # "X said, an obvious reference to Y"
    return case.found(subject, (said, (begin, end)), "middle") if end > begin else case.found(subject, (said,), "end")


def _is_split(line: Line, head: int, begin: int) -> bool:
    """Tell whether a clause goes on in quotation marks: "It would be strange, he said, “to wait”", "Peru, he said, “is late”"."""
    if line.at(begin - 1) != "," or line.opens_large(begin):
        return False
    if _PHRASE.fullmatch(line.classes, 0, head - 1) and letter(line.first_inside(begin)) == "A":
        return True
    return line.at(0) not in "SPMY" and is_clause(line, 0, head - 1)


def _gapped(case: Case, subject: Subject) -> Found | None:
    """Read "..., a charge Norway denied": what was denied is the charge alone."""
    first, end = subject.first, subject.end
    noun = next((i for i in range(first + 1, end - 1) if case.line.low[i] in _GAPPED), -1)
    if noun < 0 or case.line.classes[first] != "D" or case.line.classes[noun + 1] not in "NDH":
        return None
    return case.found(subject._replace(first=noun + 1), ((first, noun + 1),), "gapped")


def _goes_on(case: Case, begin: int) -> bool:
    """Tell whether the words said go on at the comma `begin` after the cue."""
    if case.line.at(begin) == ";":
        return is_clause(case.line, begin + 1, case.line.end) and case.line.low[begin + 1] != "and"
    if case.line.at(begin) != ",":
        return False
    if case.use.subject is not None and case.line.at(case.use.subject.first - 2) == "A":
        return True  # "The port would, X said, reopen"
    shared = bool(case.later) and case.later[0].carried and case.later[0].cue.group <= begin + 2
    shared = shared and (case.later[0].cue.entry.kind == "statement" or case.later[0].cue.group == case.later[0].cue.verb)
    credit = case.line.word(case.line.end - 1) in _CREDITING and case.line.end - begin <= _SHORT_CREDIT  # ", BelTA has learned"
    return not shared and not credit and goes_on_after(case.line, begin + 1, case.line.end)


def quoted_as(case: Case, subject: Subject) -> Found | None:
    """Read "“…,” the agency quoted him as saying." and "…, the agency reported him as saying in an interview."."""
    line, cue = case.line, case.cue
    behind = line.classes[cue.end : line.end]
    if line.word(cue.group - 1) != "as" or (behind and (behind[0] not in "PMb" or not {*"AQT:"}.isdisjoint(behind))):
        return None
    mark = max(line.classes.rfind(c, max(0, subject.first - _LONG_CREDIT), subject.first) for c in "Q,")
    if mark > 0 and line.classes[mark] == ",":
        return case.found(subject, ((left_start(line, mark - 1), mark),), "end") if is_clause(line, 0, mark) else None
    return case.found(subject, ((left_start(line, mark), mark + 1),), "quote-end") if mark >= 0 else None
