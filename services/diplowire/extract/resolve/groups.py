"""A group in, its members out: "the sides", "both countries", "the two leaders", "Iranian and Saudi officials"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.resolve.antecedents import TWO, last_pair, members
from diplowire.extract.resolve.delegations import leader_of
from diplowire.extract.resolve.home import HELD_BY_ONE
from diplowire.extract.resolve.naming import actors_of, group_actors, institution_actor, office_actor, person_actor
from diplowire.extract.resolve.offices import office_of_each
from diplowire.extract.resolve.told_again import remember
from diplowire.extract.state_actor import country_actor

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


_THREE = 3
_THE_OFFICIALS = frozenset({"the officials", "the two officials", "the three officials", "these officials"})
_FEW = 3  # sentences
_NEAR_SENTENCES = 8
_NEAR = 60  # mentions before
_JOINED = re.compile(r",? (?:and )?(?:the )?")
_TWO_OF_THEM = ("one", "another")
_AND_OF = ("'s and ", "’s and ")
_OWNED = ("' ", "’ ")
_TWO_STATES = re.compile(r"(?:[Tt]he two|[Bb]oth) (?:countries|nations|neighbou?rs|states)")
_OF_TWO_STATES = re.compile(r" of (?:the two|both) (?:countries|nations|neighbou?rs|states)\b")
_SIDES_AS_COUNTRIES = ("countr", "nation", "government", "state", "capital", "neighbo")


def read_group(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Sides, countries, holders of one office, officials of a country."""
    if mention.rule == "sides":
        return _sides(state, index, mention)
    if mention.country is None and not mention.countries:
        if mention.sector == "IGO" and mention.institution:
            body = mention._replace(name=mention.institution)
            remember(state, body, institution_actor(body, None))
        again = (mention.name or "").casefold() in _THE_OFFICIALS and mention.sentence - state.officials[1] <= _FEW
        named = _of_both_states(state, index, mention) or actors_of(_named_behind(state, index, mention), "role")
        return named or (state.officials[0] if again else members(state, mention))
    mention = _of_state_before_too(state, index, mention)
    state.focus.countries.extend((code, mention.sentence) for code in mention.countries)
    if mention.country == UNION and not state.quoted(mention):
        state.union = mention
    if mention.office == "counterpart":
        return _counterparts(state, mention)
    if (mention.name or "").casefold().startswith("the ") and mention.country and len(mention.countries) == 1:
        people = state.focus.compatriots(mention.country, 2)
        if len(people) > 1 and mention.sector != "LEG":
            return actors_of(people, "role")
    told = state.delegation and mention.sector == "LEG" and (mention.name or "").casefold().startswith("the ")
    if told and [a.country for a in state.delegation if a.kind == "delegation"] == [mention.country]:
        return state.delegation  # "the Swedish lawmakers", of the delegation told of before
    made = _led(state, index, mention) or _one_each(state, mention) or group_actors(mention)
    if mention.office == "official":
        state.officials = made, mention.sentence
    return made


def _of_both_states(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "the foreign ministers of the two countries", "both countries' presidents": of each state the one who holds it."""
    before = state.mentions[index - 1] if index else None
    owned = before is not None and before.rule == "sides" and state.doc.text[before.end : mention.start] in _OWNED
    owned = owned and before is not None and _TWO_STATES.fullmatch(state.doc.text, before.start, before.end) is not None
    if not owned and _OF_TWO_STATES.match(state.doc.text, mention.end) is None:
        return ()
    if (beside := index + 1 + (not owned)) in state.people and state.doc.text.startswith(", ", state.mentions[beside].start - 2):
        return ()  # "the foreign ministers of the two countries, A and B"
    codes = _two_states(state)
    others = {code for code, told in state.focus.countries if mention.sentence - told <= _NEAR_SENTENCES} - {*codes}
    return _one_each(state, mention._replace(countries=codes)) if len(codes) == len(_TWO_OF_THEM) and not others else ()


def _of_state_before_too(state: State, index: int, mention: Mention) -> Mention:
    """Read "Norway's and Peru's foreign ministers" as those of both."""
    before = state.mentions[index - 1] if index else None
    if before is None or before.kind != "country" or not before.country or len(mention.countries) != 1:
        return mention
    if state.doc.text[before.end : mention.start] not in _AND_OF or before.country in mention.countries:
        return mention
    return mention._replace(countries=(before.country, *mention.countries))


def _sides(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "the sides", "both countries", "the three capitals"."""
    three = "three" in (mention.name or "").casefold().split()
    if (mention.name or "").endswith(" Koreas"):
        return tuple(country_actor(code, "role") for code in ("KP", "KR"))
    if named := _ministers_of(state, index):
        return named
    if any(stem in (mention.name or "") for stem in _SIDES_AS_COUNTRIES):
        return tuple(country_actor(code, "role") for code in (_three_states(state, index) if three else _two_states(state)))
    told = (state.focus.company() or state.focus.trio(mention.sentence)) if three else last_pair(state)
    pair = actors_of(told, "role")
    if not pair:
        state.reasons[index] = "which sides is not told"
    return pair


def _one_each(state: State, mention: Mention) -> tuple[Actor, ...]:
    """Read "the presidents of Kenya and Uganda": of each state the one who holds the office, by name where the text has it."""
    title = mention.title or ""
    if mention.office not in HELD_BY_ONE or mention.former or len(mention.countries) <= 1 or not title.endswith("s"):
        return ()
    one = mention._replace(title=title.removesuffix("s"), plural=False)
    return tuple(_holder_of(state, one, code) for code in mention.countries)


def _holder_of(state: State, mention: Mention, country: str) -> Actor:
    key = mention.office or ""
    named = [p for p in state.unique if p.country == country and any(answers(o.key, key) and not o.former for o in p.offices)]
    return person_actor(named[0], "role") if len(named) == 1 else office_actor(mention, country)


def _led(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "members of the Senate led by X": a delegation like any other."""
    made = group_actors(mention)
    behind = state.doc.text[mention.end : mention.end + len(", headed by")].lstrip(" ,")
    leader = leader_of(state, index, mention) if behind.startswith(("led by", "headed by")) and len(made) == 1 else None
    if leader is not None:
        leader.country = leader.country or made[0].country  # "Norwegian officials led by Minister X"
        state.delegation = (person_actor(leader, "name"), *made)
    return state.delegation if leader is not None else ()


def _two_states(state: State) -> tuple[str, ...]:
    """Read "both countries": those of the two people last told of together, else the two last named."""
    codes = tuple(p.country for p in state.focus.pair() if p.country)
    return codes if len(codes) > 1 else state.focus.two_countries()


def _three_states(state: State, index: int) -> tuple[str, ...]:
    """Read "the three countries": those told of last in one breath, "Peru, Chile and Brazil", or of three people told of so."""
    codes = tuple(p.country for p in state.focus.company() if p.country)
    if len(set(codes)) == len(codes) == _THREE:
        return codes
    for k in range(index - 1, max(1, index - _NEAR), -1):
        if len(state.mentions[k].countries) == _THREE:
            return state.mentions[k].countries
        last = state.mentions[k - 2 : k + 1]
        between = (state.doc.text[a.end : b.start] for a, b in pairwise(last))
        if all(m.kind == "country" for m in last) and all(_JOINED.fullmatch(words) for words in between):
            return tuple(m.country for m in last if m.country)
    return ()


def _counterparts(state: State, mention: Mention) -> tuple[Actor, ...]:
    """Read "His French and Swedish counterparts": the office of the subject, once for each country."""
    subject = state.focus.pronoun(None, mention.sentence)
    if subject is None or subject.office is None:
        return group_actors(mention)
    title, key = subject.office.title, subject.office.key
    if key == "secretary_of_state":  # whose counterparts are called otherwise
        title, key = "Foreign Minister", "foreign_minister"
    return tuple(office_actor(mention._replace(title=title, office=key), code) for code in mention.countries)


def _named_behind(state: State, index: int, mention: Mention) -> tuple[Person, ...]:
    """Read "the two foreign ministers, A and B,": those named right behind have the office."""
    first, last = state.people.get(index + 1), state.people.get(index + 2)
    if first is None or last is None or not mention.office or TWO.isdisjoint((mention.name or "").casefold().split()):
        return ()
    text, one, other = state.doc.text, state.mentions[index + 1], state.mentions[index + 2]
    if text[mention.end : one.start] != ", " or text[one.end : other.start] != " and " or not text.startswith(",", other.end):
        return ()
    for person in (first, last):
        if not person.offices:
            person.offices.append(office_of_each(mention, person.country))
    return first, last


def _ministers_of(state: State, index: int) -> tuple[Actor, ...]:
    """Read "the foreign ministers of the two countries, A and B,": those two, where the country of each is known."""
    group = state.mentions[index - 1] if index else None
    if group is None or group.kind != "group" or state.doc.text[group.end : state.mentions[index].start] != " of ":
        return ()
    named = _named_behind(state, index, group._replace(name="the two", end=state.mentions[index].end))
    return actors_of(named, "role") if all(person.country for person in named) else ()
