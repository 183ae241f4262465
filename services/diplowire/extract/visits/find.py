"""A line in, the visits that it tells of out, each as the chunks of its verb, its visitors and its stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_apposition, behind_group, listed
from diplowire.extract.frames.patterns import rule_and_verb
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook
from diplowire.extract.visits.arrival import by_arrival
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.grammar import IN_CITY, IN_LAND, REGION_INCLUDES, VISIT
from diplowire.extract.visits.meant import means_it
from diplowire.extract.visits.nouns import by_noun
from diplowire.extract.visits.staying import homeward, remaining, staying
from diplowire.extract.visits.stops import seat_of_state, stops
from diplowire.extract.visits.verb_status import BACK
from diplowire.extract.visits.verbs import COMING, by_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

_NOUNS = frozenset(
    {
        "visit",
        "visit_as",
        "visit_by",
        "visit_of",
        "visit_of_somebody_to",
        "visit_to",
        "visit_to_it",
        "tour",
        "tour_of",
        "stage_in",
        "next_stop",
        "continues_in",
        "tour_includes",
        "is_a_stop",
        "leg_of_tour",
    }
)
_ON_THE_WAY = frozenset({"comes_to", "arrived", "travels_to", "flew_in"})
_FROM = re.compile(r"[dvT]{0,3}r(?=a?[CL]|a\.c)")
_FROM_LAND = re.compile(r"Y(?:a?L|C|a.c)[vTd]{0,2}f")
_FLOWN_FROM = re.compile(r"X(?:d?T)?r(?=(?:a?L|C)(?:d?T)?t)")
_VISITING = re.compile(r"\bvisiting ", re.IGNORECASE)
_RECEPTION = frozenset({"airport", "tarmac", "airfield", "airbase"})
_GREETING = re.compile(r"[189][vT]{0,2}(?=[av.#C']{0,4}[PRGD])")
# "X was welcomed at the airport in Oslo on Monday by Y"
_GREETED = re.compile(r"b[hv]{0,2}[189](?=[vT]{0,2}[digT,])")
_WELCOME = re.compile(r"9[vT]{0,2}(?=(?:a?\.o)?[av.#C']{0,4}[PRGDO])")
# "Norway will host X", "Norway, which is preparing to welcome X"
_HOSTS = re.compile(r"(?P<state>[CL.])(?:,W)?[wbetvT]{1,5}(?P<verb>[89])[vT]{0,2}(?=[av.#C']{0,4}[PR])")
# or "was given a red-carpet welcome in Oslo"
_IS_WELCOMED = re.compile(
    r"(?:b[hv]{0,2}(?=9)|(?=[8.](?P<gets>a[.#v]{0,4}9)))(?P<verb>[98.])[^;WHPRs1238&]{0,10}?[it](?=a?L|a[.#C']{1,5}(?:oL|c))"
)
_GIVEN = frozenset({"accorded", "given", "got", "received"})
_TO = re.compile(r"(?:,?[FX]g[av.#C']{0,4}P)?,?t")  # "welcomed a delegation led by X to Oslo"
_OF_A_TOUR = frozenset({"tour", "stop", "leg"})
_HABIT = frozenset("regularly often usually frequently traditionally annually sometimes routinely always occasionally".split())


def find(line: Line) -> Iterator[Found]:
    """Find the visits of a sentence, in the order of their verbs."""
    yield from _guests(line)
    yield from _received(line)
    yield from _welcomed(line)
    yield from _awaited(line)
    yield from _was_welcomed(line)
    yield from staying(line)
    yield from homeward(line)
    yield from remaining(line)
    taken = 0
    for match in VISIT.finditer(line.classes):
        rule, verb = rule_and_verb(match)
        if verb < taken:
            continue  # "stops in" of "a tour of Africa with stops in"
        if _is_of_no_visit(line, rule, verb, match.end()):
            continue
        rule = "left" if rule == "flew_out" else rule
        rule = "is_here" if rule == "returns_then" and line.word(verb + 1) == "here" else rule  # "is due here on Friday"
        if line.word(verb) == "arrival":
            found = by_arrival(line, rule, verb, match.end())
        else:
            found = by_noun(line, rule, verb, match) if rule in _NOUNS else by_verb(line, rule, verb, match)
        if found is not None:
            yield found
            yield from _from_where(found)
            yield from _left_behind(line, found)
            if (stages := _in_region(line, found)) is not None:
                taken = stages.end
                yield stages


def _is_of_no_visit(line: Line, rule: str, verb: int, end: int) -> bool:
    """Tell whether the words up to chunk `end` tell of a habit, are recalled by who speaks, or mean something else."""
    often = "times" in line.words[end : end + 4]  # "has visited Oslo many times"
    if often or not _HABIT.isdisjoint(line.words[max(0, verb - 3) : end]):
        return True
    if line.spoken and (rule in _NOUNS or rule == "is_in" or (line.aside and not _is_previewed(line, rule, verb))):
        return True  # people talking recall journeys far more often than they report them
    return not means_it(line, rule, verb, end)


def _from_where(found: Found) -> Iterator[Found]:
    """Read "came to Algiers from Tunis" on a tour: Tunis was a stop as well."""
    line, end = found.line, found.stops[-1].last + 1 if found.stops else found.verb + 2
    before = _FROM.match(line.classes, end) if found.stops or found.rule == "flew_in" else None
    if before is None or found.rule not in _ON_THE_WAY:
        return
    on_tour = not _OF_A_TOUR.isdisjoint(line.words)
    dated = found.rule == "flew_in" or "T" in line.classes[found.verb :]  # else he was there nobody knows when
    told = line.word(found.verb) in BACK or "W" in line.classes[before.end() : before.end() + 8]  # "flew in from A, where he met"
    if on_tour or (dated and told and found.status != "planned"):
        yield found._replace(rule="came_from", stops=stops(line, before.end()), status="completed")


def _in_region(line: Line, found: Found) -> Found | None:
    """Read "a tour of the Middle East that includes Norway": the region names no stop."""
    if found.rule != "tour_of" or found.stops or (match := REGION_INCLUDES.match(line.classes, found.verb)) is None:
        return None
    included = means_it(line, "tour_includes", found.verb, match.end())
    return by_noun(line, "tour_includes", found.verb, match) if included else None


def _left_behind(line: Line, found: Found) -> Iterator[Found]:
    """Read "left Oslo for Lima", "flew from Oslo to Lima on Monday": the visit to Oslo is over."""
    flown = _FLOWN_FROM.match(line.classes, found.verb) if found.rule == "travels_to" and found.status == "ongoing" else None
    if flown is not None and "T" in line.classes[found.verb :]:
        yield found._replace(rule="left_from", stops=stops(line, flown.end())[:1], status="completed")
    told = found.rule == "left_for" and found.status in ("ongoing", "planned")
    behind = line.classes.find("f", found.verb, found.end) if told else -1
    if behind > 0 and _FROM_LAND.match(line.classes, found.verb):
        status: Status = "completed" if found.status == "ongoing" else "planned"  # "leaves the capital on Friday for Oslo"
        yield found._replace(rule="left_from", stops=stops(line, found.verb + 1)[:1], status=status)


def _is_previewed(line: Line, rule: str, verb: int) -> bool:
    """Tell whether somebody named is to travel: "as you saw, Secretary X will be travelling to Y"."""
    return rule == "travels_to" and (line.word(verb - 1) in COMING or "w" in line.classes[max(0, verb - 3) : verb])


def _guests(line: Line) -> Iterator[Found]:
    """Read "visiting President X": the word stands inside the mention."""
    sentence = line.doc.seg.sentences[line.index]
    if line.doc.text.find("isiting ", sentence.start, sentence.end) < 0:
        return
    for at, chunk in enumerate(line.row):
        if line.classes[at] in "PRGD" and _VISITING.search(line.doc.text, chunk.start, chunk.end):
            yield Found("visiting_guest", line, at, at + 1, (at,), (), "ongoing", line, sure=False)


def _welcomed(line: Line) -> Iterator[Found]:
    """Read "X welcomed Y to Oslo": Y is there, or will be."""
    for match in _WELCOME.finditer(line.classes):
        guests, verb = listed(line, behind_group(line, match.end())), match.start()
        time = outlook(line, verb)
        to = _TO.match(line.classes, behind_apposition(line, guests[-1])) if guests and time is not None else None
        if to is None:
            continue
        status: Status = "planned" if time == "future" else "ongoing"
        places = stops(line, to.end()) or (seat_of_state(line, to.end()) if line.classes.startswith("O", to.end()) else ())
        yield Found("welcomed_to", line, verb, match.end(), guests, places, status, line)


def _awaited(line: Line) -> Iterator[Found]:
    """Read "Norway will host X next week", "Norway is busy as it prepares to welcome X": X is to come."""
    for match in _HOSTS.finditer(line.classes):
        verb, at = match.start("verb"), match.start("state")
        if line.word(at) == "it":
            at = 0
        guests = listed(line, match.end()) if line.classes[at] in "CL" and outlook(line, verb) == "future" else ()
        if guests and all(line.classes[k] in "PR" for k in guests):
            yield Found("will_host", line, verb, match.end(), guests, stops(line, at), "planned", line)


def _was_welcomed(line: Line) -> Iterator[Found]:
    """Read "X was welcomed at Government House in Oslo", "X received a warm welcome in Oslo": X is there."""
    for match in _IS_WELCOMED.finditer(line.classes):
        verb, gets = match.start("verb"), match["gets"] is not None
        time = "past" if gets and line.word(verb) in _GIVEN else None if gets else outlook(line, verb)
        guests = subject(line, verb) if time in ("past", "future") else ()
        offer = bool(guests) and line.classes[guests[0] - 1 : guests[0]] in tuple("gofrt")  # "An offer by X was welcomed in Oslo"
        if guests and not offer and all(line.classes[k] in "PRHD" for k in guests):
            status: Status = "planned" if time == "future" else "ongoing"
            inside = line.classes.count("i", verb, match.end()) > 1  # "at Government House in Oslo": of one day of a visit
            yield Found(
                "visits_house" if inside else "was_welcomed",
                line,
                verb,
                match.end(),
                guests,
                stops(line, match.end()),
                status,
                line,
            )


def _received(line: Line) -> Iterator[Found]:
    """Read "X greeted Y at the airport": Y has arrived."""
    if _RECEPTION.isdisjoint(line.words):
        return
    for match in _GREETING.finditer(line.classes):
        guest = listed(line, match.end())[:1]
        verb = match.start()
        if guest and outlook(line, verb) == "past":
            city = IN_CITY.search(line.classes, guest[0])
            places = stops(line, city.end()) if city else ()
            yield Found("received_at_airport", line, verb, match.end(), guest, places, "ongoing", line)
    for match in _GREETED.finditer(line.classes):
        verb, time = match.end() - 1, outlook(line, match.end() - 1)
        city = IN_CITY.search(line.classes, match.end()) or IN_LAND.search(line.classes, match.end())
        if time in ("past", "future") and (guests := subject(line, verb)):
            places = stops(line, city.end()) if city else ()
            status: Status = "planned" if time == "future" else "ongoing"
            yield Found("received_at_airport", line, verb, match.end(), guests, places, status, line)
