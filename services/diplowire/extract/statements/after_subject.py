"""A place before a verb in, the place where its subject ends out: a time, "itself" or "close to him" may stand between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.phrases import SPEAKING

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_LONG_TIME = 4
_WHICH_TIME = frozenset("last this next earlier later late early once twice".split())
_MEASURES = _WHICH_TIME | frozenset(
    "a an few several couple of just only less more than about some nearly two three four five six seven eight nine ten "
    "once again twice that the same past previous".split()
)
_LONG_MEASURE = 6
_FOR = frozenset({"for", "on"})
_OWN = frozenset({"her", "his", "its", "their"})
_BEFORE_DAY = frozenset({"on", "in", "late", "early"})
_CIRCUMSTANCES = frozenset({"after", "before", "during", "following"})
_MEANWHILE = frozenset({"after", "before", "while"})
_LONG_DOING = 12  # atoms
_WHEN_EXACTLY = frozenset("hours immediately just minutes shortly soon speaking".split())
_LONG_CIRCUMSTANCE = 9  # atoms
_BODIES = frozenset({"embassy", "government", "parliament", "presidency"})
# When and where somebody speaks.
OCCASIONS = frozenset(
    "session meeting talks call summit visit conference ceremony trip debate interview briefing hearing dinner lunch signing "
    "tour day morning afternoon evening night vote week airport palace headquarters hotel residence account blog channel page "
    "profile website".split()
)
_SELVES = frozenset("itself himself herself themselves".split())
_CLOSE = frozenset((("close", "to"), ("familiar", "with"), ("loyal", "to"), ("allied", "with")))


def before_pronoun(line: Line, k: int) -> int:
    """Skip "itself" in "the ministry itself said", "close to him" in "a source close to him said"."""
    if line.low[k] in _SELVES and line.classes[k - 1] in "NnH)":
        return k - 1
    close = (line.word(k - 2), line.low[k - 1]) in _CLOSE
    return k - 3 if close and line.at(k - 3) in "Nn" else k


def before_time(line: Line, k: int) -> int:
    """Skip "on Tuesday", "for weeks" and "later in the day" between a subject and its verb."""
    if line.at(k) == "M" and k > 0:
        return k - 2 if line.low[k - 1] in _BEFORE_DAY else k - 1
    if line.word(k) in ("turn", "part"):
        return _before_turn(line, k)
    if line.word(k) in OCCASIONS and not _CIRCUMSTANCES.isdisjoint(line.low[max(0, k - _LONG_CIRCUMSTANCE) : k]):
        return _before_circumstance(line, k)
    if line.word(k) in TIME_NOUNS and (past := _past_measure(line, k)) < k:
        return past
    if line.word(k) in TIME_NOUNS and line.at(k - 1) == "M":  # "X Monday night said"
        return k - 3 if line.word(k - 2) in _BEFORE_DAY else k - 2
    if line.word(k) in TIME_NOUNS:
        p = k - 1
        while p > 0 and line.classes[p] in "DnY#M" and k - p < _LONG_TIME:
            p -= 1
        if line.at(p) == "P" and line.word(p - 1) in AFTERWARDS:
            p -= 1  # "X later in the evening wrote"
        if line.at(p) in "PY" and line.at(p - 1) in "NnRHT,":
            return p - 1
    return k


def _before_turn(line: Line, k: int) -> int:
    """Skip "in turn" in "Oslo in turn demanded" and what one comma alone parts in "Name, on his part welcomed"."""
    if (line.word(k - 1), line.word(k)) == ("in", "turn"):
        return k - 2
    apart = line.word(k) == "part" and line.at(k - 3) == "," and line.word(k - 2) in _FOR and line.word(k - 1) in _OWN
    return k - len((",", "on", "his", "part")) if apart else k


def _before_circumstance(line: Line, k: int) -> int:
    """Skip "after the meeting" and "speaking before the vote" that end at `k`, behind a name or an apposition."""
    for p in range(k - 1, max(0, k - _LONG_CIRCUMSTANCE), -1):
        if line.low[p] in _CIRCUMSTANCES and not line.classes[p + 1 : k + 1].strip("DNn#'fM"):
            opens = p - 1 if line.low[p - 1] in _WHEN_EXACTLY else p
            who = line.at(opens - 1) in "N)," or line.word(opens - 1) in SPEAKING | _BODIES
            return opens - 1 if who else k
    return k


def before_doing(line: Line, k: int) -> int:
    """Skip "while addressing the press in Oslo" and "after talks with his host" that end at `k`, behind a name or an office."""
    for p in range(k - 1 if line.at(k) in "NnO" else 0, max(0, k - _LONG_DOING), -1):
        if line.classes[p] in "AHRTQ,:;-":
            break
        if line.low[p] in _MEANWHILE:
            who = line.at(p - 1) in "N)" or line.word(p - 1) in SPEAKING | _BODIES
            when = line.low[p + 1].endswith("ing") or not OCCASIONS.isdisjoint(line.low[p + 1 : k + 1])
            return p - 1 if who and when else k
    return k


def _past_measure(line: Line, k: int) -> int:
    """Skip "last week" and "less than two weeks ago" that end at `k`; `k` itself if that may be who speaks: "the last week"."""
    p = k - 1
    while p > 0 and (line.classes[p] == "#" or line.low[p] in _MEASURES) and k - p < _LONG_MEASURE:
        p -= 1
    timed = line.word(k + 1) in AFTERWARDS or line.word(p + 1) in _WHICH_TIME
    return p if p < k and timed and line.at(p) in "NnHRT)," else k
