"""Who is being talked about: the subjects of the sentences so far, for "he", "the minister" and "the two sides"."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import SPOKESPEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.seen import Seen

# A pronoun looks back this many sentences, an office any number.
PRONOUN_REACH = 4
_FAR = 200  # people told of before
_NEAR = 40  # people told of just before
_STILL_ACTS = 1  # sentences till another who holds the office is meant
_BREATH = 3  # sentences
_LARGEST = 12  # people who are told of together


@dataclass(slots=True)
class Focus:
    """People and countries in the order in which the text brings them.

    What was found for a question stays known, with the number of people seen till then: the next time only those since are
    looked at, so a text of many people takes no longer for each of them.
    """

    people: list[Seen] = field(default_factory=list)
    countries: list[tuple[str, int]] = field(default_factory=list)
    _known: set[int] = field(default_factory=set)
    _by_office: dict[tuple[str, str | None, bool], tuple[int, Seen | None, Seen | None]] = field(default_factory=dict)
    _holders: dict[str, tuple[int, list[Seen]]] = field(default_factory=dict)
    _in_office: list[Seen] = field(default_factory=list)  # those of the people who may hold an office
    _pair: tuple[int, Seen | None, Seen | None, Person | None] = (0, None, None, None)

    def add(self, seen: Seen) -> None:
        """Take in whom the text tells of next."""
        self.people.append(seen)
        self._known.add(id(seen.person))
        if _may_hold(seen.person):
            self._in_office.append(seen)

    def knows(self, person: Person) -> bool:
        """Tell whether the text has told of somebody by now."""
        return id(person) in self._known

    def latest(self) -> Iterator[Seen]:
        """The people told of just before, the last one first."""
        return islice(reversed(self.people), _NEAR)

    def forget(self) -> None:
        """Look at the last people anew, since somebody's office or country has changed."""
        self._in_office = [seen for seen in self.people[-_FAR:] if _may_hold(seen.person)]
        self._by_office, self._holders, self._pair = {}, {}, (0, None, None, None)

    def pronoun(self, gender: str | None, sentence: int, *, before: bool = False) -> Person | None:
        """The person that "he" or "she" means: the subject of the nearest sentence that tells of one, else its first person.

        `before`: whoever was told of before this sentence comes first.
        """
        here, last = self._near(gender, sentence)
        if here and not (before and last) and (acting := _acting(here, gender)) is not None:
            return acting
        if not last:
            return here[0].person if here else None
        if gender == "f":
            last = [s for s in last if s.person.gender == "f"] or last
        return next((s.person for s in last if s.subject), last[0].person)

    def _near(self, gender: str | None, sentence: int) -> tuple[list[Seen], list[Seen]]:
        """Those who may be of a gender: of a sentence, and of the last one before it that tells of any, if that is near."""
        here: list[Seen] = []
        last: list[Seen] = []
        for seen in islice(reversed(self.people), _FAR):
            if sentence - seen.sentence > PRONOUN_REACH or (last and seen.sentence != last[0].sentence):
                break
            if _fits(seen.person, gender):
                (here if seen.sentence == sentence else last).append(seen)
        return here[::-1], last[::-1]

    def subject(self, gender: str | None, sentence: int) -> Person | None:
        """The first of a sentence who acts and may be of a gender."""
        here = [s for s in takewhile(lambda s: s.sentence == sentence, reversed(self.people)) if s.subject]
        return next((s.person for s in reversed(here) if _fits(s.person, gender)), None)

    def only_told_of(self, sentence: int, speaker: Person) -> None:
        """What a sentence tells are the words of `speaker`: nobody else in it is its subject."""
        for seen in takewhile(lambda s: s.sentence == sentence, reversed(self.people)):
            if seen.person is not speaker:
                seen.pass_over()

    def by_office(self, key: str, country: str | None, *, former: bool) -> Person | None:
        """The last person seen who holds (or held) the office and is of the country, where one is told.

        Without a country it is the subject: of "President A met President B" the president is A, if no other was told of since.
        """
        until, last, subject = self._by_office.get((key, country, former), (0, None, None))
        for seen in self._in_office[until:]:
            person = seen.person
            if (country is None or country == person.country) and holds(person, key, former=former):
                last = seen
                subject = seen if seen.subject and (subject is None or subject.sentence != seen.sentence) else subject
        self._by_office[key, country, former] = len(self._in_office), last, subject
        acts = subject is not None and last is not None and last.sentence - subject.sentence <= _STILL_ACTS
        found = subject if country is None and acts else last
        return found.person if found else None

    def holders(self, key: str) -> tuple[Person, ...]:
        """All people of the last sentence that names somebody with the office, or one that it is a general word for."""
        until, held = self._holders.get(key, (0, []))
        for seen in self._in_office[until:]:
            if any(answers(o.key, key) and not o.former for o in seen.person.offices):
                held = held if held and held[-1].sentence == seen.sentence else []
                held.append(seen)
        self._holders[key] = len(self._in_office), held
        return tuple({id(s.person): s.person for s in held}.values())

    def compatriots(self, country: str, number: int) -> tuple[Person, ...]:
        """The last people with an office seen of one country, no more than `number`, in the order of the text."""
        found: list[Person] = []
        for seen in islice(reversed(self.people), _FAR):
            if seen.person.country == country and seen.person.offices and seen.person not in found:
                found.insert(0, seen.person)
            if len(found) == number:
                break
        return tuple(found)

    def pair(self) -> tuple[Person, ...]:
        """The two people who were last told of together, from two countries.

        Of one sentence they are its first and its last: "A broke off his talks with B and telephoned C" leaves A and C.
        """
        until, head, last, other = self._pair
        for seen in self._in_office[until:]:
            if seen.person.offices and not seen.owner and not _speaks_for_others(seen.person):
                if head is not None and last is not None and _are_joint(head, last, seen):
                    continue
                if last is not None and head is not None and _go_on(head, last, seen):
                    last = head
                head = seen if head is None or head.sentence != seen.sentence else head
                country = seen.person.country
                other = next((s.person for s in (head, last) if s is not None and s.person.country != country), other)
                last = seen
        self._pair = len(self._in_office), head, last, other
        return (other, last.person) if other is not None and last is not None else self._host_and_guest()

    def _host_and_guest(self) -> tuple[Person, ...]:
        """The two of "At the invitation of A, B visited Oslo", where no others were told of together."""
        near = [seen for seen in self.latest() if seen.person.offices]
        host = next((seen.person for seen in near if seen.owner and seen.invites), None)
        guest = next((seen.person for seen in near if not seen.owner), None)
        return (guest, host) if host and guest and host.country != guest.country else ()

    def two_of(self, key: str) -> tuple[Person, ...]:
        """The two of different countries who hold an office, or one that it is a general word for, and were told of last."""
        last: Person | None = None
        for seen in islice(reversed(self.people), _FAR):
            if any(answers(o.key, key) and not o.former for o in seen.person.offices):
                if last is not None and seen.person.country != last.country:
                    return (seen.person, last)
                last = last or seen.person
        return ()

    def together(self, key: str | None = None) -> tuple[Seen, ...]:
        """The two of different countries who hold an office, any or one that `key` answers to, last told of side by side."""
        here: dict[int, Seen] = {}
        sentence = -1
        for seen in islice(reversed(self.people), _NEAR):
            if seen.sentence != sentence:
                if _are_two(here):
                    break
                here, sentence = {}, seen.sentence
            if any((key is None or answers(o.key, key)) and not o.former for o in seen.person.offices):
                here.setdefault(id(seen.person), seen)
        return tuple(here.values())[::-1] if _are_two(here) else ()

    def bystander(self, person: Person) -> bool:
        """Whether somebody acts, with nobody else in office beside, wherever he is told of: "X welcomed the accord"."""
        near = list(islice(reversed(self.people), _NEAR))
        told = [seen for seen in near if seen.person is person]
        own = {seen.sentence for seen in told}
        return all(seen.subject for seen in told) and own.isdisjoint(
            seen.sentence for seen in near if seen.person is not person and seen.person.offices
        )

    def company(self) -> tuple[Person, ...]:
        """Three or more who were told of last, in one breath: "A, B and C"."""
        found: list[Person] = []
        for seen in islice(reversed(self.people), _LARGEST):
            found.insert(0, seen.person)
            if not seen.joined:
                break
        told = any(p.offices for p in found) and all(p.offices or p.country for p in found)  # "A, B of Norway and Minister C"
        return tuple(found) if len(found) > len(("A", "B")) and told else ()

    def trio(self, sentence: int) -> tuple[Person, ...]:
        """The three of three countries, and nobody else with an office, whom the last sentences told of."""
        near = takewhile(lambda s: sentence - s.sentence <= _BREATH, islice(reversed(self.people), _LARGEST))
        found = {id(s.person): s.person for s in near if s.person.offices}
        three = len(found) == len({p.country for p in found.values()} - {None}) == len(("A", "B", "C"))
        return tuple(found.values())[::-1] if three else ()

    def two_countries(self) -> tuple[str, ...]:
        """The two countries last named."""
        last: list[str] = []
        for code, _ in reversed(self.countries):
            if code not in last:
                last.append(code)
            if len(last) == 2:  # noqa: PLR2004 - two is what "both" means
                return (last[1], last[0])
        return ()


def _go_on(head: Seen, last: Seen, seen: Seen) -> bool:
    """Whether A and C are the two of "A thanked B. C said so": B, told of last in the sentence before, does nothing there."""
    beside = last is not head and not (last.subject and last.joined)
    apart = head.sentence != seen.sentence and head.person.country != seen.person.country
    return beside and apart and head.subject and seen.subject


def _speaks_for_others(person: Person) -> bool:
    """Whether somebody is told of as a spokesman and no more: he is none of the two who met."""
    return all(office.key in SPOKESPEOPLE for office in person.offices)


def _are_joint(head: Seen, last: Seen, seen: Seen) -> bool:
    """Whether A and B are the two of "A and B held talks, since C had resigned": who opens a sentence side by side."""
    beside = last is not head and head.sentence == last.sentence == seen.sentence and last.joined and head.subject
    return beside and head.person.country != last.person.country and seen.subject


def _are_two(people: Mapping[int, Seen]) -> bool:
    return len(people) == len({seen.person.country for seen in people.values()}) == len(("A", "B"))


def _acting(here: Sequence[Seen], gender: str | None) -> Person | None:
    """The first of a sentence who acts, or is the only one known to be of the gender; who may be either is rather a man."""
    sure = [s for s in here if s.person.gender == gender] if gender else []  # rather than one of whom it is not known
    acting = next((s.person for s in sure or here if s.subject), None)
    if acting is None and gender != "f":
        acting = next((s.person for s in here if s.subject), None)
    return sure[0].person if acting is None and sure else acting


def _may_hold(person: Person) -> bool:
    return bool(person.offices) or person.known is not None


def _fits(person: Person, gender: str | None) -> bool:
    return gender is None or person.gender is None or person.gender == gender


def holds(person: Person, key: str, *, former: bool) -> bool:
    """Whether somebody answers to an office by what the text tells, else by the dated list of office holders."""
    for office in person.offices:
        if office.former == former and answers(office.key, key):
            return True
    return person.known is not None and not former and not person.over and answers(person.known.office, key)
