"""Messages in, the broker's word for each out (`produce`); and `reader`, which gives the records of topics.

What the commands and the tests use. The options are those of every aiokafka client: see `connection.kafka_options`. Whatever
keeps us from the broker is a BrokerUnavailable with one readable line, within seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.permission import admit
from diplowire.stream.reach import reach
from diplowire.stream.reader import (
    GONE,
    LARGEST,
    TIMEOUT,
    Past,
    Place,
    Start,
    end_offsets,
    lag,
    partitions,
    past,
    record_at,
    running,
    tail,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping

    from diplowire.wire.messages import Headers

__all__ = [
    "Outgoing",
    "Past",
    "Place",
    "Produced",
    "Start",
    "end_offsets",
    "lag",
    "partitions",
    "past",
    "produce",
    "record_at",
    "tail",
]

_IN_FLIGHT = 500  # messages that wait for the broker at a time


class Outgoing(NamedTuple):
    """One message to send to a topic by its name."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


@dataclass(slots=True)
class Produced:
    """What became of the messages: `refused` tells the number of each such one, from 0, and why."""

    acknowledged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


async def produce(
    options: Mapping[str, Any],
    messages: Iterable[Outgoing] | AsyncIterable[Outgoing],
    *,
    within: float = TIMEOUT,
    progress: Callable[[Produced], None] = lambda _: None,
) -> Produced:
    """Send the messages, in their order within a partition, and wait for the broker's word for each (acks=all, idempotent).

    What the broker refuses is sent once more by itself, since a refused batch takes its neighbours along; what it refuses then
    (too large, say) is noted and the rest goes on. BrokerUnavailable when a topic is missing or when the broker leaves a message
    unanswered for `within` seconds. `progress` is called after each message with the counts so far.
    """
    await reach(options)
    known: set[str] = set()
    window = _Window(progress, within)
    async with AsyncExitStack() as stack:
        number = -1
        producer: AIOKafkaProducer = None
        async for message in _each(messages):
            number += 1
            if message.topic not in known:
                known |= set(await admit(options, [message.topic], "Write"))
            if producer is None:  # only now: who may not write at all is not even let start
                producer = await stack.enter_async_context(_producer(options, within))
            await window.enter()
            try:
                answer = await producer.send(message.topic, message.value, message.key, headers=list(message.headers))
            except (KafkaError, AssertionError) as error:  # the assertion: neither key nor value
                window.note(number, error)
            else:
                answer.add_done_callback(partial(window.heard, number, message))
        for _ in range(_IN_FLIGHT):
            await window.enter()
    for number, message in sorted(window.again, key=itemgetter(0)):
        window.note(number, await _alone(options, message, within))
    return window.done


async def _alone(options: Mapping[str, Any], message: Outgoing, within: float) -> KafkaError | None:
    """Send one message with a producer of its own, whose sequence numbers no refused neighbour has upset; say why not."""
    async with _producer(options, within) as producer:
        try:
            await producer.send_and_wait(message.topic, message.value, message.key, headers=list(message.headers))
        except KafkaError as error:
            return error
    return None


async def _each(messages: Iterable[Outgoing] | AsyncIterable[Outgoing]) -> AsyncIterator[Outgoing]:
    if isinstance(messages, AsyncIterable):
        async for message in messages:
            yield message
    else:
        for message in messages:
            yield message


class _Window:
    """Keeps the messages on their way few, and their fates."""

    def __init__(self, progress: Callable[[Produced], None], within: float) -> None:
        self.done = Produced()
        self.again: list[tuple[int, Outgoing]] = []  # refused, perhaps only for a neighbour's sake
        self._progress = progress
        self._within = within
        self._room = asyncio.Semaphore(_IN_FLIGHT)
        self._lost: BaseException | None = None

    async def enter(self) -> None:
        """Wait for room; no room within the time means that not one of many messages was answered."""
        try:
            await asyncio.wait_for(self._room.acquire(), self._within)
        except TimeoutError as error:
            self._lost = error
        if self._lost:
            detail = f"Kafka answers no more; {self.done.acknowledged} messages were acknowledged"
            raise BrokerUnavailable("unreachable", detail) from self._lost

    def heard(self, number: int, message: Outgoing, answer: asyncio.Future[object]) -> None:
        error = asyncio.CancelledError() if answer.cancelled() else answer.exception()
        if isinstance(error, KafkaError) and not isinstance(error, GONE):
            self.again.append((number, message))
            self._room.release()
        else:
            self.note(number, error)

    def note(self, number: int, error: BaseException | None) -> None:
        if error is None:
            self.done.acknowledged += 1
        elif isinstance(error, (*GONE, asyncio.CancelledError)):
            self._lost = error
        else:
            self.done.refused.append((number, str(error).splitlines()[0][:200] if str(error) else type(error).__name__))
        self._room.release()
        self._progress(self.done)


@asynccontextmanager
async def _producer(options: Mapping[str, Any], within: float) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(
        **options,
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        max_batch_size=131_072,
        max_request_size=LARGEST,
        request_timeout_ms=int(within * 1000),
    )
    async with running(producer):
        try:
            yield producer
        except BaseException:
            await _give_up(producer)
            raise


async def _give_up(producer: AIOKafkaProducer) -> None:
    """Close without delivering the rest: stop() waits for it, and with idempotence aiokafka tries for ever."""
    producer._closed = True  # noqa: SLF001 - no public way; it makes stop() a no-op
    with suppress(asyncio.CancelledError):  # of the sender, when it had no time to begin
        await producer._sender.close()  # noqa: SLF001 - same
    await producer.client.close()
