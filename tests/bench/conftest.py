"""What the benchmarks share: tables that are printed at the end of `make bench`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from rich.table import Table

from diplowire.cli.terminal import console

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, ...]
_TABLES: Final = pytest.StashKey[dict[str, list[Row]]]()
_COLUMNS: Final = {
    "An article of 4,000 characters": ("what", "ms", "articles/s", "times the yardstick"),
    "Where the time goes": ("stage", "ms an article", "share"),
    "Both deliveries at once, one worker each": ("delivery, article", "CPU ms an article", "median ms", "p99 ms", "articles/s"),
    "Text at its worst, a character of ordinary news being 1": ("shape", "characters", "times ordinary"),
}


def pytest_terminal_summary(config: pytest.Config) -> None:
    """Print what was measured."""
    out = console()
    for title, rows in config.stash.get(_TABLES, {}).items():
        table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for number, column in enumerate(_COLUMNS[title]):
            table.add_column(column, justify="right" if number else "left", header_style="dim")
        for row in sorted(rows, key=lambda row: -float(row[-1].rstrip(" %"))):
            table.add_row(*row)
        out.print()
        out.print(table)


@pytest.fixture
def measuring(request: pytest.FixtureRequest) -> bool:
    """Whether figures are wanted (`make bench`), or only that all of it runs (`make test`)."""
    return bool(request.config.getoption("benchmark_enable"))


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, Row], None]:
    """Add a row to one of the tables."""
    tables = request.config.stash.setdefault(_TABLES, {})
    return lambda title, row: tables.setdefault(title, []).append(row)
