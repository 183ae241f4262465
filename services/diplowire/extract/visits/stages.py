"""A journey through several countries in, out which of its stages is under way and which are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.visits.lasting import last_day
from diplowire.extract.visits.noun_phrase import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.frames.when import Day
    from diplowire.extract.visits.found import Found
    from diplowire.extract.visits.stops import Stopover

_SETS_OUT = frozenset(
    "began begun begin begins departed embark embarked embarking embarks kicked launched left set start started starts".split()
)
_SETTING_OUT = frozenset({"left_for", "set_off_for"})
_NEAR = 7  # chunks: "embarked on Monday on a", "left Oslo on Monday for a"
_FIRST_STAGE = 3  # days after which a traveller may have come to the second country


def at_stage(found: Found, stop: Stopover | None) -> Found:
    """Give what is told of one country: "embarked on a tour of A, B and C" has come to A, B and C are to come."""
    to_come = found.status == "ongoing" and stop in found.stops[1:] and _has_set_out(found) and _is_lately(found)
    return found._replace(status="planned") if to_come else found


def is_day_of_first(found: Found, stop: Stopover | None, day: Day) -> bool:
    """Tell whether it is the day of A in "left on Monday for A and B", "will leave on Monday for A and B", asked of B."""
    later = stop in found.stops[1:] and day.days.precision != "range"
    return later and day.at < found.stops[0].first and _has_set_out(found)


def _has_set_out(found: Found) -> bool:
    """Tell whether the words tell the beginning of the journey: "left for A and B", "began a tour of A and B"."""
    line, first = found.line, phrase_start(found.line, found.verb)
    return found.rule in _SETTING_OUT or not _SETS_OUT.isdisjoint(line.words[max(0, first - _NEAR) : first])


def _is_lately(found: Found) -> bool:
    """Tell whether no day before the last few ones is told in the sentence."""
    line, published = found.line, found.line.doc.published
    told = [line.doc.dates[line.row[k].ref].past.start for k in line.all_of("T", 0, len(line.classes))]
    early = last_day(published, -_FIRST_STAGE) if published else ""
    return all(day is None or day >= early for day in told)
