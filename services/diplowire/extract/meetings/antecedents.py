"""A meeting whose sentence does not name all who take part in, those out whom the text before tells: "X called on him".

So are those of "A meeting with X was called off" and "Her programme includes a meeting with X".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.actor_id import id_of_words
from diplowire.extract.frames.line import line_at
from diplowire.extract.frames.lists import behind_apposition
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.people import earlier_subject, who
from diplowire.extract.frames.subject import subject
from diplowire.extract.lexicon import country_name
from diplowire.extract.meetings.agenda import is_part_of_journey
from diplowire.extract.meetings.found import clause_words
from diplowire.extract.meetings.nouns import phrase_start
from diplowire.extract.state_actor import country_actor
from diplowire.model import Actor

if TYPE_CHECKING:
    from collections.abc import Container

    from diplowire.extract.frames.line import Line
    from diplowire.extract.meetings.found import Found
    from diplowire.extract.meetings.taking_part import Read
    from diplowire.model import Meeting

_HAD_BEEN_SET = re.compile(r",?(?:(?:hb|b)v?(?:e|3)|(?:wv?)?~\.|wb3)")
_FOLLOWED = re.compile(r"[a.45]{1,2}b\.ga?[.#]{0,3}$")
_JOURNEY = frozenset("ASJKNVUXY+")
_IS_THERE = re.compile(r"bi[LC]")  # "will be in Oslo on Friday"
_THEM = frozenset({"them"})
_HIS = frozenset({"her", "his"})
_SENTENCES_BACK = 2
_SHORT_PHRASE = 5  # chunks


def him(found: Found) -> list[Read]:
    """Whom "him" means in "X called on him": the subject of the sentence, where another acts here, else of the one before.

    Several leave it open.
    """
    if found.him is None:
        return []
    inside = main_subject(found.line, found.verb)
    of_another = [k for k in inside if k not in found.agents and found.line.classes[k] in "PRH"]
    named = (
        who(found.line, tuple(of_another)) or _told_before(found) or _speaker(found) or who(*earlier_subject(found.line, reach=1))
    )
    acting = {a.id for _, a in who(found.line, found.agents)}
    if named and all(a.id in acting for _, a in named):
        named = _beside_him(found, acting)  # "X spoke to reporters beside Y. He met with her"
    return [(found.him, actor) for _, actor in named if actor.kind == "person"] if len(named) == 1 else []


def _told_before(found: Found) -> tuple[tuple[int, Actor], ...]:
    """B of "A received the letter of B and held talks with him"."""
    agents = found.agents
    at = found.line.all_of("P", agents[-1] + 1, found.verb) if agents else []
    return who(found.line, tuple(at)) if len(at) == 1 and "&" in found.line.classes[at[0] : found.verb] else ()


def _speaker(found: Found) -> tuple[tuple[int, Actor], ...]:
    """A of "A said this when B called on her"."""
    said = found.line.classes.find("s", 0, found.agents[0]) if found.agents else -1
    speaks = subject(found.line, said) if said > 0 else ()
    return who(found.line, speaks) if len(speaks) == 1 and found.line.classes[speaks[0]] in "PRH" else ()


def _beside_him(found: Found, acting: Container[str]) -> tuple[tuple[int, Actor], ...]:
    """The only other person of the sentence before, where its subject goes on acting."""
    if found.line.index == 0:
        return ()
    before = line_at(found.line.doc, found.line.index - 1)
    people = who(before, tuple(k for k, letter in enumerate(before.classes) if letter == "P"))
    return tuple((at, a) for at, a in people if a.id not in acting)


def whose(found: Found, last: Meeting | None) -> list[Read]:
    """Whose meeting "A meeting with X was called off" and "Talks with X had been set" tell of.

    Of him who met others before, else of the subject before.
    """
    if found.rule == "talks_set_with" and not found.agents:
        return [(found.verb, actor) for _, actor in who(*earlier_subject(found.line))[:1] if actor.kind == "person"]
    follows = (
        bool(found.others) and found.line.word(found.others[-1] + 1) == "followed" and found.line.classes[found.verb - 1] == "a"
    )
    if last is not None and not found.agents and (follows or _FOLLOWED.match(found.line.classes, 0, found.verb)):
        all_of_them = last.participants if "trilateral" in clause_words(found) else last.participants[:1]
        return [(found.verb, actor) for actor in all_of_them]  # "This was followed by a meeting with X"
    if found.rule != "talks_with":
        his = found.rule == "meeting_was_with" and not found.agents and found.line.word(0) in _HIS
        return _of_one(found, *earlier_subject(found.line)) if his else []  # "Her first meeting was with X"
    line, first = found.line, phrase_start(found.line, found.verb)
    if not found.agents and first == 1 and line.word(first) in _HIS:
        return _of_one(found, *earlier_subject(line))  # "During his talks with X, agreement was reached"
    if not found.agents and is_part_of_journey(line, first):
        planned = last is not None and last.status == "planned" and last.participants[0].kind == "person"
        return [(found.verb, last.participants[0])] if last is not None and planned else _traveller(found)
    told = _HAD_BEEN_SET.match(line.classes, behind_apposition(line, found.others[-1])) if found.others else None
    if told and not found.agents and not found.called and first == 0 and "e" not in told[0]:
        return _traveller(found)  # "A meeting with X took place on Wednesday"
    if not found.agents and not found.called and first == found.verb == 0 and not told:
        return _traveller(found)  # "Talks with X touched on trade, the embassy said"
    if not (found.called or (told and first == 0)):
        return []
    if last is not None and last.participants[0].kind == "person":
        return [(found.verb, last.participants[0])]
    return [(found.verb, actor) for _, actor in who(*earlier_subject(found.line))[:1] if actor.kind == "person"]


def delegations(found: Found, last: Meeting | None) -> list[Read]:
    """Read "Talks between the delegations are planned too": those of the two states that were told to meet before."""
    chunks = found.others
    if found.rule == "talks_between" and last is not None and not chunks and found.line.word(found.end) in _THEM:
        return [(found.end, actor) for actor in last.participants]  # "The next meeting between them is planned"
    if found.rule != "talks_between" or last is None or len(last.countries) != len(("A", "B")) or len(chunks) != 1:
        return []
    if found.line.classes[chunks[0]] != "D" or found.line.actors(chunks[0]):
        return []
    names = ((code, f"delegation of {country_name(code)}") for code in last.countries)
    return [
        (chunks[0], Actor(id=id_of_words(name), name=name, kind="delegation", country=code, sector="GOV", resolved_by="role"))
        for code, name in names
    ]


def theirs(found: Found) -> list[Read]:
    """Read "Their envoys met" after "A and B signed a pact": they act for the states of A and B."""
    if len(found.agents) != 1 or found.others or not found.line.text(found.agents[0], found.agents[0]).startswith("their "):
        return []
    before = line_at(found.line.doc, found.line.index - 1) if found.line.index else found.line
    states = dict.fromkeys(a.country for _, a in who(before, main_subject(before, len(before.classes))) if a.country)
    return [(found.agents[0], country_actor(code)) for code in states] if len(states) > 1 else []


def _of_one(found: Found, line: Line, chunks: tuple[int, ...]) -> list[Read]:
    """Read the chunks as whose meeting it is, if they are one person."""
    people = [actor for _, actor in who(line, chunks) if actor.kind == "person"]
    return [(found.verb, people[0])] if len(people) == 1 else []


def _traveller(found: Found) -> list[Read]:
    """Whose "Her programme includes a meeting with X" is: the subject of the last sentences, if a journey is told there."""
    before, chunks = earlier_subject(found.line)
    guests = _of_one(found, before, chunks)
    if not guests:
        return []
    told = [line_at(found.line.doc, index) for index in range(max(0, before.index - _SENTENCES_BACK), before.index + 1)]
    travels = any(
        not _JOURNEY.isdisjoint(x.classes) and guests[0][1].id in {a.id for _, a in who(x, main_subject(x, _SHORT_PHRASE))}
        for x in told
    )
    there = not _JOURNEY.isdisjoint(before.classes) or _IS_THERE.search(before.classes) is not None
    return guests if travels or there else []
