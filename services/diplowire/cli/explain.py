"""`diplowire explain`: an article in; one HTML file, its evidence marked beside its events, out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplowire.cli.articles import Published, check, day, sources
from diplowire.cli.faults import Exit

EXAMPLES = """Examples:

  diplowire explain article.txt --published 2024-04-26

  diplowire explain articles.jsonl --output story.html"""


def explain_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article: .txt, .html, .json, .jsonl.")],
    *,
    published: Published = None,
    output: Annotated[
        Path | None, typer.Option(help="File to write; without it one of the same name, ending in .html, in this folder.")
    ] = None,
) -> None:
    """Write one HTML page that shows which words of an article prove which event."""
    check([file])
    articles = sources([file], published=day(published))
    from diplowire.cli.page import page
    from diplowire.cli.reading import Reading

    reading = Reading()
    shown = page([(one.article, one.outcome.events) for one in reading.read(articles)])
    target = output or _beside(Path(file))
    target.write_text(shown, "utf-8")
    typer.echo(f"{target}")
    if reading.refused:
        raise typer.Exit(Exit.FAILED)


def _beside(file: Path) -> Path:
    """Never the file itself: `article.html` becomes `article.explained.html`."""
    name = Path(f"{file.stem}.html")
    return Path(f"{file.stem}.explained.html") if file.suffix.lower() in {".html", ".htm"} else name
