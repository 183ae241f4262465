"""A verb in "to" and a verb of saying in, the verb on which it hangs out, or whom that verb makes speak: "went on to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.found import Subject

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

# Verbs before "to" + cue that leave it a speech act ("continued to insist", "declined to say").
_CONTROLLERS = frozenset(
    "continued continues continue continuing went goes going go declined declines decline declining refused refuses "
    "refuse refusing managed proceeded began begins started starts appeared appears seemed seems used uses came "
    "hastened hurried quick seized seizes takes took twitter interjected interrupted intervened wrote".split(),
)
_USING = frozenset("seized seizes took takes used uses".split())
_TAKING = frozenset("taken taking takes took".split())
_PLATFORMS = frozenset("facebook instagram telegram twitter x weibo".split())
_MAKING = frozenset("forced forcing prompted prompting spurred spurring".split())
_OCCASIONS = frozenset(
    "address appearance briefing call chance conference event gathering interview meeting message moment occasion opportunity "
    "platform rally session speech stage summit talks trip visit".split()
)
_NEAR_OCCASION = 6  # atoms
_LONG_WHO = 10  # atoms


def controller(line: Line, at: int) -> int:
    """Return the verb in "continued to insist", "used her visit to thank" and "took to X to say"; -1 if there is none.

    `at` is the place before "to".
    """
    at = _occasion_used(line, at)
    if line.word(at) == "on":
        at -= 1
    if line.word(at) in _PLATFORMS and line.word(at - 1) == "to" and line.word(at - 2) in _TAKING:
        at -= 2  # "took to X to say"
    instrument = line.word(at) == "used" and line.at(at - 1) == "A"  # "a term that he has used to describe it"
    if line.word(at) not in _CONTROLLERS or instrument or (at == 0 and line.low[0].endswith("ing")):
        return -1  # "Continuing to explain it, X"
    return at


def made_to_speak(line: Line, at: int) -> Subject | None:
    """Find who it is in "prompted Norway to warn" and "prompting both Norway and Peru to urge"."""
    if line.at(at) not in "Nn)":
        return None
    verb = next((k for k in range(at - 1, max(-1, at - _LONG_WHO), -1) if line.low[k] in _MAKING), -1)
    if verb < 0:
        return None
    first = verb + 1 + (line.word(verb + 1) == "both")
    return Subject(first, at + 1) if first <= at and not line.classes[first : at + 1].strip("DNn'#C,f") else None


def _occasion_used(line: Line, at: int) -> int:
    """Return the place of the verb in "used his speech to thank", "took the opportunity to urge"; `at` itself for others."""
    if line.word(at) not in _OCCASIONS:
        at = _occasion_with_place(line, at)
    if line.word(at) not in _OCCASIONS:
        return at
    verb = at - 1
    if (line.word(verb - 2), line.word(verb - 1)) == ("advantage", "of") and line.word(verb - 3) in _USING:
        return verb - 3  # "took advantage of his visit to thank"
    while verb > 0 and at - verb < _NEAR_OCCASION and line.classes[verb] in "DnN'" and line.low[verb] not in _USING:
        verb -= 1
    return verb if line.word(verb) in _USING else at


def _occasion_with_place(line: Line, at: int) -> int:
    """Return the occasion in "used her visit to Oslo to thank", "used a speech in Peru to urge"; `at` itself for others."""
    k = at
    while k > 0 and at - k < _NEAR_OCCASION and line.classes[k] in "NDn":
        k -= 1
    return k - 1 if k < at and line.classes[k] in "tP" and line.low[k - 1] in _OCCASIONS else at
