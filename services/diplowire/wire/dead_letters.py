"""A record that failed and why go in; a dead letter comes out, and the other way round.

A letter is the record itself, key, bytes and headers untouched, with the reason in headers beside it, so a replay needs nothing
else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diplowire.model import PIPELINE_VERSION
from diplowire.printable import plain
from diplowire.wire.errors import MAX_DETAIL, ErrorCode
from diplowire.wire.messages import Headers, Message, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

Stage = Literal["decode", "extract", "encode", "publish"]

# Kafka Connect's names: tools for dead letters read these.
CONNECT = "__connect.errors."
OURS = "diplowire.error."
_ATTEMPTS = f"{OURS}attempts"


class DeadLetter(NamedTuple):
    """A dead letter as it was read: where the record came from, why it failed, and the record itself."""

    topic: str
    partition: int
    offset: int
    stage: str
    exception: str
    message: str
    code: str
    detail: str
    attempts: int
    version: str
    key: bytes | None
    value: bytes | None
    headers: Headers


def dead_letter(record: Record, code: ErrorCode, detail: str, stage: Stage, exception: BaseException | None = None) -> Message:
    """The letter for a record. `attempts` counts how often it has died, replays included."""
    detail = _printable(detail)
    name = f"{type(exception).__module__}.{type(exception).__qualname__}" if exception else "diplowire.wire.errors.Rejection"
    reasons = {
        f"{CONNECT}topic": record.topic,
        f"{CONNECT}partition": str(record.partition),
        f"{CONNECT}offset": str(record.offset),
        f"{CONNECT}stage": stage,
        f"{CONNECT}exception.class.name": name.removeprefix("builtins."),
        f"{CONNECT}exception.message": detail,
        f"{OURS}code": code,
        f"{OURS}detail": detail,
        _ATTEMPTS: str(attempts_of(record.headers) + 1),
        f"{OURS}version": PIPELINE_VERSION,
    }
    added = tuple((header, text.encode()) for header, text in reasons.items())
    return Message("dead", record.key, record.value, original_headers(record.headers) + added)


def read_dead_letter(record: Record) -> DeadLetter:
    """A record of the dead letter topic, read leniently: a letter written by another program lacks our headers."""
    told = {name: (value or b"").decode("utf-8", "replace") for name, value in record.headers if name.startswith((CONNECT, OURS))}
    message = told.get(f"{CONNECT}exception.message", "")
    return DeadLetter(
        topic=told.get(f"{CONNECT}topic", ""),
        partition=_number(told, f"{CONNECT}partition", -1),
        offset=_number(told, f"{CONNECT}offset", -1),
        stage=told.get(f"{CONNECT}stage", ""),
        exception=told.get(f"{CONNECT}exception.class.name", ""),
        message=message,
        code=told.get(f"{OURS}code", "unknown"),
        detail=told.get(f"{OURS}detail", message),
        attempts=_number(told, _ATTEMPTS, 1),
        version=told.get(f"{OURS}version", ""),
        key=record.key,
        value=record.value,
        headers=original_headers(record.headers),
    )


def replayed_headers(letter: DeadLetter) -> Headers:
    """The headers to send a letter's record back with: its own, and how often it has died already."""
    return (*letter.headers, (_ATTEMPTS, str(letter.attempts).encode()))


def original_headers(headers: Headers) -> Headers:
    """The headers without those that a dead letter adds."""
    return tuple(header for header in headers if not header[0].startswith((CONNECT, OURS)))


def attempts_of(headers: Headers) -> int:
    """How often a record has died before; 0 for one that comes for the first time."""
    return _number({name: (value or b"").decode("utf-8", "replace") for name, value in headers}, _ATTEMPTS, 0)


def _number(told: Mapping[str, str], name: str, default: int) -> int:
    text = told.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else default  # noqa: PLR2004 - Kafka's offsets are 64 bits


def _printable(detail: str) -> str:
    """One line that UTF-8 can hold and no terminal obeys, however the exception's text came about."""
    return " ".join(plain(detail[:MAX_DETAIL].encode("utf-8", "replace").decode("utf-8")).split())
