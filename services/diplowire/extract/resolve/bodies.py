"""An institution, a country or a place in, the one who acts out: a ministry, a state, a capital that stands for its state."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_name, organisation_by_name, rows
from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.resolve.naming import institution_actor
from diplowire.extract.resolve.neighbours import country_of_state_before
from diplowire.extract.resolve.seen import NOT_SUBJECT_AFTER
from diplowire.extract.resolve.sentences import first_of_sentence
from diplowire.extract.resolve.spellings import name_words
from diplowire.extract.resolve.told_again import INTERNATIONAL, opens_with, remember, told_again
from diplowire.extract.state_actor import country_actor

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


# "The army" is of a country named at most this many sentences before.
_OWNER_REACH = 3
_NEAR = 8  # mentions
_GENDERS = {"his": "m", "her": "f"}
_OWN_MINISTRIES = frozenset({"defence ministry", "defense ministry", "foreign ministry", "interior ministry"})
_OF_ANY_STATE = _OWN_MINISTRIES | {
    "government", "ministry", "foreign office", "external affairs ministry", "presidency",
    "prime minister's office", "prime minister’s office", "president's office", "president’s office", "presidential office",
    "president house", "presidential house", "presidential palace", "state house",
    "royal court", "royal household", "royal palace",
}  # fmt: skip
_OF_ANY_OPENING = ("ministry of ", "office of the president", "office of the prime minister")
_POSTED = ("consulate", "consulate general", "embassy", "high commission")
_LED_BY = {
    "presiden": "president", "prime minister": "prime_minister", "royal": "king",
    "foreign ministry": "foreign_minister", "foreign affairs": "foreign_minister",
}  # fmt: skip
_OWNED = frozenset({"government", "ministry", "office"})
_CALLED = re.compile(r"(?:[\w-]+ ){0,3}(?:agency|alliance|bloc|body|grouping|mission|watchdog) (?P<own>[A-Z].*)")
_SOURCE = "according to "
_NO_CAPITAL_AFTER = NOT_SUBJECT_AFTER - {"and"}
_TOLD_BEHIND = (", ", ", the ", ",” ", ",” the ", '," ', '," the ')
_LONG_TALKS = 60  # characters
_TALKS = re.compile(
    r"\b(?:talks|negotiations|consultations|dialogue|discussions|summit|meetings?|round)\b[^.;:,]{0,30}\b(?:between|with) $",
    re.IGNORECASE,
)
_WORD = 20  # characters in which the next word stands


@cache
def _private_bodies() -> frozenset[str]:
    return frozenset(row[0] for row in rows("private_bodies")) | {"court", "police", "residents"}


def of_any_state(body: str | None) -> bool:
    """Tell whether an office's body is none, or one that every state has: "a Foreign Ministry official" is of home."""
    name = (body or "").casefold()
    own = name.rpartition(" of the ")[2]  # "the communication office of the Presidential House"
    return body is None or own in _OF_ANY_STATE or name.startswith(_OF_ANY_OPENING)


def read_institution(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """A ministry, an army, an organisation; courts and police act at home only. "The embassy" is the one last told in full."""
    if mention.rule == "institution_at_home":
        state.reasons[index] = "courts, police and parties do not act in diplomacy"
        return ()
    name = (mention.name or "").casefold()
    head = name.rpartition(" ")[2]
    if own := _his(state, mention, name if name in _OWN_MINISTRIES else head):
        state.bodies[head] = own  # "his ministry said", then "the ministry added"
        return (own,)
    if (told := told_again(state, index, mention)) is not None:
        return (told,)
    international = mention.sector == "IGO" and mention.rule != "office_of_person"  # not "Premier Lie's secretariat"
    country = mention.country or (None if international else _owner_country(state, index, mention))
    if country is None and not international and (told := state.bodies.get(f"the {name}")) is not None:
        return (told,)  # "Norway's Cabinet of Ministers", then "the Cabinet of Ministers"
    called = _in_full(state, mention) if international else _with_post(state, index, mention)
    actor = institution_actor(called, country)
    remember(state, mention, actor)
    return (actor,)


def _with_post(state: State, index: int, mention: Mention) -> Mention:
    """Read "the Norwegian Embassy in Lima", "the embassy to Peru": where it stands is part of its name, as a state has many."""
    post = state.mentions[index + 1] if index + 1 < len(state.mentions) else None
    if post is None or post.kind not in ("place", "country") or not (mention.name or "").casefold().endswith(_POSTED):
        return mention
    joint = state.doc.text[mention.end : post.start]
    if joint not in (" in ", " to ", " to the "):
        return mention
    return mention._replace(name=f"{mention.name}{joint}{state.doc.text[post.start : post.end]}")


def _in_full(state: State, mention: Mention) -> Mention:
    """A body told by its short form, with the full name where the text gave that before: "the Group of Seven … the G7"."""
    if (called := _CALLED.fullmatch(mention.name or "")) and called["own"] in organisation_by_name():
        mention = mention._replace(name=called["own"])  # "the regional bloc ECOWAS"
    body = organisation_by_name().get(mention.name or "")
    if body is None or body.name == mention.name:
        return mention
    if body.name not in state.in_full:
        state.in_full[body.name] = state.doc.text.find(body.name)
    return mention._replace(name=body.name) if 0 <= state.in_full[body.name] < mention.start else mention


def _his(state: State, mention: Mention, head: str) -> Actor | None:
    """Read "his ministry": of the minister who is meant."""
    first = state.doc.text[mention.start : mention.end].casefold().partition(" ")[0]
    if first == "its" and mention.country:  # "its foreign ministry"
        return institution_actor(mention._replace(name=f"{head.title()} of {country_name(mention.country)}"), mention.country)
    whose = _GENDERS.get(first)
    person = state.focus.pronoun(whose, mention.sentence) if whose and head in _OWNED else None
    if person is not None and head == "office":  # "X will send an envoy to Y, his office said"
        person = state.focus.subject(whose, mention.sentence) or person
    if person is None or person.country is None:
        return None
    if head == "office":
        return institution_actor(mention._replace(name=f"Office of {person.name}"), person.country)
    key = person.office.key if person.office else ""
    field = key.removesuffix("_minister").replace("_", " ").title() if key.endswith("_minister") and head == "ministry" else ""
    name = f"{field} {head.title()}" if field and field != "Prime" else head.title()
    return institution_actor(mention._replace(name=f"{name} of {country_name(person.country)}"), person.country)


def _owner_country(state: State, index: int, mention: Mention) -> str | None:
    """Whose "the army" or "the Bush administration" is: of the person named in it, of home, of the country last told of.

    "The Foreign Office" is of the state that was told of just before, else of home.
    """
    name = mention.name or ""
    if mention.rule == "office_of_person" and index - 1 in state.people:
        return state.people[index - 1].country  # "Lie's office"
    if name in _OF_ANY_STATE and (acting := opens_with(state, index)) is not None:
        return acting  # "Norway's government was silent, and the foreign ministry denied it"
    if any(c.isupper() for c in name):
        words = set(name_words(name))
        owners = {p.country for p in state.unique if p.surname in words and p.country}
        if not owners and of_any_state(name):
            before = country_of_state_before(state.doc.text, state.mentions, index)
            return before or state.home or _of_head(state, name.casefold())
        return owners.pop() if len(owners) == 1 else None
    country, sentence = state.named_state
    if state.home is None and state.doc.text.endswith(_TOLD_BEHIND, 0, mention.start):
        country = _of_who_opens(state, index) or country  # "Minister X will visit Norway, the foreign ministry said": his
    if state.home is None and (led := _of_head(state, name.casefold()) or _of_authorities(state, index, mention)) is not None:
        return led
    return state.home or (country if mention.sentence - sentence <= _OWNER_REACH else None)


def _of_head(state: State, name: str) -> str | None:
    """Give the state whose head alone was told of lately for "the presidency", "the Office of the Prime Minister"."""
    key = next((key for word, key in _LED_BY.items() if word in name), None)
    if key is None:
        return None
    states = {s.person.country for s in state.focus.latest() if any(o.key == key and not o.former for o in s.person.offices)}
    if not states:
        if key not in state.held:
            state.held[key] = tuple(p for p in state.unique if any(answers(o.key, key) and not o.former for o in p.offices))
        states = {p.country for p in state.held[key]}
    return states.pop() if len(states) == 1 else None


def _of_authorities(state: State, index: int, mention: Mention) -> str | None:
    """Give the state of "Egyptian authorities said" for "The irrigation ministry said", which goes on from there."""
    for told in reversed(state.mentions[max(0, index - _NEAR) : index]):
        if told.sentence < mention.sentence - 1:
            break
        if told.kind in ("group", "institution") and told.sector == "GOV" and told.country:
            return told.country
    return None


def _of_who_opens(state: State, index: int) -> str | None:
    """The country of the one who opens the sentence of a mention."""
    first = first_of_sentence(state.mentions, index)
    return state.people[first].country if first in state.people else state.mentions[first].country


def read_place(state: State, _index: int, mention: Mention) -> tuple[Actor, ...]:
    """A capital acts for its state where it is no place: not after "in", "to", "from", but in "talks with Moscow"."""
    place = mention.place
    if place is None or place.country is None or not mention.sector:
        return ()
    before = state.doc.text[max(0, mention.start - len(_SOURCE)) : mention.start].casefold()
    words = before.split()
    if words and words[-1] in _NO_CAPITAL_AFTER and before != _SOURCE and not _is_side(state, mention, words[-1]):
        return ()
    behind = state.doc.text[mention.end : mention.end + _WORD].split()
    if behind and behind[0] in _private_bodies():  # "Dublin airport said"
        return ()
    state.focus.countries.append((place.country, mention.sentence))
    return (country_actor(place.country, "institution"),)


def _is_side(state: State, mention: Mention, before: str) -> bool:
    """Tell whether a capital is one of those who talk: "talks with Moscow", "a round of talks between Moscow and Kyiv"."""
    if before not in ("with", "between"):
        return False
    return _TALKS.search(state.doc.text, max(0, mention.start - _LONG_TALKS), mention.start) is not None


def read_country(state: State, _index: int, mention: Mention) -> tuple[Actor, ...]:
    """A state by name."""
    if mention.country is None:
        return ()
    state.focus.countries.append((mention.country, mention.sentence))
    state.named_state = (mention.country, mention.sentence)
    if mention.country == UNION:
        state.bodies[INTERNATIONAL] = country_actor(UNION)
    return (country_actor(mention.country),)
