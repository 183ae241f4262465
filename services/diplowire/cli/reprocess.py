"""`diplowire reprocess`: two moments in; how the events of the articles between them change under the rules here out."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from diplowire.cli.faults import Exit, Fault
from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.cli.terminal import complain, console, plain, plain_json, steps_bar, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplowire.model import AnyEvent
    from diplowire.stream.changes import Change
    from diplowire.stream.reprocess import Stretch, Tally

EXAMPLES = """Examples:

  diplowire reprocess --from 2h --dry-run

  diplowire reprocess --from 2026-11-20 --to 2026-11-24T12:00 --jsonl | jq -r .change"""

_LISTED = 20  # changes that a person is shown; --jsonl gives them all
_KINDS = ("added", "different", "equal", "gone")
_TYPES = ("visit", "meeting", "statement")


def reprocess_command(
    *,
    begin: Annotated[str, typer.Option("--from", metavar="WHEN", help="Articles since then: 30m, 2h, 7d, or 2026-11-24.")],
    end: Annotated[str | None, typer.Option("--to", metavar="WHEN", help="Articles before then; without it, until now.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only compare; send nothing.")] = False,
    jsonl: Annotated[
        bool | None, typer.Option("--jsonl/--table", help="One JSON change a line, or a table; lines in a pipe, else a table.")
    ] = None,
    bootstrap: Bootstrap = None,
) -> None:
    """Read past articles by the rules here, compare with the events on the topics, and send those that are new or different.

    What is equal but for the version of the program is not sent again. What the rules no longer read is listed as gone: it stays
    on its topic until it expires, since nothing can be taken back from there. Articles that are dead letters now are counted,
    and left to `diplowire dead`.
    """
    stretch = _stretch(begin, end)
    settings = load(bootstrap)
    from diplowire.stream.reprocess import Reprocess

    lines = jsonl if jsonl is not None else not sys.stdout.isatty()
    shown = _Shown(_write_line if lines else _write_words)
    with steps_bar() as step:
        tally = finish(Reprocess(settings, stretch, shown.change).run(step, publish=not dry_run))
    shown.rest(lines=lines)
    if not tally.articles:
        raise Fault(f"{settings.topic('articles')} has no article of {_between(stretch)}")
    if not lines:
        _write_table(tally)
    tell(_summary(tally, stretch, dry_run=dry_run))
    if tally.waiting:
        tell(f"{tally.waiting} articles wait for the workers of {settings.group}; what those have not sent yet counts as added")
    for name, why in tally.refused:
        complain(f"{name}: not taken: {why}")
    if tally.refused:
        raise typer.Exit(Exit.FAILED)


def _stretch(begin: str, end: str | None) -> Stretch:
    from diplowire.cli.moments import moment
    from diplowire.stream.reprocess import Stretch

    now = int(time.time() * 1000)
    first, last = moment("--from", begin) or 0, moment("--to", end)
    stretch = Stretch(first, now if last is None else last)
    if stretch.begin >= stretch.end:
        raise Fault(f"--from is not before --to: {_between(stretch)}", Exit.USAGE)
    return stretch


def _between(stretch: Stretch) -> str:
    from diplowire.cli.moments import told

    return f"{told(stretch.begin)} to {told(stretch.end)}"


class _Shown:
    """Passes changes on to be written; a person is spared all but the first."""

    def __init__(self, write: Callable[[Change, AnyEvent | None], None]) -> None:
        self._write = write
        self._count = 0

    def change(self, change: Change, event: AnyEvent | None) -> None:
        if change.kind == "equal":
            return
        self._count += 1
        if self._write is _write_line or self._count <= _LISTED:
            self._write(change, event)

    def rest(self, *, lines: bool) -> None:
        if not lines and self._count > _LISTED:
            typer.echo(f"… and {self._count - _LISTED} more; --jsonl lists them all")


def _write_line(change: Change, event: AnyEvent | None) -> None:
    told = {"change": change.kind, "type": change.type, "id": change.id, "article": change.article, "fields": change.fields}
    line = orjson.dumps({**told, "event": event}, option=orjson.OPT_APPEND_NEWLINE)
    sys.stdout.buffer.write(plain_json(line) if sys.stdout.isatty() else line)
    sys.stdout.buffer.flush()


def _write_words(change: Change, event: AnyEvent | None) -> None:
    from diplowire.cli.label import headline

    words = headline(event).plain if event else f"{change.type.upper()} {change.id}"
    differs = f" [{', '.join(change.fields)}]" if change.fields else ""
    typer.echo(plain(f"{change.kind:<9} {words}{differs}  ({change.article})"))


def _write_table(tally: Tally) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, head in enumerate(("", *_KINDS)):
        table.add_column(head, justify="right" if number else "left", header_style="dim")
    for kind in _TYPES:
        table.add_row(f"{kind}s", *(f"{tally.events[change, kind]:,}" for change in _KINDS))
    console().print(table)


def _summary(tally: Tally, stretch: Stretch, *, dry_run: bool) -> str:
    from diplowire.cli.verdicts import numbers

    ends = {ending.replace("_", " "): count for ending, count in tally.articles.most_common()}
    changed = sum(count for (change, _), count in tally.events.items() if change in {"added", "different"})
    sent = f"{changed} would be sent" if dry_run else f"{tally.acknowledged} of {changed} sent, acknowledged by Kafka"
    counts = {change: sum(tally.events[change, kind] for kind in _TYPES) for change in _KINDS}
    told = ", ".join(f"{count} {change}" for change, count in counts.items())
    articles = numbers({"article": tally.articles.total()})
    of = ", ".join(f"{count} {ending}" for ending, count in ends.items())
    return f"{articles} of {_between(stretch)} ({of}); events: {told}; {sent}"
