"""Meetings in the order of the text in, the same meetings with what they led to out: signed, agreed, announced, adopted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from diplowire.extract.changed import changed
from diplowire.extract.enrich.contents import amount, between
from diplowire.extract.enrich.reading import predicate
from diplowire.model import Meeting, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.enrich.reading import Reading
    from diplowire.model import AnyEvent, Evidence

Kind = Literal["signed", "agreed", "announced", "adopted"]
Result = tuple[Kind, int, int]

_WHAT = (
    r"(?:(?!,\s(?:which|who|while|as|said|according|after|during|before|the\s\w+\ssaid)\b)[^.;:\n“”\"]|(?<=\d)\.(?=\d)){4,160}"
)
_PAPERS = (
    r"(?:agreements?|deals?|documents?|memorand(?:um|a)|MoUs?|treat(?:y|ies)|accords?|pacts?|contracts?|protocols?|declarations?|"
    r"communiqu[eé]s?|statements?|roadmaps?|conventions?|plans?)"
)
_RESULT: Final = re.compile(
    rf"(?P<signed>\b(?:signed|inked|initialled|concluded)\s(?={_WHAT})(?:[^.;:\n]{{0,80}}?\b){_PAPERS}\b(?:{_WHAT})?)"
    rf"|(?P<adopted>\b(?:adopted|endorsed)\s(?:[^.;:\n]{{0,60}}?\b){_PAPERS}\b(?:{_WHAT})?)"
    rf"|(?P<agreed>\b(?:agreed\s(?:to|on|that)|reached\s(?:an?\s|the\s)?(?:\w+\s){{0,2}}(?:agreement|deal|consensus|understanding)"
    rf"(?:\s(?:to|on|that))?)\s{_WHAT})"
    rf"|(?P<announced>(?:[Ss]ides|[Pp]arties|[Ll]eaders|[Mm]inisters|[Pp]residents|[Tt]hey|[Cc]ountries)\s(?:jointly\s|also\s)*announced\s{_WHAT})"
    rf"|(?P<passive>\b(?:\w+\s){{0,4}}{_PAPERS}\s(?:[^.;:\n]{{0,80}}?\s)?(?:was|were|have\sbeen|has\sbeen)\s(?:also\s)?(?:signed|adopted)\b)"
)
_SIDES: Final = re.compile(
    r"\b(?:sides|parties|leaders|ministers|presidents|premiers|delegations|countries|nations|governments|they|both|two)\b",
    re.IGNORECASE,
)
# One of these stands in every result.
_HINTS: Final = ("signed", "inked", "initialled", "concluded", "adopted", "endorsed", "agreed", "reached", "announced")
# An outcome is told at most so many sentences after its meeting.
_REACH = 4
_MADE = frozenset({"completed", "ongoing"})


def with_outcomes(doc: Document, events: Sequence[AnyEvent], reading: Reading) -> list[AnyEvent]:
    """Give each outcome to the last meeting told of before it."""
    made = {i: predicate(e) for i, e in enumerate(events) if isinstance(e, Meeting) and e.status in _MADE}
    found: dict[int, dict[Result, None]] = {}
    for index, place in made.items():
        first = reading.sentence_at(place)
        for sentence in doc.seg.sentences[first : first + _REACH + 1]:
            if not _is_hinted(doc.text[sentence.start : sentence.end]):
                continue
            for match in _RESULT.finditer(doc.text, sentence.start, sentence.end):
                result = _read(match)
                if _owner(made, match.start(), sentence.end) != index or _is_of_others(doc, events[index], result):
                    continue
                if sentence.index == first or _is_of_both(doc, sentence.start, result):
                    found.setdefault(index, {})[result] = None
    return [_with(doc, e, found[i]) if isinstance(e, Meeting) and i in found else e for i, e in enumerate(events)]


def _is_hinted(words: str) -> bool:
    return any(map(words.__contains__, _HINTS))  # faster than an expression that tries all of them at each character


def _owner(made: Mapping[int, int], at: int, sentence_end: int) -> int:
    """Index of the meeting told of last before a place, or in its sentence; of meetings told together the first."""
    before = {i: p for i, p in made.items() if p <= at} or {i: p for i, p in made.items() if p < sentence_end}
    latest = max(before.values())
    return min(i for i, p in before.items() if p == latest)


def _is_of_both(doc: Document, start: int, result: Result) -> bool:
    """Tell whether a promise told in a later sentence is that of all sides: one side's "agreed" may be old."""
    return result[0] != "agreed" or bool(_SIDES.search(doc.text, start, result[1]))


def _is_of_others(doc: Document, event: AnyEvent, result: Result) -> bool:
    """Tell whether an outcome names somebody who did not take part."""
    people = {a.id for a in event.participants} if isinstance(event, Meeting) else set()
    inside = [i for i in range(*between(doc.mentions, result[1], result[2])) if doc.mentions[i].kind == "person"]
    return any(a.kind == "person" and a.id not in people for i in inside for a in doc.actors[i])


def _read(match: re.Match[str]) -> Result:
    kinds: Mapping[str, Kind] = {"signed": "signed", "adopted": "adopted", "agreed": "agreed", "announced": "announced"}
    name = match.lastgroup or "agreed"
    text = match[0]
    if name == "passive":
        return ("adopted" if text.endswith("adopted") else "signed"), match.start(), match.end()
    start = match.start() + (text.index("announced") if name == "announced" else 0)
    return kinds[name], start, match.start() + len(text.rstrip(" ,"))


def _with(doc: Document, meeting: Meeting, results: Iterable[Result]) -> Meeting:
    outcomes: list[Outcome] = []
    proofs: list[Evidence] = []
    for i, (kind, start, end) in enumerate(results):
        money = next((m for m in doc.money[slice(*between(doc.money, start, end))] if m.end <= end), None)
        outcomes.append(Outcome(kind=kind, text=doc.text[start:end], amount=amount(doc, money) if money else None))
        proofs.append(doc.evidence(f"outcomes[{i}]", start, end, f"outcome_{kind}"))
    return changed(meeting, outcomes=(*meeting.outcomes, *outcomes), evidence=(*meeting.evidence, *proofs))
