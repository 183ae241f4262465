"""Told to stop, the worker ends in time and lets go of its port, also where no Kafka is there to say good-bye to."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from diplowire.stream.broker import LocalKafka, local_kafka
from diplowire.stream.broker_config import is_free

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from faults.scene import Scene
    from faults.workers import StartWorker

STOP_TIMEOUT = 3
A_LITTLE = 8.0  # to leave the group and the broker, and for the machine to be busy


def freeze(broker: LocalKafka) -> None:
    assert broker.pid
    os.kill(broker.pid, signal.SIGSTOP)


@pytest.mark.parametrize("fault", [LocalKafka.kill, freeze])
async def test_the_worker_stops_in_time_with_the_broker_gone_or_frozen(
    start_worker: StartWorker, set_another_scene: Callable[[str], Awaitable[Scene]], fault: Callable[[LocalKafka], None]
) -> None:
    with local_kafka() as broker:
        scene = await set_another_scene(broker.bootstrap)
        workers = [
            start_worker(bootstrap=broker.bootstrap, stop_timeout=STOP_TIMEOUT, in_flight=4, delivery=delivery, group=delivery)
            for delivery in ("at_least_once", "exactly_once")
        ]
        for worker in workers:
            await worker.ready()
        await scene.send(2_000)
        for worker in workers:
            await worker.until(lambda worker=worker: worker.finished() > 20)
        await asyncio.to_thread(fault, broker)
        try:
            began = time.monotonic()
            for worker in workers:
                worker.process.send_signal(signal.SIGTERM)
            for worker in workers:
                assert await worker.ended(60) == 0
            assert time.monotonic() - began < STOP_TIMEOUT + A_LITTLE
            assert all(is_free(worker.settings.web_port) for worker in workers)
        finally:
            if broker.pid:
                os.kill(broker.pid, signal.SIGCONT)
