"""The jobs of one input partition in, transactions one after another out: as many jobs in each as came during the one before."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import structlog
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka import errors as kafka

from diplowire.stream.connection import kafka_options
from diplowire.stream.producers import BATCH_BYTES, LINGER_MS, OUTPUTS, PACKED, REQUEST_BYTES, REQUEST_TIMEOUT_MS, patiently
from diplowire.stream.publisher import Halt, Refused, explain
from diplowire.stream.report import undelivered
from diplowire.stream.rights import transactional_id

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from diplowire.settings import Settings
    from diplowire.stream.job import Desk, Job
    from diplowire.stream.metrics import Metrics
    from diplowire.stream.progress import Place

log = structlog.get_logger("diplowire.worker")

TRANSACTION_MS = 60_000
# After a broker was killed, aiokafka may wait for the end of a transaction that no longer is: then it is ended and done again.
TRANSACT_SECONDS = 20.0
STOP_SECONDS = 3.0
# Whoever lost a partition hears so from the group with the next heartbeat.
FENCED_SECONDS = 15.0
ATTEMPTS = 10

_FENCED = (kafka.ProducerFenced, kafka.InvalidProducerEpoch)
# The assertion is aiokafka's own, in a state that it can't leave.
_TROUBLE = (kafka.KafkaError, AssertionError, TimeoutError)
_REFUSALS = (
    kafka.MessageSizeTooLargeError,
    kafka.RecordListTooLargeError,
    kafka.InvalidMessageError,
    kafka.InvalidTimestampError,
)
_HOPELESS = (
    kafka.TopicAuthorizationFailedError,
    kafka.GroupAuthorizationFailedError,
    kafka.ClusterAuthorizationFailedError,
    kafka.TransactionalIdAuthorizationFailed,
    kafka.UnknownTopicOrPartitionError,
    kafka.NotLeaderForPartitionError,
)


class Line:
    """The transactions of one input partition."""

    def __init__(
        self,
        place: Place,
        settings: Settings,
        metrics: Metrics,
        desk: Desk,
        committed: Callable[[Place], Awaitable[int | None]],
    ) -> None:
        self.jobs: asyncio.Queue[Job] = asyncio.Queue()
        self._place = place
        self._settings = settings
        self._metrics = metrics
        self._desk = desk
        self._committed = committed
        self._producer: AIOKafkaProducer | None = None
        self._task: asyncio.Task[None] | None = None
        self._packs = False

    async def start(self) -> None:
        """Take over the transactional id; raises aiokafka's errors."""
        await self._renew()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Leave the rest to whoever gets the partition."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._disconnect()
        while not self.jobs.empty():
            self._desk.dropped(self.jobs.get_nowait())

    async def _run(self) -> None:
        batch: list[Job] = []
        try:
            while True:
                batch = [await self.jobs.get()]
                while not self.jobs.empty():
                    batch.append(self.jobs.get_nowait())
                await self._see_through(batch)
        except Halt as reason:
            self._desk.halt(str(reason))
        except Exception as error:
            log.exception("crashed")
            self._desk.halt(f"cannot finish a transaction: {error!r}")
        finally:
            for job in batch:
                self._desk.dropped(job)

    async def _see_through(self, batch: list[Job]) -> None:
        """Empty the batch: every job in it done, or dropped where the partition is another worker's now."""
        singly, attempts = False, 0
        while batch:
            part = batch[:1] if singly else batch[:]
            try:
                async with asyncio.timeout(TRANSACT_SECONDS):
                    await self._transact(part)
            except Refused as refusal:
                packs = len(part) == 1 and part[0].outcome.outcome == "dead_letter" and not self._packs
                if len(part) == 1 and not packs:
                    part[0].outcome = undelivered(part[0].record, part[0].outcome, refusal)
                singly = True
                await patiently(partial(self._renew, packs=packs))
                continue
            except _TROUBLE as error:
                if self._is_fenced(error):
                    await self._step_aside(batch)
                attempts += 1
                if not await self._ended_after_all(error, part[-1].record.offset, attempts):
                    continue
            del batch[: len(part)]
            for job in part:
                self._desk.done(job)

    async def _ended_after_all(self, error: BaseException, last: int, attempts: int) -> bool:
        """Begin afresh, and tell whether the end got through although its answer did not; raise Halt where it is no use."""
        log.warning("transaction again", partition=self._place.partition, error=explain(error), attempt=attempts)
        if isinstance(error, _HOPELESS) or attempts >= ATTEMPTS:
            raise Halt(f"a transaction for {self._place.topic}/{self._place.partition} failed: {explain(error)}") from error
        await patiently(self._renew)
        return (await patiently(lambda: self._committed(self._place)) or 0) > last

    async def _transact(self, part: Sequence[Job]) -> None:
        producer = self._producer
        if producer is None:
            raise kafka.ProducerClosed
        await producer.begin_transaction()
        sent = []
        for job in part:
            for message in job.outcome.messages:
                topic = self._settings.topic(message.topic_role)
                answer = await producer.send(topic, message.value, message.key, headers=list(message.headers))
                answer.add_done_callback(_heard)
                sent.append((topic, answer))
        if sent:
            await asyncio.wait([answer for _, answer in sent])
        problems = [(topic, error) for topic, answer in sent if (error := answer.exception()) is not None]
        for topic, error in problems:
            self._metrics.counter("publish_errors", topic=topic, error=type(error).__name__.removesuffix("Error")).inc()
        for topic, error in problems:
            if isinstance(error, _REFUSALS):
                raise Refused(topic, error)
            raise error
        place = TopicPartition(self._place.topic, self._place.partition)
        await producer.send_offsets_to_transaction({place: part[-1].record.offset + 1}, self._settings.group)
        await producer.commit_transaction()
        for topic, _ in sent:
            self._metrics.counter("messages_published", topic=topic).inc()

    def _is_fenced(self, error: BaseException) -> bool:
        """Whether the transactional id is ours no more; at the next call aiokafka tells it only by halves."""
        sending = self._producer and self._producer._sender.sender_task  # noqa: SLF001 - nobody else knows the cause
        cause = sending.exception() if sending and sending.done() and not sending.cancelled() else None
        return isinstance(error, _FENCED) or isinstance(cause, _FENCED)

    async def _step_aside(self, batch: list[Job]) -> NoReturn:
        """Drop everything until the group takes the partition from us, which ends this; raise Halt when it does not."""
        log.warning("fenced", topic=self._place.topic, partition=self._place.partition, articles=len(batch))
        while batch:
            self._desk.dropped(batch.pop())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FENCED_SECONDS):
                while True:
                    self._desk.dropped(await self.jobs.get())
        place = f"{self._place.topic}/{self._place.partition}"
        raise Halt(
            f"the transactions of {place} were taken over by another worker, or given up by a broker that stood still, and the "
            "group says nothing of it: start again"
        )

    async def _renew(self, *, packs: bool = False) -> None:
        """Connect anew under the same id: the broker ends an open transaction, and the numbers of batches start afresh."""
        await self._disconnect()
        self._packs = packs
        producer = AIOKafkaProducer(
            **kafka_options(self._settings),
            client_id="diplowire-worker",
            transactional_id=transactional_id(self._settings, self._place.topic, self._place.partition),
            transaction_timeout_ms=TRANSACTION_MS,
            acks="all",
            linger_ms=LINGER_MS,
            compression_type=PACKED if packs else None,
            max_batch_size=BATCH_BYTES,
            max_request_size=REQUEST_BYTES,
            request_timeout_ms=REQUEST_TIMEOUT_MS,
        )
        try:
            await producer.start()
            for role in OUTPUTS:
                await producer.partitions_for(self._settings.topic(role))
        except BaseException:
            await producer.stop()
            raise
        self._producer = producer

    async def _disconnect(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            try:
                await asyncio.wait_for(producer.stop(), STOP_SECONDS)
            except (TimeoutError, kafka.KafkaError):
                log.warning("left in a hurry", what="a transaction")
                # What its tasks died of comes out here; they are gone all the same.
                with contextlib.suppress(RuntimeError, OSError, kafka.KafkaError):
                    await producer.client.close()


def _heard(answer: asyncio.Future[object]) -> None:
    # Where the first of many failures ends a transaction nobody asks for the others, and asyncio would complain.
    if not answer.cancelled():
        answer.exception()
