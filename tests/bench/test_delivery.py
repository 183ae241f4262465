"""What each delivery costs: articles a second when there are always more, and from an article to its events at a steady pace.

Both at the same time, so that the machine is as busy for the one as for the other. In `make test` a few articles only, so that
what is measured stays right.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

import orjson
import pytest
from aiokafka import AIOKafkaProducer

from diplowire.cli.sample import sample_article
from diplowire.stream.client import Outgoing, lag, produce, tail
from faults.scene import Scene, set_scene
from faults.stage import DELIVERIES
from faults.workers import WorkerProcess, workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Report = Callable[[str, tuple[str, ...]], None]

pytestmark = pytest.mark.kafka

_TITLE: Final = "Both deliveries at once, one worker each"
_SAMPLE: Final = orjson.loads(sample_article())
# How many articles to empty, and how many a second for how many seconds.
_LOADS: Final = {"0.3 kB, 2 events": (2_000, 20, 15), "4.2 kB, 20 events": (300, 6, 15)}
_SMALL: Final = {"0.3 kB, 2 events": (20, 20, 1)}


async def test_the_speed_of_both_deliveries_at_once(measuring: bool, report: Report, kafka: str, tmp_path: Path) -> None:
    for article, load in _LOADS.items() if measuring else _SMALL.items():
        figures = await asyncio.gather(*(_one(kafka, tmp_path, delivery, article, load) for delivery in DELIVERIES))
        if measuring:
            for delivery, row in zip(DELIVERIES, figures, strict=True):
                report(_TITLE, (f"{delivery}, {article}", *row))


async def _one(kafka: str, folder: Path, delivery: str, article: str, load: tuple[int, int, int]) -> tuple[str, ...]:
    prefix = f"speed-{secrets.token_hex(4)}."
    scene = await set_scene(kafka, prefix)
    with workers(folder, bootstrap=kafka, topic_prefix=prefix, group=prefix, delivery=delivery) as start:
        figures = await _measured(start(), scene, article, load)
    assert sum((await lag(scene.options, prefix, [scene.topics.articles])).values()) == 0
    return figures


async def _measured(worker: WorkerProcess, scene: Scene, article: str, load: tuple[int, int, int]) -> tuple[str, ...]:
    count, rate, seconds = load
    values = [_value(article, number) for number in range(count + rate * seconds)]
    await worker.ready()
    begun, busy = time.monotonic(), _processor_seconds(worker)
    await produce(scene.options, [Outgoing(scene.topics.articles, None, value) for value in values[:count]])
    await worker.until(lambda: worker.finished() >= count, 120)
    speed, cost = count / (time.monotonic() - begun), (_processor_seconds(worker) - busy) / count
    late = await _latencies(scene, values[count:], rate)
    assert len(late) == rate * seconds
    assert await worker.stop() == 0
    return f"{1000 * cost:.1f}", f"{1000 * median(late):.0f}", f"{1000 * quantiles(late, n=100)[98]:.0f}", f"{speed:.0f}"


def _value(article: str, number: int) -> bytes:
    return orjson.dumps(_SAMPLE | {"id": str(number)}) if "20 events" in article else Scene.article(str(number))


def _processor_seconds(worker: WorkerProcess) -> float:
    """User and system time of the process so far."""
    fields = Path(f"/proc/{worker.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _latencies(scene: Scene, values: Sequence[bytes], rate: int) -> list[float]:
    """Seconds from sending an article to its first event with a reader of what is committed."""
    sent, late = dict[str, float](), dict[str, float]()
    names = [scene.topics.name(role) for role in ("visits", "meetings", "statements")]
    async with asyncio.timeout(120), tail(scene.options, names) as records:
        sending = asyncio.create_task(_send(scene, values, rate, sent))
        async for record in records:
            name = orjson.loads(record.value or b"")["article"]["id"]
            late.setdefault(name, time.monotonic() - sent[name])
            if len(late) == len(values):
                break
        await sending
    return list(late.values())


async def _send(scene: Scene, values: Sequence[bytes], rate: int, sent: dict[str, float]) -> None:
    """Send at a steady pace."""
    begun = time.monotonic()
    async with AIOKafkaProducer(**scene.options) as producer:
        for number, value in enumerate(values):
            await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
            name = orjson.loads(value)["id"]
            sent[name] = time.monotonic()
            await producer.send(scene.topics.articles, value, name.encode())
