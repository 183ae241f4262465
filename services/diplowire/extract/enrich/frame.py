"""A cue and the words around it in, whether its frame is there out; frames are read from `code_families.tsv`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.enrich.clause import skip
from diplowire.extract.enrich.inflection import VERB_SETS, verb_forms
from diplowire.extract.lexicon.code_table import word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEM = re.compile(r"(?P<kind>!|\.\.(?P<reach>\d+))?(?P<words>.+)")


class Item(NamedTuple):
    """One demand of a frame: words wanted next (`reach` 0), within `reach` words, or not next (`absent`)."""

    words: frozenset[str]
    verbs: bool
    reach: int
    absent: bool


@cache
def items(frame: tuple[str, ...]) -> tuple[Item, ...]:
    """Read a frame."""
    return tuple(_item(source) for source in frame if source != "*")


def _item(source: str) -> Item:
    found = _ITEM.fullmatch(source)
    if found is None:
        raise ValueError(f"not a frame: {source}")
    words: set[str] = set()
    verbs = False
    for choice in found["words"].split("|"):
        if choice.startswith("@"):
            words |= word_sets()[choice[1:]]
            verbs = verbs or choice[1:] in VERB_SETS
        else:
            words.add(choice)
    return Item(frozenset(words), verbs, int(found["reach"] or 0), found["kind"] == "!")


def match(words: Sequence[str], at: int, frame: tuple[Item, ...]) -> int:
    """Position after the frame that begins at `at`; -1 if it is not there."""
    for item in frame:
        end = _within(words, at, item) if item.reach else _is(words, skip(words, at), item)
        if item.absent:
            if end >= 0:
                return -1
        elif end < 0:
            return -1
        else:
            at = end
    return at


def behind(words: Sequence[str], at: int, frame: tuple[Item, ...]) -> bool:
    """Tell whether the thing that the frame wants within reach stands before the verb: "talks were held"."""
    wanted = [item for item in frame if item.reach]
    return bool(wanted) and all(any(w in item.words for w in words[max(0, at - item.reach - 3) : at]) for item in wanted)


def _within(words: Sequence[str], at: int, item: Item) -> int:
    for i in range(at, min(len(words), at + item.reach)):
        if words[i] in (";", "."):
            return -1
        if words[i] in item.words:
            return i + 1
    return -1


def _is(words: Sequence[str], at: int, item: Item) -> int:
    """Position after the word at `at` if it is wanted, "be" + participle included; -1 if not."""
    if at >= len(words):
        return -1
    word = words[at]
    if word in item.words:
        return at + 1
    if not item.verbs:
        return -1
    if word == "be":
        at = skip(words, at + 1)
        if at >= len(words):
            return -1
        base, kinds = verb_forms().get(words[at], ("", frozenset()))
        return at + 1 if base in item.words and not kinds <= {"base"} else -1
    base, _ = verb_forms().get(word, ("", frozenset()))
    return at + 1 if base in item.words and word == base else -1
