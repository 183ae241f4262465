"""What a sentence tells of a meeting in, out when, where and how it is held, whether it is, and the words that prove it."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.phrases import Phrases
from diplowire.extract.frames.sides import side
from diplowire.extract.frames.tense import group_start, is_purpose_of_past_journey, surroundings
from diplowire.extract.frames.when import Day, cities, day_of, sites
from diplowire.extract.meetings.agenda import is_on_agenda
from diplowire.extract.meetings.days_apart import days_before
from diplowire.extract.meetings.found import NOW
from diplowire.extract.meetings.noun_time import is_asked_off
from diplowire.extract.meetings.nouns import phrase_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Actor, Evidence, MeetingFormat, Place, Setting, Status

_SPOKEN = frozenset({"discussed_together", "discussed_with", "spoke_with", "spoke_by_phone", "spoke_together"})
_VIDEO = Phrases("video virtual online zoom", r"\b(?:video|virtual|online|zoom)")
_PHONE = Phrases(
    "phon call teleconference hotline",
    r"\b(?:tele)?phon(?:e|ed|es|ing|ic)\b|\bcalls?\b(?! for\b| on (?!\w+day\b|\w+ \d))|\b(?:teleconference|hotline)\b",
)
# "spoke privately on the sidelines", "talked for three hours at the palace".
_FACE_TO_FACE = re.compile(
    r"\b(?:sidelines|margins|face[- ]to[- ]face|in person|for [\w -]{1,30}(?:hours?|minutes) (?:at|in) )\b"
)
_SIDELINES = Phrases("sideline margin", r"\b(?:sidelines?|margins?) of (?P<what>[^.;:,]{3,80})")
_WORDS_FOR_SIDES: dict[int, Setting] = {0: "bilateral", 1: "bilateral", 2: "bilateral", 3: "trilateral"}
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_OPENING_PLACE = re.compile(r"ia?[.]?L,[WH]")  # "In Oslo, which she left on Friday, X met Y"
# "met X, who is on a visit to Estonia, in Tallinn on Tuesday": the clause goes on behind what is inserted.
_INSERTED = re.compile(r",?[HW][^;,]{1,14},(?P<rest>(?:iL|d?T){1,3})(?=[.,;&]|$)")
# "at the summit, which opens in Port Vila on Wednesday"
_WHICH_OPENS = re.compile(r",Ww?(?P<opens>m)(?P<rest>(?:iL|d?T){1,3})")
_OPENS = frozenset("began begin begins open opened opens start started starts".split())
_BACK = frozenset({"return", "returned", "returning", "returns", "back", "home"})
_THEN = frozenset({"later", "then", "afterward", "afterwards", "subsequently"})
_SENTENCES = 2  # back
_LONG_AGO = 180  # days
_start = attrgetter("start")
_NEAR = 4  # chunks
_WENT_TO_MEET = re.compile(r"[XA]a?tLt$")  # "met A in Oslo and then flew to Riga to meet B"
_AND_ANOTHER = re.compile(r'&(?=[a123689"])')
_SHORT = 6  # chunks
_NO_PLACE = frozenset({"phone", "video"})


class Circumstances(NamedTuple):
    """Day, places (with the chunks that tell them), format and status of a meeting."""

    day: Day | None
    places: tuple[tuple[int, Place], ...]
    format: MeetingFormat
    status: Status


def circumstances(doc: Document, found: Found, words: str) -> Circumstances:
    """Read the circumstances; a day and a place that are told of one partner alone go before those of the clause."""
    told = _of_clause(doc, found, words)
    if found.own is None:
        return told
    day = day_of(found.line, max(found.own[0], found.verb), future=told.status == "planned", bounds=found.own)
    places = tuple(cities(found.line, *found.own)[:1]) if told.format not in _NO_PLACE else ()
    first = found.own[0] <= found.verb and day is not None  # then a place later in the clause is told of other partners
    return told._replace(day=day or told.day, places=places if first else places or told.places)


def _of_clause(doc: Document, found: Found, words: str) -> Circumstances:
    """Read the circumstances from the clause, and from the one before that "where" takes up."""
    line, future = found.line, found.outlook == "future" or found.called is not None
    for_talks = found.rule == "talks_with" and "for" in line.words[max(0, found.verb - _NEAR) : found.verb]
    gone = for_talks and found.called is None and surroundings(line, found.verb) == "past"  # "arrived on Monday for talks"
    bounds = None
    if for_talks and (sets_off := line.classes.rfind("Y", 0, found.verb)) >= 0 and "A" not in line.classes[sets_off : found.verb]:
        gone, bounds = False, (found.verb, clause(line, found.verb)[1])  # "left on Monday for talks": they are on another day
    if found.rule == "talks_with" and is_on_agenda(line, phrase_start(line, found.verb)):
        bounds = (found.verb, clause(line, found.verb)[1])  # "arrived on Monday with a programme that includes talks"
    if found.rule == "talks_with" and is_asked_off(line, phrase_start(line, found.verb)):
        bounds = (found.verb, clause(line, found.verb)[1])  # "asked X on Monday to cancel his talks with Y"
    at = found.others[-1] if found.rule == "talks_they_hold" else found.verb  # "talks which A and B were to hold in X on Friday"
    gone = gone or (found.called is None and is_purpose_of_past_journey(line, found.verb))
    now = found.outlook == "present" or found.rule in NOW
    day = day_of(line, at, future=(future and not gone) or now, bounds=bounds)
    bounds = clause(line, at)
    named = [p for p in cities(line, *bounds) if not _gone_back_to(line, p[0]) and line.classes[p[0] - 1 : p[0]] != "r"]
    if apart := days_before(line, found.verb) if found.outlook != "future" else None:
        named = [p for p in named if p[0] > found.verb]  # "flew to Lima on Tuesday, a day after talks with X"
    # "Is in Oslo to tell of his meeting with X in Rome"
    behind = found.refers or found.rule == "talks_with" or _comes_second(line, at)  # "met A in Rome before talks with B in Oslo"
    places = (behind and [p for p in named if p[0] > found.verb][:1]) or named[:1] or _here(doc, found)
    if _WENT_TO_MEET.search(line.classes, max(0, found.verb - _SHORT), found.verb) and (goal := cities(line, *bounds)):
        places = [p for p in goal if p[0] == found.verb - 2] or places
    before = clause_before(line, found.verb)
    if before:
        places = places or cities(line, *before)[-1:]
        own = day_of(line, before[1], future=future, bounds=before) if day is None else None
        # Not the day of "set off on Friday for X, where he will meet Y".
        told = not future or not {"w", "e"}.isdisjoint(line.classes[slice(*before)])
        day = own if own and (own.days.precision == "day" or not future) and told else day
    opening = _OPENING_PLACE.match(line.classes)
    places = places or sites(line, *bounds)[:1] or (cities(line, 0, opening.end()) if opening else [])
    places = places or _named_of_noun(line, found.verb)
    if rest := _INSERTED.match(line.classes, bounds[1] - 1) or _which_opens(line, bounds[1]):
        places = places or cities(line, *rest.span("rest"))[:1]
        day = day or day_of(line, at, future=future, bounds=rest.span("rest"))
    day = apart or day or _same_day(found, bounds)
    day = _nearer(found, day) if found.called or found.rule in NOW else day
    how = _format(found, words, places)
    if places and found.rule in ("spoke_together", "discussed_with") and how == "unknown":
        how = "in_person"
    return Circumstances(day, () if how in _NO_PLACE else tuple(places), how, _status(doc, found, day))


def _named_of_noun(line: Line, noun: int) -> list[tuple[int, Place]]:
    """Read "the Oslo meeting of A and B", "their Oslo talks": its place stands before the noun."""
    if line.classes[noun] not in "457" or line.classes[noun - 1 : noun] != "L":
        return []
    place = line.mention(noun - 1).place
    return [(noun - 1, place)] if place is not None and place.kind == "city" else []


def _comes_second(line: Line, verb: int) -> bool:
    """Tell whether a place before the verb is another's: "arrived in Oslo and met A in Riga", "they will meet again in Riga"."""
    first = group_start(line, verb)
    return line.classes[first - 1 : first] == "&" or "again" in line.words[verb + 1 : verb + 3]


def _which_opens(line: Line, end: int) -> re.Match[str] | None:
    """Where and when the gathering "opens in Port Vila on Wednesday" of which the clause tells that ends before chunk `end`."""
    told = _WHICH_OPENS.match(line.classes, end - 1)
    return told if told and line.word(told.start("opens")) in _OPENS else None


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
    either = found.outlook == "unreal" or found.rule in NOW  # "was to have met X on Tuesday", "is meeting X on Tuesday"
    nearer = away[0] < away[1] if either else away[0] < _LONG_AGO < away[1]
    return Day(day.at, past) if nearer else day


def _same_day(found: Found, bounds: tuple[int, int]) -> Day | None:
    """Read "X arrived on Monday. They then held talks": that Monday, told in the sentences before or in front of the clause."""
    line, doc = found.line, found.line.doc
    if found.outlook != "past" or not doc.published or _THEN.isdisjoint(line.words[slice(*bounds)]):
        return None
    at = next(k for k in range(*bounds) if line.words[k] in _THEN)
    first, last = doc.seg.sentences[max(0, line.index - _SENTENCES)].start, line.row[bounds[0]].start
    near_by = doc.dates[bisect_left(doc.dates, first, key=_start) : bisect_left(doc.dates, last, key=_start)]
    days = [d.past for d in near_by if d.past.precision == "day" and d.past.start]
    near = [d for d in days if (d.start or "") <= doc.published]
    return Day(at, near[-1]) if near else None


def setting(actors: Sequence[Actor], words: str) -> tuple[Setting, str | None]:
    """How many sides meet, or beside what occasion they do."""
    beside = _SIDELINES.search(words)
    if beside:
        return "sidelines", beside["what"].strip()
    return _WORDS_FOR_SIDES.get(len({side(a) for a in actors} - {None}), "multilateral"), None


def evidence(doc: Document, found: Found, people: Sequence[int], told: Circumstances) -> Iterator[Evidence]:
    """Give the characters behind each field; `people` are the chunks of those who take part."""
    line, rule = found.line, f"meeting.{found.rule}"
    yield doc.evidence("status", *line.span(found.verb, found.verb), rule)
    for i, at in enumerate(people):
        yield doc.evidence(f"participants[{i}]", *line.span(at, at), rule)
    if told.day:
        yield doc.evidence("when", *line.span(told.day.at, told.day.at), "date_of_clause")
    for i, (at, _) in enumerate(told.places):
        yield doc.evidence(f"where[{i}]", *line.span(at, at), "place_of_clause")
    if told.format != "unknown":
        yield doc.evidence("format", *line.span(found.verb, found.verb), rule)


def clause_before(line: Line, verb: int) -> tuple[int, int] | None:
    """The clause that "where" or "whom" takes up: "flew to Cairo on Monday, where she met Y", "received X, with whom he met"."""
    first, _ = clause(line, verb)
    if first == 0 or line.word(first - 1) not in ("where", "whom"):
        return None
    return clause(line, first - 2) if first > 1 else None


def _gone_back_to(line: Line, at: int) -> bool:
    """Tell whether somebody only came home there: "returned to Oslo after talks with X"."""
    return line.word(at - 1) == "to" and line.word(at - 2) in _BACK


def _goes_on_with_plans(found: Found) -> bool:
    """Tell whether "there he meets X" goes on with what will be: with "will" in the sentence, or in the one before."""
    line = found.line
    if "w" in line.classes[: found.verb] or "~" in line.classes[: found.verb]:
        return True
    return line.index > 0 and any(c.lower == "will" for c in line.doc.chunks[line.index - 1])


def _here(doc: Document, found: Found) -> list[tuple[int, Place]]:
    """The city of the dateline for "held talks here"."""
    line, place = found.line, doc.dateline_place
    bounds = clause(line, found.verb)
    there = 0 if line.word(0) == "there" else _chunk_of("there", line, found.verb, bounds[1])
    if there >= 0 and line.classes[there + 1 : there + 2] != "b" and (told := _last_city_before(line)) is not None:
        return [(there, told)]
    at = _chunk_of("here", line, *bounds)
    return [(at, place)] if place is not None and at >= 0 else []


def _chunk_of(word: str, line: Line, first: int, end: int) -> int:
    """Chunk of a word between two chunks; -1 where it does not stand there."""
    return line.words.index(word, first) if word in line.words[first:end] else -1


def _last_city_before(line: Line) -> Place | None:
    """Give the city that "there" means at the head of a sentence: the last one told of in the sentence before."""
    near = [m.place for m in line.before() if m.sentence == line.index - 1 and m.place is not None and m.place.kind == "city"]
    return near[-1] if near else None


def _format(found: Found, words: str, places: Sequence[tuple[int, Place]]) -> MeetingFormat:
    if found.rule == "discussed_together":
        return "unknown"  # that of the meeting told before
    joined = found.line.classes.rfind("&", max(0, found.verb - 4), found.verb)  # "paid a call on A and met B"
    # "held a call with A and a video conference with B", "will hold talks with A and call on B"
    other = _AND_ANOTHER.search(found.line.classes, found.end, found.end + _NEAR)
    last = other.start() - 1 if other else found.end + 3
    near = found.line.text(max(0, found.verb - 4, joined + 1), min(last, len(found.line.row) - 1))
    if _VIDEO.search(words) and (_VIDEO.search(near) or not _PHONE.search(near)):
        return "video"
    if found.rule in ("telephoned", "called") or _PHONE.search(near):
        return "phone" if found.rule not in ("courtesy_call", "calls_on") and "courtesy" not in near else "in_person"
    if found.line.word(found.verb).startswith("conversation") and not places:
        return "unknown"
    if found.rule not in _SPOKEN or "i" in found.line.classes[found.verb : found.end + 1] or _FACE_TO_FACE.search(words):
        return "in_person"
    return "unknown"


def _status(doc: Document, found: Found, day: Day | None) -> Status:
    if found.called:
        return found.called
    start = day.days.start if day else None
    told, near = doc.published, bool(start and doc.published and start <= doc.published)
    if found.outlook == "future":
        over = near and found.rule == "talks_with" and surroundings(found.line, found.verb) == "past"
        seen = near and start != told and is_purpose_of_past_journey(found.line, found.verb)
        return "completed" if over or seen else "planned"  # "went there on Monday for talks with X", "to see X"
    if found.outlook in ("present", "ongoing", "open") and start and told and start > told and not _is_of_caption(found, day):
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


def _is_of_caption(found: Found, day: Day | None) -> bool:
    """Tell whether it is "X meets Y in Z on September 4, 2019": a day with its year under a picture of what happened."""
    if day is None or found.outlook != "present" or found.line.classes[day.at] != "T":
        return False
    return found.line.doc.dates[found.line.row[day.at].ref].rule == "day-with-year"


def _date(found: Found, day: Day) -> str:
    return found.line.text(day.at, day.at)
