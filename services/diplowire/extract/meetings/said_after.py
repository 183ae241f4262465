"""A meeting at or after which somebody spoke in, the day on which he spoke out: "X said on Tuesday after meeting Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.people import who
from diplowire.extract.frames.when import Day, is_exact
from diplowire.extract.meetings.dating import on_day
from diplowire.extract.meetings.nouns import phrase_start

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Meeting

_WHEN = frozenset({"as", "when", "while"})
_SHORT_GROUP = 4  # chunks
_AFTER = frozenset({"after", "following"})
_RULES = frozenset({"after_meeting", "their_talks", "talks_with"})
_SAID_THEN = re.compile(r"[av.#C']{0,4}[PR]v?s(?:\.|aG)?d?T")
# "Speaking to reporters after", "X was speaking at", "X made the remarks during"
_SPEAKING = re.compile(
    r"\b(?:speaking|(?:made|issued|gave) (?:the|these|his|her) (?:remarks?|comments?|statements?|assurances?))\b"
)
_WORDS_OF_SPEAKING = frozenset({"speaking", "remark", "remarks", "comment", "comments", "statement", "statements"})
_LONG_OPENING = 10  # chunks
_SPOKE_THEN = re.compile(r"(?P<who>[PR])(?:,?v?s[^;,PRGHW]{0,8}?d?|d?(?=T[s.%\"e]))(?P<day>T)")
# "said on Monday ties were good as he met X", "today said … when she met Y"
_AS_HE = re.compile(r"(?:sd?(?P<said>T)|(?P<before>T)s)[^;PRW]{1,24}u[HPR][hv]{0,2}$")
_LONG_CLAUSE = 30  # chunks
_BACK = 2  # sentences


def dated_by_speech(doc: Document, found: Found, meeting: Meeting) -> Meeting:
    """Give a meeting the day of "said on Tuesday after meeting X" or "as he met X", or of "A said on Tuesday" just before."""
    line, first = found.line, phrase_start(found.line, found.verb)
    dated = meeting.when is not None or meeting.status != "completed"
    if not dated and not _WORDS_OF_SPEAKING.isdisjoint(line.words[:first]) and (spoke := _spoke_then(found, meeting)):
        return on_day(meeting, *spoke, "date_of_speech")
    said = line.classes.rfind("s", 0, first)
    if not dated and said >= 0 and (day := _as_he_spoke(found)):
        return on_day(meeting, line, day, "date_of_speech")
    if dated or found.rule not in _RULES or line.word(first - 1) not in _AFTER or said < 0:
        return meeting
    where, at = (line, first - 2) if line.classes[first - 2] == "T" else _said_before(doc, line, said)
    day = _day_by_now(where, at) if at >= 0 else None
    return on_day(meeting, where, day, "date_of_speech") if day is not None else meeting


def _day_by_now(line: Line, at: int) -> Day | None:
    """The day that chunk `at` tells, if it is a single one and not to come."""
    day = Day(at, line.doc.dates[line.row[at].ref].past)
    return day if is_exact(day) and (day.days.start or "") <= (line.doc.published or "") else None


def _as_he_spoke(found: Found) -> Day | None:
    """Give the day of "said on Monday ties were good as he met X"."""
    line, verb = found.line, found.verb
    told = _AS_HE.search(line.classes, max(0, verb - _LONG_CLAUSE), verb)
    if told is None or not _WHEN & {*line.words[verb - _SHORT_GROUP : verb]}:
        return None
    return _day_by_now(line, max(told.start("said"), told.start("before")))


def _spoke_then(found: Found, meeting: Meeting) -> tuple[Line, Day] | None:
    """Read "Norway wants a port, X said on Monday. Speaking after talks with Y, X": the talks were on the day of the words."""
    line, first = found.line, phrase_start(found.line, found.verb)
    spoke = (
        first > 1 and line.classes[first - 1] in "iu" and _SPEAKING.search(line.text(max(0, first - _LONG_OPENING), first - 1))
    )
    if not spoke or "T" in line.classes:
        return None
    taking_part = {a.id for a in meeting.participants}
    for index in range(line.index - 1, max(-1, line.index - 1 - _BACK), -1):
        before = line_at(line.doc, index)
        told = _SPOKE_THEN.search(before.classes)
        if told and taking_part & {a.id for a in before.actors(told.start("who"))}:
            day = _day_by_now(before, told.start("day"))
            return (before, day) if day is not None else None
    return None


def _said_before(doc: Document, line: Line, said: int) -> tuple[Line, int]:
    """Chunk of the day on which the speaker is told to have spoken in the sentence before, with its line."""
    before = line_at(doc, line.index - 1) if line.index and "T" not in line.classes[said:] else line
    told = _SAID_THEN.match(before.classes) if before is not line else None
    if told is None:
        return line, -1
    speakers = [{a.id for _, a in who(x, main_subject(x, end))} for x, end in ((before, told.end()), (line, said))]
    return (before, told.end() - 1) if speakers[0] & speakers[1] else (line, -1)
