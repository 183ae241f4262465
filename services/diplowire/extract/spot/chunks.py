"""Mentions, dates and sums in, each sentence as a row of chunks out; what no mention covers stays a single token."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from diplowire.extract.document import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from diplowire.extract.document import DateMention, Mention, MoneyMention, Segmented


# The checks of a NamedTuple's own constructor cost more than the cutting.
_chunk: Callable[[Iterable[object]], Chunk] = partial(tuple.__new__, Chunk)
# No piece starts here.
_NOWHERE = 1 << 62


def chunk(
    seg: Segmented, mentions: Sequence[Mention], dates: Sequence[DateMention], money: Sequence[MoneyMention]
) -> tuple[tuple[Chunk, ...], ...]:
    """Cut every sentence into chunks; of pieces that overlap the first stays, of two that start together the longer."""
    pieces: list[tuple[int, int, int, str, int]] = [(m.start, -m.end, m.end, m.kind, i) for i, m in enumerate(mentions)]
    pieces += [(d.start, -d.end, d.end, "date", i) for i, d in enumerate(dates)]
    pieces += [(m.start, -m.end, m.end, "money", i) for i, m in enumerate(money)]
    pieces.sort()
    pieces.append((_NOWHERE, 0, _NOWHERE, "", 0))
    tokens, at = seg.tokens, 0
    rows: list[tuple[Chunk, ...]] = []
    for sentence in seg.sentences:
        row: list[Chunk] = []
        index, last = sentence.first, sentence.last
        while index < last:
            start, end, _, lower, _ = tokens[index]
            while pieces[at][0] < start:
                at += 1
            if pieces[at][0] != start:
                row.append(_chunk((start, end, "word", lower, index, index)))
                index += 1
                continue
            _, _, end, kind, ref = pieces[at]
            row.append(_chunk((start, end, kind, "", ref, index)))
            while index < last and tokens[index][0] < end:
                index += 1
        rows.append(tuple(row))
    return tuple(rows)
