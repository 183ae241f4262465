"""A match of a rule in which no office stands in, its mention out: bare names, pronouns, places and countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.document import Mention
from diplowire.extract.spot.word_class import AFTER_OFFICIAL
from diplowire.model import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.spot.atoms import Row
    from diplowire.extract.spot.phrases import Phrase

_GENDERS = {"he": "m", "she": "f"}
_NAMED_BEHIND = frozenset({"organisation", "organization"})
# A palace has a city's name without standing in it.
_NAMED_AFTER = frozenset({"castle", "mansion", "palace", "villa"})


def _name(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    if match[0] == "I":
        return []  # an initial alone is nobody's name
    start, end = row.span(seg, *match.span())
    return [Mention(start, end, "person", sentence.index, seg.text[start:end], rule="name")]


def _acts(seg: Segmented, index: int) -> bool:
    follower = seg.lower[index] if index < len(seg.lower) else ""
    return follower in AFTER_OFFICIAL or follower.endswith("ed")


def _pronoun(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    start, end = row.span(seg, *match.span())
    first = row.firsts[match.start()]
    lower = seg.lower[first]
    if lower == "latter" and not (_acts(seg, first + 1) or seg.lower[first + 1 : first + 2] in (["'s"], ["’s"])):
        return []  # "the latter half of the year"
    gender, plural = _GENDERS.get(lower), lower == "they"
    return [Mention(start, end, "pronoun", sentence.index, lower, gender=gender, plural=plural, rule="pronoun")]


def _country(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    start, end = row.span(seg, *match.span())
    facts = (row.fact(seg, at) for at in range(*match.span()))
    code = next((fact.country for fact in facts if fact is not None and fact.country), None)
    rule = "side_of_country" if match.lastgroup == "side_of_country" else "country"
    countries = (code,) if code else ()
    return [Mention(start, end, "country", sentence.index, country=code, countries=countries, sector="GOV", rule=rule)]


def _place(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    at = match.end() - 1
    start, end = row.span(seg, at, at + 1)
    phrase, words, last = row.fact(seg, at), seg.text[start:end], row.firsts[at + 1]
    place = (phrase.place if phrase else None) or Place(name=words, kind="region")
    if place.kind == "city" and last < sentence.last and seg.lower[last] in _NAMED_AFTER:
        place = Place(name=words, kind="venue")
    sector = "GOV" if phrase and phrase.capital else None
    start, _ = row.span(seg, match.start(), match.end())
    return [
        Mention(start, end, "place", sentence.index, place.name, country=place.country, sector=sector, place=place, rule="place")
    ]


def is_no_body(words: str, head: str, follower: str, fact: Phrase | None, *, opened: bool) -> bool:
    """Tell a mere word from a body: "took office", "the organisation People in Need", "her first mission to the country".

    `opened` are those with an article or a number; `head` is the last word of the body, `fact` what is known of it.
    """
    if not opened and words.islower():
        return True
    named_behind = fact is not None and fact.key in _NAMED_BEHIND and follower[:1].isupper()
    own = follower == "to" and words.casefold().startswith(("his ", "her ", "their "))
    return named_behind or (own and head.casefold() == "mission")


def _institution(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    """Read "the former government", "NATO", with nothing beside that it could belong to."""
    text, fact, opened = seg.text, row.fact(seg, match.end() - 1), match[0][0] == "t"
    (start, end), own = row.span(seg, *match.span()), row.span(seg, match.end() - 1, match.end())
    behind = row.firsts[match.end()]
    follower = seg.words[behind] if behind < sentence.last else ""
    institution = text[slice(*own)]
    if is_no_body(text[start:end], institution, follower, fact, opened=opened):
        return []
    name = text[seg.starts[row.firsts[match.start() + 1]] : end] if opened else text[start:end]
    former = "m" in match[0] and (rank := row.fact(seg, match.end() - 2)) is not None and rank.effect == "former"
    code = (fact.country or (fact.place.country if fact.place else None)) if fact else None
    countries, sector = (code,) if code else (), (fact.sector if fact else None) or None
    rule = "institution_at_home" if fact and fact.effect == "at_home" else "institution"
    told = (None, None, institution, code or None, countries, sector, False, None, former, None, rule)
    return [Mention(start, end, "institution", sentence.index, name, *told)]


# By the name of the rule.
READERS: Mapping[str, Callable[[Segmented, Sentence, Row, re.Match[str]], list[Mention]]] = {
    "bare_name": _name,
    "bare_institution": _institution,
    "pronoun": _pronoun,
    "bare_country": _country,
    "country": _country,
    "side_of_country": _country,
    "bare_place": _place,
    "place": _place,
}
