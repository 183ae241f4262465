"""A person, an office or a pronoun in, the person behind it out."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from diplowire.extract.resolve.bodies import of_any_state
from diplowire.extract.resolve.focus import answers, holds
from diplowire.extract.resolve.home import HELD_BY_ONE
from diplowire.extract.resolve.naming import actors_of, office_actor, person_actor
from diplowire.extract.resolve.neighbours import country_of_patron, country_of_state_before, speaks_for_a_state
from diplowire.extract.resolve.people import ANYBODY, REGNAL, Office
from diplowire.extract.resolve.regions import regions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


# Of these nothing is known where neither a name nor a state stands beside them.
_UNNAMED = frozenset(
    {"candidate", "chair", "chief", "commander", "leader", "politician", "president", "vice_chair", "vice_president"}
)


_SAYS = re.compile(
    r" (?:(?:also|then|later) )?(?:said|says|added|adds|told|noted|stressed|explained|insisted|replied|answered|responded)\b"
)
_NEAR = 40  # people told of before
# The text may tell of a foreign minister as well: who is called so is meant first.
_NAMED_SO = "foreign_secretary"
_REACH = 3  # sentences
_LED = frozenset({"GOV", "LEG"})
_CROWNED = ("majesty", "h.m.")
_JUST_MINISTERS = frozenset({"minister", "minister_of_state"})
_BY_NATION = frozenset({"diplomat", "politician", "official", "lawyer", "economist"})
_GENDERS = {"his": "m", "her": "f"}
_ASKED = re.compile(r"(?:When |If )?(?:asked|Asked|pressed|Pressed|questioned|Questioned)\b")
# "As Norway's premier arrived in Oslo, he said": the same one.
_SUBORDINATE = re.compile(
    r"(?:After|Although|As|At|Before|By|During|For|If|In|On|Once|Since|Though|Until|Upon|When|While|With|\w+ing|\w+ed)\b"
)


def read_person(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody named."""
    person = state.people.get(index)
    if person is None:
        state.reasons[index] = "two people share this name, or nobody of this name was introduced"
        return ()
    if mention.office == "counterpart":
        _name_counterpart(state, person, mention, _joined(state, index))
    state.see(person, mention)
    if state.doc.text.endswith(", ", 0, mention.start) and _SAYS.match(state.doc.text, mention.end):
        state.sayer = (person, mention.sentence)
    return (person_actor(person, "name" if " " in (mention.name or "") else "surname"),)


def _joined(state: State, index: int) -> Person | None:
    """Give A of "met Foreign Minister A and his Saudi counterpart": A's counterpart, not that of whoever met him."""
    before = state.people.get(index - 1)
    between = state.doc.text[state.mentions[index - 1].end : state.mentions[index].start] if before else ""
    own = state.doc.text.startswith(("his ", "her "), state.mentions[index].start)
    return before if own and between in (" and ", ", and ") else None


def _name_counterpart(state: State, person: Person, mention: Mention, whose: Person | None = None) -> None:
    """Read "His Saudi counterpart, Prince Saud": the person has the office of the one whose counterpart he is."""
    subject = whose or state.focus.pronoun(None, mention.sentence)
    if subject and subject.office:
        state.focus.forget()
        same = subject.office
        own = Office(same.key, same.title, None, mention.country, former=False, sector=same.sector)
        person.offices[:] = [o for o in person.offices if o.key not in ("counterpart", same.key)] + [own]


def read_role(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody told by office: the one named with it, else an unnamed holder."""
    told = state.doc.text[mention.start : mention.end].casefold()
    if mention.rule == "host_or_guest":
        return _host_or_guest(state, index, mention)
    anyone = told.startswith(("a ", "an ", "another ", "one ")) or state.doc.text.endswith((" one ", "One "), 0, mention.start)
    unnamed = state.unnamed.get(told.split()[-1]) if told.startswith("the ") and not mention.country else None
    nobody_named = anyone or (unnamed is not None and mention.office == "official")
    if mention.office in _BY_NATION and not mention.country and not anyone and (sayer := _sayer(state, mention)) is not None:
        state.see(sayer, mention)
        return actors_of((sayer,), "role")  # "…, the spokeswoman said. “…,” the diplomat added"
    person = None if nobody_named else state.named_behind.get(index) or _holder(state, mention) or _of_body_by_nation(state, mention)
    if person:
        state.see(person, mention)
        return actors_of((person,), "role")
    if mention.office == "counterpart":
        return _counterpart(state, index, mention)
    if unnamed is not None:
        return (unnamed,)
    if not mention.country and not mention.institution:
        state.reasons[index] = "nobody who holds this office was named"
        if mention.office in ANYBODY | _UNNAMED and state.home is None:
            state.see_stranger(None, mention)
            return ()
    of_anywhere = anyone and (mention.office == "diplomat" or state.among_many)
    of_home = of_any_state(mention.institution) and regions().isdisjoint(told.split()) and not of_anywhere
    if told.startswith(("his ", "her ")) and (owner := state.focus.pronoun(_GENDERS[told[:3]], mention.sentence)):
        of_home, mention = False, mention._replace(country=mention.country or owner.country)
    spoken = country_of_state_before(state.doc.text, state.mentions, index) if speaks_for_a_state(mention) else None
    spoken = country_of_patron(state.doc.text, state.mentions, state.people, index) or _of_holder(state, index) or spoken
    actor = office_actor(mention, mention.country or spoken or (state.home if of_home else None))
    state.unnamed[told.split()[-1]] = actor
    if not state.doc.text.endswith((" as ", " by ") if anyone else " as ", 0, mention.start):
        state.see_stranger(actor, mention)  # not "praised it for its work as ASEAN chair", "the first visit by a French minister"
    return (actor,)


def _of_holder(state: State, index: int) -> str | None:
    """Give the country of the minister in "an aide to the minister"."""
    after = state.mentions[index + 1] if index + 1 < len(state.mentions) else None
    if after is None or after.kind != "role" or after.country or state.doc.text[state.mentions[index].end : after.start] != " to ":
        return None
    holder = _holder(state, after) if state.doc.text.startswith("the ", after.start) else None
    return holder.country if holder else None


def _places_before(state: State, index: int) -> Iterator[Mention]:
    """Towns told of in the sentences before, the last first: "received X in Lisbon. The guest said"."""
    first = state.mentions[index].sentence - _REACH
    before = (state.mentions[k] for k in range(index - 1, -1, -1))
    yield from (m for m in takewhile(lambda m: m.sentence >= first, before) if m.kind == "place")


def _host_or_guest(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Of the two who were told of together the host is the one of home, the guest the other."""
    if mention.country:
        of_country = state.focus.compatriots(mention.country, 1)
        state.reasons.update({} if of_country else {index: "nobody of that country was told of"})
        return actors_of(of_country, "role")
    pair = state.focus.pair()
    there = {p.country for p in pair}
    told = (m.country for m in _places_before(state, index) if m.country in there)
    home = state.home if state.home in there else next(told, None)
    of_home = [p for p in pair if p.country == home]
    if len(of_home) != 1:
        state.reasons[index] = "who is host and who is guest is not told"
        return ()
    found = next(p for p in pair if (p is of_home[0]) == (mention.office == "host"))
    state.see(found, mention)
    return actors_of((found,), "role")


def _holder(state: State, mention: Mention) -> Person | None:
    """The named holder of an office: the last one seen, else the only one whom the text names."""
    key = mention.office or ""
    if not key:
        return None
    if (meant := _by_word(state, mention, key)) is not None:
        return meant
    if mention.institution and not mention.country and (own := _of_body(state, key, mention.institution)):
        return own
    if (own := _of_home(state, mention)) is not None:
        return own
    seen = state.focus.by_office(key, mention.country, former=mention.former)
    if seen:
        return seen
    if mention.former:
        bygone = [p for p in state.unique if p.country == mention.country and p.offices and all(o.former for o in p.offices)]
        return _only(bygone)
    if not mention.country:
        return _of_unnamed_portfolio(state, key)
    of_country = [p for p in state.unique if p.country == mention.country]
    if key == "official" and "official" not in state.unnamed:  # "the Slovak official", where one Slovak with an office is told of
        alone = _only([p for p in of_country if p.offices])
        near = [s.person for s in state.focus.people[-_NEAR:]]
        return alone if alone in near else None
    if key == "leader" and (alone := _only([p for p in of_country if p.offices])) is not None:
        return alone if any(o.sector in _LED and not o.former for o in alone.offices) else None  # "the Chinese leader"
    return _only([p for p in of_country if any(answers(o.key, key) and not o.former for o in p.offices)])


def _of_body_by_nation(state: State, mention: Mention) -> Person | None:
    """Read "the Swedish diplomat" of a union's envoy told of in the sentence before, where no Swede is named."""
    told = state.doc.text.startswith(("The ", "the "), mention.start) and mention.office in _BY_NATION
    if not told or not mention.country or any(p.country == mention.country for p in state.unique):
        return None
    last = state.focus.pronoun(None, mention.sentence)
    of_body = last is not None and any(o.sector == "IGO" or o.country == "EU" for o in last.offices)
    return last if of_body else None


def _of_unnamed_portfolio(state: State, key: str) -> Person | None:
    """Read "the Minister for Africa" of one who was brought in as a minister and no more."""
    if not key.endswith("_minister") or key in HELD_BY_ONE:
        return None
    seen = (s.person for s in reversed(state.focus.people[-_NEAR:]) if any(o.key in _JUST_MINISTERS for o in s.person.offices))
    return next(seen, None)


def _by_word(state: State, mention: Mention, key: str) -> Person | None:
    """Read "the visiting minister", "the foreign secretary" beside a minister, and "the UN Secretary-General", named later."""
    if state.doc.text[mention.start : mention.end].casefold().startswith("the visiting "):
        return _guest(state, key)
    above = mention.sector == "IGO" and not mention.country
    if mention.former or not (above or key == _NAMED_SO):
        return None
    if key not in state.alone:
        held = ((p, o) for p in state.unique for o in p.offices if o.key == key and not o.former)
        state.alone[key] = _only(list({id(p): p for p, o in held if not above or o.sector == "IGO"}.values()))
    return state.alone[key]


def _guest(state: State, key: str) -> Person | None:
    """Read "the visiting minister": the last one told of who holds the office and is not of home."""
    for seen in reversed(state.focus.people[-_NEAR:]):
        if seen.person.country not in (None, state.home) and any(answers(o.key, key) for o in seen.person.offices):
            return seen.person
    return None


def _of_home(state: State, mention: Mention) -> Person | None:
    """Read "the Foreign Minister", with capitals: a ministry's release means its own, whoever was told of last."""
    title, key = mention.title or "", mention.office or ""
    if not title[:1].isupper() or mention.country or mention.former or key not in HELD_BY_ONE | {"minister"}:
        return None
    if key not in state.of_home:
        own = [p for p in state.unique if p.country == state.home and p.country and holds(p, key, former=False)]
        state.of_home[key] = _only(own)
    if state.of_home[key] is not None and (last := _just_told(state, mention, key)) is not None:
        return last
    return state.of_home[key]


def _just_told(state: State, mention: Mention, key: str) -> Person | None:
    """Whom "The Prime Minister" means after "She called on the Prime Minister of Kenya, Mr. X.": the one of the sentence before."""
    own = state.of_home[key]
    near = [s.person for s in reversed(state.focus.people[-_NEAR:]) if s.sentence >= mention.sentence - 1]
    others = [p for p in near if holds(p, key, former=False)]
    seen = any(s.person is own for s in state.focus.people)
    return others[0] if others and others[0] is not own and not seen else None


def _of_body(state: State, key: str, institution: str) -> Person | None:
    """Read "the commission's president": the one whose office belongs to that body."""
    word = institution.casefold().rpartition(" ")[2]
    for office, person in state.of_bodies:
        first = state.mentions[person.first]
        if answers(office.key, key) and word in state.doc.text[first.start : first.end].casefold():
            return person
    return None


def _only(people: list[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None


def _counterpart(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "His Japanese counterpart": the office of the subject, of another country."""
    subject = state.focus.pronoun(None, mention.sentence)
    if subject is None or subject.office is None or not mention.country:
        state.reasons[index] = "whose counterpart, or of which country, is not told"
        return ()
    title = subject.office.title
    of_country = [p for p in state.unique if p.country == mention.country]
    held = [p for p in of_country if any(o.key == subject.office.key for o in p.offices)]
    if person := _only(held) or _named_beside(state, index):
        return (person_actor(person, "role"),)
    return (office_actor(mention._replace(title=title, office=subject.office.key), mention.country),)


def _named_beside(state: State, index: int) -> Person | None:
    """Give the one who is named a comma away: "his counterpart, Ada Nze"."""
    person = state.people.get(index + 1)
    if person is not None and state.doc.text[state.mentions[index].end : state.mentions[index + 1].start].strip() != ",":
        return None
    if person is None or person.country != state.mentions[index].country:
        return None
    if not person.offices:
        _name_counterpart(state, person, state.mentions[index])
    return person


def read_pronoun(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Whom "he", "she", "who" or "they" means."""
    if state.quoted(mention):
        state.reasons[index] = "a pronoun inside a quotation"
        return ()
    if mention.plural:
        return state.plural or actors_of(state.focus.company() or state.focus.pair(), "pronoun")
    if mention.rule == "honorific_alone" and (crowned := _crowned(state, mention)) is not None:
        return actors_of((crowned,), "pronoun")
    if (sayer := _sayer(state, mention)) is not None:
        state.see(sayer, mention)
        return actors_of((sayer,), "pronoun")
    others = _tells_of_another(state, mention)
    person = state.focus.pronoun(mention.gender, mention.sentence, before=others)
    if others and person is not None:
        state.focus.only_told_of(mention.sentence, person)
    if person is None:
        state.reasons[index] = "nobody whom the pronoun can mean was named near by"
        return ()
    state.see(person, mention)
    return actors_of((person,), "pronoun")


def _crowned(state: State, mention: Mention) -> Person | None:
    """Whom "His Majesty" means: the last king, queen or emperor told of."""
    if not (mention.name or "").endswith(_CROWNED):
        return None
    seen = next((s for s in reversed(state.focus.people[-_NEAR:]) if any(o.key in REGNAL for o in s.person.offices)), None)
    return seen.person if seen else None


def _sayer(state: State, mention: Mention) -> Person | None:
    """Whom "he" means in "A and B will fly to Oslo, C said. He added": C, who spoke in the sentence before."""
    person, sentence = state.sayer
    speaks = _SAYS.match(state.doc.text, mention.end) is not None and mention.sentence - sentence == 1
    fits = person is not None and (mention.gender is None or person.gender in (None, mention.gender))
    return person if speaks and fits else None


def _tells_of_another(state: State, mention: Mention) -> bool:
    """Is it "X will come, he said" or "Asked whether X will come, he said": whoever spoke before, not X?"""
    text, start = state.doc.text, state.doc.seg.sentences[mention.sentence].start
    if not text.endswith(", ", start, mention.start) or not _SAYS.match(text, mention.end):
        return False
    return bool(_ASKED.match(text, start)) or not _SUBORDINATE.match(text, start)
