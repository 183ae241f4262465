"""Meetings as sentences tell them in, each meeting once out: "during the talks with X" tells again of one already told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.changed import changed
from diplowire.extract.frames.sides import is_of_several_states
from diplowire.extract.frames.tense import group_start
from diplowire.extract.frames.when import EXACT
from diplowire.extract.meetings.found import CHAIRED, OF_ITS_SIDES
from diplowire.extract.meetings.nouns import goes_on_wider, phrase_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.extract.meetings.found import Found
    from diplowire.model import Meeting, When

_SAID_BEHIND = re.compile(r"5[^;,WH]{1,6}(?:,P)?,(?:[av.#C']{0,4}[PR]|H)v?h?v?s")
_REACH = 60  # meetings told before that are looked at
_APART = frozenset("bilateral margins one-on-one separate separately sidelines tete-a-tete tête-à-tête".split())
_MEALS = frozenset({"breakfast", "dinner", "lunch", "luncheon"})
_OF_MANY = frozenset({"joint", "trilateral", "multilateral", "summit"})
_AT_ANOTHER_HOUR = ("earlier", "later")
_TWO = 2
_NEAR = 2  # chunks
_EARLY = 9  # chunks: "In a joint statement issued after the talks, A and B said"
_HEAD = 2  # sentences at the head of an article
_OFF = frozenset({"cancelled", "postponed"})
_AT = frozenset({"at", "during", "in"})
_OWN = frozenset({"her", "his"})
_WAS = frozenset({"had", "was", "were"})
_OVER = frozenset({"completed", "ongoing"})


class _Told(NamedTuple):
    """A meeting with the ids of those who take part."""

    meeting: Meeting
    ids: frozenset[str]


def _told(meeting: Meeting) -> _Told:
    return _Told(meeting, frozenset(actor.id for actor in meeting.participants))


def merge(told: Iterable[tuple[Found, Meeting | None]]) -> tuple[Meeting, ...]:
    """Join what tells of one meeting; a find without a meeting ("the talks were cancelled") speaks of the last one planned."""
    kept: list[_Told] = []
    for found, meeting in told:
        if meeting is None:
            _refer(kept, found)
            continue
        new = _told(meeting)
        at = _same(kept, found, new)
        if at is None:
            if not _only_recalls(found, meeting) or _is_one_of_his(kept, found, new):
                kept.append(new)
        else:
            kept[at] = _told(_joined(kept[at].meeting, meeting))
    return tuple(meeting for meeting, _ in kept)


def _only_recalls(found: Found, meeting: Meeting) -> bool:
    """Tell whether "the meeting with X", far down and without a day, recalls one that the text does not tell of."""
    if found.rule == "discussed_together":
        return meeting.when is None or meeting.when.precision != "day" or len(found.agents) != _TWO
    background = meeting.when is None and meeting.status in _OVER and found.line.index >= _HEAD and not _led_to_news(found)
    if found.rule in ("after_meeting", "discussed_with"):
        return background and not _is_spoken_of_at_once(found)
    if not found.refers or found.rule == "their_talks":
        return False
    if found.rule == "in_a_meeting":
        return len(found.agents) != _TWO or found.verb > _EARLY  # not "After the talks, A and B asked for"
    return found.rule in ("talks_with", "talks_between") and background


def _is_one_of_his(kept: list[_Told], found: Found, told: _Told) -> bool:
    """Tell whether it is "In her meeting with X, the president discussed", of one who met others before: one more of hers."""
    line, first = found.line, phrase_start(found.line, found.verb)
    opens = found.rule == "talks_with" and first == 1 and line.word(0) in _AT and line.word(1) in _OWN
    near = kept[-_REACH:] if opens else ()
    return any(meeting.status in _OVER and ids & told.ids for meeting, ids in near)


def _led_to_news(found: Found) -> bool:
    """Tell whether it is "The aid was announced following her meeting with X": what came of it is what the text tells."""
    line, first = found.line, phrase_start(found.line, found.verb)
    first -= line.classes[max(0, first - 1) : first + 1] in ("P'", "R'")
    return line.word(first - 1) in ("after", "following") and line.word(first - 2) == "announced"


def _is_spoken_of_at_once(found: Found) -> bool:
    """Tell whether somebody speaks just behind it: "After meeting X, Y had said", "Y said after meeting X": it is news."""
    line, at = found.line, found.verb
    if found.rule != "after_meeting" or line.word(at - 1) != "after":
        return False
    return line.classes[at - 2 : at - 1] == "s" or _SAID_BEHIND.match(line.classes, at) is not None


def _refer(kept: list[_Told], found: Found) -> None:
    """Call off the last meeting that was planned."""
    if kept and kept[-1].meeting.status == found.called:
        return
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _REACH), -1):
        meeting, ids = kept[at]
        if meeting.status == "planned" and found.called:
            kept[at] = _Told(changed(meeting, status=found.called), ids)
            return


def _same(kept: list[_Told], found: Found, told: _Told) -> int | None:
    """Which meeting already told this is, if any."""
    if found.rule == "followed_by":
        return None
    meeting, new = told
    unnamed = all(a.kind != "person" for a in meeting.participants)
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _REACH), -1):
        earlier, old = kept[at]
        if found.rule == "discussed_together" and not _may_be_discussion(kept[at], told):
            continue
        within = new <= old or old <= new or (found.rule == "attended_by" and _by_name(earlier) <= new)
        if found.refers and within and _days_agree(earlier.when, meeting.when):
            return at
        sides = len(meeting.countries) > 1 and set(earlier.countries) == set(meeting.countries)
        if sides and found.rule in (*OF_ITS_SIDES, *CHAIRED):
            return at
        nameless = sides and (unnamed or all(a.kind != "person" for a in earlier.participants))
        if nameless and _kind(earlier) == _kind(meeting) and _days_agree(earlier.when, meeting.when):
            return at  # "the two countries held talks" and the ministers who held them
        if not within or _is_another(kept[at], found, told):
            continue
        if new == old and _is_told_again(earlier, found, meeting):
            return at
        if _kind(earlier) == _kind(meeting) and _days_agree(earlier.when, meeting.when) and not _is_elsewhere(earlier, meeting):
            return at
    return None


def _is_elsewhere(old: Meeting, new: Meeting) -> bool:
    """Tell whether two meetings are told to be in two cities: "will meet B in Oslo. In Bergen, the two will open a forum"."""
    return bool(old.where and new.where) and {p.name for p in old.where}.isdisjoint(p.name for p in new.where)


def _may_be_discussion(earlier: _Told, told: _Told) -> bool:
    """Tell whether "A and B discussed trade" may tell of a meeting: that of their states, or "In a call, A and B discussed"."""
    if all(a.kind != "person" for a in earlier.meeting.participants):
        return True
    return told.ids == earlier.ids and earlier.meeting.status in _OVER and _days_agree(earlier.meeting.when, told.meeting.when)


def _is_another(earlier: _Told, found: Found, told: _Told) -> bool:
    """Tell whether those of one meeting are told to have met in another circle."""
    old, new = earlier.ids, told.ids
    if new != old and found.line.text(0, 0).startswith(_AT_ANOTHER_HOUR):
        return True  # "Earlier in the day, A and B chaired a session"
    if found.rule.startswith("held_talks") and goes_on_wider(found.line, max(0, found.verb - _NEAR), found.end):
        return True  # "They then held expanded talks"
    before, now = earlier.meeting, told.meeting
    if new < old and len(before.countries) > _TWO and _told_apart(found, _APART):
        return True  # "after the three-way session, A met separately with B"
    if old < new and len(now.countries) > _TWO >= len(before.countries) and _told_apart(found, _OF_MANY):
        return True  # "A met B. He held a joint meeting with B and the ministers of C and D"
    if (old < new or (new == old and not _MEALS.isdisjoint(found.line.words[found.verb : found.end]))) and _told_besides(found):
        return True  # or "The two are also to have a dinner meeting"
    return len(old) == 1 and old < new and before.participants[0].kind == "group"  # a union's ministers met, then had a guest


def _is_told_again(old: Meeting, found: Found, new: Meeting) -> bool:
    """Tell whether a meeting of the same people is the one told before, now as held, or as a call."""
    return _was_to_be(old, found, new) or _is_retold(old, new) or _has_taken_place(old, new) or _is_by_phone(old, found, new)


def _is_retold(old: Meeting, new: Meeting) -> bool:
    """Tell whether "had talked for 50 minutes", without a day or a place, is the call that was just told."""
    return new.format == "unknown" and new.when is None and not new.where and {old.status, new.status} <= _OVER


def _was_to_be(old: Meeting, found: Found, new: Meeting) -> bool:
    """Tell whether it is "A was due to meet B on Friday" of a meeting that was called off, or "They had planned to meet"."""
    if old.status not in _OFF or new.status not in ("planned", *_OFF) or not _days_agree(old.when, new.when):
        return False
    return not _WAS.isdisjoint(found.line.words[group_start(found.line, found.verb) : found.verb])


def _is_by_phone(old: Meeting, found: Found, new: Meeting) -> bool:
    """Tell whether it is "A reviewed with B, in a telephone call, …": how they spoke of whom the same sentence tells.

    Or the one before: "A and B discussed trade on Monday. They spoke by telephone".
    """
    line, by_phone = found.line, new.format == "phone" and _AT_ANOTHER_HOUR[1] not in found.line.words
    start = line.doc.seg.sentences[line.index - (by_phone and line.index > 0)].start
    near = any(e.field == "status" and start <= e.start < line.row[-1].end for e in old.evidence)
    told = found.rule == "in_a_meeting" or by_phone
    return near and old.format == "unknown" and told and _days_agree(old.when, new.when)


def _by_name(meeting: Meeting) -> frozenset[str]:
    """Ids of those who take part, without "the ministers of the Nordic countries", who may be told by name now."""
    return frozenset(a.id for a in meeting.participants if not is_of_several_states(a))


def _has_taken_place(old: Meeting, new: Meeting) -> bool:
    """Tell whether "went there on Friday to meet X" is told again as held: "Friday's meeting was the first"."""
    days = [m.when.start for m in (old, new) if m.when is not None and m.when.precision == "day"]
    one_place = not (old.where and new.where) or {p.name for p in old.where} & {p.name for p in new.where}
    return old.status == "planned" and new.status in _OVER and len(days) == _TWO and days[0] == days[1] and bool(one_place)


def _told_apart(found: Found, words: frozenset[str]) -> bool:
    """Tell whether a meeting is told to be one of its own."""
    return not words.isdisjoint(found.line.words)


def _told_besides(found: Found) -> bool:
    """Tell whether it is one more: "A met B. She also met B and other ministers"."""
    return not found.refers and "also" in found.line.words[max(0, found.verb - _NEAR) : found.verb + 1]


def _kind(meeting: Meeting) -> tuple[str, bool]:
    return "over" if meeting.status in _OVER else meeting.status, meeting.format in ("phone", "video")


def _days_agree(a: When | None, b: When | None) -> bool:
    if a is not None and b is not None and a.start and b.start and (a.start > (b.end or b.start) or b.start > (a.end or a.start)):
        return False  # "the first summit took place in 2019"
    days = [w.start for w in (a, b) if w is not None and w.start and w.precision in EXACT]
    return len(set(days)) < 2  # noqa: PLR2004 - two days are two meetings


def _joined(old: Meeting, new: Meeting) -> Meeting:
    """The meeting first told, with what the later sentence adds: a day, a place, the people where they are more."""
    named = [sum(a.kind == "person" and a.resolved_by != "role" for a in m.participants) for m in (old, new)]
    persons = [sum(a.kind == "person" for a in m.participants) for m in (old, new)]
    fuller = persons[1] > persons[0] or (persons[1] == persons[0] and named[1] > named[0])
    proofs = list(old.evidence)
    changes: dict[str, object] = {}
    if (old.when is None or old.when.start is None) and new.when is not None and new.when.start:
        changes["when"] = new.when
        proofs += [e for e in new.evidence if e.field == "when"]
    if old.status == "planned" and new.status in _OVER:
        changes["status"] = new.status
        proofs = [e for e in proofs if e.field != "status"] + [e for e in new.evidence if e.field == "status"]
    if not old.where and new.where:
        changes["where"] = new.where
        proofs += [e for e in new.evidence if e.field.startswith("where")]
    if fuller:
        changes |= {"participants": new.participants, "countries": new.countries, "level": new.level}
        proofs = [e for e in proofs if not e.field.startswith("participants")]
        proofs += [e for e in new.evidence if e.field.startswith("participants")]
    if fuller and old.setting == "bilateral":
        changes |= {"setting": new.setting, "occasion": new.occasion}
    if old.format == "unknown" and new.format != "unknown":
        changes["format"] = new.format
    return changed(old, evidence=tuple(proofs), **changes) if changes else old  # type: ignore[arg-type]
