"""`diplowire dead list|show|replay`: the dead letter topic in; the letters, one of them, or their articles sent again out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from diplowire.cli.faults import Exit, Fault
from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.cli.terminal import complain, plain, plain_json

if TYPE_CHECKING:
    from diplowire.cli.letters import Choice

EXAMPLES = """Examples:

  diplowire dead list --code not_json --since 2h

  diplowire dead show 0/17

  diplowire dead replay --code crashed --dry-run"""

Code = Annotated[str | None, typer.Option(metavar="CODE", help="Only those that died of this, such as not_json.")]
Since = Annotated[
    str | None, typer.Option(metavar="WHEN", help="Only those since then: 30m, 2h, 7d, or a day such as 2026-11-24.")
]
Source = Annotated[
    str | None, typer.Option("--from", metavar="TOPIC[/PARTITION]", help="Only those whose article came from there.")
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many, the newest first.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, for pipes.")]

app = typer.Typer(help="The articles that could not be processed: list them, look at one, send them again.", epilog=EXAMPLES)


@app.command("list", epilog=EXAMPLES, short_help="One line a letter.")
def list_command(  # noqa: PLR0913 - each is an option of its own
    *,
    code: Code = None,
    since: Since = None,
    source: Source = None,
    limit: Limit = None,
    jsonl: Jsonl = False,
    bootstrap: Bootstrap = None,
) -> None:
    """List the dead letters: where each stands, when it died, of what, and how often."""
    settings = load(bootstrap)
    from diplowire.cli.letters import letters

    for letter in finish(letters(settings, _choice(code, since, source, limit))):
        if jsonl:
            _write_line(letter.fields())
        else:
            dead = letter.dead
            typer.echo(plain(f"{letter.place:>8}  {letter.day}  {dead.code:<15} x{dead.attempts}  {dead.detail}"))


@app.command("show", epilog=EXAMPLES, short_help="One letter, whole.")
def show_command(
    place: Annotated[str, typer.Argument(metavar="PARTITION/OFFSET", help="Which one, as `dead list` tells it.")],
    *,
    raw: Annotated[bool, typer.Option("--raw", help="Only the article's bytes, as they came.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Show why an article died, where it came from, and its bytes."""
    settings = load(bootstrap)
    from diplowire.cli.letters import letter_at

    found = finish(letter_at(settings, place))
    if found is None:
        raise Fault(f"{settings.topic('dead')} has no letter {place}")
    value = found.dead.value or b""
    if raw:
        if sys.stdout.isatty():
            raise Fault("--raw is for a file or a pipe; what those bytes do to a terminal is up to who sent them")
        sys.stdout.buffer.write(value)
        return
    for name, told in found.fields().items():
        typer.echo(plain(f"{name}: {told}"))
    typer.echo("\n" + "\n".join(plain(line) for line in value.decode("utf-8", "backslashreplace").splitlines()))


@app.command("replay", epilog=EXAMPLES, short_help="Send them again.")
def replay_command(  # noqa: PLR0913 - each is an option of its own
    *,
    code: Code = None,
    since: Since = None,
    source: Source = None,
    limit: Limit = None,
    attempts: Annotated[int, typer.Option(min=1, help="Leave those that have died so often already.")] = 3,
    mended: Annotated[bool, typer.Option("--mended", help="Only those that the rules here can read now.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what the rules here would now make of each.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="With --dry-run: one JSON object a line, for pipes.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Send the articles of dead letters to the topic of articles again, bytes, key and headers as they came.

    Letters stay on their topic until they expire. Events that are read twice have equal ids, so sending an article again does
    no harm. One that dies again counts one more; what has died too often stays dead until --attempts is raised.
    """
    settings = load(bootstrap)
    from diplowire.cli.letters import letters
    from diplowire.cli.replay import Replay

    found = finish(letters(settings, _choice(code, since, source, limit), one_an_article=True))
    ready = [letter for letter in found if letter.dead.attempts < attempts]
    for letter in found:
        if letter.dead.attempts >= attempts:
            died = letter.dead.attempts
            complain(f"{letter.place}: stays dead, it has died {died} times (--attempts {died + 1} sends it all the same)")
    replay = Replay(settings, ready, mended=mended)
    if dry_run:
        finish(replay.tell(_write_line if jsonl else None))
        return
    done = finish(replay.send())
    told = f"{done.acknowledged} of {len(ready)} articles on {settings.topic('articles')} again, acknowledged by Kafka"
    typer.echo(told)
    if done.refused:
        raise typer.Exit(Exit.FAILED)


def _choice(code: str | None, since: str | None, source: str | None, limit: int | None) -> Choice:
    from diplowire.cli.letters import Choice
    from diplowire.cli.moments import moment

    return Choice(code, moment("--since", since), source, limit)


def _write_line(fields: dict[str, Any]) -> None:
    line = orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)
    sys.stdout.buffer.write(plain_json(line) if sys.stdout.isatty() else line)
    sys.stdout.buffer.flush()
