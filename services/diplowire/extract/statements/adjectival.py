"""A country in the words that name a speaker in, whether it only tells where somebody is from out: "the U.S. oil industry"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.document import Mention, Segmented

# What may stand behind a country that speaks itself.
_NO_NOUNS = frozenset(
    "and or nor but as with of in to for from at on who which that itself alone too also both itself together alongside "
    "under after last this yesterday today tomorrow later earlier".split()
)
# "The U.S. and European allies said": the U.S. and others.
_STATES = frozenset("allies countries governments members nations partners powers states".split())


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of countries, those among them that are names as well: "U.S."."""
    return frozenset(word for country in lexicon.countries().values() for word in country.adjectives)


def modifies(seg: Segmented, mention: Mention, end: int, following: Mention | None) -> bool:
    """Tell whether a noun follows a country before `end`: "the U.S. west coast", "Argentine and Spanish scientists"."""
    if seg.text[mention.start : mention.end].removeprefix("the ").removeprefix("The ") not in _adjectives():
        return False  # "Norway shut the port": a verb rather than a noun
    after, last = bisect_left(seg.starts, mention.end), bisect_left(seg.ends, end)
    if after > last or last >= len(seg.words) or not _is_noun(seg.words[last]):
        return False
    if _is_noun(seg.words[after]):
        return not may_be_past(seg.lower[after])  # not "Norway detained the crew, accusing it"
    # "Argentine and Spanish scientists": no country of its own stands behind "and"
    joined = after + 1 < last and seg.lower[after] == "and" and seg.words[after + 1][0].isupper()
    return joined and seg.lower[last] not in _STATES and not (following is not None and following.start < end)


def _is_noun(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in _NO_NOUNS
