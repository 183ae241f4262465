"""The vocabulary of this stage: who (as the words say it) said what, by which cue; nothing is known of actors yet."""

from __future__ import annotations

from typing import Literal, NamedTuple

Span = tuple[int, int]
Quoted = Literal["direct", "indirect", "mixed"]


class Attribution(NamedTuple):
    """Words ascribed to somebody. All spans are characters, end exclusive, in the order of the text.

    `speaker` is empty where the text names nobody, and has two spans for a relative pronoun (antecedent and pronoun). `outer` is
    the index of the attribution in whose content this one stands. `carried`: the speaker was taken from a neighbouring cue.
    `modal`: "would", "may" and the like stand before the cue.
    """

    speaker: tuple[Span, ...]
    cues: tuple[Span, ...]
    lemmas: tuple[str, ...]
    content: tuple[Span, ...]
    rule: str
    confidence: float
    sentences: tuple[int, ...]
    quoted: Quoted
    kind: str = "statement"
    stance: bool = False
    passive: bool = False
    topic_only: bool = False
    question: bool = False
    negated: bool = False
    carried: bool = False
    modal: bool = False
    outer: int | None = None
