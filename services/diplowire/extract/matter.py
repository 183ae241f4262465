"""A text taken apart in, whether it tells of sport, crime, business and the like rather than of diplomacy out.

There officials speak as well ("the transport minister said an inquiry had been opened"), and a diplomatic reader wants none
of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from diplowire.extract import lexicon
from diplowire.extract.lexicon import demonyms
from diplowire.extract.standing import tells_of_states
from diplowire.extract.statements.acting import is_actor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Document, Mention, Segmented
    from diplowire.model import Actor, Meeting, Statement, Visit

PRIVATE: Final = "private"  # clubs, companies and churches, and nobody of a state
_DIPLOMACY: Final = "diplomacy"
_DEALING: Final = "dealing"  # "deal", "talks": of business as well, and of diplomacy where more than one country is told of
_CONFLICT: Final = "conflict"  # "election", "attack": of diplomacy where more than one country is told of, else of home as well
_ABROAD: Final = "abroad"  # "countries", "regional": more than one country, whatever it is about
# So many different words of one other matter are needed, and more than twice as many as there are words of diplomacy, and some.
_LEAST: Final = 4
_LEAST_AT_HOME: Final = 3
_FOR_EACH: Final = 2
_MARGIN: Final = 3
_MANY: Final = 8  # words of other matters together
# Ambassadors open film festivals and see teams off.
_GUESTS_OF_HONOUR: Final = frozenset({"show", "sport", "tourism"})
_OFFICES_OF: Final = MappingProxyType({"show": "cultur", "sport": "sport", "tourism": "touris"})
_WHO_PROVES: Final = frozenset({"person"})
_COMPANIES: Final = frozenset({"country", "delegation", "group"})
_OF_TEAMS: Final = frozenset({"religion", "school", "show", "sport", "tourism"})
_WORDS_OF_FOREIGN_AFFAIRS: Final = tuple(
    "foreign,external affairs,secretary of state,state department,ambassador,embassy,envoy,diplomat".split(",")
)
_FOREIGN_AFFAIRS: Final = re.compile(rf"\b(?:{'|'.join(_WORDS_OF_FOREIGN_AFFAIRS)})\b", re.IGNORECASE)


class _Told(NamedTuple):
    """The matter of which a text has most words, how many, and how many are of diplomacy, abroad, conflict and dealing."""

    matter: str
    number: int
    strong: int
    abroad: int
    conflict: int
    dealing: int
    all: int


@cache
def _matters() -> Mapping[str, tuple[str, ...]]:
    """Words to the matters that they are of."""
    found: dict[str, tuple[str, ...]] = {}
    for word, matter in lexicon.rows("matters"):
        found[word] = (*found.get(word, ()), matter)
    return MappingProxyType(found)


@cache
def _words() -> frozenset[str]:
    """Words of all matters: sets meet faster than the keys of a table do."""
    return frozenset(_matters())


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(demonyms())


@cache
def _names() -> tuple[str, ...]:
    """All matters."""
    return tuple(sorted({matter for several in _matters().values() for matter in several}))


@cache
def _phrases() -> tuple[str, ...]:
    """Those of diplomacy that are more than one word."""
    return tuple(sorted(word for word, several in _matters().items() if " " in word and _DIPLOMACY in several))


def only_country(seg: Segmented, mentions: Sequence[Mention]) -> str | None:
    """The country of all words of a text that tell of one; None for several."""
    told = {code for m in mentions for code in (m.country, *m.countries) if code}
    told |= {demonyms()[word] for word in _demonyms() & seg.vocabulary}
    return told.pop() if len(told) == 1 else None


def other_matter(doc: Document, moves: Sequence[Visit | Meeting], statements: Sequence[Statement]) -> str | None:
    """The matter of a text that is no diplomacy ("sport"); None where it may be diplomacy, or there is nothing to leave out.

    Whoever acts in diplomacy and is told to travel or to meet (`moves`) makes it diplomacy; so do a delegation and states, but in
    texts about what teams, choirs and classes travel for: "Nigeria and Senegal meet in the semifinal". What `statements` there
    would be may tell more than words: see `_matter`.
    """
    if not (moves or statements):
        return None
    if not tells_of_states(doc, moves, statements):
        return PRIVATE
    if _are_by(moves, _WHO_PROVES):
        return None
    matter = _matter(doc, statements, travels=bool(moves))
    return None if matter not in _OF_TEAMS and _are_by(moves, _COMPANIES) else matter


def is_other_matter(doc: Document) -> bool:
    """Tell whether a text in which nobody travels or meets is no diplomacy, whatever is said in it.

    `other_matter` would leave out all its statements: most texts of ordinary news need not be asked for them.
    """
    told = _told_of(doc)
    matter = _by_words(doc, told, _Countries(doc), (), travels=False)
    if matter is None and not (_is_at_home(told) and _is_heard_of_one_country(doc)):
        return False
    return (matter is not None and told.matter in _GUESTS_OF_HONOUR) or not _may_hear_a_diplomat(doc)


def _are_by(moves: Sequence[Visit | Meeting], kinds: frozenset[str]) -> bool:
    """Tell whether somebody of some kinds who acts in diplomacy travels or meets."""
    people = (actor for one in moves for actor in (one.visitors if one.type == "visit" else one.participants))
    return any(actor.kind in kinds and is_actor(actor) for actor in people)


def _matter(doc: Document, statements: Sequence[Statement], *, travels: bool) -> str | None:
    """The matter that the words of a text tell, if it is not diplomacy.

    What counts is how many different words of a matter there are. Without any word of diplomacy or of other countries, a text
    in which only one country acts and nobody `travels` is about that country at "home". A minister of foreign affairs who speaks
    of another country is diplomacy whatever the words; and where nobody speaks but officials of one country, and of no other,
    half as many words of another matter are enough.
    """
    countries, told = _Countries(doc), _told_of(doc)
    matter = _by_words(doc, told, countries, statements, travels=travels)
    if matter is None or told.matter in _GUESTS_OF_HONOUR:
        return matter
    return None if any(countries.speaks_as_diplomat(one) for one in statements) else matter


def _by_words(doc: Document, told: _Told, countries: _Countries, statements: Sequence[Statement], *, travels: bool) -> str | None:
    diplomacy = told.strong + told.dealing
    if doc.only_country is None:
        enough = _MARGIN + _FOR_EACH * diplomacy + told.conflict
    else:
        enough = min(_MARGIN + _FOR_EACH * diplomacy, _FOR_EACH * told.strong)
    if told.number >= max(_LEAST, enough - _MARGIN if _speak_by_office(statements, told.matter) else enough):
        return told.matter
    if not told.strong and not told.conflict and told.all >= max(_MANY, _FOR_EACH**2 * (told.dealing + told.abroad)):
        return told.matter
    office = None if diplomacy or told.conflict else next((m for m in _OFFICES_OF if _speak_by_office(statements, m)), None)
    if office is not None:
        return office  # "the tourism minister said more cruise ships would call"
    others = diplomacy + told.conflict + told.abroad
    if not others and not travels and _is_of_one_country(doc):
        return "home"
    return told.matter if statements and _is_at_home(told) and countries.are_one(statements) else None


def _speak_by_office(statements: Sequence[Statement], matter: str) -> bool:
    """Tell whether whoever speaks holds an office for that matter: "the sports minister said the tour was put off"."""
    word = _OFFICES_OF.get(matter)
    if word is None:
        return False
    offices = [_office_of(a).casefold() for one in statements for a in one.speaker if a.kind == "person"]
    return bool(offices) and all(word in office for office in offices)


def _is_at_home(told: _Told) -> bool:
    """Tell whether the words are enough where nobody speaks but officials of one country, and of no other."""
    others = told.strong + told.dealing + told.conflict + told.abroad
    return told.number >= _LEAST_AT_HOME and _FOR_EACH * told.number >= others


class _Countries:
    """The countries that the sentences of a text tell of."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.starts = [sentence.start for sentence in doc.seg.sentences]

    @cached_property
    def of_mentions(self) -> Mapping[int, set[str]]:
        """Those that the mentions of each sentence tell of."""
        found: dict[int, set[str]] = {}
        for mention in self.doc.mentions:
            if mention.country or mention.countries:
                codes = {code for code in (mention.country, *mention.countries) if code}
                found.setdefault(mention.sentence, set()).update(codes)
        return found

    def around(self, one: Statement) -> set[str]:
        """Those that the sentences tell of in which a statement and what is proof of it stand."""
        codes: set[str] = set()
        for index in {bisect_right(self.starts, span.start) - 1 for span in one.evidence}:
            first, last = self.doc.seg.sentences[index].first, self.doc.seg.sentences[index].last
            words = zip(self.doc.seg.words[first:last], self.doc.seg.lower[first:last], strict=True)
            codes |= {demonyms()[lower] for word, lower in words if lower in demonyms() and word[0].isupper()}
            codes |= self.of_mentions.get(index, set())
        return codes

    def speaks_as_diplomat(self, one: Statement) -> bool:
        """Tell whether somebody of foreign affairs speaks of another country."""
        return any(_FOREIGN_AFFAIRS.search(_office_of(a)) and self.around(one) - {a.country} for a in one.speaker)

    def are_one(self, statements: Sequence[Statement]) -> bool:
        """Tell whether officials of no more than one country speak, and of no other."""
        speakers = [actor for one in statements for actor in one.speaker]
        codes = {a.country for a in speakers if a.country}.union(*(self.around(one) for one in statements))
        return len(codes) <= 1 and all(a.sector != "IGO" for a in speakers)


def _is_heard_of_one_country(doc: Document) -> bool:
    """Tell whether `are_one` holds whoever speaks."""
    one = doc.only_country
    return one is not None and all(a.country in (None, one) and a.sector != "IGO" for row in doc.actors for a in row)


def _may_hear_a_diplomat(doc: Document) -> bool:
    """Tell whether `speaks_as_diplomat` may hold of anybody: also of one whom only the words of the text name."""
    text, home = doc.text.casefold(), doc.only_country or ""
    if any(word in text for word in _WORDS_OF_FOREIGN_AFFAIRS):
        return True
    abroad = {id(a): a for row in doc.actors for a in row if a.country != home}
    return any(_FOREIGN_AFFAIRS.search(_office_of(a)) for a in abroad.values())


def _office_of(actor: Actor) -> str:
    return f"{actor.name} {actor.role.title} {actor.role.institution}" if actor.role else actor.name


def _told_of(doc: Document) -> _Told:
    """What the words of a text tell of."""
    counts = dict.fromkeys(_names(), 0)
    for word in _words() & doc.seg.vocabulary:
        for matter in _matters()[word]:
            counts[matter] += 1
    text = doc.text.casefold()
    counts[_DIPLOMACY] += sum(phrase in text for phrase in _phrases())
    strong, abroad, conflict, dealing = (counts.pop(m) for m in (_DIPLOMACY, _ABROAD, _CONFLICT, _DEALING))
    most = max(counts, key=counts.__getitem__)
    return _Told(most, counts[most], strong, abroad, conflict, dealing, sum(counts.values()))


def _is_of_one_country(doc: Document) -> bool:
    """Tell whether all who are known to act in a text are of one country."""
    actors = [actor for row in doc.actors for actor in row]
    return all(a.sector != "IGO" for a in actors) and len({a.country for a in actors if a.country}) <= 1
