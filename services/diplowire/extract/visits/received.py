"""A possessive before a visit in its line in, the guests whose visit it is out: "A received B on the occasion of her visit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import behind_apposition, listed
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook
from diplowire.extract.frames.when import cities
from diplowire.extract.visits.guessed import IT

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook
    from diplowire.extract.visits.stops import Stopover

# "received B", "received at the palace on Monday B", "met in Oslo with B": where those begin who are received.
_RECEIVES = re.compile(r"(?P<verb>[891])(?:[vT]|dT|i[a.]{0,2}L|ia?[.#]{0,2}O(?:'?.)?|ia[.#]{1,3}){0,4}y?(?=[av.#C']{0,4}[PRGD])")
_LED = re.compile(r",?[FX]g[av.#C']{0,4}P")
_LONG = 24  # chunks between "received" and "his visit"
_OCCASION = ("on", "the", "occasion", "of")
_DURING = frozenset({"during", "start", "beginning", "outset"})
_A_VISIT = frozenset({"a", "an", "her", "his", "their"})
# "in a ceremony marking the start of", "with full honours to begin", ", the first day of", ", kicking off"
_OPENING = re.compile(
    r"(?:(?:\b(?:that|which) )?\b(?:marking|marked|marks|to mark|at|for|on|with),?|,)"
    r" the (?:start|beginning|first day|opening|outset) of$"
    r"|\b(?:kicking off|opening|beginning|starting|launching|to (?:begin|start|kick off|open))$"
)
_CEREMONY = re.compile(r"[,dTviLCaOyomtfuWk.#'&]*")  # "with an honour guard at the Royal Palace on Monday"
_BACK = 3  # sentences
_NEAR = 5  # chunks
_BEFORE_PHRASE = 3  # chunks: "at the start of"


def received(line: Line, first: int, places: tuple[Stopover, ...], last: int) -> tuple[int, ...]:
    """Chunks of B of "A received B during his visit to the country", which begins at chunk `first`: A is at home there.

    `last` is the chunk at which its place begins. Nobody where A is the one who travels, or may be.
    """
    near = line.words[max(0, first - len(_OCCASION)) : first]
    if tuple(near) != _OCCASION and _DURING.isdisjoint(near[-_BEFORE_PHRASE:]) and near[-1:] != ["on"]:
        return ()
    deeds = list(_RECEIVES.finditer(line.classes, max(0, first - _LONG), first))
    if not deeds or line.classes[max(0, deeds[-1].start() - 2) : deeds[-1].start()].rstrip("v").endswith("b"):
        return ()  # "A was received"
    verb, hosts = deeds[-1].start(), subject(line, deeds[-1].start())
    guests = tuple(k for k in listed(line, deeds[-1].end()) if k < first)
    homes: set[str | None] = {a.country for k in hosts for a in line.actors(k) if a.country}
    homes |= {
        line.mention(k).country for k in range(max(0, verb - _NEAR), verb) if line.classes[k] == "C"
    }  # "Norway was glad to host"
    there: set[str | None] = {s.country for s in places}
    if not there and last < len(line.row) and IT.match(line.doc.text, line.row[last].start):
        there = homes if line.classes[verb] in "89" else _countries_told(line, verb, first)  # those who receive are at home
    of_others = {a.country for k in guests for a in line.actors(k)}.isdisjoint(there)
    return guests if guests and there and there <= homes and of_others else ()


def hosted(line: Line, first: int, *, opening: bool = False) -> tuple[tuple[int, ...], Outlook] | None:
    """Give B with the time of "A will host B on a state visit", the visit's phrase beginning at chunk `first`.

    Or of "A welcomed B in a ceremony marking the start of a state visit", which alone counts where only an `opening` is meant.
    """
    if line.word(first) not in _A_VISIT:
        return None
    deeds = list(_RECEIVES.finditer(line.classes, max(0, first - _LONG), first))
    if not deeds or line.classes[deeds[-1].start()] not in "89":
        return None
    verb, guests = deeds[-1].start(), tuple(k for k in listed(line, deeds[-1].end()) if k < first)
    opens = bool(guests) and _is_opened(line, _behind(line, guests[-1]), first)
    leads = line.classes[first - 1 : first] in ("d", "f") or line.word(first - 1) == "during"
    if not guests or not (opens or (leads and not opening)):
        return None
    time = outlook(line, verb)
    between = line.classes[_behind(line, guests[-1]) : first - 1]
    passive = line.classes[max(0, verb - 2) : verb].rstrip("v").endswith("b") and not line.word(verb).endswith("ing")
    return (guests, time) if time and not passive and (opens or not between.strip(",dTviLCtO")) else None


def _is_opened(line: Line, behind: int, first: int) -> bool:
    """Tell whether the words from a chunk to the phrase of a visit tell only of a welcome with which it begins."""
    told = behind < first and _OPENING.search(line.text(behind, first - 1)) is not None
    return told and _CEREMONY.fullmatch(line.classes, behind, first) is not None


def _behind(line: Line, guest: int) -> int:
    """Chunk behind a guest: behind his office beside him, behind the one who leads a delegation."""
    led = _LED.match(line.classes, guest + 1) if line.classes[guest] == "D" else None
    return behind_apposition(line, led.end() - 1 if led else guest)


def received_before(line: Line) -> tuple[Line, tuple[int, ...]]:
    """Chunks of B with their line where "the visit" follows on "A received B": the guests received in the last sentences."""
    for index in range(line.index - 1, max(-1, line.index - 1 - _BACK), -1):
        before = line_at(line.doc, index)
        for deed in _RECEIVES.finditer(before.classes):
            guests, hosts = listed(before, deed.end()), subject(before, deed.start())
            homes = {a.country for k in hosts for a in before.actors(k)}
            abroad = {a.country for k in guests for a in before.actors(k)}
            if outlook(before, deed.start()) == "past" and abroad and homes.isdisjoint(abroad) and None not in homes | abroad:
                return before, guests
    return line, ()


def _countries_told(line: Line, verb: int, first: int) -> set[str | None]:
    """Country of the city in which they met, or else of the dateline."""
    named = {place.country for _, place in cities(line, verb, first)}
    dateline = line.doc.dateline_place
    return named or ({dateline.country} if dateline else set())


def is_occasion(line: Line, first: int) -> bool:
    """Tell whether it is "met B on Monday on the occasion of her visit to Oslo": that day is the meeting's."""
    return tuple(line.words[max(0, first - len(_OCCASION)) : first]) == _OCCASION
