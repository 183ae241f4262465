"""Explained articles in, a table for a person or JSON lines for a pipe out: why a sentence gave what it gave."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

import orjson
from rich.table import Table
from rich.text import Text

from diplowire.cli.faults import Exit, Fault
from diplowire.cli.terminal import console, plain, plain_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from diplowire.extract.why import Explained, Step
    from diplowire.model import Article

ALL = "all"
_LONGEST = 160  # characters of a reason that a table shows; JSON has them all
_MOST_LINES = 4


def chosen(wanted: str, article: Article, sentences: Sequence[Explained]) -> list[Explained]:
    """The sentences asked for: by their number, by a word in them, or all; Fault where there is none."""
    if wanted == ALL:
        return list(sentences)
    if wanted.isdigit():
        found = [s for s in sentences if s.number == int(wanted)]
    else:
        found = [s for s in sentences if wanted.casefold() in article.body[s.start : s.end].casefold()]
    if not found:
        told = f"it has {len(sentences)} sentences" if wanted.isdigit() else "no sentence of it holds these words"
        raise Fault(f"--why {plain(wanted)}: {plain(article.id)}: {told}", Exit.USAGE)
    return found


def as_tables(article: Article, sentences: Iterable[Explained]) -> None:
    """One table a sentence, and where the lexicon stands."""
    screen = console()
    for sentence in sentences:
        screen.print(Text(f"{sentence.number}  {plain(article.body[sentence.start : sentence.end])}", "bold"))
        if sentence.steps:
            screen.print(_table(article, sentence.steps))
        else:
            screen.print(Text("   no word that a rule looks for", "dim"))
        screen.print()
    _foot(screen)


def _table(article: Article, steps: Iterable[Step]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for head in ("", "stage", "words", "rule", "result, or why not", "lexicon"):
        table.add_column(head, overflow="fold")
    for step in steps:
        reason = plain(step.reason)
        known = [*step.lexicon[:_MOST_LINES], *(["…"] if len(step.lexicon) > _MOST_LINES else [])]
        table.add_row(
            Text("✓", "green") if step.fired else Text("✗", "red"),
            step.stage,
            Text(plain(article.body[step.start : step.end]), "italic"),
            step.rule,
            Text(reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST]}…"),
            Text("\n".join(known), "dim"),
        )
    return table


def _foot(screen: Console) -> None:
    screen.print(Text(f"✓ a rule took it  ✗ turned down  lexicon: {files('diplowire.extract.lexicon')}", "dim"), soft_wrap=True)


def as_lines(article: Article, sentences: Iterable[Explained]) -> None:
    """One JSON object a step."""
    out, seen = sys.stdout.buffer, sys.stdout.isatty()
    for sentence in sentences:
        for step in sentence.steps:
            row = {
                "article": article.id,
                **step._asdict(),
                "sentence": sentence.number,
                "text": article.body[step.start : step.end],
            }
            line = orjson.dumps(row)
            out.write((plain_json(line) if seen else line) + b"\n")
    out.flush()
