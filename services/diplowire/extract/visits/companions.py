"""Visits in, with those added who are told to go along: "X, who is accompanying the president", "will be joined by X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from diplowire.extract.actor_id import id_of_words
from diplowire.extract.changed import changed
from diplowire.extract.frames.clause import clause
from diplowire.extract.frames.delegates import made_up, members
from diplowire.extract.frames.line import line_at, lines
from diplowire.extract.frames.lists import listed, whole_list
from diplowire.extract.frames.people import who
from diplowire.extract.frames.sheet import triggers
from diplowire.extract.frames.sides import counts
from diplowire.extract.frames.subject import subject
from diplowire.model import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.extract.frames.line import Line
    from diplowire.extract.visits.build import Trip

_ACCOMPANY, _JOIN = "I", "j"
_TRIGGERS = triggers(_ACCOMPANY + _JOIN)
_GOING_ALONG = re.compile(r"[Ij](?:d[a'][^;PHGRDwb]{0,4}?)?g")  # "accompanied by", "accompanied on the visit by"
_AND_BY = re.compile(r",?&g")  # "accompanied by a delegation and by A"
_NEAR = 4  # chunks
# "Arrived in Oslo with a large delegation", "leading a delegation, X flew to Oslo"; not "for talks with a delegation".
_GOES_WITH = re.compile(
    r"(?:(?<!talks )(?<!meeting )(?<!meetings )(?<!met )(?<!meet )(?<!discussions )(?<!negotiations )(?<!consultations )\bwith"
    r"|\b(?:leading|heading)) (?:an?|his|her) (?P<whom>(?:[\w-]+ ){0,3}delegation)\b"
)
# "X is leading the delegation", "X, who heads the six-member delegation,", "X, at the head of the delegation"
_LEADS_IT = re.compile(
    r",? (?:(?:who )?(?:(?:is|was|will|be|has|been|to) ){0,2}(?:lead|leads|led|leading|head|heads|headed|heading)|at the head of"
    r"|(?:the )?(?:head|leader) of) (?:the|this|its) (?:[\w-]+ ){0,2}delegation\b(?! (?:of|from))"
)
_LED = ("Led by ", "Headed by ")
_OF_IT = re.compile(r", (?:the|this) (?:[\w-]+ ){0,2}delegation\b")
_HEAD_OF_IT = re.compile(
    r"\b(?:(?:head|leader|chief) of the (?:[\w-]+ ){0,2}delegation|[Tt]he delegation['’]s (?:head|leader|chief)),? $"
)
_IS_ITS_HEAD = re.compile(
    r"(?:the )?(?:head|leader|chief) of (?:the|this) (?:[\w-]+ ){0,2}delegation\b(?! (?:of|from))", re.IGNORECASE
)
# "A and B, who are also in the delegation", "A is also travelling with him"
_IS_ALONG = re.compile(
    r",? (?:who )?(?:is|are|was|were) (?:also )?"
    r"(?:(?:in|on|part of|an? (?:\w+ )?member of|(?:among )?(?:the )?members of|included in) (?:the|this|his|her) "
    r"(?:[\w-]+ ){0,2}(?:delegation|entourage)"
    r"|(?:travell?ing|going) (?:along )?with (?:him|her|them|the (?:delegation|minister|president)))\b"
)
_ALONG = frozenset({"delegation", "entourage", "travelling", "traveling"})
_REACH = 60  # characters
_NO_STATE = ("business", "company", "corporate", "trade union")


def add_companions(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to the visits of somebody those of his country who go along."""
    for line in lines(doc, _TRIGGERS) if kept else ():
        for led_by, going, verb in _pairs(line):
            companions = who(line, going)
            leaders = {a.id for _, a in who(line, led_by)} - {a.id for _, a in companions}
            if not leaders:  # "Trade Minister X, who is accompanying the minister": the one who travels
                leaders = {a.id for a in kept[-1].visitors}
            for at, actor in companions:
                for trip in _trips_of(leaders, kept, line, (verb, going)):
                    _add(doc, line, trip, at, actor)


def add_members(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to the visits of a delegation those of whom it is made up: "It included A, B and C"."""
    for line, delegation, chunks in made_up(doc) if kept else ():
        ids = {a.id for a in delegation}
        for trip in [t for t in kept if ids & {a.id for a in t.visitors}]:
            for at, actor in members(line, delegation, chunks):
                if counts(actor) and actor.country != trip.host:
                    _add_visitor(doc, line, trip, at, actor)


def add_delegations(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to the visits of somebody the delegation with which the sentence says that he travels."""
    if not kept or "delegation" not in doc.seg.vocabulary:
        return
    told = [doc.seg.sentence_at(t.proofs[0].start) if t.proofs else -1 for t in kept]
    parties: dict[int, set[frozenset[str]]] = {}
    for index, trip in zip(told, kept, strict=True):
        parties.setdefault(index, set()).add(frozenset(a.id for a in trip.visitors))
    for index, trip in zip(told, kept, strict=True):
        homes = {a.country for a in trip.visitors}
        if index < 0 or len(parties[index]) > 1 or len(homes) > 1 or any(a.kind != "person" for a in trip.visitors):
            continue  # two parties: with whom it goes is not told
        found = _GOES_WITH.search(doc.text, doc.seg.sentences[index].start, doc.seg.sentences[index].end)
        if found is not None and (delegation := _delegation(doc, trip, found)) is not None:
            trip.visitors = [*trip.visitors, delegation]
            trip.people = trip.people | {delegation.id: doc.evidence("visitors", *found.span("whom"), "visit.goes_along")}


def add_leaders(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to the visit of a delegation who is told to lead it: "X is leading the delegation", "Led by X, the delegation"."""
    if not kept or "delegation" not in doc.seg.vocabulary:
        return
    for at, mention in enumerate(doc.mentions):
        for actor in doc.actors[at][:1] if mention.kind == "person" and _leads_it(doc.text, mention) else ():
            _add_leader(doc, kept, mention, actor)


def add_beside(doc: Document, kept: Sequence[Trip]) -> None:
    """Add to the last visit told of who is told to be along: "A and B are also in the delegation", "A is travelling with him"."""
    for at, mention in enumerate(doc.mentions) if kept and not _ALONG.isdisjoint(doc.seg.vocabulary) else ():
        if mention.kind != "person" or not _IS_ALONG.match(doc.text, mention.end):
            continue
        line = line_at(doc, mention.sentence)
        chunk = next((k for k, c in enumerate(line.row) if c.ref == at and line.classes[k] == "P"), None)
        told = [t for t in kept if t.proofs and t.proofs[0].start < mention.start]
        for k in whole_list(line, chunk) if chunk is not None and told else ():
            for trip in (t for t in told if t.proofs[:1] == told[-1].proofs[:1]):
                for actor in line.actors(k):
                    _add(doc, line, trip, k, actor)


def _leads_it(text: str, mention: Mention) -> bool:
    """Tell whether somebody is told to lead the delegation that was told of before."""
    if _LEADS_IT.match(text, mention.end) or _IS_ITS_HEAD.match(text, mention.start, mention.end):
        return True
    if _HEAD_OF_IT.search(text, max(0, mention.start - _REACH), mention.start):
        return True
    return text.endswith(_LED, 0, mention.start) and _OF_IT.match(text, mention.end) is not None


def _add_leader(doc: Document, kept: Sequence[Trip], mention: Mention, actor: Actor) -> None:
    """Add somebody to the stages of the last journey, told before, of a delegation that nobody is told to lead."""
    told = [t for t in kept if t.proofs and t.proofs[0].start < mention.start]
    led = next((t for t in reversed(told) if any(a.kind == "delegation" for a in t.visitors)), None)
    home = next((a.country for a in led.visitors if a.kind == "delegation"), None) if led is not None else None
    leader = changed(actor, country=home)
    if led is None or any(a.kind == "person" for a in led.visitors) or not counts(leader) or actor.country not in (None, home):
        return
    for trip in (t for t in told if t.visitors == led.visitors):
        proof = doc.evidence("visitors", mention.start, mention.end, "visit.leads_it")
        trip.visitors = [leader, *trip.visitors]
        trip.people = trip.people | {actor.id: proof}


def _delegation(doc: Document, trip: Trip, found: re.Match[str]) -> Actor | None:
    """The delegation that the words mean: one of the text, or one of the state of him who leads it; none of another state."""
    home = trip.visitors[0].country
    at = bisect_left(doc.mentions, found.end("whom"), key=itemgetter(0)) - 1
    named = doc.actors[at] if at >= 0 and doc.mentions[at].end > found.start("whom") else ()
    if group := next((a for a in named if a.kind == "delegation"), None):
        return changed(group, country=home) if group.country in (None, home) else None
    plain = not named and not found["whom"].startswith(_NO_STATE)
    name = found["whom"]
    return Actor(id=id_of_words(name), name=name, kind="delegation", country=home, sector="GOV") if plain else None


def _pairs(line: Line) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Chunks of those who travel, of those who go along with them, and of the verb."""
    for at, kind in enumerate(line.classes):
        if kind not in (_ACCOMPANY, _JOIN) or (kind == _JOIN and not line.word(at).startswith("join")):
            continue  # "attended by"
        if line.word(at) == "accompanying" and line.classes[at - 1 : at] in ("a", "'"):
            continue  # "X and his accompanying delegation"
        if by := _GOING_ALONG.match(line.classes, at):
            going = listed(line, by.end())
            more = _AND_BY.match(line.classes, going[-1] + 1) if going else None
            yield subject(line, at), (*going, *(listed(line, more.end()) if more else ())), at
        elif kind == _ACCOMPANY:
            led_by = listed(line, at + 1)[:1]
            are = line.classes.find("b", at, led_by[0] + _NEAR) if led_by and at == 0 else -1
            yield led_by, listed(line, are + 1) if are > 0 else subject(line, at), at


def _trips_of(leaders: set[str], kept: Sequence[Trip], line: Line, told: tuple[int, tuple[int, ...]]) -> list[Trip]:
    """The visits that are meant: those to a country that the clause names, else all stages of the last journey told of."""
    verb, going = told
    own = [t for t in kept if any(a.id in leaders for a in t.visitors)]
    own = [t for t in own if t.proofs and t.proofs[0].start < line.row[-1].end] or own  # not a stage that is told later
    first, end = clause(line, verb)
    end = next((k for k in range(max((*going, verb)), end) if line.classes[k] == ","), end)
    named = {line.mention(k).country for k in range(first, end) if line.classes[k] in "CL"}
    there = [t for t in own if t.host in named]
    in_the_sentence = {line.mention(k).country for k, letter in enumerate(line.classes) if letter in "CL"}
    last = next((t for t in reversed(own) if t.host in in_the_sentence), own[-1] if own else None)
    return there or [t for t in own if last is not None and (t is last or t.proofs[:1] == last.proofs[:1])]


def _add(doc: Document, line: Line, trip: Trip, at: int, actor: Actor) -> None:
    home = next((a.country for a in trip.visitors if a.country), None)
    known = any(a.id == actor.id for a in trip.visitors)
    start, end = line.span(0, len(line.row) - 1)
    told_there = trip.proofs[:1] and start <= trip.proofs[0].start < end
    officials = bool(told_there) and actor.kind == "group" and actor.sector == "GOV" and actor.country == home is not None
    if known or not (actor.kind == "person" or officials) or not counts(actor) or actor.country not in (None, home):
        return
    _add_visitor(doc, line, trip, at, changed(actor, country=actor.country or home))


def _add_visitor(doc: Document, line: Line, trip: Trip, at: int, actor: Actor) -> None:
    if any(a.id == actor.id for a in trip.visitors):
        return
    trip.visitors = [*trip.visitors, actor]
    trip.people = trip.people | {actor.id: doc.evidence("visitors", *line.span(at, at), "visit.goes_along")}
