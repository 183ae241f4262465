"""A verb's place in, its subject out: the noun phrase to the left, past an apposition, or to the right after a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon.cue_table import cue_readings

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_NOMINAL = "Nn#)Q"
_LONG_APPOSITION = 30  # atoms
_PRONOMINAL = frozenset("many some most others all both few several another one each this these those more none either neither half".split())
_COLLECTIVE = frozenset("people police men women staff media parliament government data research".split())
TIME_NOUNS = frozenset(
    "week month year weekend morning afternoon evening night summer spring fall autumn winter day time days weeks months years".split(),
)
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
    if c in "Nn#)" or (c == "D" and line.low[k] in _PRONOMINAL):
        first = phrase_to_the_left(line, k + 1)
        return Subject(first, k + 1) if first <= k and _can_act(line, first, k) else None
    if c in ",-":
        return _before_apposition(line, k)
    return None


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
        elif c == ")" and i < end + 1:
            opening = classes.rfind("(", 0, i - 1)
            if opening <= 0:
                break
            i = opening + 1
        elif not (c in "fPtb" and before in "Nn)#H" and i < end) and not (c == "C" and before in "Nn)" and i < end) and not (c == "Y" and before == "D"):
            break
        i -= 1
    return first


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
    for _ in range(4):
        if p <= 0 or not _is_light(line, p + 1, k):
            return None
        c = classes[p - 1]
        if c == "H":
            return Subject(p - 1, p, apposition=True)
        if c not in "Nn#)":
            return None
        first = phrase_to_the_left(line, p)
        before = classes[first - 1] if first > 0 else "^"
        if before == mark and (classes[first] in "D#n" or first == p - 1) and classes.rfind(mark, 0, first - 1) + 1 != first:
            p = first - 1
            continue
        return None if before in "Pbt" or first >= p else Subject(first, p, apposition=True)
    return None


def _is_light(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch between commas can stand inside a clause: an apposition, a relative clause or an adverbial."""
    stretch = line.classes[first:end]
    if not stretch:
        return False
    if stretch[0] in "RS" or (stretch[0] == "P" and len(stretch) > 1 and stretch[1] == "R"):
        return True
    return "A" not in stretch and "H" not in stretch and "Q" not in stretch[:1] and not any(w in _QUOTING for w in line.low[first:end])


def to_the_right(line: Line, at: int) -> Subject | None:
    """Find the subject that starts at `at`, as in "said the minister"."""
    classes = line.classes
    if at >= line.n:
        return None
    if classes[at] == "H":
        return Subject(at, at + 1)
    if classes[at] not in "NnD#":
        return None
    i = at
    while i < line.n:
        c = classes[i]
        if c in "Nn#D'" or (c in "fPC" and i + 1 < line.n and classes[i + 1] in "NnD#" and (c != "P" or line.low[i] in ("for", "at", "with", "from"))):
            i += 1
        elif c == "(":
            closing = classes.find(")", i)
            if closing < 0:
                break
            i = closing + 1
        else:
            break
    return Subject(at, i) if any(c in "NnD" for c in classes[at:i]) else None
