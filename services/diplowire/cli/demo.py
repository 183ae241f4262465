"""`diplowire demo`: nothing in, the whole service at work on a real Kafka out; nothing of it stays."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplowire.cli.faults import Fault
from diplowire.cli.kafka import finish, load
from diplowire.cli.sample import sample_article
from diplowire.cli.terminal import console

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from diplowire.cli.service import Service
    from diplowire.cli.steps import Steps
    from diplowire.model import AnyEvent
    from diplowire.pipeline import Record
    from diplowire.settings import Settings

EXAMPLES = """Examples:

  diplowire demo

  diplowire demo --keep"""

_ROLES = ("articles", "visits", "meetings", "statements", "dead")
_EVENTS_WITHIN = 30.0  # seconds; some tens of milliseconds are usual


def demo_command(
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Stay up afterwards, to try the other commands on it.")] = False,
    bootstrap: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            envvar="DIPLOWIRE_BOOTSTRAP",
            help="Use this Kafka, with topics of the demo's own that are deleted again, instead of starting one.",
        ),
    ] = None,
) -> None:
    """See it work: a real Kafka, the worker, one article in, its events out. Leaves nothing behind."""
    from diplowire.cli.service import service
    from diplowire.cli.steps import Steps
    from diplowire.settings import Settings
    from diplowire.stream.broker import broker_for

    mirror = load(bootstrap).kafka_mirror
    with Steps() as steps, tempfile.TemporaryDirectory(prefix="diplowire-demo-") as folder:
        with broker_for(bootstrap, jars_from=mirror, log_dir=Path(folder), say=steps.say) as kafka:
            chosen = _chosen(kafka.bootstrap, own=bootstrap is None)
            settings = Settings.load(**chosen)
            with _tidied(settings, own=bootstrap is None):
                steps.say("starting the worker")
                with service("worker", chosen, Path(folder)) as worker:
                    events = finish(_run(settings, worker, steps))
                    with steps.aside():
                        _tell(events)
                    if keep:
                        _stay(settings, worker, steps)
        steps.say(
            "all is gone again: Kafka, the worker, their files" if bootstrap is None else "the demo's topics are deleted again"
        )


@contextlib.contextmanager
def _tidied(settings: Settings, *, own: bool) -> Iterator[None]:
    """Delete our topics again on somebody else's Kafka; one of our own goes with all it holds."""
    try:
        yield
    finally:
        if not own:
            finish(_remove(settings))


def _chosen(bootstrap: str, *, own: bool) -> dict[str, str]:
    """Settings of the demo: on our own Kafka the usual names, on another one names that nobody else has."""
    chosen = {"bootstrap": bootstrap, "log_format": "json"}
    if own:
        return chosen | {"security_protocol": "PLAINTEXT", "topic_prefix": "", "partitions": "1", "replication": "1"}
    name = f"diplowire-demo-{secrets.token_hex(4)}"
    return chosen | {"topic_prefix": f"{name}.", "group": name}


async def _run(settings: Settings, worker: Service, steps: Steps) -> tuple[AnyEvent, ...]:
    """Send the sample and return the events that come of it, telling of each as it comes onto its topic."""
    import asyncio

    from diplowire.stream.client import Outgoing, produce, tail
    from diplowire.stream.connection import kafka_options

    options = kafka_options(settings)
    await worker.ready()
    steps.say(f"the worker is ready; its metrics: http://127.0.0.1:{worker.port}/metrics")
    value = sample_article()
    async with tail(options, [settings.topic(role) for role in _ROLES]) as records:
        steps.say("sending one article of The Astana Times; on the topics appear:")
        await produce(options, [Outgoing(settings.topic("articles"), b"astana", value)])
        try:
            async with asyncio.timeout(_EVENTS_WITHIN):
                return await _collect(records, _expected(value), settings, steps)
        except TimeoutError:
            worker.check()
            raise Fault(f"no events within {_EVENTS_WITHIN:.0f} s{worker.last_words()}") from None


def _expected(value: bytes) -> tuple[str, ...]:
    """Ids of the events to wait for, in the order of the text: ids come from content, so the worker's must be these."""
    from diplowire.pipeline import Record, handle

    return tuple(event.id for event in handle(Record("articles", 0, 0, None, value)).events)


async def _collect(
    records: AsyncIterator[Record], expected: tuple[str, ...], settings: Settings, steps: Steps
) -> tuple[AnyEvent, ...]:
    from diplowire.cli.events import read_event
    from diplowire.cli.label import headline

    sent_at: int | None = None
    width = max(len(settings.topic(role)) for role in _ROLES)
    found: dict[str, AnyEvent] = {}
    async for record in records:
        value = record.value or b""
        words = f"{len(value):,} bytes"
        if record.topic == settings.topic("dead"):
            detail = dict(record.headers).get("diplowire.error.detail") or b""
            raise Fault(f"the article became a dead letter: {detail.decode()}")
        if record.topic == settings.topic("articles"):
            sent_at = record.timestamp_ms
        elif event := read_event(value):
            found[event.id] = event
            words = headline(event).plain
        after = f"{record.timestamp_ms - sent_at:+} ms" if sent_at and record.timestamp_ms else ""
        steps.say(f"  {record.topic:<{width}} {after:>8}  {words}")
        if all(name in found for name in expected):
            break
    return tuple(found[name] for name in expected)


def _tell(events: tuple[AnyEvent, ...]) -> None:
    from diplowire.cli.card import card

    if not events:
        raise Fault("the sample gave no events")
    screen = console()
    screen.print()
    screen.print(card(events[0].article, events))


def _stay(settings: Settings, worker: Service, steps: Steps) -> None:
    """Wait for Ctrl-C."""
    steps.say("everything stays up until Ctrl-C; in another terminal:")
    for line in (
        f"export DIPLOWIRE_BOOTSTRAP={settings.bootstrap}",
        *([f"export DIPLOWIRE_TOPIC_PREFIX={settings.topic_prefix}"] if settings.topic_prefix else []),
        "diplowire watch",
        "diplowire produce FILE",
    ):
        steps.say(f"  {line}")
    with contextlib.suppress(KeyboardInterrupt):
        worker.keeper.wait()
        worker.check()


async def _remove(settings: Settings) -> None:
    from diplowire.stream.connection import kafka_options
    from diplowire.stream.topics import Topics, remove

    await remove(kafka_options(settings), Topics.from_settings(settings))
