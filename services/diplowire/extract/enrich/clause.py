"""Tokens in, the words that the coder reads out: without what is quoted or bracketed; and which of them stand in side clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Segmented

_OPENERS = frozenset(
    "after before while although though when since because if unless until following despite amid who which whom "
    "whose where whether during than once whenever without".split(),
)
# After these "as" opens no clause, and "as" itself belongs to them.
_AFTER_AS = frozenset("part well of a an one its the his her their".split())
_DATE_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march "
    "april may june july august september october november december".split(),
)
_ADVERBS = frozenset(
    "also again now then still already just further once twice jointly later earlier soon even never so far yet ever "
    "always only both today yesterday tomorrow tonight first finally reportedly strongly repeatedly formally "
    "officially here there too".split(),
)
_SKIPPED = _ADVERBS | _DATE_WORDS
_BEFORE_DATE = frozenset({"on", "in", "late", "early"})
_LY = frozenset("family reply italy supply ally assembly july rally daily weekly".split())


HIDDEN = "•"
_MARKS = frozenset([",", ";", ":", "--", "—", "–"])


# Longer side clauses are broken text; looking back further would only cost time.
_LONGEST_SIDE = 80


def words_of(seg: Segmented, first: int, last: int, *, quoted: bool = False) -> list[str]:
    """Lower-case words of a sentence; `quoted` keeps the words in quotation marks, for reading what somebody said."""
    words, quotes = list(seg.lower[first:last]), seg.quotes[first:last]
    if not quoted and max(quotes, default=-1) >= 0:
        words = [word if quote < 0 else HIDDEN for word, quote in zip(words, quotes, strict=True)]
    return _without_brackets(words) if "(" in words or "[" in words else words


def _without_brackets(words: list[str]) -> list[str]:
    depth = 0
    for i, word in enumerate(words):
        depth += word in ("(", "[")
        if depth:
            words[i] = HIDDEN
        if word in (")", "]") and depth:
            depth -= 1
    return words


def is_side(words: Sequence[str], at: int) -> bool:
    """Tell whether a word stands in a side clause: a subordinator comes between it and the comma before it."""
    for i in range(at - 1, max(-1, at - _LONGEST_SIDE), -1):
        word = words[i]
        if word in _MARKS:
            return False
        if word in _OPENERS or (word == "as" and words[i + 1] not in _AFTER_AS):
            return True
    return False


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand inside a verb group or between a verb and its object."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _LY)


def skip(words: Sequence[str], at: int) -> int:
    """Position of the next word that is no adverb and no date, from `at` on."""
    n = len(words)
    while at < n:
        word = words[at]
        if word in _SKIPPED or is_adverb(word):
            at += 1
        elif word in _BEFORE_DATE and at + 1 < n and words[at + 1] in _DATE_WORDS:
            at += 2
            if at < n and words[at].isdigit():
                at += 1
        else:
            break
    return at


def skip_back(words: Sequence[str], at: int) -> int:
    """Position after the last word before `at` that is no adverb and no date."""
    while at > 0:
        word = words[at - 1]
        if is_adverb(word):
            at -= 1
        elif word in _DATE_WORDS:
            at -= 2 if at > 1 and words[at - 2] in ("on", "late", "early") else 1
        elif word.isdigit() and at > 1 and words[at - 2] in _DATE_WORDS:
            at -= 3 if at > 2 and words[at - 3] == "on" else 2  # noqa: PLR2004
        else:
            break
    return at
