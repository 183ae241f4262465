"""A noun or verb of travel in, out whether the end of the visit is what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.visits.noun_phrase import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

ENDED = frozenset(
    "broke cut end concluded ended wrapped finished concludes ends finishes wraps concluding ending wrapping completed "
    "completing finishing interrupted rounded rounding winding winds wound".split()
)
JUST_ENDING = frozenset({"ending", "concluding", "wrapping", "completing"})
CAME_BACK = frozenset({"returned", "returns", "return", "back", "home"})
_LEAVING = frozenset({"came_back_from", "left_from", "came_from", "came_from_where", "goes_home", "left"})
_LAST = frozenset({"closing", "final", "last"})
_PAYING = frozenset({"making", "paying"})


def is_after_it(line: Line, first: int) -> bool:
    """Tell whether it is "left here on Friday after paying a visit to X"."""
    return line.word(first - 2) == "after" and line.word(first - 1) in _PAYING


def ends_here(line: Line, rule: str, at: int) -> bool:
    """Tell whether what chunk `at` tells is the end of a visit: "left", "ended his visit"."""
    first = phrase_start(line, at)
    if "r" in line.classes[max(0, first - 2) : first] and not CAME_BACK.isdisjoint(line.words[max(0, first - 7) : first]):
        return True  # "returned to Peru on Friday from a tour of X"
    if any(word in ENDED and "T" in line.classes[k : k + 3] for k, word in enumerate(line.words[at + 1 : at + 6], at + 1)):
        return True  # "his visit to Oslo ends today"
    if (line.word(first - 2), line.word(first - 1)) == ("day", "of") and line.word(first - 3) in _LAST:
        return True  # "met Y on Friday, the last day of his visit"
    if is_after_it(line, first) and "Y" in line.classes[:first]:
        return True
    return rule in _LEAVING or not ENDED.isdisjoint(line.words[max(0, first - 3) : first])


def is_just_ending(line: Line, noun: int) -> bool:
    """Tell whether it is "X flew home, ending a three-day visit": news, though no day is told."""
    first = phrase_start(line, noun)
    return line.word(first - 1) in JUST_ENDING and line.classes[first - 2 : first - 1] == ","
