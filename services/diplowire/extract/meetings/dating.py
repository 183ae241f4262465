"""A meeting without a day and a day told elsewhere in, the meeting of that day with its proof out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.when import is_exact, when

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.when import Day
    from diplowire.model import Meeting


def on_day(meeting: Meeting, line: Line, day: Day, rule: str) -> Meeting:
    """Give a meeting the day that a line tells, proven by its words under the name of a rule."""
    proof = line.doc.evidence("when", *line.span(day.at, day.at), rule)
    left = tuple(u for u in meeting.unresolved if u.field != "when")
    return changed(meeting, when=when(line, day), evidence=(*meeting.evidence, proof), unresolved=left)


def one_day_by_now(line: Line, day: Day | None) -> Day | None:
    """Give a day back if it is a single one and not later than its text."""
    single = day is not None and is_exact(day) and day.days.start == day.days.end
    return day if single and day is not None and (day.days.start or "") <= (line.doc.published or "") else None
