"""One mention after the other in, its actors out; what was read before decides what "he", "the minister" and "the sides" mean."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_name
from diplowire.extract.resolve.focus import NOT_SUBJECT_AFTER, Focus, Seen, answers
from diplowire.extract.resolve.introduce import introduce
from diplowire.extract.resolve.naming import (
    country_actor,
    delegation_actor,
    group_actors,
    institution_actor,
    office_actor,
    person_actor,
)
from diplowire.extract.resolve.people import Office, Person, fold, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.model import Actor

# A leader is named at most this far behind the delegation.
_LEADER_REACH = 160
# "The army" is of a country named at most this many sentences before.
_OWNER_REACH = 3
_LEADS = frozenset({"leading", "leads", "led", "heading", "heads", "headed"})
_SIDES_AS_COUNTRIES = ("countr", "nation", "government", "state", "capital", "neighbo")


class Reading:
    """The state of a reading from the first mention to the last."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], home: str | None) -> None:
        """Gather the people first: an office may be told before its holder is named."""
        self.doc, self.mentions, self.home = doc, mentions, home
        self.people = gather(mentions, doc.published)
        self.unique = list({id(p): p for p in self.people.values()}.values())
        self.focus = Focus()
        self.quotes = [q.inner_start for q in doc.seg.quotations]
        self.delegation: tuple[Actor, ...] = ()
        self.plural: tuple[Actor, ...] = ()
        self.state: tuple[str | None, int] = (None, 0)  # the state last named, and in which sentence
        self.unnamed: dict[str, Actor] = {}  # the last unnamed holder of an office by its last word: "the official"
        self.reasons: dict[int, str] = {}
        introduce(mentions, self.people)
        for person in self.unique:
            if person.country is None and person.offices:
                person.country = home

    def read(self, index: int) -> tuple[Actor, ...]:
        """Actors of one mention."""
        mention = self.mentions[index]
        quoted = self._quoted(mention)
        if mention.kind == "person":
            return self._person(index, mention, quoted=quoted)
        if mention.kind == "role":
            return self._role(index, mention, quoted=quoted)
        if mention.kind == "pronoun":
            return self._pronoun(index, mention, quoted=quoted)
        actors = self._others(index, mention)
        if not quoted and mention.kind in ("group", "delegation") and actors:
            self.plural = actors
        return actors

    def _others(self, index: int, mention: Mention) -> tuple[Actor, ...]:
        if mention.kind == "country" and mention.country:
            self.focus.countries.append((mention.country, mention.sentence))
            self.state = (mention.country, mention.sentence)
            return (country_actor(mention.country),)
        if mention.kind == "place":
            return self._capital(mention)
        if mention.kind == "institution":
            return self._institution(index, mention)
        if mention.kind == "delegation":
            return self._delegation(index, mention)
        if mention.kind == "group":
            return self._group(index, mention)
        return ()

    def _institution(self, index: int, mention: Mention) -> tuple[Actor, ...]:
        if mention.rule == "institution_at_home":
            self.reasons[index] = "courts, police and parties do not act in diplomacy"
            return ()
        return (institution_actor(mention, mention.country or self._owner_country(mention)),)

    def _owner_country(self, mention: Mention) -> str | None:
        """Whose "the army" or "the Bush administration" is: of the person named in it, of home, of the country last told of."""
        name = mention.name or ""
        if any(c.isupper() for c in name):
            words = set(fold(name).split())
            owners = {p.country for p in self.unique if p.surname in words and p.country}
            return owners.pop() if len(owners) == 1 else None
        state, sentence = self.state
        return self.home or (state if mention.sentence - sentence <= _OWNER_REACH else None)

    def _person(self, index: int, mention: Mention, *, quoted: bool) -> tuple[Actor, ...]:
        person = self.people.get(index)
        if person is None:
            self.reasons[index] = "two people share this name, or nobody of this name was introduced"
            return ()
        if mention.office == "counterpart":
            self._name_counterpart(person, mention)
        self._see(person, mention, quoted=quoted)
        return (person_actor(person, "name" if " " in (mention.name or "") else "surname"),)

    def _name_counterpart(self, person: Person, mention: Mention) -> None:
        """Read "His Saudi counterpart, Prince Saud": the person has the office of the one whose counterpart he is."""
        subject = self.focus.pronoun(None, mention.sentence)
        if subject and subject.office:
            same = subject.office
            own = Office(same.key, same.title, None, mention.country, former=False, sector=same.sector)
            person.offices[:] = [o for o in person.offices if o.key not in ("counterpart", same.key)] + [own]

    def _role(self, index: int, mention: Mention, *, quoted: bool) -> tuple[Actor, ...]:
        person = self._holder(mention)
        if person:
            self._see(person, mention, quoted=quoted)
            return (person_actor(person, "role"),)
        if mention.office == "counterpart":
            return self._counterpart(index, mention)
        told = self.doc.text[mention.start : mention.end].casefold()
        if not mention.country and told.startswith("the ") and (before := self.unnamed.get(told.split()[-1])):
            return (before,)
        if not mention.country and not mention.institution:
            self.reasons[index] = "nobody who holds this office was named"
        actor = office_actor(mention, mention.country or (None if mention.institution else self.home))
        self.unnamed[told.split()[-1]] = actor
        return (actor,)

    def _holder(self, mention: Mention) -> Person | None:
        """The named holder of an office: the last one seen, else the only one whom the text names."""
        key = mention.office or ""
        if not key:
            return None
        seen = self.focus.by_office(key, mention.country, former=mention.former)
        if seen:
            return seen
        if mention.former:
            bygone = [p for p in self.unique if p.country == mention.country and p.offices and all(o.former for o in p.offices)]
            return self._only(bygone)
        if not mention.country:
            return None
        of_country = [p for p in self.unique if p.country == mention.country]
        return self._only([p for p in of_country if any(answers(o.key, key) and not o.former for o in p.offices)])

    @staticmethod
    def _only(people: list[Person]) -> Person | None:
        return people[0] if len(people) == 1 else None

    def _counterpart(self, index: int, mention: Mention) -> tuple[Actor, ...]:
        """Read "His Japanese counterpart": the office of the subject, of another country."""
        subject = self.focus.pronoun(None, mention.sentence)
        if subject is None or subject.office is None or not mention.country:
            self.reasons[index] = "whose counterpart, or of which country, is not told"
            return ()
        title = subject.office.title
        held = [p for p in self.unique if p.country == mention.country and any(o.key == subject.office.key for o in p.offices)]
        if person := self._only(held):
            return (person_actor(person, "role"),)
        return (office_actor(mention._replace(title=title, office=subject.office.key), mention.country),)

    def _pronoun(self, index: int, mention: Mention, *, quoted: bool) -> tuple[Actor, ...]:
        if quoted:
            self.reasons[index] = "a pronoun inside a quotation"
            return ()
        if mention.plural:
            return self.plural or tuple(person_actor(p, "pronoun") for p in self.focus.pair())
        person = self.focus.pronoun(mention.gender, mention.sentence)
        if person is None:
            self.reasons[index] = "nobody whom the pronoun can mean was named near by"
            return ()
        self._see(person, mention, quoted=False)
        return (person_actor(person, "pronoun"),)

    def _group(self, index: int, mention: Mention) -> tuple[Actor, ...]:
        if mention.rule == "sides":
            if any(stem in (mention.name or "") for stem in _SIDES_AS_COUNTRIES):
                return tuple(country_actor(code, "role") for code in self._two_states())
            pair = tuple(person_actor(p, "role") for p in self.focus.pair())
            if not pair:
                self.reasons[index] = "which sides is not told"
            return pair
        if mention.country is None and not mention.countries:
            return self._members(mention)
        self.focus.countries.extend((code, mention.sentence) for code in mention.countries)
        if mention.office == "counterpart":
            return self._counterparts(mention)
        if (mention.name or "").casefold().startswith("the ") and mention.country and len(mention.countries) == 1:
            people = self.focus.compatriots(mention.country, 2)
            if len(people) > 1 and mention.sector != "LEG":
                return tuple(person_actor(p, "role") for p in people)
        return group_actors(mention)

    def _two_states(self) -> tuple[str, ...]:
        """Read "both countries": those of the two people last told of together, else the two last named."""
        codes = tuple(p.country for p in self.focus.pair() if p.country)
        return codes if len(codes) > 1 else self.focus.two_countries()

    def _counterparts(self, mention: Mention) -> tuple[Actor, ...]:
        """Read "His French and Swedish counterparts": the office of the subject, once for each country."""
        subject = self.focus.pronoun(None, mention.sentence)
        if subject is None or subject.office is None:
            return group_actors(mention)
        title, key = subject.office.title, subject.office.key
        return tuple(office_actor(mention._replace(title=title, office=key), code) for code in mention.countries)

    def _members(self, mention: Mention) -> tuple[Actor, ...]:
        """Read "The two leaders", "the deputies": people already told of, else unnamed officials."""
        if mention.institution:
            return group_actors(mention)
        definite = (mention.name or "").casefold().startswith(("the ", "both "))
        holders = self.focus.holders(mention.office or "") if definite else ()
        if len(holders) > 1:
            return tuple(person_actor(p, "role") for p in holders)
        if definite and self.delegation and mention.sector in ("LEG", "GOV", None):
            return self.delegation
        pair = self.focus.pair() if definite else ()
        if pair:
            return tuple(person_actor(p, "role") for p in pair)
        return group_actors(mention._replace(country=self.home) if self.home else mention)

    def _delegation(self, index: int, mention: Mention) -> tuple[Actor, ...]:
        if mention.country is None and mention.institution is None:
            self._follow(index, mention)
            return self.delegation
        if len(mention.countries) > 1:
            return tuple(
                delegation_actor(mention._replace(name=f"delegation of {country_name(c)}"), c) for c in mention.countries
            )
        country = mention.country or self._country_after(index, mention)
        leader = self._leader(index, mention)
        own = delegation_actor(mention, country or (leader.country if leader else None))
        self.delegation = (person_actor(leader, "name"), own) if leader else (own,)
        return self.delegation

    def _follow(self, index: int, mention: Mention) -> None:
        """Read "X is leading the delegation": from here on X belongs to it."""
        before = self.mentions[index - 1] if index else None
        person = self.people.get(index - 1)
        if before is None or person is None or before.sentence != mention.sentence:
            return
        verbs = self.doc.text[before.end : mention.start].casefold().split()
        led = verbs and verbs[-1] in _LEADS and len(self.delegation) == 1
        if led:
            self.delegation = (person_actor(person, "name"), *self.delegation)

    def _leader(self, index: int, mention: Mention) -> Person | None:
        """Who leads the delegation: the person right after "led by"."""
        for later in range(index + 1, min(index + 6, len(self.mentions))):
            other = self.mentions[later]
            between = self.doc.text[mention.end : other.start]
            if len(between) > _LEADER_REACH:
                break
            if other.kind == "person" and any(
                words in between for words in ("led by", "headed by", "leadership of", "chaired by")
            ):
                return self.people.get(later)
        return None

    def _country_after(self, index: int, mention: Mention) -> str | None:
        """The country of what the delegation comes from, told in apposition."""
        for other in self.mentions[index + 1 : index + 3]:
            if other.country and other.kind == "institution" and other.start - mention.end < len(", the lower house of the") + 8:
                return other.country
        return None

    def _capital(self, mention: Mention) -> tuple[Actor, ...]:
        """A capital acts for its state where it is no place: not after "in", "to", "from"."""
        place = mention.place
        before = self.doc.text[max(0, mention.start - 12) : mention.start].casefold().split()
        if place is None or place.country is None or not mention.sector or (before and before[-1] in NOT_SUBJECT_AFTER - {"and"}):
            return ()
        self.focus.countries.append((place.country, mention.sentence))
        return (country_actor(place.country, "institution"),)

    def _quoted(self, mention: Mention) -> bool:
        """Does a mention stand inside a quotation? Quotations come in the order of the text and do not overlap."""
        at = bisect_right(self.quotes, mention.start) - 1
        return at >= 0 and mention.start < self.doc.seg.quotations[at].inner_end

    def _see(self, person: Person, mention: Mention, *, quoted: bool) -> None:
        """Remember a person for what comes; inside a quotation nobody becomes the subject of the text."""
        if quoted:
            return
        self.plural = ()
        before = self.doc.text[max(0, mention.start - 14) : mention.start].casefold().split()
        after = self.doc.text[mention.end : mention.end + 2]
        owner = after.startswith(("’s", "'s"))
        speaker = before[-2:] == ["according", "to"] or before[-1:] == ["by"]
        subject = not owner and (not before or before[-1] not in NOT_SUBJECT_AFTER or speaker)
        self.focus.people.append(Seen(person, mention.sentence, subject))
