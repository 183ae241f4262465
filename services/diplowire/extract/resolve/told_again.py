"""A body told by a general word or in short in, the one told of before that is meant out: "the bloc", "the embassy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_by_name, country_name, demonyms
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.resolve.naming import institution_actor
from diplowire.extract.resolve.sentences import first_of_sentence
from diplowire.extract.state_actor import country_actor

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor

INTERNATIONAL = "international body"
_ARMED = "armed body"
_FIGHTING = "fighting body"
_SHORT_OF_A_NAME = frozenset("commission committee council embassy mission ministry office parliament presidency".split())
_SHORT_OF_A_STATES = frozenset({"embassy", "mission", "ministry"})  # "the Norwegian ministry" of foreign affairs
# "The bloc", "the Gulf bloc", "the regional grouping" is the international body last told of.
_GENERAL = ("alliance", "bloc", "grouping", "continental body", "regional body", "world body")
_ARMIES = frozenset({"armed forces", "army", "military"})
_FIGHTERS = frozenset({"guerrillas", "insurgents", "militants", "militia", "rebels"})
_OF_ANY_STATE = ("ministry", "government", "presidency", "foreign office")
_KEPT = ("ministry", "embassy", "mission", "state department", "presidency")  # bodies that are told of again without a name
_ABOVE_STATES = frozenset({"IGO", "CVL", "NGO"})
_LETTERS = re.compile(r" \(([a-z]{2,7})\)$")
_FIELDS = frozenset({"defence", "finance", "foreign", "interior", "trade"})
_MINISTERS = "the minister's ministry"
_NEAR = 30  # mentions


def told_again(state: State, index: int, mention: Mention) -> Actor | None:
    """The body that a mention tells again; None where it brings one in."""
    name = (mention.name or "").casefold()
    if _is_general(mention, name):
        union = any(m.country == UNION for m in state.mentions[max(0, index - _NEAR) : index])
        return state.bodies.get(INTERNATIONAL) or (country_actor(UNION) if union else None) or institution_actor(mention, None)
    if mention.country is not None:
        own = _without_owner(name)
        same = state.bodies.get(own) if own in _SHORT_OF_A_STATES or _is_letters(mention.name) else None  # "the MEA"
        return same if same is not None and same.country == mention.country else None  # "the Norwegian ministry"
    if name in _FIGHTERS and _FIGHTING in state.bodies:
        return state.bodies[_FIGHTING]
    letters = _is_letters(mention.name)
    short = mention.name == name or name in _SHORT_OF_A_NAME or letters
    told = state.bodies.get(name.rpartition(" ")[2]) if short else None
    if told is None and name == "ministry":
        return state.bodies.get(_MINISTERS)
    if told is None and name == "mission" and (embassy := state.bodies.get("embassy")) is not None:
        return embassy
    if told is not None and (letters or name in told.name.casefold()):
        return None if _is_of_other_state(state, index, mention, told) else told
    return state.bodies.get(_ARMED) if name in _ARMIES and short else None


def _is_letters(name: str | None) -> bool:
    """Tell whether a body is told by its letters: "MFA", "MoFAIC"."""
    return name is not None and name.isalpha() and sum(map(str.isupper, name)) > 1


def _is_general(mention: Mention, name: str) -> bool:
    """Tell whether a body is told by a general word, with no more than a region: "bloc", "West African bloc", "regional body"."""
    if not name.endswith(_GENERAL) or mention.country not in (None, UNION):
        return False
    return name in _GENERAL or mention.name == name or mention.sector == "IGO"


def _is_of_other_state(state: State, index: int, mention: Mention, told: Actor) -> bool:
    """Tell whether a state acts before in the sentence: "Norway's government was silent, and the foreign ministry denied it"."""
    if not (mention.name or "").casefold().endswith(_OF_ANY_STATE):
        return False
    return opens_with(state, index) not in (None, told.country)


def opens_with(state: State, index: int) -> str | None:
    """The state that acts at the head of the sentence of a mention, by itself or by its government."""
    opens = state.mentions[first_of_sentence(state.mentions, index)]
    return opens.country if opens.kind in ("country", "institution") and opens.sector == "GOV" else None


def remember(state: State, mention: Mention, actor: Actor) -> None:
    """Keep a body that the text has brought in, under all that may tell it again."""
    name = (mention.name or "").casefold()
    head = name.rpartition(" ")[2]
    if mention.sector == "IGO" and name != mention.name:
        state.bodies[INTERNATIONAL] = actor
        if head in _SHORT_OF_A_NAME:
            state.bodies[head] = actor  # "the Gulf Cooperation Council", then "the council"
    if mention.country:
        state.bodies[head] = actor
        state.bodies[f"the {_without_owner(name)}"] = actor
        if mention.sector == "MIL":
            state.bodies[_ARMED] = actor
    if mention.sector == "REB" and name not in _FIGHTERS:
        state.bodies[_FIGHTING] = actor
    if explained := _LETTERS.search(name):
        state.bodies[explained[1]] = actor  # "the Foreign Ministry (MFA)", then "the MFA"
    if actor.country and " of " in name:
        state.bodies[name.partition(" ")[0]] = actor  # "the Ministry of Foreign Affairs", then "the Ministry"


def remember_body_of(state: State, mention: Mention, country: str | None) -> None:
    """Keep the ministry whose spokesman has been told of: "Norwegian Foreign Ministry spokesman X said. The ministry added"."""
    body = mention.institution
    if body is None or country is None or mention.sector in _ABOVE_STATES or not body.casefold().endswith(_KEPT):
        return
    told = mention._replace(kind="institution", name=body, country=country)
    remember(state, told, institution_actor(told, country))


def remember_ministry_of(state: State, minister: Mention, country: str | None) -> None:
    """Keep the ministry of a minister: "Norwegian Foreign Minister X met Y, the ministry said"."""
    field, _, office = (minister.office or "").rpartition("_")
    if office == "minister" and field in _FIELDS and country is not None:
        told = minister._replace(kind="institution", name=f"{field.title()} Ministry of {country_name(country)}", country=country)
        state.bodies.setdefault(_MINISTERS, institution_actor(told, country))


def _without_owner(name: str) -> str:
    """The name of a body without the state or people that it is told to be of: "cabinet of ministers"."""
    first, _, rest = name.partition(" ")
    own, _, state = name.rpartition(" of ")
    if own and state.removeprefix("the ") in country_by_name():
        return own
    return rest if first.endswith(("'s", "’s")) or first in demonyms() else name
