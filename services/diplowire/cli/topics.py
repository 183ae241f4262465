"""`diplowire topics create`, `check`, `rights`: the settings in; the topics made or compared, or the rights on them, out."""

from __future__ import annotations

from typing import Annotated

import typer

from diplowire.cli.faults import Fault
from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.stream.rights import Part

EXAMPLES = """Examples:

  diplowire topics create --bootstrap kafka:9092

  diplowire topics check

  diplowire topics rights worker --user diplowire"""

app = typer.Typer(
    help="Create the topics, compare those on the broker with what is wanted, tell which rights are needed.",
    rich_markup_mode=None,
    epilog=EXAMPLES,
)


@app.command("create", epilog=EXAMPLES)
def create(bootstrap: Bootstrap = None) -> None:
    """Create the topics that are missing. Those that are there are left as they are."""
    settings = load(bootstrap)
    from diplowire.stream.connection import kafka_options
    from diplowire.stream.topics import Topics, ensure

    topics = Topics.from_settings(settings)
    made = finish(ensure(kafka_options(settings), topics, partitions=settings.partitions, replication=settings.replication))
    for name in topics.names():
        typer.echo(f"{name}: {'created' if name in made else 'was there'}")


@app.command("check", epilog=EXAMPLES)
def check(bootstrap: Bootstrap = None) -> None:
    """Name every difference from what is wanted. Exit code 1 if there is one."""
    settings = load(bootstrap)
    from diplowire.stream.connection import kafka_options
    from diplowire.stream.topics import Topics
    from diplowire.stream.topics import check as differences

    topics = Topics.from_settings(settings)
    options = kafka_options(settings)
    found = finish(differences(options, topics, partitions=settings.partitions, replication=settings.replication))
    if found:
        raise Fault("the topics differ from what is wanted:\n" + "\n".join(f"  {line}" for line in found))
    typer.echo(f"{len(topics.names())} topics, all as wanted")


@app.command("rights", epilog=EXAMPLES)
def rights(
    part: Annotated[Part | None, typer.Argument(help="Only for this; without it for all.")] = None,
    *,
    user: Annotated[str, typer.Option(metavar="NAME", help="Who gets the rights: a user name, or CN=… of a certificate.")],
    bootstrap: Bootstrap = None,
) -> None:
    """Print the commands for kafka-acls.sh that grant the least that is needed, with the names in force. Changes nothing."""
    settings = load(bootstrap)
    from diplowire.stream.rights import commands
    from diplowire.stream.rights import rights as least

    for one in [part] if part else Part:
        typer.echo(f"# {one.who}")
        for line in commands(least(one, settings), f"User:{user}", settings.bootstrap):
            typer.echo(line)
