"""A word in, what it is wherever it stands out: its class and the fact behind it, or that its neighbours decide."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.spot.lone_word import OPEN, by_itself
from diplowire.extract.spot.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.document import Segmented
    from diplowire.extract.spot.phrases import Phrase

ADJECTIVES = frozenset({"official", "sovereign", "principal", "executive", "chief", "head", "general", "major", "lead"})
_DOUBTFUL = frozenset("aoclr")
SOURCES = frozenset({"source", "sources"})
_DOUBTED = ADJECTIVES | SOURCES | {"chair", "co-chair", "cochair", "deputy", "heads"}
_MOST_WORDS = 1 << 16  # kept at a time
_LONGEST_WORD = 40  # letters of a word that is kept


class Known(NamedTuple):
    """What a word is wherever it stands: its class, and the fact behind it.

    Where its neighbours decide, the class is `OPEN`: `alone` and `longer` are the phrases that may begin with it, as in
    `Candidates`; `otherwise` is its class where none of them does, `OPEN` or `NAME_LIKE` where neighbours decide that, too.
    A class `NAME_LIKE` is that of a word of which no phrase is known. With a fact and the class `OPEN` nobody but a longer
    phrase decides: "ministers" is what it is unless it begins "ministers of state".
    """

    cls: str
    phrase: Phrase | None = None
    alone: tuple[Phrase, ...] = ()
    longer: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({})
    otherwise: str = OPEN


class Words(NamedTuple):
    """What all words of a text are by themselves: their classes, one character each, and whether each has a capital letter."""

    classes: str
    capital: bytes


class _Kept(dict[str, str]):
    """Class and capital of words, two characters each, each word asked for once; a dictionary's own look-up costs least."""

    def __missing__(self, word: str) -> str:
        found = known(word).cls + ("\1" if word[0].isupper() else "\0")
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


_kept = _Kept()


def classify(seg: Segmented) -> Words:
    """Classify all words of a text by themselves; four in five need no more."""
    found = "".join(map(_kept.__getitem__, seg.words))
    return Words(found[::2], found[1::2].encode("ascii"))


@lru_cache(maxsize=_MOST_WORDS)
def known(text: str) -> Known:
    """What is known of a word by itself."""
    lower = straight(text.lower())
    candidates = phrases().get(lower)
    alone = tuple(p for p in candidates.alone if written_as(p, text)) if candidates else ()
    longer = candidates.longer if candidates else {}
    if alone and not (longer or text[0].isupper() or "-" in text or lower in ADJECTIVES | SOURCES):
        return Known(alone[0].cls, alone[0])
    if not any(written_as(p, text) for several in longer.values() for p in several):
        longer = {}
    own = by_itself(text)
    decided = not (alone or longer or own == OPEN)
    return Known(own if decided else OPEN, _settled(text, alone), alone, longer, own)


def _settled(text: str, alone: tuple[Phrase, ...]) -> Phrase | None:
    """What a word in small letters is whatever stands beside it; see `doubts` for those that may be something else."""
    if not alone or text[0].isupper() or alone[0].cls in _DOUBTFUL or alone[0].words[0] in _DOUBTED:
        return None
    if alone[0].cls == "b" and alone[-1].cls == "i":
        return None  # "the Danish military chief", "the Danish military said"
    return alone[0]


def straight(lower: str) -> str:
    """A word with straight apostrophes, as the lexicon has it."""
    return lower.replace("’", "'") if "’" in lower else lower


def written_as(phrase: Phrase, first: str) -> bool:
    """Does the case of the first word fit: any, a capital, or just as in the lexicon?"""
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return first == phrase.first
    if phrase.case == "lower":
        return first.islower()
    return first[0].isupper() or not first[0].isalpha()
