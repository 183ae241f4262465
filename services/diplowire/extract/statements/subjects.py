"""A verb's place in, its subject out: the noun phrase to the left, past an apposition, or to the right after a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.after_subject import OCCASIONS, before_doing, before_pronoun, before_time
from diplowire.extract.statements.appositions import LONG_APPOSITION, before_apposition, before_named, is_light
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.phrases import SPEAKING, joined_clause, phrase_to_the_left, phrase_to_the_right

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_LONG_RELATIVE = 8
_PRONOMINAL = frozenset(
    "many some most others all both few several another one each this these those more none either neither half".split(),
)
_ALONG_WITH = frozenset({"he", "she", "they"})
_NO_HANGER = frozenset("with about around over".split())
_FLOATING = frozenset("each both all".split())  # "the two ministers each said"
_HOLDERS = SPEAKING - {"ministry", "office"}
_RELATIVES = frozenset({"who", "that", "which"})
_REPLIES = frozenset("addition address comments letter message reaction remarks reply response speech statement tweet".split())
_COLLECTIVE = frozenset("people police men women staff media radio television tv parliament government data research".split())


def to_the_left(line: Line, group: int) -> Subject | None:
    """Find the subject that ends right before the verb group."""
    k = group - 1
    while k > 0 and (line.classes[k] == "Y" or (line.low[k] in _FLOATING and line.classes[k - 1] in "NnH")):
        k -= 1
    if line.at(k) == "O" and k > 0:
        k = before_pronoun(line, k)
    k = before_doing(line, before_time(line, k))
    k -= line.word(k) in AFTERWARDS and line.at(k + 1) == "M"  # "Name earlier Thursday said"
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
        return before_named(line, k)
    return before_apposition(line, k) if c in ",-" else None


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
    if (before in "Pt" or line.at(first - 2) == "t") and (opens := joined_clause(line, first, k + 1)) > first:
        return Subject(opens, k + 1)
    if hangs and line.at(first - 2) in "^CB,S":  # "in a later interview said": the subject is elsewhere
        apposed = before_apposition(line, first - 2) if line.at(first - 2) == "," else None
        return apposed if apposed is not None and line.at(apposed.first - 1) in "^SCBT" else None
    doing = _open_participle(line, first)
    if doing > 0:
        return Subject(phrase_to_the_left(line, doing), doing)
    who = _open_relative(line, first)
    outer = phrase_to_the_left(line, who) if who > 0 else who
    if outer < who:
        return Subject(outer, k + 1 if line.classes[outer:who] == "D" else who)  # "those who back it say"
    if (named := _apposed_openly(line, first, k)) is not None:
        return named
    return Subject(first, k + 1) if before == "Q" or _can_act(line, first, k) else None


def _apposed_openly(line: Line, first: int, last: int) -> Subject | None:
    """Read "Name, an aide to the president said": the second comma is missing."""
    end = first - 1
    if line.classes[first] != "D" or line.at(end) != "," or line.low[first] not in ("a", "an", "the"):
        return None
    name = end
    while name > 0 and line.classes[name - 1] == "N":
        name -= 1
    named = end - name > 1 and line.at(name - 1) in "^,"
    return Subject(name, last + 1) if named and not _HOLDERS.isdisjoint(line.low[first : last + 1]) else None


def _behind_occasion(line: Line, first: int, last: int) -> int:
    """Return where the name begins in "At the end of the session Name said": there is no comma; `first` otherwise."""
    opens = line.classes.rfind(",", 0, last) + 1
    if line.classes[opens] not in "PS":
        return first
    k = last
    while k > first and line.classes[k] == "N" and line.classes[k - 1] in "Nn":
        k -= 1
    named = k < last and line.classes[k] == "n" and line.low[k] in OCCASIONS | _REPLIES
    return k + 1 if named and opens < k else first


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
    p = line.classes.rfind(",", max(0, k - LONG_APPOSITION), k)
    return _relative(line, p - 1) if p > 0 and line.low[p - 1] in ("who", "which") and is_light(line, p + 1, k) else None


def to_the_right(line: Line, at: int, *, quotation: bool = False) -> Subject | None:
    """Find the subject that starts at `at`, as in "said the minister"."""
    c = line.at(at)
    if c == "H" or (quotation and c == "Q"):
        return Subject(at, at + 1)
    end = phrase_to_the_right(line, at) if c in "NnD#" else at
    return Subject(at, end) if end > at else None
