"""The mark that ends an apposition before a verb in, the subject in front of the apposition out: "Name, the minister, said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.phrases import QUOTING, SPEAKING, joined_clause, phrase_to_the_left, two_offices
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

LONG_APPOSITION = 30  # atoms
_OPENS_WITH_NAME = re.compile(r"(?P<name>D?n{0,3}N{1,6}),(?=R)")
_CLAUSE_OF_ITS_OWN = re.compile(r",[CB]|[;QS]")
_LONG_TIME = 4
_MOST_APPOSITIONS = 4
_OWNING = frozenset("a an his her its their the".split())
_ONE_MORE = frozenset("another second third fourth fifth".split())
_PARTIES = frozenset({"republican", "democrat"})  # "Senator X, Republican of Iowa, who sits on the panel, said"
_COUNTERPART = "counterpart"


def before_named(line: Line, k: int) -> Subject | None:
    """Find the subject in "Name, who calls it a “farce,” said": before an apposition or clause that a quotation ends."""
    p = line.classes.rfind(",", max(0, k - LONG_APPOSITION), k)
    opens = line.at(p + 1) in "RD" or line.classes.startswith("nf", p + 1)  # "who", "the sailor", "host of"
    if p <= 0 or not opens or line.at(p - 1) not in "Nn)" or not is_light(line, p + 1, k):
        return None
    first = phrase_to_the_left(line, p)
    return Subject(first, p, apposition=True) if first < p and line.at(first - 1) not in "Pbtf" else None


def before_apposition(line: Line, k: int) -> Subject | None:
    """Find the subject in "Name, the minister, said": the phrase before a light stretch between two commas or dashes."""
    mark = line.classes[k]
    if mark == "," and line.at(k - 1) == ")":  # "Name (Oslo), said"
        first = phrase_to_the_left(line, k)
        return Subject(first, k) if first < k else None
    if mark == "," and (opens := _OPENS_WITH_NAME.match(line.classes)) and _is_all_of_who(line, opens.end(), k):
        return Subject(0, opens.end("name"), apposition=True)
    p = line.classes.rfind(mark, max(0, k - LONG_APPOSITION), k)
    found: Subject | None = None
    for _ in range(_MOST_APPOSITIONS):
        last = _last_of_phrase(line, p)
        if p <= 0 or not is_light(line, p + 1, k) or line.at(last) not in "HNn#)":
            break
        if line.at(last) == "H":
            return Subject(last, p, apposition=True)
        if line.low[last] in _ONE_MORE and not line.classes[p + 1 : k].strip("N"):  # "A third, Name, said"
            return Subject(p + 1, k)
        first = two_offices(line, _first_of_clause(line, last + 1), mark)
        whose = line.at(first - 2) == mark and _opens_remark(line, first - 1)
        if not whose and not _is_inner(line, first, p, mark):
            return _apposed_to(line, first, p, found)
        if not whose and line.classes[first] == "N":
            found = Subject(first, p, apposition=True)
        if _opens_after_clause(line, first, p) or (not whose and _follows_nobody(line, first, p)):
            return Subject(first, p, apposition=True)
        p = first - 2 if whose else first - 1
    return found


def _apposed_to(line: Line, first: int, end: int, found: Subject | None) -> Subject | None:
    """Return the phrase from `first` to before `end` as subject, or what was `found` before where it hangs on a preposition."""
    if line.word(first - 1) == "which":
        return None  # "the “group,” which includes A, B, and C, said"
    hangs = line.at(first - 1) in "Pbtf" or first >= end
    return found if hangs else Subject(first, end, apposition=True)


def _last_of_phrase(line: Line, mark: int) -> int:
    """Return the last atom of the phrase in front of a mark, without "there": "a spokesman for the troops there, Name, said"."""
    last = mark - 1
    return last - 1 if last > 0 and line.low[last] == "there" and line.at(last - 1) in "Nn" else last


def _first_of_clause(line: Line, end: int) -> int:
    """Return the first atom of the noun phrase that ends before `end`, or of what it joins to one that hangs on a preposition."""
    first = phrase_to_the_left(line, end)
    return joined_clause(line, first, end) if line.at(first - 1) in "Pt" else first


def _opens_remark(line: Line, i: int) -> bool:
    """Tell whether it is "Name, whose firm, X, helps Y, said" or "Name, visiting Oslo, the capital, said"."""
    return line.at(i) == "R" or line.word(i).endswith("ing")


def _is_all_of_who(line: Line, first: int, end: int) -> bool:
    """Tell whether a sentence goes on with "who" and no clause of its own follows: "X, who spoke with Y, the minister, said"."""
    inside = line.classes[first:end]
    return line.low[first] == "who" and end - first < LONG_APPOSITION and not _CLAUSE_OF_ITS_OWN.search(inside)


def _opens_after_clause(line: Line, first: int, end: int) -> bool:
    """Tell whether it is "X will fly to Oslo, his spokesman, Y, said": a clause is over, and whose words it is follows."""
    owned = line.low[first] in _OWNING and not SPEAKING.isdisjoint(line.low[first:end])
    return owned and ("A" in line.classes[:first] or any(_is_told(line, k) for k in range(1, first - 1)))


def _follows_nobody(line: Line, first: int, end: int) -> bool:
    """Tell whether it is "Neither side wants war, the minister, Name, said": an office, and no name or office before it."""
    opens = phrase_to_the_left(line, first - 1)
    nobody = (
        "n" in line.classes[opens : first - 1]
        and "N" not in line.classes[opens : first - 1]
        and SPEAKING.isdisjoint(line.low[opens : first - 1])
    )
    return nobody and not SPEAKING.isdisjoint(line.low[first:end]) and line.classes[first] == "D" and line.at(end + 1) == "N"


def _is_told(line: Line, k: int) -> bool:
    """Tell whether a word is a verb right behind its subject: "They built it", "the senator remains"."""
    word, before = line.low[k], line.classes[k - 1]
    if line.classes[k] != "n":
        return False
    return (before in "NnH)" and may_be_past(word)) or (before in "N)H" and word.endswith("s"))


def _is_inner(line: Line, first: int, end: int, mark: str) -> bool:
    """Tell whether a phrase between two marks may itself be an apposition of what stands before."""
    counterpart = line.word(first - 2) == _COUNTERPART  # "X and his counterpart, Y, in a call, said"
    beside = line.classes[first] in "D#n" or first == end - 1 or line.low[first] in _PARTIES or counterpart
    who = line.word(end + 1) == "who" and line.classes[first] == "N"  # "the port is open, X, who is in Oslo, said"
    if line.at(first - 1) != mark or not beside or who or line.at(first - 2) == "Q":
        return False  # "“We are ready”, the president of Peru, Name, said"
    if (
        line.classes.lstrip("BCY")[:1] in ("P", "S", "M") and line.classes.find(mark) == first - 1
    ):  # "In Oslo, Name, the minister, said"
        return False
    return line.classes.rfind(mark, 0, first - 1) + 1 != first and not _is_opening_time(line, first - 1)


def _is_opening_time(line: Line, comma: int) -> bool:
    """Tell whether "Last month," or "A few days later," is all that stands before a comma."""
    last = comma - (line.low[comma - 1] in AFTERWARDS)
    return line.low[last - 1] in TIME_NOUNS and last <= _LONG_TIME and line.classes.find(",") == comma


def _has_deed(line: Line, first: int, end: int) -> bool:
    """Tell whether a name does something in a stretch: "the UN and the African Union backed the plan"."""
    if "R" in line.classes[first:end]:
        return False  # "the parents whose appeal moved the crowd"
    verbs = (k for k in range(first + 1, end - 1) if line.classes[k - 1 : k + 1] == "Nn" and may_be_past(line.low[k]))
    return any(line.classes[k + 1] in "DO" for k in verbs)


def is_light(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch between commas can stand inside a clause: an apposition, a relative clause or an adverbial."""
    stretch = line.classes[first:end]
    if not stretch:
        return False
    if stretch[0] in "RS" or stretch[:2] == "PR":
        return True
    heavy = "A" in stretch or "H" in stretch or stretch[0] == "Q" or _has_deed(line, first, end)
    return not heavy and QUOTING.isdisjoint(line.low[first:end])
