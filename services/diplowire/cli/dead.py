"""`diplowire dead list|show|replay`: the dead letter topic in; the letters, one of them, or their articles sent again out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from diplowire.cli.faults import Exit, Fault
from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.cli.terminal import complain, plain, plain_json

if TYPE_CHECKING:
    from diplowire.cli.letters import Letter
    from diplowire.settings import Settings
    from diplowire.stream.client import Produced

EXAMPLES = """Examples:

  diplowire dead list --code not_json --since 2h

  diplowire dead show 0/17

  diplowire dead replay --code crashed --dry-run"""

Code = Annotated[str | None, typer.Option(metavar="CODE", help="Only those that died of this, such as not_json.")]
Since = Annotated[
    str | None, typer.Option(metavar="WHEN", help="Only those since then: 30m, 2h, 7d, or a day such as 2026-11-24.")
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many, the newest first.")]

app = typer.Typer(help="The articles that could not be processed: list them, look at one, send them again.", epilog=EXAMPLES)


@app.command("list", epilog=EXAMPLES, short_help="One line a letter.")
def list_command(
    *,
    code: Code = None,
    since: Since = None,
    limit: Limit = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, for pipes.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """List the dead letters: where each stands, when it died, of what, and how often."""
    settings = load(bootstrap)
    from diplowire.cli.letters import Choice, letters, since_moment

    for letter in finish(letters(settings, Choice(code, since_moment(since), limit))):
        if jsonl:
            line = orjson.dumps(letter.told(), option=orjson.OPT_APPEND_NEWLINE)
            sys.stdout.buffer.write(plain_json(line) if sys.stdout.isatty() else line)
        else:
            typer.echo(
                plain(f"{letter.place:>8}  {letter.day}  {letter.dead.code:<15} x{letter.dead.attempts}  {letter.dead.detail}")
            )


@app.command("show", epilog=EXAMPLES, short_help="One letter, whole.")
def show_command(
    place: Annotated[str, typer.Argument(metavar="PARTITION/OFFSET", help="Which one, as `dead list` tells it.")],
    *,
    raw: Annotated[bool, typer.Option("--raw", help="Only the article's bytes, as they came.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Show why an article died, where it came from, and its bytes."""
    settings = load(bootstrap)
    from diplowire.cli.letters import Choice, letters

    found = next((letter for letter in finish(letters(settings, Choice())) if letter.place == place), None)
    if found is None:
        raise Fault(f"{settings.topic('dead')} has no letter {place}")
    value = found.dead.value or b""
    if raw:
        sys.stdout.buffer.write(value)
        return
    for name, told in found.told().items():
        typer.echo(plain(f"{name}: {told}"))
    typer.echo("\n" + "\n".join(plain(line) for line in value.decode("utf-8", "backslashreplace").splitlines()))


@app.command("replay", epilog=EXAMPLES, short_help="Send them again.")
def replay_command(  # noqa: PLR0913 - each is an option of its own
    *,
    code: Code = None,
    since: Since = None,
    limit: Limit = None,
    attempts: Annotated[int, typer.Option(min=1, help="Leave those that have died so often already.")] = 3,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Send the articles of dead letters to the topic of articles again, bytes, key and headers as they came.

    Letters stay on their topic until they expire. Events that are read twice have equal ids, so sending an article again does
    no harm.
    """
    settings = load(bootstrap)
    from diplowire.cli.letters import Choice, letters, newest, since_moment

    found = newest(finish(letters(settings, Choice(code, since_moment(since), limit))))
    ready = [letter for letter in found if letter.dead.attempts < attempts]
    topic = settings.topic("articles")
    for letter in found:
        if letter.dead.attempts >= attempts:
            complain(f"{letter.place}: stays dead, it has died {letter.dead.attempts} times")
    if dry_run:
        for letter in ready:
            typer.echo(plain(f"{letter.place}: would be sent to {topic} ({letter.dead.code})"))
        return
    done = _replay(settings, ready) if ready else None
    typer.echo(f"{done.acknowledged if done else 0} of {len(ready)} articles on {topic} again, acknowledged by Kafka")
    if done and done.refused:
        raise typer.Exit(Exit.FAILED)


def _replay(settings: Settings, ready: list[Letter]) -> Produced:
    from diplowire.stream.client import Outgoing, produce
    from diplowire.stream.connection import kafka_options
    from diplowire.wire import replayed_headers

    topic = settings.topic("articles")
    again = [Outgoing(topic, letter.dead.key, letter.dead.value, replayed_headers(letter.dead)) for letter in ready]
    done = finish(produce(kafka_options(settings), again))
    for number, why in done.refused:
        complain(f"{ready[number].place}: not taken: {why}")
    return done
