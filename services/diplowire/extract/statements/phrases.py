"""A place in a line in, the noun phrase that ends or starts there out, by classes of words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.words import PASTS

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_LONG_MEMBER = 4
_NAME_AND_TITLE = re.compile(r"N{1,5},[NDnf#P'C]{1,14},(?=C)")
_WORDY = 4  # common nouns before a name
_LONG_LIST = 12  # atoms
_LONG_NAME = 7  # atoms of a name with its office
# Only ever verbs of saying.
QUOTING = frozenset("said says told tells wrote writes added argued insisted asked".split())
# What speakers are told to be doing: "an official speaking to reporters".
DOING = frozenset(
    "addressing attending briefing heading leading representing speaking talking traveling travelling visiting".split()
)
SENT = frozenset("aide ambassador envoy representative commissioner consul delegate visitor adviser advisor observer".split())
# Nouns by which those who govern are told.
OFFICES = frozenset("chancellor colleague counterpart king leader minister premier president queen secretary".split())
# Nouns by which those who speak are told.
SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson spokespeople adviser advisor aide ministry office manager director official "
    "minister president premier chancellor leader envoy ambassador representative commissioner secretary".split()
)
_INNER_PREPOSITIONS = frozenset("for at with from".split())


def phrase_to_the_left(line: Line, end: int) -> int:
    """Return the first atom of the noun phrase that ends before `end`; `end` itself if there is none."""
    classes, low = line.classes, line.low
    i = first = end
    while i > 0:
        c = classes[i - 1]
        if c in "N#" or (c == "n" and low[i - 1] not in QUOTING):  # as most are
            i = first = i - 1
            continue
        if c == ")":
            opening = classes.rfind("(", 0, i - 1)
            short = opening == i - len("(N)")  # "Ministry of External Affairs (MEA) spokesperson"
            if opening <= 0 or not (i == end or short):
                break
            i = opening
            continue
        if _heads(line, i - 1, end):
            first = i - 1
            if c == "D" and (between := _between(line, i - 2)) > 0:
                i = between + 1  # "officials involved in talks between Norway and the rebels said"
            elif c == "D" and (of := _of_several(line, i - 2, end)) > 0:
                i = of + 1  # "visitors from Peru and the United States said"
            elif c == "D" and line.at(i - 2) not in "DfYPtb" and not (line.at(i - 2) == "," and _lists(line, i - 2, end)):
                return _joint(line, i - 2, i - 1)
        elif not _links(line, i - 1, end):
            break
        i -= 1
    return first


def _between(line: Line, joint: int) -> int:
    """Return the place of "between" if the "and" at `joint` joins its two; -1 otherwise."""
    if joint < 0 or line.low[joint] != "and":
        return -1
    at = next((k for k in range(joint - 1, max(-1, joint - _LONG_NAME), -1) if line.classes[k] not in "NnD'"), -1)
    return at if at > 0 and line.low[at] == "between" and line.at(at - 1) == "n" else -1


def _of_several(line: Line, joint: int, end: int) -> int:
    """Return the place of "from" or "of" if the "and" at `joint` joins a name to those behind it; -1 otherwise."""
    if joint < 1 or line.low[joint] != "and" or line.classes[joint + 2 : end].strip("N"):
        return -1
    at = joint - 1
    while at > 0 and joint - at < _LONG_LIST and line.classes[at] in "N,":
        at -= 1
    several = at > 0 and at < joint - 1 and line.low[at] in ("from", "of") and (at == 1 or line.classes[at - 1] == "n")
    return at if several and line.low[at - 1].endswith("s") else -1


def _joint(line: Line, joint: int, first: int) -> int:
    """Return where "the minister and the president said" begins: at a holder of office who opens the clause, else at `first`."""
    if joint <= 0 or line.low[joint] != "and":
        return first
    if (opens := _NAME_AND_TITLE.match(line.classes)) and opens.end() == joint:
        return 0  # "A, the envoy of Norway, and his Danish counterpart, B, said"
    if line.at(joint - 1) == "H" and line.at(joint - 2) in "^,RSTQ":
        return joint - 1  # "during which he and his host agreed"
    k = last = joint - 1
    while k > 0 and joint - k < _LONG_NAME and line.classes[k - 1] in "Nn":
        k -= 1
    if line.at(k - 1) == "f" and line.at(last) == "N" and line.word(k - 2) in OFFICES:  # "Peru's minister of defense General A"
        k -= 2
        while k > 0 and joint - k < _LONG_LIST and line.classes[k - 1] in "Nn":
            k -= 1
    office = line.classes.rfind("n", k, joint)  # "German envoy A and her French counterpart, B, said"
    titled_before = office >= 0 and line.low[office] in OFFICES | SENT and line.classes[k:joint].count("n") < _WORDY
    named = line.classes[last] == "N" and (office < 0 or titled_before)
    if named and line.at(k - 1) == "'" and line.at(k - 2) == "N":  # "Norway's President A and his Danish counterpart B agreed"
        k -= 2
    titled = line.at(k - 1) == "D" and line.low[last] in OFFICES
    k -= line.at(k - 1) == "D"
    if not (named or titled) or line.at(k - 1) not in "^,;-QB":
        return first
    while named and line.at(k - 1) == "," and line.at(k - 2) == "N" and line.at(k - 3) in ("^", ","):
        k -= 2  # "France, Italy and the Netherlands said"
    return k


def _heads(line: Line, i: int, end: int) -> bool:
    """Tell whether a noun phrase can start with atom `i`, its rest standing before `end`."""
    c, before = line.classes[i], line.at(i - 1)
    if c == "n":
        return line.low[i] not in QUOTING or before in "DP'ftb"
    if c == "Q":
        return i + 1 < end and before in "D'N" and line.last_inside(i).isalnum()
    return c in "N#D" or (c == "'" and before in "Nn") or (c == "," and _lists(line, i, end))


def _links(line: Line, i: int, end: int) -> bool:
    """Tell whether atom `i` joins what follows to a noun before it: "spokesman for", "Norway and"."""
    c, before = line.classes[i], line.at(i - 1)
    if c == "Y":
        return before in "D'"  # "Norway's newly elected president"
    if i + 1 >= end:
        return False
    if c == "C":
        return before in "Nn)"
    return c in "fPtb" and (before in "Nn)#H" or (c == "f" and before == "D") or line.word(i - 1) == "one")


def _lists(line: Line, comma: int, end: int) -> bool:
    """Tell whether a comma separates members of a list that "and" ends: "Bulgaria, Romania and Serbia"."""
    classes = line.classes
    joint = classes.find("C", comma, end)
    following = classes.find(",", comma + 1, end)
    member = classes[comma + 1 : following if 0 <= following < joint else joint]
    if joint <= 0 or not 0 < len(member) <= _LONG_MEMBER or "N" not in member or not set(member) <= set("NDn'f"):
        return False
    opens = line.at(comma - 2) == "D" and line.at(comma - 3) in "^,"  # "In a letter, the UK, Peru and Malta"
    opens = opens or line.word(comma - 2) == "including"
    return line.at(comma - 1) == "N" and (opens or line.at(comma - 2) in "N,^f")


def phrase_to_the_right(line: Line, at: int) -> int:
    """Return the atom after the noun phrase that starts at `at`; `at` itself if there is none."""
    classes = line.classes
    i = at
    while i < line.n:
        c = classes[i]
        if c == "n" and i > at and line.low[i] in PASTS and classes[i - 1] == "N":
            break  # "X met Y"
        if c == "n" and i > at and line.low[i].endswith("ed") and classes[i - 1] == "N" and line.at(i + 1) in "NDHOn":
            break  # "X received the envoy"
        if c == "n" and i > at + 1 and line.low[i].endswith("ed") and classes[i - 1] == "n" and line.at(i + 1) in "NnD":
            break  # "the ministry summoned ambassador Y"
        if i > at and classes[i - 1] in "Nn" and (c == "D" or line.low[i] in DOING):
            break
        joins = c in "fC" or (c == "P" and line.low[i] in _INNER_PREPOSITIONS) or (c == "t" and line.low[i - 1] in SENT)
        if c in "Nn#D'" or (joins and line.at(i + 1) in "NnD#"):
            i += 1
            continue
        if c == "Q" and i == at + 1 and classes[at] == "D" and line.at(i + 1) == "n":
            i += 1  # "the “Blue Road” report"
            continue
        closing = classes.find(")", i) if c == "(" else -1
        if closing < 0:
            break
        i = closing + 1
    return i if any(c in "NnD" for c in classes[at:i]) else at


def two_offices(line: Line, first: int, mark: str) -> int:
    """Return where both offices of "Name, the envoy to Peru and the former mayor of Oslo, a port," begin; `first` for others."""
    if line.at(first - 1) != "C" or line.classes[first] != "D":
        return first
    both = phrase_to_the_left(line, first - 1)
    named = line.at(both - 1) == mark and line.at(both - 2) == "N"
    return both if named and line.classes[both] in "Dn" else first


def joined_clause(line: Line, first: int, end: int) -> int:
    """Return where the clause of a name opens in "asked for a word and X said", "met Y and Peru's envoy said"; else `first`."""
    joint = line.classes.rfind("nC", first, end) + 1
    named = joint > 0 and line.low[joint] == "and" and line.at(joint + 1) == "N"
    return joint + 1 if named and not line.classes[joint + 1 : end].strip("N'n") else first
