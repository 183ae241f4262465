"""A text in, the state out that it takes for granted: no foreigner in it is of it, and its words tell of no other such state.

"The Danish ambassador to Norway", "ties between Norway and Denmark", "according to the Norwegian foreign ministry"; or its
title does: "Norway, Denmark sign a pact".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.resolve.guests import is_envoy, is_visiting, post_of
from diplowire.extract.resolve.neighbours import SPOKE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from diplowire.extract.document import Headline, Mention
    from diplowire.extract.resolve.people import Person

_OPENING = 2  # sentences: whoever is brought in there without a country is of home
_MOST_OFFICIALS = 8  # are asked whether an office is theirs
_BETWEEN = re.compile(r"\b(?:between|(?:relations|ties|friendship) of) (?:the )?$")
_LONG_BETWEEN = 24  # characters
_AND = (" and ", " and the ")
_SIDES = (" side", " delegation", " leader", " people")
_WANTS = re.compile(r" (?:and \w+ )?(?:will|would|wants?|is|has|have|are|plans?|seeks?|hopes?|looks?|says?|said)\b")
_TELLERS = ("ministry", "presidency", "chancellery", "cabinet", "foreign office")
_SAID = re.compile(r"(?: \([A-Z]{2,6}\))? (?:said|says|announced|confirmed|reported)\b")
_CREDIT = re.compile(r"\b(?:[Aa]ccording to|(?:statement|release|note|readout) (?:issued )?(?:from|by|of)) (?:the )?$")
_LONG_CREDIT = 36  # characters
# What a state that opens a title does, or who shares in it.
_HEADS_TITLE = re.compile(
    r"(?:['’]s |, | and | to |(?: again| also)? (?:accuses|agrees|asks|backs|calls|condemns|denies|hopes|hosts|joins|offers|plans"
    r"|pledges|ready|rejects|says|seeks|sends|signs|slams|summons|thanks|urges|vows|wants|warns|welcomes)\b)",
    re.IGNORECASE,
)


def home_hinted(text: str, mentions: Sequence[Mention], people: Iterable[Person], headline: Headline | None = None) -> str | None:
    """Give the state of the officials who open a text without a country; None where the hints tell of none, or of several."""
    held = [p for p in people if p.offices]
    at_home = [p for p in held if p.country is None and mentions[p.first].sentence <= _OPENING and p.offices[0].sector != "IGO"]
    if not at_home:
        return None
    at_home = at_home[:_MOST_OFFICIALS]
    foreign = {p.country for p in held} | {m.country for m in mentions if _is_foreigner(m, at_home)}
    guests = {m.country for m in mentions if m.country is not None and (is_envoy(m) or is_visiting(text, m))}
    told = {state for at in range(len(mentions)) for state in _hints(text, mentions, at, guests)}
    if mentions[0].sentence < mentions[at_home[0].first].sentence:  # not "Peru will pay, Foreign Minister X said"
        told |= _opens(text, mentions[0])
    told |= set(_titled(headline, at_home)) if headline is not None else set()
    told -= foreign
    return told.pop() if len(told) == 1 else None


def _is_foreigner(mention: Mention, people: Sequence[Person]) -> bool:
    """Tell whether it is an office of a state that none of the people without a country holds: "the Danish ambassador"."""
    if mention.kind != "role" or mention.country is None:
        return False
    return not any(answers(o.key, mention.office or "") for p in people for o in p.offices)


def _hints(text: str, mentions: Sequence[Mention], at: int, guests: Collection[str | None]) -> Iterator[str]:
    """The states that one mention tells of as home."""
    mention, state = mentions[at], mentions[at].country
    if (post := post_of(text, mention)) is not None:
        yield post
    if state is None:
        return
    if mention.kind == "country":
        other = _partner(text, mentions, at)
        if other and (other in guests) != (state in guests):
            yield state if other in guests else other
        if text.startswith("The ", mention.start) and text.endswith(_SIDES, 0, mention.end):
            yield state
    elif mention.kind == "institution" and (mention.name or "").casefold().endswith(_TELLERS):
        before = _CREDIT.search(text, max(0, mention.start - _LONG_CREDIT), mention.start)
        if before or _SAID.match(text, mention.end):
            yield state


def _opens(text: str, first: Mention) -> set[str]:
    """The state in "Norway wants a treaty" and "Norway deplored it" that opens a text."""
    acts = _WANTS.match(text, first.end) or SPOKE.match(text, first.end)
    opens = first.kind == "country" and first.start == 0 and acts is not None
    return {first.country} if opens and first.country is not None else set()


def _titled(headline: Headline, people: Sequence[Person]) -> Iterator[str]:
    """The states that a title tells of as home: "Norwegian FM in Lima" where the text brings in a foreign minister."""
    for mention in headline.mentions:
        if mention.country is None:
            continue
        opens = mention.kind == "country" and mention.start == 0 and _HEADS_TITLE.match(headline.text, mention.end)
        if opens or (mention.kind in ("person", "role") and not _is_foreigner(mention._replace(kind="role"), people)):
            yield mention.country


def _partner(text: str, mentions: Sequence[Mention], at: int) -> str | None:
    """Give the second state of "between Norway and Denmark"."""
    first, after = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    if after is None or after.kind != "country" or text[first.end : after.start] not in _AND:
        return None
    return after.country if _BETWEEN.search(text, max(0, first.start - _LONG_BETWEEN), first.start) else None
