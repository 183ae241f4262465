"""Persons, institutions, countries and groups in, model.Actor out: one place decides how an actor is called."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import capitals, country_name, modifiers, portfolios
from diplowire.extract.resolve.its_state import LANDS
from diplowire.extract.resolve.offices import ANYBODY
from diplowire.extract.resolve.spellings import fold, name_words
from diplowire.model import Actor, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.model import ResolvedBy


# What stands behind "World Health Organization": " (WHO)".
_SHORT_FORM = re.compile(r" \([A-Z][\w-]*\)(?= |$)")
_OWNED = re.compile(
    rf"(?:(?:{LANDS})"
    r"|(?P<town>[^\W\da-z_][\w.-]*(?: [^\W\da-z_][\w.-]*){0,3}))['’]s "
    r"(?P<body>(?i:foreign|defen[cs]e|interior|finance|trade)? ?(?i:ministry|office)\b.*|(?i:embassy).*)"
)
_RANKED = ("high-level ", "high-ranking ", "senior ", "top-level ")  # delegations
# Titles that only one bears, so that whoever is told by one is named: "the Prince of Wales".
_OF_THEIR_OWN = ("duchess of ", "duke of ", "prince of ", "princess of ")
_GOVERNMENT = " government"
# "15-nation Caribbean Community", "Vienna-based International Atomic Energy Agency"
_SIZE = re.compile(r"^(?:\d+-(?:country|member|nation|state)|[A-Z][a-z]+-based) ")


def slug(text: str) -> str:
    """A name as an id: folded words joined by hyphens."""
    return fold(text).replace(" ", "-") or "unnamed"


@lru_cache(maxsize=1 << 14)
def _id(name: str) -> str:
    """A person's name as an id: equal for two spellings of it."""
    return slug(" ".join(name_words(name)))


@lru_cache(maxsize=1 << 12)
def _role(title: str, institution: str | None, country: str | None) -> Role:
    """Name an office in full: of its institution, of its country, of both."""
    state = country_name(country) if country and not title.casefold().startswith(_OF_THEIR_OWN) else None
    owners = [o for o in (institution, state) if o and o.casefold() not in title.casefold()]
    return Role(title=title, institution=institution, name=f"{title} of {', '.join(owners)}" if owners else title)


def person_actor(person: Person, by: ResolvedBy) -> Actor:
    """A person by name; a stranger by office."""
    if person.told_as is not None:
        return person.told_as
    told = by, person.office, person.country  # what may yet change while a text is read
    actor = person.actors.get(told)
    if actor is None:
        actor = person.actors[told] = _actor(person, by)
    return actor


def _actor(person: Person, by: ResolvedBy) -> Actor:
    office = person.office
    role = _role(office.title, office.institution, office.country or person.country) if office else None
    sector = office.sector if office else "CVL" if person.private else "GOV" if person.of_state else None
    if office and office.key in ANYBODY and not (office.institution or person.country or _is_of_foreign_affairs(office.title)):
        sector = "CVL"  # the director or the captain of nobody knows what
    return Actor(
        id=_id(person.name),
        name=person.name,
        kind="person",
        role=role,
        country=person.country,
        sector=sector,
        resolved_by=by,
    )


@cache
def _foreign_fields() -> tuple[str, ...]:
    return tuple(field for field, key in portfolios().items() if key == "foreign")


def _is_of_foreign_affairs(title: str) -> bool:
    """Tell whether it is "Foreign Affairs Director-General": of a ministry, though none is told."""
    return title.casefold().startswith(_foreign_fields())


def actors_of(people: Iterable[Person], by: ResolvedBy) -> tuple[Actor, ...]:
    """All of some people; nobody where it is not known who one of them is."""
    actors: list[Actor] = []
    for person in people:
        if person.stranger and person.told_as is None:
            return ()
        actors.append(person_actor(person, by))
    return tuple(actors)


def office_actor(mention: Mention, country: str | None) -> Actor:
    """Somebody known by office alone: "Foreign Minister of Norway", "Official (unnamed)"."""
    title = mention.title or "official"
    role = _role(title[0].upper() + title[1:], mention.institution, country)
    alone = role.name == role.title and not title.casefold().startswith(_OF_THEIR_OWN)
    name = f"{role.title} (unnamed)" if alone or not role.name else role.name
    return Actor(id=slug(name), name=name, kind="person", role=role, country=country, sector=mention.sector, resolved_by="role")


def _of_the_day(government: str) -> str:
    """Read "Norway's new left-wing government" as "Norway's government": it is one and the same."""
    words = government.split()
    whose = next((k for k, word in enumerate(words) if word.endswith(("'s", "’s"))), -1)
    plain = whose >= 0 and all(modifiers().get(word) == "none" for word in words[whose + 1 : -1])
    return " ".join((*words[: whose + 1], words[-1])) if plain else government


def _with_its_state(name: str, country: str) -> str:
    """Read "Seoul's Foreign Ministry", "the country's ministry" as "Foreign Ministry of South Korea": a town owns none."""
    owned = _OWNED.fullmatch(name)
    town = owned["town"] if owned is not None else None
    if owned is None or (town and (town == country_name(country) or capitals().get(town.casefold()) != country)):
        return name
    return f"{owned['body']} of {country_name(country)}"


def institution_actor(mention: Mention, country: str | None) -> Actor:
    """A ministry, a parliament, an organisation."""
    name = _SHORT_FORM.sub("", mention.name or mention.institution or "")
    name = _SIZE.sub("", _with_its_state(name, country) if country else name)
    name = _of_the_day(name) if name.endswith(_GOVERNMENT) else name
    return Actor(id=slug(name), name=name, kind="institution", country=country, sector=mention.sector, resolved_by="institution")


def delegation_actor(mention: Mention, country: str | None) -> Actor:
    """A delegation, named by whom it comes from."""
    name = mention.name or "delegation"
    name = next((name.removeprefix(rank) for rank in _RANKED if name.startswith(rank)), name)
    return Actor(id=slug(name), name=name, kind="delegation", country=country, sector=mention.sector)


def group_actors(mention: Mention) -> tuple[Actor, ...]:
    """Unnamed officials: one actor a country ("Iranian and Saudi officials" are two)."""
    noun = mention.title or mention.name or "officials"
    if not mention.countries:
        name = mention.name or noun
        if mention.institution and mention.institution not in name:
            name = f"{name} of {mention.institution}"  # "officials at the foreign ministry"
        return (
            Actor(id=slug(name), name=name, kind="group", country=mention.country, sector=mention.sector, resolved_by="role"),
        )
    made = []
    apart = len(mention.countries) == 1 and " and " not in (mention.name or "")
    body = mention.institution if apart else None  # "Turkish foreign ministry officials", not "officials of the UN and Peru"
    beside = len(mention.countries) == 1 and not apart and mention.institution is not None  # "EU and NATO officials"
    for code in mention.countries:
        name = (mention.name or noun).removeprefix("the ") if beside else f"{noun} of {body or country_name(code)}"
        made.append(Actor(id=slug(name), name=name, kind="group", country=code, sector=mention.sector, resolved_by="role"))
    return tuple(made)
