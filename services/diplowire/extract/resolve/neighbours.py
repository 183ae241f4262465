"""Offices without a country in, the country of whoever the sentence before is about out, where that is not the text's home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.resolve.home import HIGHEST
from diplowire.extract.resolve.sentences import first_of_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

SPOKE = re.compile(
    r" (?:(?:on )?\w+day )?(?:(?:also|again|has|had|later|strongly) ){0,3}"
    r"(?:accused|announced|blasted|called (?:for|on)|condemned|confirmed|"
    r"critici[sz]ed|demanded|denied|denounced|deplored|dismissed|expressed|hailed|insisted|lauded|offered|pledged|praised|protested|"
    r"reaffirmed|regretted|reiterated|rejected|responded|said|summoned|threatened|told|urged|voiced|vowed|warned|welcomed)\b"
)
_GOVERNING = ("government", "authorities")
_TELLS_HOME = frozenset({"person", "role", "country", "institution", "group", "delegation"})
_SPOKESPERSON = "spokesperson"
_IS = re.compile(r" (?:is|was|has|had|faces|wants|remains|will|would|may)\b")
_NEAR = 40  # mentions before
_OWNER = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>[A-Z][\w-]+)['’]s? ")


def country_near(text: str, mentions: Sequence[Mention], index: int, home: str | None) -> str | None:
    """Give the country of the state, or of the head of one told by title alone, that the sentence before is about."""
    state = country_of_state_before(text, mentions, index)
    if state and mentions[index].office == _SPOKESPERSON:
        return state
    before = [m for m in mentions[:index] if m.sentence < mentions[index].sentence]
    if any(m.country == home and m.kind in _TELLS_HOME for m in before):
        return None
    return state or _head_before(before, mentions[index].sentence)


def country_of_state_before(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Read "China called for restraint. A ministry spokesperson said": the one who speaks for the state that spoke.

    Nobody stands between them, and nobody else in the sentence of that state follows it.
    """
    mention = mentions[index]
    before = index - 1
    while before >= 0 and mentions[before].sentence == mention.sentence:
        before -= 1
    if before < 0 or before + 1 < index or mentions[before].sentence != mention.sentence - 1:
        return None  # "In Oslo, Foreign Minister X said"
    opens = mentions[first_of_sentence(mentions, before)]
    state = opens.kind == "country" or (opens.kind == "place" and opens.sector)  # capitals have one
    state = state or (opens.kind == "institution" and opens.sector == "GOV")  # "The White House said so. Press secretary X added"
    beside = mentions[first_of_sentence(mentions, before) + 1]
    end = beside.end if beside.kind == "place" and text[opens.end : beside.start] == " in " else opens.end
    return opens.country if state and opens.country and SPOKE.match(text, end) else None


def country_of_own_government(mentions: Sequence[Mention], index: int) -> str | None:
    """Read "The Taliban authorities know of it, government spokesman X said": of the government whose doings he tells."""
    opens = mentions[first_of_sentence(mentions, index)]
    governs = opens.kind == "institution" and (opens.name or "").casefold().endswith(_GOVERNING)
    own = (mentions[index].institution or "").casefold() == "government"
    return opens.country if governs and own else None


def country_of_topic(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Read "Malaysia is on a similar clock. Trade Minister X said": of the state that the sentence before is about."""
    opens = first_of_sentence(mentions, index)
    if opens != index or index == 0 or mentions[index - 1].sentence != mentions[index].sentence - 1:
        return None
    topic = mentions[first_of_sentence(mentions, index - 1)]
    told = {m.country for m in mentions[max(0, index - _NEAR) : index] if m.sentence == topic.sentence} - {None}
    return topic.country if topic.kind == "country" and told == {topic.country} and _IS.match(text, topic.end) else None


def _head_before(before: Sequence[Mention], sentence: int) -> str | None:
    """Read "He met the Kenyan president. Trade Minister X said" in a text that tells nothing of its home till then."""
    heads = [m for m in before if m.kind == "role" and m.office in HIGHEST and m.country and not m.former]
    last = heads[-1] if heads and sentence - heads[-1].sentence == 1 else None
    return last.country if last else None


def country_of_patron(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Give the country of X in "a spokesman for X" and "X's spokesman, Y"."""
    mention = mentions[index]
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is not None and index + 1 in people and text[mention.end : after.start] in (" for ", " to ", " of "):
        return people[index + 1].country
    owner = _OWNER.match(text, mention.start, mention.end)
    if owner is None:
        return None
    near = (people[k] for k in range(index, max(-1, index - _NEAR), -1) if k in people)
    return next((p.country for p in near if p.words and owner["name"].casefold() in (p.words[-1], p.surname)), None)


def speaks_for_a_state(mention: Mention) -> bool:
    """Tell whether it is somebody who speaks for a state or one of its ministries, told without the country."""
    return mention.office == _SPOKESPERSON and mention.country is None and mention.sector in ("GOV", "DIP", None)
