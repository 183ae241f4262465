"""Segmented text in, attributions out, in the order of their cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.lexicon.cue_table import cue_readings
from diplowire.extract.statements.attribution import Attribution, Quoted, Span
from diplowire.extract.statements.find import Found, find_in_line
from diplowire.extract.statements.line import Line

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence


def find_attributions(seg: Segmented) -> tuple[Attribution, ...]:
    """Find every attribution of a text."""
    table = cue_readings()
    found: list[Attribution] = []
    open_at = -1  # index of the attribution that a following bare quotation continues
    paragraph = -1
    for sentence in seg.sentences:
        if sentence.kind == "heading":
            continue
        if sentence.paragraph != paragraph:
            paragraph, open_at = sentence.paragraph, -1
        tokens = seg.tokens[sentence.first : sentence.last]
        if not tokens:
            continue
        if _bare_quotation(tokens):
            if open_at >= 0:
                found[open_at] = _continued(seg, found[open_at], sentence)
            continue
        if not any(t.quote < 0 and (t.lower in table or t.lower == "according") for t in tokens):
            open_at = -1
            continue
        line = Line(seg, sentence)
        here = [_attribution(line, f) for f in find_in_line(line)]
        here.sort(key=lambda a: a.cues[0])
        found += here
        open_at = len(found) - 1 if here else -1
    return tuple(found)


def _bare_quotation(tokens: tuple) -> bool:  # type: ignore[type-arg]
    return tokens[0].quote >= 0 and all(t.quote >= 0 or not t.text[0].isalnum() for t in tokens)


def _continued(seg: Segmented, one: Attribution, sentence: Sentence) -> Attribution:
    return one._replace(content=(*one.content, trim(seg, (sentence.start, sentence.end))), sentences=(*one.sentences, sentence.index))


_OUTSIDE = " \t\n\r\u00a0,.;:\"“”„‟«»`-—–‘"


def trim(seg: Segmented, span: Span) -> Span:
    """Leave out spaces, quotation marks and stops at both ends."""
    start, end = span
    text = seg.text
    while start < end and (text[start] in _OUTSIDE or text[start] == "'"):
        start += 1
    while end > start and (text[end - 1] in _OUTSIDE or text[end - 2 : end] == "''"):
        end -= 1
    return start, end


def _attribution(line: Line, one: Found) -> Attribution:
    seg = line.seg
    speaker: tuple[Span, ...] = ()
    if one.subject is not None:
        speaker = (line.span(one.subject.first, one.subject.end),)
        if one.subject.antecedent is not None:
            speaker = (line.span(*one.subject.antecedent), *speaker)
    parts = tuple(trim(seg, line.span(a, b)) for a, b in one.parts if b > a)
    quoted: Quoted = "direct"
    return Attribution(
        speaker=speaker,
        cues=(line.span(*one.cue_span),),
        lemmas=(one.cue.entry.lemma if one.cue else "according to",),
        content=parts,
        rule=one.rule,
        confidence=one.cue.entry.confidence if one.cue else 0.8,
        sentences=(line.sentence.index,),
        quoted=quoted,
        carried=one.carried,
    )
