"""A line in, the visits that it tells of out, each as the chunks of its verb, its visitors and its stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.patterns import rule_and_verb
from diplowire.extract.visits.arrival import by_arrival
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.grammar import REGION_INCLUDES, VISIT
from diplowire.extract.visits.meant import means_it
from diplowire.extract.visits.nouns import by_noun
from diplowire.extract.visits.staying import homeward, remaining, staying
from diplowire.extract.visits.stops import stops
from diplowire.extract.visits.verb_status import BACK
from diplowire.extract.visits.verbs import COMING, by_verb
from diplowire.extract.visits.welcomed import welcomed

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
_ATTENDED = re.compile(r"uj[^;,WHPR&]{0,10}?i(?=a?L)")
_LONG_CLAUSE = 20  # chunks
_VISITING = re.compile(r"\bvisiting ", re.IGNORECASE)
_OF_A_TOUR = frozenset({"tour", "stop", "leg"})
_HABIT = frozenset("regularly often usually frequently traditionally annually sometimes routinely always occasionally".split())


def find(line: Line) -> Iterator[Found]:
    """Find the visits of a sentence, in the order of their verbs."""
    yield from _guests(line)
    yield from welcomed(line)
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
            yield from _back_from_event(line, found)
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


def _back_from_event(line: Line, found: Found) -> Iterator[Found]:
    """Read "returned home on Tuesday after attending a summit in Oslo": she was there."""
    event = _ATTENDED.search(line.classes, found.verb, found.verb + _LONG_CLAUSE) if found.rule == "returns_then" else None
    if event is not None and found.status != "planned":
        yield found._replace(rule="back_from", stops=stops(line, event.end()), status="completed")


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
