"""Chunks in, the people that they mean out: who owns a thing, whom "his" means, the actors behind a list of chunks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.delegates import all_of_delegation, group_of
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.main_subject import ACTORS, main_subject

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.model import Actor

_SENT_REACH = 3
_OWNER_AT_HEAD = re.compile(r"(?:[av.]{0,3}[.NJKS]o)?[av]{0,2}(?P<who>[PR])'[^;PRHGDO]{1,20}$")
_OF_SEVERAL = frozenset({"its", "their", "them"})


def owner(line: Line, first: int) -> tuple[int, ...]:
    """Chunk of the person who owns what starts at chunk `first`: "Mr. Hu" in "Mr. Hu's talks" (`first` is the mark)."""
    if line.classes[first : first + 1] == "'" and line.classes[first - 1 : first] in tuple(ACTORS):
        return (first - 1,)
    return ()


def subject_of_possessive(line: Line, first: int) -> tuple[int, ...]:
    """Whom "his" means inside a sentence: its subject, if that is a person (of "their" and "its" also a group)."""
    kinds = "PRH" if line.word(first) in ("his", "her") else "PRHDG"
    said = line.classes.rfind("s", 0, first)
    if said > 0 and line.classes[said - 1] in kinds and not {*"PRG"} & {*line.classes[said:first]}:
        return (said - 1,)  # "It wants an office, X told reporters at the end of his visit"
    return tuple(k for k in main_subject(line, first) if line.classes[k] in kinds) or _owner_at_head(line, first)


def _owner_at_head(line: Line, first: int) -> tuple[int, ...]:
    """Give A of "A's trip to Norway came days after his trip to Peru": nobody else is named before."""
    owns = _OWNER_AT_HEAD.match(line.classes, 0, first)
    return (owns.start("who"),) if owns and line.word(first) not in _OF_SEVERAL else ()


def earlier_subject(line: Line, reach: int = 3) -> tuple[Line, tuple[int, ...]]:
    """Whom "his" and "her" mean: the subject of the last sentences before this one, with its line."""
    for index in range(line.index - 1, max(-1, line.index - 1 - reach), -1):
        before = line_at(line.doc, index)
        found = tuple(
            at for at in main_subject(before, len(before.classes)) if before.classes[at] in "PRHD" and before.actors(at)
        )
        if found:
            return before, found
    return line, ()


def meant_by_possessive(line: Line, first: int) -> tuple[Line, tuple[int, ...]]:
    """Whom the possessive at chunk `first` means, with the line: the subject of its sentence, else that of the ones before."""
    inside = subject_of_possessive(line, first)
    return (line, inside) if inside else earlier_subject(line)


def who(line: Line, chunks: tuple[int, ...]) -> tuple[tuple[int, Actor], ...]:
    """Actors of the chunks with the chunk each was read from, nobody twice."""
    found: dict[str, tuple[int, Actor]] = {}
    for at in chunks:
        for actor in group_of(line, at) or all_of_delegation(line, at) or line.actors(at) or _sent(line, at):
            found.setdefault(actor.id, (at, actor))
    return tuple(found.values())


def _sent(line: Line, at: int) -> tuple[Actor, ...]:
    """Whom "the team" means after "the union is sending A along with B": those who are sent."""
    for index in range(line.index - 1, max(-1, line.index - 1 - _SENT_REACH), -1) if line.classes[at] == "D" else ():
        before = line_at(line.doc, index)
        sent = before.classes.find("^")
        if sent >= 0 and len(chunks := listed(before, sent + 1)) > 1:
            return tuple(actor for k in chunks for actor in before.actors(k))
    return ()
