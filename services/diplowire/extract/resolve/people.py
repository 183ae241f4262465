"""Mentions of people in, the persons behind them out: full names gathered, surnames joined, offices and countries pooled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import given_names, non_actors
from diplowire.extract.lexicon.office_holders import Holder, head_by_surname, holder, holder_by_surname
from diplowire.extract.resolve.family_names import family_name
from diplowire.extract.resolve.genders import gender_of
from diplowire.extract.resolve.offices import REGNAL, Office
from diplowire.extract.resolve.roster import Roster
from diplowire.extract.resolve.spellings import has_another_letter, is_a_letter_off, name_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.model import Actor, ResolvedBy

_ALSO_CALLED = re.compile(r",? (?:\w+ )?(?:known|referred to) as |,? a\.?k\.?a\.? ")
_BEFORE_ANOTHER_NAME = (" (", " as ", "a ", "a. ")
# A text that names more people of one surname than these is a list.
_MOST_NAMESAKES = 50
_NEAR = 12  # mentions before
_ARTICLES = frozenset({"al", "el"})
_LONG_SURNAME = 4  # letters
_ROYAL = frozenset({"prince", "princess"})
_LONG_WORD = 16  # characters
_OF_TRADES = frozenset("analyst faith private sport university".split())


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the text. `words` are the folded words of the fullest name."""

    name: str
    words: tuple[str, ...]
    surname: str
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    gender: str | None = None
    first: int = 0  # index of the first mention
    known: Holder | None = None  # what the dated list of office holders tells
    over: bool = False  # whether that office was held before the day of the text
    stranger: bool = False  # whether the text tells of somebody by office alone
    private: bool = False  # whether the text brings somebody in by a trade: "defence lawyer X" is no namesake in office
    of_state: bool = False  # whether the text tells of somebody as a state's man: "Norway's Ida Lie"
    told_as: Actor | None = None  # how a stranger is called; None where not even the country is known
    actors: dict[tuple[ResolvedBy, Office | None, str | None], Actor] = field(default_factory=dict)  # how he was called so far

    @property
    def office(self) -> Office | None:
        """The office to name the person by: the first with a key, a present one before a former one."""
        for office in self.offices:
            if not office.former:
                return office
        return self.offices[0] if self.offices else None


def gather(mentions: Sequence[Mention], published: str | None, text: str = "") -> dict[int, Person]:
    """Person for each index of a mention of kind "person"; a surname that two people share is left out."""
    people = Roster()
    found: dict[int, Person] = {}
    named = [(i, m, name_words(m.name or "")) for i, m in enumerate(mentions) if m.kind == "person" and m.name]
    for i, mention, words in named:
        if len(words) > 1:
            person = people.known(words) or _glued(people, words) or _new(people, mention, words, i)
            found[i] = person
            if len(words) > len(person.words):
                person.name, person.words = mention.name or person.name, words
                people.learn(person)
            _learn(person, mention)
    for person in people:
        person.private = not person.offices and _word_before(text, mentions[person.first].start) in _trades()
        _recognise(person, published)
    states = {m.country for m in mentions if m.country}
    bare = {m.office for m in mentions if m.kind == "role" and not m.country and m.sentence == 0}
    for i, mention, words in named:
        if len(words) != 1:
            continue
        if known := _also_called(text, mentions, found, i):
            known.words = (*words, *known.words)
            people.learn(known)
        known = known or (people.only(words[0]) if mention.office is None else None)
        known = known or _royal(people, mention, i, text, published) or _head(people, mention, i, (states, bare), published)
        known = known or _by_one_word(people, mentions, found, i, published)
        if known:
            found[i] = known
            _learn(known, mention)
    for person in people:
        _complete(person, published)
    return found


def _also_called(text: str, mentions: Sequence[Mention], found: Mapping[int, Person], index: int) -> Person | None:
    """Read "Joko Widodo (Jokowi)" and "Joko Widodo, popularly known as Jokowi": another name of the person before."""
    person, mention = found.get(index - 1), mentions[index]
    if person is None or not text.endswith(_BEFORE_ANOTHER_NAME, 0, mention.start):
        return None
    between = text[mentions[index - 1].end : mention.start]
    told = (between == " (" and text.startswith(")", mention.end)) or _ALSO_CALLED.fullmatch(between)
    return person if told else None


def _new(people: Roster, mention: Mention, words: tuple[str, ...], index: int) -> Person:
    name = mention.name or ""
    person = Person(name=name, words=words, surname=_surname(name, mention.country), first=index)
    people.add(person)
    return person


def _glued(people: Roster, words: tuple[str, ...]) -> Person | None:
    """The only one whom "Al Harbi" can mean, where the text has called him "Salim Alharbi"."""
    if words[0] not in _ARTICLES or len(words) != len(("al", "harbi")):
        return None
    return people.only(f"al{words[1]}") or people.only(f"el{words[1]}")


def _told_of_last(mentions: Sequence[Mention], found: Mapping[int, Person], index: int, fits: Sequence[Person]) -> list[Person]:
    """Give of several namesakes the one who was told of in this sentence or the one before; nobody where both were."""
    near = range(index - 1, max(-1, index - _NEAR), -1)
    told = {id(found[k]): found[k] for k in near if k in found and mentions[k].sentence >= mentions[index].sentence - 1}
    last = [p for p in fits if id(p) in told]
    return last if len(last) == 1 else []


def _by_one_word(
    people: Roster, mentions: Sequence[Mention], found: Mapping[int, Person], index: int, published: str | None
) -> Person | None:
    """A surname alone: the one person who bears it; among several the one whose office fits, among very many nobody."""
    mention = mentions[index]
    word = name_words(mention.name or "")[0]
    if people.number_bearing(word) > _MOST_NAMESAKES:
        return None
    bearing = [p for p in people.bearing(word) if p.first < index] or people.bearing(word)
    fits = [p for p in bearing if word == p.surname] or [p for p in bearing if word in p.words]
    if len(fits) > 1 and mention.office:
        fits = [p for p in fits if any(o.key == mention.office for o in p.offices)] or fits
    if len(fits) > 1:
        fits = _told_of_last(mentions, found, index, fits) or fits
    if mention.office in REGNAL and all(o.key != mention.office for p in fits for o in p.offices):
        fits = []  # "King Salman" is not Prince Mohammed bin Salman
    if len(fits) == 1:
        return fits[0]
    if not bearing and (meant := _spelt_otherwise(people, mentions, found, index)):
        return meant
    if fits or not (mention.office or mention.rule in {"honorific_and_name", "office_before_name", "offices_and_names"}):
        return None
    full = holder_by_surname(word, mention.office, mention.country, published)
    if not full:
        return _new(people, mention, (word,), index)
    return _bring_in(people, mention, index, full)


def _bring_in(people: Roster, mention: Mention, index: int, full: Holder) -> Person:
    """Somebody whom the text tells by one name only, with the name and country that the list of office holders has."""
    person = _new(people, mention, name_words(full.name), index)
    person.name, person.country = full.name, full.country
    return person


def _spelt_otherwise(people: Roster, mentions: Sequence[Mention], found: Mapping[int, Person], index: int) -> Person | None:
    """Read "Hamre said" after "Foreign Minister Olav Hamr": the only one told of just before whose surname is a letter off."""
    word = name_words(mentions[index].name or "")[0]
    office = mentions[index].office
    if len(word) < _LONG_SURNAME:
        return None
    near = (found[k] for k in range(index - 1, max(-1, index - _NEAR), -1) if k in found)
    meant = {id(p): p for p in near if len(p.words) > 1 and _is_spelt_so(p, word, office)}
    if len(meant) != 1:
        return None
    person = next(iter(meant.values()))
    person.words = (word, *person.words)
    people.learn(person)
    return person


def _is_spelt_so(person: Person, word: str, office: str | None) -> bool:
    """Tell whether a surname is a letter off, or, of somebody in the same office, any name of his in another spelling."""
    if office is None:
        return is_a_letter_off(word, person.surname)
    held = any(o.key == office and not o.former for o in person.offices)
    return held and any(is_a_letter_off(word, own) or has_another_letter(word, own) for own in person.words)


def _royal(people: Roster, mention: Mention, index: int, text: str, published: str | None) -> Person | None:
    """Read "Prince Charles": royals are known by one name, and the list tells of which house."""
    style, _, name = text[mention.start : mention.end].partition(" ")
    office = style.casefold()
    if mention.title or office not in _ROYAL or people.number_bearing(" ".join(name_words(name))):
        return None
    full = holder_by_surname(" ".join(name_words(name)), office, mention.country, published)
    if full is None:
        return None
    person = _bring_in(people, mention, index, full)
    person.offices.append(Office(office, style, None, full.country, former=False, sector="GOV"))
    return person


def _head(
    people: Roster, mention: Mention, index: int, told: tuple[Collection[str], Collection[str | None]], published: str | None
) -> Person | None:
    """A head of state or government whom the text takes for known: "Putin said" in a text that also tells of Russia.

    Or "Mr Lie said" in one that opens with "the Prime Minister", without a country.
    """
    word = " ".join(name_words(mention.name or ""))
    if mention.title or people.number_bearing(word) or mention.rule not in ("name", "honorific_and_name"):
        return None
    if word.title() in given_names():
        return None
    full = head_by_surname(word, published)
    states, bare = told
    meant = full is not None and mention.rule == "honorific_and_name" and full.office in bare
    if full is None or (full.country not in states and not meant):
        return None
    return _bring_in(people, mention, index, full)


def _learn(person: Person, mention: Mention) -> None:
    """Add what a mention tells of a person."""
    person.gender = person.gender or mention.gender
    title, country = mention.title, mention.country
    if title and all(title != o.title or country != o.country for o in person.offices):
        office = Office(mention.office or "", title, mention.institution, country, mention.former, mention.sector)
        person.offices.append(office)
        if mention.also:
            key, words = mention.also
            person.offices.append(office._replace(key=key, title=words))
    person.country = person.country or mention.country


@cache
def _trades() -> frozenset[str]:
    return frozenset(body.word for body in non_actors() if body.match == "word" and body.kind in _OF_TRADES)


def _word_before(text: str, start: int) -> str:
    return "".join(text[max(0, start - _LONG_WORD) : start].split()[-1:])


def _recognise(person: Person, published: str | None) -> None:
    """Look somebody named in full up in the dated list, before "US lawmakers Xi met" can tell a country of him."""
    known = holder(person.words, published) if not person.private else None
    if known and known.country and any(o.sector == "IGO" for o in person.offices):
        return  # a minister at home once, who speaks for an organisation here
    if known and (person.country is None or known.country in (None, person.country)):
        person.known, person.country, person.over = known, person.country or known.country, known.over(published)


def _complete(person: Person, published: str | None) -> None:
    """Country, gender and surname once all is known; the dated list of office holders knows well-known people's countries."""
    person.gender = person.gender or gender_of(person.name)
    asked = not person.private and (person.country is None or not person.offices)
    known = person.known or (holder(person.words, published) if asked else None)
    abroad = known is not None and known.country is not None and any(o.sector == "IGO" for o in person.offices)
    if known and not abroad:
        person.country = person.country or known.country
        own = Office(
            known.office,
            known.office.replace("_", " "),
            None,
            known.country,
            known.over(published),
            "GOV" if known.country else "IGO",
        )
        begun = published is None or known.start <= published  # no office of later days
        person.offices = person.offices or [own] * begun
    person.surname = _surname(person.name, person.country)


@lru_cache(maxsize=1 << 12)
def _surname(name: str, country: str | None) -> str:
    return " ".join(name_words(family_name(name, country)))
