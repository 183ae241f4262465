"""A visit as told in, whether it is only recalled, or told too vaguely for a visit of its own, out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.people import owner
from diplowire.extract.frames.when import EXACT, is_exact
from diplowire.extract.visits.ending import is_just_ending
from diplowire.extract.visits.found import OFF
from diplowire.extract.visits.noun_phrase import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.visits.build import Trip
    from diplowire.extract.visits.found import Found

# Sentences at the head of an article; what is told of the past without a day further down is background.
_HEAD = 2
_OLD = 30  # days
_LATELY = re.compile(
    r"\b(?:in|over|during|within) the (?:past|last) (?:(?:few|several|two|three|four|five|six|seven|\d) days|week|fortnight)\b"
)
_RECALLED = frozenset(
    "arrival_of at_seat is_in left left_from leg_of_tour spends_time state_hosts tour_of travels_to visit_of "
    "visit_of_somebody_to visit_to visits".split()
)


def is_background(found: Found, trip: Trip) -> bool:
    """Tell whether a past visit is only recalled: no day is told, and it does not stand at the head of the article."""
    if trip.status in OFF and trip.start is None:
        return _is_of_old(found)
    if trip.status != "completed" or found.rule not in _RECALLED:
        return False
    if is_just_ending(found.line, found.verb) or _is_of_late(found):
        return False
    old = trip.day is not None and not is_exact(trip.day) and (trip.day.days.end or "") < (found.line.doc.published or "")
    recent = "recent" in found.line.words[phrase_start(found.line, found.verb) : found.verb]  # "his recent visit to Oslo"
    return old or (trip.day is None and trip.end is None and (recent or found.line.index >= _HEAD))


def _is_of_late(found: Found) -> bool:
    """Tell whether it is "In the past five days, X has visited A and B", "has already visited A on his tour"."""
    line = found.line
    if line.classes[found.verb - 1 : found.verb] not in ("h", "v") or found.rule not in ("visits", "travels_to"):
        return False
    on_tour = line.word(found.verb - 1) == "already" and not {*"JK"}.isdisjoint(line.classes[found.verb :])
    return on_tour or _LATELY.search(line.text(0, len(line.row) - 1)) is not None


def _is_of_old(found: Found) -> bool:
    """Tell whether the words around tell of a month or a year that is long over: "called off a visit to Oslo in April"."""
    line, news = found.line, found.line.doc.published
    told = [line.doc.dates[line.row[k].ref].past for k in line.all_of("T", *clause(line, found.verb))] if news else []
    ends = [d.end for d in told if d.end and d.precision not in EXACT]
    return any((date.fromisoformat(news or "") - date.fromisoformat(end)).days > _OLD for end in ends)


def is_vague(found: Found, trip: Trip) -> bool:
    """Tell whether a noun far down ("his visit to X") tells neither when nor whether: too little for a visit of its own."""
    if found.line.word(found.verb) == "remain":
        return True  # an ambassador may "remain in Oslo until May"
    if found.sure or trip.start is not None or found.line.index < _HEAD or found.rule == "visiting_guest":
        return False
    if found.line.word(phrase_start(found.line, found.verb) - 1) == "during" and found.line.all_of(
        "T", *clause(found.line, found.verb)
    ):
        return False  # "praised the port on Tuesday during a visit to X"
    there = found.line.doc.dateline_place  # "Dahl's visit" in a dispatch from abroad: it is what brought him there
    return not (
        found.rule == "visit" and owner(found.line, phrase_start(found.line, found.verb)) and there and there.country == trip.host
    )
