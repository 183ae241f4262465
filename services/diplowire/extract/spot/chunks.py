"""Mentions, dates and sums in, each sentence as a row of chunks out; what no mention covers stays a single token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, overload

from diplowire.extract.document import Chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplowire.extract.document import DateMention, Mention, MoneyMention, Segmented, Sentence


# The checks of a NamedTuple's own constructor cost more than the cutting.
_chunk: Callable[[Iterable[object]], Chunk] = partial(tuple.__new__, Chunk)
_Piece = tuple[int, int, int, str, int]  # start, end (negative, so that the longer comes first), end, kind, number


def chunk(
    seg: Segmented, mentions: Sequence[Mention], dates: Sequence[DateMention], money: Sequence[MoneyMention]
) -> Sequence[tuple[Chunk, ...]]:
    """Cut every sentence into chunks; of pieces that overlap the first stays, of two that start together the longer."""
    pieces: list[_Piece] = [(m.start, -m.end, m.end, m.kind, i) for i, m in enumerate(mentions)]
    pieces += [(d.start, -d.end, d.end, "date", i) for i, d in enumerate(dates)]
    pieces += [(m.start, -m.end, m.end, "money", i) for i, m in enumerate(money)]
    pieces.sort()
    return _Rows(seg, pieces)


class _Rows(Sequence[tuple[Chunk, ...]]):
    """The rows of all sentences, each cut when it is first asked for: most sentences tell of nothing, and never are."""

    __slots__ = ("_pieces", "_rows", "_seg", "_starts")

    def __init__(self, seg: Segmented, pieces: list[_Piece]) -> None:
        self._seg, self._pieces, self._starts = seg, pieces, [piece[0] for piece in pieces]
        self._rows: list[tuple[Chunk, ...] | None] = [None] * len(seg.sentences)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> tuple[Chunk, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[Chunk, ...]]: ...

    def __getitem__(self, index: int | slice) -> tuple[Chunk, ...] | Sequence[tuple[Chunk, ...]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        row = self._rows[index]
        if row is None:
            row = self._rows[index] = self._cut(self._seg.sentences[index])
        return row

    def _cut(self, sentence: Sentence) -> tuple[Chunk, ...]:
        """Make chunks of all tokens at once, and put the pieces in place of those that they cover."""
        seg, first, last = self._seg, sentence.first, sentence.last
        starts, places = seg.starts, range(first, last)
        columns = zip(starts[first:last], seg.ends[first:last], repeat("word"), seg.lower[first:last], places, places)
        words = list(map(_chunk, columns))
        row: list[Chunk] = []
        at = first
        own_pieces = slice(bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end))
        for start, _, end, kind, ref in self._pieces[own_pieces]:
            own = bisect_left(starts, start, at, last)
            if own < last and starts[own] == start:
                row += words[at - first : own - first]
                row.append(_chunk((start, end, kind, "", ref, own)))
                at = bisect_left(starts, end, own, last)
        return (*row, *words[at - first :])
