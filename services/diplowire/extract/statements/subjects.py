"""A verb's place in, its subject out: the noun phrase to the left, past an apposition, or to the right after a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.after_subject import before_pronoun, before_time
from diplowire.extract.statements.phrases import QUOTING, phrase_to_the_left, phrase_to_the_right, two_offices
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_LONG_APPOSITION = 30  # atoms
_OPENS_WITH_NAME = re.compile(r"(?P<name>D?n{0,3}N{1,6}),(?=R)")
_CLAUSE_OF_ITS_OWN = re.compile(r",[CB]|[;QS]")
_LONG_RELATIVE = 8
_LONG_TIME = 4
_MOST_APPOSITIONS = 4
_OCCASIONS = frozenset(
    "session meeting talks call summit visit conference ceremony trip debate interview briefing hearing dinner lunch signing "
    "tour day morning afternoon evening night week airport palace headquarters hotel residence".split()
)
_PRONOMINAL = frozenset(
    "many some most others all both few several another one each this these those more none either neither half".split(),
)
_ALONG_WITH = frozenset({"he", "she", "they"})
_NO_HANGER = frozenset("with about around over".split())
_FLOATING = frozenset("each both all".split())  # "the two ministers each said"
_OWNING = frozenset("a an his her its their the".split())
SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson spokespeople adviser advisor aide ministry office manager director official "
    "minister president premier chancellor leader envoy ambassador representative commissioner secretary".split()
)
_RELATIVES = frozenset({"who", "that", "which"})
_ONE_MORE = frozenset("another second third fourth fifth".split())
_PARTIES = frozenset({"republican", "democrat"})  # "Senator X, Republican of Iowa, who sits on the panel, said"
_COUNTERPART = "counterpart"
_COLLECTIVE = frozenset("people police men women staff media radio television tv parliament government data research".split())


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
    if line.at(k) == "O" and k > 0:
        k = before_pronoun(line, k)
    k = before_time(line, k)
    c, word = line.at(k), line.word(k)
    if word == "there":
        return _phrase(line, k - 1) if line.at(k - 1) in "Nn" else None  # "officials there said"
    if c == "H":
        return Subject(k, k + 1)
    if c == "O" and line.word(k - 1) == "of":  # "most of them said"
        first = phrase_to_the_left(line, k - 1)
        return Subject(first, k + 1) if first < k - 1 else None
    if (c == "R" and word in ("who", "which")) or (c == "T" and line.at(before_time(line, k - 1)) in "Nn"):
        return _relative(line, k)
    if c == "," and (found := _relative_apart(line, k)) is not None:
        return found
    if c in "Nn#)" or (c == "D" and word in _PRONOMINAL and not (word == "most" and k + 1 < group)):
        return _phrase(line, k)
    if c == "Q" and line.at(k - 1) in "SDNnfP" and line.last_inside(k) == "," and "," in line.classes[:k]:
        return _before_named(line, k)
    return _before_apposition(line, k) if c in ",-" else None


def _before_named(line: Line, k: int) -> Subject | None:
    """Find the subject in "Name, who calls it a “farce,” said": before an apposition or clause that a quotation ends."""
    p = line.classes.rfind(",", max(0, k - _LONG_APPOSITION), k)
    opens = line.at(p + 1) in "RD" or line.classes.startswith("nf", p + 1)  # "who", "the sailor", "host of"
    if p <= 0 or not opens or line.at(p - 1) not in "Nn)" or not _is_light(line, p + 1, k):
        return None
    first = phrase_to_the_left(line, p)
    return Subject(first, p, apposition=True) if first < p and line.at(first - 1) not in "Pbtf" else None


def _phrase(line: Line, k: int) -> Subject | None:
    """Read the noun phrase that ends at atom `k`, or what its relative clause hangs on: "people who want talks"."""
    first = phrase_to_the_left(line, k + 1)
    if first > k:
        return None
    if line.at(first - 1) == "C" and line.word(first - 2) in _ALONG_WITH and line.at(first - 3) in "^,CBST-":
        return Subject(first - 2, k + 1)  # "he and his host agreed"
    if (name := _behind_occasion(line, first, k)) > first:
        return Subject(name, k + 1)
    before = line.at(first - 1)
    hangs = before in "Pb" and line.low[first - 1] not in _NO_HANGER and line.classes[first] != "N"
    if (before in "Pt" or line.at(first - 2) == "t") and (opens := _joined_clause(line, first, k + 1)) > first:
        return Subject(opens, k + 1)
    if hangs and line.at(first - 2) in "^CB,S":
        return None  # "in a later interview said": the subject is elsewhere
    doing = _open_participle(line, first)
    if doing > 0:
        return Subject(phrase_to_the_left(line, doing), doing)
    who = _open_relative(line, first)
    outer = phrase_to_the_left(line, who) if who > 0 else who
    if outer < who:
        return Subject(outer, k + 1 if line.classes[outer:who] == "D" else who)  # "those who back it say"
    return Subject(first, k + 1) if before == "Q" or _can_act(line, first, k) else None


def _joined_clause(line: Line, first: int, end: int) -> int:
    """Return where the clause of a name opens in "asked for a word and X said", "met Y and Peru's envoy said"; else `first`."""
    joint = line.classes.rfind("nC", first, end) + 1
    named = joint > 0 and line.low[joint] == "and" and line.at(joint + 1) == "N"
    return joint + 1 if named and not line.classes[joint + 1 : end].strip("N'n") else first


def _behind_occasion(line: Line, first: int, last: int) -> int:
    """Return where the name begins in "At the end of the session Name said": there is no comma; `first` otherwise."""
    if line.classes[0] not in "PS":
        return first
    k = last
    while k > first and line.classes[k] == "N" and line.classes[k - 1] in "Nn":
        k -= 1
    named = k < last and line.classes[k] == "n" and line.low[k] in _OCCASIONS
    return k + 1 if named and "," not in line.classes[:last] else first


def _open_relative(line: Line, first: int) -> int:
    """Return the place of "who" if a phrase only ends the relative clause that it opens; -1 otherwise."""
    classes = line.classes
    if _RELATIVES.isdisjoint(line.low[max(0, first - _LONG_RELATIVE) : first]):
        return -1
    i = first - 1
    while i > 0 and first - i < _LONG_RELATIVE and classes[i] in "AYntPDfOMb#":
        i -= 1
    verb_between = i < first - 1
    if i <= 0 or classes[i - 1] not in "Nn)D" or not (verb_between or classes[first] == "n"):
        return -1
    if line.low[i] == "who" or (line.low[i] in ("that", "which") and verb_between and classes[i + 1] == "A"):
        return i
    return -1


def _open_participle(line: Line, first: int) -> int:
    """Return the place of "attending" in "officials attending the talks said", whose subject stands before it; -1 otherwise."""
    doing = first - 1
    beside = doing > 0 and line.classes[doing] == "n" and line.low[doing].endswith("ing") and line.classes[doing - 1] in "Nn"
    return doing if beside and line.classes[first] == "D" and phrase_to_the_left(line, doing) < doing else -1


def _can_act(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase can be a subject: a bare lower-case word in the singular is rather an adjective or a verb."""
    word = line.low[last]
    bare = line.classes[first : last + 1].count("n") == last + 1 - first
    return not bare or word.endswith("s") or word in _COLLECTIVE or "%" in word


def _relative(line: Line, k: int) -> Subject | None:
    """Resolve "the minister, who": the phrase before the pronoun is what it stands for."""
    end = k - 1 if line.at(k - 1) in ",-" else k
    if line.at(end - 1) == "P":  # "with whom"
        end -= 1
    if line.word(end - 1) in TIME_NOUNS or line.at(end - 1) == "M":  # "a letter last week that", "a letter on Monday that"
        end = before_time(line, end - 1) + 1
    first = phrase_to_the_left(line, end)
    return Subject(k, k + 1, (first, end) if first < end else None)


def _relative_apart(line: Line, k: int) -> Subject | None:
    """Read "the minister, who, in a call on Friday, criticized": something stands between the pronoun and its verb."""
    p = line.classes.rfind(",", max(0, k - _LONG_APPOSITION), k)
    return _relative(line, p - 1) if p > 0 and line.low[p - 1] in ("who", "which") and _is_light(line, p + 1, k) else None


def _before_apposition(line: Line, k: int) -> Subject | None:
    """Find the subject in "Name, the minister, said": the phrase before a light stretch between two commas or dashes."""
    mark = line.classes[k]
    if mark == "," and line.at(k - 1) == ")":  # "Name (Oslo), said"
        first = phrase_to_the_left(line, k)
        return Subject(first, k) if first < k else None
    if mark == "," and (opens := _OPENS_WITH_NAME.match(line.classes)) and _is_all_of_who(line, opens.end(), k):
        return Subject(0, opens.end("name"), apposition=True)
    p = line.classes.rfind(mark, max(0, k - _LONG_APPOSITION), k)
    found: Subject | None = None
    for _ in range(_MOST_APPOSITIONS):
        last = _last_of_phrase(line, p)
        if p <= 0 or not _is_light(line, p + 1, k) or line.at(last) not in "HNn#)":
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
        if _opens_after_clause(line, first, p):
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
    return _joined_clause(line, first, end) if line.at(first - 1) in "Pt" else first


def _opens_remark(line: Line, i: int) -> bool:
    """Tell whether it is "Name, whose firm, X, helps Y, said" or "Name, visiting Oslo, the capital, said"."""
    return line.at(i) == "R" or line.word(i).endswith("ing")


def _is_all_of_who(line: Line, first: int, end: int) -> bool:
    """Tell whether a sentence goes on with "who" and no clause of its own follows: "X, who spoke with Y, the minister, said"."""
    inside = line.classes[first:end]
    return line.low[first] == "who" and end - first < _LONG_APPOSITION and not _CLAUSE_OF_ITS_OWN.search(inside)


def _opens_after_clause(line: Line, first: int, end: int) -> bool:
    """Tell whether it is "X will fly to Oslo, his spokesman, Y, said": a clause is over, and whose words it is follows."""
    owned = line.low[first] in _OWNING and not SPEAKING.isdisjoint(line.low[first:end])
    return owned and ("A" in line.classes[:first] or any(_is_told(line, k) for k in range(1, first - 1)))


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
    if line.at(first - 1) != mark or not beside:
        return False
    if (
        line.classes.lstrip("BCY")[:1] in ("P", "S", "M") and line.classes.find(mark) == first - 1
    ):  # "In Oslo, Name, the minister, said"
        return False
    return line.classes.rfind(mark, 0, first - 1) + 1 != first and not _is_opening_time(line, first - 1)


def _is_opening_time(line: Line, comma: int) -> bool:
    """Tell whether "Last month," or "A few days later," is all that stands before a comma."""
    last = comma - (line.low[comma - 1] in AFTERWARDS)
    return line.low[last - 1] in TIME_NOUNS and last <= _LONG_TIME and line.classes.find(",") == comma


def _is_light(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch between commas can stand inside a clause: an apposition, a relative clause or an adverbial."""
    stretch = line.classes[first:end]
    if not stretch:
        return False
    if stretch[0] in "RS" or stretch[:2] == "PR":
        return True
    heavy = "A" in stretch or "H" in stretch or stretch[0] == "Q"
    return not heavy and QUOTING.isdisjoint(line.low[first:end])


def to_the_right(line: Line, at: int, *, quotation: bool = False) -> Subject | None:
    """Find the subject that starts at `at`, as in "said the minister"."""
    c = line.at(at)
    if c == "H" or (quotation and c == "Q"):
        return Subject(at, at + 1)
    end = phrase_to_the_right(line, at) if c in "NnD#" else at
    return Subject(at, end) if end > at else None
