"""People named without an office in, the office that the sentence before tells out: "Iran's foreign minister …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import demonyms, non_actors
from diplowire.extract.resolve.focus import answers
from diplowire.extract.resolve.home import country_of_master
from diplowire.extract.resolve.people import Office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

_WHO_CHAIRS = re.compile(
    r", who (?P<does>chairs|heads|leads) (?:an? |the |its |his |her )?(?P<what>[^,.;:\n]{0,50}?\b"
    r"(?P<body>committee|parliament|delegation|ministry|commission|mission|office|council|government|panel))\b"
)
_BESIDE = re.compile(r"(?: \([^()\n]{1,24}\))?, ")  # "X (Labour), the minister of"
_MEMBER_OF = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,2}(?:member|deputy chair\w*|vice[- ]chair\w*) of (?:the )?[^,.;:\n]{0,60}?"
    r"\b(?:parliament|assembly|senate|congress|duma|knesset|bundestag|house of representatives|parliamentary)\b",
    re.IGNORECASE,
)
_SEATED = frozenset({"GOV", "LEG", "IGO", "REB"})
_MEMBERS_OF = frozenset({", a member of ", ", a senior member of ", ", a leading member of ", ", member of "})
_WHO_GATHER = ("minister", "president", "leader", "envoy", "chancellor", "negotiator")
_WHO_RAN = re.compile(r", who (?:had |has )?(?:ran|run|stood) (?:against (?:him|her)|for (?:president|office|election))\b")
_SECTORS = {"committee": "LEG", "parliament": "LEG"}
_OF_A_MISSION = re.compile(r"\b(?:peacekeeping|UN|U\.N\.|United Nations|OSCE) ")  # "the UN mission in Mali" is not of Mali
_ARTICLES = ("a ", "an ", "the ", "one of ", "his ", "her ", "its ", "their ")
# "…, a top adviser to President Y, said": the apposition is closed by a comma, and holds no verb of saying.
_APPOSITION = re.compile(
    r"(?:,| who\b(?:(?!\b(?:said|says|told|added)\b)[^,.;:“”\"\n]){1,80}[,.]"
    r"|(?: (?:to|of|for|in|at|on|with)\b|['’]s )(?:(?!\b(?:said|says|told|added|was|were|is|has)\b)[^,.;:“”\"\n]){1,80}[,.])"
)
_OF = re.compile(r" (?:to|of|for|at|in|with|from) (?:the )?")
# "… to the President on Media and Publicity, "
_PURPOSE = re.compile(r"(?: (?:to|on|for|of|in|and) [^,.;:“”\"\n]{2,70})?, ")
_OF_A_STATE = ("minister", "foreign_secretary", "ambassador")
_ENVOYS = ("ambassador", "high_commissioner", "envoy", "consul", "charge_d_affaires")
_WITHIN = 4  # mentions
_BODY_REACH = 40  # characters behind "committee": "of the Moldovan parliament"
_SPOKE_LAST = re.compile(r" (?:said|says|announced|confirmed|told \w+)\b[^.;:“”\"\n]{0,60}\.")
_NAMED = re.compile(r"\b(?:named|appointed|nominated|designated|installed) (?:(?:his|her|their|the) (?:\w+ ){0,2})?$")
_WAS_NAMED = re.compile(r" (?:(?:has|had|have) been|was|is) (?:named|appointed|nominated) (?:as )?(?:the )?")
# News names the office first and the person one sentence later, two at most.
_REACH = 2
_LONG_CREDIT = 50  # characters
_HIS_OWN = (", a ", ", an ", ", whose ")
_CALLED_SO = re.compile(r"(?:^|\n|[.!?”\"] )[^\W\da-z_][\w-]+ (?:[\w-]+ )?[a-z-]{4,} $")


def introduce_later(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give "The envoy, X," the country of the envoy told of before: "the US envoy for Africa arrived. The envoy, X, said"."""
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


def introduce_by_clause(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give "X, who chairs the parliament's trade committee," the office that the clause tells."""
    for index, person in people.items():
        told = _WHO_CHAIRS.match(text, mentions[index].end)
        if told is None:
            continue
        head = "chair" if told["does"].startswith("chair") else "head"
        end = told.end() + len(text[told.end() : told.end() + _BODY_REACH].partition(",")[0])
        above = _OF_A_MISSION.search(told["what"]) is not None
        if not above:
            of = next((m.country for m in mentions[index + 1 : index + _WITHIN] if m.start < end and m.country), None)
            person.country = person.country or of or next((demonyms().get(w.casefold()) for w in told["what"].split()), None)
        if not person.offices:
            sector = "IGO" if above else _SECTORS.get(told["body"], "GOV")
            person.offices.append(Office(head, head, told["what"], person.country, former=False, sector=sector))


def introduce_members(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give "X, a member of the parliament's trade committee," the office of a lawmaker, of the country that the words tell."""
    for index, person in people.items():
        if not person.offices and (body := _body_of_member(text, mentions, index)) is not None:
            person.country = person.country or body.country
            person.offices.append(Office("member", "member", body.name, person.country, former=False, sector=body.sector))
        told = _MEMBER_OF.match(text, mentions[index].end) if not person.offices else None
        if told is not None:
            of = next((m.country for m in mentions[index + 1 : index + _WITHIN] if m.start < told.end() and m.country), None)
            person.country = person.country or of
            person.offices.append(Office("lawmaker", "lawmaker", None, person.country, former=False, sector="LEG"))


def _body_of_member(text: str, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Give the body in "X, a member of the PLO's committee," and "X, a House of Representatives member": of a state or above."""
    body = mentions[index + 1] if index + 1 < len(mentions) else None
    if body is None or body.kind != "institution" or body.rule == "institution_at_home" or body.sector not in _SEATED:
        return None
    before, behind = text[mentions[index].end : body.start], text[body.end : body.end + len(" member ")]
    return body if before in _MEMBERS_OF or (before == ", " and behind.startswith(" member")) else None


def introduce_candidate(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Read "X, who ran against him last year,": a politician of the country that the text tells of."""
    before: str | None = None
    for index in sorted(people):
        person = people[index]
        if not person.offices and _WHO_RAN.match(text, mentions[index].end):
            person.country = person.country or before
            person.offices.append(Office("candidate", "candidate", None, person.country, former=True, sector="OPP"))
        before = person.country or before


def introduce_by_state(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Take "Norway's Ida Lie" for one who acts for Norway, where the text tells of ministers, leaders or counterparts."""
    if not any(m.office == "counterpart" or (m.kind == "group" and (m.office or "").endswith(_WHO_GATHER)) for m in mentions):
        return
    for index, person in people.items():
        mention = mentions[index]
        owned = mention.rule == "name" and mention.country and mention.name and not text.startswith(mention.name, mention.start)
        if owned and not person.offices and not text.startswith((", a ", ", an ", " of "), mention.end):
            person.of_state = True


def introduce_behind(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> Mapping[int, Person]:
    """Read "the Special Adviser to the President on Media, Mr. X,": the role's number, and the person, who takes the office."""
    found: dict[int, Person] = {}
    for index, role in enumerate(mentions):
        owned = text.startswith(("The ", "the "), role.start) or text.endswith(("'s ", "’s "), 0, role.start)
        if role.kind != "role" or not role.office or role.plural or not owned:
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


def introduce_beside(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give the office told in an apposition to whoever stands before it: "X, a top adviser to President Y, told"."""
    for index, person in people.items():
        role = mentions[index + 1] if index + 1 < len(mentions) else None
        if not person.offices and index + 1 in people and _is_of_master(text, mentions, index):
            owned, country = mentions[index + 2], people[index + 1].country
            person.country = person.country or country
            person.offices.append(_office(owned, country))  # "X, President Y's envoy,"
        if role is None or role.kind != "role" or person.offices or not role.office or role.plural:
            continue
        if not _BESIDE.fullmatch(text, mentions[index].end, role.start) or not _APPOSITION.match(text, role.end):
            continue
        speaks_for = role.office == "spokesperson" and text.startswith(" for ", role.end)  # "X, spokesman for President Y,"
        if not text.startswith(_ARTICLES, role.start) and not ((role.country or speaks_for) and text[role.start].islower()):
            continue
        of = mentions[index + 2] if index + 2 < len(mentions) else None
        of = of if of is not None and _OF.fullmatch(text, role.end, of.start) else None
        alone = of is None and not role.country and not role.institution and role.sector != "LEG"
        alone = alone and not (role.former and role.office.endswith(_OF_A_STATE))  # "X, a former foreign secretary who was"
        if alone and not text.startswith(",", role.end):
            continue  # of whom is not known: "an adviser to the company"
        master = people.get(index + 2) if of is not None else None
        posted = (role.office or "").endswith(_ENVOYS) and of is not None and text.startswith(" to ", role.end)
        of = None if posted else of  # "X, a former ambassador to Moscow": not of Russia
        country = role.country or (of.country if of is not None else None) or (master.country if master is not None else None)
        if person.country in (None, country) or country is None:
            institution = role.institution or (of.name if of is not None and of.kind == "institution" else None)
            person.country = person.country or country
            person.offices.append(Office(role.office, role.title or "", institution, country, role.former, role.sector))


def _is_of_master(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether an office in apposition belongs to the person told in between: "X, President Y's envoy,"."""
    if index + 2 >= len(mentions) or not mentions[index + 1].title:
        return False
    person, master, role = mentions[index : index + 3]
    owned = text[master.end : role.start] in ("'s ", "’s ") and role.kind == "role" and bool(role.office)
    return owned and text[person.end : master.start] == ", " and text.startswith((",", "."), role.end)


def introduce(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give the office of an unnamed role at the head of a sentence to the person at the head of one of the next."""
    held = {(o.key, o.country) for p in people.values() for o in p.offices}
    heads = {m.sentence: i for i, m in reversed(list(enumerate(mentions))) if m.kind in ("person", "role", "group")}
    for sentence, index in heads.items():
        role = mentions[index]
        of_a_body = bool(role.institution) and role.sector == "IGO"
        if (
            role.kind != "role"
            or role.former
            or not (role.country or of_a_body)
            or not role.office
            or (role.office, role.country) in held
        ):
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
                person.offices.insert(0, _office(role, role.country))
                held.add((role.office, role.country))
            break


@cache
def _in_private() -> re.Pattern[str]:
    """What tells behind a name that it is nobody of a state: ", a professor at", " of the Oslo think tank"."""
    words = "|".join(re.escape(body.word) for body in non_actors() if body.match == "word")
    return re.compile(rf"(?:,| of| at| from) (?:(?:an?|the) )?(?:[\w’'-]+ ){{0,4}}(?:{words}|university|institute|foundation)\b")


def introduce_speaker(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Read "…, her spokesman said. X added that": the one who is named next, without an office, is the spokesman."""
    for index, role in enumerate(mentions):
        if role.kind != "role" or not role.office or role.former or role.plural:
            continue
        if not text.endswith(", ", 0, role.start) or not _SPOKE_LAST.match(text, role.end):
            continue
        later = _named_later(mentions, people, index)
        if later is not None and not people[later].offices and " " in people[later].name:
            country = role.country or country_of_master(text, mentions, people, index)
            people[later].country = people[later].country or country
            people[later].offices.append(_office(role, country))


def _named_later(mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> int | None:
    """Give the number of the first mention that opens one of the next sentences and brings somebody in."""
    own = mentions[index].sentence
    for at in range(index + 1, len(mentions)):
        sentence, person = mentions[at].sentence, people.get(at)
        if sentence > own + _REACH:
            break
        if person is not None and person.first == at and own < sentence != mentions[at - 1].sentence:
            return at
    return None


def introduce_appointed(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Read "named X acting prime minister", "X has been named special envoy": X has the office from here on."""
    for index, person in people.items():
        role = mentions[index + 1] if index + 1 < len(mentions) else None
        if role is None or role.kind != "role" or not role.office or any(not o.former for o in person.offices):
            continue
        between = text[mentions[index].end : role.start]
        appointed = between in (" ", " as ", " as the ") and _NAMED.search(text, 0, mentions[index].start)
        if appointed or _WAS_NAMED.fullmatch(between):
            country = role.country or person.country
            person.offices.append(_office(role, country))


def _office(role: Mention, country: str | None) -> Office:
    return Office(role.office or "", role.title or "", role.institution, country, former=False, sector=role.sector)


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
