"""What the commands that talk to Kafka share: the option that names it, the settings in force, and work that Ctrl-C may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from diplowire.settings import Settings

Bootstrap = Annotated[
    str | None,
    typer.Option(metavar="HOST:PORT", help="The Kafka to talk to; without it DIPLOWIRE_BOOTSTRAP, else 127.0.0.1:9092."),
]

T = TypeVar("T")


def load(bootstrap: str | None) -> Settings:
    """The settings of the environment, with the Kafka that the command line names instead; SettingsError names every fault."""
    from diplowire.settings import Settings
    from diplowire.stream.rules import learn_own

    settings = Settings.load(**({"bootstrap": bootstrap} if bootstrap else {}))
    learn_own(settings.office_holders)
    return settings


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end; Ctrl-C ends it in order and is a KeyboardInterrupt here."""
    import asyncio
    import logging

    # aiokafka tells of every lost connection by itself; what matters reaches the user as one line of ours.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    return asyncio.run(work)
