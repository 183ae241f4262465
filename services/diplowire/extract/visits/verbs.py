"""A verb of travel in its line in, the visit that it tells of out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_group, listed
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.people import meant_by_possessive, owner, subject_of_possessive
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook, surroundings
from diplowire.extract.lexicon.event_words import forms
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.grammar import EVENT_IN, IN_CITY
from diplowire.extract.visits.noun_phrase import phrase_start
from diplowire.extract.visits.noun_status import another_day
from diplowire.extract.visits.nouns import whose_tour
from diplowire.extract.visits.stops import Stopover, seat_of_state, stops
from diplowire.extract.visits.verb_status import ARRIVING, BACK, dropped, plans_dropped, verb_status, will_not

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook
    from diplowire.model import Status

COMING = frozenset({"upcoming", "forthcoming"})
# "flew to Oslo on Monday together with A and B"
WITH_OTHERS = frozenset({"travels_to", "travels_with", "arrived", "visits", "left_for"})
_BESIDE = re.compile(r"(?:[v.]y(?=[av.#C']{0,4}[PRG])|[LT]y(?=[av.#C']{0,4}P)|[CLT]y(?=a?[.#]{0,3}D))")
_AT_HEAD = re.compile(r"iR(?:oa?[.#]{0,2})?D")
_TOGETHER = frozenset({"together", "along", "alongside"})
_WHICH_LEFT = re.compile(r"[CL],?[WH][PH]h?v?$")
_WHERE_ARRIVES = re.compile(r"[CL],?W[PH][whbetv]{0,4}$")
_INTO = re.compile(r"i(?=a?[.#]{0,2}[CL])")
_ON_DAY = re.compile(r"d?T")
_NEAR = 10  # chunks
_EVENT = re.compile(EVENT_IN)
_TAKEN = frozenset({"him", "her", "them"})
_UNTIL = frozenset({"unless", "until"})
_WHILE = frozenset({"after", "before", "since", "while"})
_LANDS = frozenset("capital city continent country island islands kingdom town".split())
_SEEN = frozenset({"filmed", "pictured", "seen", "shown"})
_SHOWED = frozenset({"showed", "shows"})
_HOURS_LATER = re.compile(r" (?:few|couple of|several|two|three) hours$")
_SETS = frozenset({"set", "sets"})
_LONG_JOURNEY = 14  # chunks


def by_verb(line: Line, rule: str, verb: int, match: re.Match[str]) -> Found | None:
    """Read the visit that a verb tells of."""
    if (rule in ("visits", "at_seat") and _is_noun(line, verb)) or (rule == "travels_through" and line.word(verb + 1) == "by"):
        return None  # "flew by Oslo"
    if line.word(verb) == "departure" or (line.word(verb) == "travel" and line.word(verb - 1) in COMING):
        return _coming(line, rule, verb, match)
    if line.word(verb) != "travel" and line.classes[verb - 1 : verb] in ("a", "'") and line.word(verb - 1) != "that":
        return None  # "its continued support to Ukraine", "Peru's land borders"
    if line.word(verb) == "travel" and line.classes[verb - 1 : verb] in ("r", "d", "a", "f", "'", "o"):
        return _travel_noun(line, verb, match)
    if _is_no_journey(line, rule, verb, match.end()):
        return None
    time = _time(line, rule, verb)
    if time == "unreal" or will_not(line, verb):  # "was to have gone to Oslo"
        where = _where_to(line, rule, verb, (), match)
        longer = 2 * (line.word(verb - 1) == "longer")
        return Found(rule, line, verb, match.end(), subject(line, verb - longer), where, "cancelled", line) if where else None
    if time == "open" and _is_shown(line, verb):
        time = "past"
    if time == "open" and rule == "takes_to":
        time = "future" if "w" in line.classes[:verb] else "present"  # "will go on, with the next leg taking him to Oslo"
    if time is None or (time == "open" and verb and line.classes[:verb].rstrip("v")[-1:] not in (",", "u", "&")):
        return None  # "families arriving in Greece"
    time = _adjusted(line, rule, verb, time)
    off = (dropped(line, match.end()) or plans_dropped(line, verb)) if time == "future" or rule == "expected_in" else None
    status = off or verb_status(line, rule, verb, time)
    whose, visitors = _travellers(line, rule, verb, match)
    places = _where_to(line, rule, verb, visitors, match)
    found = Found(rule, line, verb, match.end(), visitors, places, status, whose)
    return found if places or rule != "at_seat" else _at_house(found)


def _at_house(found: Found) -> Found | None:
    """Read "visited Parliament House on Monday" in a dispatch: he is in the dateline's city, unless he is at home."""
    line, at = found.line, found.end
    place, house = line.doc.dateline_place, line.mention(at)
    if place is None or place.country is None or line.classes[found.verb] not in "SVU" or house.sector not in ("GOV", "LEG"):
        return None
    there = (Stopover(place.country, (), at, at),)
    return found._replace(rule="visits_house", stops=there, status="ongoing") if house.country in (None, place.country) else None


def _is_shown(line: Line, verb: int) -> bool:
    """Tell whether it is "was seen arriving in Oslo", "television showed X landing in Oslo"."""
    named = line.classes[verb - 1 : verb] in ("P", "R")
    return line.word(verb - 1) in _SEEN or (named and line.word(verb - 2) in _SHOWED)


def _became_first(line: Line, rule: str, verb: int) -> bool:
    """Tell whether it is "became the first minister of Norway to visit Oslo"."""
    to_visit = rule == "visits" and line.classes[verb - 1 : verb] == "t"
    return to_visit and "became" in line.words[max(0, verb - _NEAR) : verb] and "first" in line.text(max(0, verb - _NEAR), verb)


def _adjusted(line: Line, rule: str, verb: int, time: Outlook) -> Outlook:
    """Time of a participle by its surroundings, and of "is leaving on Friday" by the day."""
    if time == "open" and verb == 0 and rule in ARRIVING:
        return "past"  # "Arriving in Oslo on Monday, X said"
    if time == "open":
        time = surroundings(line, verb) if verb and not _beside_name(line, rule, verb) else "ongoing"
    if time != "ongoing" or rule in ("visits", "is_here", "is_in", "is_in_it", "at_seat") or _was_on_the_road(line, verb):
        return time
    return "future" if another_day(line, verb) else time  # "is leaving for Oslo on Friday", told on Wednesday


def _was_on_the_road(line: Line, verb: int) -> bool:
    """Tell whether it is "was heading to Oslo on Wednesday", told by the reporter; not "said she was leaving on Friday"."""
    return line.word(verb - 1) in ("was", "were") and "s" not in line.classes[:verb]


def _time(line: Line, rule: str, verb: int) -> Outlook | None:
    """When it is by its verb; "set off" is past, as the grammar of moves has no forms of it."""
    time = "past" if _became_first(line, rule, verb) else outlook(line, verb)
    if time == "present" and not _UNTIL.isdisjoint(line.words[max(0, verb - _NEAR) : verb]):
        return None  # "must wait until X visits Oslo"
    if rule == "is_sent_to" and "as" in line.words[verb : verb + _NEAR]:
        return None  # "was sent to Oslo as ambassador"
    if line.word(verb) == "leading" and time == "past" and line.classes[verb - 1 : verb] == "b":
        return "ongoing"  # "is leading a delegation to Oslo"; the table of words has "leading" for what is told
    return "past" if rule == "set_off_for" and line.word(verb) == "set" and time == "present" else time


def _beside_name(line: Line, rule: str, verb: int) -> bool:
    """Tell whether it is "X, visiting Oslo, said", without a day: he is there."""
    end = line.classes.find(",", verb)
    beside = line.classes[:verb].rstrip("v")[-2:] in ("P,", "R,")
    return rule == "visits" and beside and end > 0 and "T" not in line.classes[verb:end]


def _where_to(line: Line, rule: str, verb: int, visitors: tuple[int, ...], match: re.Match[str]) -> tuple[Stopover, ...]:
    """Where a journey leads."""
    if rule == "at_seat":
        return seat_of_state(line, match.end())
    if rule == "departed" and (left := _WHICH_LEFT.search(line.classes, 0, verb)):
        return stops(line, left.start())  # "In Oslo, which she left on Friday"
    if rule == "arrived_then" and (there := _WHERE_ARRIVES.search(line.classes, 0, verb)):
        return stops(line, there.start())  # "In Oslo, where she landed on Friday"
    places = stops(line, _places_at(line, visitors, match) if rule == "sends_to" else match.end())
    city = IN_CITY.search(line.classes, verb, match.end()) if rule == "arrived_on_visit" else None
    own = stops(line, city.end()) if city else ()
    into = _INTO.search(line.classes, verb, match.end()) if rule == "arrived_on_visit" else None
    if into and not any(s.country for s in places):
        return stops(line, into.end())  # "arrived in Norway on the second stop of a tour"
    # "Arrived in Oslo on a visit to Norway"
    return own if own and {s.country for s in own} == {s.country for s in places} else places


def _is_no_journey(line: Line, rule: str, verb: int, match_end: int) -> bool:
    """Tell whether the words mean something else: "taking steps to cut X off", "before she leaves", "flew from Oslo"."""
    if rule == "takes_to":
        return line.classes[verb + 1] not in "HP" and line.word(verb + 1) not in _TAKEN
    word = line.word(verb)
    if rule == "set_off_for":
        return word not in _SETS or line.word(verb + 1) not in ("off", "out")  # not "is set to leave"
    if word.startswith("touch") and line.word(verb + 1) != "down":
        return True  # "touched on relations with Norway"
    if word == "land" and line.classes[:verb].rstrip("v")[-1:] not in tuple("wtPRH&"):
        return True  # "calm tensions over land near a temple", "the only land border with Norway"
    if rule == "travels_to" and word in BACK and line.classes.find("rF", verb, match_end) > 0 and "T" not in line.classes[verb:]:
        return True  # "who has just returned from leading a mission to Norway": when he was there is not told
    if rule == "travels_to" and word.startswith("continu") and line.classes[match_end : match_end + 1] not in tuple("aCL"):
        return True  # "would continue to support the islands"
    if rule == "departed" and not _WHICH_LEFT.search(line.classes, 0, verb):
        dated = _ON_DAY.match(line.classes, verb + 1) is not None
        return (forms().get(word) == "present" and not dated) or not _leaves_land(line, verb)
    if word == "return" and line.classes[verb - 1 : verb] == "i":
        return True  # "would in return move to ratify"
    if rule == "returns_then":
        return word not in BACK and line.word(verb + 1) not in ("back", "home") and line.word(match_end - 1) != "home"
    return rule == "came_back_from" and word not in BACK and line.word(verb + 1) not in ("back", "home")


def _leaves_land(line: Line, verb: int) -> bool:
    """Tell whether nothing is told to be left, or the country: "left the island before nightfall", not "left the room"."""
    if line.classes[verb + 1 : verb + 2] != "a":
        return True
    end = next((k for k in range(verb + 2, len(line.classes)) if line.classes[k] not in ".c"), len(line.classes))
    return not _LANDS.isdisjoint(line.words[verb + 2 : end]) or _HOURS_LATER.search(line.text(verb, end - 1)) is not None


def _travellers(line: Line, rule: str, verb: int, match: re.Match[str]) -> tuple[Line, tuple[int, ...]]:
    """Chunks of those who travel, with their line: mostly the subject, but one may be sent or taken."""
    if rule == "sends_to":
        return line, listed(line, behind_group(line, match.end()))
    if rule == "takes_to":
        tour = whose_tour(line, verb)  # "X's tour, which will take her to Oslo"
        taken = (verb + 1,) if line.classes[verb + 1] == "P" else (tour.start("who"),) if tour else ()
        return (line, taken) if taken else meant_by_possessive(line, verb)
    if _became_first(line, rule, verb):
        return line, subject(line, line.words.index("became"))
    if rule == "travels_with":
        return line, (*subject(line, verb), *listed(line, verb + 2))  # "travelled with the president to Oslo"
    own = subject(line, verb) if verb else subject_after(line, max(0, line.classes.find(",")), ())  # "Visiting X, Y said"
    if line.word(verb).endswith("ing") and line.word(verb - 1) in _WHILE:
        apart = line.classes[verb - 2 : verb - 1] == "," and "W" not in line.classes[:verb]
        own = _main_clause(line, verb) or (main_subject(line, verb) if apart else ()) or own  # "A met B, before leaving for X"
    if rule in WITH_OTHERS and (beside := _BESIDE.search(line.classes, match.end(), match.end() + _NEAR)):
        along = line.word(beside.start()) in _TOGETHER or line.classes[beside.start()] in "CLT"
        return line, (*own, *(listed(line, beside.end()) if along else ()))
    if rule in ARRIVING | WITH_OTHERS and (led := _led_by_him(line, verb)):
        return line, (*own, led)
    if rule.startswith("leads_delegation"):
        led = next(k for k in range(verb + 1, len(line.classes)) if line.classes[k] in "DG")
        return line, (*own, led)
    return line, own


def _led_by_him(line: Line, verb: int) -> int | None:
    """Chunk of the delegation in "arrived in Oslo on Monday at the head of a delegation"."""
    head = _AT_HEAD.search(line.classes, verb, verb + _LONG_JOURNEY) if "at" in line.words[verb : verb + _LONG_JOURNEY] else None
    return head.end() - 1 if head and line.text(head.start(), head.end() - 1).startswith("at the head of") else None


def _main_clause(line: Line, verb: int) -> tuple[int, ...]:
    """Chunks of B in "After meeting A before leaving for X, B said": what opens a sentence is done by its subject."""
    opens = line.word(0) in _WHILE or line.word(0) in ("during", "following", "speaking", "talking")
    comma = line.classes.find(",", verb) if opens else -1
    return subject_after(line, comma + 1, ()) if comma > 0 else ()


def _places_at(line: Line, sent: tuple[int, ...], match: re.Match[str]) -> int:
    """Chunk behind the "to" of "sends X to Y"."""
    at = line.classes.find("t", sent[-1] if sent else match.end())
    event = _EVENT.match(line.classes, at + 1) if at >= 0 else None  # "to the talks in Oslo"
    return event.end() if event else at + 1 if at >= 0 else len(line.classes)


def _travel_noun(line: Line, verb: int, match: re.Match[str]) -> Found | None:
    """Read "is on travel to X", "returned from travel to X"."""
    before = line.classes[verb - 1]
    if before not in ("r", "d"):
        return None
    status: Status = "completed" if before == "r" else "ongoing"
    return Found("travels_to", line, verb, match.end(), main_subject(line, verb), stops(line, match.end()), status, line)


def _coming(line: Line, rule: str, noun: int, match: re.Match[str]) -> Found | None:
    """Read "his upcoming travel to X" and "before the minister's departure for X on Thursday"."""
    first = phrase_start(line, noun)
    whose = owner(line, first) or subject_of_possessive(line, first)
    if line.word(noun) == "travel":
        return Found(rule, line, noun, match.end(), whose, stops(line, match.end()), "planned", line)
    before = line.word(first - 1 - len(whose)) == "before" and surroundings(line, noun) != "past"
    status: Status = "planned" if before else "ongoing"
    return Found("left_for", line, noun, match.end(), whose, stops(line, match.end()), status, line, sure=False)


def _is_noun(line: Line, at: int) -> bool:
    """Tell whether "visit" or "visits" is a noun: an article, an adjective or an owner stands before it."""
    if line.word(at) not in ("visit", "visits"):
        return False
    return line.classes[at - 1 : at] in ("a", "'", ".", "#", "o", "g", "f", "d", "u") if at else True
