"""A visit whose sentence names no place in, the country that the words around it tell out: a welcomer's, a dateline's."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.subject import subject
from diplowire.extract.lexicon import country_by_name
from diplowire.extract.visits.noun_phrase import phrase_start
from diplowire.extract.visits.stops import Stopover, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.found import Found
    from diplowire.model import Actor

# The country that was told of before.
IT = re.compile(r"\bth(?:e|is) (?:[\w-]+ ){0,4}(?:country|nation|kingdom|republic|sultanate|emirate|island)\b", re.IGNORECASE)
_LONG_NAME = 5  # chunks: "the Caribbean nation", "the Muslim-majority central African country"
_LONG_REGION = 3  # chunks: "a tour of the Gulf here"
_BACK = 3  # sentences
_LONG_CLAUSE = 20  # chunks
_MET_IN = re.compile(r"[1034@][^;WHs]{0,14}?iL")
_FOR_TALKS_WITH = re.compile(r"(?:f[^;,&PRGWs]{0,5}[4567]|t1)y?[av.#C']{0,3}[PRG]")
_IN_COUNTRY = re.compile(r"ia?C(?=[dTuv])")
_THERE_AS = re.compile(r"i(?P<there>[CL])(?:d?T)?u$")  # "in Oslo on Monday as"
_AS = frozenset({"as", "when"})
_WHERE = re.compile(r"[CL],W[^,;LC]{0,6}$")
_STATE_AT_HEAD = re.compile(r"(?:.{1,12},)?a?[.#v]{0,2}(?P<state>[LC])[wbhtev]{0,4}$")
_WELCOMED = re.compile(r"[98]")
_JOURNEYS = frozenset({"trip", "visit"})
_ANOTHER = frozenset(
    "annual another earlier first future last next other planned possible previous proposed regular subsequent hospital".split()
)
_OF_STATE = frozenset("courtesy current goodwill maiden solo state surprise whirlwind".split())
_ADJECTIVES = ("al", "ary", "ed", "ent", "ic", "ing", "ive", "ory", "ous", "hour")
_WHOSE = frozenset({"her", "his", "its", "their"})
_JOURNEY = frozenset("SJK")
_LAST_NAMED = 20  # mentions


def guessed_stop(doc: Document, found: Found, visitors: Sequence[Actor], *, new: bool) -> Sequence[Stopover]:
    """Host of "visiting President X": the country of the city in the clause, of the others in the sentence, or of the dateline.

    Somebody `new` to the text who "arrived on Monday" has come to the dateline's city.
    """
    line, home = found.line, {a.country for a in visitors}
    if found.rule in ("arrived_then", "arrived_for", "flew_in") and new:
        return _where_he_came(doc, found, home)
    if found.rule == "is_in_it" and line.word(found.end - 1) == "there":
        return ()
    if found.rule in ("visits_country", "is_in_it", "is_here"):
        return _at_dateline(doc, found, home) or (() if found.rule == "is_here" else _in_the_sentence(found, home))
    if found.rule in ("visit_to_it", "visit_to"):
        start, end = line.span(found.verb, min(found.end + _LONG_NAME, len(line.row) - 1))
        return (_told_before(line, found, home) or _at_dateline(doc, found, home)) if IT.search(doc.text, start, end) else ()
    here = range(found.end, found.end + (_LONG_REGION if found.rule == "tour_of" else 1))
    if found.rule in ("visit", "tour_of") and any(line.word(k) == "here" for k in here):
        return _at_dateline(doc, found, home)
    someone = all(a.kind in ("person", "delegation") or (a.kind == "group" and a.country) for a in visitors)
    if found.rule == "visit" and new and someone and line.classes[found.end : found.end + 1] != "t":
        if (where := _of_welcomer(line, found, home)) or not _is_the_one_told_of(found):
            return where
        return _at_dateline(doc, found, home) or _only_one_abroad(found, home)
    if found.rule == "received_at_airport":
        return _at_home_of(line, found.verb, home) or _at_airport(doc, found, home, new=new)
    if found.rule not in ("arrival_of", "visiting_guest", "visit_by", "visit_of"):
        return ()
    return _in_the_sentence(found, home) or _at_dateline(doc, found, home)


def _where_he_came(doc: Document, found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give where somebody "arrived on Monday"."""
    if before := _WHERE.search(found.line.classes, 0, found.verb):
        return stops(found.line, before.start())  # "in Brussels, where he arrived on Monday"
    return (
        _town_before(found, home)
        or _of_welcomer(found.line, found, home)
        or _behind_insertion(found, home)
        or _at_dateline(doc, found, home)
        or _where_he_was(doc, found, home)
        or _of_those_met_here(found, home)
    )


def _is_the_one_told_of(found: Found) -> bool:
    """Tell whether "her visit", "the visit" is the one that the text is about: not "her last visit", "a visit to the fair"."""
    line, noun = found.line, found.verb
    first = phrase_start(line, noun)
    words = line.words[first:noun]
    owned = (
        found.whose is not line
        or line.classes[first] == "'"
        or line.word(first) in _WHOSE
        or line.classes[first - 1 : first] in ("d", "m", "u")
        or (line.classes[first - 2 : first] == "m." and line.word(first - 1) in ("off", "up"))  # "wrapped up a visit"
    )
    if not owned or not _JOURNEY.isdisjoint(line.classes[:first]):
        return False  # "felt the trip was needless", "hinted at calling off her visit to Oslo but went on the trip"
    told = line.word(noun) in _JOURNEYS and line.classes[noun + 1 : noun + 2] not in tuple("togr") and _ANOTHER.isdisjoint(words)
    kind = line.word(noun - 1)  # not "her shrine visit"
    return told and (line.classes[noun - 1 : noun] != "." or kind in _OF_STATE or kind.endswith(_ADJECTIVES))


def _only_one_abroad(found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the one country abroad that the last sentences speak of: "Peru stands firm. It was the last day of X's visit"."""
    line = found.line
    doc = line.doc
    own = [line.row[k].ref for k in range(len(line.row)) if line.classes[k] in "CLPRGOD"]
    first = own[0] if own else bisect_left(doc.mentions, line.row[0].start, key=itemgetter(0))
    inside = {c for k in own for c in _countries_of(doc, k)} - home
    told = (
        inside
        if len(inside) == 1
        else {c for k in (*range(max(0, first - _LAST_NAMED), first), *own) for c in _countries_of(doc, k)} - home
    )
    return (Stopover(told.pop(), (), found.verb, found.verb),) if len(told) == 1 else ()


def _countries_of(doc: Document, at: int) -> set[str]:
    """Countries of a mention: its own, and those of the people whom it means."""
    return {c for c in (doc.mentions[at].country, *(a.country for a in doc.actors[at])) if c}


def _in_the_sentence(found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the nearest town abroad that the sentence names, else the country of somebody else in it."""
    line = found.line
    named = [k for k in range(len(line.classes)) if line.classes[k] == "L" and line.mention(k).country not in home]
    for at in sorted(named, key=lambda k: abs(k - found.verb)):
        mention = line.mention(at)
        if mention.country and mention.place and mention.place.kind == "city":
            return (Stopover(mention.country, ((at, mention.place),), at, at),)
    if found.rule == "visit_by" and (there := _IN_COUNTRY.search(line.classes, 0, found.verb)):
        return tuple(s for s in stops(line, there.end() - 1) if s.country not in home)  # "protests in Peru during a visit by X"
    for at in range(len(line.classes)):
        acts = line.classes[at] in "PRGO" or (line.classes[at] == "C" and not line.classes[:at].strip("av"))
        if acts and at not in found.visitors:  # "Peru called off a visit by X": a state at the head is who has guests
            for actor in line.actors(at):
                if actor.country and actor.country not in home:
                    return (Stopover(actor.country, (), at, at),)
    return ()


def _town_before(found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the town of "was handed over in Oslo by X, who flew in on Monday", "Crowds cheered in Oslo as X arrived"."""
    line = found.line
    if found.rule == "arrived_then" and found.visitors and found.whose is line:
        there = _THERE_AS.search(line.classes, 0, found.visitors[0])
        cheered = there is not None and line.word(found.visitors[0] - 1) in _AS and line.mention(there.start("there")).country
        return stops(line, there.start("there")) if there and cheered and cheered not in home else ()
    if found.rule != "flew_in":
        return ()
    towns = (k for k in range(found.verb - 1, 0, -1) if line.classes[k] == "L" and line.classes[k - 1] == "i")
    at = next(towns, 0)
    return stops(line, at) if at and line.mention(at).country not in home else ()


def _behind_insertion(found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the town of "A, who had flown in from Lima on Monday, met B in Oslo"."""
    line = found.line
    comma = line.classes.find(",", found.verb)
    if found.rule != "flew_in" or comma < 0 or "H" not in line.classes[max(0, found.verb - 3) : found.verb]:
        return ()
    met = _MET_IN.search(line.classes, comma, comma + _LONG_CLAUSE)
    town = met.end() - 1 if met else 0
    return stops(line, town) if town and line.mention(town).country not in home else ()


def _told_before(line: Line, found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give "the country" of "raised it with Peru's leaders during a visit to the country"."""
    for at in range(found.verb - 1, -1, -1):
        country = line.mention(at).country if line.classes[at] in "CLPRGO" else None
        if country and country not in home:
            return (Stopover(country, (), at, at),)
        words = line.text(at, at).split() if line.classes[at] in "PR" and country is None else ()
        posted = next((code for w in words if (code := country_by_name().get(w.casefold()))), None)
        if posted is not None and posted not in home:
            return (Stopover(posted, (), at, at),)  # "the UN envoy on Kenya ended her mission to the country"
    return ()


def _of_welcomer(line: Line, found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the country of A in "A welcomed B, who arrived on Friday"."""
    for match in _WELCOMED.finditer(line.classes, 0, found.verb):
        by = listed(line, match.end() + 1) if line.word(match.end()) == "by" else ()  # or "B was welcomed by A"
        for actor in (a for at in (by or subject(line, match.start())) for a in line.actors(at)):
            if actor.country and actor.country not in home:
                return (Stopover(actor.country, (), match.start(), match.start()),)
        head = _STATE_AT_HEAD.match(line.classes, 0, match.start())
        if head and (at_home := line.mention(head.start("state")).country) and at_home not in home:
            return stops(line, head.start("state"))  # "Lima will host A on her visit"
    return ()


def _at_home_of(line: Line, verb: int, home: set[str | None]) -> Sequence[Stopover]:
    """Give the country of A in "A greeted B at the airport"."""
    if line.classes[verb] not in "89":
        return ()  # "met X at the airport": who of them travels is not told
    host = next((a.country for k in subject(line, verb) for a in line.actors(k) if a.country), None)
    return (Stopover(host, (), verb, verb),) if host and host not in home else ()


def _at_airport(doc: Document, found: Found, home: set[str | None], *, new: bool) -> Sequence[Stopover]:
    """Give the country of B in "A was met at the airport by B": of a guest told of before, or where the dateline is there too."""
    if found.line.classes[found.verb] not in "89":
        return ()
    there, line = _in_the_sentence(found, home), _at_dateline(doc, found, home)
    agree = {s.country for s in there} == {s.country for s in line}
    return there if not new or agree else () if there else line


def _where_he_was(doc: Document, found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the town abroad of "spoke in Windhoek. He arrived on Wednesday for a visit"; not of "arrived here"."""
    line, rule = found.line, found.rule
    if rule not in ("arrived_for", "arrived_then", "flew_in") or line.word(found.verb + 1) == "here":
        return ()
    for mention in reversed(line.before()):
        if line.index - _BACK <= mention.sentence and mention.kind == "place" and mention.country:
            if not doc.text.endswith(" in ", 0, mention.start) and rule == "flew_in":
                continue  # "met in Oslo to end the war in the city of X. A, who had flown in on Monday, spoke"
            if mention.country in home or not doc.text.endswith(" in ", 0, mention.start):
                return ()
            return (Stopover(mention.country, (), 0, 0),)
    return ()


def _of_those_met_here(found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the country of B in "A arrived here on Tuesday for talks with B", where no dateline tells what is here."""
    line = found.line
    if line.word(found.verb + 1) != "here":
        return ()
    talks = _FOR_TALKS_WITH.search(line.classes, found.verb, found.verb + _LONG_CLAUSE)
    host = next((a.country for a in line.actors(talks.end() - 1) if a.country), None) if talks else None
    return (Stopover(host, (), talks.end() - 1, talks.end() - 1),) if talks and host and host not in home else ()


def _at_dateline(doc: Document, found: Found, home: set[str | None]) -> Sequence[Stopover]:
    """Give the country of the dateline, if it is abroad."""
    place = doc.dateline_place
    return (Stopover(place.country, (), found.verb, found.verb),) if place and place.country and place.country not in home else ()
