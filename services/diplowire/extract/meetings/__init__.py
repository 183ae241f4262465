"""A document in, its meetings out: who met whom, when, where and how, and whether it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import lines
from diplowire.extract.frames.plain_words import places_of, with_known_word
from diplowire.extract.frames.sheet import triggers
from diplowire.extract.meetings.again import again, beside, is_beside_one_of, of_nobody_yet, of_several, those_again
from diplowire.extract.meetings.build import build
from diplowire.extract.meetings.find import find
from diplowire.extract.meetings.found import OF_ITS_SIDES
from diplowire.extract.meetings.members import with_members
from diplowire.extract.meetings.merge import merge
from diplowire.extract.meetings.present import PRESENT, WHERE_THEY_SIT, WORDS_OF_PRESENCE
from diplowire.extract.meetings.sentence_before import as_in_sentence_before
from diplowire.extract.meetings.several import Several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Meeting

__all__ = ["detect"]

# "A spoke with B … During the call …": then they spoke by telephone.
_THE_CALL = re.compile(
    r"\b(?:the|their|this|that|these|his|her) (?:(?:tele)?phone )?calls?\b|\b(?:tele)?phone conversation\b"
    r"|\b(?:conversation|discussion|talks?) (?:took place|was held|were held) (?:by|over|via|on)(?: the)? (?:tele)?phone\b",
    re.IGNORECASE,
)
# Who takes part, told in a sentence of its own that has no word for a meeting.
_CHAIRED = "chaired by"  # or "co-chaired by"
# By a word that most texts have not, which is asked for first.
_LEADING = {
    "part": ("took part.",),
    "led": ("led by", "led the"),
    "headed": ("headed by", "headed the"),
    "represented": ("represented by",),
}
_OTHERWISE = {  # "had" and "paid" alone are in every text
    "accompanied": ("was accompanied by", "were accompanied by"),
    "bilateral": ("had a bilateral with", "have a bilateral with"),
    "courtesy": ("courtesy visit",),
    "farewell": ("farewell visit",),
}
_LEADS_SIDE = re.compile(r"took part\.|\b(?:chaired|represented) by\b|\b(?:headed|led) the \w+ (?:delegation|side)\b")
_SIDE_LED = re.compile(r"\b(?:delegation|side|team)(?: (?:was|is|will be|is being)|s (?:were|are|will be)) (?:led|headed) by\b")
_BEFORE_LED, _LED_BY = len("delegations will be "), len("headed by.")
# "The second meeting" is one of those told of at most this many sentences before.
_OF_THE_LAST = {
    "took_place": 6,
    "attended_by": 12,
    "represented_by": 4,
    "chaired_by": 3,
    "side_led_by": 3,
    "followed_by": 1,
    "in_presence_of": 0,
    "at_table": 3,
    "beside": 2,
    "chaired_it": 3,
    "looking_on": 1,
    "present_there": 3,
    "with_him": 2,
}
_AGAIN = 12  # sentences between a meeting and "the two will meet again"
_TELLS_WHO = OF_ITS_SIDES | PRESENT | {"attended_by", "in_presence_of"}
_CARRIES_ON = _TELLS_WHO - {"in_presence_of"}  # who only looked on will not be one of "the two" who meet again
# "The 11th summit of the union was held in X on Friday": who came there is told in the next sentence.
_TELLS_NOBODY = frozenset({"meeting_of", "session_held", "took_place"})
TRIGGERS = triggers('0124567839/l"@EBjp>')


class _Before(NamedTuple):
    """The meeting told of last, and the number of the sentence; `core` is it without those who were only there as well."""

    index: int  # type: ignore[assignment]  # a tuple has an `index` of its own, of no use here
    meeting: Meeting
    core: Meeting
    held: Meeting  # the last one that has been held, with its day; else that told first

    def then(self, index: int, meeting: Meeting, core: Meeting | None = None) -> _Before:
        """Go on to the meeting told next."""
        held = meeting if meeting.status == "completed" and meeting.when is not None else self.held
        return _Before(index, meeting, core or meeting, held)

    def that(self, found: Found) -> Meeting:
        """Give the meeting that a find tells more of: who "also took part in the meeting" was not at one still to come."""
        over = found.rule == "attended_by" and found.outlook == "past" and self.meeting.status == "planned"
        return self.held if over and self.held.status == "completed" else self.meeting

    def told(self, found: Found, meeting: Meeting) -> _Before:
        """Go on to a meeting; "During the call, the two ministers discussed …" stays with that of theirs which was told."""
        same = found.refers and {a.id for a in meeting.participants} <= {a.id for a in self.meeting.participants}
        return self.then(found.line.index, self.meeting, self.core) if same else self.then(found.line.index, meeting)


def detect(doc: Document) -> tuple[Meeting, ...]:
    """Find all meetings of a text, each once, in the order of the text."""
    meetings = tuple(as_in_sentence_before(doc, m) for m in with_members(doc, merge(_told(doc))))
    if any(m.format == "unknown" for m in meetings) and _THE_CALL.search(doc.text):
        return tuple(changed(m, format="phone") if m.format == "unknown" else m for m in meetings)
    return meetings


def _by_itself(found: Found) -> Found:
    """Read "the talks will be attended by A and B" where nothing else tells of these talks."""
    return found._replace(agents=found.others, others=()) if found.rule == "attended_by" else found


def _who_came(doc: Document) -> Iterator[int]:
    """Places in the text that tell who leads a side of talks or chairs them, or who sits at the table."""
    text, known = doc.text, doc.seg.vocabulary
    yield from places_of(text, () if known.isdisjoint(WHERE_THEY_SIT) else WORDS_OF_PRESENCE)
    yield from places_of(text, with_known_word(_OTHERWISE, known))
    for at in places_of(text, (_CHAIRED, *with_known_word(_LEADING, known))):
        if told := _LEADS_SIDE.match(text, at) or _SIDE_LED.search(text, max(0, at - _BEFORE_LED), at + _LED_BY):
            yield told.start()


def _finds(doc: Document) -> Iterator[Found]:
    """Give what tells of a meeting; of people who are quoted only what they announce: they recall meetings, or wish for them."""
    for line in lines(doc, TRIGGERS, _who_came(doc)):
        yield from (found for found in find(line) if not line.quoted or found.outlook == "future")


def _told(doc: Document) -> Iterator[tuple[Found, Meeting | None]]:
    """Give the meetings as sentences tell them, with what was found; one that only calls off gives None."""
    last: _Before | None = None
    told_once = Several(doc).completed
    for found in _finds(doc):
        line = found.line
        if found.rule == "called_off":
            yield found, None
        once_more = last is not None and line.index - last.index <= _AGAIN and those_again(found, last.core)
        if last and (once_more or _is_of_last(found, last)):
            told = again(doc, found, last.core if once_more else last.that(found))
            if once_more or found.rule in _CARRIES_ON:
                last = last.then(line.index, told, last.core if found.rule in PRESENT else told)
            if of_several(told):
                yield found, told
        known = last.meeting if last and of_several(last.meeting) else None
        for meeting in build(doc, _by_itself(found), known) if not once_more and _is_told_alone(found, last) else ():
            if line.quoted and meeting.when is None:
                continue
            dated = told_once(found, beside(doc, found, meeting, last.meeting, last.held) if last else meeting)
            last = last.told(found, dated) if last else _Before(line.index, dated, dated, dated)
            yield found, dated
        if last is None and found.rule in _TELLS_NOBODY:
            nobody = of_nobody_yet(doc, found)
            last = _Before(line.index, nobody, nobody, nobody)


def _is_of_last(found: Found, last: _Before) -> bool:
    """Tell whether a find tells more of the meeting told of last."""
    near = found.line.index - last.index <= _OF_THE_LAST.get(found.rule, -1)
    if found.rule in PRESENT and (found.outlook == "future") != (last.meeting.status == "planned"):
        return False  # who "was at the table" was not at talks that are still to come
    return near and is_beside_one_of(found, last.meeting)


def _is_told_alone(found: Found, last: _Before | None) -> bool:
    """Tell whether a find may be of a meeting of its own."""
    return found.rule not in (*_TELLS_WHO, "followed_by") or (found.rule == "attended_by" and last is None)
