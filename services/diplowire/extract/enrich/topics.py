"""Words in, the subjects of diplomacy that they are about out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from diplowire.extract.lexicon.code_table import topics as known_topics
from diplowire.model import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEME = "diplowire"
CONTEXT_SCHEME = "plover-context"
_MOST = 5


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    pairs = [(word, topic.code) for topic in known_topics().values() for word in topic.words]
    words, codes = zip(*pairs, strict=True)
    # Of the kinds that take little memory this one is the fastest.
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA), codes


@cache
def _made() -> Mapping[str, tuple[Topic, Topic | None]]:
    """The topics that a subject's code and its context make; they are the same for every event."""
    made: dict[str, tuple[Topic, Topic | None]] = {}
    for own in known_topics().values():
        context = Topic(scheme=CONTEXT_SCHEME, code=own.context, label=own.context.replace("_", " ")) if own.context else None
        made[own.code] = Topic(scheme=SCHEME, code=own.code, label=own.label), context
    return made


def codes_in(texts: Sequence[str]) -> list[str]:
    """Codes of the subjects of some texts, the most frequent first (of equals the first named)."""
    finder, codes = _finder()
    counts: dict[str, int] = {}
    for text in texts:
        low = text.casefold()
        for number, start, end in finder.find_matches_as_indexes(low):
            if (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum()):
                code = codes[number]
                counts[code] = counts.get(code, 0) + 1
    return sorted(counts, key=lambda code: -counts[code])[:_MOST]


def subjects(texts: Sequence[str]) -> tuple[Topic, ...]:
    """Subjects of some texts and their contexts of PLOVER."""
    made = [_made()[code] for code in codes_in(texts)]
    contexts = dict.fromkeys(context for _, context in made if context is not None)
    return (*(own for own, _ in made), *contexts)
