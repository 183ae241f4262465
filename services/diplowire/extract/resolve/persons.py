"""A person or an office in, the person behind it out."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.facts import LAWMAKERS
from diplowire.extract.lexicon.regional import is_of_region
from diplowire.extract.resolve.bodies import of_any_state
from diplowire.extract.resolve.focus import holds
from diplowire.extract.resolve.holders import BY_NATION, holder, only
from diplowire.extract.resolve.naming import actors_of, office_actor, person_actor
from diplowire.extract.resolve.neighbours import country_of_patron, country_of_state_before, speaks_for_a_state
from diplowire.extract.resolve.offices import ANYBODY, Office
from diplowire.extract.resolve.pronouns import SAYS, sayer_of
from diplowire.extract.resolve.told_again import remember_body_of, remember_ministry_of

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
_REACH = 3  # sentences
_AGED = "-year-old "
_QUOTED = ("” ", '" ', "’ ", "' ")
_OF_PARLIAMENTS = frozenset({"LEG", "OPP"})
_GENDERS = {"his": "m", "her": "f"}
_SPOKESPERSON = "spokesperson"
_WITHIN = 12  # mentions
_BEFORE_NAME = re.compile(r"(?: of the [A-Z][\w-]+)?, (?:the )?")


def read_person(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody named."""
    person = state.people.get(index)
    if person is None:
        state.reasons[index] = "two people share this name, or nobody of this name was introduced"
        return ()
    if mention.office == "counterpart":
        _name_counterpart(state, person, mention, _joined(state, index))
    state.see(person, mention)
    country = mention.country or person.country
    if mention.institution:
        remember_body_of(state, mention, country)
    elif country == (state.home or country):
        remember_ministry_of(state, mention, country)
    if state.doc.text.endswith(", ", 0, mention.start) and SAYS.match(state.doc.text, mention.end):
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
        same = subject.office
        own = Office(same.key, same.title, None, mention.country, former=False, sector=same.sector)
        person.offices[:] = [o for o in person.offices if o.key not in ("counterpart", same.key)] + [own]
        state.focus.forget()


def read_role(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody told by office: the one named with it, else an unnamed holder."""
    told = state.doc.text[mention.start : mention.end].casefold()
    if mention.rule == "host_or_guest":
        return _host_or_guest(state, index, mention)
    anyone = told.startswith(("a ", "an ", "another ", "one ")) or state.doc.text.endswith((" one ", "One "), 0, mention.start)
    unnamed = _told_without_name(state, mention, told)
    nobody_named = anyone or (unnamed is not None and mention.office == "official")
    if mention.office in BY_NATION and not mention.country and not anyone and (sayer := sayer_of(state, mention)) is not None:
        state.see(sayer, mention)
        return actors_of((sayer,), "role")  # "…, the spokeswoman said. “…,” the diplomat added"
    named = _named_next(state, index, mention) if anyone else None
    person = named if named or nobody_named else _meant(state, index, mention, told)
    person = person and (_beside(state, index, mention, person) or person)
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
            if not _is_apposed(state, index):
                state.see_stranger(None, mention)
            return ()
    return (_unnamed(state, index, mention, anyone=anyone),)


def _meant(state: State, index: int, mention: Mention, told: str) -> Person | None:
    """The one named whom an office means; "the 70-year-old former minister" is who was told of last."""
    if mention.former and state.doc.text.endswith(_AGED, 0, mention.start):
        last = state.focus.pronoun(None, mention.sentence)
        if last is not None and (mention.country is None or last.country in (None, mention.country)):
            last.country = last.country or mention.country
            return last
    return state.named_behind.get(index) or holder(state, mention) or _lawmaker(state, mention, told)


def _named_next(state: State, index: int, mention: Mention) -> Person | None:
    """Whom "a Foreign Ministry spokesman", who opens a text, means: the spokesman of that ministry named right behind."""
    if mention.office != _SPOKESPERSON or mention.sentence > 0 or not (mention.institution or mention.country):
        return None
    body = (mention.institution or "").casefold().rpartition(" ")[2]
    for later in range(index + 1, min(index + _WITHIN, len(state.mentions))):
        told, person = state.mentions[later], state.people.get(later)
        if told.sentence > mention.sentence + _REACH:
            break
        if person is not None and told.office == _SPOKESPERSON and person.first == later:
            own = (told.institution or "").casefold().rpartition(" ")[2]
            fits = own in (body, "") and person.country in (None, mention.country, state.home)
            return person if fits else None
    return None


def _is_apposed(state: State, index: int) -> bool:
    """Tell whether somebody named stands right behind: "Chairperson of the Group, former premier Ada Nze, said"."""
    behind = index + 1 in state.people
    return (
        behind and _BEFORE_NAME.fullmatch(state.doc.text, state.mentions[index].end, state.mentions[index + 1].start) is not None
    )


def _lawmaker(state: State, mention: Mention, told: str) -> Person | None:
    """Whom "“…,” the veteran MP said" means: who was told of last, where he sits in a parliament or leads an opposition."""
    quoted = state.doc.text.endswith(_QUOTED, 0, mention.start) and SAYS.match(state.doc.text, mention.end)
    if mention.office not in LAWMAKERS or not quoted or not told.startswith("the "):
        return None
    last = state.focus.pronoun(None, mention.sentence, before=True)
    return last if last is not None and any(o.sector in _OF_PARLIAMENTS for o in last.offices) else None


def _told_without_name(state: State, mention: Mention, told: str) -> Actor | None:
    """Give the unnamed one whom "the official" means; "the WHO chief" is not the chief of another organisation."""
    last = state.unnamed.get(told.rpartition(" ")[2]) if told.startswith("the ") and not mention.country else None
    above = mention.institution if mention.sector == "IGO" else None
    return last if last is None or last.role is None or above in (None, last.role.institution) else None


def _beside(state: State, index: int, mention: Mention, told: Person) -> Person | None:
    """Whom "the Foreign Minister" means in "The Secretary and the Foreign Minister": not the one `told` of right before "and"."""
    if not index or state.doc.text[state.mentions[index - 1].end : mention.start + len("the ")] != " and the ":
        return None
    last = next(state.focus.latest(), None)
    if last is None or last.person is not told or last.sentence != mention.sentence:
        return None
    others = (s.person for s in state.focus.latest() if s.person is not told)
    return next((p for p in others if holds(p, mention.office or "", former=False)), None)


def _unnamed(state: State, index: int, mention: Mention, *, anyone: bool) -> Actor:
    """Somebody whom nobody names: "a spokesman of the ministry", "the French minister"."""
    told = state.doc.text[mention.start : mention.end].casefold()
    of_anywhere = anyone and (mention.office == "diplomat" or state.among_many)
    of_home = of_any_state(mention.institution) and not is_of_region(told) and not of_anywhere
    if told.startswith(("his ", "her ")) and (owner := state.focus.pronoun(_GENDERS[told[:3]], mention.sentence)):
        of_home, mention = False, mention._replace(country=mention.country or owner.country)
    spoken = country_of_state_before(state.doc.text, state.mentions, index) if speaks_for_a_state(mention) else None
    spoken = country_of_patron(state.doc.text, state.mentions, state.people, index) or _of_holder(state, index) or spoken
    actor = office_actor(mention, mention.country or spoken or (state.home if of_home else None))
    if mention.institution:
        remember_body_of(state, mention, actor.country)
    state.unnamed[told.split()[-1]] = actor
    if not state.doc.text.endswith((" as ", " by ") if anyone else " as ", 0, mention.start):
        state.see_stranger(actor, mention)  # not "praised it for its work as ASEAN chair", "the first visit by a French minister"
    return actor


def _of_holder(state: State, index: int) -> str | None:
    """Give the country of the minister in "an aide to the minister"."""
    after = state.mentions[index + 1] if index + 1 < len(state.mentions) else None
    if after is None or after.kind != "role" or after.country:
        return None
    end = state.mentions[index].end
    definite = after.start == end + len(" to ") and state.doc.text.startswith(" to the ", end)
    meant = holder(state, after) if definite else None
    return meant.country if meant else None


def _places_before(state: State, index: int) -> Iterator[Mention]:
    """Towns told of in the sentences before, the last first: "received X in Lisbon. The guest said"."""
    first = state.mentions[index].sentence - _REACH
    before = (state.mentions[k] for k in range(index - 1, -1, -1))
    yield from (m for m in takewhile(lambda m: m.sentence >= first, before) if m.kind == "place")


def _host_or_guest(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Of the two who were told of together the host is the one of home, the guest the other."""
    if mention.country:
        of_country = state.focus.compatriots(mention.country, 1)
        if not of_country:
            state.reasons[index] = "nobody of that country was told of"
        return actors_of(of_country, "role")
    if mention.office == "guests":
        state.reasons[index] = "who the guests are is not told"
        return state.delegation if any(a.country != state.home for a in state.delegation) else ()
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


def _counterpart(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Read "His Japanese counterpart": the office of the subject, of another country."""
    subject = state.focus.pronoun(None, mention.sentence)
    if subject is None or subject.office is None or not mention.country:
        state.reasons[index] = "whose counterpart, or of which country, is not told"
        return ()
    title = subject.office.title
    of_country = [p for p in state.unique if p.country == mention.country]
    held = [p for p in of_country if any(o.key == subject.office.key for o in p.offices)]
    if person := only(held) or _named_beside(state, index):
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
