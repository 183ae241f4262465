"""`diplowire worker`: articles from Kafka in, events to Kafka out, until it is told to stop."""

from __future__ import annotations

import typer

from diplowire.cli.kafka import Bootstrap, load

EXAMPLES = """Exit codes: 0 stopped as told, 1 crashed, 2 wrong settings, 3 no Kafka or none that lets us in, 4 topics missing,
5 halted (its last line says why, such as too many dead letters in a row), 6 the port of its pages is taken.

Example:

  DIPLOWIRE_BOOTSTRAP=kafka:9092 diplowire worker"""


def worker_command(bootstrap: Bootstrap = None) -> None:
    """Read articles from Kafka, write their events, until SIGTERM or Ctrl-C; /metrics and /healthz beside it."""
    settings = load(bootstrap)
    from diplowire.stream.worker import run

    raise typer.Exit(run(settings))
