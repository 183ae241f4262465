"""A line in, the visits that it tells of out, each as the chunks of its verb, its visitors and its stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.people import earlier_subject, listed, main_subject, owner, subject
from diplowire.extract.frames.tense import group_start, outlook, surroundings
from diplowire.extract.frames.when import day_of, is_exact, last_day
from diplowire.extract.lexicon.event_words import forms
from diplowire.extract.visits.grammar import VISIT
from diplowire.extract.visits.stops import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.stops import Stopover
    from diplowire.model import Status

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_NOUNS = frozenset({"visit", "visit_by", "visit_of_somebody_to", "visit_to", "tour_of", "stage_in", "next_stop", "continues_in"})
_BACK = frozenset({"returned", "return", "returns", "returning"})
_HEAD = 2  # sentences at the head of an article
_STILL_THERE = 2  # days after which a traveller is taken to be back
_COMING = frozenset({"upcoming", "forthcoming", "next", "announced"})
_ENDED = frozenset("concluded ended wrapped finished concludes ends finishes wraps concluding ending wrapping completed".split())
_BEGUN = frozenset("began started begins starts beginning starting kicked kicks opened opens".split())
_VISITING = re.compile(r"\bvisiting ", re.IGNORECASE)
_RECEPTION = frozenset({"airport", "tarmac", "airfield", "airbase"})
_GREETING = re.compile(r"[189][vT]{0,2}(?=[av.#C']{0,4}[PRG])")
_IN_CITY = re.compile(r"i(?=a?L)")
_HABIT = frozenset("regularly often usually frequently traditionally annually sometimes routinely always occasionally".split())


class Found(NamedTuple):
    """A visit as one sentence tells it.

    `visitors` are chunks of the line `whose`: another one where "his" or "its" points back. `sure` is false where the words leave the
    status open. Without `stops` it tells more of a visit already told.
    """

    rule: str
    line: Line
    verb: int
    end: int
    visitors: tuple[int, ...]
    stops: tuple[Stopover, ...]
    status: Status
    whose: Line
    sure: bool = True


def find(line: Line) -> Iterator[Found]:
    """Find the visits of a sentence, in the order of their verbs."""
    yield from _guests(line)
    yield from _received(line)
    for match in VISIT.finditer(line.classes):
        rule = match.lastgroup or ""
        verb = match.start(f"verb_{rule}")
        if not _HABIT.isdisjoint([line.word(k) for k in range(max(0, verb - 3), match.end())]):
            continue
        if line.spoken and (rule in _NOUNS or rule == "is_in"):
            continue  # people talking recall journeys far more often than they report them
        found = _noun(line, rule, verb, match) if rule in _NOUNS else _verb(line, rule, verb, match)
        if found is not None:
            yield found


def _guests(line: Line) -> Iterator[Found]:
    """ "Visiting President X": the word stands inside the mention."""
    sentence = line.doc.seg.sentences[line.index]
    if line.doc.text.find("isiting ", sentence.start, sentence.end) < 0:
        return
    for at, chunk in enumerate(line.row):
        if line.classes[at] in "PRGD" and _VISITING.search(line.doc.text, chunk.start, chunk.end):
            yield Found("visiting_guest", line, at, at + 1, (at,), (), "ongoing", line, sure=False)


def _received(line: Line) -> Iterator[Found]:
    """ "X greeted Y at the airport": Y has arrived."""
    if _RECEPTION.isdisjoint([c.lower for c in line.row]):
        return
    for match in _GREETING.finditer(line.classes):
        guest = listed(line, match.end())[:1]
        verb = match.start()
        if guest and outlook(line, verb) == "past":
            yield Found("received_at_airport", line, verb, match.end(), guest, stops(line, _city_after(line, guest[0])), "ongoing", line)


def _city_after(line: Line, at: int) -> int:
    """Chunk after which a city may be named behind chunk `at`; the end of the line if none is."""
    found = _IN_CITY.search(line.classes, at)
    return found.end() if found else len(line.classes)


def _verb(line: Line, rule: str, verb: int, match: re.Match[str]) -> Found | None:
    if rule == "visits" and _is_noun(line, verb):
        return None
    if line.word(verb) == "travel" and line.classes[verb - 1 : verb] in ("r", "d", "a", "f", "'", "o"):
        return _travel_noun(line, verb, match)
    time = outlook(line, verb)
    if time == "open" and line.classes[verb - 1 : verb] not in (",", "u", "&"):
        return None  # "families arriving in Greece"
    if time is None:
        return None
    if time == "open":
        time = surroundings(line, verb)
    visitors, whose = subject(line, verb), line
    status = _status(line, rule, verb, time)
    places = stops(line, match.end())
    if rule == "sends_to":
        visitors = listed(line, match.end())
        places = stops(line, line.classes.index("t", visitors[-1]) + 1) if visitors and "t" in line.classes[visitors[-1] :] else ()
    if rule == "takes_to" and not (visitors := _inside_subject(line, verb)):
        whose, visitors = earlier_subject(line)
    if rule == "leads_delegation":
        visitors += (verb + 1,)
    return Found(rule, line, verb, match.end(), visitors, places, status, whose)


def _travel_noun(line: Line, verb: int, match: re.Match[str]) -> Found | None:
    """ "Is on travel to X", "returned from travel to X"."""
    before = line.classes[verb - 1]
    if before not in ("r", "d"):
        return None
    status: Status = "completed" if before == "r" else "ongoing"
    return Found("travels_to", line, verb, match.end(), main_subject(line, verb), stops(line, match.end()), status, line)


def _is_noun(line: Line, at: int) -> bool:
    """Tell whether "visit" or "visits" is a noun: an article, an adjective or an owner stands before it."""
    if line.word(at) not in ("visit", "visits"):
        return False
    return line.classes[at - 1 : at] in ("a", "'", ".", "#", "o", "g", "f", "d", "u") if at else True


def _status(line: Line, rule: str, verb: int, time: str) -> Status:
    """Status of a visit that a verb tells."""
    word = line.word(verb)
    if time == "future":
        return "planned"
    if rule in ("is_in", "expected_in"):
        return "planned" if rule == "expected_in" else "ongoing" if word in ("is", "are") else "completed"
    if rule.startswith("arrived") or rule in ("left_for", "leads_delegation"):
        return "planned" if time == "present" and rule != "leads_delegation" else "ongoing"
    if rule == "sends_to":
        return "ongoing" if word in ("sent", "dispatched") else "planned"
    if rule == "takes_to":
        return "completed" if word == "took" else "planned"
    if rule in ("left", "departed"):
        return "completed"
    if word in ("headed", "heading", "heads"):
        return "planned" if time != "past" or "b" in line.classes[group_start(line, verb) : verb] else "ongoing"
    if time == "present":
        return "planned"
    if time == "ongoing" or (rule == "travels_to" and word not in _BACK and _lately(line, verb)):
        return "ongoing"
    return "completed"


def _lately(line: Line, verb: int) -> bool:
    """Tell whether somebody set off so lately that he is still there: "flew to Hanoi on Tuesday", told on Wednesday."""
    day, published = day_of(line, verb, future=False), line.doc.published
    if day is None or not published:
        return line.index < _HEAD
    return is_exact(day) and str(day.days.start) >= last_day(published, -_STILL_THERE)


def _noun(line: Line, rule: str, noun: int, match: re.Match[str]) -> Found | None:
    first = _phrase_start(line, noun)
    if line.word(noun).endswith("s"):
        return None  # "visits to the shrine", "trips abroad": no single journey
    if "n" in line.classes[max(0, first - 2) : noun] or "q" in line.classes[max(0, first - 6) : first]:
        return None
    places = stops(line, match.end()) if rule not in ("visit", "visit_by") else _stops_before(line, noun)
    owned = owner(line, first)
    if rule == "visit_of_somebody_to":
        owned = listed(line, noun + 2)[:1]
    whose, visitors = line, owned or _by(line, noun + 1)
    if not visitors and line.word(first) in _POSSESSIVES:
        visitors = _inside_subject(line, first)
        if not visitors:
            whose, visitors = earlier_subject(line)
    if not visitors:
        visitors = _holder(line, first)
    status = _noun_status(line, rule, first, noun, owned=bool(owned))
    return Found(rule, line, noun, match.end(), visitors, places, status or "ongoing", whose, sure=status is not None)


def _stops_before(line: Line, noun: int) -> tuple[Stopover, ...]:
    """Where "in Paris on an official visit" and "welcomed in Ljubljana at the start of a state visit" lead: "in" and a city before."""
    found = None
    for found in _IN_CITY.finditer(line.classes, 0, noun):
        pass
    return stops(line, found.end()) if found else ()


def _inside_subject(line: Line, first: int) -> tuple[int, ...]:
    """Whom "his" means inside a sentence: its subject, if that is a person (of "their" and "its" also a group)."""
    kinds = "PRH" if line.word(first) in ("his", "her") else "PRHDG"
    return tuple(k for k in main_subject(line, first) if line.classes[k] in kinds)


def _by(line: Line, at: int) -> tuple[int, ...]:
    """ "A visit to Oslo by X": who stands behind "by"."""
    for k in range(at, min(at + 6, len(line.classes))):
        if line.word(k) == "by":
            return listed(line, k + 1)
    return ()


def _holder(line: Line, first: int) -> tuple[int, ...]:
    """Who makes the visit whose phrase starts at chunk `first`: the subject of the verb before it."""
    for at in range(first - 1, max(-1, first - 5), -1):
        if line.classes[at] in "bmhAXZjwe" and line.classes[at] != "h":
            return subject(line, at) or main_subject(line, first)
    return main_subject(line, first)


def _phrase_start(line: Line, noun: int) -> int:
    """Chunk at which the noun phrase starts: its article or owner, or the noun itself."""
    for at in range(noun - 1, max(-1, noun - 8), -1):
        if line.classes[at] in "a'":
            return at
        if line.classes[at] not in ".#vOCLTSJKNe":
            return at + 1
    return noun


def _noun_status(line: Line, rule: str, first: int, noun: int, *, owned: bool) -> Status | None:  # noqa: C901, PLR0912 - one line a reading
    """Status of a visit that a noun tells, from the words that govern it."""
    if off := _called_off(line, first, noun):
        return off
    before, word = line.classes[max(0, first - 4) : first], line.word(first - 1)
    near = [line.word(k) for k in range(max(0, first - 3), first)]
    if near[-2:] == ["start", "of"] or near[-2:] == ["beginning", "of"]:
        return "ongoing"
    if _BEGUN & set(near):
        return "planned" if "w" in before or "t" in before else "ongoing"
    if _ENDED & set(near):
        return "planned" if "w" in before or "t" in before else "completed"
    time = surroundings(line, noun) if not owned else "open"
    if word in ("before",) or near[-2:] == ["ahead", "of"]:
        return "planned"
    if word in ("after", "following"):
        return "completed" if time != "future" else "planned"
    if "w" in line.classes[noun : noun + 4]:
        return "planned"
    if time == "future":
        return "planned"
    dates = [k for k in range(len(line.classes)) if line.classes[k] == "T"]
    if any(_over(line, k) and (noun < k < noun + 3 or before.endswith("d")) for k in dates):
        return "completed"
    if rule == "stage_in":
        return "completed" if time == "past" else "ongoing"
    if "e" in before or "e" in line.classes[first:noun] or not _COMING.isdisjoint([line.word(k) for k in range(first, noun)]):
        return "planned"
    if line.classes[first - 1 : first] == "r":
        return "completed"
    if time == "past" and any(forms().get(w) == "past" and w in ("paid", "made") for w in near):
        return "completed"
    if time == "past" and word == "on" and near and "was" in near:
        return "completed"
    if before.endswith("d") or time == "ongoing":
        return "ongoing"
    return None


def _over(line: Line, at: int) -> bool:
    """Tell whether a date is of a week or month that was over when the article was published."""
    days = line.doc.dates[line.row[at].ref].past
    if line.text(at, at).startswith(("earlier", "last")) and days.precision not in ("day", "range"):
        return True
    return days.precision in ("week", "month", "season", "year") and bool(
        days.end and line.doc.published and days.end < line.doc.published
    )


def _called_off(line: Line, first: int, noun: int) -> Status | None:
    """Tell whether a visit is called off or put off: "postponed his visit to X", "the trip to X was cancelled"."""
    return called_off(line, (*range(max(0, first - 4), first), *range(noun, min(noun + 12, len(line.classes)))))
