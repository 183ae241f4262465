"""A verb's place in, its subject out: the noun phrase to the left, past an apposition, or to the right after a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon.cue_table import cue_readings

from diplowire.extract.statements.adjuncts import TIME_NOUNS

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_NOMINAL = "Nn#)Q"
_LONG_APPOSITION = 30  # atoms
_LONG_MEMBER = 4
_PRONOMINAL = frozenset(
    "many some most others all both few several another one each this these those more none either neither half".split()
)
_FLOATING = frozenset("each both all".split())  # "the two ministers each said"
_COLLECTIVE = frozenset("people police men women staff media parliament government data research".split())
_QUOTING = frozenset("said says told tells wrote writes added argued insisted asked".split())


class Subject(NamedTuple):
    """Atoms `first` to before `end`; for a relative pronoun `antecedent` are the atoms that it stands for."""

    first: int
    end: int
    antecedent: tuple[int, int] | None = None
    apposition: bool = False


def to_the_left(line: Line, group: int) -> Subject | None:
    """Find the subject that ends right before the verb group."""
    k = group - 1
    while k > 0 and (line.classes[k] == "Y" or (line.low[k] in _FLOATING and line.classes[k - 1] in "NnH")):
        k -= 1
    if k < 0:
        return None
    c = line.classes[k]
    if c == "M" and k > 0:  # "the minister on Tuesday said"
        k -= 2 if line.low[k - 1] == "on" else 1
        c = line.classes[k] if k >= 0 else "^"
    elif line.low[k] in TIME_NOUNS:  # "the minister for weeks had warned"
        p = k - 1
        while p > 0 and line.classes[p] in "DnY#" and k - p < 4:
            p -= 1
        if p > 0 and line.classes[p] == "P" and line.classes[p - 1] in "NnRHT":
            k = p - 1
            c = line.classes[k]
    if c == "H":
        return Subject(k, k + 1)
    if (c == "R" and line.low[k] in ("who", "which")) or (c == "T" and k > 0 and line.classes[k - 1] in "Nn"):
        return _relative(line, k)
    if c in "Nn#)" or (c == "D" and line.low[k] in _PRONOMINAL and not (line.low[k] == "most" and k + 1 < group)):
        return _phrase(line, k)
    if c in ",-":
        return _before_apposition(line, k)
    return None


def _phrase(line: Line, k: int) -> Subject | None:
    """Read the noun phrase that ends at atom `k`, or what its relative clause hangs on: "people who want talks"."""
    first = phrase_to_the_left(line, k + 1)
    if first > k:
        return None
    before = line.classes[first - 1] if first > 0 else "^"
    if (
        before in "Pb"
        and line.low[first - 1] != "with"
        and line.classes[first] != "N"
        and (first == 1 or line.classes[first - 2] in "CB,S^")
    ):
        return None  # "in a later interview said": the subject is elsewhere
    who = _open_relative(line, first)
    if who > 0:
        outer = phrase_to_the_left(line, who)
        if outer < who:
            return Subject(outer, who)
    return Subject(first, k + 1) if before == "Q" or _can_act(line, first, k) else None


def _open_relative(line: Line, first: int) -> int:
    """Return the place of "who" if a phrase only ends the relative clause that it opens; -1 otherwise."""
    classes = line.classes
    i = first - 1
    while i > 0 and first - i < 8 and classes[i] in "AYntPDfOMb#":
        i -= 1
    if i > 0 and line.low[i] in ("who", "that", "which") and classes[i - 1] in "Nn)" and (i < first - 1 or classes[first] == "n"):
        return i if line.low[i] == "who" or (i < first - 1 and classes[i + 1] == "A") else -1
    return -1


def _can_act(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase can be a subject: a bare lower-case word in the singular is rather an adjective or a verb."""
    bare = all(c == "n" for c in line.classes[first : last + 1])
    word = line.low[last]
    return not bare or word.endswith("s") or word in _COLLECTIVE or "%" in word


def _relative(line: Line, k: int) -> Subject | None:
    """Resolve "the minister, who": the phrase before the pronoun is what it stands for."""
    end = k - 1 if k > 0 and line.classes[k - 1] in ",-" else k
    if end > 0 and line.classes[end - 1] == "P":  # "with whom"
        end -= 1
    first = phrase_to_the_left(line, end) if end > 0 else end
    return Subject(k, k + 1, (first, end) if first < end else None)


def phrase_to_the_left(line: Line, end: int) -> int:
    """Return the first atom of the noun phrase that ends before `end`; `end` itself if there is none."""
    classes = line.classes
    i = first = end
    while i > 0:
        c = classes[i - 1]
        before = classes[i - 2] if i > 1 else "^"
        if c in "Nn":
            if c == "n" and _is_verb(line, i - 1, before):
                break
            first = i - 1
        elif c == "#" or (c == "Q" and i < end and before in "D'N" and line.last_inside(i - 1).isalnum()):
            first = i - 1
        elif c == "D":
            first = i - 1
            if before not in "DfYPtb":
                break
        elif c == "'" and before in "Nn":
            first = i - 1
        elif c == "," and _lists(line, i - 1, end):
            first = i - 1
        elif c == ")" and i < end + 1:
            opening = classes.rfind("(", 0, i - 1)
            if opening <= 0:
                break
            i = opening + 1
        elif (
            not (
                c in "fPtb"
                and (before in "Nn)#H" or (before == "D" and c == "f") or line.low[i - 2 : i - 1] == ["one"])
                and i < end
            )
            and not (c == "C" and before in "Nn)" and i < end)
            and not (c == "Y" and before == "D")
        ):
            break
        i -= 1
    return first


def _lists(line: Line, comma: int, end: int) -> bool:
    """Tell whether a comma separates members of a list that "and" ends: "Bulgaria, Romania and Serbia"."""
    classes = line.classes
    joint = classes.find("C", comma, end)
    following = classes.find(",", comma + 1, end)
    member = classes[comma + 1 : following if 0 <= following < joint else joint]
    before = classes[comma - 1] if comma > 0 else "^"
    opens = comma == 1 or (comma > 1 and classes[comma - 2] in "N,^")
    return (
        joint > 0
        and 0 < len(member) <= _LONG_MEMBER
        and set(member) <= set("NDn'f")
        and before == "N"
        and "N" in member
        and opens
    )


def _is_verb(line: Line, i: int, before: str) -> bool:
    """Tell whether a lower-case word inside what may be a noun phrase can only be a verb of saying."""
    if before in "DP'ftb":
        return False
    readings = cue_readings().get(line.low[i])
    return readings is not None and line.low[i] in _QUOTING


def _before_apposition(line: Line, k: int) -> Subject | None:
    """Find the subject in "Name, the minister, said": the phrase before a light stretch between two commas or dashes."""
    classes = line.classes
    mark = classes[k]
    p = classes.rfind(mark, max(0, k - _LONG_APPOSITION), k)
    found: Subject | None = None
    for _ in range(4):
        if p <= 0 or not _is_light(line, p + 1, k):
            return found
        c = classes[p - 1]
        if c == "H":
            return Subject(p - 1, p, apposition=True)
        if c not in "Nn#)":
            return found
        first = phrase_to_the_left(line, p)
        before = classes[first - 1] if first > 0 else "^"
        if before == "R" and first > 1 and classes[first - 2] == mark:  # "Name, whose firm, X, helps Y, said"
            p = first - 2
            continue
        if before == mark and (classes[first] in "D#n" or first == p - 1) and classes.rfind(mark, 0, first - 1) + 1 != first:
            found = Subject(first, p, apposition=True) if classes[first] == "N" else found
            p = first - 1
            continue
        return found if before in "Pbtf" or first >= p else Subject(first, p, apposition=True)
    return found


def _is_light(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch between commas can stand inside a clause: an apposition, a relative clause or an adverbial."""
    stretch = line.classes[first:end]
    if not stretch:
        return False
    if stretch[0] in "RS" or (stretch[0] == "P" and len(stretch) > 1 and stretch[1] == "R"):
        return True
    return (
        "A" not in stretch
        and "H" not in stretch
        and "Q" not in stretch[:1]
        and not any(w in _QUOTING for w in line.low[first:end])
    )


def to_the_right(line: Line, at: int, *, quotation: bool = False) -> Subject | None:
    """Find the subject that starts at `at`, as in "said the minister"."""
    classes = line.classes
    if at >= line.n:
        return None
    if classes[at] == "H":
        return Subject(at, at + 1)
    if quotation and classes[at] == "Q":
        return Subject(at, at + 1)
    if classes[at] not in "NnD#":
        return None
    i = at
    while i < line.n:
        c = classes[i]
        if c in "Nn#D'" or (
            c in "fPC"
            and i + 1 < line.n
            and classes[i + 1] in "NnD#"
            and (c != "P" or line.low[i] in ("for", "at", "with", "from"))
        ):
            i += 1
        elif c == "(":
            closing = classes.find(")", i)
            if closing < 0:
                break
            i = closing + 1
        else:
            break
    return Subject(at, i) if any(c in "NnD" for c in classes[at:i]) else None


def main_subject(line: Line, limit: int) -> Subject | None:
    """Find the first noun phrase of the line that is no fronted adverbial."""
    i = 0
    classes = line.classes
    while i < limit and (classes[i] in "PSYMR" or (classes[i] in "Dn#" and _is_time(line, i)) or line.low[i].endswith("ing")):
        comma = classes.find(",", i, limit)
        if not 0 <= comma < limit - 2:
            break
        i = comma + 1
    while i < limit and classes[i] in "YCB,":
        i += 1
    return to_the_right(line, i) if i < limit else None


def _is_time(line: Line, i: int) -> bool:
    return any(w in TIME_NOUNS for w in line.low[i : i + 3])
