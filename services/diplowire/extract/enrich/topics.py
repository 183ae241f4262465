"""Words in, the subjects of diplomacy that they are about out."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from diplowire.extract.lexicon.code_table import topics as known_topics
from diplowire.model import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEME = "diplowire"
CONTEXT_SCHEME = "plover-context"
_MOST = 5


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    pairs = [(word, topic.code) for topic in known_topics().values() for word in topic.words]
    return AhoCorasick([word for word, _ in pairs], matchkind=MatchKind.LeftmostLongest), tuple(code for _, code in pairs)


def subjects(texts: Sequence[str]) -> tuple[Topic, ...]:
    """Subjects of some texts, the most frequent first (of equals the first named), and their contexts of PLOVER."""
    finder, codes = _finder()
    counts: Counter[str] = Counter()
    for text in texts:
        low = text.casefold()
        for number, start, end in finder.find_matches_as_indexes(low):
            if (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum()):
                counts[codes[number]] += 1
    best = [code for code, _ in counts.most_common(_MOST)]
    own = [known_topics()[code] for code in best]
    contexts = dict.fromkeys(t.context for t in own if t.context)
    return (
        *(Topic(scheme=SCHEME, code=t.code, label=t.label) for t in own),
        *(Topic(scheme=CONTEXT_SCHEME, code=c, label=c.replace("_", " ")) for c in contexts),
    )
