"""A visit as a sentence tells it in, the day on which it begins out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.when import UNTIL, Day, day_of, is_exact
from diplowire.extract.lexicon.event_words import forms
from diplowire.extract.visits.found import OFF
from diplowire.extract.visits.noun_phrase import phrase_start
from diplowire.extract.visits.received import is_occasion

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.found import Found
    from diplowire.extract.visits.stops import Stopover


_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_ENDS = frozenset({"ends", "concludes", "finishes"})
_AT_THE_END = ("at", "the", "end", "of")
_BEGINS = frozenset({"began", "begin", "begins", "begun", "start", "starts", "started"})
LASTING = frozenset({"last", "lasts", "run", "running", "runs"})
_SETS_OUT = _BEGINS | {"beginning", "starting", "embark", "embarked", "embarks", "embarking", "launched", "kicked"}
_WHICH_BEGAN = re.compile(r",?W(?:[hbwte]{0,4}(?P<begins>m)|w?~\.|w?(?P<lasts>[.v])|wb3|h?bv?e(?:f|t~\.))[dr]?T")
_AND_BACK = re.compile(r"&w?(?P<returns>[X>Y])v?dT")
_AND_ENDS = re.compile(r"&w?(?P<ends>m)d?T")
_END = frozenset({"conclude", "concludes", "end", "ends", "finish", "finishes"})
_RETURNS = frozenset("depart departs leave leaves return returns returning".split())
_WAS_TO_BE = re.compile(r"hbv?e|be?thm")  # "had been planned for Saturday", "was to have begun on Saturday"
_HAD_BEEN = re.compile(r"[Wa]hbe?")
_LEAVING = frozenset({"departed", "left", "returns_then", "goes_home", "came_back_from"})
_SAME_DAY = re.compile(
    r"\b(?:before (?:nightfall|dark|dusk|sunset|midnight)|hours later"
    r"|(?:the same|that|later that) (?:day|afternoon|evening|night))\b"
)
_NOW = frozenset({"are", "is"})
_AMID = frozenset("as course during framework in of on part the within while".split())
_LONG_OPENING = 4  # chunks: "within the framework of"
_AFTER = frozenset({"after", "following"})
_WENT_HOME = frozenset({"back", "departed", "flew", "home", "left", "returned"})
_WEEK = 7
_SHORT_GROUP = 4  # chunks
_SHORT_CLAUSE = 8  # chunks
_INSERTED = re.compile(r",(?:Hbv?)?(?:ia?[LC])?v?d$")  # "A, on a visit", "A, who is on a visit", "A, (who is) in Oslo on a visit"


def number_of_day(found: Found) -> int | None:
    """The number of "the fourth day of his five-day visit"."""
    line, first = found.line, phrase_start(found.line, found.verb)
    of = next((k for k in range(first, max(0, first - 4), -1) if line.word(k - 1) == "of" and line.word(k - 2) == "day"), None)
    return _ORDINALS.get(line.word(of - 3)) if of is not None else None


def before_purpose(found: Found, stop: Stopover | None, end: int) -> int:
    """Where "to meet with X on Monday" begins behind the place: its date is not the visit's."""
    began = _WHICH_BEGAN.match(found.line.classes, end)
    if began and _is_said_of_visit(found.line, began):
        return began.end()  # "a visit to Oslo, which began on Monday", "which will take place on Friday"
    for at in range(max(stop.last, found.verb) if stop else found.verb + 1, end - 1):
        begins = found.line.word(at + 1) in _BEGINS  # "a trip that is to begin on Sunday"
        if found.line.classes[at] == "t" and found.line.classes[at + 1] in "1238E0jm" and not begins:
            return at
    return end


def _is_said_of_visit(line: Line, began: re.Match[str]) -> bool:
    """Tell whether it is "which began on Monday", "which runs from May 6 to 9"; not "which paid on Monday"."""
    word = line.word(max(began.start("begins"), began.start("lasts")))
    return word in _BEGINS if began["begins"] else word in LASTING if began["lasts"] else True


def day_of_trip(found: Found, stop: Stopover | None, bounds: tuple[int, int]) -> Day | None:
    """Give the day on which a visit begins; "will return to the capital later that day" tells of a part of one."""
    if (at := _at_the_end(found)) is not None:  # "told reporters on Friday at the end of her visit": that is the last day, too
        told = found.line.doc.dates[found.line.row[at - 1].ref] if found.line.classes[at - 1] == "T" else None
        return Day(at - 1, told.past) if told is not None else None
    day = _nearest_day(found, stop, bounds)
    return None if day and found.line.text(day.at, day.at).startswith(("later ", "earlier ")) else day


def _nearest_day(found: Found, stop: Stopover | None, bounds: tuple[int, int]) -> Day | None:
    """The date right behind a stop, else that of the clause; a duration is no date."""
    if found.rule in ("visiting_guest", "back_from", "visits_house"):
        return None
    if called_off(found.line, range(max(0, found.verb - 8), found.verb)):
        return _new_day(found, bounds)  # "called off a visit on Thursday": that day it was called off
    having = "having" in (found.line.word(found.verb - 1), found.line.word(found.verb - 2))
    doing = found.line.word(found.verb - 1) == "before"  # "will speak on Monday before flying on to X"
    occasion = is_occasion(found.line, phrase_start(found.line, found.verb))
    if found.rule in ("takes_to", "tour_includes") or having or doing or occasion or _comes_after(found):
        bounds = (found.verb, bounds[1])  # a date before it is that of what came before or after
    if (off := _called_off_at(found, bounds)) is not None:
        bounds = (bounds[0], off)
    bounds = _inserted(found, stop, bounds)
    line, future = found.line, found.status in ("planned", *OFF) or is_still_to_end(found)
    if stop is not None and len(found.stops) > 1 and _begins_then(found):
        first = day_of(line, found.verb, future=future, bounds=bounds)  # "begins a tour of A, B and C on Monday"
        return first if first and (first.days.precision == "range" or stop is found.stops[0]) else None
    if stop is not None and len(found.stops) > 1:
        after = min([s.first for s in found.stops if s.first > stop.last] + [stop.last + 4])
        own = day_of(line, stop.last, future=future, bounds=(stop.last + 1, min(after, len(line.classes))))
        if own is not None:
            return own
        shared = day_of(line, found.verb, future=future, bounds=bounds)
        for_all = shared and (shared.days.precision == "range" or shared.at < found.stops[0].first or are_in_a_row(found))
        return shared if for_all else None
    day = day_of(line, found.verb, future=future, bounds=bounds)
    either = day is not None and (is_told_of_now(found) or _WAS_TO_BE.search(line.classes, found.verb, day.at) is not None)
    next_one = either and day is not None and _is_nearer(line, day)
    return day_of(line, found.verb, future=True, bounds=bounds) if next_one else day


def is_told_of_now(found: Found) -> bool:
    """Tell whether it is "is visiting Oslo on Friday", which may be one to come."""
    return found.status == "ongoing" and not _NOW.isdisjoint(found.line.words[max(0, found.verb - 1) : found.verb + 1])


def are_in_a_row(found: Found) -> bool:
    """Tell whether the stops are only listed, so that the day behind them is that of all: "a visit to A, B and C on Friday".

    Not of "begins a tour of A, B and C on Friday".
    """
    pairs = zip(found.stops, found.stops[1:], strict=False)
    return not _begins_then(found) and all(
        not found.line.classes[one.last + 1 : other.first].strip(",&a") for one, other in pairs
    )


def _begins_then(found: Found) -> bool:
    """Tell whether a day is that on which a journey to several countries begins."""
    first = phrase_start(found.line, found.verb)
    return not _SETS_OUT.isdisjoint(found.line.words[max(0, first - 3) : first])


def _at_the_end(found: Found) -> int | None:
    """Chunk at which "at the end of her visit to Oslo" begins."""
    line, first = found.line, phrase_start(found.line, found.verb)
    at = first - len(_AT_THE_END)
    return at if at > 0 and tuple(line.word(k) for k in range(at, first)) == _AT_THE_END else None


def is_still_to_end(found: Found) -> bool:
    """Tell whether it is "her visit ends on Friday"."""
    behind = found.stops[-1].last + 1 if found.stops else found.end  # "the visit to Norway ends on Friday"
    return found.status == "ongoing" and not _ENDS.isdisjoint((found.line.word(found.end), found.line.word(behind)))


def _called_off_at(found: Found, bounds: tuple[int, int]) -> int | None:
    """Chunk of the verb in "a stop in Norway was called off on Monday": that is the day of calling it off."""
    if found.status not in OFF:
        return None
    return next((k for k in range(found.verb, bounds[1]) if called_off(found.line, (k,))), None)


def _comes_after(found: Found) -> bool:
    first = phrase_start(found.line, found.verb)
    ahead = found.line.word(first - 1) == "of" and found.line.word(first - 2) == "ahead"
    return ahead or found.line.word(first - 1) in ("after", "before", "during", "following", "with")


def ends_that_day(found: Found) -> bool:
    """Tell whether somebody left on the day of coming: "left the island before nightfall", "flew home a few hours later"."""
    line, at = found.line, found.verb
    if found.rule not in _LEAVING:
        return False
    return _SAME_DAY.search(line.text(at, min(at + _SHORT_CLAUSE, len(line.row)) - 1)) is not None


def last_day_told(found: Found, bounds: tuple[int, int]) -> Day | None:
    """Give the day of "is in Oslo until Friday", "was on a visit to Norway through Friday"."""
    line, past = found.line, found.status == "completed"
    for at in range(found.verb, bounds[1]):
        if line.classes[at] == "T" and line.word(at - 1) in UNTIL:
            mention = line.doc.dates[line.row[at].ref]
            day = Day(at, mention.past if past else mention.future)
            return day if mention.days is None and is_exact(day) else None
    back = _AND_ENDS.search(line.classes, found.verb)
    if back is not None and line.word(back.start("ends")) in _END:
        return Day(back.end() - 1, line.doc.dates[line.row[back.end() - 1].ref].future)  # "will begin on May 3 and end on May 6"
    back = _AND_BACK.search(line.classes, found.verb) if found.status == "planned" else None
    if back is None or line.word(back.start("returns")) not in _RETURNS:
        return None
    at = back.end() - 1
    return Day(at, line.doc.dates[line.row[at].ref].future)  # "will leave for Oslo on May 3 and return on May 6"


def not_before(first: str | None, last: Day) -> str | None:
    """Last day of "leaves on Monday and returns on Thursday", told on a Wednesday: the Thursday after that Monday."""
    end = last.days.start
    if first is None or end is None or end >= first:
        return end
    later = date.fromisoformat(end) + timedelta(_WEEK)
    return later.isoformat() if later >= date.fromisoformat(first) else None


def day_of_way_home(found: Found) -> Day | None:
    """Give the last day of "returned home on Friday after a visit to Oslo", "left today after winding up his visit"."""
    line, first = found.line, phrase_start(found.line, found.verb)
    after = next((k for k in range(first - 1, max(0, first - _SHORT_GROUP), -1) if line.word(k) in _AFTER), 0)
    if not after or found.status != "completed":
        return None
    start, end = clause(line, after - 1)
    left = next((k for k in range(after - 1, start - 1, -1) if line.word(k) in _WENT_HOME), -1)
    day = day_of(line, left, future=False, bounds=(start, min(after, end))) if left >= 0 else None
    return day if is_exact(day) and day is not None and day.days.precision == "day" else None


def _inserted(found: Found, stop: Stopover | None, bounds: tuple[int, int]) -> tuple[int, int]:
    """Bounds of the insertion in "A, on a visit to Oslo, met B on Monday": the day is that of the meeting."""
    if found.rule == "is_there" or (
        found.rule == "is_in" and stop is not None and found.line.classes[: found.verb].endswith(",H")
    ):
        end = found.line.classes.find(",", stop.last if stop else found.verb, bounds[1])
        return (found.verb, end) if end > 0 else bounds
    first = phrase_start(found.line, found.verb)
    if found.line.classes[found.verb - 1 : found.verb] == "," and forms().get(found.line.word(found.verb)) == "ing":
        end = found.line.classes.find(",", stop.last if stop else found.verb, bounds[1])
        return (found.verb, end) if end > 0 else bounds  # "A, arriving in Oslo, said he would meet B on Monday"
    # "During her stay, A was received on Monday by B", "As part of her visit, A met B on Monday"
    opens = 0 < first <= _LONG_OPENING and _AMID.issuperset(found.line.words[:first])
    if not opens and not _INSERTED.search(found.line.classes, max(0, first - 8), first):
        return bounds
    end = found.line.classes.find(",", stop.last if stop else found.verb, bounds[1])
    began = _WHICH_BEGAN.match(found.line.classes, end) if opens and end > 0 else None
    if began is not None and _is_said_of_visit(found.line, began):
        end = began.end()  # "During her visit, which runs from Monday to Friday, A will meet B"
    return (first, end) if end > 0 else bounds


def _is_nearer(line: Line, day: Day) -> bool:
    """Tell whether the next such day is nearer to the day of the text than the last one."""
    told, published = line.doc.dates[line.row[day.at].ref], line.doc.published
    if not (published and told.past.start and told.future.start):
        return False
    now, last, following = map(date.fromisoformat, (published, told.past.start, told.future.start))
    return following - now < now - last


def _new_day(found: Found, bounds: tuple[int, int]) -> Day | None:
    """The day for which a journey was planned: "postponed a trip that was planned for Sunday"."""
    day = day_of(found.line, found.verb, future=True, bounds=bounds)
    if day is None:
        return None
    line, before = found.line, day.at - 1
    if _HAD_BEEN.search(line.classes, found.verb, day.at) is not None:  # "a trip that had been scheduled for Tuesday"
        day = day_of(line, found.verb, future=_is_nearer(line, day), bounds=bounds) or day
    if line.classes.startswith("'", day.at + 1) and day.at + 2 <= found.verb <= day.at + _SHORT_GROUP:
        return day  # "called off Friday's visit"
    begins = line.word(before - 1 if line.classes[before] == "d" else before) in _BEGINS  # "that was to begin on Sunday"
    set_for = line.classes[before] == "f" or "place" in line.words[max(0, before - 1) : before + 1]  # "was to take place on"
    return day if set_for or begins else None
