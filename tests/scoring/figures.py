"""Verdicts in, precision, recall and F1 of each kind out; loose (found) and strict (people, status, speaker right)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.events import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.matching import Verdict


class Figures(NamedTuple):
    """Counts of one kind of event, or of all."""

    name: str
    gold: int
    found: int
    right: int
    strict: int
    whole: int  # every field right

    def ratios(self, hits: int) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1; None where there is nothing to divide by."""
        precision = hits / self.found if self.found else None
        recall = hits / self.gold if self.gold else None
        return precision, recall, 2 * hits / (self.gold + self.found) if self.gold + self.found else None

    @property
    def f1(self) -> float | None:
        """Loose F1."""
        return self.ratios(self.right)[2]

    @property
    def strict_f1(self) -> float | None:
        """Strict F1."""
        return self.ratios(self.strict)[2]


def figures(verdicts: Iterable[Verdict]) -> tuple[Figures, ...]:
    """One line for each kind, and one for all of them."""
    listed = list(verdicts)
    rows = [_of(kind, kind, listed) for kind in KINDS]
    return (*rows, Figures("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))))


def _of(name: str, kind: str, verdicts: Iterable[Verdict]) -> Figures:
    gold = found = right = strict = whole = 0
    for verdict in verdicts:
        pairs = [pair for pair in verdict.pairs if pair.gold.kind == kind]
        missed = sum(event.kind == kind for event in verdict.missed)
        extra = sum(event.kind == kind for event in verdict.extra)
        gold, found, right = gold + len(pairs) + missed, found + len(pairs) + extra, right + len(pairs)
        strict += sum(pair.strict for pair in pairs)
        whole += sum(not pair.wrong for pair in pairs)
    return Figures(name, gold, found, right, strict, whole)
