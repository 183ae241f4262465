"""Attributions that make one statement in, the statement as an event out, with the characters that prove it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.model import Actor, Content, Cue, Part, Quote, Statement, Unresolved

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution, Quoted
    from diplowire.extract.statements.guidelines import Said
    from diplowire.model import Evidence

_start = attrgetter("start")
_NO_WORD = re.compile(r"[\W_]+")
_JOINER = " … "


def statement(doc: Document, group: list[Said]) -> Statement:
    """Make one statement of attributions that share a sentence and a speaker."""
    ones = [s.one for s in group]
    parts = _apart([p for one in ones for p in one.content])
    start, end = parts[0][0], parts[-1][1]
    speaker = group[0].speaker
    return Statement(
        article=doc.article,
        evidence=_evidence(doc, ones, parts),
        speaker=speaker.actors or _surface(doc, ones[0]),
        mode=_mode(ones),
        cue=Cue(text=_JOINER.join(doc.text[s:e] for one in ones for s, e in one.cues), lemma=ones[0].lemmas[0]),
        content=Content(start=start, end=end, text=doc.text[start:end], parts=tuple(Part(start=s, end=e) for s, e in parts)),
        quotes=_quotes(doc, parts),
        confidence=round(max(one.confidence for one in ones), 2),
        unresolved=_unresolved(doc, group[0]),
    )


def _apart(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap as one: one attribution may stand inside the words of another.

    A quotation mark at the very end of a text opens a stretch of nothing, which is left out.
    """
    if len(parts) == 1 and parts[0][0] < parts[0][1]:
        return parts
    joined: list[tuple[int, int]] = []
    for start, end in sorted(part for part in parts if part[0] < part[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _evidence(doc: Document, ones: list[Attribution], parts: list[tuple[int, int]]) -> tuple[Evidence, ...]:
    rule, evidence = ones[0].rule, doc.evidence
    found = [evidence("speaker", s, e, rule) for s, e in dict.fromkeys([p for one in ones for p in one.speaker])]
    found += [evidence("cue", s, e, one.rule) for one in ones for s, e in one.cues]
    found += [evidence("content", s, e, rule) for s, e in parts]
    for index in dict.fromkeys([i for one in ones for i in one.sentences]):
        sentence = doc.seg.sentences[index]
        found.append(evidence("sentence", sentence.start, sentence.end, rule))
    return tuple(found)


def _mode(ones: list[Attribution]) -> Quoted:
    mode = ones[0].quoted
    return mode if all(one.quoted == mode for one in ones) else "mixed"


def _quotes(doc: Document, parts: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """The quotations inside the words said."""
    quotations = doc.seg.quotations
    if not quotations:
        return ()
    start, end = parts[0][0], parts[-1][1]
    first = max(0, bisect_right(quotations, start, key=_start) - 1)  # none reaches into the one behind it
    return tuple(
        Quote(start=q.inner_start, end=q.inner_end, text=doc.text[q.inner_start : q.inner_end])
        for q in quotations[first : bisect_left(quotations, end, key=_start)]
        if start < q.end and q.inner_start < q.inner_end
    )


def _surface(doc: Document, one: Attribution) -> tuple[Actor, ...]:
    """The speaker as the words say it, where it is not known who that is."""
    if not one.speaker:
        return ()
    start, end = one.speaker[0]
    name = doc.text[start:end]
    plural = name.endswith("s") or " and " in name
    return (
        Actor(id=_NO_WORD.sub("-", name.casefold()).strip("-") or "unknown", name=name, kind="group" if plural else "person"),
    )


def _unresolved(doc: Document, said: Said) -> tuple[Unresolved, ...]:
    if said.speaker.actors:
        return ()
    if not said.one.speaker:
        return (Unresolved(field="speaker", text="", reason="the text names no speaker"),)
    start, end = said.one.speaker[0]
    reason = said.speaker.reason or "the words name nobody known to the text"
    return (Unresolved(field="speaker", text=doc.text[start:end], reason=reason),)
