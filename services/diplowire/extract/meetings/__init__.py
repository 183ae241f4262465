"""A document in, its meetings out: who met whom, when, where and how, and whether it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import lines
from diplowire.extract.frames.sheet import triggers
from diplowire.extract.meetings.build import again, build, of_nobody_yet, of_several
from diplowire.extract.meetings.find import find
from diplowire.extract.meetings.found import OF_ITS_SIDES
from diplowire.extract.meetings.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Meeting

__all__ = ["detect"]

# "A spoke with B … During the call …": then they spoke by telephone.
_THE_CALL = re.compile(
    r"\b(?:the|their|this|that|these|his|her) (?:(?:tele)?phone )?calls?\b|\btelephone conversation\b", re.IGNORECASE
)
# Who takes part, told in a sentence of its own that has no word for a meeting.
_LEADING = ("led by", "headed by", "chaired by", "headed the", "led the", "represented by")
_LEADS_SIDE = re.compile(r"\b(?:chaired|represented) by\b|\b(?:headed|led) the \w+ (?:delegation|side)\b")
_SIDE_LED = re.compile(r"\b(?:delegation|side|team) (?:was|is|will be) (?:led|headed) by\b")
_BEFORE_LED, _LED_BY = len("delegation will be "), len("headed by.")
# "The second meeting" is one of those told of at most this many sentences before.
_OF_THE_LAST = {"took_place": 6, "attended_by": 12, "represented_by": 4, "chaired_by": 3, "side_led_by": 3, "followed_by": 1}
_TELLS_WHO = OF_ITS_SIDES | {"attended_by"}
# "The 11th summit of the union was held in X on Friday": who came there is told in the next sentence.
_TELLS_NOBODY = frozenset({"meeting_of", "session_held", "took_place"})
TRIGGERS = triggers('0124567839/l"@EBjp>')


class _Before(NamedTuple):
    """The meeting told of last, and the number of the sentence."""

    index: int  # type: ignore[assignment]  # a tuple has an `index` of its own, of no use here
    meeting: Meeting


def detect(doc: Document) -> tuple[Meeting, ...]:
    """Find all meetings of a text, each once, in the order of the text."""
    meetings = merge(_told(doc))
    if any(m.format == "unknown" for m in meetings) and _THE_CALL.search(doc.text):
        return tuple(changed(m, format="phone") if m.format == "unknown" else m for m in meetings)
    return meetings


def _by_itself(found: Found) -> Found:
    """Read "the talks will be attended by A and B" where nothing else tells of these talks."""
    return found._replace(agents=found.others, others=()) if found.rule == "attended_by" else found


def _sides_led(doc: Document) -> Iterator[int]:
    """Places in the text that tell who leads a side of talks or chairs them."""
    text = doc.text
    for words in _LEADING:  # a search for plain words is many times faster than one for the patterns
        at = text.find(words)
        while at >= 0:
            if told := _LEADS_SIDE.match(text, at) or _SIDE_LED.search(text, max(0, at - _BEFORE_LED), at + _LED_BY):
                yield told.start()
            at = text.find(words, at + 1)


def _told(doc: Document) -> Iterator[tuple[Found, Meeting | None]]:
    """Give the meetings as sentences tell them, with what was found; one that only calls off gives None."""
    last: _Before | None = None
    for line in lines(doc, TRIGGERS, _sides_led(doc)):
        for found in find(line):
            if line.quoted and found.outlook != "future":
                continue  # people who are quoted recall meetings, or wish for them; only one announced for a day counts
            if found.rule == "called_off":
                yield found, None
            if last and line.index - last.index <= _OF_THE_LAST.get(found.rule, -1):
                told = again(doc, found, last.meeting)
                last = _Before(line.index, told) if found.rule in _TELLS_WHO else last
                if of_several(told):
                    yield found, told
            known = last.meeting if last and of_several(last.meeting) else None
            alone = found.rule not in (*_TELLS_WHO, "followed_by") or (found.rule == "attended_by" and last is None)
            for meeting in build(doc, _by_itself(found), known) if alone else ():
                if line.quoted and meeting.when is None:
                    continue
                last = _Before(line.index, meeting)
                yield found, meeting
            if last is None and found.rule in _TELLS_NOBODY:
                last = _Before(line.index, of_nobody_yet(doc, found))
