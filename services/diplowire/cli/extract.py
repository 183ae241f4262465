"""`diplowire extract`: articles from files or a pipe in, their events out; no Kafka."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from diplowire.cli.articles import Files, Published, check, day, sources
from diplowire.cli.faults import Exit, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.cli.reading import Read
    from diplowire.pipeline import Scope

EXAMPLES = """Examples:

  diplowire extract article.txt --published 2024-04-26

  diplowire extract --format jsonl - < articles.jsonl | jq .type

  diplowire extract article.txt --why "welcomed"
"""


def extract_command(
    files: Files = None,
    *,
    published: Published = None,
    output: Annotated[
        Literal["table", "jsonl", "html"] | None,
        typer.Option("--format", help="A card for people (the default), one JSON event a line, or one HTML page."),
    ] = None,
    scope: Annotated[
        Literal["diplomatic", "any"], typer.Option(help="Only diplomacy, or every attribution of any speaker as it stands.")
    ] = "diplomatic",
    why: Annotated[
        str | None,
        typer.Option(
            metavar="SENTENCE",
            help="Instead of events: which rules fired and which nearly did, for the sentence of this number, those with these "
            "words, or all. A table in a terminal, JSON lines in a pipe.",
        ),
    ] = None,
) -> None:
    """Read articles and report their visits, meetings and statements."""
    names = files or []
    check(names)
    articles = sources(names, published=day(published))
    from diplowire.cli.reading import Reading

    reading = Reading(scope)
    if why is not None:
        _explain(reading.read(articles), why, scope, output)
    else:
        {"table": _as_cards, "jsonl": _as_lines, "html": _as_page}[output or "table"](reading.read(articles))
    if reading.refused:
        raise typer.Exit(Exit.FAILED)


def _as_lines(found: Iterable[Read]) -> None:
    from diplowire.cli.terminal import plain_json

    out, seen = sys.stdout.buffer, sys.stdout.isatty()
    for _, outcome in found:
        for message in outcome.messages:
            line = message.value or b""
            out.write((plain_json(line) if seen else line) + b"\n")
        out.flush()  # the next stage of a pipe works while we read on


def _as_cards(found: Iterable[Read]) -> None:
    from diplowire.cli.card import card
    from diplowire.cli.terminal import console

    screen = console()
    for one in found:
        screen.print(card(one.article, one.outcome.events))


def _as_page(found: Iterable[Read]) -> None:
    from diplowire.cli.page import page

    sys.stdout.write(page([(one.article, one.outcome.events) for one in found]))


def _explain(found: Iterable[Read], why: str, scope: Scope, output: str | None) -> None:
    from diplowire.cli.why import as_lines, as_tables, chosen
    from diplowire.extract.why import explain

    if output == "html":
        raise Fault("--why: is shown as table or jsonl", Exit.USAGE)
    shown = as_tables if (output or ("table" if sys.stdout.isatty() else "jsonl")) == "table" else as_lines
    for one in found:
        article = one.article
        shown(article, chosen(why, article, explain(article, scope=scope)))
