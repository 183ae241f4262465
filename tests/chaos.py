"""`make chaos`: one thing after another goes wrong on a real Kafka, under both deliveries; then the books of each are balanced.

Every fault has its turn, then chance decides until the time is up. --seed repeats the order of a run. Exit code 1 when an article
was lost, a message seen twice that must not be, or nobody was back in time.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
import time
import traceback
from pathlib import Path

from rich.table import Table

from diplowire.cli.terminal import console
from faults.acts import ACTS
from faults.stage import RETURN_SECONDS, Row, Theatre, theatre

COLUMNS = ("fault", "delivery", "times", "articles", "lost", "seen twice", "alike", "back after", "")


async def main(given: argparse.Namespace) -> int:
    """Play until the time is up, print the table, return the exit code."""
    chance, out = random.Random(given.seed), console()  # noqa: S311 - a run must be repeatable
    out.print(f"seed {given.seed}, {given.minutes:g} minutes, a broker that is away stays away for {given.away:g} s")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="diplowire-chaos-") as folder:
        async with theatre(Path(folder)) as house:
            failed = await _play(house, given, chance, rows)
    out.print(table(rows))
    for row in rows:
        for word in row.words:
            out.print(f"{row.fault}, {row.delivery}: {word}", style="dim")
    broken = [row for row in rows if not row.kept()]
    times, articles = sum(row.strikes for row in rows), sum(row.articles for row in rows)
    lost = sum(row.lost for row in rows)
    out.print(
        f"{len(rows)} runs, {times} blows, {articles:,} articles, {lost} lost, {len(broken)} promises broken, {failed} cut short"
    )
    return 1 if broken or failed else 0


async def _play(house: Theatre, given: argparse.Namespace, chance: random.Random, rows: list[Row]) -> int:
    names = [name for name in ACTS if given.only in name and (house.disk or name != "disk full")]
    turns, failed, until = chance.sample(names, len(names)), 0, time.monotonic() + 60 * given.minutes
    while turns or time.monotonic() < until:
        name = turns.pop() if turns else chance.choice(names)
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {name}\n")
        try:
            stage = await house.stage(name, random.Random(chance.random()), given.away)  # noqa: S311 - same
            rows += await stage.play(name, ACTS[name])
        except Exception:  # noqa: BLE001 - the next fault is tried all the same
            failed += 1
            traceback.print_exc()
    return failed


def table(rows: list[Row]) -> Table:
    """One line for each fault and delivery; a star for what was not kept."""
    made = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for number, column in enumerate(COLUMNS):
        made.add_column(column, justify="right" if 1 < number < len(COLUMNS) - 1 else "left", header_style="dim", no_wrap=True)
    for fault in ACTS:
        for delivery in ("at_least_once", "exactly_once"):
            if runs := [row for row in rows if (row.fault, row.delivery) == (fault, delivery)]:
                made.add_row(*_line(runs))
    return made


def _line(runs: list[Row]) -> tuple[str, ...]:
    slowest = max(row.back for row in runs)
    words = sum(len(row.words) for row in runs)
    return (
        runs[0].fault,
        runs[0].delivery,
        str(sum(row.strikes for row in runs)),
        str(sum(row.articles for row in runs)),
        str(sum(row.lost for row in runs)),
        str(sum(row.repeated for row in runs)),
        "yes" if all(row.alike for row in runs) else "NO",
        f"{slowest:.1f} s" + (" *" if slowest > RETURN_SECONDS else ""),
        f"{words} said why" if words else "",
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, metavar="M", help="at least so long (default: 10)")
    parser.add_argument("--seed", default=secrets.token_hex(4), help="repeats a run's order of faults")
    parser.add_argument("--only", default="", metavar="WORD", help="faults with this in their name only")
    parser.add_argument("--away", type=float, default=60.0, metavar="S", help="seconds that a broker stays away (default: 60)")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(asyncio.run(main(_options())))
    except KeyboardInterrupt:
        sys.exit("stopped by hand; the books were not balanced")
