"""A meeting as a sentence tells it and its day in, out whether it was held, goes on, is planned or was called off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.tense import is_purpose_of_past_journey, surroundings
from diplowire.extract.frames.when import is_to_come
from diplowire.extract.meetings.days import is_below_picture
from diplowire.extract.meetings.found import NOW

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.when import Day
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Status

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def status_of(doc: Document, found: Found, day: Day | None) -> Status:
    """The status that the verb tells, and its day as seen from the day of the text."""
    if found.called:
        return found.called
    start = day.days.start if day else None
    told, near = doc.published, bool(start and doc.published and start <= doc.published)
    if found.outlook == "future":
        over = near and found.rule == "talks_with" and surroundings(found.line, found.verb) == "past"
        seen = near and start != told and is_purpose_of_past_journey(found.line, found.verb)
        return "completed" if over or seen else "planned"  # "went there on Monday for talks with X", "to see X"
    if found.outlook == "present" and near and is_below_picture(found.line):
        return "completed"
    if found.outlook in ("present", "ongoing", "open") and start and told and start > told and not _is_of_caption(found, day):
        return "planned"
    if found.outlook in ("present", "ongoing") and day and is_to_come(found.line, day) and not _may_be_caption(found, day):
        return "planned"
    if day and _date(found, day).startswith(("earlier", "last")):
        return "completed"  # "is here to tell of his meeting with X earlier this week"
    if found.rule in NOW and found.outlook == "ongoing" and day and start == told and _WEEKDAY.match(_date(found, day)):
        return "planned"  # "is meeting X on Thursday", told that day
    if found.outlook == "present" and start is None and _goes_on_with_plans(found):
        return "planned"
    if start and told and start > told and found.rule == "attends" and found.line.classes[found.verb] in "FX":
        return "planned"  # "is leading the delegation to talks on June 3"
    return "ongoing" if found.outlook == "ongoing" else "completed"


def _may_be_caption(found: Found, day: Day) -> bool:
    """Tell whether it is "X meets Y in August", as below a picture of last year, rather than "meets Y next month"."""
    return found.outlook == "present" and day.days.start is None and not _date(found, day).startswith(("next", "later", "coming"))


def _is_of_caption(found: Found, day: Day | None) -> bool:
    """Tell whether it is "X meets Y in Z on September 4, 2019": a day with its year under a picture of what happened."""
    if day is None or found.outlook != "present" or found.line.classes[day.at] != "T":
        return False
    return found.line.doc.dates[found.line.row[day.at].ref].rule == "day-with-year"


def _goes_on_with_plans(found: Found) -> bool:
    """Tell whether "there he meets X" goes on with what will be: with "will" in the sentence, or in the one before."""
    line = found.line
    if "w" in line.classes[: found.verb] or "~" in line.classes[: found.verb]:
        return True
    return line.index > 0 and any(c.lower == "will" for c in line.doc.chunks[line.index - 1])


def _date(found: Found, day: Day) -> str:
    return found.line.text(day.at, day.at)
