"""A noun of meeting in its line in, the states whose meeting it is out: "US-China talks", "the Kazakh-Omani commission met"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_by_abbreviation, country_by_name, demonyms, rows

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_PAIR = re.compile(r"(?<![\w-])([A-Z][\w.]*)[-–]([A-Z][\w.]*)(?![\w-])")
_OF_BOTH_KOREAS = re.compile(r"\b[Ii]nter-Korean?\b")
# "between the foreign ministries of A and B", "of the commission between A and B"
_OF_STATES = re.compile(r"[zo][^;PHGDL1238Wwbh,]{0,5}?(?=C(?:,C){0,4},?&a?C)")
_BODY_ACTS = re.compile(r"(?:^|(?<=[a,;]))[.#OoCzdif&']{1,13}[hwv]{0,2}$")
_BODY = re.compile(r"\b(?:commission|committee|council|group|forum|dialogue|board|assembly|partnership)\b", re.IGNORECASE)
_LONG_NAME = 14  # chunks of "the session of the intergovernmental commission on trade and investment between A and B"


def states_of(line: Line, first: int, end: int) -> tuple[str, ...]:
    """Codes of the states that the chunks from `first` to before `end` tell as two or more who meet; none for a single one."""
    told = _OF_STATES.search(line.classes, first, min(end, first + _LONG_NAME))
    if told:
        codes = [line.mention(k).country for k in range(told.end(), end) if line.classes[k] == "C"]
        return tuple(dict.fromkeys(code for code in codes if code))
    start, stop = line.span(first, max(first, end - 1))
    if _OF_BOTH_KOREAS.search(line.doc.text, start, stop):
        return ("KP", "KR")
    pair = _PAIR.search(line.doc.text, start, stop)
    both = tuple(code for word in pair.groups() if (code := _state(word))) if pair else ()
    return both if len(set(both)) > 1 else ()


def body_of_states(line: Line, verb: int) -> tuple[str, ...]:
    """Codes of the states whose common body acts: "the Kazakh-Omani intergovernmental commission held its third session"."""
    subject = _BODY_ACTS.search(line.classes, max(0, verb - _LONG_NAME), verb)
    if subject is None:
        return ()
    states = states_of(line, subject.start(), verb)
    start, end = line.span(subject.start(), verb)
    return states if _BODY.search(line.doc.text, start, end) else ()


def _state(word: str) -> str | None:
    lower = word.lower()
    found = demonyms().get(lower) or country_by_name().get(lower)
    return found or country_by_abbreviation().get(word) or _combining().get(word)


@cache
def _combining() -> dict[str, str]:
    return dict(rows("combining_forms"))
