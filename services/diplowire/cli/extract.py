"""`diplowire extract`: articles from files or a pipe in, their events out; no Kafka."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from diplowire.cli.articles import Source, check, sources
from diplowire.cli.faults import Exit, Fault
from diplowire.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplowire.model import Article
    from diplowire.pipeline import Outcome, Scope

Format = Literal["table", "jsonl", "html"]

EXAMPLES = """Examples:

  diplowire extract article.txt --published 2024-04-26

  diplowire extract --format jsonl - < articles.jsonl | jq .type"""


class Read(NamedTuple):
    """An article as it came, and how it ended."""

    source: Source
    outcome: Outcome


def extract_command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Articles: .txt, .html, .json, .jsonl; or - for JSON lines on standard input."),
    ] = None,
    *,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, such as 2024-04-26, where the article does not tell it."),
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="A card for people, one JSON event a line, or one HTML page.")
    ] = "table",
    scope: Annotated[
        Literal["diplomatic", "any"], typer.Option(help="Only diplomacy, or every attribution of any speaker as it stands.")
    ] = "diplomatic",
) -> None:
    """Read articles and report their visits, meetings and statements."""
    names = files or []
    check(names)
    refused = [0]
    found = _read(sources(names, published=_day(published)), scope, refused)
    {"table": _as_cards, "jsonl": _as_lines, "html": _as_page}[output](found)
    if refused[0]:
        raise typer.Exit(Exit.FAILED)


def _read(articles: Iterable[Source], scope: Scope, refused: list[int]) -> Iterator[Read]:
    """Yield the articles that were read; tell of the others, count them in `refused`, and go on."""
    from diplowire.pipeline import Record, handle

    for number, source in enumerate(articles):
        outcome = handle(Record("articles", 0, number, None, source.value), scope=scope)
        if outcome.outcome == "dead_letter":
            complain(f"{source.name}: {outcome.code}: {outcome.detail}")
            refused[0] += 1
        elif outcome.outcome == "unsupported_language":
            complain(f"{source.name}: passed by, its language is {outcome.language}")
        elif outcome.article_id is None:
            complain(f"{source.name}: passed by, {outcome.reason}")
        else:
            yield Read(source, outcome)


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
    for source, outcome in found:
        screen.print(card(_article(source), outcome.events))


def _as_page(found: Iterable[Read]) -> None:
    from diplowire.cli.page import page

    sys.stdout.write(page([(_article(source), outcome.events) for source, outcome in found]))


def _article(source: Source) -> Article:
    from diplowire.wire import decode_article

    article = decode_article(source.value).article
    if article is None:
        raise Fault(f"{source.name}: holds no article")
    return article


def _day(given: str | None) -> str | None:
    import datetime as dt

    try:
        return given and dt.date.fromisoformat(given).isoformat()
    except ValueError:
        raise Fault(f"--published: {given!r} is no day; write it as 2024-04-26", Exit.USAGE) from None
