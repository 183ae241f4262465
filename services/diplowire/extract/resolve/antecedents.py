"""A group told without its members in, the people told of before whom it means out: "the two leaders", "the ministers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.regional import is_of_region
from diplowire.extract.resolve.bodies import of_any_state
from diplowire.extract.resolve.home import HIGHEST
from diplowire.extract.resolve.naming import actors_of, group_actors

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor

_OF_BOTH = re.compile(r" (?:from|of|on) (?:both|the two|all) (?:countries|sides|states|nations|governments)\b")
_MEETING = frozenset(
    "met meet meets meeting talks talk received receives hosted hosts held holds spoke speak call conversation summit signed "
    "discussed counterpart conferred visit arrived".split()
)
TWO = frozenset({"two", "both"})
_MORE = frozenset({"three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_HEADS = HIGHEST | {"head_of_state"}
_ANY_TWO = frozenset({None, "leader", "politician", "statesman", "official", "diplomat", "minister", "head_of_state"})


def members(state: State, mention: Mention) -> tuple[Actor, ...]:
    """Read "The two leaders", "the deputies": people already told of, else unnamed officials."""
    if mention.institution:
        return _of_body(state, mention)
    definite = (mention.name or "").casefold().startswith(("the ", "both "))
    if told := _guests(state, mention) or _company(state, mention, definite=definite):
        return actors_of(told, "role")
    union = state.union
    if union is not None and mention.office == "minister" and (mention.name or "").casefold() == "the ministers":
        return group_actors(union) if answers(union.office or "", "minister") else ()  # those whose meeting the text is about
    two = definite and not TWO.isdisjoint((mention.name or "").casefold().split())
    holders = state.focus.holders(mention.office or "") if definite else ()
    if two and len(holders) != len(TWO) and (before := state.twos.get(mention.office or "")):
        return before
    if mention.office == "minister" and len(holders) > len(TWO):
        holders = tuple(p for p in holders if all(o.key != "prime_minister" for o in p.offices)) or holders
    if len(holders) > 1 and not (len(holders) > len(TWO) and not TWO.isdisjoint((mention.name or "").casefold().split())):
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


def last_pair(state: State) -> tuple[Person, ...]:
    """The two told of last from two countries, unless one is a bystander told of since the other met with a third."""
    pair, beside = state.focus.pair(), state.focus.together()
    met = tuple(seen.person for seen in beside) if beside and _tells_of_meeting(state, beside[0].sentence) else ()
    others = [person for person in pair if person not in met]
    return met if met and len(others) == 1 and state.focus.bystander(others[0]) else pair


def _tells_of_meeting(state: State, sentence: int) -> bool:
    told = state.doc.seg.sentences[sentence]
    return not _MEETING.isdisjoint(state.doc.seg.lower[told.first : told.last])


def _named_later(state: State, mention: Mention) -> tuple[Person, ...]:
    """Read "The two presidents met" that opens a text: the only two whom it goes on to name with that office."""
    if TWO.isdisjoint((mention.name or "").casefold().split()):
        return ()
    key = mention.office or ""
    if key not in state.held:
        state.held[key] = tuple(p for p in state.unique if any(answers(o.key, key) and not o.former for o in p.offices))
    held = state.held[key]
    return held if len(held) == len(TWO) and None not in (countries := {p.country for p in held}) and len(countries) > 1 else ()


def _may_be_two(mention: Mention) -> bool:
    """Tell whether a group may be just the two who were told of last: "the two ministers", "the leaders", not "the mediators"."""
    words = (mention.name or "").casefold().split()
    if not _MORE.isdisjoint(words):
        return False
    return mention.office in _ANY_TWO | HIGHEST or not TWO.isdisjoint(words) or words[:1] == ["both"]


def _may_be(company: tuple[Person, ...], mention: Mention) -> bool:
    """Tell whether "the ministers", "the leaders" are the three who were just told of together; one may bear another title."""
    if not TWO.isdisjoint((mention.name or "").casefold().split()):
        return False
    held = sum(any(answers(o.key, mention.office or "") and not o.former for o in p.offices) for p in company)
    return bool(company) and (held >= len(company) - 1 or mention.office in _ANY_TWO)


def _company(state: State, mention: Mention, *, definite: bool) -> tuple[Person, ...]:
    """Read "the ministers" of the three or more who were just told of together."""
    company = state.focus.company() if definite else ()
    if not company and definite and "three" in (mention.name or "").casefold().split():
        company = state.focus.trio(mention.sentence)
    return company if _may_be(company, mention) else ()


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
    pair = last_pair(state) if _may_be_two(mention) else ()
    told = key.endswith("minister") or key in HIGHEST  # a politician is anybody
    beside = tuple(seen.person for seen in state.focus.together(key)) if two and told and pair else ()
    if any(p in pair for p in beside):
        return beside  # not one of them and another who was told of since
    if any(all(not answers(o.key, key) for o in p.offices) for p in pair):
        # Not the adviser who was told of last; and "the heads of state" are no two of whom one is an official.
        return state.focus.two_of(key) or (pair if two or key not in _HEADS else ())
    return pair
