"""Events written by hand and events off a topic in, one common form out, so that the two can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from scoring.actors import Who, actor, who, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Kind = Literal["visit", "meeting", "statement"]
KINDS: Final[tuple[Kind, ...]] = ("visit", "meeting", "statement")
Span = tuple[int, int]

_HELD = {"completed": "held", "ongoing": "held", "postponed": "cancelled", "denied": "cancelled"}
_GAP = " … "
_LABEL_WORDS = 6
# GUIDELINES leave open whether "regret over the deaths" is about "over the deaths" or "the deaths".
_LINKING = re.compile(r"(?:about|as|at|for|in|of|on|over|with)\s")
# Ends of sentences, roughly: enough to tell whether a proof lies where the case says.
_BOUNDARY = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘'A-Z«])|\n")


@dataclass(frozen=True, slots=True)
class Told:
    """One event. `facts` are the fields to compare, by name; `link` is the number of the event that it belongs to."""

    kind: Kind
    who: tuple[Who, ...]
    facts: Mapping[str, object]
    label: str
    content: Span | None = None
    proof: tuple[Span, ...] = ()
    link: int | None = None
    confidence: float = 0.0
    checked: frozenset[str] = field(default_factory=frozenset)


class NotInTextError(ValueError):
    """Words that a case quotes do not stand in its article, or stand there twice."""


def place_of(text: str, quoted: str, after: str | None = None) -> Span:
    """Where the quoted words stand; " … " leaves words out, `after` names words that they follow."""
    begin = 0
    if after:
        begin = text.find(after)
        if begin < 0:
            raise NotInTextError(f"not in the article: {after!r}")
        begin += len(after)
    first, *more = quoted.split(_GAP)
    start = text.find(first, begin)
    if start < 0:
        raise NotInTextError(f"not in the article: {first!r}")
    if not after and text.find(first, start + 1) >= 0:
        raise NotInTextError(f'more than once in the article, tell "after": {first!r}')
    end = start + len(first)
    for piece in more:
        at = text.find(piece, end)
        if at < 0:
            raise NotInTextError(f"not in the article after {first!r}: {piece!r}")
        end = at + len(piece)
    return start, end


def _sentence_of(text: str, part: Span) -> Span:
    """The sentence around a piece of it."""
    start = max((match.end() for match in _BOUNDARY.finditer(text, 0, part[0])), default=0)
    after = _BOUNDARY.search(text, part[1])
    return start, after.start() + 1 if after else len(text)


def _said(start: int, end: int, text: str) -> Span:
    """Where the words said stand, a linking preposition aside."""
    linking = _LINKING.match(text)
    return (start + linking.end() if linking else start), end


def expected(gold: Mapping[str, Any], text: str) -> list[Told]:
    """The events that a case tells of, visits first."""
    visits = [_gold_visit(event, text) for event in gold["visits"]]
    meetings = [_gold_meeting(event, text) for event in gold["meetings"]]
    return [*visits, *meetings, *(_gold_statement(event, text) for event in gold["statements"])]


def _gold_visit(event: Mapping[str, Any], text: str) -> Told:
    facts = {"from": event["from"], "to": event["to"], "places": _names(event["places"])}
    facts |= {name: event[name] for name in ("start", "end", "kind", "status")}
    everyone = tuple(who(name) for name in event["visitors"])
    proof = (_sentence_of(text, place_of(text, event["sentence"], event.get("after"))),)
    return Told("visit", everyone, facts, f"visit {everyone[0].text} > {event['to']}", proof=proof)


def _gold_meeting(event: Mapping[str, Any], text: str) -> Told:
    facts = {"countries": frozenset(event["countries"]), "place": _names(event["place"])}
    facts |= {name: event[name] for name in ("date", "format", "status")}
    everyone = tuple(who(name) for name in event["participants"])
    proof = (_sentence_of(text, place_of(text, event["sentence"], event.get("after"))),)
    label = f"meeting {' + '.join(one.text for one in everyone)}"
    return Told("meeting", everyone, facts, label, proof=proof, link=event.get("visit"), checked=_linked(event, "visit"))


def _gold_statement(event: Mapping[str, Any], text: str) -> Told:
    facts = {"country": event["country"], "mode": event["mode"], "cue": frozenset(words(event["cue"]))}
    everyone = tuple(who(name) for name in event["speaker"])
    content = place_of(text, event["content"], event.get("after"))
    checked = _linked(event, "meeting")
    said = _said(*content, text[slice(*content)])
    return Told(
        "statement", everyone, facts, _quoted(text[slice(*content)]), content=said, link=event.get("meeting"), checked=checked
    )


def _linked(event: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset({name}) if name in event else frozenset()


def found(events: Sequence[Mapping[str, Any]]) -> list[Told]:
    """The events as they stand on the topics. `link` is the place of the linked event in the list."""
    places = {event["id"]: number for number, event in enumerate(events)}
    return [_FOUND[event["type"]](event, places) for event in events]


def _found_visit(event: Mapping[str, Any], _places: Mapping[str, int]) -> Told:
    people = [*event["visitors"], *([event["delegation"]] if event["delegation"] else [])]
    everyone = tuple(actor(one) for one in people)
    facts = {"from": event["from_country"], "to": event["host_country"], "kind": _visit_kind(event["kind"])}
    facts |= {"places": _towns(stop["place"] for stop in event["itinerary"]) or _towns(event["where"]), "status": event["status"]}
    label = f"visit {_first(everyone)} > {event['host_country']}"
    return Told("visit", everyone, facts | _days(event), label, proof=_proof(event), confidence=event["confidence"])


def _found_meeting(event: Mapping[str, Any], places: Mapping[str, int]) -> Told:
    everyone = tuple(actor(one) for one in event["participants"])
    facts = {"countries": frozenset(event["countries"]), "place": _towns(event["where"]), "date": _days(event)["start"]}
    facts |= {"format": event["format"], "status": _HELD.get(event["status"], event["status"])}
    label = f"meeting {' + '.join(one.text for one in everyone)}"
    link = places.get(event["visit_id"])
    return Told("meeting", everyone, facts, label, proof=_proof(event), link=link, confidence=event["confidence"])


def _found_statement(event: Mapping[str, Any], places: Mapping[str, int]) -> Told:
    everyone = tuple(actor(one) for one in event["speaker"])
    countries = {one["country"] for one in event["speaker"]}
    facts = {"country": next(iter(countries)) if len(countries) == 1 else None, "mode": event["mode"]}
    facts["cue"] = frozenset(words(event["cue"]["text"])) if event["cue"] else frozenset()
    content = event["content"]
    return Told(
        "statement",
        everyone,
        facts,
        _quoted(content["text"] if content else ""),
        content=_said(content["start"], content["end"], content["text"]) if content else None,
        proof=_proof(event),
        link=places.get(event["meeting_id"]),
        confidence=event["confidence"],
    )


_FOUND: Final = {"visit": _found_visit, "meeting": _found_meeting, "statement": _found_statement}


def _visit_kind(kind: str) -> str:
    return "unknown" if kind == "transit" else kind  # GUIDELINES: a stopover has no kind


def _first(everyone: tuple[Who, ...]) -> str:
    return everyone[0].text if everyone else "nobody"


def _quoted(text: str) -> str:
    said = text.split()
    return f"statement “{' '.join(said[:_LABEL_WORDS])}{' …' if len(said) > _LABEL_WORDS else ''}”"


def _names(value: str | Iterable[str] | None) -> frozenset[str]:
    return frozenset(" ".join(words(name)) for name in ([value] if isinstance(value, str) else value or ()))


def _towns(places: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return _names([place["name"] for place in places if place["kind"] not in {"country", "region"}])


def _days(event: Mapping[str, Any]) -> dict[str, str | None]:
    """First and last day; coarser dates are none."""
    when = event["when"] or {}
    exact = when.get("precision") in {"day", "range"}
    return {name: when.get(name) if exact else None for name in ("start", "end")}


def _proof(event: Mapping[str, Any]) -> tuple[Span, ...]:
    return tuple((proof["start"], proof["end"]) for proof in event["evidence"])
