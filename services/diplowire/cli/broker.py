"""`diplowire broker`: nothing in, a real local Kafka with our topics out, until Ctrl-C."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations when it runs
from typing import Annotated

import typer

from diplowire.cli.kafka import finish, load
from diplowire.cli.terminal import tell

EXAMPLES = """Example:

  diplowire broker --port 9092 --data ./kafka-data"""


def broker_command(
    *,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1, max=65535)] = 9092,
    data: Annotated[Path | None, typer.Option(help="Folder to keep the data in; without it nothing is left behind.")] = None,
) -> None:
    """Keep a real Apache Kafka running for development; needs neither Docker nor Java."""
    settings = load(f"127.0.0.1:{port}")
    from diplowire.stream.broker import keep, local_kafka
    from diplowire.stream.connection import kafka_options
    from diplowire.stream.topics import Topics, ensure

    with local_kafka(port=port, data_dir=data and data.resolve(), jars_from=settings.kafka_mirror, say=tell) as kafka:
        finish(ensure(kafka_options(settings), Topics.from_settings(settings), partitions=settings.partitions))
        tell(f"topics are there; its log: {kafka.log_path}")
        tell("Ctrl-C ends it" + ("" if data else " and its data"))
        try:
            finish(keep(kafka))
        except KeyboardInterrupt:
            tell("ended")
