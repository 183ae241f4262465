"""A meeting as a sentence tells it in, how it is held out: in person or by telephone, of how many sides, beside what occasion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.phrases import Phrases
from diplowire.extract.frames.sides import side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.meetings.found import Found
    from diplowire.model import Actor, MeetingFormat, Place, Setting

_SPOKEN = frozenset({"discussed_together", "discussed_with", "spoke_with", "spoke_by_phone", "spoke_together"})
_TALKED = frozenset({"discussed_with", "spoke_together", "spoke_with"})
_VIDEO = Phrases("video virtual online zoom", r"\b(?:video|virtual|online|zoom)")
_PHONE = Phrases(
    "phon call teleconference hotline",
    r"\b(?:tele)?phon(?:e|ed|es|ing|ic)\b|\bcalls?\b(?! for\b| on (?!\w+day\b|\w+ \d))|\b(?:teleconference|hotline)\b",
)
# "spoke privately on the sidelines", "talked for three hours at the palace".
_FACE_TO_FACE = re.compile(
    r"\b(?:sidelines|margins|face[- ]to[- ]face|in person|for [\w -]{1,30}(?:hours?|minutes) (?:at|in) )\b"
)
_SIDELINES = Phrases("sideline margin", r"\b(?:sidelines?|margins?) of (?P<what>[^.;:,]{3,80})")
_WORDS_FOR_SIDES: dict[int, Setting] = {0: "bilateral", 1: "bilateral", 2: "bilateral", 3: "trilateral"}
_AND_ANOTHER = re.compile(r'&(?=[a123689"])')
_BY_PHONE = re.compile(r",?(?:a?[.#C']{0,2}R,)?(?:[vT]|dT){0,2}[gd]a?p")
_CONVERSATION = frozenset({"conversation", "conversations"})
_NEAR = 4  # chunks


def setting(actors: Sequence[Actor], words: str) -> tuple[Setting, str | None]:
    """How many sides meet, or beside what occasion they do."""
    beside = _SIDELINES.search(words)
    if beside:
        return "sidelines", beside["what"].strip()
    return _WORDS_FOR_SIDES.get(len({side(a) for a in actors} - {None}), "multilateral"), None


def format_of(found: Found, words: str, places: Sequence[tuple[int, Place]]) -> MeetingFormat:
    """Whether it is held in person, by telephone or by video; a talk at a place that is told is held in person."""
    how = _format_by_words(found, words, places)
    return "in_person" if places and found.rule in _TALKED and how == "unknown" else how


def _format_by_words(found: Found, words: str, places: Sequence[tuple[int, Place]]) -> MeetingFormat:
    if found.rule == "discussed_together":
        return "unknown"  # that of the meeting told before
    joined = found.line.classes.rfind("&", max(0, found.verb - 4), found.verb)  # "paid a call on A and met B"
    # "held a call with A and a video conference with B", "will hold talks with A and call on B"
    other = _AND_ANOTHER.search(found.line.classes, found.end, found.end + _NEAR)
    last = other.start() - 1 if other else found.end + 3
    near = found.line.text(max(0, found.verb - 4, joined + 1), min(last, len(found.line.row) - 1))
    if _VIDEO.search(words) and (_VIDEO.search(near) or not _PHONE.search(near)):
        return "video"
    if found.rule in ("telephoned", "called", "told_by_phone") or _PHONE.search(near):
        return "phone" if found.rule not in ("courtesy_call", "calls_on") and "courtesy" not in near else "in_person"
    if not _CONVERSATION.isdisjoint(found.line.words[found.verb : found.end]) and not places:
        return "unknown"
    if found.rule in _TALKED and found.others and _BY_PHONE.match(found.line.classes, found.others[-1] + 1):
        return "phone"  # "spoke with X, the minister, over the phone"
    if found.rule not in _SPOKEN or "i" in found.line.classes[found.verb : found.end + 1] or _FACE_TO_FACE.search(words):
        return "in_person"
    return "unknown"
