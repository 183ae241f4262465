"""Settings and a part to play in, the least that a Kafka must grant for it out: as data, and as the commands that grant it.

The table in docs/security.md is made from this, the worker asks for its own at the start, and tests run each part with just them.
"""

from __future__ import annotations

import shlex
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.settings import Settings

Kind = Literal["topic", "group", "transactional-id"]

EVENTS = ("visits", "meetings", "statements")


class Part(StrEnum):
    """Who needs rights."""

    WORKER = "worker"
    PRODUCER = "producer"
    READER = "reader"
    REPLAYER = "replayer"
    REPROCESSOR = "reprocessor"
    ADMINISTRATOR = "administrator"

    @property
    def who(self) -> str:
        """Say it for people."""
        return {
            Part.WORKER: "`diplowire worker`, with `DIPLOWIRE_CREATE_TOPICS=false`",
            Part.PRODUCER: "`diplowire produce`, feeds of articles",
            Part.READER: "`diplowire watch`, consumers of events",
            Part.REPLAYER: "`diplowire dead list`, `show` and `replay`",
            Part.REPROCESSOR: "`diplowire reprocess`",
            Part.ADMINISTRATOR: "`diplowire topics create` and `check`",
        }[self]


class Right(NamedTuple):
    """What may be done (Kafka's words) with one thing, or with all things whose names begin so; and what for."""

    kind: Kind
    name: str
    operations: tuple[str, ...]
    purpose: str
    prefixed: bool = False

    def __str__(self) -> str:
        """Return it as part of a sentence."""
        return f"{' and '.join(self.operations)} on {self.kind.replace('-', ' ')} {self.name}{'*' if self.prefixed else ''}"


def rights(part: Part, settings: Settings) -> tuple[Right, ...]:
    """Return the least that this part needs with these settings."""
    articles = settings.topic("articles")
    if part is Part.WORKER:
        return (
            Right("topic", articles, ("Read",), "to take articles"),
            Right("group", settings.group, ("Read",), "to share the partitions and to commit"),
            *(Right("topic", settings.topic(role), ("Write",), "to publish events") for role in EVENTS),
            Right("topic", settings.topic("dead"), ("Write",), "to put aside what cannot be processed"),
            *_transactions(settings),
        )
    if part is Part.PRODUCER:
        return (Right("topic", articles, ("Write",), "to send articles"),)
    if part is Part.READER:
        return tuple(Right("topic", settings.topic(role), ("Read",), "to read events") for role in (*EVENTS, "ledger"))
    if part is Part.REPLAYER:
        return (
            Right("topic", settings.topic("dead"), ("Read",), "to read the dead letters"),
            Right("topic", articles, ("Write",), "to send their articles again"),
        )
    if part is Part.REPROCESSOR:
        return (
            Right("topic", articles, ("Read",), "to read past articles"),
            Right("group", settings.group, ("Describe",), "to tell what the workers have still to do"),
            *(
                Right("topic", settings.topic(role), ("Read", "Write"), "to compare events and to send what changed")
                for role in EVENTS
            ),
        )
    names = [settings.topic(role) for role in ("articles", *EVENTS, "ledger", "dead")]
    return tuple(
        Right("topic", name, ("Create", "Describe", "DescribeConfigs"), "to create it and to compare its settings")
        for name in names
    )


def transactional_id(settings: Settings, topic: str, partition: int) -> str:
    """Return the name under which the transactions of one input partition run."""
    return f"{settings.group}-{topic}-{partition}"


def _transactions(settings: Settings) -> Iterable[Right]:
    if settings.delivery == "exactly_once":
        start = transactional_id(settings, settings.topic("articles"), 0).removesuffix("0")
        yield Right("transactional-id", start, ("Write",), "to publish exactly once, one transaction a partition", prefixed=True)


def commands(granted: Sequence[Right], principal: str, bootstrap: str) -> tuple[str, ...]:
    """Return the lines for Kafka's own kafka-acls.sh that grant these to `principal` (such as `User:alice`)."""
    head = ("kafka-acls.sh", "--bootstrap-server", bootstrap, "--command-config", "admin.properties", "--add")
    return tuple(
        shlex.join(
            (
                *head,
                "--allow-principal",
                principal,
                *(word for operation in right.operations for word in ("--operation", operation)),
                f"--{right.kind}",
                right.name,
                *(("--resource-pattern-type", "prefixed") if right.prefixed else ()),
            )
        )
        for right in granted
    )
