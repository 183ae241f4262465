"""A line and the chunk of an event's verb in, the days and places that the words around it tell out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.seats import capital_of, city_of_venue, country_of_seat, state_of_capital
from diplowire.model import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import DateMention, DayRange
    from diplowire.extract.frames.line import Line
    from diplowire.model import Place

_WALLS = frozenset(";W")
_MAY_BE_WALL = re.compile("[;WH]")
_WHILE = frozenset({"before", "after", "since"})
_BEHIND_IT = frozenset({"after", "following"})
_FOLLOWS = frozenset({"followed", "follows"})
_BESIDE_IT = _WHILE | _BEHIND_IT | _FOLLOWS
_TRAVELLER = r"[a.#v']{0,3}[PRHDG][vwbhet]{0,4}"
_GOING_ON = re.compile(rf"{_TRAVELLER}[XYA=>]")
_COMING_FROM = re.compile(rf"{_TRAVELLER}(?:Y|Xi?r)")
_AND_GOES_ON = re.compile(rf",?&{_TRAVELLER}[XY=]|,v{{1,2}}[XY=]")
# "met X and left for Y", "have lunch and fly to Y", "is in Oslo and has met X on Monday".
_AND_LEFT, _AND_WILL = (re.compile(rf"&(?:[{verbs}]|hv?[1238XYAV])") for verbs in ("wbeXYA", "wbe"))
_OPENING = frozenset({"after", "before", "following", "having"})
# A date before the verb counts as farther away than one behind it.
_BEFORE_COSTS = 6
_JOINED_COSTS = 12  # "began it in A on Friday and flew on to the city of B on Saturday"
_LOCATED = re.compile(r"(?:[itrfVSUA](?:C'|a?[.L]{0,2}c?o?)|[LC],|[itrfVSUA]a?L,?&|,L,?&|c,|iO,)$")
# A date at the very head of a sentence is that of all its verbs.
_EARLY = 3
_NEXT_VERB = re.compile(r"&[^PRHODGCLTa]")
# The comma behind an opening phrase: a subject and a verb follow.
_MAIN_CLAUSE = re.compile(r",(?=[av.#C']{0,4}[PRHGDO](?!,)[^,;&PRHGDO]{0,3}?[whbXAYVSU1238smjZE~.])")
_MAIN_SAID = re.compile(r",(?=v?s)")
_SUBJECT = re.compile(r"[av.#C']{0,4}[PRGHDO][whbvt]{0,4}")
# "said in a statement on Wednesday", "told a briefing on Friday"
_SAID_SOMEWHERE = re.compile(r"s(?:[iud]?a.{1,2}|\.)d?$")
# "…, the ministry said by telephone"
_SAID_BEHIND = re.compile(r",a?[.#']{0,3}[PRHGODC.](?:,P,)?(?:i[CL])?v?s")
_MEETS_THEN = frozenset("04567JKNS")  # what may be the event itself
_LONG_NOUN = 6  # chunks
_VERBS_OF_MEETING = frozenset('138m2@l"')
EXACT = frozenset({"day", "range"})
_SHORT_CLAUSE = 8  # chunks
_SHORT_OWNER = 4  # chunks
UNTIL = frozenset({"until", "till", "through"})
_OF_OTHERS = UNTIL | {"since"}
_LONG_AGO, _SOON = 180, 60  # days


class Day(NamedTuple):
    """Days of an event and the chunk that tells them."""

    at: int
    days: DayRange


def clause(line: Line, at: int) -> tuple[int, int]:
    """First and end chunk of the clause around chunk `at`: marks, "which", "who" and "where" are its walls."""
    bounds = line.clauses.get(at)
    if bounds is None:
        bounds = line.clauses[at] = _bounds(line, at)  # a dozen questions about one meeting need them
    return bounds


def _bounds(line: Line, at: int) -> tuple[int, int]:
    if not line.walls:
        line.walls = [-1, *(m.start() for m in _MAY_BE_WALL.finditer(line.classes) if _wall(line, m.start())), len(line.classes)]
    first, end = line.walls[bisect_left(line.walls, at) - 1] + 1, line.walls[bisect_right(line.walls, at)]
    inserted = line.classes.rfind(",", first, at)
    if inserted > 0 and first > 1 and line.classes[first - 2] == "," and not line.classes[inserted + 1 : at].strip("whbvt"):
        first = inserted + 1  # "A, who was named in May, met B": the day of the insertion is its own
    first = _past_insertion(line, first, at)
    inner = (
        *_joined_verbs(line, at, end),
        *_told_from(line, first, end),
        *_after_opening(line, first, end),
        *_before_doing(line, at, end),
        *_before_saying(line, at, end),
        *_behind_relative(line, first, end),
    )
    return max([first, *(wall + 1 for wall in inner if wall < at)]), min([end, *(wall for wall in inner if wall >= at)])


def _past_insertion(line: Line, first: int, at: int) -> int:
    """First chunk behind the insertion in "During his visit, which ended on Wednesday, X met Y": its day is not that of "met"."""
    if first < 2 or line.word(first - 1) != "which" or line.classes[first - 2] != ",":  # noqa: PLR2004 - a comma and "which"
        return first
    comma = line.classes.rfind(",", first, at)
    return comma + 1 if comma > 0 and _SUBJECT.fullmatch(line.classes, comma + 1, at) else first


def _told_from(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of "that" in "told reporters in Oslo on Monday that talks will be held in Riga": what is said has its own days."""
    said = line.classes.find("s", first, end)
    if said < 0 or "that" not in line.words[said + 1 : end]:
        return ()
    clauses = (k for k in range(said + 1, end) if line.words[k] == "that" and line.classes[k - 1] not in "yof")
    return [k for k in clauses if line.classes[k - 1] not in "4567" or line.classes[k + 1 : k + 2] not in tuple("wbh")]


def _joined_verbs(line: Line, at: int, end: int) -> Sequence[int]:
    """Chunk of "and" in "met X on Monday and will fly to Y": what is to come has its own days and places."""
    meets = line.classes[at] in _VERBS_OF_MEETING
    walls = [m.start() for m in (_AND_LEFT if meets else _AND_WILL).finditer(line.classes, at + 1, end)]
    # Or with one who acts: "will meet X and the delegation leaves for Y".
    further = (m.start() for m in _AND_GOES_ON.finditer(line.classes, at + 1, end)) if meets else ()
    return [*walls, *further]


def _before_doing(line: Line, at: int, end: int) -> Iterator[int]:
    """Chunk of "before" in "met X on Monday before flying to Y": what came after has its own days and places.

    So has what a comma sets apart: "agreed on it, following a summit in June", and what a journey "came after".
    """
    for k in range(at + 1, end - 1) if not _BESIDE_IT.isdisjoint(line.words[at + 1 : end - 1]) else ():
        word = line.words[k]
        doing = word in _WHILE and (line.word(k + 1).endswith("ing") or _departs(line, k + 1) or _goes_on(line, k))
        doing = doing or word in _FOLLOWS or (word == "after" and line.classes[k - 1] == ">")
        if doing or (word in _BEHIND_IT and line.classes[k - 1] == "," and line.classes[k + 1] != "T"):
            yield k


def _departs(line: Line, at: int) -> bool:
    """Tell whether "his departure" or "the minister's departure" starts at chunk `at`."""
    return "departure" in line.words[at : at + _SHORT_OWNER]


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether somebody travels behind chunk `at`: "before the delegation leaves for X", "after she had flown in from Y"."""
    return (_GOING_ON if line.word(at) == "before" else _COMING_FROM).match(line.classes, at + 1) is not None


def _before_saying(line: Line, at: int, end: int) -> Sequence[int]:
    """Chunk of the comma in "X will meet Y, Z said in Oslo on Monday": who says so has days and places of his own."""
    found = _SAID_BEHIND.search(line.classes, at + 1, end)
    return (found.start(),) if found else ()


def _behind_relative(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of the comma in "X, who met Y on Monday, said Z would fly to Riga": the main clause has its own days and places."""
    found = _MAIN_SAID.search(line.classes, first, end) if line.classes[first - 1 : first] == "H" else None
    return (found.start(),) if found else ()


def _after_opening(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of the comma behind "Following a meeting with X on Monday, Y left": what came before has its own days."""
    word = line.word(first)
    opens = word in _OPENING or (word == "ahead" and line.text(first, min(first + 1, end - 1)) == "ahead of")
    main = _MAIN_CLAUSE.search(line.classes, first + 2, end) if opens else None
    return (main.start(),) if main else ()


def _wall(line: Line, at: int) -> bool:
    kind = line.classes[at]
    if kind == ";" and line.word(at) in ("(", ")") and _is_of_short_bracket(line, at):
        return False  # "on Wednesday (Apr. 10) in Lima", "X (D-N.Y.) in Lima"
    return kind in _WALLS or (kind == "H" and line.mention(at).name == "who")


def _is_of_short_bracket(line: Line, at: int) -> bool:
    """Tell whether a bracket mark belongs to "(Apr. 10)" or "(D)": a day, or a word or two, between two marks."""
    if "T" in (line.classes[at + 1 : at + 2], line.classes[at - 1 : at]):
        return True
    if line.word(at) == "(":
        return ")" in (line.word(at + 2), line.word(at + 3))
    return "(" in (line.word(at - 2), line.word(at - 3))


def day_of(line: Line, at: int, *, future: bool, bounds: tuple[int, int] | None = None) -> Day | None:
    """Days of the event whose verb is chunk `at`: the nearest date of its clause, not the day on which somebody said so."""
    first, end = bounds or clause(line, at)
    best: tuple[int, int] | None = None
    for k in line.all_of("T", first, end):
        if _dates(line, k).days is not None or _of_speech(line, k) or _of_other(line, k, at):
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
    if line.classes[verb] in _VERBS_OF_MEETING and ("w" in line.classes[verb + 1 : at] or "t1" in line.classes[verb + 1 : at]):
        return True  # "met X to prepare the visit that Y will make on Friday", "at the club where A is to meet B on Friday"
    return _EARLY < at < verb and _NEXT_VERB.search(line.classes, at, verb) is not None


def is_since(line: Line, verb: int) -> bool:
    """Tell whether it is "been in Oslo since Sunday": the day is the one on which he came."""
    return line.word(verb) == "been" and "since" in line.words[verb + 1 : verb + _SHORT_CLAUSE]


def _of_speech(line: Line, at: int) -> bool:
    """Tell whether a date is that of "said on Friday" or "announced Friday"."""
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
    """Tell whether a place name stands for the place: after "in", "in Norway's", "to" or "the capital of X,", or in a list."""
    return line.classes[at + 1 : at + 2] != "'" and _LOCATED.search(line.classes, max(0, at - 6), at) is not None


def when(line: Line, day: Day | None) -> When | None:
    """Make the `when` of an event; the words are the date's."""
    if day is None:
        return None
    start, end = line.span(day.at, day.at)
    return When(start=day.days.start, end=day.days.end, precision=day.days.precision, text=line.doc.seg.text[start:end])


def is_exact(day: Day | None) -> bool:
    """Tell whether a day is known, not just a week or a month."""
    return day is not None and day.days.start is not None and day.days.precision in EXACT
