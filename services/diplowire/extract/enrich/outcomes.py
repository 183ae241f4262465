"""Meetings in the order of the text in, the same meetings with what they led to out: signed, agreed, announced, adopted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from diplowire.extract.enrich.contents import amount
from diplowire.extract.enrich.reading import predicate
from diplowire.model import Meeting, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.enrich.reading import Reading
    from diplowire.model import AnyEvent, Evidence

Kind = Literal["signed", "agreed", "announced", "adopted"]

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
# An outcome is told at most so many sentences after its meeting.
_REACH = 4
_MADE = frozenset({"completed", "ongoing"})


def with_outcomes(doc: Document, events: Sequence[AnyEvent], reading: Reading) -> list[AnyEvent]:
    """Give each outcome to the last meeting told of before it."""
    made = [(predicate(e), i) for i, e in enumerate(events) if isinstance(e, Meeting) and e.status in _MADE]
    found: dict[int, list[tuple[Kind, int, int]]] = {}
    for place in sorted(made):
        first = reading.sentence_at(place[0])
        for sentence in doc.seg.sentences[first : first + _REACH + 1]:
            for match in _RESULT.finditer(doc.text, sentence.start, sentence.end):
                owner = _owner(made, match.start(), sentence.end)
                kind, start, end = _read(match)
                if owner == place[1] and (kind, start, end) not in found.setdefault(owner, []):
                    found[owner].append((kind, start, end))
    return [_with(doc, e, found[i]) if isinstance(e, Meeting) and i in found else e for i, e in enumerate(events)]


def _owner(made: Sequence[tuple[int, int]], at: int, sentence_end: int) -> int:
    """Index of the meeting told of last before a place, or in its sentence; of meetings told together the first."""
    before = [m for m in made if m[0] <= at] or [m for m in made if m[0] < sentence_end]
    latest = max(m[0] for m in before)
    return min(i for place, i in before if place == latest)


def _read(match: re.Match[str]) -> tuple[Kind, int, int]:
    kinds: Mapping[str, Kind] = {"signed": "signed", "adopted": "adopted", "agreed": "agreed", "announced": "announced"}
    name = match.lastgroup or "agreed"
    text = match[0]
    if name == "passive":
        return ("adopted" if text.endswith("adopted") else "signed"), match.start(), match.end()
    start = match.start() + (text.index("announced") if name == "announced" else 0)
    return kinds[name], start, match.start() + len(text.rstrip(" ,"))


def _with(doc: Document, meeting: Meeting, results: Sequence[tuple[Kind, int, int]]) -> Meeting:
    outcomes: list[Outcome] = []
    proofs: list[Evidence] = []
    for i, (kind, start, end) in enumerate(results):
        money = next((m for m in doc.money if start <= m.start and m.end <= end), None)
        outcomes.append(Outcome(kind=kind, text=doc.text[start:end], amount=amount(doc, money) if money else None))
        proofs.append(doc.evidence(f"outcomes[{i}]", start, end, f"outcome_{kind}"))
    return replace(meeting, outcomes=(*meeting.outcomes, *outcomes), evidence=(*meeting.evidence, *proofs))
