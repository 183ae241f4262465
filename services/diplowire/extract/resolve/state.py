"""What a reading knows at one place of the text: the people in it, who was told of last, and what stayed open."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from diplowire.extract.resolve.bare_names import introduce_bare_names
from diplowire.extract.resolve.counterparts import countries_of_counterparts
from diplowire.extract.resolve.countries import Around, Home, settle_countries
from diplowire.extract.resolve.focus import Focus
from diplowire.extract.resolve.home import home_by_bare_office, home_by_ministry, home_by_offices, home_by_return, own_offices
from diplowire.extract.resolve.home_told import embassy_told, home_told
from diplowire.extract.resolve.introduce import introduce_everybody
from diplowire.extract.resolve.offices import Office
from diplowire.extract.resolve.people import Person, gather
from diplowire.extract.resolve.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.model import Actor


# So many offices are looked through for "the commission's president".
_MOST_OF_BODIES = 40
# Towns where officials of all countries speak.
_SEATS = frozenset({"Brussels", "Davos", "Geneva", "Luxembourg", "New York", "Strasbourg", "The Hague", "Vienna"})


class State:
    """The state of a reading; it is moved on by the mentions in their order."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], home: str | None, *, sure: bool) -> None:
        """Gather the people first: an office may be told before its holder is named.

        An office without a country is of home: the publisher's country where the text tells of it (the great agencies tell of
        all the world), else that of well-known people whom the text brings in without a country, else that of the ministry that
        tells it, else the dateline's.
        """
        self.doc, self.mentions = doc, mentions
        self.people = gather(mentions, doc.published, doc.text)
        introduce_bare_names(doc.text, mentions, self.people, doc.published)
        self.unique = list({id(p): p for p in self.people.values()}.values())
        self.focus = Focus()
        self.delegation: tuple[Actor, ...] = ()
        self.plural: tuple[Actor, ...] = ()
        self.plural_in = -1  # the sentence in which they were told of
        self.named_state: tuple[str | None, int] = (None, 0)  # the state last named, and in which sentence
        self.of_bodies = [(o, p) for p in self.unique for o in p.offices if o.institution][:_MOST_OF_BODIES]
        self.bodies: dict[str, Actor] = {}  # the last body told in full by its last word: "the embassy"
        self.in_full: dict[str, int] = {}  # where the full name of a body stands first, -1 if nowhere
        self.strangers: dict[str, Person] = {}  # those told by office alone, by the id of the actor
        self.unnamed: dict[str, Actor] = {}  # the last unnamed holder of an office by its last word: "the official"
        self.twos: dict[str, tuple[Actor, ...]] = {}  # by office those who were last meant by "the two presidents"
        self.of_home: dict[str, Person | None] = {}  # by office the one of home who holds it
        self.alone: dict[str, Person | None] = {}  # by office the only one who holds it
        self.heads: dict[tuple[str, str], Person | None] = {}  # by organisation and office the only one of it who holds it
        self.held: dict[str, tuple[Person, ...]] = {}  # by office all who hold it, or one that it is a general word for
        self.sayer: tuple[Person | None, int] = (None, 0)  # the last of whom it was told behind his words: ", X said", and where
        self.officials: tuple[tuple[Actor, ...], int] = ((), -9)  # the officials told of last without a name, and where
        self.union: Mention | None = None  # the ministers of the union who were told of: "EU foreign ministers"
        self.reasons: dict[int, str] = {}
        self._seen_until = 0  # where the last person seen was told
        self._quotes = [q.inner_start for q in doc.seg.quotations]
        self.named_behind = introduce_everybody(doc.text, mentions, self.people)
        line = doc.dateline_place.country if doc.dateline_place else None
        home = home if sure or line == home or any(home in (m.country, *m.countries) for m in mentions) else None
        told = home or home_by_offices(mentions, self.unique, line) or home_by_ministry(doc.text, mentions)
        told = told or (home_by_return(doc.text, mentions, self.unique) or home_told(doc, mentions) if line is None else None)
        told = told or home_by_bare_office(mentions, self.unique)
        embassy, post = embassy_told(doc.text, mentions) if line is None else (None, None)
        told = told or embassy
        self.home = told or line
        # "An official said" in a text from Brussels is of nobody knows where.
        self.among_many = told is None and doc.dateline_place is not None and doc.dateline_place.name in _SEATS
        own_offices(doc.text, mentions, self.people)
        self.mentions = countries_of_counterparts(doc.seg, mentions, self.people, self.home)
        at_home = Home(self.home, line or (post if embassy == told else None), named=bool(home), told=bool(told))
        self.home = settle_countries(Around(doc, mentions, self.people, self.unique, at_home))

    def quoted(self, mention: Mention) -> bool:
        """Does a mention stand inside a quotation? Quotations come in the order of the text and do not overlap."""
        at = bisect_right(self._quotes, mention.start) - 1
        return at >= 0 and mention.start < self.doc.seg.quotations[at].inner_end

    def see_stranger(self, actor: Actor | None, mention: Mention) -> None:
        """Remember somebody told by office alone, so that "he" in the next sentence is not the last one who was named."""
        known = self.strangers.get(actor.id) if actor else None
        if known is None:
            office = Office(
                mention.office or "", mention.title or "", mention.institution, mention.country, False, mention.sector
            )
            country = actor.country if actor else None
            known = Person("", (), "", [office], country, mention.gender, stranger=True, told_as=actor)
            if actor:
                self.strangers[actor.id] = known
        self.see(known, mention)

    def see(self, person: Person, mention: Mention) -> None:
        """Remember a person for what comes; inside a quotation nobody becomes the subject of the text."""
        if self.quoted(mention):
            return
        if self.plural_in != mention.sentence:  # "Both ministers praised the visit by X. They said": still both
            self.plural = ()
        self.focus.add(Seen(person, mention, self.doc.seg, self._seen_until))
        self._seen_until = mention.end
