"""A meeting told of before and words that tell of it again in, what they add out: "the second meeting", "attended by X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.sides import is_of_several_states, side
from diplowire.extract.frames.tense import group_start
from diplowire.extract.meetings.build import meeting_of
from diplowire.extract.meetings.dating import on_day
from diplowire.extract.meetings.days_apart import days_before_last
from diplowire.extract.meetings.found import CHAIRED, OF_ITS_SIDES, clause_words
from diplowire.extract.meetings.present import PRESENT
from diplowire.extract.meetings.taking_part import taking_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.meetings.found import Found
    from diplowire.extract.meetings.taking_part import Read
    from diplowire.model import Actor, Evidence, Meeting

_HOW_MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SIDES = frozenset("countries delegations neighbours neighbors parties sides states teams".split())
_TWO = 2
_WILL_MEET = frozenset({"met_together", "held_talks"})
# What adds to the meeting told of, or to its day.
_OF_THE_SAME = PRESENT | {"attended_by", "followed_by", "in_presence_of"}
_SAME_DAY = re.compile(r"\b(?:same|that) (?:day|morning|afternoon|evening|night)\b")
_IN_THE_DAY = re.compile(r"(?:earlier|later) in the day", re.IGNORECASE)  # of which the text tells, not of the news
_MEETS = re.compile("[13489]")
_BACK = 8  # sentences
_BEHIND = 4  # chunks behind "followed by talks" in which a day of their own stands


def of_nobody_yet(doc: Document, found: Found) -> Meeting:
    """Make the meeting of which only day and place are told."""
    return meeting_of(doc, found, [], clause_words(found))


def of_several(meeting: Meeting) -> bool:
    """Tell whether more than one side is known to take part."""
    return len({side(actor) for actor in meeting.participants}) > 1


def again(doc: Document, found: Found, last: Meeting) -> Meeting:
    """Make the meeting that "the second meeting took place on Friday" tells of: by those who took part in the last one told.

    "The meeting was attended by X" adds to them.
    """
    words = clause_words(found)
    present = {a.id for a in last.participants}
    more = [(at, a) for at, a in taking_part(doc, found, found.others) if a.id not in present]
    more = _of_other_state(last, _of_sides_left(found, last, more))
    named = {a.country for _, a in more if a.kind == "person" and a.country}
    unnamed = {i for i, a in enumerate(last.participants) if _is_unnamed(found, a)}
    told_of = [(i, a) for i, a in enumerate(last.participants) if len(named) < _TWO or not is_of_several_states(a)]
    named -= {a.country for i, a in enumerate(last.participants) if a.kind == "person" and i not in unnamed}
    # Of a state or a delegation for which somebody is told to act only now, he alone stays.
    # So does none of "the ministers of the Nordic countries" once two or more are told by name.
    staying = [i for i, a in told_of if i not in unnamed or a.country not in named]
    told = meeting_of(doc, found, [], words)
    if found.rule in PRESENT:
        told = _without(told, "when", "where")  # "landed on Tuesday and sat at her side": the day he came
    if found.rule == "followed_by" and "T" not in found.line.classes[found.end : found.end + _BEHIND]:
        told = _without(told, "when")
    proofs = _proofs_of(last, staying)
    proofs += [
        doc.evidence(f"participants[{i}]", *found.line.span(at, at), f"meeting.{found.rule}")
        for i, (at, _) in enumerate(more, len(staying))
    ]
    if found.rule in _OF_THE_SAME or not last.participants:
        told = _carried_on(told, last)
    people = (*(last.participants[i] for i in staying), *(changed(a, side=side(a)) for _, a in more))
    return changed(
        told,
        participants=people,
        countries=tuple(dict.fromkeys((*last.countries, *(a.country for a in people if a.country)))),
        level=last.level,
        setting=last.setting,
        format=last.format,
        evidence=(*told.evidence, *proofs),
    )


def _of_sides_left(found: Found, last: Meeting, more: list[Read]) -> list[Read]:
    """Read "Norway and Peru held talks. The talks were led by A and Peru's B", "A led Norway's side": A is of Norway."""
    nobodys = [at for at, a in more if a.kind == "person" and a.country is None and a.sector != "IGO"]
    if found.rule not in OF_ITS_SIDES or not nobodys:
        return more
    states = {a.country for a in last.participants if _is_unnamed(found, a) or a.kind == "group"} - {a.country for _, a in more}
    homes = {nobodys[0]: _side_beside(found, nobodys[0])} if nobodys[0] == more[0][0] else {}
    homes = {at: home for at, home in homes.items() if home in states}
    if len(rest := [at for at in nobodys if at not in homes]) == len(left := states - {*homes.values()}) == 1:
        homes[rest[0]] = next(iter(left))
    return [(at, changed(a, country=homes[at]) if at in homes else a) for at, a in more]


def _of_other_state(last: Meeting, more: list[Read]) -> list[Read]:
    """Read "attended by Foreign Minister B" of a meeting of Norway's foreign minister and Peru's president: B is of Peru."""
    if len(last.countries) != _TWO:
        return more
    held = {(a.role.title.casefold(), a.country) for a in last.participants if a.role and a.country}
    homes = {at: [c for c in last.countries if (a.role.title.casefold(), c) not in held] for at, a in more if a.role}
    return [
        (at, changed(a, country=homes[at][0]))
        if a.country is None and a.sector != "IGO" and len(homes.get(at, ())) == 1
        else (at, a)
        for at, a in more
    ]


def _side_beside(found: Found, at: int) -> str | None:
    """The state of whose side somebody is told to be at the head: "A led the Norwegian side"."""
    line = found.line
    behind = next((k for k in range(at + 1, min(at + _BEHIND, len(line.classes))) if line.classes[k] in "DC"), None)
    side_of = found.verb if line.classes[found.verb] in "DC" else behind
    return line.mention(side_of).country if side_of is not None else None


def beside(doc: Document, found: Found, meeting: Meeting, last: Meeting, held: Meeting) -> Meeting:
    """Give a meeting what the one told last leaves for it: a state, and the day of the last one that was held."""
    return _on_its_day(doc, found, _with_state_left(found, meeting, last), held)


def _with_state_left(found: Found, meeting: Meeting, last: Meeting) -> Meeting:
    """Read "Norway and Peru held talks. They were co-chaired by A and Peru's B": A is of the state that is left."""
    open_for = [k for k, a in enumerate(meeting.participants) if a.kind == "person" and a.country is None and a.sector != "IGO"]
    left = [code for code in last.countries if code not in meeting.countries]
    if found.rule not in CHAIRED or len(open_for) != 1 or len(left) != 1 or len(last.countries) != len(meeting.participants):
        return meeting
    people = tuple(changed(a, country=left[0], side=left[0]) if k in open_for else a for k, a in enumerate(meeting.participants))
    return changed(meeting, participants=people, countries=tuple(a.country for a in people if a.country))


def _on_its_day(doc: Document, found: Found, meeting: Meeting, last: Meeting) -> Meeting:
    """Read "On the same day" after talks and "B, who had arrived on Monday": on the day of the talks, not of the arrival.

    And "Earlier in the day".
    """
    told, day = meeting.when, last.when
    if told is None and day is not None and day.precision == "day" and day.start:
        apart = days_before_last(found.line, found.verb, day.start)
        return on_day(meeting, found.line, apart, "date_of_days_apart") if apart else meeting
    if told and day and day.precision == "day" and meeting.status == last.status and _IN_THE_DAY.fullmatch(told.text or ""):
        return changed(meeting, when=changed(told, start=day.start, end=day.end))
    if told is None or day is None or told.precision != "day" or day.precision != "day" or not _SAME_DAY.search(told.text or ""):
        return meeting
    if not told.start or not day.start or day.start <= told.start or meeting.status != last.status:
        return meeting
    for index in range(found.line.index - 1, max(-1, found.line.index - 1 - _BACK), -1):
        line = line_at(doc, index)
        days = (doc.dates[line.row[k].ref].past.start for k in line.all_of("T", 0, len(line.classes)))
        if told.start in days:
            arrival = "A" in line.classes and _MEETS.search(line.classes) is None
            return changed(meeting, when=changed(told, start=day.start, end=day.end)) if arrival else meeting
    return meeting


def _without(told: Meeting, *fields: str) -> Meeting:
    """Take out what the words beside tell of something else."""
    proofs = tuple(e for e in told.evidence if e.field.partition("[")[0] not in fields)
    return changed(told, evidence=proofs, **{field: None if field == "when" else () for field in fields})  # type: ignore[arg-type]


def those_again(found: Found, last: Meeting) -> bool:
    """Tell whether it is "the two negotiators would meet again", "the sides will meet again": those of the last meeting."""
    line = found.line
    if found.rule not in _WILL_MEET or "again" not in line.words[max(0, found.verb - 2) : found.end + 2]:
        return False
    words = _words_for_them(found)
    told = _HOW_MANY.keys() & words
    people = [a for a in last.participants if a.kind == "person"]
    if len(people) == len(last.participants) and any(_HOW_MANY[word] == len(people) for word in told):
        return True
    sides = {side(actor) for actor in last.participants} - {None}
    return not _SIDES.isdisjoint(words) and len(sides) == _TWO and all(_HOW_MANY[word] == _TWO for word in told)


def _words_for_them(found: Found) -> list[str]:
    """Words of "the two ministers", "the two", "the sides", "both delegations" who will meet again."""
    line = found.line
    if len(found.agents) == 1 and line.classes[found.agents[0]] in "GD":
        return line.text(found.agents[0], found.agents[0]).split()
    first = group_start(line, found.verb)
    if found.agents or first <= 1:
        return []
    near = line.words[max(0, first - len("the two sides".split())) : first]
    return near[near.index("the") :] if "the" in near else []


def is_beside_one_of(found: Found, meeting: Meeting) -> bool:
    """Tell whether he who was beside somebody was beside one who took part, where that is told."""
    beside = {actor.id for at in found.agents for actor in found.line.actors(at)} if found.rule in PRESENT else set()
    return not beside or not beside.isdisjoint(a.id for a in meeting.participants)


def _is_unnamed(found: Found, actor: Actor) -> bool:
    """Tell whether somebody told of may be who is named for his state now: "Kenya was represented by X", its minister."""
    if found.rule == "represented_by" and (actor.kind == "group" or actor.resolved_by == "role"):
        return True
    return actor.kind in ("country", "delegation")


def _proofs_of(last: Meeting, staying: Sequence[int]) -> list[Evidence]:
    """The evidence for those of its participants who stay, by their new numbers."""
    return [
        changed(e, field=f"participants[{new}]")
        for new, old in enumerate(staying)
        for e in last.evidence
        if e.field == f"participants[{old}]"
    ]


def _carried_on(told: Meeting, last: Meeting) -> Meeting:
    """The meeting told of before, or that followed it: on the same day and in the same place, if nothing else is told."""
    open_fields = [field for field, own in {"when": told.when, "where": told.where}.items() if not own]
    proofs = [e for e in last.evidence if e.field.partition("[")[0] in open_fields]
    where, when = told.where or last.where, told.when or last.when
    return changed(told, status=last.status, when=when, where=where, evidence=(*told.evidence, *proofs))
