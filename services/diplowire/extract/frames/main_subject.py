"""A line in, the chunks of the first actors of its main clause out, whom no preposition governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_apposition, is_of_group, list_from, owns

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

ACTORS = "PRHODGC"
_TELLER = re.compile(r",a?[.']{0,3}(?P<who>[PR])(?:;[^;]{1,8};)?v?$")
_LONG_TELLER = 20  # chunks
_PREPOSITIONS = frozenset("oityrzgdf")
_ALWAYS_PREPOSITIONS = frozenset({"during", "following", "amid"})  # "after" and "as" may open a clause
_MAIN = re.compile(r",(?=[av.#C']{0,4}[PRGHDO][,vwbh]?)")
VEHICLES = frozenset({"plane", "aircraft", "jet", "motorcade", "train", "entourage", "flight", "convoy"})


def main_subject(line: Line, before: int, besides: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Chunks of the first actors of the sentence that no preposition governs and that own nothing."""
    before = min(before, len(line.classes))
    said = _after_saying(line, before) or _after_participle(line, before)
    return _first_subject(line, said, before, besides) or (_first_subject(line, 0, said, besides) if said else ())


def _after_participle(line: Line, before: int) -> int:
    """First chunk of the main clause behind "Having met A in Oslo, B flew on": A is not who acts."""
    if line.word(0) != "having":
        return 0
    comma = _MAIN.search(line.classes, 1, before + 1)
    return comma.end() if comma else 0


def _after_saying(line: Line, before: int) -> int:
    """First chunk behind the last "said" before a chunk; who "told" somebody stays the subject."""
    at = line.classes.rfind("s", 0, before)
    while at >= 0 and line.word(at) in ("told", "tells"):
        if "that" in line.words[at:before]:
            return line.words.index("that", at) + 1  # "told lawmakers that X would fly to Oslo to meet Y"
        if teller := _TELLER.search(line.classes, max(0, at - _LONG_TELLER), at):
            return teller.start("who")  # "Norway wants a port, X told reporters after his visit": his
        at = line.classes.rfind("s", 0, at)
    return at + 1


def subject_after(line: Line, at: int, besides: tuple[int, ...]) -> tuple[int, ...]:
    """Chunks of the first actors behind chunk `at`: "A" of "in a meeting with B, A said"."""
    return _first_subject(line, at, len(line.classes), besides)


def _first_subject(line: Line, first: int, before: int, besides: tuple[int, ...]) -> tuple[int, ...]:
    for at in range(first, before):
        if line.classes[at] not in ACTORS or at in besides or (line.classes.startswith("PR", at) and not line.actors(at)):
            continue  # or "the Peronist leader", of whom the first word is nobody
        if _is_title_of(line, at, besides):
            continue  # "in a call with B, the minister of Peru, A said"
        if owns(line, at) and line.word(at + 2) in VEHICLES:
            return (at,)
        if not governed(line, at) and not owns(line, at) and not is_who(line, at):
            return list_from(line, at, before)
        if line.classes[at] == "C":
            besides = (*besides, *list_from(line, at, before))  # "has customers in Peru, Italy and Japan"
    return ()


def _is_title_of(line: Line, at: int, people: tuple[int, ...]) -> bool:
    """Tell whether an office is set beside one of some people: "Ana Ruiz, Peru's deputy trade minister,"."""
    if line.classes[at] != "R":
        return False
    first = at - 1 if line.classes[at - 1 : at] == "R" else at
    return first - len("P,") in people and behind_apposition(line, first - len("P,")) > at


def is_who(line: Line, at: int) -> bool:
    """Tell whether it is the pronoun "who"."""
    return line.classes[at] == "H" and line.mention(at).name == "who"


def governed(line: Line, at: int) -> bool:
    """Tell whether a preposition stands before an actor, who then does not act."""
    before = line.classes[at - 1 : at]
    if before == "," and line.classes[at] == "C" and line.classes[at - 2 : at - 1] == "L":
        return True  # "who is in Brussels, Belgium, held talks"
    if before == "u":
        return line.word(at - 1) in _ALWAYS_PREPOSITIONS
    if before == "o" and line.classes[at] == "G" and is_of_group(line, at):
        return False
    if before == "&" and line.classes[at] in "PR" and line.classes[at - 2 : at - 1] in ("P", "R"):
        return governed(line, at - 2)  # "the talks of the foreign minister and first deputy prime minister"
    return before in _PREPOSITIONS if before else False
