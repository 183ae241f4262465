"""A delegation in, the delegation and the one who leads it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_name
from diplowire.extract.resolve.naming import delegation_actor, person_actor
from diplowire.extract.resolve.sentences import first_of_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


# A leader is named at most this far behind the delegation.
_LEADER_REACH = 160
_LED_BY = ("led by", "headed by", "leadership of", "chaired by")
_WITH_LEADER = (" led by ", " headed by ", ", led by ", ", headed by ")
_FORMS = "leads|led|leading|heads|headed|heading"
_HEADS = re.compile(rf",? (?:(?:is|will be|has been|was) )?(?:{_FORMS}) ")
_LED = re.compile(
    r",? (?:(?:is|was|will be|has been) )?(?:(?:led|headed|represented|chaired) )?(?:[-–—] ?)?by (?:[A-Z]\w+ (?:and )?){0,3}"
)
_REPRESENTED = re.compile(r" (?:is|was|will be) represented (?:at [\w ]{1,30} )?by ")
_NEW = re.compile(r"\b(?:a|an)(?: [\w-]+){0,2} $")
_LEADING = re.compile(rf",? (?:who )?(?:(?:is|was|will|has|been|be|to) ){{0,2}}(?:{_FORMS}|lead) (?:an? (?:[\w-]+ ){{0,2}})?")
# "arrived in Lima at the head of a delegation", "arrived in Lima, leading a delegation"
_AT_HEAD = re.compile(r"(?:\bat the head of|, (?:leading|heading)) (?:an? (?:[\w-]+ ){0,2})?$")
_SENDING = re.compile(r"\b(?:sen[dt]|sends|sending|dispatch(?:es|ed|ing)?) (?:(?:an?|its) (?:[\w-]+ ){0,2})?$")
_LONG_HEAD = 40  # characters
_BEFORE_HEAD = 5  # mentions: the towns, and "the head of"
_LEADS = frozenset(_FORMS.split("|"))
_SIDE = frozenset(f"{comma} {word} " for comma in ("", ",") for word in ("for", "from", "on"))


def read_delegation(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """A delegation with its leader; "the delegation" alone is the last one told of."""
    bare = mention.country is None and mention.institution is None
    led = not state.delegation and state.doc.text.startswith(_WITH_LEADER, mention.end)  # "the delegation led by X", told first
    new = led or _is_new(state.doc.text, mention)
    if bare and new and (leader := leader_of(state, index, mention) or _leading(state, index)) is not None:
        state.delegation = (person_actor(leader, "name"), delegation_actor(mention, leader.country))
        return state.delegation
    if bare and (sender := _sender(state, index, mention)) is not None:
        mention, bare = mention._replace(name=_name_of_sent(sender), country=sender.country), False
    if bare:
        _follow(state, index, mention)
        return state.delegation
    if _is_told_again(state, mention):
        return state.delegation
    if len(mention.countries) > 1:
        return tuple(delegation_actor(mention._replace(name=f"delegation of {country_name(c)}"), c) for c in mention.countries)
    country = mention.country or _country_after(state, index, mention)
    leader = leader_of(state, index, mention)
    if leader is not None and leader.country is None:
        leader.country = country  # "a delegation of the Bundestag led by X"
    own = delegation_actor(mention, country or (leader.country if leader else None))
    state.delegation = (person_actor(leader, "name"), own) if leader else (own,)
    return state.delegation


def _name_of_sent(sender: Mention) -> str:
    """Name a delegation by its state, or by the movement that governs or fights there."""
    return f"{sender.institution} delegation" if sender.sector == "REB" else f"delegation of {country_name(sender.country or '')}"


def _sender(state: State, index: int, mention: Mention) -> Mention | None:
    """The state that opens the sentence in "The Peruvian government will send its first delegation to Oslo"."""
    if not _SENDING.search(state.doc.text, max(0, mention.start - _LONG_HEAD), mention.start):
        return None
    opens = state.mentions[first_of_sentence(state.mentions, index)]
    acts = opens.kind in ("country", "institution") or (opens.kind == "place" and opens.sector)
    return opens if acts and opens.country else None


def _is_told_again(state: State, mention: Mention) -> bool:
    """Tell whether "The Serbian delegation" is the one of Serbia that was told of before, with who leads it."""
    again = state.doc.text.startswith(("the ", "The "), mention.start) and len(state.delegation) > 1
    return again and [a.country for a in state.delegation if a.kind == "delegation"] == [mention.country]


def _is_on_side(text: str, side: Mention, person: Mention, *, before: bool) -> bool:
    """Tell whether somebody is told with his side: "by X on the Kenyan side", "From the Danish side, Deputy Minister Y"."""
    if before:
        return text[side.end : person.start] == ", " and text.endswith(("From ", "from ", "On ", "on "), 0, side.start)
    return text[person.end : side.start] in _SIDE


def country_of_led(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country of the delegation that somebody leads.

    "X, minister of trade, headed the Norwegian delegation", "the Norwegian side was headed by X, the Danish side - by Y".
    Or of the state that he speaks for: "Kenya was represented by X and Uganda by Y".
    """
    before_him = mentions[index - 1] if index else None
    if before_him is not None and before_him.kind == "country" and _represents(text, before_him, mentions[index]):
        return before_him.country
    for other in (*mentions[max(0, index - 1) : index], *mentions[index + 1 : index + 2]):
        if other.kind != "delegation" and other.rule != "side_of_country":
            continue
        before = other.start < mentions[index].start
        if other.rule == "side_of_country" and _is_on_side(text, other, mentions[index], before=before):
            return other.country
        leads = _LED.fullmatch(text, other.end, mentions[index].start) if before else None
        if leads or (not before and _HEADS.fullmatch(text, mentions[index].end, other.start)):
            return other.country
    return None


def _represents(text: str, state: Mention, person: Mention) -> bool:
    """Tell whether a state is told to be represented by somebody, after another one that was."""
    if text.startswith(" by ", state.end) and state.sentence == person.sentence:
        return _REPRESENTED.search(text, max(0, state.start - _LEADER_REACH), state.start) is not None
    return _REPRESENTED.match(text, state.end, person.start) is not None


def _is_new(text: str, mention: Mention) -> bool:
    """Tell whether it is "a delegation", "a cross-party delegation", not the one told of before."""
    return (
        text.startswith(("a ", "A "), mention.start) or _NEW.search(text, max(0, mention.start - 30), mention.start) is not None
    )


def _leading(state: State, index: int) -> Person | None:
    """Who stands before a delegation as its leader: "X, who is leading a delegation", "X arrived at the head of a delegation"."""
    own = state.mentions[index]
    if _AT_HEAD.search(state.doc.text, max(0, own.start - _LONG_HEAD), own.start):
        near = range(index - 1, max(-1, index - 1 - _BEFORE_HEAD), -1)
        acting = (k for k in near if state.mentions[k].kind == "person" and state.mentions[k].sentence == own.sentence)
        return state.people.get(next(acting, -1))
    before = index - 1
    if before > 0 and state.mentions[before].kind == "pronoun" and state.mentions[before].name == "who":
        before -= 1
    person = state.people.get(before)
    if person is None or not _LEADING.fullmatch(state.doc.text, state.mentions[before].end, state.mentions[index].start):
        return None
    return person


def _follow(state: State, index: int, mention: Mention) -> None:
    """Read "X is leading the delegation", "The delegation, headed by X,": from here on X belongs to it."""
    if len(state.delegation) == 1 and state.doc.text.startswith(_WITH_LEADER, mention.end):
        leader = leader_of(state, index, mention)
        if leader is not None:
            leader.country = leader.country or state.delegation[0].country
            state.delegation = (person_actor(leader, "name"), *state.delegation)
        return
    before = state.mentions[index - 1] if index else None
    person = state.people.get(index - 1)
    if before is None or person is None or before.sentence != mention.sentence:
        return
    verbs = state.doc.text[before.end : mention.start].casefold().split()
    led = verbs and verbs[-1] in _LEADS and len(state.delegation) == 1
    if led:
        state.delegation = (person_actor(person, "name"), *state.delegation)


def leader_of(state: State, index: int, mention: Mention) -> Person | None:
    """Who leads the delegation: the person right after "led by"."""
    for later in range(index + 1, min(index + 6, len(state.mentions))):
        other = state.mentions[later]
        between = state.doc.text[mention.end : other.start]
        if len(between) > _LEADER_REACH:
            break
        if other.kind == "person" and any(words in between for words in _LED_BY):
            return state.people.get(later)
    return None


def _country_after(state: State, index: int, mention: Mention) -> str | None:
    """The country of what the delegation comes from, told in apposition."""
    for other in state.mentions[index + 1 : index + 3]:
        if other.sentence != mention.sentence:
            break
        if other.country and other.kind == "institution" and other.start - mention.end < len(", the lower house of the") + 8:
            return other.country
    return None
