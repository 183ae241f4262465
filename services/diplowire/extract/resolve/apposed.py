"""People named without an office, the office that words right behind them tell out: "X, a top adviser to President Y, told"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import demonyms
from diplowire.extract.lexicon.facts import ENVOYS
from diplowire.extract.resolve.offices import Office, office_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

_WHO_CHAIRS = re.compile(
    r", who (?P<does>chairs|heads|leads) (?:an? |the |its |his |her )?(?P<what>[^,.;:\n]{0,50}?\b"
    r"(?P<body>committee|parliament|delegation|ministry|commission|mission|office|council|government|panel))\b"
)
_SPEAKS_FOR = re.compile(r", (?:speaking )?(?:for|on behalf of) (?:the )?")
# Between a name and the office told of it, as in "X (Labour), the minister" and "X, who is Peru's minister".
_BESIDE = re.compile(
    r"(?: \([^()\n]{1,24}\))?, (?P<clause>who (?:(?P<was>was|(?:has |had )?served as)|is|serves as) (?:also )?)?"
)
_MEMBER_OF = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,2}(?:member|deputy chair\w*|vice[- ]chair\w*) of (?:the )?[^,.;:\n]{0,60}?"
    r"\b(?:parliament|assembly|senate|congress|duma|knesset|bundestag|house of representatives|parliamentary)\b",
    re.IGNORECASE,
)
_SEATED = frozenset({"GOV", "LEG", "IGO", "REB"})
_MEMBERS_OF = frozenset({", a member of ", ", a senior member of ", ", a leading member of ", ", member of "})
_WHO_GATHER = ("minister", "president", "leader", "envoy", "chancellor", "negotiator")
_WHO_RAN = re.compile(r", who (?:had |has )?(?:ran|run|stood) (?:against (?:him|her)|for (?:president|office|election))\b")
_OF_BODY = (" of ", " from ", " at ")
_BODIES = ("ministry", "embassy", "high commission", "consulate", "permanent mission", "state department", "foreign affairs")
_SECTORS = {"committee": "LEG", "parliament": "LEG"}
_OF_A_MISSION = re.compile(r"\b(?:peacekeeping|UN|U\.N\.|United Nations|OSCE) ")  # "the UN mission in Mali" is not of Mali
_ARTICLES = ("a ", "an ", "the ", "one of ", "his ", "her ", "its ", "their ")
# "…, a top adviser to President Y, said": the apposition is closed by a comma, and holds no verb of saying.
_APPOSITION = re.compile(
    r"(?:[,.]| (?:said|says|told|wrote|added)\b| in charge of [^,.;:\n]{1,60}[,.]"
    r"| who\b(?:(?!\b(?:said|says|told|added)\b)[^,.;:“”\"\n]){1,80}[,.]"
    r"|(?: (?:to|of|for|from|in|at|on|with|responsible|and (?:an?|the|its|his|her))\b|['’]s )"
    r"(?:(?!\b(?:said|says|told|added|was|were|is|has)\b)[^,.;:“”\"\n]){1,80}(?:[,.]|\b(?:said|told)\b))"
)
_OF = re.compile(r" (?:to|of|for|at|in|with|from) (?:the )?")
_OF_A_STATE = ("minister", "foreign_secretary", "ambassador")
_WITHIN = 4  # mentions
_BODY_REACH = 40  # characters behind "committee": "of the Moldovan parliament"


def with_words_behind(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> dict[int, Person]:
    """Give those behind whose names a comma or a bracket stands: of all others no apposition can tell anything."""
    return {index: person for index, person in people.items() if text.startswith((",", " ("), mentions[index].end)}


def introduce_by_clause(text: str, mentions: Sequence[Mention], followed: Mapping[int, Person]) -> None:
    """Give "X, who chairs the parliament's trade committee," and "X, speaking for Norway," the office that the clause tells."""
    for index, person in followed.items():
        state = mentions[index + 1] if index + 1 < len(mentions) else None
        speaks = state is not None and _SPEAKS_FOR.fullmatch(text, mentions[index].end, state.start) is not None
        if state is not None and speaks and state.country and state.kind == "country" and not person.offices:
            person.country = person.country or state.country
            person.offices.append(Office("representative", "representative", None, state.country, former=False, sector="GOV"))
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


def introduce_by_body(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Take "Ida Lie of the Norwegian Foreign Ministry" for an official of that body."""
    for index, person in people.items():
        body = mentions[index + 1] if index + 1 < len(mentions) else None
        if body is None or person.offices or person.first != index or not text.startswith(_OF_BODY, mentions[index].end):
            continue
        official = body.kind == "institution" and body.sector in _SEATED and body.rule != "institution_at_home"
        named = (body.name or "").casefold().endswith(_BODIES) and body.country is not None
        if official and named and body.start - mentions[index].end <= len(" from the "):
            person.country = person.country or body.country
            person.offices.append(Office("official", "official", body.name, body.country, former=False, sector=body.sector))


def introduce_by_state(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Take "Norway's Ida Lie" for one who acts for Norway, where the text tells of ministers, leaders or counterparts."""
    named = ((mentions[index], person) for index, person in people.items() if not person.offices)
    told = [
        (m, person) for m, person in named if m.country and m.name and m.rule == "name" and not text.startswith(m.name, m.start)
    ]
    owned = [person for m, person in told if not text.startswith((", a ", ", an ", " of "), m.end)]
    if owned and any(
        m.office == "counterpart" or (m.kind == "group" and (m.office or "").endswith(_WHO_GATHER)) for m in mentions
    ):
        for person in owned:
            person.of_state = True


def introduce_members(text: str, mentions: Sequence[Mention], followed: Mapping[int, Person]) -> None:
    """Give "X, a member of the parliament's trade committee," the office of a lawmaker, of the country that the words tell."""
    for index, person in followed.items():
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


def introduce_candidate(
    text: str, mentions: Sequence[Mention], people: Mapping[int, Person], followed: Mapping[int, Person]
) -> None:
    """Read "X, who ran against him last year,": a politician of the country that the text tells of."""
    ran = {index for index in followed if _WHO_RAN.match(text, mentions[index].end)}
    before: str | None = None
    for index in sorted(people) if ran else ():
        person = people[index]
        if not person.offices and index in ran:
            person.country = person.country or before
            person.offices.append(Office("candidate", "candidate", None, person.country, former=True, sector="OPP"))
        before = person.country or before


def introduce_beside(
    text: str, mentions: Sequence[Mention], people: Mapping[int, Person], followed: Mapping[int, Person]
) -> None:
    """Give the office told in an apposition to whoever stands before it: "X, a top adviser to President Y, told"."""
    for index, person in followed.items():
        at = index + 1 + (index + 1 < len(mentions) and mentions[index + 1].name == "who")
        role = mentions[at] if at < len(mentions) else None
        if not person.offices and index + 1 in people and _is_of_master(text, mentions, index):
            owned, country = mentions[index + 2], people[index + 1].country
            person.country = person.country or country
            person.offices.append(office_told(owned, country))  # "X, President Y's envoy,"
        if role is None or role.kind != "role" or person.offices or not role.office or role.plural:
            continue
        beside = _BESIDE.fullmatch(text, mentions[index].end, role.start)
        if not beside or not _APPOSITION.match(text, role.end):
            continue
        of = mentions[at + 1] if at + 1 < len(mentions) else None
        of = of if of is not None and _OF.fullmatch(text, role.end, of.start) else None
        if not (_is_told(text, role, of) or (beside["clause"] and role.country)):
            continue  # of whom is not known: "an adviser to the company"
        master = people.get(at + 1) if of is not None else None
        of = None if _is_posted_or_above(text, role, of) else of
        country = role.country or (of.country if of is not None else None) or (master.country if master is not None else None)
        if person.country in (None, country) or country is None:
            institution = role.institution or (of.name if of is not None and of.kind == "institution" else None)
            former = role.former or beside["was"] is not None
            person.country = person.country or country
            person.offices.append(Office(role.office, role.title or "", institution, country, former, role.sector))


def _is_told(text: str, role: Mention, of: Mention | None) -> bool:
    """Tell whether an apposition tells an office, and whose: "an adviser to the president", "aide to Peru's president"."""
    speaks_for = role.office == "spokesperson" and text.startswith(" for ", role.end)  # "X, spokesman for President Y,"
    owned = bool(role.country or speaks_for or (of is not None and of.country and of.kind in ("role", "institution")))
    if not text.startswith(_ARTICLES, role.start) and not (owned and (text[role.start].islower() or _is_office_of(of))):
        return False
    alone = of is None and not role.country and not role.institution and role.sector != "LEG"
    alone = alone and not (role.former and (role.office or "").endswith(_OF_A_STATE))  # "X, a former foreign secretary who was"
    return not alone or text.startswith(",", role.end)


def _is_office_of(of: Mention | None) -> bool:
    """Tell whether it is of an office holder: "X, Special Representative of the President of Chad,"."""
    return of is not None and of.kind == "role" and of.country is not None


def _is_posted_or_above(text: str, role: Mention, of: Mention | None) -> bool:
    """Tell whether a country behind an office is not its own: "a former ambassador to Moscow", "the UN envoy in Yemen"."""
    posted = of is not None and (role.office or "").endswith(ENVOYS) and text.startswith(" to ", role.end)
    return posted or (of is not None and role.sector == "IGO" and of.kind in ("country", "place"))


def _is_of_master(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether an office in apposition belongs to the person told in between: "X, President Y's envoy,"."""
    if index + 2 >= len(mentions) or not mentions[index + 1].title:
        return False
    person, master, role = mentions[index : index + 3]
    owned = text[master.end : role.start] in ("'s ", "’s ") and role.kind == "role" and bool(role.office)
    return owned and text[person.end : master.start] == ", " and text.startswith((",", "."), role.end)
