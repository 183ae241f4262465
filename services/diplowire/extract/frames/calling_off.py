"""A line and the chunks around a meeting or a visit in, out whether it is called off or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplowire.extract.frames.letters import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.extract.frames.line import Line

CalledOff = Literal["cancelled", "postponed"]

# "A possible summit", "the proposed visit": it may never be.
MOOTED = frozenset("eventual hypothetical mooted possible potential proposed prospective".split())
_PUT_OFF = ("postpon", "defer", "delay", "reschedul", "shelv", "put", "push")
_PUSHES = frozenset("push pushed pushes pushing put puts putting".split())
_BACK_AGAINST = frozenset({"against", "on", "in", "into"})
_LET_GO = frozenset({"dropped"})
_DECISIONS = frozenset({"decision", "vote", "ruling", "verdict"})
_WITHDRAWS = frozenset("backed backs backing pull pulled pulling pulls withdraw withdrawn withdraws withdrew".split())
_OUT_OF = frozenset({("out", "of"), ("from",)})
_FALLS = frozenset({"fall", "fallen", "falls", "fell"})
_TAKES_PLACE = frozenset({"take", "happen", "proceed"})
_WEIGHING = frozenset("considered considering considers contemplated contemplating mulled mulling mulls weighed weighing".split())
_ONLY_HINTED = frozenset({("hinted", "at"), ("hinting", "at"), ("hints", "at"), ("threatened", "to"), ("threatens", "to")})
_ASKING = frozenset(
    "asked asking asks begged called calling calls demanded demanding demands pressed pressing telling told urged urges urging "
    "wanted wants".split()
)
_NEAR_ASKING = 8  # chunks
_LONG_PHRASE = 10  # chunks
_BEFORE_OFF = frozenset("call calls called calling put puts putting".split())
# Letters of all these words (in quotations it is Q) and of what cancels; most others are passed by.
_MAY_CALL_OFF = frozenset({";", "Z", "Q", *map(LETTER.__getitem__, {"not"} | _LET_GO | _BEFORE_OFF | _PUSHES)})


def called_off(line: Line, chunks: Iterable[int]) -> CalledOff | None:
    """Give how a verb among some chunks calls something off: "cancelled", "called off", "postponed", "put off"."""
    for at in chunks:
        if line.classes[at] not in _MAY_CALL_OFF:
            continue
        if line.classes[at] == ";":
            return None
        word = line.word(at)
        if _is_of_other(line, at, word):
            continue
        if word in _WITHDRAWS and (line.word(at + 1), line.word(at + 2))[: 1 + (line.word(at + 1) == "out")] in _OUT_OF:
            return "cancelled"  # "pulled out of talks with X"
        if word in _FALLS and line.word(at + 1) == "through":
            return "cancelled"
        goes_ahead = line.word(at + 1) in _TAKES_PLACE or (line.word(at + 1), line.word(at + 2)) == ("go", "ahead")
        if line.word(at) == "not" and line.classes[at - 1 : at] == "w" and goes_ahead:
            return "cancelled"  # "will not take place without X"
        if word.startswith("put") and _is_put_on_hold(line, at):
            return "postponed"
        if line.classes[at] == "Z" or (word in _BEFORE_OFF and line.word(at + 1) == "off") or _is_pushed_back(line, at):
            return "postponed" if word.startswith(_PUT_OFF) else "cancelled"
    return None


def _is_of_other(line: Line, at: int, word: str) -> bool:
    """Tell whether another thing is called off, or nothing yet: "deferred a decision on a visit", "hinted at cancelling it"."""
    if not _DECISIONS.isdisjoint(line.words[at + 1 : at + 3]):
        return True
    if line.classes[at - 1 : at] == "t" and _is_asked(line, at - 1):
        return True
    if line.word(at - 1) in _WEIGHING or (line.word(at - 2), line.word(at - 1)) in _ONLY_HINTED:
        return True
    return word in _LET_GO and line.classes[at - 1 : at] not in ("b", "v")  # "dropped plans to take his family along"


def is_weighed(line: Line, first: int) -> bool:
    """Tell whether a thing, its phrase at a chunk, is only weighed: "considered a visit", "put off a decision on talks"."""
    return not _WEIGHING.isdisjoint(line.words[max(0, first - 1) : first + 1]) or (
        line.word(first - 2),
        line.word(first - 1),
    ) == ("decision", "on")


def _is_asked(line: Line, at: int) -> bool:
    """Tell whether somebody is only asked to call it off, "to" at a chunk: "called for X to cancel", "urged Norway to"."""
    near = max(0, at - _NEAR_ASKING)
    whom = line.classes[near:at].rstrip("dT")[-1:]
    return whom in tuple("PRHGCO") and not _ASKING.isdisjoint(line.words[near:at])


def _is_put_on_hold(line: Line, at: int) -> bool:
    """Tell whether it is "put a visit to Oslo on hold", "was put on hold"."""
    return ("on", "hold") in zip(line.words[at + 1 : at + _LONG_PHRASE], line.words[at + 2 : at + _LONG_PHRASE], strict=False)


def _is_pushed_back(line: Line, at: int) -> bool:
    """Tell whether something is put off: "pushed back to May"; not "pushed back against the visit", "put back on the agenda"."""
    return line.word(at) in _PUSHES and line.word(at + 1) == "back" and line.word(at + 2) not in _BACK_AGAINST
