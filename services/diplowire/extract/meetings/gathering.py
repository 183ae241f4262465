"""Words that tell who came to a meeting of several in, those who came out: "Kenya was represented by A"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import COUNTERPARTS, has_rank_alone, listed, whole_list
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook
from diplowire.extract.meetings.found import Found
from diplowire.extract.meetings.nouns import DEFINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

GATHERING = frozenset(
    "brings_with hosted_by in_attendance in_presence_of joined_for joins_for joins_them present_were represented_by round_table "
    "taking_part with_taking_part".split()
)
BRINGING = frozenset("bring bringing brings brought".split())
_PRESENT = frozenset({"attending", "joining", "participating", "present"})
_INCLUDING = frozenset({"include", "included", "includes"})
_JOINS = frozenset("join joined joining joins".split())
# "his counterparts of Liberia, A, and Sierra Leone, B", "the United Nations' A"
# Or with the office before: "the vice minister of trade and ports, A, and the director, B; and, on the Finnish side, C".
# Or with a semicolon between all of them.
_LIST = re.compile(
    r"(?:(?:,?(?:&|u\.ug?)?|;&?,?dC,|;(?=[av.#C']{0,4}P(?:;|,?&))|;&(?=[av.#C']{0,4}P\.?$))"
    r"(?:C,|O'|[av.#C']{0,4})[PRGD](?:[rf]C)?(?:[.&]{1,5}(?=,P))?){1,20}"
)
_OFFICE_OF_NEXT = re.compile(r"R[.&]{0,5},P")
_ATTENDED_TOO = re.compile(r",?&v?[jF3]g(?=[av.#C']{0,4}[PRGD])")
_REPRESENTED = re.compile(r"[CPR],?[bh]{1,2}v?$")
_OF_ANOTHER_STATE = re.compile(r",?[&u]?C(?:b\.)?g(?=[av.#']{0,3}P)")
_WHO_CAME = frozenset(
    "others attendance attendees attended attending delegates guests participants participating present those".split()
)
_TALKS = re.compile(r"[457]|(?<=[aT])0")
_ROUND = frozenset({("around", "table"), ("round", "table"), ("at", "table"), ("in", "room")})
_FOR_REPORTERS = frozenset({"news", "press"})
# "met in Oslo", "held talks with A and B": what was done in the presence of somebody is that, not a signing or a speech.
_MET = re.compile(r"[1045](?:[^;,WHs&1238EbhwAX]|&(?=[av.#C']{0,3}[PRGD])){0,18}$")
_LONG = 19  # chunks
_NEAR = 6  # chunks


def gathering(line: Line, rule: str, verb: int, end: int) -> Iterator[Found]:
    """Read who came to a meeting: one of its own where somebody joins others for it, else one that was told before."""
    time: Outlook | None = "future" if "w" in line.classes[verb:end] else "past"
    if rule == "joins_for":
        time = outlook(line, verb)
    if time is None or not _means_it(line, rule, verb, end):
        return
    if rule == "joined_for":
        yield Found(rule, line, verb, end, whole_list(line, verb), listed(line, end), time)
    elif rule == "joins_for":
        yield Found("joined_for", line, verb, end, subject(line, verb), listed(line, end + (line.word(end) == "host")), time)
    elif rule == "with_taking_part":
        yield Found(rule, line, verb, end, all_named(line, end), (), time)
    else:
        told = rule if rule in ("in_presence_of", "represented_by") else "attended_by"
        if rule == "in_attendance" or (line.word(verb) == "present" and _TALKS.search(line.classes, verb, end) is None):
            told = "present_there"  # "Also present were A and B": at what was told just before
        yield Found(told, line, verb, end, (), _who_came(line, rule, verb, end), time, refers=True)


def _who_came(line: Line, rule: str, verb: int, end: int) -> tuple[int, ...]:
    """Chunks of those who came to the meeting that was told before."""
    if rule == "joins_them":
        return subject(line, verb)
    if rule == "in_presence_of":
        return all_named(line, end + 1)
    came = _brought(line, verb, end) if rule == "brings_with" else all_named(line, end)
    if rule == "hosted_by":
        return (*came, *attended_too(line, came))
    while rule == "represented_by" and (more := _OF_ANOTHER_STATE.match(line.classes, came[-1] + 1)):
        came = (*came, *all_named(line, more.end())[:1])
    return came


def _means_it(line: Line, rule: str, verb: int, end: int) -> bool:
    """Tell whether the words are those that the pattern takes them for."""
    if rule in ("joins_for", "joins_them"):
        return line.word(verb) in _JOINS and (_joins_talks(line, end) if rule == "joins_for" else line.word(verb + 1) == "them")
    if rule == "in_presence_of":
        return line.word(end - 1) == "presence" and _MET.search(line.classes, max(0, verb - _LONG), verb) is not None
    if rule == "represented_by":
        return line.word(verb) == "represented" and _REPRESENTED.search(line.classes, max(0, verb - 4), verb) is not None
    if rule == "in_attendance":
        return line.word(verb + 1) == "attendance"
    if rule == "round_table":
        return (line.word(verb), line.word(verb + 2)) in _ROUND
    if rule == "taking_part":
        return line.word(verb) in _PRESENT or line.word(verb) == "sitting" or line.word(verb + 1) == "part"
    if rule == "hosted_by":
        return not DEFINITE.isdisjoint(line.words[max(0, verb - 2) : verb])
    if rule == "brings_with":
        return line.word(end - 1) in BRINGING and "together" in line.words[end : end + _LONG]
    if rule == "present_were":
        told = line.classes[end - 1] == "b" or line.word(end - 1) in _INCLUDING
        return told and not _WHO_CAME.isdisjoint(line.words[max(0, verb - _NEAR) : verb])
    return True


def _joins_talks(line: Line, at: int) -> bool:
    """Tell whether others are joined at talks: not "joined X at a press conference"."""
    talks = _TALKS.search(line.classes, at)
    return talks is not None and line.word(talks.start() - 1) not in _FOR_REPORTERS


def attended_too(line: Line, named: tuple[int, ...]) -> tuple[int, ...]:
    """Chunks of B and C of "hosted by A and attended by B and C"."""
    too = _ATTENDED_TOO.match(line.classes, named[-1] + 1) if named else None
    return all_named(line, too.end()) if too else ()


def all_named(line: Line, at: int) -> tuple[int, ...]:
    """Chunks of all who stand in the list that starts at chunk `at`; of "his counterparts of Peru, A, and Chile, B" the two."""
    named = _LIST.match(line.classes, at)
    if named is None:
        return ()
    return tuple(k for k in range(*named.span()) if line.classes[k] in "PRGD" and not _is_named_next(line, k))


def _is_named_next(line: Line, at: int) -> bool:
    """Tell whether an office or a group is that of the names behind it: "the director of trade, A"."""
    if COUNTERPARTS.match(line.classes, at):
        return True
    office = _OFFICE_OF_NEXT.match(line.classes, at)
    if office is None:
        return False
    name = office.end() - 1
    return line.mention(name).title is None or (name == at + 2 and has_rank_alone(line, at, name))


def _brought(line: Line, noun: int, end: int) -> tuple[int, ...]:
    """A, B, C and D of "the session, chaired by A, brought B together with C and D"."""
    chair = tuple(k for k in range(noun, end) if line.classes[k] == "P")
    first = all_named(line, end)
    together = line.classes.find("vy", first[-1])
    return (*chair, *first, *(all_named(line, together + 2) if line.word(together) == "together" else ()))
