"""Mentions of bodies in, the same with those out that the text tells by letters it has explained: "Harbour Office (HBO)"."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.spot.known import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Segmented

_EXPLAINED = re.compile(r" \(([A-Z][A-Za-z]?[A-Z]{1,5})\)$")
_LONGEST = len(" (ABCDEFG)")


def with_short_names(seg: Segmented, mentions: list[Mention]) -> list[Mention]:
    """Add the places where a body is told by its letters, which are no known words, behind where they are explained."""
    bodies: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "institution" and seg.text[mention.end - 1] == ")" and mention.rule == "institution":
            told = _EXPLAINED.search(seg.text, max(mention.start, mention.end - _LONGEST), mention.end)
            if told is not None and known(told[1]).phrase is None and not known(told[1]).alone:
                bodies.setdefault(told[1], mention)
    return sorted([*mentions, *_again(seg, bodies, mentions)], key=attrgetter("start")) if bodies else mentions


def _again(seg: Segmented, bodies: dict[str, Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The places of the letters outside all other mentions."""
    starts = [m.start for m in mentions]
    found: list[Mention] = []
    for sentence in seg.sentences:
        if sentence.kind == "heading":
            continue
        for at in range(sentence.first, sentence.last):
            body = bodies.get(seg.words[at])
            if body is None or seg.starts[at] < body.end:
                continue
            before = bisect_right(starts, seg.starts[at]) - 1
            if before >= 0 and mentions[before].end > seg.starts[at]:
                continue
            name = (body.name or "").rpartition(" (")[0]
            found.append(body._replace(start=seg.starts[at], end=seg.ends[at], sentence=sentence.index, name=name))
    return found
