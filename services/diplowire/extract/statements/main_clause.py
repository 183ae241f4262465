"""A line in, the subject of its main clause out: past what stands in front of it, a time, a place or a clause of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.phrases import phrase_to_the_right
from diplowire.extract.statements.subjects import to_the_right
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

_ON_A_DAY = re.compile(r"PM#?(?=[NDH])")
_LISTED = re.compile(r"(?:,D?N{1,5}){0,8},?CD?N{1,5}(?=[nA])")  # ", the Faroe Islands and Greenland" with their verb
_REGION = re.compile(r"N{1,3},(?=[PMHDNn#])")  # "in Salem, New Hampshire, X", "in Ames, Iowa, on Sunday"
_CLEFT = re.compile(r"HA[^,]{1,14}?T(?:,|(?=[NDn]))")  # "It was in Oslo that X"
_NOUNS_TOO = frozenset("cut felt hit led left lost put saw set".split())
_LONG_TIME = 5
_ASKED = frozenset("accompanied asked backed buoyed encouraged faced flanked joined pressed questioned".split())
_LIKE = frozenset({"like", "unlike"})


def main_subject(line: Line, limit: int) -> Subject | None:
    """Find the first noun phrase of the line that is no fronted adverbial."""
    i = _past_opening(line, 0, limit)
    while i < limit and line.classes[i] in "YCB,Q":
        i += 1
    if line.word(i) == "there":
        return None  # "There is time to wait, after calling"
    if line.word(i) == "it" and (cleft := _CLEFT.match(line.classes, i, limit)) is not None:
        i = _past_opening(line, cleft.end(), limit)
    found = _without_verb(line, to_the_right(line, i)) if i < limit else None
    joined = _LISTED.match(line.classes, found.end, limit) if found is not None else None
    return Subject(found.first, joined.end()) if found is not None and joined is not None else found


def opens_with_clause(line: Line) -> bool:
    """Tell whether a clause of its own opens the line: "While X said the talks were “over,” Y said they would go on"."""
    return line.classes.lstrip("CBY")[:1] == "S"


def is_fronted(line: Line, use: Use) -> bool:
    """Tell whether the attribution stands in a subordinate clause that opens the sentence: "While X said A, B"."""
    if use.subject is None:
        return False
    if use.subject.antecedent is not None:  # "Like others who say A, X said B"
        opens = line.at(0) in "PS" or line.low[0] in _LIKE
        return opens and "," not in line.classes[: use.subject.first]
    head = use.subject.first
    if head == 1 and line.low[0] == "with" and use.cue.form == "ing":
        return True  # "With Norway warning that ships would sink, Peru called for talks"
    if line.at(0) == "S" and line.at(1) == "Y" and "," not in line.classes[:head]:
        return True  # "While not all that X says is true, Y said"
    if head <= 0 or line.at(head - 1) != "S":
        return False
    return line.at(head - 2) in "^,CB-;Y" or _past_time_before(line, head - 1)


def _past_time_before(line: Line, at: int) -> bool:
    """Tell whether only how long before or after stands before `at`: "A day after X said A, Y left", "Hours before X said A"."""
    return 0 < at <= _LONG_TIME and line.low[at - 1] in TIME_NOUNS and not line.classes[: at - 1].strip("Dn#Y")


def _without_verb(line: Line, found: Subject | None) -> Subject | None:
    """Leave out the verb and what follows it: "Moe tried" to help; None if nothing stands before a verb."""
    if found is None:
        return None
    for i in range(found.first, found.end):
        if line.classes[i] != "n" or not may_be_past(line.low[i]):
            continue
        if line.at(i + 1) in "SMHO" or (line.low[i] not in _NOUNS_TOO and line.at(i + 1) not in "nN"):
            return Subject(found.first, i) if i > found.first else None
    return found


def _past_opening(line: Line, i: int, limit: int) -> int:
    """Return the atom behind the last comma of what stands in front of a clause that begins at `i`."""
    opening = _ON_A_DAY.match(line.classes, i)
    i = opening.end() if opening else i  # "In January Norway shut the port"
    while i < limit and line.classes[i] in "CB":
        i += 1
    if i < limit and (past := _past_time(line, i)) > i:
        i = past
    while i < limit and _opens_adverbial(line, i):
        comma = line.classes.find(",", i, limit)
        if not 0 <= comma < limit - 2:
            break
        i = _past_region(line, comma, limit)
    return i


def _past_time(line: Line, i: int) -> int:
    """Return the atom behind "Hours later," or "A few days later" that open the line at `i`; `i` itself if none does."""
    unit = next((k for k in range(i, i + _LONG_TIME) if line.word(k) in TIME_NOUNS), -1)
    if unit < 0 or line.word(unit + 1) not in AFTERWARDS or line.classes[i:unit].strip("Dn#Y"):
        return i
    past = unit + len(("days", "later"))
    return past + 1 if line.at(past) == "," else past if line.at(past) in "HND" else i


def _opens_adverbial(line: Line, i: int) -> bool:
    """Tell whether it is "In Oslo", "Last week", "While X waited", "Speaking in Oslo" or "Hours later" that opens there."""
    c, word = line.classes[i], line.low[i]
    if c in "PSYMR" or word in _LIKE or (i == 0 and (c == "t" or word in _ASKED)) or (c in "Dn#" and _is_time(line, i)):
        return True
    return word.endswith("ing") and not (line.at(i + 1) in "A'," or may_be_past(line.word(i + 1)))  # "Beijing opened"


def _is_time(line: Line, i: int) -> bool:
    return any(w in TIME_NOUNS for w in line.low[i : i + 3])


def _past_region(line: Line, comma: int, limit: int) -> int:
    """Return the atom behind a comma, and behind the region that follows the name of a place: "in Salem, New Hampshire,".

    "In Oslo, X, the minister, said" has none.
    """
    region = _REGION.match(line.classes, comma + 1, limit) if line.at(comma - 1) == "N" else None
    if region is None:
        return comma + 1
    behind = region.end()
    apposed = line.at(behind) in "Dn#" and line.at(phrase_to_the_right(line, behind)) == ","
    return comma + 1 if apposed else behind
