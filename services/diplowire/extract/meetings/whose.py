"""A noun of meeting in its line in, the chunks of those whose meeting it is out: "his talks", "X's trip came after talks"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_apposition, listed, whole_list
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.subject import subject
from diplowire.extract.meetings.agenda import traveller

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

_SAID_AFTER = re.compile(r"[PR]sv?(?:dT|T)?[iu]$")
_TELLS = re.compile(r",?[hvw]{0,3}(?P<verb>[s.%])(?=[PRGD])")
_AT_MEETING = re.compile(r",?[iu]a?[.#v]{0,3}[4567]$")
_TELLING = frozenset(
    "advised asked assured briefed briefs congratulated informed invited pressed promised reassured reminded tells "
    "thanked told updated urged warned".split()
)
# "the pact was praised by X at a meeting", "Norway hosted X on Monday for a meeting"
_BY_WHOM = re.compile(
    r"(?:[.E3Zms](?:v|d?T|iL){0,3}g[av.#C']{0,4}(?:[PR],?&[av.#C']{0,4})?(?P<who>[PR])(?:dT|T)?,?[iu]"
    r"|C[wbhv]{0,3}8v?[av.#C']{0,4}(?P<guest>[PR])(?:[dT]|iL){0,3}f)$"
)
# "called for X to cancel his meeting with Y"
_ASKED_TO = re.compile(r"(?P<who>[PR])(?:d?T)?t[^;,PRGDCH]{1,2}$")
# "A accompanied President B to his talks with C"
_TO = frozenset("at during for in into to".split())
_TAKEN_ALONG = re.compile(r"(?<!b)I[av.#C']{0,4}(?P<whom>[PR]),?[itfu]$")
_HIS = frozenset({"her", "his"})
_MEANWHILE = frozenset({"when", "while"})
_LONG_AGENT = 16  # chunks
# "in January, when X travelled to Oslo for talks with Y"
_CLAUSE_WITH_SUBJECT = re.compile(r",(?P<when>[uW])(?P<who>[PR])[hbv]{0,2}[AXYV+>][^;PRH1238]{0,8}$")
_WHEN = frozenset({"when", "where", "while"})
# "X's trip to Norway came after", "X's Norway visit followed": talks of whoever travels
_JOURNEY_AFTER = re.compile(r"(?P<who>[PR])'[C.#T]{0,3}[JSK][^;PRHGD,1238wbh]{0,6}?(?:>u|\.)$")
_AFTER = frozenset({"after", "followed", "follows"})
_OPENS = re.compile(r"[av.#C']{0,4}")
_NEAR_WORDS = 5  # chunks before a noun
_LONG_ADJUNCT = 14  # chunks


def agents_of(line: Line, first: int, noun: int, others: tuple[int, ...]) -> tuple[int, ...]:
    """Chunks of those who act where a noun phrase tells of a meeting that starts at chunk `first`."""
    if said := _SAID_AFTER.search(line.classes, max(0, first - _NEAR_WORDS), first):
        return _meanwhile(line, first, others) or (said.start(),)  # "Norway wants a port, X said after meeting with Y"
    if (asked := _ASKED_TO.search(line.classes, max(0, first - _NEAR_WORDS), first)) and line.word(first) in _HIS:
        return (asked.start("who"),)
    if by_him := _BY_WHOM.search(line.classes, max(0, first - _LONG_AGENT), first):
        return whole_list(line, by_him.start(by_him.lastgroup or 0))
    taken = _TAKEN_ALONG.search(line.classes, max(0, first - _LONG_AGENT), first) if line.word(first - 1) in _TO else None
    if taken:
        return (*subject(line, taken.start()), taken.start("whom"))
    if guest := traveller(line, first):
        return guest
    if line.word(first - 2) == "that" and (acting := subject_after(line, noun, others)):
        return acting  # "X recalled that at a meeting in Oslo, Y and Z agreed"
    if trip := _who_travelled(line, first, noun):
        return trip
    own = _CLAUSE_WITH_SUBJECT.search(line.classes, max(0, first - _LONG_ADJUNCT), first)
    if own and line.word(own.start("when")) in _WHEN:
        return (own.start("who"),)
    return main_subject(line, noun) or subject_after(line, noun, others)


def _meanwhile(line: Line, first: int, others: tuple[int, ...]) -> tuple[int, ...]:
    """Give C of "A said while meeting B, C praised her"."""
    told = line.word(first - 1) in _MEANWHILE and bool(others)
    acting = subject_after(line, others[-1], others) if told else ()
    return acting if acting and acts_next(line, others[-1], acting[0]) else ()


def _who_travelled(line: Line, first: int, noun: int) -> tuple[int, ...]:
    """Give X of "X's visit to Norway follows talks with Y"; without an article a noun phrase may begin before the verb."""
    after = next((k for k in range(noun - 1, max(-1, first - 2), -1) if line.word(k) in _AFTER), -1)
    trip = _JOURNEY_AFTER.search(line.classes, max(0, after - _LONG_ADJUNCT), after + 1) if after > 0 else None
    return (trip.start("who"),) if trip else ()


def acts_next(line: Line, last: int, agent: int) -> bool:
    """Tell whether it is "In her talks with X, Y said": Y opens the clause behind the comma, or is told before."""
    comma = line.classes.find(",", last)
    return agent < last or comma < 0 or _OPENS.fullmatch(line.classes, comma + 1, agent) is not None


def with_whom(line: Line, agent: int, noun: int) -> tuple[int, ...]:
    """Give B of "A discussed trade with B at a meeting", "A raised it with B at a meeting"."""
    beside = line.classes.startswith("2y") and agent > noun  # "Speaking alongside B after talks in Oslo, A said"
    for at in (1,) if beside else (line.classes.find("y", agent, noun), line.classes.rfind("t", agent, noun)):
        others = tuple(k for k in listed(line, at + 1) if k < noun) if at > 0 else ()
        there = others and _AT_MEETING.match(line.classes, behind_apposition(line, others[-1]), noun + 1)
        if beside or there or (others and "E" in line.classes[agent:at]):
            return others  # or "handed a letter to B at a meeting"
    return ()


def told_there(line: Line, agent: int) -> tuple[int, ...]:
    """Give B of "in a telephone call, A told B"."""
    match = _TELLS.match(line.classes, agent + 1)
    return listed(line, match.end())[:1] if match and line.word(match.start("verb")) in _TELLING else ()
