"""What a sentence tells of a meeting in, meetings as events out: one for each counterpart, unless all met together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.extract.frames.open_fields import open_day, open_people
from diplowire.extract.frames.phrases import Phrases
from diplowire.extract.frames.sides import is_of_several_states, level, side
from diplowire.extract.frames.when import EXACT, when
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.lexicon.regional import is_of_region
from diplowire.extract.meetings.antecedents import delegations, him, theirs, whose
from diplowire.extract.meetings.circumstances import Circumstances, circumstances, evidence
from diplowire.extract.meetings.found import clause_words
from diplowire.extract.meetings.lead import dated_by_lead, with_whom_he_acted
from diplowire.extract.meetings.manner import setting
from diplowire.extract.meetings.said_after import dated_by_speech
from diplowire.extract.meetings.taking_part import Read, taking_part
from diplowire.extract.state_actor import country_actor
from diplowire.model import Meeting, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.model import Actor, When

_TOGETHER = Phrases(
    "together lateral -way tripartite -party joint summit conference",
    r"\b(?:together|jointly|trilateral(?:ly)?|quadrilateral|tripartite|(?:three|four|five|six)-(?:way|party)"
    r"|joint (?:meeting|talks|session)(?! of (?:the |both )?(?:\w+ ){0,3}(?:assembly|congress|parliament|legislature|houses))"
    r"|for (?:an?|the) (?:[\w-]+ ){0,3}(?:summit|conference))\b",
)

_NEEDS_OBJECT = frozenset({"met", "saw", "will_see", "calls_on", "received", "hosted_for", "telephoned"})
_FOR_TALKS = re.compile(r"(?:[id][aTL]{1,2}){0,2}fa?[.#T]{0,3}[457]")
_BESIDE_A_DAY = "unknown"  # "the same day", of a day that the text has not told
_APART = Phrases("separate respectively turn", r"\b(?:separate(?:ly)?|respectively|in turn)\b")

_CONFIDENCE = {
    "met_with": 0.9,
    "met": 0.85,
    "held_talks_with": 0.9,
    "talks_between": 0.85,
    "spoke_with": 0.8,
    "spent_on_phone": 0.9,
    "spoke_by_phone": 0.9,
    "courtesy_call": 0.85,
    "calls_on": 0.8,
}
_USUAL = 0.75
_TWO = 2
_SESSIONS = frozenset({"session", "meeting", "dinner", "lunch", "breakfast", "luncheon"})
_ONE_MEETING = frozenset(
    {"attends", "chaired_with", "gone_to_meeting", "joined_for", "meeting_of", "talks_between", "talks_they_hold"}
)
_APART_EACH = frozenset({"separate", "bilateral"})
_ONE = frozenset({"a", "an", "his", "her", "'s", "’s"})
_ENVOYS = ("ambassador", "chargé d'affaires", "charge d'affaires", "high commissioner")
_OFFICES_AT_HOME = ("minister", "president", "prime minister", "minister of foreign affairs", "speaker", "secretary")
_MINISTERS_OF = ("minister of ", "minister for ")
_SHORT_PHRASE = 5  # chunks


def build(doc: Document, found: Found, last: Meeting | None = None) -> Iterator[Meeting]:
    """Make the meetings of one find; `last` is the one told before."""
    states = [(found.verb, country_actor(code)) for code in found.states]
    agents = taking_part(doc, found, found.agents) or whose(found, last) or states or theirs(found) or delegations(found, last)
    acting = {a.id for _, a in agents}
    told = [*him(found), *taking_part(doc, found, found.others)]
    if found.rule == "their_talks" and not told:
        agents = with_whom_he_acted(doc, found, agents)
    if found.rule in _NEEDS_OBJECT and not told:
        return
    own = {at for at, a in told if a.id in acting and found.line.classes[at] == "G"}  # "A will call both leaders": not A himself
    others = [x for x in told if x[0] not in own and x[1].id not in acting]
    if len(agents) + len(others) < _TWO and not _organisation_meets(found, [*agents, *others]):
        return  # most that is found tells of nobody known, or of one side alone
    words = clause_words(found)
    joint = (
        found.rule in _ONE_MEETING
        or "summit" in found.line.words[found.verb : found.end]
        or _with_members(found)
        or _one_session(found)
        or not others
        or bool(_TOGETHER.search(words))
        or (len(agents) > 1 and found.line.text(others[0][0], others[0][0]).startswith("their "))  # "hosted their counterparts"
        or _hosts_all_for_talks(found, others)
    )
    apart = joint is False and len(agents) > 1 == len(_one_each(found.line, others)) and bool(_APART.search(words))
    for group in [others] if joint else _one_each(found.line, agents if apart else others):
        people = [*group, *others] if apart else [*agents, *group]
        if not joint and all(_is_of_nowhere(a) for _, a in group):
            continue  # "met with world leaders": whom is not told
        if _meets(doc, people) or _organisation_meets(found, people):
            meeting = meeting_of(doc, found, people, words)
            meeting = dated_by_speech(doc, found, dated_by_lead(doc, found, meeting) if last is None else meeting)
            if not _is_background(doc, meeting):
                yield meeting


def _with_members(found: Found) -> bool:
    """Tell whether those who are met are a delegation and its members: "a delegation that included A and B"."""
    kinds = [found.line.classes[k] for k in found.others]
    return len(kinds) > 1 and kinds[0] == "D" != kinds[1]


def _hosts_all_for_talks(found: Found, others: Sequence[Read]) -> bool:
    """Tell whether it is "hosted his French and German counterparts for talks": one meeting of all of them."""
    group = others[0][0]
    hosted = found.rule == "received" and found.line.word(found.verb).startswith("host") and {at for at, _ in others} == {group}
    return hosted and _FOR_TALKS.match(found.line.classes, group + 1) is not None


def _one_session(found: Found) -> bool:
    """Tell whether it is "after a 90-minute session with A and B", "after X's meeting with A and B": one meeting of them all."""
    words = found.line.words[found.verb : found.end]
    if len(found.others) < len(("A", "B")) or _SESSIONS.isdisjoint(words) or not _APART_EACH.isdisjoint(words):
        return False
    at = max(k for k in range(found.verb, found.end) if found.line.words[k] in _SESSIONS)
    return not _ONE.isdisjoint(found.line.words[max(0, at - _SHORT_PHRASE) : at])


def _organisation_meets(found: Found, people: Sequence[Read]) -> bool:
    """Tell whether an organisation or many states meet: "The G7 will meet", "EU leaders met", "leaders of 20 nations gather".

    Or somebody with them: "X will attend the G7 leaders' meeting".
    """
    if found.rule == "attends_leaders":
        return any(a.kind == "person" for _, a in people)
    if found.rule not in ("are_meeting", "met_together", "held_talks", "meeting_now", "sat_down") or not people:
        return False
    if all(a.kind == "group" and a.country is None for _, a in people):
        return True
    if len(people) != 1:
        return False
    actor = people[0][1]
    if found.rule == "are_meeting" and actor.kind == "institution":
        return False  # "The council is meeting on Friday" tells of somebody's talks there, if of anything
    return (actor.kind == "institution" and actor.sector == "IGO") or (actor.kind == "group" and actor.country == UNION)


def _is_background(doc: Document, meeting: Meeting) -> bool:
    """Tell whether a meeting lies back without a day: "last month", "in 2019"."""
    when = meeting.when
    if when is None or when.precision in (*EXACT, _BESIDE_A_DAY):
        return False
    if meeting.status not in ("completed", "ongoing"):
        return meeting.status == "planned" and bool(when.end and doc.published and when.end < doc.published)
    return when.end is None or doc.published is None or when.end < doc.published


def _is_of_nowhere(actor: Actor) -> bool:
    """Tell whether it is a group of no state, region or organisation: "world leaders"."""
    return is_of_several_states(actor) and not is_of_region(actor.name)


def _one_each(line: Line, others: Sequence[Read]) -> list[list[Read]]:
    """One group a person; officials and delegations go with the person of their country named before them.

    So do those of "A and other Nordic ministers".
    """
    groups: list[list[Read]] = []
    for read in others:
        beside = groups[-1][0][1] if groups else None
        with_him = beside is not None and (read[1].country == beside.country or line.word(read[0] - 1) == "other")
        if with_him and read[1].kind in ("delegation", "group"):
            groups[-1].append(read)
        else:
            groups.append([read])
    return groups


def _meets(doc: Document, people: Sequence[Read]) -> bool:
    """Tell whether at least two sides are known to take part."""
    sides = [side(actor) for _, actor in people]
    known = {s for s in sides if s}
    if doc.only_country and known == {doc.only_country} and all(a.sector != "IGO" for _, a in people):
        return _hosts_envoy(people)  # a text about one country: those of whom nothing is told are of it as well
    if any(s is None and a.role and "opposition" in a.role.title.casefold() for s, (_, a) in zip(sides, people, strict=True)):
        return len(known) > 1  # "the prime minister met opposition leader X": at home, as far as is told
    return len(known) > 1 or (len(known) == 1 and None in sides)


def _hosts_envoy(people: Sequence[Read]) -> bool:
    """Tell whether it is "the foreign minister received the Norwegian ambassador": at home, wherever that is."""
    roles = [(a.country, a.role.title.casefold() if a.role else "") for _, a in people]
    envoys = [role for country, role in roles if country and role.endswith(_ENVOYS)]
    hosts = [r for country, r in roles if country is None and (r.endswith(_OFFICES_AT_HOME) or r.startswith(_MINISTERS_OF))]
    return bool(envoys and hosts)


def meeting_of(doc: Document, found: Found, people: Sequence[Read], words: str) -> Meeting:
    """Make the meeting of some people, with what the clause tells of it."""
    told = circumstances(doc, found, words)
    actors = [a for _, a in people]
    how_many, occasion = setting(actors, words)
    day = when(found.line, told.day)
    return Meeting(
        article=doc.article,
        evidence=tuple(evidence(doc, found, [at for at, _ in people], told)),
        status=told.status,
        when=day,
        where=tuple(p for _, p in told.places),
        confidence=_CONFIDENCE.get(found.rule, _USUAL),
        participants=tuple(changed(a, side=side(a)) for a in actors),
        countries=tuple(dict.fromkeys(a.country for a in actors if a.country)),
        format=told.format,
        setting=how_many,
        occasion=occasion,
        level=level(actors),
        unresolved=tuple(_left_open(found, told, day)),
    )


def _left_open(found: Found, told: Circumstances, day: When | None) -> Iterator[Unresolved]:
    yield from open_day(day)
    yield from open_people(found.line, (*found.agents, *found.others), "participants")
    if told.format == "unknown":
        yield Unresolved(field="format", text=found.line.word(found.verb), reason="whether in person or by telephone is not told")
