"""The vocabulary of explaining: one step of the reading of a text, whether it led to an event, and why not."""

from __future__ import annotations

from typing import Literal, NamedTuple

Stage = Literal["who", "visit", "meeting", "statement", "code"]


class Step(NamedTuple):
    """One thing that was looked at: the characters `start` to `end` of sentence number `sentence` (from 0).

    `fired`: a rule took it. `rule` is the rule that took it or turned it down, `reason` says it in words. `lexicon` are the lines
    of the lexicon that know the words, as "cues.tsv:57".
    """

    stage: Stage
    sentence: int
    start: int
    end: int
    fired: bool
    rule: str
    reason: str
    lexicon: tuple[str, ...] = ()
