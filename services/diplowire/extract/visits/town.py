"""A visit whose words name only the country in, the town in it that its sentence tells out: "to Norway for a summit in Oslo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.when import cities
from diplowire.extract.visits.found import BEGUN

if TYPE_CHECKING:
    from diplowire.extract.visits.found import Found
    from diplowire.extract.visits.stops import Stopover
    from diplowire.model import Place


def town_told(found: Found, stop: Stopover, end: int) -> tuple[tuple[int, Place], ...]:
    """Give the town behind the country up to chunk `end`; of who is there also one before: "said in Oslo on a visit to"."""
    line = found.line
    first = stop.last + 1 if found.status not in BEGUN else 0
    there = [(k, p) for k, p in cities(line, first, end) if p.country == stop.country and line.classes[k - 1] == "i"]
    behind = [told for told in there if told[0] > stop.last]
    return tuple((behind or there[-1:])[:1])
