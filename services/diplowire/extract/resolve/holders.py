"""An office told without a name in, the one of the text who holds it out: "the minister", "the Slovak official"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.resolve.focus import holds
from diplowire.extract.resolve.home import HELD_BY_ONE

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State

# The text may tell of a foreign minister as well: who is called so is meant first.
_NAMED_SO = "foreign_secretary"
_FOREIGN = "foreign_minister"
_SECRETARY = "secretary_of_state"
_MASTER = re.compile(r"(?:minister|president|premier|chancellor|king|queen)['’]s ", re.IGNORECASE)
_ANY_OFFICER = frozenset({"diplomat", "official"})
_TO_COME = ("-designate", "-elect")
_JUST_BEFORE = 2  # sentences
_HEADS = frozenset({"chief", "head", "leader"})
_LED = frozenset({"GOV", "LEG"})
_LED_BY = {
    "government": "prime_minister", "parliament": "speaker", "senate": "speaker", "assembly": "speaker",
    "embassy": "ambassador", "diplomatic mission": "ambassador",
}  # fmt: skip
_JUST_MINISTERS = frozenset({"minister", "minister_of_state"})
BY_NATION = frozenset({"diplomat", "politician", "official", "lawyer", "economist"})


def holder(state: State, mention: Mention) -> Person | None:
    """The named holder of an office: the last one seen, else the only one whom the text names."""
    return _told(state, mention) or _of_body_by_nation(state, mention)


def _told(state: State, mention: Mention) -> Person | None:
    key = mention.office or ""
    if not key or _speaks_for_one(state, mention):
        return None
    if (mention.title or "").endswith(_TO_COME):
        return _to_come(state)
    if (meant := _head_of_body(state, mention, key) or _by_word(state, mention, key)) is not None:
        return meant
    told = mention.institution if not mention.country else None
    own = (_of_body(state, key, told) if told else None) or _of_home(state, mention)
    if own is not None:
        return own
    above = None if mention.country or mention.former else _organisation(mention.institution)
    seen = _of_organisation(state, key, above) if above else None
    seen = seen or state.focus.by_office(key, mention.country, former=mention.former)
    if seen and key == _FOREIGN and not mention.country and (called := _called_so(state, key, seen)) is not None:
        return called
    if seen:
        return seen if not above or _organisations_of(seen) <= {above} else None
    if mention.former:
        bygone = [p for p in state.unique if p.country == mention.country and p.offices and all(o.former for o in p.offices)]
        return only(bygone)
    if mention.country:
        return _named_by_country(state, mention, key)
    return _diplomat_of_home(state) if key == _SECRETARY else _of_unnamed_portfolio(state, key)


def _diplomat_of_home(state: State) -> Person | None:
    """Read "the Secretary of State" of Chile's foreign minister: outside the United States a minister is called so, too."""
    if state.home in (None, "US"):
        return None
    return only([p for p in state.unique if p.country == state.home and holds(p, _FOREIGN, former=False)])


def _head_of_body(state: State, mention: Mention, key: str) -> Person | None:
    """Read "the head of the Norwegian Foreign Ministry", "of the parliament" of the minister or speaker told of."""
    if key not in _HEADS or mention.former or mention.institution is None:
        return None
    body = mention.institution.casefold()
    own = next((office for word, office in _LED_BY.items() if body.endswith(word)), None) or _minister_of(body)
    return state.focus.by_office(own, mention.country, former=False) if own is not None else None


def _minister_of(body: str) -> str | None:
    """The office of who leads "the norwegian foreign ministry" or "the ministry of trade of norway"."""
    of = body.partition("ministry of ")[2].partition(" of ")[0]
    words = body.removesuffix(" ministry").split() if body.endswith(" ministry") else []
    fields = (of, *(" ".join(words[k:]) for k in range(len(words))))
    field = next((known for f in fields if (known := lexicon.portfolios().get(f))), None)
    return f"{field}_minister" if field is not None else None


def _called_so(state: State, key: str, seen: Person) -> Person | None:
    """Whom "the foreign minister" means where the one `seen` last is a foreign secretary: who is called so, if anybody is."""
    if any(o.key == key for o in seen.offices):
        return None
    return next((s.person for s in state.focus.latest() if any(o.key == key and not o.former for o in s.person.offices)), None)


def _to_come(state: State) -> Person | None:
    """Whom "the president-elect" means: who is called so, else the candidate told of last, never the one in office."""
    latest = [seen.person for seen in state.focus.latest()]
    called = (p for p in latest if any(o.title.endswith(_TO_COME) for o in p.offices))
    return next(called, None) or next((p for p in latest if any(o.key == "candidate" for o in p.offices)), None)


def _named_by_country(state: State, mention: Mention, key: str) -> Person | None:
    """Read "the Slovak official", "the Cuban leader" of somebody who is not told of as such: the only one of that country."""
    by_nation = key in BY_NATION or key == "leader"  # "the British diplomat", "the Cuban leader": nobody who comes later
    of_country = [p for p in state.unique if p.country == mention.country and (not by_nation or state.focus.knows(p))]
    if key in _ANY_OFFICER and key not in state.unnamed:  # "the Slovak official", where one Slovak with an office is told of
        alone = only([p for p in of_country if p.offices])
        if alone is not None or key == "official":
            return alone if alone in [s.person for s in state.focus.latest()] else None
    if key == "leader" and (alone := only([p for p in of_country if p.offices])) is not None:
        return alone if any(o.sector in _LED and not o.former for o in alone.offices) else None  # "the Chinese leader"
    return only([p for p in of_country if any(answers(o.key, key) and not o.former for o in p.offices)])


def _speaks_for_one(state: State, mention: Mention) -> bool:
    """Tell whether it is "the premier's spokesperson": nobody's who was told of as a commission's."""
    owned = mention.office == "spokesperson" and not mention.country
    return owned and _MASTER.search(state.doc.text, mention.start, mention.end) is not None


def _of_body_by_nation(state: State, mention: Mention) -> Person | None:
    """Read "the Swedish diplomat" of a union's envoy told of in the sentence before, where no Swede is named."""
    told = state.doc.text.startswith(("The ", "the "), mention.start) and mention.office in BY_NATION
    if not told or not mention.country or any(s.person.country == mention.country for s in state.focus.latest()):
        return None
    last = state.focus.pronoun(None, mention.sentence)
    of_body = last is not None and any(o.sector == "IGO" or o.country == UNION for o in last.offices)
    return last if of_body else None


def _of_unnamed_portfolio(state: State, key: str) -> Person | None:
    """Read "the Minister for Africa" of one who was brought in as a minister and no more."""
    if not key.endswith("_minister") or key in HELD_BY_ONE:
        return None
    seen = (s.person for s in state.focus.latest() if any(o.key in _JUST_MINISTERS for o in s.person.offices))
    return next(seen, None)


def _by_word(state: State, mention: Mention, key: str) -> Person | None:
    """Read "the visiting minister", "the foreign secretary" beside a minister, and "the UN Secretary-General", named later."""
    if state.doc.text[mention.start : mention.end].casefold().startswith("the visiting "):
        return _guest(state, key)
    above = mention.sector == "IGO" and not mention.country
    if mention.former or not (above or key == _NAMED_SO):
        return None
    if key not in state.alone:
        held = ((p, o) for p in state.unique for o in p.offices if o.key == key and not o.former)
        state.alone[key] = only(list({id(p): p for p, o in held if not above or o.sector == "IGO"}.values()))
    return state.alone[key]


def _guest(state: State, key: str) -> Person | None:
    """Read "the visiting minister": the last one told of who holds the office and is not of home."""
    for seen in state.focus.latest():
        if seen.person.country not in (None, state.home) and any(answers(o.key, key) for o in seen.person.offices):
            return seen.person
    return None


def _of_home(state: State, mention: Mention) -> Person | None:
    """Read "the Foreign Minister", with capitals: a ministry's release means its own, whoever was told of last."""
    title, key = mention.title or "", mention.office or ""
    if not title[:1].isupper() or mention.country or mention.former or key not in HELD_BY_ONE | {"minister"}:
        return None
    if key not in state.of_home:
        at_home = [p for p in state.unique if p.country == state.home and p.country and holds(p, key, former=False)]
        state.of_home[key] = only(at_home)
    own = state.of_home[key]
    return own and (_just_told(state, mention, key, own) or own)


def _just_told(state: State, mention: Mention, key: str, own: Person) -> Person | None:
    """Whom "The Prime Minister" means after "She called on the Prime Minister of Kenya, Mr. X.": him, not the one of home."""
    if state.focus.knows(own):
        return _guest_told(state, mention, key)
    near = (s.person for s in state.focus.latest() if s.sentence >= mention.sentence - 1)
    return next((p for p in near if holds(p, key, former=False)), None)


def _guest_told(state: State, mention: Mention, key: str) -> Person | None:
    """Whom "The Minister" means after "the visiting Foreign Minister, X, called on the Prime Minister": the guest."""
    near = (s.person for s in state.focus.latest() if mention.sentence - s.sentence <= _JUST_BEFORE)
    visiting = (p for p in near if state.doc.text.startswith("the visiting ", state.mentions[p.first].start))
    return next((p for p in visiting if holds(p, key, former=False)), None)


def _of_body(state: State, key: str, institution: str) -> Person | None:
    """Read "the commission's president": the one whose office belongs to that body."""
    word = institution.casefold().rpartition(" ")[2]
    for office, person in state.of_bodies:
        first = state.mentions[person.first]
        if answers(office.key, key) and word in state.doc.text[first.start : first.end].casefold():
            return person
    return None


def _organisation(name: str | None) -> str | None:
    """The name in full of an organisation told by any of its names."""
    known = lexicon.organisation_by_name().get(name) if name else None
    return known.name if known else None


def _organisations_of(person: Person) -> set[str]:
    """The organisations that somebody is of, by what the text tells and by the dated list."""
    told = {_organisation(o.institution) for o in person.offices if not o.former}
    return {of for of in (*told, person.known.organisation if person.known else "") if of}


def _of_organisation(state: State, key: str, organisation: str) -> Person | None:
    """Read "the head of the OAS", also of somebody named later: the only one of it who holds the office."""
    asked = organisation, "chief" if key in _HEADS else key
    if asked not in state.heads:
        held = (p for p in state.unique if holds(p, asked[1], former=False))
        state.heads[asked] = only([p for p in held if organisation in _organisations_of(p)])
    return state.heads[asked]


def only(people: list[Person]) -> Person | None:
    """The one of a list that has just one."""
    return people[0] if len(people) == 1 else None
