"""Office holders whose country no words of theirs tell in, the country that the text around them tells out: rule after rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.resolve.delegations import country_of_led
from diplowire.extract.resolve.home import (
    HELD_BY_ONE,
    country_of_company,
    country_of_teller,
    is_ruled_out,
    master_of,
    may_be_of,
    taken,
)
from diplowire.extract.resolve.home_hinted import home_hinted
from diplowire.extract.resolve.hosts import (
    OF_THE_WORLD,
    country_of_envoys_host,
    country_of_host,
    country_of_post,
    is_met_by_one_of,
)
from diplowire.extract.resolve.neighbours import (
    country_near,
    country_of_own_government,
    country_of_patron,
    country_of_state_before,
    country_of_topic,
)
from diplowire.extract.resolve.offices import ANYBODY
from diplowire.extract.resolve.sentences import first_of_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.extract.resolve.people import Person

_OPENING = 2  # sentences that open a text: whoever they bring in without a country is of home


class Home(NamedTuple):
    """The country that a text is at home in, and its dateline's; `named` by the publisher, or `told` by people or a ministry."""

    country: str | None
    dateline: str | None
    named: bool
    told: bool


class Around(NamedTuple):
    """What the rules look at: a text, its mentions, the people in them by the mention's number, and each of them once."""

    doc: Document
    mentions: Sequence[Mention]
    people: Mapping[int, Person]
    unique: Sequence[Person]
    home: Home


class _Hosts(NamedTuple):
    """The countries in which foreigners meet ministers without one, and which mention is the first to name each state."""

    found: set[str]
    named: Mapping[str, int]


def settle_countries(around: Around) -> str | None:
    """Give everybody with an office and without a country the one that the first rule to know tells; a world body's have none.

    Somebody without an office is of the state or delegation that he is told to speak for. A text that is at home nowhere is at
    home where a minister without a country is met: "called on Foreign Minister X in Dhaka".
    """
    hosts = _Hosts(set(), _first_named(around.mentions) if around.home.country is None else {})
    for person in around.unique:
        if person.country is None:
            person.country = _told(around, person, hosts)
    home = hosts.found.pop() if len(hosts.found) == 1 else None
    if home is None and around.home.country is None:
        home = home_hinted(around.doc.text, around.mentions, around.unique, around.doc.headline)
    at_home = around._replace(home=around.home._replace(country=home)) if home is not None else around
    for person in around.unique if home is not None else ():
        if person.country is None and person.offices and not _is_of_world_body(person):
            person.country = _home(at_home, person)
    return home or around.home.country


def _first_named(mentions: Sequence[Mention]) -> dict[str, int]:
    """The first mention that names each state otherwise than by a town."""
    return {m.country: i for i, m in reversed([*enumerate(mentions)]) if m.country and m.kind != "place"}


def _told(around: Around, person: Person, hosts: _Hosts) -> str | None:
    """The country of one person; `hosts` learns of those whom ministers are met in."""
    if not person.offices:
        return country_of_led(around.doc.text, around.mentions, person.first)
    master = master_of(around.doc.text, around.mentions, around.people, person.first)
    if master is not None and master.country is None and _is_of_world_body(master):
        person.offices[:] = [office._replace(sector="IGO") for office in person.offices]  # "Guterres's spokesman, X"
    if _is_of_world_body(person):
        return None
    told = _company(around, person, master)
    host = _hosts(around, person) if told is None else None
    highest = host is not None and around.home.country is None and any(o.key in HELD_BY_ONE for o in person.offices)
    if host is not None and highest and _by_a_foreigner(around, person, host, hosts.named):
        hosts.found.add(host)
    return told or host or _home(around, person)


def _by_a_foreigner(around: Around, person: Person, host: str, named: Mapping[str, int]) -> bool:
    """Tell whether it is one of a known other country who meets somebody: "a British delegation called on him in Dhaka".

    Those who tell of it abroad name the country as well: readers there need it.
    """
    opens = first_of_sentence(around.mentions, person.first)
    guest = around.people[opens].country if opens in around.people else around.mentions[opens].country
    return guest not in (None, host) and named.get(host, person.first) >= person.first


def _is_of_world_body(person: Person) -> bool:
    return any(office.sector == "IGO" for office in person.offices)


def _company(around: Around, person: Person, master: Person | None) -> str | None:
    """Whose company he is in, or who tells of him: "joined by X", "his spokesman X", "Belarus's news agency said X"."""
    text, mentions = around.doc.text, around.mentions
    told = country_of_company(text, mentions, around.people, person.first)
    told = told or (master.country if master is not None else None)
    told = told or country_of_patron(text, mentions, around.people, person.first)
    told = told or country_of_led(text, mentions, person.first)
    told = told or country_of_teller(text, mentions, person.first)
    spokesman = told is None and mentions[person.first].office == "spokesperson"
    if not spokesman:
        return told
    return country_of_state_before(text, mentions, person.first) or country_of_own_government(mentions, person.first)


def _hosts(around: Around, person: Person) -> str | None:
    """Where he speaks, "In Beijing, spokesperson X", or is met: "in Vientiane he will meet Prime Minister X"."""
    posted = country_of_post(around.doc.text, around.mentions, person.first)
    if posted is not None:
        return posted
    text, mentions, people, home = around.doc.text, around.mentions, around.people, around.home.country
    abroad = country_of_host(text, mentions, people, person.first, home) or _dateline(around, person)
    abroad = abroad or country_of_envoys_host(text, mentions, people, person.first, home)
    return abroad if abroad and may_be_of(abroad, person, around.doc.published, opens=True) else None


def _dateline(around: Around, person: Person) -> str | None:
    """The dateline's country, for somebody whom one of home meets there: "KIGALI — Zhang met Speaker X"."""
    home, line = around.home.country, around.home.dateline
    if line in (*OF_THE_WORLD, home):
        return None
    return line if is_met_by_one_of(around.doc.text, around.mentions, around.people, person.first, home) else None


def _home(around: Around, person: Person) -> str | None:
    """The text's own country, or one that a text at home nowhere tells near by; not of whom a company may have as well."""
    home, day = around.home, around.doc.published
    if home.country is None:
        return None
    near = None if home.told else country_near(around.doc.text, around.mentions, person.first, home.dateline)
    if near is not None:
        return near if may_be_of(near, person, day) else None
    if around.mentions[person.first].sector == "REB":
        return country_of_topic(around.doc.text, around.mentions, person.first)  # rebels fight elsewhere than where a paper is
    if all(o.key in ANYBODY and not o.institution for o in person.offices) or taken(home.country, person, around.unique):
        return None
    opens = around.mentions[person.first].sentence <= _OPENING
    named = home.named and not is_ruled_out(home.country, person, None if opens else day)
    if named or may_be_of(home.country, person, day, opens=opens):
        return home.country
    return country_of_topic(around.doc.text, around.mentions, person.first)
