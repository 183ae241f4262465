"""A line in, who was there when others met out: "A chaired the talks", "B sat at her side", "C was in the room"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook
from diplowire.extract.meetings.found import Found
from diplowire.extract.meetings.nouns import DEFINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

PRESENT = frozenset({"at_table", "beside", "chaired_it", "looking_on", "present_there", "with_him"})
# Words of a sentence that has no word for a meeting.
WHERE_THEY_SIT = frozenset({"attendance", "room", "table"})
WORDS_OF_PRESENCE = ("round the table", "at the table", "in the room", "in attendance", "In attendance")
_CHAIRING = frozenset("chaired chairs hosted hosts moderated".split())
_WHERE = frozenset({("at", "table"), ("in", "room"), ("on", "line")})  # or "on the call"
_AT_SIDE = re.compile(r"@(?:v?i(?:(?P<whose>[PRH])'|a)(?P<side>[.]{1,2})|(?P<near>[.y]|vt)(?:(?P<whom>[PRH])|\.))(?=[.,;&]|$)")
_SIDES = frozenset({"side", "elbow", "hand", "left", "right"})
_NEAR = frozenset({"beside", "alongside", "next", "behind"})
_WAS = frozenset({"was", "were"})
_SEEN = frozenset({"looking", "looked"})


def present(line: Line, rule: str, verb: int) -> Iterator[Found]:
    """Read who was there; where he is told to have been beside somebody, that chunk is the agent."""
    beside = _besides(line, verb) if rule == "beside" else ()
    if beside is None or not _means_it(line, rule, verb):
        return
    time = _time(line, rule, verb)
    who = _before_insertion(line, verb) or subject(line, verb)
    if time in ("past", "future") and who and all(line.classes[k] in "PRH" for k in who):
        yield Found(rule, line, verb, verb + 1, beside, who, time, refers=True)


def _time(line: Line, rule: str, verb: int) -> Outlook | None:
    """When it was; "was at the table" has no form of its own."""
    if rule == "looking_on" or (rule == "at_table" and line.word(verb) in _WAS and "n" not in line.classes[verb : verb + 3]):
        return "past"
    return outlook(line, verb) if rule != "at_table" or "w" in line.classes[max(0, verb - 2) : verb] else None


def _means_it(line: Line, rule: str, verb: int) -> bool:
    if rule == "chaired_it":
        return line.word(verb) in _CHAIRING and line.word(verb + 1) in DEFINITE
    if rule == "at_table":
        if line.classes[verb - 1 : verb] == "H" and line.mention(verb - 1).name == "who":
            return False  # told by the way, of whatever talks
        at = next(k for k in range(verb + 1, len(line.classes)) if line.classes[k] != "v")
        if line.classes[at] == "j" or line.classes.startswith("i.", at):
            return line.word(at) == "present" or (line.word(at), line.word(at + 1)) == ("in", "attendance")
        at += 1
        return (line.word(at) == "the" and (line.word(at - 1), line.word(at + 1)) in _WHERE) or line.classes[at + 1] in "p6"
    return rule != "looking_on" or (line.word(verb) in _SEEN and line.word(verb + 1) == "on")


def _besides(line: Line, verb: int) -> tuple[int, ...] | None:
    """Chunk of B in "sat at B's right hand", "sat next to B"; none where it is "at his side", and None where it is elsewhere."""
    if line.classes.startswith("id", verb + 1):
        return ()  # "sat in on the talks"
    found = _AT_SIDE.match(line.classes, verb)
    if found is None:
        return None
    where = line.words[slice(*found.span("side"))] if found["side"] else line.words[slice(*found.span("near"))]
    if (_SIDES if found["side"] else _NEAR).isdisjoint(where):
        return None
    named = found["whose"] or found["whom"]
    return (found.start("whose" if found["whose"] else "whom"),) if named else ()


def _before_insertion(line: Line, verb: int) -> tuple[int, ...]:
    """A of "A, who had landed on Tuesday, sat": the main clause goes on behind what is inserted."""
    opened = line.classes.startswith("P,H") and line.classes[verb - 1 : verb] == ","
    return (0,) if opened and line.classes.find(",", 2, verb) == verb - 1 else ()
