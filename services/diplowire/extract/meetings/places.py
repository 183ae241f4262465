"""A meeting as a sentence tells it in, the places where it is held out, with the chunks that tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.seats import city_of_venue
from diplowire.extract.frames.tense import group_start
from diplowire.extract.frames.when import cities, sites
from diplowire.extract.meetings.clauses import behind_inserted, clause_before

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Place

    Told = tuple[int, Place]

_OPENING_PLACE = re.compile(r"ia?[.]?L,[WH]")  # "In Oslo, which she left on Friday, X met Y"
_BACK = frozenset({"return", "returned", "returning", "returns", "back", "home"})
_WENT_TO_MEET = re.compile(r"[XA]a?tLt$")  # "met A in Oslo and then flew to Riga to meet B"
# "met A in Oslo before flying to Riga for talks with B"
_WENT_FOR = re.compile(r"[XAY][vT]?[ti]a?(?P<goal>L)(?:d?T)?fa?[.#Tv]{0,3}$")
_SHORT, _LONG = 6, 12  # chunks
_JOURNEYS = frozenset("XAYSUVJKN>=")
_CITY_HOSTS = re.compile(r"(?:^|,)(?P<city>L)8a?[.#]{0,3}[457]")
_SIDELINES = frozenset({"margins", "sidelines"})
_NAMED_GATHERING = re.compile(r"oa?(?P<city>L)")  # "of the Munich Security Conference"
_OF_THE_GATHERING = re.compile(r"(?:oa[457.])?(?:[,.;]|d?T|$)")
_NEAR_BY = 3  # sentences


def places_of(doc: Document, found: Found, at: int, *, apart: bool) -> list[Told]:
    """Places told of the meeting whose verb or partners stand at chunk `at`.

    A meeting `apart` was held days before the deed that its sentence tells first: "flew to Lima on Tuesday, a day after talks".
    """
    line, bounds = found.line, clause(found.line, at)
    places = _of_clause(doc, found, at, apart=apart)
    if before := clause_before(line, found.verb):
        places = places or cities(line, *before)[-1:]
    opening = _OPENING_PLACE.match(line.classes)
    places = places or sites(line, *bounds)[:1] or (cities(line, 0, opening.end()) if opening else [])
    places = places or _hosting(line, found) or _named_of_noun(line, found.verb) or _on_sidelines(line, bounds)
    rest = None if places else behind_inserted(line, bounds[1])
    return cities(line, *rest)[:1] if rest else places


def _of_clause(doc: Document, found: Found, at: int, *, apart: bool) -> list[Told]:
    """Cities that the clause itself tells."""
    line, bounds = found.line, clause(found.line, at)
    named = [p for p in cities(line, *bounds) if not _gone_back_to(line, p[0]) and line.classes[p[0] - 1 : p[0]] != "r"]
    named = [p for p in named if p[0] > found.verb] if apart else named
    named = [p for p in named if not _leads_elsewhere(line, found.verb, p[0])]
    # "Is in Oslo to tell of his meeting with X in Rome"
    behind = found.refers or found.rule == "talks_with" or _comes_second(line, at)  # "met A in Rome before talks with B in Oslo"
    places = (behind and [p for p in named if p[0] > found.verb][:1]) or named[:1] or _here(doc, found)
    if went := _WENT_FOR.search(line.classes, max(0, found.verb - _LONG), found.verb):
        return [p for p in cities(line, *bounds) if p[0] == went.start("goal")] or places
    if _WENT_TO_MEET.search(line.classes, max(0, found.verb - _SHORT), found.verb) and (goal := cities(line, *bounds)):
        places = [p for p in goal if p[0] == found.verb - 2] or places
    return places


def _hosting(line: Line, found: Found) -> list[Told]:
    """Read "Oslo hosted talks between A and B"."""
    hosts = _CITY_HOSTS.search(line.classes, max(0, found.verb - _SHORT), found.end)
    place = line.mention(hosts.start("city")).place if hosts and line.word(hosts.end("city")).startswith("host") else None
    return [(hosts.start("city"), place)] if hosts and place is not None and place.kind == "city" else []


def _named_of_noun(line: Line, noun: int) -> list[tuple[int, Place]]:
    """Read "the Oslo meeting of A and B", "their Oslo talks": its place stands before the noun."""
    if line.classes[noun] not in "457" or line.classes[noun - 1 : noun] != "L":
        return []
    place = line.mention(noun - 1).place
    return [(noun - 1, place)] if place is not None and place.kind == "city" else []


def _on_sidelines(line: Line, bounds: tuple[int, int]) -> list[Told]:
    """Give the city of the gathering, named here or told before: "on the sidelines of the Oslo Forum", "of the conference"."""
    at = next((k for k in range(*bounds) if line.words[k] in _SIDELINES), -1)
    if at < 0:
        return []
    if named := _NAMED_GATHERING.match(line.classes, at + 1):
        place = line.mention(named.start("city")).place
        city = city_of_venue(place) if place is not None else None
        return [(named.start("city"), city)] if city is not None and city.kind == "city" else []
    if not _OF_THE_GATHERING.match(line.classes, at + 1):
        return []
    return [(at, told)] if (told := _last_city_before(line)) is not None else []


def _comes_second(line: Line, verb: int) -> bool:
    """Tell whether a place before the verb is another's: "arrived in Oslo and met A in Riga", "they will meet again in Riga"."""
    first = group_start(line, verb)
    return line.classes[first - 1 : first] == "&" or "again" in line.words[verb + 1 : verb + 3]


def _leads_elsewhere(line: Line, verb: int, at: int) -> bool:
    """Tell whether it is "met X and asked him to Oslo": a place after "to" where nobody travels."""
    return verb < at and line.classes[at - 1] == "t" and _JOURNEYS.isdisjoint(line.classes[verb:at])


def _gone_back_to(line: Line, at: int) -> bool:
    """Tell whether somebody only came home there: "returned to Oslo after talks with X"."""
    return line.word(at - 1) == "to" and line.word(at - 2) in _BACK


def _here(doc: Document, found: Found) -> list[tuple[int, Place]]:
    """The city of the dateline for "held talks here"."""
    line, place = found.line, doc.dateline_place
    bounds = clause(line, found.verb)
    there = 0 if line.word(0) == "there" else _chunk_of("there", line, found.verb, bounds[1])
    if there >= 0 and line.classes[there + 1 : there + 2] != "b" and (told := _last_city_before(line)) is not None:
        return [(there, told)]
    at = _chunk_of("here", line, *bounds)
    return [(at, place)] if place is not None and at >= 0 else []


def _chunk_of(word: str, line: Line, first: int, end: int) -> int:
    """Chunk of a word between two chunks; -1 where it does not stand there."""
    return line.words.index(word, first) if word in line.words[first:end] else -1


def _last_city_before(line: Line) -> Place | None:
    """Give the city that "there" means: the last one told of in the sentences right before."""
    near = [
        m.place for m in line.before() if line.index - m.sentence <= _NEAR_BY and m.place is not None and m.place.kind == "city"
    ]
    return near[-1] if near else None
