"""Messages in, the broker's word for all of them out: acknowledged, refused, or reason enough to stop the worker."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiokafka import AIOKafkaProducer
from aiokafka import errors as kafka

from diplowire.stream.connection import kafka_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.pipeline import Message
    from diplowire.settings import Settings
    from diplowire.stream.metrics import Metrics

LINGER_MS = 5
BATCH_BYTES = 131_072
# The broker decides what is too large (max.message.bytes of the topic); this only bounds what we try.
REQUEST_BYTES = 200_000_000
REQUEST_TIMEOUT_MS = 15_000
RETRY_PAUSE = 0.2

# One article can't be the cause of these, and a dead letter would not fare better.
_HOPELESS = (
    kafka.TopicAuthorizationFailedError,
    kafka.ClusterAuthorizationFailedError,
    kafka.UnknownTopicOrPartitionError,
    kafka.AuthenticationFailedError,
    kafka.UnsupportedVersionError,
)
# An idempotent producer numbers its batches, and aiokafka does not take the number of a refused one back: from then on
# every batch for that partition is "out of order". A producer with a new identity starts counting afresh.
_OUT_OF_STEP = (
    kafka.OutOfOrderSequenceNumber,
    kafka.UnknownProducerId,
    kafka.InvalidProducerEpoch,
    kafka.ProducerFenced,
    kafka.ProducerClosed,
)


class Refused(Exception):  # noqa: N818 - a decision, not a fault of ours
    """The broker does not take this message, and never will: its article becomes a dead letter."""

    def __init__(self, topic: str, error: BaseException) -> None:
        super().__init__(f"topic {topic}: {explain(error)}")
        self.topic = topic
        self.error = error


class Halt(Exception):  # noqa: N818 - see Refused
    """The worker can't go on; the message is for the operator. Nothing is lost: what is not acknowledged comes again."""


class Publisher:
    """Idempotent, acks from all replicas, many messages under way at a time."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings = settings
        self._metrics = metrics
        self._producer: AIOKafkaProducer | None = None
        self._solo: AIOKafkaProducer | None = None
        self._renewing = asyncio.Lock()
        self._alone = asyncio.Lock()
        self._retiring: set[asyncio.Task[None]] = set()

    @property
    def ready(self) -> bool:
        """Whether messages can be sent."""
        return self._producer is not None

    async def start(self) -> None:
        """Connect; raises aiokafka's errors."""
        self._producer = await self._connect()

    async def stop(self) -> None:
        """Send what is waiting and disconnect."""
        producers, self._producer, self._solo = (self._producer, self._solo), None, None
        for producer in filter(None, producers):
            await producer.stop()
        await asyncio.gather(*self._retiring, return_exceptions=True)

    async def enqueue(self, messages: Sequence[Message]) -> list[Sending]:
        """Hand messages to the client in their order, without waiting for the broker."""
        sendings = [Sending(message, self._settings.topic(message.topic_role)) for message in messages]
        for sending in sendings:
            await self._send(sending)
        return sendings

    async def settle(self, sendings: Sequence[Sending]) -> None:
        """Wait until the broker has answered for all of them; raises Halt, or Refused when it does not take one."""
        refused = None
        for sending in sendings:
            try:
                await self._settle(sending)
            except Refused as error:
                refused = error
        if refused is not None:
            raise refused

    async def _send(self, sending: Sending) -> None:
        sending.future = sending.failure = None
        sending.producer = producer = self._producer
        if producer is None:
            sending.failure = kafka.ProducerClosed()
            return
        try:
            sending.future = await producer.send(sending.topic, **sending.record())
        except kafka.KafkaError as error:
            sending.failure = error

    async def _settle(self, sending: Sending) -> None:
        while (error := await sending.outcome()) is not None:
            self._count(sending, error)
            if sending.future is not None and not getattr(error, "retriable", False):
                await self._renew(sending.producer)
            if _again(error, sending.topic):
                await asyncio.sleep(RETRY_PAUSE)
                await self._send(sending)
            else:
                await self._send_alone(sending)
                break
        self._metrics.counter("messages_published", topic=sending.topic).inc()

    async def _send_alone(self, sending: Sending) -> None:
        """Tell a culprit from those that sat in one batch with it: the broker refuses whole batches."""
        async with self._alone:
            if self._solo is None:
                self._solo = await self._connect(linger_ms=0, enable_idempotence=False)
            while True:
                try:
                    await self._solo.send_and_wait(sending.topic, **sending.record())
                except kafka.KafkaError as error:
                    self._count(sending, error)
                    if not _again(error, sending.topic):
                        raise Refused(sending.topic, error) from error
                    await asyncio.sleep(RETRY_PAUSE)
                else:
                    return

    def _count(self, sending: Sending, error: BaseException) -> None:
        name = type(error).__name__.removesuffix("Error")
        self._metrics.counter("publish_errors", topic=sending.topic, error=name).inc()

    async def _renew(self, broken: AIOKafkaProducer) -> None:
        async with self._renewing:
            if self._producer != broken:
                return
            self._producer = await self._connect()
        # What is still under way on the old one is answered, or fails and is sent again by whoever waits for it.
        retiring = asyncio.create_task(broken.stop())
        self._retiring.add(retiring)
        retiring.add_done_callback(self._retiring.discard)

    async def _connect(self, *, linger_ms: int = LINGER_MS, enable_idempotence: bool = True) -> AIOKafkaProducer:
        producer = AIOKafkaProducer(
            **kafka_options(self._settings),
            client_id="diplowire-worker",
            acks="all",
            enable_idempotence=enable_idempotence,
            linger_ms=linger_ms,
            max_batch_size=BATCH_BYTES,
            max_request_size=REQUEST_BYTES,
            request_timeout_ms=REQUEST_TIMEOUT_MS,
        )
        try:
            await producer.start()
        except BaseException:
            await producer.stop()
            raise
        return producer


class Sending:
    """One message under way."""

    __slots__ = ("failure", "future", "message", "producer", "topic")

    def __init__(self, message: Message, topic: str) -> None:
        self.message = message
        self.topic = topic
        self.producer: AIOKafkaProducer | None = None
        self.future: asyncio.Future[Any] | None = None
        self.failure: BaseException | None = None

    def record(self) -> dict[str, Any]:
        """Return the message as aiokafka's arguments."""
        return {"value": self.message.value, "key": self.message.key, "headers": list(self.message.headers)}

    async def outcome(self) -> BaseException | None:
        """Wait for the broker's word: None is yes, anything else the reason why not."""
        if self.future is not None:
            await asyncio.wait([self.future])
            self.failure = kafka.ProducerClosed() if self.future.cancelled() else self.future.exception()
        return self.failure


def _again(error: BaseException, topic: str) -> bool:
    """Whether the same message may fare better as it is; False for what a message can be refused for."""
    if isinstance(error, _HOPELESS) or not isinstance(error, kafka.KafkaError):
        raise Halt(f"cannot write to topic {topic}: {explain(error)}") from error
    return error.retriable or isinstance(error, _OUT_OF_STEP)


def explain(error: BaseException) -> str:
    """Kafka's own name and words for an error, in one line."""
    words = getattr(error, "description", "") or str(error)
    return f"{type(error).__name__}: {words}".replace("\n", " ")
