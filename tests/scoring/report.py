"""Figures in, tables out: in colour for a terminal, plain for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from scoring.calibration import bins, error
from scoring.events import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from scoring.calibration import Said
    from scoring.figures import Figures
    from scoring.matching import Fault, Verdict

_GOOD, _FAIR = 0.9, 0.75
_TOO_FAR, _FAR = 0.2, 0.1  # said and true shares apart


def scores(console: Console, now: Sequence[Figures], before: Sequence[Figures] | None) -> None:
    """Precision, recall and F1 of each kind, and what changed."""
    table = _table(
        "over tests/cases", "kind", "gold", "found", "P", "R", "F1", "strict P", "R ", "F1 ", "whole", "F1 was", "strict was"
    )
    for row, old in zip(now, before or (None,) * len(now), strict=True):
        loose, strict = row.ratios(row.right), row.ratios(row.strict)
        cells = [Text(row.name), Text(str(row.gold)), Text(str(row.found)), *map(_share, loose), *map(_share, strict)]
        whole = _share(row.whole / row.gold if row.gold else None)
        table.add_row(*cells, whole, _change(row.f1, old and old.f1), _change(row.strict_f1, old and old.strict_f1))
    console.print(table)


def summary(console: Console, verdicts: Mapping[str, Verdict], faults: Mapping[str, frozenset[Fault]]) -> None:
    """How many cases are right in every field, and false alarms where there is nothing to find."""
    silent = [v for v in verdicts.values() if not v.pairs and not v.missed]
    alarms = sum(len(v.extra) for v in silent)
    right = sum(not faults[slug] for slug in verdicts)
    console.print(
        f"{right} of {len(verdicts)} cases right in every field; {alarms} false alarms in {len(silent)} without diplomacy"
    )


def changes(console: Console, gains: Mapping[str, Sequence[Fault]], losses: Mapping[str, Sequence[Fault]]) -> None:
    """Faults that are gone and that are new, case by case."""
    if not gains and not losses:
        console.print("no case changed")
    for slug in sorted({*gains, *losses}):
        console.print(slug, style="bold")
        for sign, style, faults in (
            ("+ right now:", "green", gains.get(slug, ())),
            ("- wrong now:", "red", losses.get(slug, ())),
        ):
            for fault in sorted(faults):
                console.print(f"  {sign} {fault.event}: {fault.what}", style=style)


def confidence(console: Console, name: str, said: Sequence[Said]) -> None:
    """What `confidence` said, and how often it was right."""
    title = f"confidence over {name}: {len(said)} events, {100 * error(said):.0f} points off in the mean"
    table = _table(title, "confidence", "said", "right", "events", *(f"{kind}s right" for kind in KINDS))
    for one in bins(said):
        events, right = one.kinds["all"]
        off = abs(one.said - right)
        style = "red" if off > _TOO_FAR else "yellow" if off > _FAR else "green"
        cells = [f"{100 * one.kinds[kind][1]:.0f} % of {one.kinds[kind][0]}" if kind in one.kinds else "" for kind in KINDS]
        band = f"{one.low:.1f}-{one.high:.1f}"
        table.add_row(band, f"{100 * one.said:.0f} %", Text(f"{100 * right:.0f} %", style=style), str(events), *cells)
    console.print(table)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", header_style="dim")
    return table


def _share(value: float | None) -> Text:
    if value is None:
        return Text("-")
    return Text(f"{100 * value:.1f}", style="green" if value >= _GOOD else "yellow" if value >= _FAIR else "red")


def _change(now: float | None, before: float | None) -> Text:
    if now is None or before is None:
        return Text("-")
    by = 100 * (now - before)
    sign = f" ({by:+.1f})" if abs(by) >= 0.05 else ""
    return Text(f"{100 * before:.1f}{sign}", style="green" if sign and by > 0 else "red" if sign else "")
