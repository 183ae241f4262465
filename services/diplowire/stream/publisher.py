"""Messages in, the broker's word for all of them out: acknowledged, refused, or reason enough to stop the worker."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiokafka import errors as kafka

from diplowire.stream.errors import forbidden
from diplowire.stream.producers import Producers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiokafka import AIOKafkaProducer

    from diplowire.settings import Settings
    from diplowire.stream.metrics import Metrics
    from diplowire.wire import Message

RETRY_PAUSE = 0.2

# One article can't be the cause of these, and a dead letter would not fare better.
_HOPELESS = (
    kafka.TopicAuthorizationFailedError,
    kafka.ClusterAuthorizationFailedError,
    kafka.UnknownTopicOrPartitionError,
    kafka.AuthenticationFailedError,
    kafka.UnsupportedVersionError,
)
# What an idempotent producer says after one of its batches was refused; another one takes its place.
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
    """Many messages under way at a time; each is acknowledged by all replicas, or its article hears why not."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings = settings
        self._metrics = metrics
        self._producers = Producers(settings)

    @property
    def ready(self) -> bool:
        """Whether messages can be sent."""
        return self._producers.current is not None

    async def start(self) -> None:
        """Connect; raises aiokafka's errors."""
        await self._producers.start()

    async def stop(self) -> None:
        """Send what is waiting and disconnect."""
        await self._producers.stop()

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
        sending.producer, sending.future, sending.failure = self._producers.current, None, None
        try:
            sending.future = await self._producers.send(sending.topic, sending.record())
        except kafka.KafkaError as error:
            sending.failure = error

    async def _settle(self, sending: Sending) -> None:
        while (error := await sending.outcome()) is not None:
            self._count(sending, error)
            again = _again(error, sending.topic)
            if sending.future is not None and not getattr(error, "retriable", False):
                await self._renew(sending.producer)
            if not again:
                await self._send_alone(sending)
                break
            await asyncio.sleep(RETRY_PAUSE)
            await self._send(sending)
        self._metrics.counter("messages_published", topic=sending.topic).inc()

    async def _renew(self, broken: AIOKafkaProducer | None) -> None:
        try:
            await self._producers.renew(broken)
        except kafka.KafkaError as error:
            raise Halt(f"cannot connect to Kafka anew: {explain(error)}") from error

    async def _send_alone(self, sending: Sending) -> None:
        """Tell a culprit from those that sat in one batch with it: the broker refuses whole batches."""
        while True:
            try:
                packed = sending.message.topic_role == "dead"  # there is no other place for it
                await self._producers.send_alone(sending.topic, sending.record(), packed=packed)
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
    """Kafka's own name and words for an error, in one line; for a missing right, what to do about it."""
    if told := forbidden(error):
        return told
    words = getattr(error, "description", "") or str(error)
    return f"{type(error).__name__}: {words}".replace("\n", " ")
