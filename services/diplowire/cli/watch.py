"""`diplowire watch`: the event topics in, each event as it comes out."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from diplowire.cli.kafka import Bootstrap, finish, load
from diplowire.cli.terminal import complain, console, plain_json, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplowire.cli.events import Wanted
    from diplowire.model import AnyEvent
    from diplowire.pipeline import Record
    from diplowire.settings import Settings
    from diplowire.stream.client import Start

EXAMPLES = """Examples:

  diplowire watch --type meeting --country KZ

  diplowire watch --from-beginning --stop-at-end --jsonl | jq -r .id"""


class Kind(StrEnum):
    """The kinds of events, by the topic that they come on."""

    VISIT = "visit"
    MEETING = "meeting"
    STATEMENT = "statement"


def watch_command(  # noqa: PLR0913 - each is an option of its own
    *,
    kind: Annotated[list[Kind] | None, typer.Option("--type", help="Only these; repeatable.")] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="KZ", help="Only with this country (ISO 3166); repeatable.")
    ] = None,
    person: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only with this person, or part of the name.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON event a line, for pipes.")] = False,
    from_beginning: Annotated[bool, typer.Option("--from-beginning", help="Also what is on the topics already.")] = False,
    stop_at_end: Annotated[bool, typer.Option("--stop-at-end", help="End where the topics ended at the start.")] = False,
    bootstrap: Bootstrap = None,
) -> None:
    """Show events as they come onto the topics, until Ctrl-C."""
    settings = load(bootstrap)
    from diplowire.cli.events import Wanted

    topics = [settings.topic(f"{name}s") for name in kind or Kind]
    wanted = Wanted(tuple(country or ()), tuple(person or ()))
    show = partial(_show, wanted=wanted, write=_write_line if jsonl else _write_lines)
    tell(f"watching {', '.join(topics)} on {settings.bootstrap}" + ("" if stop_at_end else "; Ctrl-C ends it"))
    with suppress(KeyboardInterrupt):  # the usual way to end it
        finish(_watch(settings, topics, show, start="beginning" if from_beginning else "end", stop_at_end=stop_at_end))


async def _watch(
    settings: Settings, topics: list[str], show: Callable[[Record], None], *, start: Start, stop_at_end: bool
) -> None:
    from diplowire.stream.client import tail
    from diplowire.stream.connection import kafka_options

    async with tail(kafka_options(settings), topics, start=start, stop_at_end=stop_at_end) as records:
        async for record in records:
            show(record)


def _show(record: Record, *, wanted: Wanted, write: Callable[[AnyEvent, bytes], None]) -> None:
    from diplowire.cli.events import read_event

    value = record.value or b""
    event = read_event(value)
    if event is None:
        complain(f"{record.topic} {record.partition}/{record.offset}: is no event of ours; passed by")
    elif wanted.fits(event):
        write(event, value)


def _write_line(_: AnyEvent, value: bytes) -> None:
    sys.stdout.buffer.write((plain_json(value) if sys.stdout.isatty() else value) + b"\n")
    sys.stdout.buffer.flush()


def _write_lines(event: AnyEvent, _: bytes) -> None:
    from diplowire.cli.label import details, headline, source

    console().print(headline(event), details(event), source(event), "", sep="\n")
