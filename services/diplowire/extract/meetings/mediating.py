"""A meeting as a sentence tells it in, with those who mediate between the two out: "A and B held talks, mediated by C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.subject import subject

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found

_BY = re.compile(r"\.g(?=[av.#C']{0,4}[PRGD])|\.a\.o(?=[av.#C']{0,4}P)")
_MEDIATED = frozenset("brokered facilitated mediated moderated".split())
_UNDER = frozenset("aegis auspices chairmanship guidance mediation".split())
_OF_ALL = frozenset("held_talks meeting_of met_together sat_down talks_between talks_they_hold".split())
_CHAIRING = re.compile(r"(?:[F.][gi]|[F8.])a?[.#]{0,2}$")
_CHAIRS = _MEDIATED | {"chair", "chaired", "chairs", "host", "hosted", "hosts", "mediate", "mediates", "presided", "presides"}
_SHORT = 6  # chunks
_LONG = 24  # chunks


def with_mediators(found: Found) -> Found:
    """Add those who mediate: they sit at the table as well, and of two parties of one state they are the other side."""
    line = found.line
    if found.rule not in _OF_ALL:
        return found
    chair = _chair(line, found.verb) if found.rule in ("meeting_of", "talks_between") else ()
    if chair and found.others:
        return found._replace(others=(*chair, *found.others))
    for by in _BY.finditer(line.classes, found.verb, found.verb + _LONG):
        under = line.classes[by.end() - 1] == "o"
        words = (line.word(by.start()), line.word(by.end() - 2))
        if (under and words[0] == "under" and words[1] in _UNDER) or (not under and words[0] in _MEDIATED):
            more = tuple(k for k in listed(line, by.end()) if k not in (*found.agents, *found.others))
            return (
                found._replace(others=(*found.others, *more)) if found.others else found._replace(agents=(*found.agents, *more))
            )
    return found


def _chair(line: Line, noun: int) -> tuple[int, ...]:
    """C of "C presided over a meeting between A and B", "C hosted talks between A and B"."""
    over = _CHAIRING.search(line.classes, max(0, noun - _SHORT), noun)
    if over is None or line.word(over.start()) not in _CHAIRS:
        return ()
    chunks = subject(line, over.start())
    return chunks if chunks and all(line.classes[k] in "PRH" for k in chunks) else ()
