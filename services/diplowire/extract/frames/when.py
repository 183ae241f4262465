"""A line and the chunk of an event's verb in, the days and places that the words around it tell out."""

from __future__ import annotations

import re
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.clause import VERBS_OF_MEETING, clause
from diplowire.extract.frames.seats import capital_of, city_of_venue, country_of_seat, state_of_capital
from diplowire.model import When

if TYPE_CHECKING:
    from diplowire.extract.document import DateMention, DayRange
    from diplowire.extract.frames.line import Line
    from diplowire.model import Place

# A date before the verb counts as farther away than one behind it.
_BEFORE_COSTS = 6
_JOINED_COSTS = 12  # "began it in A on Friday and flew on to the city of B on Saturday"
_LOCATED = re.compile(r"(?:[itrfVSUA](?:C'|a?[.L]{0,2}c?o?)|[LC],|[itrfVSUA]a?L,?&|,L,?&|c,|iO,)$")
# A date at the very head of a sentence is that of all its verbs.
_EARLY = 3
_NEXT_VERB = re.compile(r"&[^PRHODGCLTa]|,v$")  # or "a summit on Monday, then travel to Oslo"
# "said in a statement on Wednesday", "told a briefing on Friday"
_SAID_SOMEWHERE = re.compile(r"s(?:[iud]?a[^4567]{1,2}|\.)d?$")
_MEETS_THEN = frozenset("04567JKNS")  # what may be the event itself
_LONG_NOUN = 6  # chunks
_AT_ONCE = frozenset({"immediately", "promptly", "straight"})  # "arrived on Monday and went straight into talks"
EXACT = frozenset({"day", "range"})
_SHORT_CLAUSE = 8  # chunks
UNTIL = frozenset({"until", "till", "through"})
_OF_OTHERS = UNTIL | {"since"}
_TOWNS = frozenset("capital city island port resort suburb town village".split())
_IN_TOWN = re.compile(r"[itrfVSUA]a?[.#vCLcT']{1,6}o$")
_LONG_TOWN = 10  # chunks: "in the northern Italian lakeside resort of"
_BUILDINGS = frozenset("airport castle hall hotel house museum palace university".split())
_MADE = frozenset("adopted brokered concluded imposed inked launched ratified reached signed struck".split())
_ABOUT = frozenset("about almost in just more nearly on over than".split())
_LIVING = frozenset("based born headquartered living resident residing stationed".split())
_LONG_NAME = 4  # chunks
_FROM = frozenset({"beginning", "from", "starting"})
_OF_MEETING = frozenset((*VERBS_OF_MEETING, *"4567"))
_VISITS = frozenset("SJKN")
_VISIT_BEFORE = re.compile(r"(?:[SJKNVUAX]|[be]v?i)[^1382045679jE@&;,]{0,6}$")
_LONG_VISIT, _SHORT_STAY = 8, 4  # chunks: "while in Norway" is three
_TO_COME = ("later", "next", "coming")
_LATER_TODAY = frozenset({"tonight", "this evening", "this afternoon"})
_WEEK = 7
_AS_LONG_AS = {"month": len("2026-01"), "year": len("2026")}
_LONG_AGO, _SOON = 180, 60  # days


class Day(NamedTuple):
    """Days of an event and the chunk that tells them."""

    at: int
    days: DayRange


def day_of(line: Line, at: int, *, future: bool, bounds: tuple[int, int] | None = None) -> Day | None:
    """Days of the event whose verb is chunk `at`: the nearest date of its clause, not the day on which somebody said so."""
    first, end = bounds or clause(line, at)
    best: tuple[int, int] | None = None
    for k in line.all_of("T", first, end):
        if _dates(line, k).days is not None or _of_speech(line, k, at) or _of_other(line, k, at):
            continue
        cost = k - at if k > at else at - k + _BEFORE_COSTS + ("&" in line.classes[k:at]) * _JOINED_COSTS
        best = min(best, (cost, k)) if best else (cost, k)
    if best is None:
        return None
    mention = _dates(line, best[1])
    return Day(best[1], mention.future if future or _is_next(mention, line.doc.published) else mention.past)


def _is_next(mention: DateMention, published: str | None) -> bool:
    """Tell whether a day without its year is one of the next weeks rather than of a year ago, whatever the verb."""
    past, future = mention.past.start, mention.future.start
    if not (published and past and future) or past == future:
        return False
    day = date.fromisoformat(published[: len("2026-01-01")])
    return (day - date.fromisoformat(past)).days > _LONG_AGO and (date.fromisoformat(future) - day).days <= _SOON


def _dates(line: Line, at: int) -> DateMention:
    return line.doc.dates[line.row[at].ref]


def _of_other(line: Line, at: int, verb: int) -> bool:
    """Tell whether a date belongs to something else: "since June", or to the verb before an "and"."""
    if is_since(line, verb):
        return line.word(at - 1) != "since"
    if line.word(at - 1) in _OF_OTHERS or "since" in line.words[verb + 1 : at]:
        return True  # "visited X since his election in June"
    if line.word(at - 1) == "time" and _dates(line, at).past.precision not in EXACT:
        return True  # "met X for the second time this month"
    if at > verb and line.classes[at + 1 : at + 2] == "'" and _MEETS_THEN.isdisjoint(line.classes[at + 2 : at + _LONG_NOUN]):
        return True  # "met X to talk of this month's election"; not "met X at Friday's summit"
    if at - 1 > verb and line.classes[at - 1] in "457" and _dates(line, at).past.precision == "year":
        return True  # "a visit and her third summit this year"
    if line.classes[verb] in _OF_MEETING and (_of_visit(line, at) or _of_paper(line, at, verb)):
        return True
    if line.classes[verb] in VERBS_OF_MEETING and ("w" in line.classes[verb + 1 : at] or "t1" in line.classes[verb + 1 : at]):
        return True  # "met X to prepare the visit that Y will make on Friday", "at the club where A is to meet B on Friday"
    return (
        _EARLY < at < verb and _NEXT_VERB.search(line.classes, at, verb) is not None and _AT_ONCE.isdisjoint(line.words[at:verb])
    )


def _of_paper(line: Line, at: int, verb: int) -> bool:
    """Tell whether a date is of what they meet on: "will hold talks on a pact signed more than a year ago"."""
    made = next((k for k in range(at - 1, max(verb, at - _LONG_NAME - 1), -1) if line.words[k] not in _ABOUT), verb)
    return made > verb + 1 and line.words[made] in _MADE and line.classes[made - 1] == "."


def _of_visit(line: Line, at: int) -> bool:
    """Tell whether a date is of a whole visit: "while in Oslo May 5-7", "on a May 5-7 visit", "a visit to Oslo from Friday"."""
    if line.word(at - 1) not in _FROM and _dates(line, at).past.precision != "range":
        return False
    return (
        _VISIT_BEFORE.search(line.classes, max(0, at - _LONG_VISIT), at) is not None
        or (not _VISITS.isdisjoint(line.classes[at + 1 : at + 1 + len("state visit".split())]))
        or "while" in line.words[max(0, at - _SHORT_STAY) : at]
    )


def is_since(line: Line, verb: int) -> bool:
    """Tell whether it is "been in Oslo since Sunday": the day is the one on which he came."""
    return line.word(verb) == "been" and "since" in line.words[verb + 1 : verb + _SHORT_CLAUSE]


def _of_speech(line: Line, at: int, verb: int) -> bool:
    """Tell whether a date is that of "said on Friday" or "announced Friday"."""
    if line.classes.startswith("'", at + 1):
        return False  # "said tomorrow's visit would go ahead"
    if line.classes.startswith("s", at + 1) and {*"PRHOC"} & {*line.classes[max(0, at - 2) : at]} and at < verb - 1:
        return True  # "X on Friday said he would meet Y"
    before = line.classes[max(0, at - 3) : at].rstrip("d")
    if _SAID_SOMEWHERE.search(line.classes, max(0, at - 7), at):
        return True
    return before.endswith("s") or (len(before) > 1 and before[-2:-1] == "s" and before[-1] in "PRHOG")


def cities(line: Line, first: int, end: int) -> list[tuple[int, Place]]:
    """Cities, sites and the like after "in", "at", "to" between two chunks, with their chunks."""
    found = []
    for k in line.all_of("L", first, end):
        place = line.mention(k).place
        if place is not None and place.kind == "city" and _is_place(line, k):
            found.append((k, place))
    capitals = [(k, capital_of(told[1])) for k in line.all_of("c", first, end) if (told := _in_capital(line, k))]
    return sorted([*found, *capitals], key=itemgetter(0)) if capitals else found


def _in_capital(line: Line, at: int) -> tuple[int, str] | None:
    """Read "in the Kenyan capital" and "in Kenya's capital"; not where the city is named right behind."""
    if line.classes[at + 1 : at + 2] == "L" or line.classes[at + 1 : at + 3] == ",L":
        return None
    told = state_of_capital(line, at)
    return told if told and line.classes[told[0] - 1 : told[0]] in ("i", "t") else None


def sites(line: Line, first: int, end: int) -> list[tuple[int, Place]]:
    """Cities of the sites after "in" or "at" between two chunks, with their chunks; the site where nothing tells its city."""
    dateline, found = line.doc.dateline_place, []
    for k in range(first, end):
        place = line.mention(k).place if line.classes[k] == "L" else None
        if place is not None and place.kind == "venue" and _is_place(line, k):
            city = city_of_venue(place)
            if city.kind == "city" or not (dateline and dateline.country == place.country):
                found.append((k, city))
        elif line.classes[k] == "O" and line.classes[k - 1 : k] == "i" and (country := country_of_seat(line.mention(k))):
            found.append((k, capital_of(country)))
    return found


def _is_place(line: Line, at: int) -> bool:
    """Tell whether a place name stands for the place: after "in", "in Norway's", "to" or "the capital of X,", or in a list.

    Or in "at Oslo's Grand Hotel", "in the southern Norwegian city of Bergen".
    """
    if line.classes[at + 1 : at + 2] == "'":
        behind = line.text(at, min(at + _LONG_NAME, len(line.row) - 1)).split()
        return not _BUILDINGS.isdisjoint(behind) and line.classes[at - 1 : at] == "i"
    if line.word(at - 2) in _LIVING:
        return False  # "the ambassador, who is based in Oslo,"
    if line.classes[at - 1 : at] == "," and line.word(at - 2) in _BUILDINGS:
        return "i" in line.classes[max(0, at - _LONG_TOWN) : at]  # "at the International Airport, Oslo"
    if line.word(at - 1) == "of" and line.word(at - 2) in _TOWNS:
        return _IN_TOWN.search(line.classes, max(0, at - _LONG_TOWN), at) is not None
    return _LOCATED.search(line.classes, max(0, at - 6), at) is not None


def when(line: Line, day: Day | None) -> When | None:
    """Make the `when` of an event; the words are the date's."""
    if day is None:
        return None
    start, end = line.span(day.at, day.at)
    return When(start=day.days.start, end=day.days.end, precision=day.days.precision, text=line.doc.seg.text[start:end])


def is_to_come(line: Line, day: Day) -> bool:
    """Tell whether a week, month or year has not yet begun, or an hour come: "next month", "later today", "tonight"."""
    words, days, news = line.text(day.at, day.at), day.days, line.doc.published
    if words.startswith(_TO_COME) or news is None:
        return news is not None
    if days.start is not None:
        return days.start == days.end == news and (line.word(day.at - 1) == "later" or words in _LATER_TODAY)
    if days.precision == "week" and days.end:
        return (date.fromisoformat(days.end) - date.fromisoformat(news)).days >= _WEEK
    return bool(days.end) and (days.end or "")[: (length := _AS_LONG_AS.get(days.precision, 0))] > news[:length]


def is_exact(day: Day | None) -> bool:
    """Tell whether a day is known, not just a week or a month."""
    return day is not None and day.days.start is not None and day.days.precision in EXACT
