"""`diplowire topics create` and `check`: the settings in, the topics on the broker made or compared, and what was done out."""

from __future__ import annotations

import typer

from diplowire.cli.faults import Fault
from diplowire.cli.kafka import Bootstrap, finish, load

EXAMPLES = """Examples:

  diplowire topics create --bootstrap kafka:9092

  diplowire topics check"""

app = typer.Typer(
    help="Create the topics, or compare those on the broker with what is wanted.", rich_markup_mode=None, epilog=EXAMPLES
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
