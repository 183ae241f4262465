"""A segmented text and its day of publication in, the dates that it tells out."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from diplowire.extract.dates_pattern import ANCHORS, OPENERS, PHRASE, REACH, RULES
from diplowire.extract.dates_reading import READERS, beside

if TYPE_CHECKING:
    import re

    from diplowire.extract.document import DateMention, Segmented

_FIRST_YEAR, _LAST_YEAR = 1600, 9000


@cache
def _anchors() -> AhoCorasick:
    return AhoCorasick(list(ANCHORS))


def find_dates(seg: Segmented, published: str | None) -> tuple[DateMention, ...]:
    """Dates of a text in its order. `published` is an ISO day; without it only dates with a year are resolved."""
    near = _day(published)
    done = 0
    found: list[DateMention] = []
    for _, start, end in _anchors().find_matches_as_indexes(seg.text):
        if start < done:
            continue
        own = bisect_right(seg.starts, start + seg.text[start].isspace()) - 1
        phrase = _phrase(seg, own, done, end) if own >= 0 and seg.ends[own] >= end else None
        if phrase is None:
            continue
        done = phrase.end()
        mention = _read(phrase, near, found)
        if mention is not None:
            found.append(mention)
            done = mention.end
    return tuple(found)


def _phrase(seg: Segmented, own: int, done: int, end: int) -> re.Match[str] | None:
    """Find the phrase that the anchor in token `own` belongs to: it may begin a few tokens earlier."""
    for index in range(max(0, own - REACH), own + 1):
        lower = seg.lower[index]
        if (index == own or lower in OPENERS or lower[0].isdigit()) and seg.starts[index] >= done:
            phrase = PHRASE.match(seg.text, seg.starts[index])
            if phrase is not None and phrase.end() >= end:
                return phrase
    return None


def _read(phrase: re.Match[str], near: date | None, before: list[DateMention]) -> DateMention | None:
    rule = (phrase.lastgroup or "").replace("_", "-")
    words = RULES[rule].match(phrase.string, phrase.start())
    if words is None:  # pragma: no cover - the same source has just matched here
        return None
    return beside(words, before, near) if rule == "beside-a-day" else READERS[rule](words, near)


def _day(published: str | None) -> date | None:
    """Read the day of publication; one that is no day, or that no newspaper can have, is as good as none."""
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None
