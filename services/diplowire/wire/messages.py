"""A Kafka record as it comes in, and a message as it goes out, without any Kafka library."""

from __future__ import annotations

from typing import Literal, NamedTuple

Headers = tuple[tuple[str, bytes | None], ...]
TopicRole = Literal["visits", "meetings", "statements", "dead"]


class Record(NamedTuple):
    """One record as it was consumed. `timestamp_ms` is Kafka's own time of it, None where there is none."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp_ms: int | None = None


class Message(NamedTuple):
    """One message to send. The rim knows the names of topics; here there is only the role."""

    topic_role: TopicRole
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
