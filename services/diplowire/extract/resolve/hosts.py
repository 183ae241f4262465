"""People met abroad in, the country of the place where they are met out: "In Vientiane, he will meet Prime Minister X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.facts import LAWMAKERS, SPOKESPEOPLE
from diplowire.extract.resolve.guests import is_envoy
from diplowire.extract.resolve.sentences import first_of_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

# What stands before somebody who is met.
_MET = re.compile(
    r"(?:\b(?:met|meets?|meeting|visits?|calls? on|called on|between him and|invitation of"
    r"|(?:received|hosted|welcomed|greeted|invited) by)"
    r"|(?<!together)(?<!along)(?<!alongside)(?<!jointly) with) (?:(?:the|his|her|their|host) )?(?:[A-Z][a-z]+ )?$"
)
_LISTED = frozenset(
    {",", "and", "and meet", "and hold talks with", ", and", "as well as", "and with", ", and with", ", and meet"}
)
_LONG_LIST = 30  # people
_LAWMAKERS = LAWMAKERS | {"speaker"}
_HEARD_AT_HOME = _LAWMAKERS | SPOKESPEOPLE | {"adviser", "official"}
_IN = (". In ", "\nIn ", "” In ", '" In ')
_AT_BODY = re.compile(r"(?: [a-z ]{3,30})?, ")
_BEFORE_PLACE = ("in ", "to ", "for ", "reached ")
_SPEAKS = re.compile(r" (?:has |also )?(?:said|says|told|announced|confirmed|stated|noted|added|informed|tweeted|wrote)\b")
_HE = frozenset({"he", "she", "they"})
_JOURNEYS = (" visit", " trip", " tour")
_LONGEST = max(map(len, _BEFORE_PLACE))
# There diplomats of all countries meet.
OF_THE_WORLD = frozenset({"US", "CH", "AT", "BE"})
# Words that open a sentence and mean the place told of before.
_THERE = re.compile(
    r"(?:There|While there|Once there|(?:Upon|On)(?: (?:his|her|their))? arrival|In the capital"
    r"|(?:During|On) (?:the|his|her|their) (?:[\w-]+ ){0,2}(?:visit|trip|stay)),?(?: the)?$"
)
# "met Minister X in Oslo", "called on Minister X at Rose House in Oslo"
_IN_TOWN = re.compile(r"(?: at (?:the )?[A-Z][\w’' -]{2,40})? (?:to hold talks )?in ")
_LONG_VENUE = 3  # mentions: the town behind a house that bears names
# "will visit Norway … During her visit"
_OF_THE_VISIT = re.compile(r"\b(?:(?:visit|trip) to|stay in|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?) (?:the )?$")
_STAY = re.compile(r"\b(?:visit|trip|stay),?(?: the)?$")
_LONG_VISIT = 20  # characters
_SAME_DAY = re.compile(r"(?:Earlier|Later) in the day,?$")
_OPENING = 50  # characters before the first mention
_NEAR = 8  # mentions before
_FAR = 40  # mentions before
_BACK = 2  # sentences back to that place


def country_of_post(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country of the capital in which somebody speaks: "In Beijing, spokesperson X", "In Oslo, lawmaker Y".

    So does a seat of power: "At the White House, spokesman X".
    """
    mention, place = mentions[index], mentions[first_of_sentence(mentions, index)]
    speaks = mention.office in _HEARD_AT_HOME and mention.country is None
    first_words = text.endswith(_IN, 0, place.start) or text[: place.start] == "In "
    if speaks and place.kind == "institution" and _AT_BODY.fullmatch(text, place.end, mention.start):
        return place.country if text.endswith(("At ", "From "), 0, place.start) else None
    opens = speaks and place.kind == "place" and place.sector and first_words
    return place.country if opens and text.startswith(", ", place.end) and place.country not in OF_THE_WORLD - {"US"} else None


def country_of_host(
    text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int, home: str | None
) -> str | None:
    """Give the country abroad where the one at `index` is met, if the sentence (or one before "There") tells it."""
    first = first_of_sentence(mentions, index)
    if not _is_met(text, mentions, first, index):
        return None
    opening = text[max(0, mentions[first].start - _OPENING) : mentions[first].start].rstrip()
    back = first
    if _THERE.search(opening) or (home is None and _SAME_DAY.search(opening)):
        while back > 0 and mentions[back - 1].sentence >= mentions[index].sentence - _BACK:
            back -= 1
    if visited := _visited(text, mentions[back:first]) if _STAY.search(opening) else None:
        return visited if visited not in (*OF_THE_WORLD, home) else None
    for mention in reversed(mentions[back:index]):
        if _is_where(text, mention):
            world = OF_THE_WORLD - {"US"} if mentions[index].office in _LAWMAKERS else OF_THE_WORLD
            return mention.country if mention.country not in (*world, home) else None
    if place := _place_behind(text, mentions, index):
        return place if place not in (*OF_THE_WORLD, home) else None  # "will meet Minister X in Oslo"
    host = _of_others_met(text, mentions, people, index)
    guest = people[first].country if first in people else None
    return host if host not in (*OF_THE_WORLD, home, guest) else None


def _is_where(text: str, mention: Mention) -> bool:
    """Tell whether it is told where something was: "in Oslo", "to Norway", "on a two-day Norway visit"."""
    if mention.kind not in ("place", "country") or not mention.country:
        return False
    before = text[max(0, mention.start - _LONGEST) : mention.start].casefold()
    return before.endswith(_BEFORE_PLACE) or text.startswith(_JOURNEYS, mention.end)


def _of_others_met(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Read "met Norwegian President A and held talks with Prime Minister B", or of whom a visitor met: of the state visited."""
    first = first_of_sentence(mentions, index)
    near = range(index - 1, first - 1, -1)
    met = (k for k in near if mentions[k].kind in ("person", "role") and _is_met(text, mentions, first, k))
    beside = next((people[k].country if k in people else mentions[k].country for k in met), None)
    return beside or (_visited_before(text, mentions[max(0, first - _FAR) : first]) if first in people else None)


def _visited_before(text: str, before: Sequence[Mention]) -> str | None:
    """Give the one country to which the text has told a journey till now: "on a visit to Peru … X also called on Minister Y"."""
    told = {
        m.country
        for m in before
        if m.kind in ("place", "country")
        and m.country
        and (_OF_THE_VISIT.search(text, max(0, m.start - _LONG_VISIT), m.start) or text.startswith(_JOURNEYS, m.end))
    }
    return told.pop() if len(told) == 1 else None


def _visited(text: str, before: Sequence[Mention]) -> str | None:
    """Give the country that "During her stay" means: the one that the sentences before tell a visit to, if it is one."""
    told = (m for m in before if m.kind in ("place", "country") and m.country)
    hosts = {m.country for m in told if _OF_THE_VISIT.search(text, max(0, m.start - _LONG_VISIT), m.start)}
    return hosts.pop() if len(hosts) == 1 else None


def is_met_by_one_of(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int, home: str | None) -> bool:
    """Tell whether it is "A met Speaker B" with A of `home`: told from abroad, B is of there.

    A may be told by his office ("Norway's top diplomat will be received by Premier B"), or be "he", of whom such a text tells.
    """
    near = [k for k in range(max(0, index - _NEAR), index) if mentions[k].sentence == mentions[index].sentence]
    if home is None or not near or not _is_met(text, mentions, near[0], index):
        return False
    named = next((people[k].country for k in near if k in people), None)
    told = mentions[near[0]]
    if not named and not told.country and is_envoy(told):
        return home == _country_of_envoy(mentions, people, near[0])
    return home == (named or told.country) if named or told.kind != "pronoun" else told.name in _HE


def _country_of_envoy(mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Give the country of the ambassador who was told of last: of "the Ambassador"."""
    near = range(index - 1, max(-1, index - _FAR), -1)
    return next((people[k].country for k in near if k in people and is_envoy(mentions[k])), None)


def country_of_envoys_host(
    text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int, home: str | None
) -> str | None:
    """Give the country last told of in "The Ambassador met Minister X", where the ambassador is one of `home`: he is abroad."""
    first = first_of_sentence(mentions, index)
    if not is_envoy(mentions[first]) or not is_met_by_one_of(text, mentions, people, index, home):
        return None
    return next((m.country for m in reversed(mentions[max(0, first - _FAR) : first]) if m.country not in (None, home)), None)


def _place_behind(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country of the town right behind the list of those who are met."""
    behind = index + 1
    while behind < len(mentions) and mentions[behind].kind in ("person", "role"):
        if text[mentions[behind - 1].end : mentions[behind].start].strip() not in _LISTED:
            break
        behind += 1
    for place in mentions[behind : behind + _LONG_VENUE]:
        if place.kind == "place" and _IN_TOWN.fullmatch(text, mentions[behind - 1].end, place.start):
            return place.country
    return None


def _is_met(text: str, mentions: Sequence[Mention], first: int, index: int) -> bool:
    """Tell whether somebody, or whoever opens the list that he belongs to, stands behind "met" or "with"."""
    if _SPEAKS.match(text, mentions[index].end):
        return False  # "had a talk with X of Norway, spokesperson Y said"
    first = max(first, index - _LONG_LIST)
    while index >= first:
        mention = mentions[index]
        if _MET.search(text, max(0, mention.start - 30), mention.start):
            return True
        if index == first or text[mentions[index - 1].end : mention.start].strip() not in _LISTED:
            return False
        if mentions[index - 1].kind not in ("person", "role"):
            return False
        index -= 1
    return False
