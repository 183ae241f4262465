"""A meeting as a sentence tells it in, its day out."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.tense import is_purpose_of_past_journey, surroundings
from diplowire.extract.frames.when import Day, day_of
from diplowire.extract.meetings.agenda import is_on_agenda
from diplowire.extract.meetings.clauses import behind_inserted, clause_before
from diplowire.extract.meetings.found import NOW
from diplowire.extract.meetings.noun_time import is_asked_off
from diplowire.extract.meetings.nouns import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found

_THEN = re.compile(r"v?d?T(?!')")
_HAD_BEEN = re.compile(r"hbv?ef$")  # "which had been set for Wednesday"
_LEFT_TO = re.compile(r"Y[^;,PRGHW1238]{1,6}Tt$")
_LONG_GROUP = 6  # chunks
_AFTERWARDS = frozenset({"later", "then", "afterward", "afterwards", "subsequently"})
_SENTENCES = 2  # back
_LONG_AGO = 180  # days
_NEAR = 4  # chunks
_IN_PICTURE = frozenset({"centre", "center", "l", "left", "r", "right"})
_LONG_CAPTION = 30  # chunks
_start = attrgetter("start")


def day_of_meeting(found: Found, at: int, apart: Day | None) -> Day | None:
    """Day of the meeting whose verb or partners stand at chunk `at`, or that it was held `apart` from what is told first."""
    line, future = found.line, found.outlook == "future" or found.called is not None
    bounds = clause(line, at)
    day = _of_clause(found, at, future=future)
    if before := clause_before(line, found.verb):
        own = day_of(line, before[1], future=future, bounds=before) if day is None else None
        # Not the day of "set off on Friday for X, where he will meet Y".
        told = not future or not {"w", "e"}.isdisjoint(line.classes[slice(*before)])
        day = own if own and own.days.precision != "range" and told else day
    if day is None and (rest := behind_inserted(line, bounds[1])):
        day = day_of(line, at, future=future, bounds=rest)
    day = apart or day or _same_day(found, bounds)
    return _nearer(found, day) if found.called or (found.rule in NOW and found.outlook != "future") else day


def _of_clause(found: Found, at: int, *, future: bool) -> Day | None:
    """Day that the clause itself tells."""
    line = found.line
    for_talks = found.rule == "talks_with" and "for" in line.words[max(0, found.verb - _NEAR) : found.verb]
    gone = for_talks and found.called is None and surroundings(line, found.verb) == "past"  # "arrived on Monday for talks"
    bounds = _noun_alone(found) if found.rule == "talks_with" else None
    if for_talks and (sets_off := line.classes.rfind("Y", 0, found.verb)) >= 0 and "A" not in line.classes[sets_off : found.verb]:
        gone, bounds = False, (found.verb, clause(line, found.verb)[1])  # "left on Monday for talks": they are on another day
    if found.called is None and (left := _LEFT_TO.search(line.classes, max(0, found.verb - _LONG_GROUP * 2), found.verb)):
        gone, bounds = False, (left.end() - 1, clause(line, found.verb)[1])  # "left on Monday to meet X": not on that day
    gone = gone or (found.called is None and is_purpose_of_past_journey(line, found.verb))
    if found.called and (off := _called_off(line, clause(line, at))):
        bounds = _without_its_calling_off(found, at, off)
    now = (found.outlook == "present" and not is_below_picture(line)) or found.rule in NOW
    return day_of(line, at, future=(future and not gone) or now, bounds=bounds)


def is_below_picture(line: Line) -> bool:
    """Tell whether it is a caption: "A (left) meets B on Monday", "A, right, meets B"."""
    places = (k for k, word in enumerate(line.words[:_LONG_CAPTION]) if word in _IN_PICTURE)
    return any(line.classes[k - 1 : k] in (",", ";") and line.classes[k + 1 : k + 2] in (",", ";") for k in places)


def _called_off(line: Line, bounds: tuple[int, int]) -> int:
    """Chunk of the verb that calls off, in a clause; 0 where there is none."""
    return next((k for k in range(*bounds) if called_off(line, (k,))), 0)


def _without_its_calling_off(found: Found, at: int, off: int) -> tuple[int, int] | None:
    """Bounds of what is told of a meeting itself: not the day of "on Tuesday cancelled it", "was cancelled on Tuesday".

    Those of the clause, where it is called off today.
    """
    line, (first, end) = found.line, clause(found.line, at)
    dates = (line.doc.dates[line.row[k].ref] for k in line.all_of("T", first, end))
    if any(d.rule == "day-word" for d in dates):
        return None
    if off >= found.end:
        return first, off
    own = _THEN.match(line.classes, off + 1 + (line.word(off + 1) == "off"))
    return (own.end() if own else off), end


def _noun_alone(found: Found) -> tuple[int, int] | None:
    """Bounds of the noun of talks, where what comes before has a day of its own.

    "Arrived on Monday with a programme that includes talks", "asked X on Monday to cancel his talks with Y".
    """
    line, first = found.line, phrase_start(found.line, found.verb)
    alone = is_on_agenda(line, first) or is_asked_off(line, first)
    return (found.verb, clause(line, found.verb)[1]) if alone else None


def _same_day(found: Found, bounds: tuple[int, int]) -> Day | None:
    """Read "X arrived on Monday. They then held talks": that Monday, told in the sentences before or in front of the clause."""
    line, doc = found.line, found.line.doc
    if found.outlook != "past" or not doc.published or _AFTERWARDS.isdisjoint(line.words[slice(*bounds)]):
        return None
    at = next(k for k in range(*bounds) if line.words[k] in _AFTERWARDS)
    first, last = doc.seg.sentences[max(0, line.index - _SENTENCES)].start, line.row[bounds[0]].start
    near_by = doc.dates[bisect_left(doc.dates, first, key=_start) : bisect_left(doc.dates, last, key=_start)]
    days = [d.past for d in near_by if d.past.precision == "day" and d.past.start]
    near = [d for d in days if (d.start or "") <= doc.published]
    return Day(at, near[-1]) if near else None


def _nearer(found: Found, day: Day | None) -> Day | None:
    """Of "planned for April 3, was called off" the day of this year, not of the next, where it is nearer to the news."""
    line, told = found.line, found.line.doc.published
    if day is None or not told or not day.days.start or line.classes[day.at] != "T":
        return day
    past = line.doc.dates[line.row[day.at].ref].past
    if not past.start or past.start == day.days.start:
        return day
    news = date.fromisoformat(told)
    away = [abs((date.fromisoformat(start) - news).days) for start in (past.start, day.days.start)]
    had_been = _HAD_BEEN.search(line.classes, max(0, day.at - _LONG_GROUP), day.at) is not None
    either = (
        had_been or found.outlook == "unreal" or found.rule in NOW
    )  # "was to have met X on Tuesday", "is meeting X on Tuesday"
    nearer = away[0] < away[1] if either else away[0] < _LONG_AGO < away[1]
    return Day(day.at, past) if nearer else day
