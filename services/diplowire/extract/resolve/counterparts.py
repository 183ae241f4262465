"""Mentions and the people in them in, the countries of counterparts whom the text names without one out.

"The president visited Gabon for talks with his counterpart, Ada Nze": she is of the country that the sentence tells, not of his.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import demonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplowire.extract.document import Mention, Segmented
    from diplowire.extract.resolve.people import Person

_IN_CAPITAL = re.compile(r"\b[Tt]he ([A-Z]\w+) capital\b")
_CAPITAL_REACH = 300  # characters; a sentence may name very many counterparts
_REACH = 12  # mentions around that are looked at
_CLOSES = frozenset(".;)")
_PLACES = frozenset({"country", "place"})
_OF_STATES = frozenset({"country", "institution", "place", "role"})
_SENTENCES_BACK = 3


def countries_of_counterparts(
    seg: Segmented, mentions: Sequence[Mention], people: Mapping[int, Person], home: str | None
) -> tuple[Mention, ...]:
    """Give the mentions with the countries of counterparts; the people behind them learn theirs."""
    told = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.office != "counterpart":
            if mention.kind == "group" and mention.office and mention.country:
                _told_one_by_one(seg, told, people, index)  # "the foreign ministers of Norway, A, and Sweden, B"
            continue
        if _is_colleague_at_home(seg, mention):
            if index in people and people[index].country is None and (whose := _of_sentence_before(mentions, people, index)):
                people[index].country = whose.country
            continue
        if mention.plural and mention.country:
            _told_one_by_one(seg, told, people, index)
        if mention.plural or (mention.country and not _ends_named(seg, mentions, index)):
            continue
        country = mention.country or _country(seg, mentions, people, index, home)
        if country is None:
            continue
        told[index] = mention._replace(country=country, countries=(country,))
        after = index + 1 if mention.kind == "role" and _beside(seg, mentions, index) else index
        person = people.get(after)
        if person is not None and person.country is None:
            person.country = country
            told[after] = told[after]._replace(country=country)
    return tuple(told)


def _is_colleague_at_home(seg: Segmented, mention: Mention) -> bool:
    """Tell whether a sentence opens with "Her colleague X": one of her own side, whom nobody meets."""
    opens = mention.start == seg.sentences[mention.sentence].start
    return opens and mention.kind == "person" and mention.country is None and (mention.title or "").casefold() == "colleague"


def _of_sentence_before(mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> Person | None:
    """Whom the sentence before tells of first."""
    near = range(max(0, index - _REACH), index)
    return next((people[k] for k in near if k in people and mentions[k].sentence == mentions[index].sentence - 1), None)


def _told_one_by_one(seg: Segmented, told: list[Mention], people: Mapping[int, Person], index: int) -> None:
    """Read "her counterparts from Norway, A, and Sweden, B": each is of the state before the comma."""
    for at in range(index, min(index + _REACH, len(told) - 1), 2):
        person = people.get(at + 1)
        state = told[at].country if at == index or told[at].kind == "country" else None
        if state is None or person is None or not _beside(seg, told, at):
            return
        if person.country is None:
            person.country = state
            told[at + 1] = told[at + 1]._replace(country=state)


def _ends_named(seg: Segmented, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether it is "to her Kenyan counterpart, X." at the end: nobody who is yet to say something."""
    return (
        mentions[index].kind == "role"
        and _beside(seg, mentions, index)
        and seg.text[mentions[index + 1].end : mentions[index + 1].end + 1] in _CLOSES
    )


def _beside(seg: Segmented, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether the one who is named stands right behind: "his counterpart, President X", "his counterpart President X"."""
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is None or after.kind != "person":
        return False
    return seg.text[mentions[index].end : after.start].strip() in ("", ",")


def _country(
    seg: Segmented, mentions: Sequence[Mention], people: Mapping[int, Person], index: int, home: str | None
) -> str | None:
    """The country or town last told, in this sentence or the one before, that is not of the one whose counterpart it is."""
    sentence = mentions[index].sentence
    whose = _of_pronoun(mentions, people, index) or next(
        (people[k] for k in _around(mentions, index, sentence) if k in people and k < index), None
    )
    own = whose.country or (home if whose.offices else None) if whose else None
    if (capital := _capital_told(seg, mentions[index])) not in (None, own):
        return capital
    for k in _around(mentions, index, sentence):
        found = mentions[k]
        if found.kind in _PLACES and found.country and found.country != own and (own or k < index):
            return found.country
        if found.kind == "group" and own in found.countries and len(found.countries) == len((own, "other")):
            return next(c for c in found.countries if c != own)  # "The ministers of A and B met. X and his counterpart"
    return _abroad(mentions, people, index, own) if own else None


def _abroad(mentions: Sequence[Mention], people: Mapping[int, Person], index: int, own: str) -> str | None:
    """The only other state of which the last sentences tell: "X flew to Peru. She met President Y. X saw her counterpart"."""
    last = mentions[index].sentence
    told: dict[int, set[str]] = {}
    for k in range(max(0, index - _REACH), index):
        state = people[k].country if k in people else mentions[k].country if mentions[k].kind in _OF_STATES else None
        if state and state != own:
            told.setdefault(mentions[k].sentence, set()).add(state)
    near = next((told[s] for s in range(last, last - _SENTENCES_BACK - 1, -1) if s in told), set())
    return next(iter(near)) if len(near) == 1 else None


def _capital_told(seg: Segmented, mention: Mention) -> str | None:
    """The country of "in the Lithuanian capital", told in the sentence before its counterpart."""
    first = max(seg.sentences[mention.sentence].start, mention.start - _CAPITAL_REACH)
    told = _IN_CAPITAL.findall(seg.text, first, mention.start)
    return demonyms().get(told[-1].casefold()) if told else None


def _of_pronoun(mentions: Sequence[Mention], people: Mapping[int, Person], index: int) -> Person | None:
    """Whose counterpart it is in "He met President A and his counterpart, B": the first one of the sentence before."""
    sentence = mentions[index].sentence
    near = range(max(0, index - _REACH), index)
    opens = next((mentions[k] for k in near if mentions[k].sentence == sentence), None)
    if opens is None or opens.kind != "pronoun" or opens.plural:
        return None
    before = [k for k in near if mentions[k].sentence >= sentence - _SENTENCES_BACK and mentions[k].sentence < sentence]
    if before and mentions[before[-1]].sentence == sentence - 1:
        first = next(k for k in before if mentions[k].sentence == sentence - 1)
        if mentions[first].kind == "pronoun":  # "X flew to Peru. She met President Y. Later, she saw her counterpart"
            return next((people[k] for k in before if k in people), None)
    return _of_sentence_before(mentions, people, index)


def _around(mentions: Sequence[Mention], index: int, sentence: int) -> Iterator[int]:
    """Mentions of the sentence, those nearest before first, then those behind, then those of the sentence before."""
    near = range(max(0, index - _REACH), min(len(mentions), index + _REACH))
    yield from (k for k in reversed(near) if k < index and mentions[k].sentence == sentence)
    yield from (k for k in near if k > index and mentions[k].sentence == sentence)
    yield from (k for k in reversed(near) if mentions[k].sentence == sentence - 1)
