"""A noun of meeting in its line in, the time of the meeting out: "for talks" is to come, "after talks" is over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_apposition
from diplowire.extract.frames.preparing import is_date_of, is_in_preparation
from diplowire.extract.frames.tense import been_there, surroundings

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

_ANNOUNCING = frozenset({"announced", "announces", "announce", "unveiled"})
_OWNED = ("P'", "R'", "C'", "T'")
_AT = frozenset({"at", "during", "in"})
_OPENS = 2  # chunks before a noun phrase that opens a sentence
_WILL_ACT = re.compile(r"[457][^;WH123shbE]{0,12}?,[av.#C']{0,4}(?:[PRGCDHO],?&?[av.#C']{0,4}){1,3}w")
_NEAR_VERB = 4  # chunks
_LONG_ADJUNCT = 14  # chunks
_CAME_AFTER = frozenset({"after", "following"})
# "talks between A and B on fish will resume"
_SCHEDULED = re.compile(r"(?:oG)?,?[dTiL]{0,4}(?:h?bv?e|e|w)|[df][adfou.&]{1,6}(?<!a)w")
_IS_SET = re.compile(r"w|bv?e|bt")
_SHAKES = frozenset({"shake", "shakes", "shaking", "shook"})
_PLANNED = frozenset({"planned", "future", "upcoming", "scheduled", "forthcoming"})
_AGREED_TO_DO = re.compile(r"et\.(?!.*[;WH])")
_THEN_WILL = re.compile(r"[^;TwhbsXAVYSU138mZ]{1,24}[PRHGDO]v?w")
_TALKED_OF = frozenset("address continue consider examine finalise finalize raise resume review settle sign".split())
_JOINED_TALKS = re.compile(r"fa?[.#]{0,3}[45]y[av.#C']{0,4}[PRGD][^;wbhPRH123]{0,4}&$")


def is_planned(line: Line, noun: int, others: tuple[int, ...]) -> bool:
    """Tell whether it is "the planned meeting", or one that "is scheduled" or "is being prepared"."""
    if any(line.word(k) in _PLANNED and line.classes[k - 1] in "a'" for k in range(max(1, noun - 2), noun)):
        return True
    behind = behind_apposition(line, others[-1]) if others else 0
    return bool(others) and (_SCHEDULED.match(line.classes, behind) is not None or is_in_preparation(line, behind - 1))


def time_of_verb(line: Line, rule: str, noun: int, end: int) -> Outlook | None:
    """Time of "his first meeting was with X" and "talks are planned with X", which have a verb of their own."""
    if rule == "talks_between" and "~." in line.classes[noun:end]:  # "talks took place in X between A and B"
        return "future" if {*"wt"} & {*line.classes[noun:end]} else "past"
    if rule == "talks_between" and _IS_SET.search(line.classes, noun, end):
        return "future"  # "talks will be held in X between A and B", "a meeting is scheduled for Friday between A and B"
    if rule not in ("meeting_was_with", "talks_set_with", "talks_they_hold"):
        return None
    return "future" if {*("wt" if rule == "talks_they_hold" else "we")} & {*line.classes[noun:end]} else "past"


def _hands_are_shaken(line: Line, first: int) -> bool:
    """Tell whether it is "X shakes hands with Y before a meeting on Tuesday", under a picture of it."""
    hands = line.words.index("hands") if "hands" in line.words[:first] else 0
    return hands > 0 and line.word(hands - 1) in _SHAKES


def is_asked_off(line: Line, first: int) -> bool:
    """Tell whether it is "asked X to cancel a meeting", its noun phrase at a chunk."""
    return line.classes[max(0, first - 2) : first] == "tZ"


def time_of_noun(line: Line, first: int, noun: int) -> Outlook:
    """Time of "talks with X": "for talks" is to come, "after talks", "after Y's talks" and "during talks" over."""
    first -= line.classes[max(0, first - 1) : first + 1] in _OWNED
    before = line.word(first - 1)
    if is_asked_off(line, first):
        return "future"
    if before == "for" and been_there(line, first - 1):
        return "past"
    if before == "before" and (surroundings(line, first - 1) == "past" or _hands_are_shaken(line, first)):
        return "past"
    if (
        is_date_of(line, first)
        or before in ("for", "before", "plans")
        or line.text(max(0, first - 2), max(0, first - 1)).endswith("ahead of")
    ):
        return "future"
    if before == "and" and (lead := _JOINED_TALKS.search(line.classes, max(0, first - 14), first)):
        return time_of_noun(line, lead.start() + 1, noun)  # "flies there for talks with A and a meeting with B"
    time = surroundings(line, noun)
    if time == "open" and first <= _OPENS and before in _AT and (acts := _WILL_ACT.match(line.classes, noun)):
        return "future" if line.classes[acts.end() - 1] == "w" else time  # "During the talks, the sides will sign"
    if before in _CAME_AFTER and time != "future":
        return "future" if time == "open" and _is_one_of_plans(line, noun) else "past"
    if _lies_before(line, first) or (before in ("at", "during") and _was_agreed_there(line, first)):
        return "past"
    if not _ANNOUNCING.isdisjoint(line.words[max(0, first - _NEAR_VERB) : first]) and time != "future":
        return "future"  # "announced his meeting with X on Tuesday"
    return time


def _is_one_of_plans(line: Line, noun: int) -> bool:
    """Tell whether plans go on with it: "The King will go to A. There, after a meeting with B, he will visit a school"."""
    if not line.index or _THEN_WILL.match(line.classes, noun + 1) is None:
        return False
    return any(chunk.lower == "will" for chunk in line.doc.chunks[line.index - 1])


def _lies_before(line: Line, first: int) -> bool:
    """Tell whether it is told of what came before: "agreed to go on, following a deal of the two during their summit"."""
    near = range(max(1, first - _LONG_ADJUNCT), first - ("w" in line.classes[:first]))
    return not _CAME_AFTER.isdisjoint(line.words[near.start : near.stop]) and any(
        line.words[k] in _CAME_AFTER and line.classes[k - 1] == "," for k in near
    )


def _was_agreed_there(line: Line, first: int) -> bool:
    """Tell whether it is "agreed to reopen the border at a meeting of"; not "agreed to discuss the border at a meeting of"."""
    deed = _AGREED_TO_DO.search(line.classes, max(0, first - _LONG_ADJUNCT), first - 1)
    return deed is not None and line.word(deed.end() - 1) not in _TALKED_OF
