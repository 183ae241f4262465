"""A cue's place in, the atom after the person told out: "told reporters that", "told the Foreign Minister of Norway he"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.phrases import DOING, OFFICES

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

_OBJECT_PRONOUNS = frozenset("him her me us them you it himself herself themselves".split())
_LISTENERS = frozenset(
    "reporters journalists newsmen pressmen presspersons mediapersons lawmakers parliamentarians deputies delegates senators "
    "parliament".split()
)
_SMALL = frozenset("da de del della di do du el la le".split())
# "told Norway's public radio the talks": words that end the name of a medium.
_MEDIA = frozenset(
    "agency broadcaster channel daily magazine network newspaper outlet paper portal program programme radio service site "
    "station tabloid television tv website weekly".split()
)
# "told the envoys of Norway and Peru that": whose envoys; what follows "the" is no longer they
_OWNERS = re.compile("D?[Nn#']{1,9}(?:(?:,D?N{1,4}){0,8},?CD?[Nn']{1,9})?")
_SEVERAL = re.compile("D?[Nn#]{1,9}CD?[Nn]{1,9}(?=[tT])")  # "asked the Danish and Swedish governments to"
_BEFORE_COLON = re.compile("[DNn#'f]{1,12}(?=:Q)")
_BEFORE_THAT = re.compile("[Nn#'fP()]{1,12}(?=T[DNnH#])")
_LONG_DOING = 12  # atoms
_LONG_TAIL = 3  # common nouns after a name: "the Oslo daily's editorial board"


def past_listener(line: Line, cue: Cue) -> int:
    """Return the atom after the person told, the end of the cue if there is none."""
    past = _past_short_listener(line, cue)
    if line.at(past) in "T:Q," or (past == cue.end and line.at(past) != "N"):
        return past
    long = _BEFORE_THAT.match(line.classes, past)  # "told the annual World Forum in Davos that"
    return long.end() if long is not None and {*"to"} <= cue.entry.frames else past


def _past_short_listener(line: Line, cue: Cue) -> int:
    i = cue.end
    c = line.at(i)
    if (named := _BEFORE_COLON.match(line.classes, i)) is not None:
        return named.end()  # "told the Commons foreign affairs committee: “…”"
    if line.word(i) in _OBJECT_PRONOUNS and c != "N" and not (c == "D" and line.at(i + 1) in "Nn"):  # "US" is no pronoun
        return i + 1
    if c == "N":
        return _past_name(line, i, of="b" not in cue.entry.frames)
    if line.word(i) in _LISTENERS and line.word(i + 1) in DOING and (that := line.classes.find("T", i, i + _LONG_DOING)) > 0:
        return that  # "told reporters traveling with the secretary that"
    if line.word(i) in _LISTENERS and line.at(i + 1) in "nNDH#":
        return i + 1  # "told reporters talks were"
    return _past_noun(line, i) if c in "Dn#" else i


def _past_name(line: Line, i: int, *, of: bool) -> int:
    """Skip "Norway and Peru", "Oslo's mayor", "Radio One of Bergen" (if `of`), "Radio/TV One"."""
    while (
        line.at(i) in "N'"
        or line.word(i) == "/"
        or (line.word(i) in _SMALL and line.at(i + 1) in "N.")
        or (line.at(i) == "n" and line.at(i - 1) == "'")
    ):
        i += 1
    if line.at(i) in ("Cf" if of else "C") and line.at(i + 1) in "ND":
        i += 1
        while line.at(i) in "NDn":
            i += 1
    last = i
    while line.at(last) == "n" and last - i < _LONG_TAIL:
        last += 1
    if line.at(last) in "TP,Q:M" or (last > i and line.low[last - 1] in _MEDIA | _LISTENERS):
        return last
    return i


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether a name or noun at `i` still belongs to who is told: "the Oslo public radio", "his Danish counterpart Name"."""
    return not _MEDIA.isdisjoint(line.low[i - 1 : i + 1]) or (line.low[i - 1] in OFFICES and line.at(i) == "N")


def _past_noun(line: Line, i: int) -> int:
    """Skip "the newspaper Aftenposten", "a group of ministers", "the governments of Norway and Peru"."""
    if (several := _SEVERAL.match(line.classes, i)) is not None:
        return several.end()
    first = i
    while line.at(i) in "D#n" and line.low[i] != "there" and not (line.at(i) == "D" and i > first and line.at(i - 1) == "n"):
        i += 1
    while line.at(i) == "'" or (line.at(i) in "Nn" and (line.at(i - 1) != "n" or _goes_on(line, i))):
        if line.low[i] == "there":
            break  # "told a forum in the capital there was"
        i += 1  # "told the bloc's ambassadors"
    while line.at(i) == "f":
        owners = _OWNERS.match(line.classes, i + 1)
        i = owners.end() if owners is not None else i + 1
    return i
