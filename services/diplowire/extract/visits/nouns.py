"""A noun of travel in its line in, the visit that it tells of out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.lists import behind_group, listed, owns
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.people import earlier_subject, meant_by_possessive, owner, subject_of_possessive
from diplowire.extract.frames.subject import subject
from diplowire.extract.lexicon import country_by_name, demonyms
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.grammar import IN_TOWN
from diplowire.extract.visits.lasting import last_day
from diplowire.extract.visits.no_journey import is_told_of, tells_of_none
from diplowire.extract.visits.noun_phrase import phrase_start
from diplowire.extract.visits.noun_status import noun_status
from diplowire.extract.visits.received import hosted, received, received_before
from diplowire.extract.visits.stops import Stopover, stops

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

_OPENING_WORD = (".,", "v,")  # "However, the visit"
_OPENING = 3  # chunks before a noun phrase at the head of a sentence
_LONG_OPENING = 5  # "at the end of his visit"
_NEAR_BY = 4  # chunks of a place before "by"
_LONG_CLAUSE = 20  # chunks
_DAYS_LATELY = 7
_LONG_PLACE = 9  # chunks: "to the south-eastern city of X"
_VERBS = "bhw"  # to be, to have, will: another clause
_MAIN_VERB = 6  # chunks behind the comma in which the main verb stands
_FOR_HIM_TO = re.compile(r"^[^PRGDO,;]{0,6}f(?P<who>[PR])t")
_OF_WHOM = re.compile(r"oa?[.#]{0,2}[PR]")
_WHERE = re.compile(r"(?P<place>[CL]),W[^,;LC]{0,9}$")
_DONE_BESIDE = frozenset("I8s")  # what is done by others than those who travel
_REMARKS = re.compile(
    r"(?:was |were )?(?:speaking|spoke"
    r"|made (?:the|his|her|their|these) (?:remarks?|comments?|announcement|statements?|appeal|call))\b"
)
_MAIN_VERBS = frozenset("follows comes came marks marked aims aimed ends ended".split())
_IN_COUNTRY = re.compile(r"i(?P<place>C)[vT]{0,2}[df]a[.#T]{0,4}$")
# "said in Norway on Monday during a visit", "told reporters in Norway at the end of a visit"
_SPEAKS_IN = re.compile(r"(?P<before>[s2.])i(?P<place>C)(?:[vT]|dT){0,2}(?:u|iamo|da[.#]{1,2}o)a[.#T]{0,4}$")
_REPORTERS = frozenset({"journalists", "media", "press", "reporters"})
_WHOSE_TOUR = re.compile(r"(?P<who>[PR])'[.#vT]{0,3}[JKS](?:,Ww?v?(?:[.~]i?[.#v]{0,2})?|w?Xv?y)$")
_PART_OF_TOUR = re.compile(r"(?P<who>[PR])'[.#vTe]{0,4}[SJK][^;,PRGDHs]{1,12}oa?$")
_OF_GUESTS = frozenset({"visit", "visit_to", "visit_to_it"})
_OF_SOMEBODY = frozenset({"visit_of", "visit_of_somebody_to"})
_SAID_DURING = re.compile(r"[PR]sv?(?:d?T)?[iu]$")
_TOLD_BEFORE = frozenset({"the", "this", "that"})
_HIS_OR_HER = frozenset({"his", "her", "their"})
_POSSESSIVES = _HIS_OR_HER | {"its"}


def by_noun(line: Line, rule: str, noun: int, match: re.Match[str]) -> Found | None:
    """Read the visit that a noun tells of: "his trip to X", "an official visit by Y"."""
    first = phrase_start(line, noun)
    if tells_of_none(line, rule, noun, first, match.end()):
        return None
    places = _places(line, rule, noun, match)
    if rule == "visit_to" and _by_one_told_of(line, match.end()):
        told = main_subject(line, first)
        there: Status = "ongoing" if line.word(first - 1) in ("during", "on") else "completed"
        return Found(rule, line, noun, match.end(), told, places, there, line) if told else None
    host_to = hosted(line, first, opening=rule != "visit") if rule in _OF_GUESTS else None
    if host_to is not None:
        when: Status = "planned" if host_to[1] == "future" else "ongoing"
        return Found(rule, line, noun, match.end(), host_to[0], places, when, line)
    owned = listed(line, behind_group(line, noun + 2)) if rule in _OF_SOMEBODY else _owner(line, first, noun)
    whose, visitors = _who_travels(line, rule, (first, noun, match.end()), owned, places)
    known = any(whose.actors(k) for k in visitors)
    if not known and not places and rule == "visit" and (line.word(first) in _TOLD_BEFORE or line.classes[first] == "'"):
        whose, visitors = received_before(line)
    last = max([noun, *(p.last for p in places[-1:]), *(_by(line, noun + 1) if not owned else ())])
    status = noun_status(line, rule, first, noun, last, owned=bool(owned))
    sure = status is not None
    if rule == "leg_of_tour" and not sure:
        return None
    if not known and whose is not line:  # "received X. She said the visit would help"
        return Found(rule, line, noun, match.end(), visitors, places, "completed" if status == "completed" else "ongoing", whose)
    sure = sure or (first == 1 and line.word(0) == "during" and _did_lately(line, noun)) or _says_there(line, first, visitors)
    if status in (None, "ongoing") and line.word(first - 1) == "during" and _plans_follow(line, noun):
        status = "planned"  # "during the trip starting on Tuesday, X will meet Y"
    return Found(rule, line, noun, match.end(), visitors, places, status or "ongoing", whose, sure=sure)


def _owner(line: Line, first: int, noun: int) -> tuple[int, ...]:
    """Chunk of who owns the phrase that starts at `first`: "X's visit", and "a Peruvian delegation visit"."""
    beside = first == noun and line.classes[noun - 1 : noun] == "D"
    return (noun - 1,) if beside else owner(line, first)


def _who_travels(
    line: Line, rule: str, told: tuple[int, int, int], owned: tuple[int, ...], places: tuple[Stopover, ...]
) -> tuple[Line, tuple[int, ...]]:
    """Chunks of those who travel, with their line; of `told` the phrase begins at the first chunk."""
    first, noun, end = told
    if rule == "is_a_stop":
        return _on_whose_trip(line, noun)
    if not owned and line.word(first) in _HIS_OR_HER and (guests := received(line, first, places, end)):
        return line, guests
    return (line, owned) if owned else _travellers(line, first, noun)


def _by_one_told_of(line: Line, end: int) -> bool:
    """Tell whether it is "the first visit to A by a B president": the one whom the sentence is about."""
    by = line.classes.find("g", end, end + _NEAR_BY) + 1
    return bool(by) and is_told_of(line, by)


def _places(line: Line, rule: str, noun: int, match: re.Match[str]) -> tuple[Stopover, ...]:
    """Where a visit leads; "Kenya will be a stop" tells it first."""
    if rule == "leg_of_tour":
        return _leg(line, noun - 1)
    if rule == "visit_as":
        return _beside_office(line, match.end() - 1)
    if rule == "is_a_stop":
        will = line.classes[match.start() - 1] == "w"
        return stops(line, match.start() - (2 if will else 1))
    return _stops_before(line, noun) if rule in ("visit", "visit_by", "visit_of") else stops(line, match.end())


def _beside_office(line: Line, at: int) -> tuple[Stopover, ...]:
    """Where "her first trip as minister to Norway" leads: the office at chunk `at` has taken the country in."""
    name = line.text(at, at).rpartition(" to ")[2]
    code = country_by_name().get(name.removeprefix("the "))
    return (Stopover(code, (), at, at),) if code else stops(line, at + 2) if line.word(at + 1) == "to" else ()


def _leg(line: Line, at: int) -> tuple[Stopover, ...]:
    """Where "the Kenyan leg of his tour" and "the Kenya leg" lead."""
    code = demonyms().get(line.word(at))
    return (Stopover(code, (), at, at),) if code else stops(line, at - (line.classes[at] == "'"))


def _plans_follow(line: Line, noun: int) -> bool:
    """Tell whether "during his visit to X" opens a sentence that tells of plans."""
    main = line.classes.find(",", noun)
    plans = line.classes[main : main + _MAIN_VERB].partition("s")[0]  # not "X said the port would be built"
    return main >= 0 and not {"w", "e"}.isdisjoint(plans)


def _did_lately(line: Line, noun: int) -> bool:
    """Tell whether "During her first trip to X, A met B on Sunday" tells of a day shortly before: she is there, or was."""
    told = line.doc.published
    days = [line.doc.dates[line.row[k].ref].past for k in range(noun, len(line.classes)) if line.classes[k] == "T"]
    week = last_day(told, -_DAYS_LATELY) if told else ""
    return any(d.precision == "day" and d.start and week <= d.start <= (told or "") for d in days)


def _says_there(line: Line, first: int, visitors: tuple[int, ...]) -> bool:
    """Tell whether it is "X told a briefing in Oslo during a visit to Norway": he is there."""
    if line.word(first - 1) != "during" or not visitors or visitors[-1] >= first:
        return False
    remarks = visitors[-1] + 1 < first - 1 and _REMARKS.match(line.text(visitors[-1] + 1, first - 1)) is not None
    return remarks or line.classes[visitors[-1] + 1 : first].lstrip("v")[:1] == "s"


def _travellers(line: Line, first: int, noun: int) -> tuple[Line, tuple[int, ...]]:
    """Chunks of those whose visit it is, with their line: "by X", "his" (maybe of a sentence before), or the subject."""
    if by := _by(line, noun + 1):
        return line, by
    if line.word(first) in _POSSESSIVES:
        inside = subject_of_possessive(line, first)
        if not inside and first <= _LONG_OPENING and (named := subject_after(line, noun, ())):
            of_one = line.word(first) in ("her", "his")
            alone = tuple(k for k in named if line.classes[k] in "PRH")[:1] if of_one else ()
            if alone or not of_one or not {line.classes[k] for k in named} <= {*"CGO"}:
                return line, alone or named  # "at the end of his visit to X, Y said"; or "Y and Z of X met"
        where, before = (line, inside) if inside else earlier_subject(line)
        if before:
            return where, before
    if tour := whose_tour(line, first):
        return line, (tour.start("who"),)
    opens = first <= 1 or line.classes[:first] in _OPENING_WORD
    called = opens and called_off(line, range(noun, min(noun + _LONG_CLAUSE, len(line.classes)))) is not None
    if called and (told := earlier_subject(line))[1]:
        return told  # "A visit to X, with which the trip was to begin, has been put off"
    if opens and line.word(noun + 1) in _MAIN_VERBS:
        return earlier_subject(line)  # "The visit follows a call in which the leaders agreed"
    if line.word(first - 1) == "during" and (during := _during(line, first, noun)) is not None:
        return during
    return _holder_or_after(line, first, noun, opens=opens)


def _holder_or_after(line: Line, first: int, noun: int, *, opens: bool) -> tuple[Line, tuple[int, ...]]:
    """Chunks of the subject before or behind, with their line; in "The tour will include A and B" of the sentence before."""
    found = _holder(line, first)
    said = line.classes.find("s", 0, first)
    if not found and line.word(first) in _TOLD_BEFORE and said > 0 and line.classes[said - 1] not in "PRHG":
        return earlier_subject(line)  # "The government said the visit will begin in Oslo"
    if not found and line.classes[first - 2 : first] == "Xy":
        return earlier_subject(line)  # "His tour will continue with a visit to Oslo"
    found = found or subject_after(line, noun, ())
    told = line.word(first) in _TOLD_BEFORE or line.classes[noun] == "N"  # "Other stops include A and B"
    states = opens and told and {line.classes[k] for k in found} <= {"C"}
    return earlier_subject(line) if found and states else (line, found)


def whose_tour(line: Line, first: int) -> re.Match[str] | None:
    """Match X of "X's tour, which included stops in A and B", "X's visit to A is part of a tour that includes B".

    Or "X's tour will continue with visits to B".
    """
    if line.word(first - 2) == "part" and (visit := _PART_OF_TOUR.search(line.classes, max(0, first - _LONG_CLAUSE), first)):
        return visit
    return _WHOSE_TOUR.search(line.classes, max(0, first - _LONG_PLACE), first)


def _during(line: Line, first: int, noun: int) -> tuple[Line, tuple[int, ...]] | None:
    """Chunks of those of whom something is told "during a visit", with their line; None where the words do not say so."""
    if (for_him := _FOR_HIM_TO.search(line.classes, 0, first)) is not None:
        return line, (for_him.start("who"),)  # "a chance for X to see the senators during a visit to Oslo"
    if (said := _SAID_DURING.search(line.classes, max(0, first - _OPENING - len("s")), first)) is not None:
        return line, (said.start(),)  # "Peru, X said during a visit to Oslo, was ready"
    if first != 1 or line.word(first) not in _TOLD_BEFORE:
        return None
    acting, told = subject_after(line, noun, ()), earlier_subject(line)
    of_one = not told[1] or any(line.classes[k] in "PRH" for k in acting)
    return (line, acting) if of_one else told  # "During the visit, the two sides signed": of who was told of last


def _on_whose_trip(line: Line, stop: int) -> tuple[Line, tuple[int, ...]]:
    """Chunks of him whose trip a stop belongs to, with their line: "the last stop of his trip", "the first leg of X's tour"."""
    for at in range(stop + 1, min(stop + _NEAR_BY, len(line.classes))):
        if line.word(at) in _POSSESSIVES:
            return meant_by_possessive(line, at)
        if line.classes.startswith("'", at + 1) and line.classes[at] in "PR":
            return line, (at,)
    return line, ()


def _stops_before(line: Line, noun: int) -> tuple[Stopover, ...]:
    """Where "in Paris on an official visit" and "welcomed in Paris at the start of a visit" lead: the last city after "in".

    "Her Norway visit" leads to Norway.
    """
    if noun > 1 and line.classes[noun - 1] in "CL" and line.classes[noun - 2] in "a.#e":
        return stops(line, noun - 1)
    if (where := _WHERE.search(line.classes, max(0, noun - _LONG_PLACE), noun)) and line.word(where.end("place") + 1) == "where":
        return stops(line, where.start("place"))  # "invited X to Paris, where he is expected on a visit"
    if stay := _IN_COUNTRY.search(line.classes, max(0, noun - _LONG_PLACE), noun):
        return stops(line, stay.start("place"))  # "is staying in Norway on a working visit"
    if (spoke := _SPEAKS_IN.search(line.classes, max(0, noun - _LONG_CLAUSE), noun)) and (
        spoke["before"] != "." or line.word(spoke.start()) in _REPORTERS
    ):
        return stops(line, spoke.start("place"))
    found = [m.end() for m in IN_TOWN.finditer(line.classes, 0, noun)]
    return stops(line, found[-1]) if found else ()


def _by(line: Line, at: int) -> tuple[int, ...]:
    """Give X of "a visit to Oslo by X"."""
    beside = "I" in line.classes[max(0, at - _NEAR_BY) : at]  # "was accompanied on the visit to Oslo by his deputy"
    for k in range(at, min(at + _LONG_PLACE, len(line.classes)) if not beside else at):
        if line.word(k) == "by":
            if line.classes[k - 1] in _DONE_BESIDE or line.word(k - 1) == "joined":
                return ()  # "paid a visit to Oslo, accompanied by his deputy", "hosted by X"
            found = listed(line, behind_group(line, k + 1), closed=True)
            return found if found and "," not in line.classes[k : found[0]] else ()  # "extended his visit by a day, X said"
        if line.classes[k] == "o" and line.classes[k - 1] in "CL" and (of_whom := _OF_WHOM.match(line.classes, k)):
            return (of_whom.end() - 1,)  # "the visit to Oslo of X"
        if line.classes[k] in _VERBS:
            break  # "X, who is on a visit to Oslo, was received by Y"
    return ()


def _holder(line: Line, first: int) -> tuple[int, ...]:
    """Who makes the visit whose phrase starts at chunk `first`: the subject of the verb before it."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if line.classes[at] in "bmhAXZjwe" and line.classes[at] != "h":
            return subject(line, at) or main_subject(line, first)
    found = main_subject(line, first)
    if found and all(line.classes[k] == "C" for k in found):
        found = next(((k,) for k in range(found[-1], first) if line.classes[k] in "PR" and owns(line, k)), found)
    told = bool(found) and line.classes.find("s", found[-1], first) > 0 and line.word(first) in _TOLD_BEFORE
    return () if told else found  # "X said the visit would open a new page": another's, told of before
