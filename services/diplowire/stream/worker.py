"""Settings in, a worker that turns articles into events until it is told to stop, and an exit code out."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import logging
import os
import signal
import time
from importlib.metadata import version
from typing import TYPE_CHECKING

import structlog
from aiokafka.errors import KafkaError

from diplowire.pipeline import warm_up
from diplowire.stream import engine, logs, memory, topics
from diplowire.stream.connection import kafka_options
from diplowire.stream.delivery import AtLeastOnce
from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.health import Pages, WebPortTaken
from diplowire.stream.intake import Intake
from diplowire.stream.metrics import Metrics
from diplowire.stream.permission import require
from diplowire.stream.progress import Place
from diplowire.stream.publisher import Halt, explain
from diplowire.stream.rights import Part, rights
from diplowire.stream.topics import Topics
from diplowire.stream.transactions import ExactlyOnce
from diplowire.stream.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from faust.types import TP

    from diplowire.settings import Settings
    from diplowire.stream.job import Delivery

log = structlog.get_logger("diplowire.worker")

LOOK_EVERY = 1.0
TIDY_EVERY = 60.0
RETRY_SECONDS = 0.5
# For all good-byes together: to the group, to the broker.
LEAVE_SECONDS = 6.0
HALT_SECONDS = 2.0


class Exit(enum.IntEnum):
    """What the process ends with."""

    OK = 0
    CRASHED = 1
    UNREACHABLE = 3
    TOPICS = 4
    HALTED = 5
    WEB_PORT = 6


class _Told(Exception):  # noqa: N818 - a signal, not an error
    """SIGTERM or SIGINT came."""


def run(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; every way out is one readable line and an exit code. Raises SettingsError at once."""
    kafka_options(settings)  # a file for TLS that can't be used is a fault of the settings, before anything starts
    logs.configure(settings)
    with asyncio.Runner() as runner:
        code, clean = runner.run(_serve(settings))
        if not clean:
            # A thread or task that waits for a broker which is gone would keep the process for as long as that takes.
            logging.shutdown()
            os._exit(code)
    return int(code)


async def _serve(settings: Settings) -> tuple[Exit, bool]:
    worker = Worker(settings)
    return await worker.serve(), worker.left_nothing_behind


class Worker:
    """One worker from start to stop; made inside the loop that it runs in."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._metrics = Metrics(version("diplowire"))
        self._intake = Intake(settings, self._metrics, self._halt)
        self._engine = engine.build(settings, self._intake.take, self._give_up_partitions)
        self._engine.delivery = self._choose_delivery()
        self._watch = Watch(settings, self._metrics, self._intake, self._engine)
        self._pages = Pages(settings, self._watch)
        self._unreached = ""
        self.left_nothing_behind = True
        self._leave_by = 0.0
        self._end: asyncio.Future[None] = asyncio.Future()

    async def serve(self) -> Exit:
        """Start, process, stop; never raises."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._finish, _Told())
        try:
            await self._unless_told(self._start())
            await self._unless_told(self._look_after())
        except _Told:
            code = Exit.OK
        except WebPortTaken as error:
            code = self._say(Exit.WEB_PORT, error)
        except BrokerUnavailable as error:
            code = self._say(Exit.TOPICS if error.code == "no_topic" else Exit.UNREACHABLE, error)
        except Halt as error:
            code = self._say(Exit.HALTED, error)
        except Exception:
            log.exception("crashed")
            code = Exit.CRASHED
        return await self._stop(code)

    async def _start(self) -> None:
        warm_up()
        port = await self._pages.start()
        log.info("pages", host=self._settings.web_host, port=port)
        try:
            async with asyncio.timeout(self._settings.start_timeout):
                await self._until_reached()
                self._unreached = ""
                await self._engine.delivery.start()
                self._engine.on_partitions_assigned.connect(self._assigned, weak=False)
                await self._engine.start()
        except TimeoutError:
            why = self._unreached or f"Kafka at {self._settings.bootstrap} gave no answer"
            raise BrokerUnavailable("unreachable", f"{why} (waited {self._settings.start_timeout:g} s)") from None
        except KafkaError as error:
            raise BrokerUnavailable(
                "unreachable", f"cannot work with Kafka at {self._settings.bootstrap}: {explain(error)}"
            ) from error
        memory.settle()
        log.info("started", group=self._settings.group, topic=self._settings.topic("articles"))

    async def _until_reached(self) -> None:
        """Prepare the topics once Kafka answers: at the start of a whole cluster it may come up after us."""
        while True:
            try:
                return await self._prepare_topics()
            except BrokerUnavailable as error:
                if error.code != "unreachable":
                    raise
                if not self._unreached:
                    log.warning("waiting for Kafka", reason=str(error), seconds=self._settings.start_timeout)
                self._unreached = str(error)
                await asyncio.sleep(RETRY_SECONDS)

    def _choose_delivery(self) -> Delivery:
        if self._settings.delivery == "exactly_once":
            return ExactlyOnce(self._settings, self._metrics, self._intake, self._engine.committed)
        return AtLeastOnce(self._settings, self._metrics, self._intake)

    async def _prepare_topics(self) -> None:
        settings = self._settings
        if settings.create_topics:
            names = Topics.from_settings(settings)
            made = await topics.ensure(
                kafka_options(settings), names, partitions=settings.partitions, replication=settings.replication
            )
            if made:
                log.info("topics created", topics=made)
        await require(kafka_options(settings), rights(Part.WORKER, settings))

    async def _stop(self, code: Exit) -> Exit:
        self._watch.stopping = True
        self._intake.stop()
        if self._engine.started:
            self._engine.hold()
            clean = await self._intake.drained(self._settings.stop_timeout if code is Exit.OK else HALT_SECONDS)
            if not clean:
                log.warning("unfinished", articles=self._intake.in_flight, meaning="they are read again after the next start")
        self._leave_by = time.monotonic() + LEAVE_SECONDS
        if self._engine.started:
            await self._leave("the consumer group", self._leave_group())
        await self._leave("the broker", self._engine.delivery.stop())
        await self._pages.stop()
        log.info("stopped", exit_code=int(code))
        return code

    async def _leave_group(self) -> None:
        try:
            await self._engine.consumer.commit()
            await self._engine.delivery.give_up()
        finally:
            # Also where the consumer has failed: an engine that is left running keeps the process from ending.
            await self._engine.stop()

    async def _leave(self, what: str, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        # Not wait_for: Faust swallows being cancelled, and waits on for an answer of the broker.
        done, _ = await asyncio.wait({task}, timeout=max(0.0, self._leave_by - time.monotonic()))
        if not done:
            task.cancel()
            self.left_nothing_behind = False
            log.warning("left in a hurry", what=what, seconds=LEAVE_SECONDS)
        elif not task.cancelled() and (error := task.exception()):
            # Nothing unacknowledged was committed.
            log.warning("left in a hurry", what=what, error=repr(error))

    async def _give_up_partitions(self) -> None:
        if not await self._intake.drained(self._settings.stop_timeout):
            log.warning(
                "unfinished", articles=self._intake.in_flight, meaning="the worker that gets the partitions reads them again"
            )
        await self._engine.consumer.commit()
        await self._engine.delivery.give_up()
        self._intake.progress.forget()

    def _assigned(self, _: object, /, *assigned: set[TP], **__: object) -> None:
        self._intake.progress.forget()
        places = {Place(tp.topic, tp.partition) for tps in assigned for tp in tps}
        self._watch.assigned(places)
        log.info("assigned", partitions=sorted(f"{place.topic}/{place.partition}" for place in places))

    async def _look_after(self) -> None:
        tidied = time.monotonic()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self._watch.look()
            if time.monotonic() - tidied >= TIDY_EVERY:
                memory.tidy()
                tidied = time.monotonic()

    async def _unless_told(self, work: Coroutine[None, None, None]) -> None:
        """Do `work`, unless a signal or a reason to halt comes first."""
        task = asyncio.create_task(work)
        await asyncio.wait({task, self._end}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task
        if self._end.done():
            self._end.result()
        await task

    def _finish(self, reason: Exception) -> None:
        if not self._end.done():
            self._end.set_exception(reason)

    def _halt(self, reason: str) -> None:
        self._finish(Halt(reason))

    def _say(self, code: Exit, error: Exception) -> Exit:
        log.error("stopping", reason=str(error), exit_code=int(code))
        return code
