"""A visit as one sentence tells it: the vocabulary between finding and building."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.stops import Stopover
    from diplowire.model import Status


# Of the status of a visit: somebody has set out on it.
BEGUN = frozenset({"ongoing", "completed"})
# Nobody sets out on it, or not on the day told.
OFF = frozenset({"cancelled", "postponed"})


class Found(NamedTuple):
    """Who travels where, in chunks of a line.

    `visitors` are chunks of the line `whose`: another one where "his" or "its" points back. `sure` is false where the words
    leave the status open. Without `stops` it tells more of a visit already told.
    """

    rule: str
    line: Line
    verb: int
    end: int
    visitors: tuple[int, ...]
    stops: tuple[Stopover, ...]
    status: Status
    whose: Line
    sure: bool = True
