"""Mentions, dates and sums in, each sentence as a row of chunks out; what no mention covers stays a single token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.document import Chunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import DateMention, Mention, MoneyMention, Segmented


def chunk(
    seg: Segmented, mentions: Sequence[Mention], dates: Sequence[DateMention], money: Sequence[MoneyMention]
) -> tuple[tuple[Chunk, ...], ...]:
    """Cut every sentence into chunks; of pieces that overlap the one that starts first stays, a mention before a date."""
    pieces = [(m.start, 0, m.end, m.kind, i) for i, m in enumerate(mentions)]
    pieces += [(d.start, 1, d.end, "date", i) for i, d in enumerate(dates)]
    pieces += [(m.start, 2, m.end, "money", i) for i, m in enumerate(money)]
    pieces.sort()
    rows: list[tuple[Chunk, ...]] = []
    at = 0
    for sentence in seg.sentences:
        row: list[Chunk] = []
        index = sentence.first
        while index < sentence.last:
            token = seg.tokens[index]
            while at < len(pieces) and pieces[at][0] < token.start:
                at += 1
            if at < len(pieces) and pieces[at][0] == token.start:
                start, _, end, kind, ref = pieces[at]
                row.append(Chunk(start, end, kind, "", ref, index))
                while index < sentence.last and seg.tokens[index].start < end:
                    index += 1
                continue
            row.append(Chunk(token.start, token.end, "word", token.lower, index, index))
            index += 1
        rows.append(tuple(row))
    return tuple(rows)
