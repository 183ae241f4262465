"""A sentence that tells of a visit in, what it is for out: "to attend a summit", "for talks on water"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.main_subject import ACTORS

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Evidence

# Words that lead to a date between the place and the purpose.
_TO_A_DATE = frozenset("on from in , later early this over between".split())
_MOST_BETWEEN = 6
# Where a purpose ends: the story goes on with who told it, or with what happens besides.
_ENDS = frozenset("after ahead amid as because before but despite during following that when where which while who".split())
_SPEAKING = "s"
_MARKS = frozenset(";,.:")
_NOT_FOR = frozenset("the a an his her its their several some about more least".split())
_LEAST = 2  # chunks of a purpose, its first word included


def purpose(doc: Document, line: Line, behind: int) -> Evidence | None:
    """Give the words behind chunk `behind` (the last of the place, else the verb) that tell what the visit is for."""
    at = behind + 1
    while at < min(len(line.row), behind + _MOST_BETWEEN) and (line.classes[at] == "T" or _leads_to_date(line, at)):
        at += 1
    at = _behind_invitation(line, at)
    if line.word(at) == "in" and line.word(at + 1) == "order":
        at += 2
    if not _begins(line, at):
        return None
    end = _end(line, at)
    return doc.evidence("purpose", *line.span(at, end - 1), "visit.purpose") if end - at >= _LEAST else None


def _leads_to_date(line: Line, at: int) -> bool:
    return line.word(at) in _TO_A_DATE and "T" in line.classes[at + 1 : at + 3]


def _behind_invitation(line: Line, at: int) -> int:
    """Chunk behind "at the invitation of X", if that stands at chunk `at`."""
    if line.word(at) != "at" or "invitation" not in (line.word(at + 1), line.word(at + 2), line.word(at + 3)):
        return at
    host = next((k for k in range(at + 1, min(at + _MOST_BETWEEN + 2, len(line.row))) if line.classes[k] in ACTORS), at)
    return host + 3 if line.word(host + 2) == "invitation" else host + 1


def _begins(line: Line, at: int) -> bool:
    """Tell whether "to" has a verb behind it, "for" no length of time and no "for the first time"."""
    follower = line.word(at + 1)
    if line.word(at) == "to":
        return follower.isalpha() and follower not in _NOT_FOR
    length = "T" in line.classes[at + 1 : at + 3] or follower.isdigit() or "time" in (line.word(at + 2), line.word(at + 3))
    return line.word(at) == "for" and bool(follower or line.classes[at + 1 : at + 2] in ("G", "O")) and not length


def _end(line: Line, at: int) -> int:
    """Chunk before which the purpose ends: a mark, a date, or a word that leads on."""
    end = at + 1
    while end < len(line.row):
        kind = line.classes[end]
        if line.word(end) in _ENDS or kind == _SPEAKING or (line.word(end) in _MARKS and not _goes_on(line, end)):
            break
        if kind == "T" and line.word(end - 1) in ("on", "from", "this", "next"):
            return end - 1
        if kind == "T":
            break
        end += 1
    return end


def _goes_on(line: Line, comma: int) -> bool:
    """Tell whether a comma stands inside a list of three: "trade, water and energy"."""
    return line.word(comma) == "," and any(line.word(k) == "and" for k in range(comma + 2, comma + 4))
