"""A group in, its members out: "the sides", "both countries", "the two leaders", "Iranian and Saudi officials"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.lexicon.regional import is_of_region
from diplowire.extract.resolve.bodies import of_any_state
from diplowire.extract.resolve.delegations import leader_of
from diplowire.extract.resolve.home import HELD_BY_ONE, HIGHEST
from diplowire.extract.resolve.naming import actors_of, group_actors, office_actor, person_actor
from diplowire.extract.resolve.offices import office_of_each
from diplowire.extract.state_actor import country_actor

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


_OF_BOTH = re.compile(r" (?:from|of|on) (?:both|the two|all) (?:countries|sides|states|nations|governments)\b")
_THREE = 3
_THE_OFFICIALS = frozenset({"the officials", "the two officials", "the three officials", "these officials"})
_FEW = 3  # sentences
_NEAR = 60  # mentions before
_MEETING = frozenset(
    "met meet meets meeting talks talk received receives hosted hosts held holds spoke speak call conversation summit signed "
    "discussed counterpart conferred visit arrived".split()
)
_JOINED = re.compile(r",? (?:and )?(?:the )?")
_TWO = frozenset({"two", "both"})
_MORE = frozenset({"three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_HEADS = HIGHEST | {"head_of_state"}
_ANY_TWO = frozenset({None, "leader", "politician", "statesman", "official", "diplomat", "minister", "head_of_state"})
_SIDES_AS_COUNTRIES = ("countr", "nation", "government", "state", "capital", "neighbo")


def read_group(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Sides, countries, holders of one office, officials of a country."""
    if mention.rule == "sides":
        return _sides(state, index, mention)
    if mention.country is None and not mention.countries:
        again = (mention.name or "").casefold() in _THE_OFFICIALS and mention.sentence - state.officials[1] <= _FEW
        named = actors_of(_named_behind(state, index, mention), "role")
        return named or (state.officials[0] if again else _members(state, mention))
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


def _sides(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "the sides", "both countries", "the three capitals"."""
    three = "three" in (mention.name or "").casefold().split()
    if named := _ministers_of(state, index):
        return named
    if any(stem in (mention.name or "") for stem in _SIDES_AS_COUNTRIES):
        return tuple(country_actor(code, "role") for code in (_three_states(state, index) if three else _two_states(state)))
    told = (state.focus.company() or state.focus.trio(mention.sentence)) if three else _pair(state)
    pair = actors_of(told, "role")
    if not pair:
        state.reasons[index] = "which sides is not told"
    return pair


def _pair(state: State) -> tuple[Person, ...]:
    """The two told of last from two countries, unless one is a bystander told of since the other met with a third."""
    pair, beside = state.focus.pair(), state.focus.together()
    met = tuple(seen.person for seen in beside) if beside and _tells_of_meeting(state, beside[0].sentence) else ()
    others = [person for person in pair if person not in met]
    return met if met and len(others) == 1 and state.focus.bystander(others[0]) else pair


def _tells_of_meeting(state: State, sentence: int) -> bool:
    told = state.doc.seg.sentences[sentence]
    return not _MEETING.isdisjoint(state.doc.seg.lower[told.first : told.last])


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


def _named_later(state: State, mention: Mention) -> tuple[Person, ...]:
    """Read "The two presidents met" that opens a text: the only two whom it goes on to name with that office."""
    if _TWO.isdisjoint((mention.name or "").casefold().split()):
        return ()
    key = mention.office or ""
    if key not in state.held:
        state.held[key] = tuple(p for p in state.unique if any(answers(o.key, key) and not o.former for o in p.offices))
    held = state.held[key]
    return held if len(held) == len(_TWO) and None not in (countries := {p.country for p in held}) and len(countries) > 1 else ()


def _may_be_two(mention: Mention) -> bool:
    """Tell whether a group may be just the two who were told of last: "the two ministers", "the leaders", not "the mediators"."""
    words = (mention.name or "").casefold().split()
    if not _MORE.isdisjoint(words):
        return False
    return mention.office in _ANY_TWO | HIGHEST or not _TWO.isdisjoint(words) or words[:1] == ["both"]


def _may_be(company: tuple[Person, ...], mention: Mention) -> bool:
    """Tell whether "the ministers", "the leaders" are the three who were just told of together; one may bear another title."""
    if not _TWO.isdisjoint((mention.name or "").casefold().split()):
        return False
    held = sum(any(answers(o.key, mention.office or "") and not o.former for o in p.offices) for p in company)
    return bool(company) and (held >= len(company) - 1 or mention.office in _ANY_TWO)


def _company(state: State, mention: Mention, *, definite: bool) -> tuple[Person, ...]:
    """Read "the ministers" of the three or more who were just told of together."""
    company = state.focus.company() if definite else ()
    if not company and definite and "three" in (mention.name or "").casefold().split():
        company = state.focus.trio(mention.sentence)
    return company if _may_be(company, mention) else ()


def _named_behind(state: State, index: int, mention: Mention) -> tuple[Person, ...]:
    """Read "the two foreign ministers, A and B,": those named right behind have the office."""
    first, last = state.people.get(index + 1), state.people.get(index + 2)
    if first is None or last is None or not mention.office or _TWO.isdisjoint((mention.name or "").casefold().split()):
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


def _guests(state: State, mention: Mention) -> tuple[Person, ...]:
    """Read "the two visiting envoys": the two told of last who hold the office and are not of home."""
    if state.home is None or not {"two", "visiting"} <= {*(mention.name or "").casefold().split()}:
        return ()
    guests: dict[int, Person] = {}
    for seen in state.focus.latest():
        held = any(answers(o.key, mention.office or "") and not o.former for o in seen.person.offices)
        if held and seen.person.country not in (None, state.home):
            guests.setdefault(id(seen.person), seen.person)
    return tuple(guests.values())[1::-1] if len(guests) > 1 else ()


def _of_body(state: State, mention: Mention) -> tuple[Actor, ...]:
    """Read "two senior government officials", of home, and "NATO foreign ministers", whom "the ministers" means from here on."""
    if mention.sector == "IGO" and (mention.office or "").endswith("minister") and not state.quoted(mention):
        state.union = mention
    of_home = of_any_state(mention.institution) and not state.among_many
    return group_actors(mention._replace(country=state.home) if of_home else mention)


def _last_two(state: State, mention: Mention, *, two: bool) -> tuple[Person, ...]:
    """The two who were told of last, where "the ministers" may mean them: who stand in one sentence before all others."""
    key = mention.office or ""
    pair = _pair(state) if _may_be_two(mention) else ()
    told = key.endswith("minister") or key in HIGHEST  # a politician is anybody
    beside = tuple(seen.person for seen in state.focus.together(key)) if two and told and pair else ()
    if any(p in pair for p in beside):
        return beside  # not one of them and another who was told of since
    if any(all(not answers(o.key, key) for o in p.offices) for p in pair):
        # Not the adviser who was told of last; and "the heads of state" are no two of whom one is an official.
        return state.focus.two_of(key) or (pair if two or key not in _HEADS else ())
    return pair


def _members(state: State, mention: Mention) -> tuple[Actor, ...]:
    """Read "The two leaders", "the deputies": people already told of, else unnamed officials."""
    if mention.institution:
        return _of_body(state, mention)
    definite = (mention.name or "").casefold().startswith(("the ", "both "))
    if told := _guests(state, mention) or _company(state, mention, definite=definite):
        return actors_of(told, "role")
    union = state.union
    if union is not None and mention.office == "minister" and (mention.name or "").casefold() == "the ministers":
        return group_actors(union) if answers(union.office or "", "minister") else ()  # those whose meeting the text is about
    two = definite and not _TWO.isdisjoint((mention.name or "").casefold().split())
    holders = state.focus.holders(mention.office or "") if definite else ()
    if two and len(holders) != len(_TWO) and (before := state.twos.get(mention.office or "")):
        return before
    if mention.office == "minister" and len(holders) > len(_TWO):
        holders = tuple(p for p in holders if all(o.key != "prime_minister" for o in p.offices)) or holders
    if len(holders) > 1 and not (len(holders) > len(_TWO) and not _TWO.isdisjoint((mention.name or "").casefold().split())):
        state.twos[mention.office or ""] = actors_of(holders, "role")
        return actors_of(holders, "role")
    if definite and state.delegation and mention.sector in ("LEG", "GOV", None):
        return state.delegation
    if definite and (pair := _last_two(state, mention, two=two) or _named_later(state, mention)):
        state.twos[mention.office or ""] = actors_of(pair, "role")
        return actors_of(pair, "role")
    mixed = _OF_BOTH.match(state.doc.text, mention.end)  # "officials from both countries"
    of_region = is_of_region(mention.name or "")  # "Pacific leaders"
    return group_actors(mention._replace(country=state.home) if state.home and not mixed and not of_region else mention)
