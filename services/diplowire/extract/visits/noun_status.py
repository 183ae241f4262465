"""A noun of travel in its line in, the status of the visit out, as the words around the noun tell it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.preparing import is_date_of, is_in_preparation
from diplowire.extract.frames.tense import surroundings
from diplowire.extract.lexicon.event_words import forms
from diplowire.extract.visits.ending import CAME_BACK, ENDED, JUST_ENDING, is_after_it

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

_COMING = frozenset({"upcoming", "forthcoming", "next", "announced"})
_CURRENT = frozenset({"current", "ongoing"})
_RECAPPED = frozenset("outcome outcomes recapped result results summarise summarised summarize summarized summed".split())
_PREPARED = frozenset("preparation preparations prepare prepared prepares preparing".split())
_SURELY_COMING = frozenset({"upcoming", "forthcoming"})
_ENDS = frozenset({"ends", "finishes", "concludes", "wraps"})
_BEGUN = frozenset("began begin started begins starts beginning starting start kicked kicks opened opens".split())
_BEGINS = frozenset({"begins", "kicks", "starts", "opens", "begin", "start"})
_PAYS = frozenset({"conducts", "makes", "pays", "undertakes"})
_GIVEN_UP = frozenset({"abandoned", "ditched"})
_HALF = frozenset({"halfway", "midway", "half-way", "mid-way"})
_EARLIER = frozenset({"earlier", "previous"})
_FURTHER = frozenset({"further", "later", "other", "remaining"})
_INCLUDED = frozenset({"included", "covered"})
_TAKES_PLACE = frozenset({"take", "be", "last"})
_WITH = frozenset({"includes", "include", "including", "takes", "with"})
_PAY = frozenset({"pay", "make", "undertake"})
_MADE = frozenset({"conducted", "made", "paid", "undertook"})
_FIRST_STOPS = frozenset({("first", "leg"), ("first", "stop"), ("first", "stage")})
_FIRST_STOP = 6  # chunks
_CLAUSE = 8
_IS_PLANNED = re.compile(r"(?:,?(?:b|hb)v?|,(?:Wbv?)?)e[fdtT]")
_MAIN_VERB = 5  # chunks behind: "is expected to begin"
_LONG_CLAUSE = 20  # "a trip to X by Y, which was to have begun on Friday, has been called off"
_COARSE = frozenset({"week", "month", "season", "year"})


def noun_status(line: Line, rule: str, first: int, noun: int, last: int, *, owned: bool) -> Status | None:  # noqa: PLR0913 - the phrase
    """Status of the visit whose phrase starts at chunk `first`, with its noun and its last place; None where nothing tells it."""
    behind = range(noun, min(noun + _LONG_CLAUSE, len(line.classes)))
    # "A visit, weeks after he had put it off"
    stop = line.words.index("after", noun) if "after" in line.words[noun : behind.stop] else behind.stop
    recalled = "after" in line.words[max(0, first - _CLAUSE) : first]
    around = (*(() if recalled else range(max(0, first - 4), first)), *range(noun, stop))
    time = "open" if owned else surroundings(line, noun)
    if "ahead" in line.words[last:] and line.word(line.words.index("ahead", last) - 1) == "went":
        return "completed"  # "hinted at cancelling his visit to X, but later went ahead with the trip"
    if last > noun and is_date_of(line, first):
        return "planned"
    return (
        called_off(line, around)
        or _last_stop_to_come(line, rule, noun, last)
        or _by_what_stands_before(line, first - 1 if line.classes[first] == "'" else first, time)
        or _by_what_follows(line, last, time)
        or _by_its_own_words(line, first, noun, time)
        or _by_date(line, first, noun)
        or _by_main_verb(line, rule, first, noun, time)
    )


def _last_stop_to_come(line: Line, rule: str, noun: int, last: int) -> Status | None:
    """Read "The tour ends on Thursday in Oslo", "finishes the tour in Oslo on Thursday", told on another day.

    Or "the tour, which began in Oslo and will also include Stockholm"; but "a tour that has included Bergen".
    """
    if rule == "tour_includes" and (line.classes.find("w", noun, last) >= 0 or _is_at_first_stop(line, noun)):
        return "planned"
    if rule == "tour_includes" and not _INCLUDED.isdisjoint(line.words[noun:last]):
        return "completed"
    near = line.words[max(0, noun - 3) : noun + 3]
    if rule == "next_stop" and not _FURTHER.isdisjoint(near):
        return "planned"  # "Other stops include Oslo"
    return "planned" if rule == "stage_in" and not _ENDS.isdisjoint(near) and another_day(line, noun) else None


def _is_at_first_stop(line: Line, noun: int) -> bool:
    """Tell whether it is "on the first stop of a tour that includes Oslo"."""
    near = line.words[max(0, noun - _FIRST_STOP) : noun]
    return any(pair in _FIRST_STOPS for pair in pairwise(near))


def _by_what_stands_before(line: Line, first: int, time: str) -> Status | None:
    """Read "summed up", "ahead of", "after", "two days into" right before the phrase."""
    before = line.classes[max(0, first - 4) : first]
    if not _RECAPPED.isdisjoint(line.words[max(0, first - 4) : first]):
        return "completed"  # "summed up his visit to X", "told of the results of her trip to X"
    if line.classes[first - 1 : first] == "f" and not _PREPARED.isdisjoint(line.words[max(0, first - _CLAUSE) : first]):
        return "planned"
    near = line.words[max(0, first - 3) : first]
    if near[-1:] == ["before"] or near[-2:] == ["ahead", "of"] or before.endswith("wb"):
        return "planned"  # or "It will be her first visit to X"
    if (begun_or_ended := _by_beginning_or_end(line, first, near, before)) is not None:
        return begun_or_ended
    if is_after_it(line, first):
        return "completed"
    if near[-1:] == ["into"] or (near[-1:] == ["through"] and not _HALF.isdisjoint(near)):
        return "ongoing"  # "two days into a visit to X", "midway through a visit to X"
    if near[-1:] == ["after"] or near[-1:] == ["following"]:
        back = not CAME_BACK.isdisjoint(line.words[max(0, first - 4) : first])
        return "completed" if time != "future" else "ongoing" if back else "planned"  # "was to go back after a visit to X"
    return _by_verb_before(line, first, before, time)


def _by_beginning_or_end(line: Line, first: int, near: list[str], before: str) -> Status | None:
    """Read "began", "at the start of", "concluded", "is wrapping up" right before the phrase."""
    to_come = not {*"wt"}.isdisjoint(before.rpartition(",")[2])
    if not _BEGUN.isdisjoint(near):
        begins = not _BEGINS.isdisjoint(near) and near[-1:] != ["of"]  # not "at the start of a visit on Tuesday"
        return "planned" if to_come or (begins and another_day(line, first)) else "ongoing"
    if not ENDED.isdisjoint(near):
        return "planned" if to_come else "ongoing" if _is_ending(line, first) else "completed"
    return None


def _by_verb_before(line: Line, first: int, before: str, time: str) -> Status | None:
    """Read "announced a joint trip to X", "pays a visit to X on Friday", "abandoned a trip"."""
    word = line.word(first - 1)
    if word in _GIVEN_UP:
        return "cancelled"
    if (word in _PAYS and another_day(line, first)) or (word == "announced" and time != "future"):
        return "planned"
    if before.endswith("tm") and word in _PAY:
        return "planned"  # "Minister X to pay a visit to Oslo on Friday"
    return "planned" if "e" in before else "completed" if before.endswith("r") else None


def _is_ending(line: Line, first: int) -> bool:
    """Tell whether it is "is wrapping up a visit", "is concluding her trip"."""
    at = next((k for k in range(first - 1, max(0, first - 4), -1) if line.word(k) in JUST_ENDING), 0)
    return at > 0 and line.word(at - 1) in ("is", "are")


def another_day(line: Line, first: int) -> bool:
    """Tell whether "begins a visit on Friday" is told on another day: what begins then is still to come."""
    days = [line.doc.dates[line.row[k].ref] for k in range(first, len(line.classes)) if line.classes[k] == "T"]
    told = line.doc.published or ""
    return any(d.future.start and d.future.start > told and d.past.start != told for d in days if d.days is None)


def _by_what_follows(line: Line, last: int, time: str) -> Status | None:
    """Read "the visit starts on Friday", "his trip to X ended on Monday", "a visit to X will take place".

    Or "will pay a visit to X starting on Friday".
    """
    behind = last + 2 * line.classes.startswith(",W", last + 1)  # "his visit to X, which will take place in May"
    if line.classes[behind + 1 : behind + 2] == "w" and line.word(behind + 2) in _TAKES_PLACE:
        return "planned"
    if _IS_PLANNED.match(line.classes, last + 1) or is_in_preparation(line, last):
        return "planned"  # "A visit to Oslo by X is planned for Friday", "is being prepared"
    if line.text(last, min(last + 2, len(line.row) - 1)).endswith(" had been"):
        return "completed"  # "said his visit to X had been useful"
    for at in range(last + 1, min(last + _MAIN_VERB, len(line.classes))):
        word = line.word(at)
        if line.classes[at] == "m" and (word in _BEGUN or word in ENDED):
            if forms().get(word) == "present" and word in ENDED:
                return "ongoing"  # "the visit, which ends on Friday"
            if forms().get(word) == "present" or line.classes[at - 1] in "wt" or _starts_then(line, at, last, time):
                return "planned"
            return "ongoing" if word in _BEGUN else "completed"
    return None


def _starts_then(line: Line, at: int, last: int, time: str) -> bool:
    """Tell whether "starting on Friday" is still to come: of a visit that somebody will pay, or that is announced."""
    if forms().get(line.word(at)) != "ing" or line.word(at) not in _BEGUN:
        return False
    before = line.classes[max(0, last - _LONG_CLAUSE) : last]  # "arrived on", "is on", "paid": it has begun
    return time == "future" or ({*"bmA"}.isdisjoint(before) and another_day(line, at))


def _by_its_own_words(line: Line, first: int, noun: int, time: str) -> Status | None:
    """Read "his upcoming visit", "the visit will"."""
    own = line.words[first:noun]
    coming = "e" in line.classes[first:noun] or not _COMING.isdisjoint(own)
    if "recent" in own:
        return "completed"
    if not _CURRENT.isdisjoint(own):
        return "ongoing"
    surely = not _SURELY_COMING.isdisjoint(own)  # whatever was said of it
    coming = surely or (coming and time != "past")
    return "planned" if coming or time == "future" or "w" in line.classes[noun : noun + 4] else None


def _by_date(line: Line, first: int, noun: int) -> Status | None:
    """Read "the three-day trip last week", "last week on a visit to X"."""
    told = [k for k in range(len(line.classes)) if line.classes[k] == "T"]
    if any(noun < k < noun + 4 and _to_come(line, k) for k in told):
        return "planned"
    dates = [k for k in told if is_over(line, k) and "since" not in line.words[noun:k]]
    on = line.classes[first - 1 : first] == "d"
    beside = (noun < k < noun + 3 or (k < noun + 5 and line.classes[k - 1] in "CL") for k in dates if k > noun)
    return "completed" if (on and dates) or any(beside) else None  # "his visit last week", "her trip to X last week"


def _by_main_verb(line: Line, rule: str, first: int, noun: int, time: str) -> Status | None:
    """Read the verb that governs the phrase: "was on a visit", "paid a visit", "is making a visit"."""
    if rule == "stage_in":
        return _of_stage(line, first, noun, time)
    near = line.words[max(0, first - 3) : first]
    made = not _MADE.isdisjoint(near) or near[-2:] in (["was", "on"], ["were", "on"])
    if near[-2:] == ["carried", "out"] or (time == "past" and made):
        return "completed"
    return "ongoing" if line.classes[first - 1 : first] == "d" or time == "ongoing" else None


def _of_stage(line: Line, first: int, noun: int, time: str) -> Status:
    """Status of a stop on a journey: "a trip that includes stops in", "kicked off her tour with a stop in Oslo"."""
    if line.word(noun - 1) in _EARLIER or line.word(first) in _EARLIER | _INCLUDED:
        return "completed"  # "his tour, which included earlier stops in"
    if time != "past" and not _WITH.isdisjoint(line.words[max(0, first - 3) : noun]):
        return "planned"
    if line.word(first - 1) == "with" and not _BEGUN.isdisjoint(line.words[max(0, first - _CLAUSE) : first]):
        return "ongoing"
    return "completed" if time == "past" else "ongoing"


def _to_come(line: Line, at: int) -> bool:
    """Tell whether a date is after the day of publication, or said to be: "later this month", "next week"."""
    days, published = line.doc.dates[line.row[at].ref].future, line.doc.published
    own = line.doc.dates[line.row[at].ref]
    clearly = own.past == own.future and bool(days.start and published and days.start > published)
    return clearly or line.text(at, at).startswith(("later", "next", "coming"))


def is_over(line: Line, at: int) -> bool:
    """Tell whether a date is of a week or month that was over when the article was published."""
    days = line.doc.dates[line.row[at].ref].past
    told = line.text(at, at)
    if told.startswith(("earlier", "last")) and days.precision not in ("day", "range") and not told.endswith(" day"):
        return True  # not "earlier in the day"
    return days.precision in ("week", "month", "season", "year") and bool(
        days.end and line.doc.published and days.end < line.doc.published
    )
