"""A visit as a sentence tells it in, its kind out: "on a state visit", "a private trip", "a stopover"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.visits.noun_phrase import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.visits.found import Found
    from diplowire.model import Evidence, VisitKind

_KIND = re.compile(
    r"\b(?<!\bof )(?:official\s+)?(?P<kind>state|official|working|private|unofficial|informal|personal|transit)\b"
    r"(?:[ -]\w+){0,3}?[ -](?:visit|trip|tour|stay|stop)(?:over)?s?\b",  # not "Secretary of State X visited"
    re.IGNORECASE,
)
_KINDS: dict[str, VisitKind] = {
    "state": "state",
    "official": "official",
    "working": "working",
    "private": "private",
    "unofficial": "private",
    "informal": "private",
    "personal": "private",
    "transit": "transit",
}
_LAST_TOUR = re.compile("[SJKN](?=[^SJKN]{0,12}$)")


def kind_of(doc: Document, found: Found, bounds: tuple[int, int]) -> tuple[VisitKind, Evidence | None] | None:
    """The kind that the words between two chunks tell, with the word that tells it; None if they tell none."""
    line = found.line
    # "a state visit to A, the last leg of a tour that took him to B": the kind of the tour is asked for
    noun = _LAST_TOUR.search(line.classes, 0, found.verb) if found.rule == "takes_to" else None
    first = max(phrase_start(line, noun.start()), bounds[0]) if noun else bounds[0]
    told = _KIND.search(doc.text, *line.span(first, bounds[1] - 1))
    if told:
        return _KINDS[told["kind"].casefold()], doc.evidence("kind", *told.span("kind"), "kind_of_visit")
    stopover = found.rule in ("stage_in", "next_stop") and line.word(bounds[0]) == "stopover"
    return ("transit", None) if stopover else None
