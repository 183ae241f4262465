"""A verb of travel in its line in, the status of the visit out, as its time and the words around the verb tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.tense import group_start
from diplowire.extract.frames.when import day_of, is_exact, is_since
from diplowire.extract.visits.lasting import last_day

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

BACK = frozenset({"returned", "return", "returns", "returning"})
ARRIVING = frozenset(
    "arrived arrived_at arrived_for arrived_for_event arrived_on_visit arrived_then flew_in left_for left_for_event "
    "leads_delegation set_off_for".split()
)
_SET_OFF = frozenset({"travels_to", "travels_with", "travels_to_event", "leads_delegation_to", "comes_to"})
_NOW = frozenset({"currently", "now", "presently"})
_HAS = frozenset({"has", "have"})
_CAME = frozenset({"came", "come"})
_BEFORE_THAT = frozenset({"prior", "previously", "earlier", "before"})
_AND_BACK = re.compile(r"(?:t|dT)(?:a?[.]{0,2}[CL],?){1,2}&[.v]")
_ON_DAY = re.compile(r"t?a?[.]?[CL](?:iL|,C,?)?dT")
_AS_PLANNED = re.compile(r"t?a?[.]?[CL](?:,C,?)?(?:d?T)?u(?=e)")  # "will not travel to Oslo next week as planned"
_STAYED = re.compile(
    r"but (?:he |she |then )?(?:stayed (?:away|(?:at )?home)"
    r"|(?:did not|never) (?:come|came|go|travel|arrived?|turn up)|(?:pulled|backed) out)\b"
)
_FOR_DAYS = re.compile(r"fT|fa[.v]{1,2}T|fa[.v]\.{1,2}(?=[.,]|$)")  # "for two days", "for the past three days"
_PLANS = frozenset({"plan", "plans"})
_GIVEN_UP = frozenset({"abandoned", "ditched", "dropped"})
_SHORT_PHRASE = 4  # chunks
_NEAR = 10  # chunks
_SHORT_CLAUSE = 6  # chunks
_SHORT_WAY = 8  # chunks
_STILL_THERE = 4  # days after which a traveller is taken to be back


def verb_status(line: Line, rule: str, verb: int, time: str) -> Status:
    """Status of a visit that a verb tells."""
    word = line.word(verb)
    on_the_road = rule == "en_route_to" and word in ("is", "are")  # as one who "is heading to" it
    if time == "future" or on_the_road or (rule == "returns_then" and time == "open" and line.word(verb - 1) == "before"):
        return "planned"  # "goes on to Niue before flying home on Thursday"
    is_there = (rule == "at_seat" and line.classes[verb] in "be") or (rule == "returns_then" and line.classes[verb] == "e")
    if is_there or rule in ("is_here", "is_in", "is_in_it", "expected_in", "on_the_way"):
        on_the_way = rule == "on_the_way" and "s" in line.classes[:verb]  # "said she was on her way to Oslo"
        return "planned" if line.classes[verb] == "e" else "ongoing" if on_the_way or _is_still_there(line, verb) else "completed"
    if rule in ARRIVING or (rule == "at_seat" and line.classes[verb] == "A"):
        # "had left Cairo for Oslo"; but "officials said she had left for Oslo"
        been = rule == "left_for" and line.word(verb - 1) == "had" and "s" not in line.classes[:verb]
        return "completed" if been else "planned" if time == "present" and rule != "leads_delegation" else "ongoing"
    if rule in ("is_sent_to", "sends_to"):
        return "ongoing" if word in ("sent", "dispatched") else "planned"
    if rule == "takes_to":
        return "completed" if word in ("took", "taken") else "planned"
    if rule == "left" or (rule == "departed" and time != "present") or (rule == "came_back_from" and time == "past"):
        return "completed"  # but "and leaves on Friday"
    if word in ("headed", "heading", "heads"):
        return _of_heading(line, verb, time)
    if time == "present":
        return "planned"
    visiting = line.word(verb - 2) in _HAS and (line.word(verb - 1), word) == ("been", "visiting")
    still = visiting or time == "ongoing" or line.word(verb - 1) == "while"  # "told reporters while visiting Oslo"
    if still or (rule in _SET_OFF and word not in BACK and _lately(line, verb)):
        return "ongoing"
    return "completed"


def _is_still_there(line: Line, verb: int) -> bool:
    """Tell whether it is "is in Oslo", "has been in Oslo since Monday"; or "said a delegation was currently in Oslo"."""
    if line.word(verb) in ("is", "are") or line.word(verb + 1) in _NOW:
        return True
    has_been = line.word(verb) == "been" and not _HAS.isdisjoint((line.word(verb - 1), line.word(verb - 2)))
    return has_been and (is_since(line, verb) or _FOR_DAYS.search(line.classes, verb, verb + _NEAR) is not None)


def _of_heading(line: Line, verb: int, time: str) -> Status:
    """Status of "is heading to Oslo" and "headed to Oslo"."""
    if line.word(verb - 1) in ("was", "were") and _set_off_before(line, verb):
        return "ongoing"  # "was heading to Oslo on Monday", told on Tuesday
    return "planned" if time != "past" or "b" in line.classes[group_start(line, verb) : verb] else "ongoing"


def _set_off_before(line: Line, verb: int) -> bool:
    """Tell whether the day of a journey is one of those right before the article."""
    day, published = day_of(line, verb, future=False), line.doc.published
    return (
        is_exact(day)
        and bool(published and day)
        and last_day(published or "", -_STILL_THERE) <= str(day and day.days.start) < (published or "")
    )


def _lately(line: Line, verb: int) -> bool:
    """Tell whether somebody set off so lately that he is still there: "flew to Hanoi on Tuesday", told on Wednesday."""
    if line.word(verb - 1) == "had" and line.word(verb) != "left" and line.word(verb + 1) not in ("in", "into"):
        return False  # "had flown to Oslo on Monday"
    if _AND_BACK.match(line.classes, verb + 1) and "back" in line.words[verb + 1 : verb + _SHORT_WAY]:
        return False  # "flew to Ankara and back on Monday"
    day, published = day_of(line, verb, future=False), line.doc.published
    if line.word(verb) in _CAME:
        return day is not None and day.days.start == published  # "came to Oslo Thursday for talks", told that day
    if day is None or not published:
        return line.word(verb - 1) != "had" and line.text(0, 0) not in _BEFORE_THAT and line.word(0) not in _BEFORE_THAT
    return is_exact(day) and str(day.days.start) >= last_day(published, -_STILL_THERE)


def will_not(line: Line, verb: int) -> bool:
    """Tell whether a journey that was planned is off: "will no longer travel to Oslo", "will not come to Oslo on Monday".

    Or "as planned".
    """
    if (line.word(verb - 2), line.word(verb - 1)) == ("no", "longer"):
        return line.classes[verb - 3 : verb - 2] == "w"
    group = line.classes[group_start(line, verb) : verb]
    if not {*"wn"} <= {*group}:
        return False
    planned = _AS_PLANNED.match(line.classes, verb + 1)
    return _ON_DAY.match(line.classes, verb + 1) is not None or (planned is not None and line.word(planned.end() - 1) == "as")


def dropped(line: Line, end: int) -> Status | None:
    """Read "was due to visit Oslo on Monday but cancelled", "was to fly to Oslo, but the trip was called off"."""
    if "but" not in line.words[end : end + _NEAR]:
        return None
    but = line.words.index("but", end)
    if _STAYED.match(line.text(but, min(but + _SHORT_CLAUSE, len(line.row)) - 1)):
        return "cancelled"
    stop = next((k for k in range(but, min(but + _NEAR, len(line.classes))) if line.classes[k] in "CLPRG"), but + _NEAR)
    return called_off(line, range(but, min(stop, len(line.classes))))


def plans_dropped(line: Line, verb: int) -> Status | None:
    """Read "cancelled plans to visit Oslo", "put off his plan to travel to Oslo"."""
    first = group_start(line, verb)
    if line.word(first) not in _PLANS:
        return None
    if line.word(first - 1) in _GIVEN_UP or line.word(first - 2) in _GIVEN_UP:
        return "cancelled"
    own = max(line.classes.rfind("&", 0, first), line.classes.rfind(",", 0, first), first - _SHORT_PHRASE, 0)
    return called_off(line, range(own, first))
