"""Tokens of a sentence in, atoms out: known names and offices as one piece, every piece with a class (see `grammar`)."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.spot.doubts import is_rank, is_something_else
from diplowire.extract.spot.known import known, straight, written_as
from diplowire.extract.spot.lone_word import NAME_LIKE, OPEN
from diplowire.extract.spot.word_class import AFTER_OFFICIAL, name_or_word, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.spot.capitals import Capitals
    from diplowire.extract.spot.known import Known
    from diplowire.extract.spot.phrases import Phrase

_WHERE = frozenset({"in", "to", "from", "at", "near", "left"})
_LEAVING = frozenset("left leave leaves leaving bound head headed heads heading depart departs departed".split())
_DOES = AFTER_OFFICIAL - set("who that with in from of at on to by and but or as for".split())
_DESKS = frozenset({"East", "West", "North", "South", "Economic", "Political"})  # "Secretary (West) Ruchi Ghanashyam"
_PARLIAMENTS = frozenset({"Assembly", "House", "Parliament", "parliament", "Senate"})
_RETIRED = frozenset({"ret", "retd", "retired", "rtd"})
_PAIR = 2  # words: those by which a phrase is looked up
# What neighbours decide of a word that no phrase covers.
_DECIDING = {OPEN: word_class, NAME_LIKE: name_or_word}


class Atom(NamedTuple):
    """A piece of a sentence: its class, its characters, its tokens (end exclusive), and the fact behind it."""

    cls: str
    start: int
    end: int
    first: int
    last: int
    phrase: Phrase | None


def _longer_phrase(seg: Segmented, index: int, last: int, word: Known) -> Phrase | None:
    """The longest of the phrases of several words that stands at `index`."""
    if index + 1 >= last:
        return None
    found = word.longer.get(straight(seg.lower[index + 1]), ())
    third = straight(seg.lower[index + _PAIR]) if found and index + _PAIR < last else ""
    for phrase in found:
        words = phrase.words
        if len(words) > _PAIR and (words[_PAIR] != third or not _stands(seg, index, last, words)):
            continue
        if written_as(phrase, seg.words[index]):
            return phrase
    return None


def _stands(seg: Segmented, index: int, last: int, words: Sequence[str]) -> bool:
    """Tell whether all words of a phrase stand at `index`, of which the first three are known to."""
    end = index + len(words)
    return end <= last and list(map(straight, seg.lower[index + _PAIR : end])) == [*words[_PAIR:]]


def _word_alone(seg: Segmented, index: int, alone: tuple[Phrase, ...]) -> Phrase:
    """What the word at `index` is without those behind it."""
    if len(alone) > 1 and alone[0].cls == "o" and index and (_is_left_for(seg, index) or seg.lower[index - 1] in _WHERE):
        return next((phrase for phrase in alone if phrase.cls == "l"), alone[0])  # "to Brussels", "in Brussels": the city
    if len(alone) > 1 and alone[0].cls == "b" and index and _acts(seg, index):
        return next((phrase for phrase in alone if phrase.cls == "i"), alone[0])
    return alone[0]


def _acts(seg: Segmented, index: int) -> bool:
    """Tell whether a field's name is a body's that does something: "the Danish military denied it", not "military bases"."""
    before, behind = seg.words[index - 1], seg.lower[index + 1] if index + 1 < len(seg.lower) else ""
    owned = before[0].isupper() or before in ("'s", "’s", "'", "’", "the")
    if before == "the" and behind == "," and seg.lower[index - 2] == "to" and index > _PAIR:
        return seg.lower[index - 3] == "according"
    return owned and (behind in _DOES or behind.endswith("ed"))


def _is_left_for(seg: Segmented, index: int) -> bool:
    """Tell whether "left for" or "left Oslo for" stands before."""
    return seg.lower[index - 1] == "for" and not _LEAVING.isdisjoint(seg.lower[max(0, index - 3) : index])


class Row(NamedTuple):
    """A sentence in atoms: one class a character, their first tokens, and by first token the facts that neighbours decided."""

    classes: str
    firsts: Sequence[int]
    facts: dict[int, Phrase]

    def span(self, seg: Segmented, start: int, end: int) -> tuple[int, int]:
        """The characters of the atoms from `start` to `end`."""
        return seg.starts[self.firsts[start]], seg.ends[self.firsts[end] - 1]

    def fact(self, seg: Segmented, at: int) -> Phrase | None:
        """The fact behind an atom."""
        first = self.firsts[at]
        return self.facts.get(first) or known(seg.words[first]).phrase

    def atoms(self, seg: Segmented, start: int, end: int) -> list[Atom]:
        """The atoms from `start` to `end` in full; most are never asked for."""
        found, first = [], self.firsts[start]
        for at, cls in enumerate(self.classes[start:end], start + 1):
            last = self.firsts[at]
            fact = self.facts.get(first) or known(seg.words[first]).phrase
            found.append(Atom(cls, seg.starts[first], seg.ends[last - 1], first, last, fact))
            first = last
        return found


def settle_names(seg: Segmented, classes: str, caps: Capitals) -> str:
    """Make names of the name-like words that the text writes with a capital inside sentences: most of them, and at once."""
    words, inside, row = seg.words, caps.inside, list(classes)
    at = classes.find(NAME_LIKE)
    while at >= 0:
        row[at] = "N" if words[at] in inside else OPEN
        at = classes.find(NAME_LIKE, at + 1)
    return "".join(row)


def atoms(seg: Segmented, sentence: Sentence, caps: Capitals, classes: str) -> Row:
    """Cut one sentence into atoms, from the classes of its words by themselves; every token is in exactly one."""
    words, lower, inside = seg.words, seg.lower, caps.inside
    first, last = sentence.first, sentence.last
    index = classes.find(OPEN, first, last)
    if index < 0:
        return Row(classes[first:last], range(first, last + 1), {})
    row = list(classes[first:last])
    facts: dict[int, Phrase] = {}
    while index >= 0:
        word = known(words[index])
        end = index + 1
        phrase = word.phrase
        goes_on = end < last and straight(lower[end]) in word.longer
        if goes_on or (phrase is None and word.alone):
            phrase = _phrase_at(seg, index, sentence, word, caps)
        if phrase is None:
            own = word.otherwise
            if own == NAME_LIKE and words[index] in inside:
                own = "N"  # as `name_or_word` has it; most names are told so
            decide = _DECIDING.get(own)
            row[index - first] = decide(seg, index, sentence, caps) if decide else own
        else:
            end = index + len(phrase.words)
            if phrase.cls in "cofibh" and end + 2 < last and words[end] == "(":
                end = _past_abbreviation(seg, end)
            elif phrase.cls in "bf" and end < last and words[end] == "II":
                end += 1  # "Minister of Finance II Ann Lee": the second of them
            facts[index] = phrase
            row[index - first] = phrase.cls
            row[index - first + 1 : end - first] = [""] * (end - index - 1)
        index = classes.find(OPEN, end, last)
    found = "".join(row)
    apart = len(found) == last - first
    return Row(found, range(first, last + 1) if apart else [*compress(range(first, last), row), last], facts)


def _past_abbreviation(seg: Segmented, index: int) -> int:
    """Go past "(ROK)" of "Republic of Korea (ROK)", "(Parliament)" of "Majlis (Parliament)": it belongs to the name."""
    short = seg.words[index + 1]
    closed = seg.words[index + 2] == ")"
    if seg.words[index + 1].rstrip(".").casefold() in _RETIRED:
        return index + 3 if closed else index  # "General (retd) Noor"
    letters = short.isalpha() and 2 * sum(map(str.isupper, short)) > len(short)  # "(MoFAIC)"
    return index + 3 if closed and (letters or short in _DESKS or short in _PARLIAMENTS) else index


def _phrase_at(seg: Segmented, index: int, sentence: Sentence, word: Known, caps: Capitals) -> Phrase | None:
    """The known phrase that starts here, unless it is an adjective or a given name at this place."""
    phrase = _longer_phrase(seg, index, sentence.last, word) if word.longer else None
    if phrase is None:
        if not word.alone:
            return None
        phrase = _word_alone(seg, index, word.alone)
    if phrase.cls == "f" and is_rank(phrase, seg, index + 1, sentence):
        return next((rank for rank in word.alone if rank.cls == "m"), None)
    return None if is_something_else(phrase, seg, index, sentence, caps) else phrase
