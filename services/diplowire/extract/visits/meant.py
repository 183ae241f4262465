"""The words that a pattern of visits fits in, out whether they mean what the pattern takes them for."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract.visits.grammar import LAND_OF
from diplowire.extract.visits.guessed import IT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplowire.extract.frames.line import Line

_OF_A_JOURNEY = re.compile(r"\bleg of (?:[\w'’-]+ ){1,4}(?:journey|mission|swing|tour|trip|visit)\b")
_LONG_NAME = 7  # chunks
_TAKING_IN = frozenset("includes include included including covers cover covering".split())
_SPANS = frozenset("afternoon day days evening hour hours morning night nights week weekend".split())
_CONTINENTS = frozenset({"europe", "region"})
_LAND_OF = re.compile(LAND_OF)
_LANDS = frozenset(
    "capital city country district island kingdom nation port province region republic resort state town village".split()
)
_BEFORE_TOUR = tuple("a'.#TLCv")


def means_it(line: Line, rule: str, verb: int, end: int) -> bool:
    """Tell whether the words from chunk `verb` to chunk `end` are those that the pattern of a rule takes them for."""
    asks = _ASKED.get(rule)
    return asks is None or asks(line, verb, end)


def _is_going(line: Line, verb: int, end: int) -> bool:
    """Tell whether it is "is going to Oslo" or "before going on to Oslo", no plan."""
    if not _is_land(line, verb, end):
        return False
    on = line.word(verb - 1) in ("before", "and") and line.classes.startswith("d", verb + 1)
    return line.word(verb) == "going" and (on or line.classes[verb - 1 : verb] in ("b", "v"))


def _is_it(line: Line, _: int, end: int) -> bool:
    """Tell whether "the country", the one told of before, follows."""
    return IT.match(line.doc.text, line.row[end].start) is not None


def _is_land(line: Line, _: int, end: int) -> bool:
    """Tell whether it is "in the port city of Oslo"; not "in the hands of Norway", "left the side of Norway"."""
    of = _LAND_OF.match(line.classes, end)
    return of is None or line.word(of.end() - 3) in _LANDS


def _is_in_it(line: Line, verb: int, end: int) -> bool:
    if line.classes[end - 1] == "v":
        return line.word(end - 1) == "there"
    return line.word(end) == "town" or _is_it(line, verb, end)


def _goes_through(line: Line, _: int, end: int) -> bool:
    """Tell whether it is "transited through Oslo"; not "was visited by Norway"."""
    return line.classes[end - 1] != "g" or line.word(end - 1) == "through"


def _is_here(line: Line, _: int, end: int) -> bool:
    return line.word(end) == "here"


def _flies_out(line: Line, verb: int, _: int) -> bool:
    return line.word(verb + 1) == "out"


def _lasts(line: Line, verb: int, end: int) -> bool:
    """Tell whether it is "spent two days in Oslo"; not "spent years in Oslo", "spent money in Oslo"."""
    return not _SPANS.isdisjoint(line.words[verb + 1 : end]) or "T" in line.classes[verb + 1 : end]


def _spends_days_there(line: Line, verb: int, end: int) -> bool:
    return _lasts(line, verb, end) and _is_land(line, verb, end)


def _is_tour(line: Line, noun: int, end: int) -> bool:
    """Tell whether it is "her three-nation tour" or "a tour of Europe"; not "a tour of the works"."""
    abroad = line.classes[end - 1] != "o" or not _CONTINENTS.isdisjoint(line.words[end : end + 2])
    return abroad and line.classes[noun - 1 : noun] in _BEFORE_TOUR


def _is_leg(line: Line, noun: int, _: int) -> bool:
    return _OF_A_JOURNEY.search(line.text(noun, min(noun + _LONG_NAME, len(line.row)) - 1)) is not None


def _is_en_route(line: Line, _: int, end: int) -> bool:
    return line.words[end - 3 : end - 1] == ["en", "route"]


def _is_on_the_way(line: Line, verb: int, _: int) -> bool:
    return line.word(verb + 3) == "way"


def _takes_in(line: Line, noun: int, end: int) -> bool:
    """Tell whether it is "a tour that takes in Oslo", "a tour including Oslo"."""
    takes_in = line.classes.startswith("~i", end - 2) and end > noun + 1
    return takes_in or not _TAKING_IN.isdisjoint(line.words[noun:end])


def _goes_home(line: Line, _: int, end: int) -> bool:
    return line.classes[end - 2] != "f" or line.word(end - 1) == "home"


def _is_or_includes(line: Line, _: int, end: int) -> bool:
    return line.classes[end - 1] in "bi" or line.word(end - 1) in _TAKING_IN


def _heads(line: Line, verb: int, _: int) -> bool:
    return line.word(verb).startswith("head")


_ASKED: Mapping[str, Callable[[Line, int, int], bool]] = MappingProxyType(
    {
        "came_back_from": _is_land,
        "comes_to": _is_land,
        "en_route_to": _is_en_route,
        "expected_in": _is_land,
        "flew_out": _flies_out,
        "goes_to": _is_going,
        "heads_for": _heads,
        "is_here": _is_here,
        "is_in": _is_land,
        "is_in_it": _is_in_it,
        "left": _is_land,
        "leg_of_tour": _is_leg,
        "on_the_way": _is_on_the_way,
        "next_stop": _is_or_includes,
        "returns_then": _goes_home,
        "spends_time": _spends_days_there,
        "tour": _is_tour,
        "tour_includes": _takes_in,
        "visit_to_it": _is_it,
        "visits": _goes_through,
        "visits_country": _is_it,
    }
)
