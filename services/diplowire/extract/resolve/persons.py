"""A person, an office or a pronoun in, the person behind it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.resolve.focus import answers
from diplowire.extract.resolve.naming import office_actor, person_actor
from diplowire.extract.resolve.people import ANYBODY, Office

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor


# Of these nothing is known where neither a name nor a state stands beside them.
_UNNAMED = frozenset(
    {"candidate", "chair", "chief", "commander", "leader", "politician", "president", "vice_chair", "vice_president"}
)


def read_person(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody named."""
    person = state.people.get(index)
    if person is None:
        state.reasons[index] = "two people share this name, or nobody of this name was introduced"
        return ()
    if mention.office == "counterpart":
        _name_counterpart(state, person, mention)
    state.see(person, mention)
    return (person_actor(person, "name" if " " in (mention.name or "") else "surname"),)


def _name_counterpart(state: State, person: Person, mention: Mention) -> None:
    """Read "His Saudi counterpart, Prince Saud": the person has the office of the one whose counterpart he is."""
    subject = state.focus.pronoun(None, mention.sentence)
    if subject and subject.office:
        state.focus.forget()
        same = subject.office
        own = Office(same.key, same.title, None, mention.country, former=False, sector=same.sector)
        person.offices[:] = [o for o in person.offices if o.key not in ("counterpart", same.key)] + [own]


def read_role(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Somebody told by office: the one named with it, else an unnamed holder."""
    person = _holder(state, mention)
    if person:
        state.see(person, mention)
        return (person_actor(person, "role"),)
    if mention.office == "counterpart":
        return _counterpart(state, index, mention)
    told = state.doc.text[mention.start : mention.end].casefold()
    if not mention.country and told.startswith("the ") and (before := state.unnamed.get(told.split()[-1])):
        return (before,)
    if not mention.country and not mention.institution:
        state.reasons[index] = "nobody who holds this office was named"
        if mention.office in ANYBODY | _UNNAMED and state.home is None:
            return ()
    actor = office_actor(mention, mention.country or (None if mention.institution else state.home))
    state.unnamed[told.split()[-1]] = actor
    return (actor,)


def _holder(state: State, mention: Mention) -> Person | None:
    """The named holder of an office: the last one seen, else the only one whom the text names."""
    key = mention.office or ""
    if not key:
        return None
    if mention.institution and not mention.country and (own := _of_body(state, key, mention.institution)):
        return own
    seen = state.focus.by_office(key, mention.country, former=mention.former)
    if seen:
        return seen
    if mention.former:
        bygone = [p for p in state.unique if p.country == mention.country and p.offices and all(o.former for o in p.offices)]
        return _only(bygone)
    if not mention.country:
        return None
    of_country = [p for p in state.unique if p.country == mention.country]
    return _only([p for p in of_country if any(answers(o.key, key) and not o.former for o in p.offices)])


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
        return state.plural or tuple(person_actor(p, "pronoun") for p in state.focus.pair())
    person = state.focus.pronoun(mention.gender, mention.sentence)
    if person is None:
        state.reasons[index] = "nobody whom the pronoun can mean was named near by"
        return ()
    state.see(person, mention)
    return (person_actor(person, "pronoun"),)
