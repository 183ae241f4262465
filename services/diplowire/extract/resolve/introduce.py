"""People named without an office, the office that the sentence before tells out: "Iran's foreign minister …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import non_actors
from diplowire.extract.lexicon.answering import answers
from diplowire.extract.resolve.apposed import (
    introduce_beside,
    introduce_by_body,
    introduce_by_clause,
    introduce_by_state,
    introduce_candidate,
    introduce_members,
    with_words_behind,
)
from diplowire.extract.resolve.home import HELD_BY_ONE, country_of_master
from diplowire.extract.resolve.listed import introduce_listed
from diplowire.extract.resolve.offices import Office, office_of_each, office_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

# "… to the President on Media and Publicity, "
_PURPOSE = re.compile(r"(?: (?:to|on|for|of|in|and) [^,.;:“”\"\n]{2,70})?, ")
_WITHIN = 4  # mentions
_NEAR = 12  # mentions behind
_SPOKE_LAST = re.compile(
    r" (?:said|says|announced|confirmed|told \w+)\b"
    r"(?:[^.;:“”\"\n]{0,60}|(?:(?: on)? \w+day)?,? (?:after|ahead|amid|as|before|days|hours|when|while) [^.;:“”\"\n]{0,140})\."
)
_NAMED = re.compile(r"\b(?:named|appointed|nominated|designated|installed) (?:(?:his|her|their|the) (?:\w+ ){0,2})?$")
_LONG_NAMING = 200  # characters
_WAS_NAMED = re.compile(
    r" (?:(?:has|had|have) been|was|is) (?:named|appointed|nominated|chosen|confirmed|installed|picked|sworn in|inaugurated) "
    r"(?:as )?(?:the )?"
)
_IS = re.compile(r" (?:became|has become|becomes|is|serves as|took office as|took over as) (?:the )?")
_WAS = frozenset({" was ", " has been ", " had been "})
_ELECTED = re.compile(r"(?:re-?)?elected ")
_OF_STATES = frozenset({"GOV", "LEG"})
_OWNS = ("'", "’")  # "is the chairman of Norway's largest bank"
_OF_BODY = re.compile(r" of (?:the (?:[\w-]+ )?(?:session|meeting|assembly) of )?")
_OF_ANY_RANK = frozenset({"diplomat", "lawmaker", "politician"})
# News names the office first and the person one sentence later, two at most.
_REACH = 2
_LONG_CREDIT = 50  # characters
_SOMEBODY = frozenset({"person", "role", "group"})
_QUOTED = ("” ", '" ')
_HIS_OWN = (", a ", ", an ", ", whose ")
_CALLED_SO = re.compile(r"(?:^|\n|[.!?”\"] )[^\W\da-z_][\w-]+ (?:[\w-]+ )?[a-z-]{4,} $")


def introduce_everybody(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> Mapping[int, Person]:
    """Give the people the offices told beside and before them; of "the Special Adviser on Media, X," the role's number and X."""
    roles = [index for index, mention in enumerate(mentions) if mention.kind == "role"]
    followed = with_words_behind(text, mentions, people)
    introduce_by_clause(text, mentions, followed)
    introduce_by_state(text, mentions, people)
    introduce_members(text, mentions, followed)
    introduce_candidate(text, mentions, people, followed)
    introduce_later(text, mentions, people)
    introduce_listed(text, mentions, people)
    introduce_beside(text, mentions, people, followed)
    introduce_by_body(text, mentions, people)
    introduce_as(text, mentions, people, roles)
    named_behind = introduce_behind(text, mentions, people, roles)
    introduce(text, mentions, people, roles)
    introduce_speaker(text, mentions, people, roles)
    introduce_appointed(text, mentions, people, roles)
    introduce_several(mentions, people)
    return named_behind


def introduce_later(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give "The envoy, X," the country of the envoy told of before: "the US envoy for Africa arrived. The envoy, X, said"."""
    if all(mentions[index].rule != "office_comma_name" for index in people):
        return
    before: dict[str, Mention] = {}
    for index, mention in enumerate(mentions):
        if mention.kind == "role" and mention.office and mention.country:
            before[mention.office] = mention
        person = people.get(index)
        if person is None or mention.rule != "office_comma_name" or person.first != index or mention.country:
            continue
        told = next((before[key] for key in reversed(before) if answers(key, mention.office or "")), None)
        if told is None or mention.sentence - told.sentence > _REACH or not text.startswith(("The ", "the "), mention.start):
            continue
        if person.country not in (None, told.country):
            continue
        person.country = told.country
        if told.office and told.office != mention.office:  # "the foreign minister of A … The minister, X,"
            title, sector = told.title or "", told.sector
            person.offices.insert(0, Office(told.office, title, told.institution, told.country, former=False, sector=sector))


def introduce_behind(
    text: str, mentions: Sequence[Mention], people: Mapping[int, Person], roles: Sequence[int]
) -> Mapping[int, Person]:
    """Read "the Special Adviser to the President on Media, Mr. X,": the role's number, and the person, who takes the office."""
    found: dict[int, Person] = {}
    for index in roles:
        role = mentions[index]
        owned = text.startswith(("The ", "the "), role.start) or text.endswith(("'s ", "’s "), 0, role.start)
        if not role.office or role.plural or not owned:
            continue
        named = next((k for k in range(index + 1, min(index + _WITHIN, len(mentions))) if k in people), -1)
        if named < 0 or mentions[named].sentence != role.sentence or mentions[named].title:
            continue
        if _PURPOSE.fullmatch(text, role.end, mentions[named].start) and text.startswith((",", "."), mentions[named].end):
            found[index] = people[named]
            if not people[named].offices:
                office = Office(role.office, role.title or "", role.institution, role.country, role.former, role.sector)
                people[named].offices.append(office)
                people[named].country = people[named].country or role.country
    return found


def introduce(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], roles: Sequence[int]) -> None:
    """Give the office of an unnamed role at the head of a sentence to the person at the head of one of the next."""
    held = {(o.key, o.country) for p in people.values() for o in p.offices} if roles else set()
    heads = _heads(mentions) if roles else {}
    for sentence, index in reversed(heads.items()):
        role = mentions[index]
        if role.kind != "role" or role.former or not role.office or (role.office, role.country) in held:
            continue
        if not role.country and not (role.institution and role.sector == "IGO"):
            continue
        for later in range(sentence + 1, sentence + 1 + _REACH):
            person = people.get(heads.get(later, -1))
            if person is None:
                continue
            start, behind = mentions[heads[later]].start, mentions[heads[later]].end
            # "Umm Yousef, a mother of four," and "Political analyst X" are introduced by that, and "according to the think
            # tank X" is nobody's first words.
            before = text[max(0, start - _LONG_CREDIT) : start]
            apart = "according to" in before or _CALLED_SO.search(before) or text.startswith(_HIS_OWN, behind)
            if not apart and not _in_private().match(text, behind) and _may_hold(person, role, heads[later]):
                person.country = role.country
                person.offices.insert(0, office_told(role, role.country))
                held.add((role.office, role.country))
            break


def _heads(mentions: Sequence[Mention]) -> dict[int, int]:
    """Give for each sentence the first mention of somebody."""
    heads: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.kind in _SOMEBODY and mention.sentence not in heads:
            heads[mention.sentence] = index
    return heads


@cache
def _in_private() -> re.Pattern[str]:
    """What tells behind a name that it is nobody of a state: ", a professor at", " of the Oslo think tank"."""
    words = "|".join(re.escape(body.word) for body in non_actors() if body.match == "word")
    return re.compile(rf"(?:,| of| at| from) (?:(?:an?|the) )?(?:[\w’'-]+ ){{0,4}}(?:{words}|university|institute|foundation)\b")


def introduce_speaker(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], roles: Sequence[int]) -> None:
    """Read "…, her spokesman said. X added that": the one who is named next, without an office, is the spokesman."""
    for index in roles:
        role = mentions[index]
        if not role.office or role.former or role.plural:
            continue
        if not text.endswith(", ", 0, role.start) or not _SPOKE_LAST.match(text, role.end):
            continue
        later = _named_later(text, mentions, people, index)
        if later is not None and not people[later].offices and " " in people[later].name:
            country = role.country or country_of_master(text, mentions, people, index)
            people[later].country = people[later].country or country
            people[later].offices.append(office_told(role, country))


def _named_later(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> int | None:
    """Give the number of the first mention that opens one of the next sentences, or stands behind a quotation, and is new."""
    own = mentions[index].sentence
    for at in range(index + 1, len(mentions)):
        sentence, person = mentions[at].sentence, people.get(at)
        if sentence > own + _REACH:
            break
        opens = sentence != mentions[at - 1].sentence or text.endswith(_QUOTED, 0, mentions[at].start)
        if person is not None and person.first == at and own < sentence and opens:
            return at
    return None


def introduce_appointed(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], roles: Sequence[int]) -> None:
    """Read "named X acting prime minister", "X has been named special envoy": X has the office from here on."""
    before = {index - 1 for index in roles}
    for index, person in people.items():
        role = mentions[index + 1] if index in before else None
        if (
            role is None
            or not role.office
            or text.startswith(_OWNS, role.end)
            or any(not o.former and o.key not in _OF_ANY_RANK for o in person.offices)
        ):
            continue
        start, between = mentions[index].start, text[mentions[index].end : role.start]
        appointed = between in (" ", " as ", " as the ") and _NAMED.search(text, max(0, start - _LONG_NAMING), start)
        elected = between in _WAS and _ELECTED.match(text, role.start) and role.sector in _OF_STATES
        if appointed or _WAS_NAMED.fullmatch(between) or (role.country and (elected or _IS.fullmatch(between))):
            country = role.country or person.country
            person.country = person.country or country
            person.offices.append(office_told(role, country))
        elif between in _WAS and _ELECTED.match(text, role.start) and (body := _body_of(text, mentions, index + 1)):
            person.offices.insert(0, office_told(role._replace(institution=body.name, sector=body.sector), body.country))


def introduce_as(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], roles: Sequence[int]) -> None:
    """Read "As Norway's foreign minister, X visited Lima": the office is that of the one who is named next."""
    for index in roles:
        role, person = mentions[index], people.get(index + 1)
        if person is None or role.plural or not role.country or not text.endswith(("As ", "As the "), 0, role.start):
            continue
        if text[role.end : mentions[index + 1].start] == ", " and not person.offices:
            person.country = person.country or role.country
            person.offices.append(office_told(role, role.country))


def _body_of(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Give the body in "elected president of the General Assembly", "elected chair of the next session of the parliament"."""
    body = mentions[index + 1] if index + 1 < len(mentions) else None
    told = body is not None and body.kind == "institution" and _OF_BODY.fullmatch(text, mentions[index].end, body.start)
    return body if told else None


def introduce_several(mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Read "The foreign ministers of Peru and Chile agreed. Peru's X met her Chilean counterpart Y": each has the office."""
    for index, group in enumerate(mentions):
        if group.kind != "group" or group.former or len(group.countries) <= 1 or group.office not in HELD_BY_ONE:
            continue
        named: dict[str, Person] = {}
        for later in range(index + 1, min(len(mentions), index + 1 + _NEAR)):
            person = people.get(later)
            if mentions[later].sentence > group.sentence + _REACH or person is None:
                continue
            if person.first == later and " " in person.name and person.country in group.countries:
                named.setdefault(person.country, person)
        for country, person in named.items():
            if all(office.key == "counterpart" for office in person.offices):
                person.offices[:] = [office_of_each(group, country)]


def _may_hold(person: Person, role: Mention, at: int) -> bool:
    """Is the person named in full, of no other country, and told with no other office than a short form of this one?

    The office of another country that he is known for may be over where he is brought in, at mention `at`: a foreign minister of
    old is the envoy of a union.
    """
    title = (role.title or "").casefold()
    bygone = person.over and person.first == at
    held = [o for o in person.offices if not (bygone and o.former)]
    short = all(title.endswith(o.title.casefold()) and o.country is None for o in held)
    return short and (bygone or person.country in (None, role.country)) and " " in person.name
