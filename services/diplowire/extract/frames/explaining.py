"""A grammar with its sentences in, what became of each of its trigger words out; visits and meetings are explained alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.line import lines
from diplowire.extract.frames.patterns import rule_and_verb
from diplowire.extract.lexicon.where import line_of
from diplowire.extract.step import Step

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.sheet import Triggers
    from diplowire.extract.step import Stage

_BEFORE, _AFTER = 8, 13  # letters shown round a word that no pattern takes


class Outcome(NamedTuple):
    """What came of a find."""

    fired: bool
    rule: str
    reason: str


class Grammar(NamedTuple):
    """What is asked of a stage: the words that make it look, its patterns, and how each word of a line ended that it took."""

    stage: Stage
    triggers: Triggers
    pattern: re.Pattern[str]
    outcomes: Callable[[Line], dict[int, Outcome]]
    turned_down: str


def explained(doc: Document, grammar: Grammar) -> Iterator[Step]:
    """Tell of each trigger word which pattern took it, and what came of that."""
    for line in lines(doc, grammar.triggers):
        ended = grammar.outcomes(line)
        matched = {rule_and_verb(m)[1]: m for m in grammar.pattern.finditer(line.classes)}
        covered = {at for verb, m in matched.items() for at in range(verb, m.end())}
        for at, chunk in enumerate(line.row):
            one = ended.get(at)
            if one is None and at in matched:
                one = Outcome(fired=False, rule=matched[at].lastgroup or "", reason=grammar.turned_down)
            if one is None and line.word(at) in grammar.triggers.words and at not in covered:
                one = Outcome(fired=False, rule="no_pattern", reason=f"no pattern of {grammar.stage}s fits {_letters(line, at)}")
            if one is not None:
                known = line_of("event_words", line.word(at))
                yield Step(grammar.stage, line.index, chunk.start, chunk.end, one.fired, one.rule, one.reason, known)


def _letters(line: Line, at: int) -> str:
    """The class letters round a chunk, itself between brackets."""
    classes = line.classes
    return f"{classes[max(0, at - _BEFORE) : at]}[{classes[at]}]{classes[at + 1 : at + _AFTER]}"


def unresolved(line: Line, chunks: tuple[int, ...]) -> list[str]:
    """Words of the chunks that stand for nobody known."""
    return [line.doc.text[slice(*line.span(at, at))] for at in chunks if line.classes[at] in "PRGDHOC" and not line.actors(at)]
