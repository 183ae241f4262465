"""A line and a chunk in, the clause around it out: from which chunk to which words tell of the same event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.frames.line import Line

VERBS_OF_MEETING = frozenset('138m2@l"')
_WALLS = frozenset(";W")
_MAY_BE_WALL = re.compile("[;WH]")
_WHILE = frozenset({"before", "after", "since"})
_BEHIND_IT = frozenset({"after", "following"})
_FOLLOWS = frozenset({"followed", "follows"})
_BESIDE_IT = _WHILE | _BEHIND_IT | _FOLLOWS
_TRAVELLER = r"[a.#v']{0,3}[PRHDG][vwbhet]{0,4}"
_GOING_ON = re.compile(rf"{_TRAVELLER}[XYA=>]")
_COMING_FROM = re.compile(rf"{_TRAVELLER}(?:Y|Xi?r)")
_AND_GOES_ON = re.compile(rf",?&{_TRAVELLER}[XY=]|,v{{1,2}}[XY=]")
# "met X and left for Y", "have lunch and fly to Y", "is in Oslo and has met X on Monday".
_AND_LEFT, _AND_WILL = (re.compile(rf"&(?:[{verbs}]|hv?[1238XYAV])") for verbs in ("wbeXYA", "wbe"))
_OPENING = frozenset({"after", "before", "following", "having"})
# The comma behind an opening phrase: a subject and a verb follow.
_MAIN_CLAUSE = re.compile(r",(?=[av.#C']{0,4}[PRHGDO](?!,)[^,;&PRHGDO]{0,3}?[whbXAYVSU1238smjZE~.])")
_MAIN_SAID = re.compile(r",(?=v?s)")
_SUBJECT = re.compile(r"[av.#C']{0,4}[PRGHDO][whbvt]{0,4}")
# "…, the ministry said by telephone"
_SAID_BEHIND = re.compile(r",a?[.#']{0,3}[PRHGODC.](?:,P,)?(?:i[CL])?v?s")
_SHORT_OWNER = 4  # chunks


def clause(line: Line, at: int) -> tuple[int, int]:
    """First and end chunk of the clause around chunk `at`: marks, "which", "who" and "where" are its walls."""
    bounds = line.clauses.get(at)
    if bounds is None:
        bounds = line.clauses[at] = _bounds(line, at)  # a dozen questions about one meeting need them
    return bounds


def _bounds(line: Line, at: int) -> tuple[int, int]:
    if not line.walls:
        line.walls = [-1, *(m.start() for m in _MAY_BE_WALL.finditer(line.classes) if _wall(line, m.start())), len(line.classes)]
    first, end = line.walls[bisect_left(line.walls, at) - 1] + 1, line.walls[bisect_right(line.walls, at)]
    inserted = line.classes.rfind(",", first, at)
    if inserted > 0 and first > 1 and line.classes[first - 2] == "," and not line.classes[inserted + 1 : at].strip("whbvt"):
        first = inserted + 1  # "A, who was named in May, met B": the day of the insertion is its own
    first = _past_insertion(line, first, at)
    inner = (
        *_joined_verbs(line, at, end),
        *_told_from(line, first, end),
        *_after_opening(line, first, end),
        *_before_doing(line, at, end),
        *_before_saying(line, at, end),
        *_behind_relative(line, first, end),
    )
    return max([first, *(wall + 1 for wall in inner if wall < at)]), min([end, *(wall for wall in inner if wall >= at)])


def _past_insertion(line: Line, first: int, at: int) -> int:
    """First chunk behind the insertion in "During his visit, which ended on Wednesday, X met Y": its day is not that of "met"."""
    if first < 2 or line.word(first - 1) != "which" or line.classes[first - 2] != ",":  # noqa: PLR2004 - a comma and "which"
        return first
    comma = line.classes.rfind(",", first, at)
    return comma + 1 if comma > 0 and _SUBJECT.fullmatch(line.classes, comma + 1, at) else first


def _told_from(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of "that" in "told reporters in Oslo on Monday that talks will be held in Riga": what is said has its own days."""
    said = line.classes.find("s", first, end)
    if said < 0 or "that" not in line.words[said + 1 : end]:
        return ()
    clauses = (k for k in range(said + 1, end) if line.words[k] == "that" and line.classes[k - 1] not in "yof")
    return [k for k in clauses if line.classes[k - 1] not in "4567" or line.classes[k + 1 : k + 2] not in tuple("wbh")]


def _joined_verbs(line: Line, at: int, end: int) -> Sequence[int]:
    """Chunk of "and" in "met X on Monday and will fly to Y": what is to come has its own days and places."""
    meets = line.classes[at] in VERBS_OF_MEETING
    walls = [m.start() for m in (_AND_LEFT if meets else _AND_WILL).finditer(line.classes, at + 1, end)]
    # Or with one who acts: "will meet X and the delegation leaves for Y".
    further = (m.start() for m in _AND_GOES_ON.finditer(line.classes, at + 1, end)) if meets else ()
    return [*walls, *further]


def _before_doing(line: Line, at: int, end: int) -> Iterator[int]:
    """Chunk of "before" in "met X on Monday before flying to Y": what came after has its own days and places.

    So has what a comma sets apart: "agreed on it, following a summit in June", and what a journey "came after".
    """
    for k in range(at + 1, end - 1) if not _BESIDE_IT.isdisjoint(line.words[at + 1 : end - 1]) else ():
        word = line.words[k]
        doing = word in _WHILE and (line.word(k + 1).endswith("ing") or _departs(line, k + 1) or _goes_on(line, k))
        doing = doing or word in _FOLLOWS or (word == "after" and line.classes[k - 1] == ">")
        if doing or (word in _BEHIND_IT and line.classes[k - 1] == "," and line.classes[k + 1] != "T"):
            yield k


def _departs(line: Line, at: int) -> bool:
    """Tell whether "his departure" or "the minister's departure" starts at chunk `at`."""
    return "departure" in line.words[at : at + _SHORT_OWNER]


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether somebody travels behind chunk `at`: "before the delegation leaves for X", "after she had flown in from Y"."""
    return (_GOING_ON if line.word(at) == "before" else _COMING_FROM).match(line.classes, at + 1) is not None


def _before_saying(line: Line, at: int, end: int) -> Sequence[int]:
    """Chunk of the comma in "X will meet Y, Z said in Oslo on Monday": who says so has days and places of his own."""
    found = _SAID_BEHIND.search(line.classes, at + 1, end)
    return (found.start(),) if found else ()


def _behind_relative(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of the comma in "X, who met Y on Monday, said Z would fly to Riga": the main clause has its own days and places."""
    found = _MAIN_SAID.search(line.classes, first, end) if line.classes[first - 1 : first] == "H" else None
    return (found.start(),) if found else ()


def _after_opening(line: Line, first: int, end: int) -> Sequence[int]:
    """Chunk of the comma behind "Following a meeting with X on Monday, Y left": what came before has its own days."""
    word = line.word(first)
    opens = word in _OPENING or (word == "ahead" and line.text(first, min(first + 1, end - 1)) == "ahead of")
    main = _MAIN_CLAUSE.search(line.classes, first + 2, end) if opens else None
    return (main.start(),) if main else ()


def _wall(line: Line, at: int) -> bool:
    kind = line.classes[at]
    if kind == ";" and line.word(at) in ("(", ")") and _is_of_short_bracket(line, at):
        return False  # "on Wednesday (Apr. 10) in Lima", "X (D-N.Y.) in Lima"
    return kind in _WALLS or (kind == "H" and line.mention(at).name == "who")


def _is_of_short_bracket(line: Line, at: int) -> bool:
    """Tell whether a bracket mark belongs to "(Apr. 10)" or "(D)": a day, or a word or two, between two marks."""
    if "T" in (line.classes[at + 1 : at + 2], line.classes[at - 1 : at]):
        return True
    if line.word(at) == "(":
        return ")" in (line.word(at + 2), line.word(at + 3))
    return "(" in (line.word(at - 2), line.word(at - 3))
