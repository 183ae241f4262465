"""Segmented text in, attributions out, in the order of their cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.lexicon.cue_table import cue_readings
from diplowire.extract.statements.attribution import Attribution, Quoted, Span
from diplowire.extract.statements.find import Found, find_in_line
from diplowire.extract.statements.line import Line

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence, Token


def find_attributions(seg: Segmented) -> tuple[Attribution, ...]:
    """Find every attribution of a text."""
    found: list[Attribution] = []
    last = -1  # index of the attribution that a following bare quotation of the paragraph continues
    waiting = -1  # index of one whose words stand in the next paragraph, after a colon
    paragraph = -1
    for sentence in seg.sentences:
        if sentence.kind == "heading" or sentence.first == sentence.last:
            continue
        if sentence.paragraph != paragraph:
            paragraph, last, waiting = sentence.paragraph, waiting, -1
        tokens = seg.tokens[sentence.first : sentence.last]
        if last >= 0 and (_bare_quotation(tokens) or not found[last].content):
            found[last] = _continued(seg, found[last], sentence)
            continue
        here = _in_sentence(seg, sentence, tokens)
        last = len(found) + len(here) - 1 if here else -1
        waiting = last if here and not here[-1].content else -1
        found += here
    return tuple(a for a in found if a.content)


def _in_sentence(seg: Segmented, sentence: Sentence, tokens: tuple[Token, ...]) -> list[Attribution]:
    table = cue_readings()
    if not any(t.quote < 0 and (t.lower in table or t.lower == "according") for t in tokens):
        return []
    line = Line(seg, sentence)
    return sorted((_attribution(line, f) for f in find_in_line(line)), key=lambda a: a.cues[0])


def _bare_quotation(tokens: tuple[Token, ...]) -> bool:
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
