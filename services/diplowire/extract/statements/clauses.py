"""A stretch of a line in, what it can be out: a clause of its own, a member of a list, the rest of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.words import PASTS, letter, may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_SOONER_OR_LATER = frozenset({"before", "after", "ahead"})
GOING_ON = frozenset("because if for without rather unless until".split())
_BESIDES = frozenset("besides despite especially except including instead particularly".split())
_MODAL = frozenset("would could should will must".split())
_LINKS = frozenset("and or nor &".split())
_SHORTEST_CLAUSE = 3
_LONG_MEMBER = 6
_LONG_LIST = 8  # members
_NAMES = re.compile("D?N{1,3}")
_SHORT_INSERTION = 5
_LONG_INSERTION = 12  # atoms


def is_clause(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch can be a clause rather than an adverbial."""
    stretch = line.classes[first:end].lstrip("YCB")
    if line.word(first) == "whether" and "," not in stretch:
        return "A" in stretch  # "Whether it holds will be seen, said X"
    if stretch[:1] in ("P", "S"):  # "In Ohio, the turnout was high"
        head, comma, rest = stretch.partition(",")
        whole = head[0] == "P" and (not {*"AH"}.isdisjoint(head) or _opens_with_a_day(line, first, end))
        stretch = rest.lstrip("Y").removeprefix("S,") if comma else head if whole else ""  # "In all, though, they are"
        if stretch[:1] == "S":  # "In the end, if Peru agreed, the road was open"
            stretch = stretch.partition(",")[2]
    if stretch[:1] == "A":
        return True
    if len(stretch) < _SHORTEST_CLAUSE:
        return False
    return "A" in stretch or "Q" in stretch or any(_may_be_finite(line, i) for i in range(first, end))


def _opens_with_a_day(line: Line, first: int, end: int) -> bool:
    """Tell whether it is "On Friday Name held consultations", not "On Friday in Oslo"."""
    if not line.classes.startswith("PM", first):
        return False
    return any(line.classes[i - 1] == "N" and may_be_past(line.low[i]) for i in range(first + 2, end))


def _may_be_finite(line: Line, i: int) -> bool:
    """Tell whether a word can be the verb of a clause: no noun in -s that a preposition governs ("during talks").

    "It's late" has one, "Norway's envoy" has none.
    """
    word = line.low[i]
    owned = line.classes[max(0, i - 1) : i + 1] == "N'"
    return may_be_past(word) or (word.endswith("s") and not owned and line.at(i - 1) not in "Pfb")


def goes_on_after(line: Line, first: int, end: int) -> bool:
    """Tell whether the words said go on after an attribution and its comma, rather than the narrator."""
    if first < end and (line.low[first] in _BESIDES or _goes_on_in_its_tense(line, first, end)):
        return True
    gerund = line.at(0) == "S" and "A" in line.classes[first:end]  # "While ships can wait, X said, closing the port would cost"
    if first >= end or (line.low[first].endswith("ing") and not gerund) or line.low[first] == "with":
        return False
    if line.low[first] == "without" and line.word(first + 1).endswith("ing"):
        return False  # "it said, without elaborating"
    if line.low[first] == "as" and line.word(first + 1) != "for":
        return False  # "they met, X said, as tension grew"
    if not _SOONER_OR_LATER.isdisjoint(line.low[first + 1 : first + 3]) and line.classes[first] in "D#nY":
        return False  # "X said, hours before Y was to leave"
    return line.classes[first] in "TCB" or line.low[first] in GOING_ON or is_clause(line, first, end)


def _goes_on_in_its_tense(line: Line, first: int, end: int) -> bool:
    """Tell whether "as" or "while" tells of what would be, as the words said do: "while the summit would be in Peru".

    What a narrator tells beside is or was: "X said, as the sides race to agree", "while his host looked on".
    """
    if line.low[first] not in ("as", "while") or line.word(first + 1).endswith("ing"):
        return False
    return line.word(first + 1) == "well" or not _MODAL.isdisjoint(line.low[first + 1 : end])


def goes_on_past_comma(line: Line, i: int, end: int) -> bool:
    """Tell whether a remark at the comma `i` is closed by another comma and a verb follows: "the plan, which ..., would"."""
    closing = line.classes.find(",", i + 2, end)
    while 0 <= closing < end - 1:
        if _opens_with_verb(line, closing + 1) or line.low[closing + 1] == "for":
            return True
        closing = line.classes.find(",", closing + 1, end)
    return False


def _opens_with_verb(line: Line, at: int) -> bool:
    """Tell whether a verb stands behind a remark: ", which was old, fell", ", which was old, “would end”"."""
    c, word = line.classes[at], line.low[at]
    if c == "Q":
        return letter(line.first_inside(at)) == "A"
    return c in "At" or (c == "n" and (word.endswith(("s", "ed")) or word in PASTS))


def goes_on_past_insertion(line: Line, i: int, end: int) -> bool:
    """Tell whether the comma `i` opens an insertion: "trade, though still small, had grown"; "they asked it, if able, to go".

    "They would meet, while Norway, a neighbour, would not" tells on instead: the next comma has no verb behind.
    """
    closing = line.classes.find(",", i + 2, min(end, i + _LONG_INSERTION))
    if closing < 0 or closing + 1 >= end:
        return False
    following = closing + 1
    while line.at(following) == "Y" and following < end - 1:  # ", though small, never fell"
        following += 1
    if line.at(following) in "At":
        return True
    measured = line.at(i - 2) == "D" and following - i <= _SHORT_INSERTION and {*"AH"}.isdisjoint(line.classes[i:following])
    if measured and line.at(following) == "n":
        return True  # "a rare, although brief, chance"
    lacks_verb = not {*"AH"} & {*line.classes[max(0, i - _LONG_INSERTION) : i]} and "N" not in line.classes[i:closing]
    return lacks_verb and line.at(following) == "n" and _may_be_finite(line, following) and line.at(following + 1) not in "Ab,."


def in_list(line: Line, i: int, end: int) -> bool:
    """Tell whether the comma `i` separates members of a list: "and" comes after a later comma or before the next mark."""
    for _ in range(_LONG_LIST):
        stop = line.classes.find(",", i + 1, end)
        stretch = line.low[i + 1 : min(stop if stop >= 0 else end, i + 1 + _LONG_MEMBER)]
        following = line.low[stop + 1] if 0 <= stop < end - 1 else ""
        if following in _LINKS or any(w in _LINKS for w in stretch):
            return True
        if stop < 0 or not _NAMES.fullmatch(line.classes, i + 1, stop):
            return False
        i = stop  # "a number of islands - Mira, Lobos, Santa and Gallo"
    return False
