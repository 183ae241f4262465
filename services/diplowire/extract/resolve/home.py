"""Mentions and the people in them in, the country that the text is at home in out: whose offices it tells without a country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.office_holders import held_by_another
from diplowire.extract.resolve.sentences import first_of_sentence
from diplowire.extract.resolve.spellings import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

# Texts from everywhere say "President Trump" without his country.
_KNOWN_EVERYWHERE = frozenset({"US"})
# Of all states only this one lets its foreign minister be called so, without a portfolio behind it.
_NEEDS_NO_COUNTRY = "secretary of state"
# A text brings in the people of home early.
_EARLY = 8
_NEAR = 8  # mentions before
_MASTER_REACH = 2  # sentences
_MASTER = re.compile(r", (?P<name>[A-Z][\w-]+)['’]s ")
_MASTER_NEAR = 30  # mentions before
_MASTER_FAR = 300  # mentions before
_TELLERS = re.compile(
    r"\b(?:ministry|presidency|government|cabinet|chancellery|embassy|news agency|state (?:media|television|tv|radio))\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:joined|accompanied|flanked) by (?:(?:the|his|her|their) )?$")
_FLEW_WITH = re.compile(r"\b(?:flew|travell?ed|arrived|came) [^,.;:]{1,60} with (?:(?:his|her) )?$")
_WITH = (" with ", " with his ", " with her ")
_LONG_FLIGHT = 100  # characters
_BACK_TO = re.compile(r"\b(?:(?:will|to) return|returns|returned|returning) (?:home )?to (?:the )?$")
_LONG_RETURN = 24  # characters
_OWNS = ("'s", "’s")  # "will return to Peru's offer"
_HE = frozenset({"he", "she"})
_IN_DELEGATION = re.compile(r"(?: (?:which|that) include[sd]?|,? (?:including|comprising)) (?:(?:the|his|her|their) )?$")
HELD_BY_ONE = frozenset({"president", "prime_minister", "chancellor", "king", "queen", "foreign_minister"})
HIGHEST = frozenset({"president", "prime_minister", "chancellor", "premier", "king", "queen"})


def home_by_offices(mentions: Sequence[Mention], people: Iterable[Person], dateline: str | None = None) -> str | None:
    """Give the country of the first well-known person who is brought in by office alone ("Foreign Minister Kang Kyung-wha").

    Ministers whom nobody knows may come before, unless the `dateline` is of another country; other offices without a country
    leave it open whose text it is.
    """
    strangers = False
    for person in sorted(people, key=lambda p: p.first):
        mention = _with_office_before(mentions, person)
        if mention.sentence > _EARLY or not mention.title or mention.country or mention.former or mention.sector == "IGO":
            continue
        if mention.rule == "offices_and_names" and mention.office in HELD_BY_ONE:
            continue  # "Presidents A and B" are of two states
        if mention.title.casefold() == _NEEDS_NO_COUNTRY:
            return "US"
        if _is_host(mentions, person):
            continue
        if person.known and not person.over and answers(person.known.office, mention.office or ""):
            elsewhere = strangers and dateline not in (None, person.country, *_KNOWN_EVERYWHERE)
            return person.country if person.country not in _KNOWN_EVERYWHERE and not elsewhere else None
        strangers = True
        if mention.office not in HIGHEST and not _is_minister(mention):
            return None
    return None


def home_by_bare_office(mentions: Sequence[Mention], people: Iterable[Person]) -> str | None:
    """Give the country of the one known holder of the office that opens a text: "The Prime Minister left. Mr Lie said"."""
    opens = mentions[0] if mentions and mentions[0].kind == "role" else None
    if opens is None or opens.country or opens.former or opens.plural or opens.office not in HELD_BY_ONE:
        return None
    everybody = list(people)
    own = (p for p in everybody if any(o.key == opens.office and not o.former and o.institution is None for o in p.offices))
    found = {p.country for p in own if mentions[p.first].country is None and mentions[p.first].title is None}
    if not found:  # "The Prime Minister met the Taoiseach, Ann Lee. She thanked him for his help to the UK Government"
        bodies = (m for m in mentions if m.kind == "institution" and (m.name or "").casefold().endswith("government"))
        found = {m.country for m in bodies} - {p.country for p in everybody} - {None}
    return found.pop() if len(found) == 1 else None


def _with_office_before(mentions: Sequence[Mention], person: Person) -> Mention:
    """Read "President of the Republic, General X": the first mention of a person, with the office told right before it."""
    mention, before = mentions[person.first], mentions[person.first - 1] if person.first else None
    beside = before is not None and before.kind == "role" and 0 < mention.start - before.end <= len(", ")
    return before if before is not None and beside and not mention.title and not before.country else mention


def _is_host(mentions: Sequence[Mention], person: Person) -> bool:
    """Tell whether somebody is met abroad: "she went on to Japan, where she met Prime Minister X"; his country is told there."""
    sentence = mentions[person.first].sentence
    before = [m for m in mentions[max(0, person.first - _NEAR) : person.first] if m.sentence == sentence]
    return any(m.kind in ("person", "pronoun") for m in before) and any(
        m.kind in ("country", "place") and m.country == person.country for m in before
    )


def home_by_ministry(text: str, mentions: Sequence[Mention]) -> str | None:
    """Give the country of the ministry, presidency or embassy that tells the story: it opens the text."""
    return _teller(text, mentions[0], mentions[0].end) if mentions and mentions[0].sentence == 0 else None


def home_by_return(text: str, mentions: Sequence[Mention], people: Iterable[Person]) -> str | None:
    """Give the country of the first office holder of a text, where nothing tells it but "He will return to Norway on Friday"."""
    first = min((p for p in people if p.offices), key=lambda p: p.first, default=None)
    if first is None or first.country or first.office is None or first.office.sector == "IGO":
        return None
    back = [m for m in mentions if m.kind == "country" and _BACK_TO.search(text, max(0, m.start - _LONG_RETURN), m.start)]
    told = {m.country for m in back if not text.startswith(_OWNS, m.end) and _travels(mentions, m, first)}
    return told.pop() if len(told) == 1 else None


def _travels(mentions: Sequence[Mention], land: Mention, person: Person) -> bool:
    """Tell whether the nearest one told of before a country in its sentence is a person, by name or as "he"."""
    near = [m for m in mentions if m.sentence == land.sentence and m.end < land.start and m.kind in ("person", "pronoun")]
    return bool(near) and (near[-1].name in _HE or person.surname in name_words(near[-1].name or ""))


def country_of_teller(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """Give the country of whoever tells of a mention: "Belarus's state news agency reported that Foreign Minister X"."""
    first = first_of_sentence(mentions, index)
    return _teller(text, mentions[first], mentions[index].start) if first < index else None


def country_of_company(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Give the country of the one in whose company somebody is: "Tuggar will be joined by Finance Minister X"."""
    before = people.get(index - 1)
    if (group := mentions[index - 1]).kind == "delegation" and _IN_DELEGATION.match(text, group.end, mentions[index].start):
        near = range(max(0, index - _NEAR), index)
        leads = next((people[k] for k in near if k in people and mentions[k].sentence == group.sentence), None)
        return group.country or (leads.country if leads is not None else None)  # "X, leading a delegation which includes Y"
    if before is None or mentions[index - 1].sentence != mentions[index].sentence:
        return None
    if not _COMPANY.search(text, mentions[index - 1].end, mentions[index].start):
        return _companion(text, mentions, people, index)
    if text.startswith(", ", mentions[index - 1].end):  # "X, a guest of Y, is accompanied by Z": Z goes with X
        before = people.get(first_of_sentence(mentions, index), before)
    return before.country


def _companion(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Give the country of X in "X, who flew to Oslo on Monday with Finance Minister Y"."""
    if not text.endswith(_WITH, 0, mentions[index].start):
        return None
    first = first_of_sentence(mentions, index)
    near = max(mentions[first].end, mentions[index].start - _LONG_FLIGHT)
    flew = _FLEW_WITH.search(text, near, mentions[index].start) if first in people else None
    return people[first].country if flew else None


def country_of_master(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> str | None:
    """Give the country of the one who is meant by "his" in "his spokesman X"."""
    master = master_of(text, mentions, people, index)
    return master.country if master is not None else None


def master_of(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> Person | None:
    """Give the one who is meant by "his" in "his spokesman X": whom the nearest sentence before tells of first.

    In "X, Orbán's chief of staff" it is the Orbán told last.
    """
    mention = mentions[index]
    if named := _MASTER.search(text, mention.start, mention.end):
        word = " ".join(name_words(named["name"]))
        near = (people[k] for k in range(index - 1, max(-1, index - _MASTER_NEAR), -1) if k in people)
        return next((p for p in near if p.surname == word), None)
    if not text[mention.start : mention.end].casefold().startswith(("his ", "her ")):
        return None
    sentence = mention.sentence
    for before in range(index - 1, max(-1, index - _MASTER_FAR), -1):
        first = before == 0 or mentions[before - 1].sentence != mentions[before].sentence
        if mentions[before].sentence < sentence - _MASTER_REACH:
            break
        if first and before in people:
            return people[before]
    return None


def _teller(text: str, first: Mention, end: int) -> str | None:
    words = text[first.start : first.end] if first.kind == "institution" else text[first.end : end]
    return first.country if first.kind in ("institution", "country") and _TELLERS.search(words) else None


def _is_minister(mention: Mention) -> bool:
    return "minister" in (mention.title or "").casefold() and not (mention.office or "").startswith("deputy_")


def may_be_of(home: str, person: Person, day: str | None, *, opens: bool = False) -> bool:
    """Whether an office without a country can be one of home: the United States have no ministers, and a state one president.

    Whoever `opens` a text without a country is of home, whomever the list of office holders names: it may be out of date.
    """
    keys = {o.key for o in person.offices}
    if home in _KNOWN_EVERYWHERE and any(k in HIGHEST or k.endswith("minister") for k in keys):
        return any("secretary" in o.title.casefold() for o in person.offices)
    return opens or not any(held_by_another(person.words, k, home, day) for k in keys & HIGHEST)


def is_ruled_out(home: str, person: Person, day: str | None) -> bool:
    """Whether a state has no such office, or one that somebody else is known to hold on a day.

    The United States have secretaries, and neither ministers nor a premier.
    """
    titles = " ".join(o.title.casefold() for o in person.offices)
    if "premier" in titles:
        return home in _KNOWN_EVERYWHERE  # elsewhere the premier of a province may be meant
    if home in _KNOWN_EVERYWHERE and "minister" in titles:
        return True
    return any(held_by_another(person.words, o.key, home, day) for o in person.offices if o.key in HIGHEST and not o.former)


def taken(home: str, person: Person, people: Iterable[Person]) -> bool:
    """Whether the text names another holder of an office of home that only one person has: then this one is of elsewhere."""
    keys = {o.key for o in person.offices if not o.former} & HELD_BY_ONE
    return bool(keys) and any(
        p is not person and any(o.key in keys and home in (o.country, p.country) and not o.former for o in p.offices)
        for p in people
    )


def own_offices(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give a country to the one office holder without one: the text goes on with "the Malawian president" and names no other."""
    unique = list({id(p): p for p in people.values()}.values())
    _own_minister(text, mentions, people)
    open_ = [p for p in unique if p.country is None and any(o.key in HIGHEST and not o.former for o in p.offices)]
    if len(open_) != 1:
        return
    person = open_[0]
    told = {m.country for i, m in enumerate(mentions) if i > person.first and _may_be(m, person)}
    codes = {c for c in told if c and all(p.country != c for p in unique)}
    if len(codes) == 1:
        person.country = codes.pop()


def _own_minister(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Read "Minister X came to Lima. The Norwegian minister": X, who alone was told of before, and no Norwegian beside him."""
    states = {person.country for person in people.values()}
    for index, person in people.items():
        if person.first != index or person.country is not None or not person.offices:
            continue
        if index != first_of_sentence(mentions, index):
            continue
        here = mentions[index].sentence
        behind = [m for m in mentions[index + 1 : index + _NEAR] if m.sentence in (here, here + 1)]
        again = next((m for m in behind if m.sentence == here + 1), None)
        beside = {c for m in behind if m.sentence == here for c in (m.country, *m.countries)}
        if again is None or again.office == "official" or not text.startswith(("The ", "the "), again.start):
            continue  # not "A senior Omani official"
        if again.country not in beside | states and _may_be(again, person):
            person.country = again.country


def _may_be(mention: Mention, person: Person) -> bool:
    """Is this an office of one country that the person answers to?"""
    if mention.kind != "role" or mention.former or not mention.office or len(mention.countries) != 1:
        return False
    return any(answers(o.key, mention.office) for o in person.offices)
