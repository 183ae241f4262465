"""A line that goes on about a delegation told before in, who it is out: "The group, led by A, arrived", "It included B and C"."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.plain_words import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Actor

_start = itemgetter(0)
_GROUPS = frozenset({"group", "mission", "party", "team"})
_INCLUDED = frozenset("comprised comprises consisted consists grouped groups include included includes".split())
_LED_GROUP = re.compile(r"(?P<group>[.O]),?[FX]g[av.#]{0,2}(?P<leader>[PR]),?$")
_LONG_TITLE = 9  # chunks
_MEMBERS = re.compile(r"(?:(?:\.o)?(?P<own>D)|a?\.)v?(?P<verb>\.)o?(?=(?:[av.#C']{0,4}[PR],?){1,12})")
_MANY = 20  # sentences of this kind that are looked at in a text
_BACK = 2  # sentences between a delegation and what is told of it
_LONG_BACK = 12  # sentences between its members and "the four leaders"
_HOW_MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def leader_of_group(line: Line, end: int) -> tuple[int, ...]:
    """Chunk of A of "The group, led by A,", "Members of the friendship group, led by A," that ends before chunk `end`."""
    led = _LED_GROUP.search(line.classes, max(0, end - _LONG_TITLE), end)
    group = led is not None and line.text(led.start("group"), led.start("group")).removeprefix("the ")
    return (led.start("leader"),) if led and group in _GROUPS else ()


def group_of(line: Line, at: int) -> tuple[Actor, ...]:
    """All whom "The group, led by A" stands for, A at chunk `at`: the delegation told before that he leads."""
    if line.classes[at - 1 : at] != "g" or leader_of_group(line, at + 1) != (at,):
        return ()
    led = {actor.id for actor in line.actors(at)}
    return next((told for told in _delegations_before(line) if led & {a.id for a in told}), ())


def made_up(doc: Document) -> Iterator[tuple[Line, tuple[Actor, ...], tuple[int, ...]]]:
    """Give the lines that tell of whom a delegation is made up, its actors, and the chunks of those who belong to it."""
    told = _INCLUDED & doc.seg.vocabulary
    if not told or all(m.kind != "delegation" for m in doc.mentions):
        return
    places = places_of(doc.text, (f" {word} " for word in told))
    found = {doc.seg.sentence_at(at) for at in places}
    for index in sorted(found - {-1})[:_MANY]:
        line = line_at(doc, index)
        delegation, chunks = _members(line)
        if chunks:
            yield line, delegation, chunks


def members(line: Line, delegation: Sequence[Actor], chunks: Sequence[int]) -> list[tuple[int, Actor]]:
    """Those who belong to a delegation, with their chunks: of its state, where no other is told and it is one state's."""
    states = {a.country for a in delegation if a.kind == "delegation" and a.sector != "IGO"}
    home = next(iter(states)) if len(states) == 1 else None
    told = [(at, actor) for at in chunks for actor in line.actors(at) if actor.kind == "person"]
    return [(at, actor if actor.country else changed(actor, country=home)) for at, actor in told]


def _members(line: Line) -> tuple[tuple[Actor, ...], tuple[int, ...]]:
    """Actors of the delegation and chunks of those who belong to it: "It included A", "Members of the delegation include A"."""
    told = _MEMBERS.match(line.classes)
    if told is None or line.word(told.start("verb")) not in _INCLUDED:
        return (), ()
    if told["own"] is None and line.word(0) != "it" and line.word(1) not in _GROUPS:
        return (), ()
    delegation = line.actors(told.start("own")) if told["own"] else next(_delegations_before(line), ())
    return (delegation, listed(line, told.end())) if delegation else ((), ())


def all_of_delegation(line: Line, at: int) -> tuple[Actor, ...]:
    """Whom "the four leaders" at a chunk means, where a delegation and its members were told: the one who leads it and they."""
    if line.classes[at] != "G":
        return ()
    own = line.actors(at)
    if all(a.kind != "delegation" for a in own):
        return ()
    words = line.text(at, at).split()
    count = next((n for word, n in _HOW_MANY.items() if word in words), 0)
    if not count:
        return ()
    for index in range(line.index - 1, max(-1, line.index - 1 - _LONG_BACK), -1):
        told = line_at(line.doc, index)
        delegation, chunks = _members(told)
        if delegation:
            people = (*(a for a in delegation if a.kind == "person"), *(a for k in chunks for a in told.actors(k)))
            return people if {a.id for a in delegation} & {a.id for a in own} and len(people) == count else ()
    return ()


def _delegations_before(line: Line) -> Iterator[tuple[Actor, ...]]:
    """Give the delegations of the last sentences, the nearest first."""
    doc = line.doc
    for at in range(len(before := line.before()) - 1, -1, -1):
        if before[at].sentence < line.index - _BACK:
            return
        if before[at].kind == "delegation":
            yield doc.actors[bisect_left(doc.mentions, before[at].start, key=_start)]
