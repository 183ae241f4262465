"""`make soak`: a worker at half of what it can do, for a long time; its memory, its lag and its progress are watched.

First the full load is measured, by letting it empty a full topic. Exit code 1 when memory or lag grew, when it stood still, or
when an article is missing at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table

from diplowire.cli.terminal import console
from diplowire.settings import Settings, variable
from diplowire.stream.broker import local_kafka
from faults.endurance import MIB, Sample, complaints, hourly_growth, settled
from faults.workers import WorkerProcess, workers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FEEDER = Path(__file__).parents[1] / "deploy/feeder.py"
LOOK_EVERY = 2.0
FULL_SECONDS = 4.0
END_WITHIN = 120.0
BAR = 30


class Run(NamedTuple):
    """What a soak has shown."""

    rate: float
    samples: list[Sample]
    sent: int
    finished: float

    def complaints(self) -> list[str]:
        """Say what is wrong."""
        return complaints(self.samples, self.rate, self.sent, self.finished)


async def soak(minutes: float, folder: Path, **settings: str) -> Run:
    """Feed a worker with these settings for so long at half of its full load."""
    with workers(folder, **settings) as start:
        worker = start()
        await worker.ready()
        rate = await full_load(worker, settings) / 2
        before, began, samples = worker.finished(), time.monotonic(), list[Sample]()
        feeding = asyncio.create_task(feed(settings, rate, 60 * minutes))
        while not feeding.done():
            await asyncio.wait([feeding], timeout=LOOK_EVERY)
            samples.append(look(worker, time.monotonic() - began, before))
        sent = feeding.result()
        await worker.until(lambda: worker.finished() - before >= sent, END_WITHIN)
        finished = worker.finished() - before
        assert await worker.stop() == 0
        return Run(rate, samples, sent, finished)


async def full_load(worker: WorkerProcess, settings: Mapping[str, str]) -> float:
    """Articles a second that the worker does when there are always more."""
    sent = await feed(settings, 2_000, FULL_SECONDS)
    first, began = worker.finished(), time.monotonic()
    await worker.until(lambda: worker.finished() >= sent, END_WITHIN)
    return (sent - first) / (time.monotonic() - began)


async def feed(settings: Mapping[str, str], rate: float, seconds: float) -> int:
    """Send invented news as docker-compose's feeder does; return how many."""
    command = [sys.executable, str(FEEDER), "--rate", f"{rate:g}", "--seconds", f"{seconds:g}"]
    environment = {variable(name): value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    assert process.returncode == 0
    return int(told.split()[0])


def look(worker: WorkerProcess, at: float, before: float) -> Sample:
    """Look at the worker once."""
    status = Path(f"/proc/{worker.process.pid}/status").read_text("ascii")
    memory = next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmRSS"))
    lag, finished = worker.number("consumer_lag_messages"), worker.finished() - before
    idle = time.time() - worker.number("last_progress_timestamp_seconds")
    return Sample(at, memory, lag, finished, idle, worker.page("/healthz")[0] == 200)


def table(samples: Sequence[Sample]) -> Table:
    """One line a minute: the memory as a number and as a bar, the lag, and what was finished."""
    made = Table("minute", "memory", "", "lag", "articles/s", "longest idle", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    most = max(sample.memory for sample in samples)
    for minute in range(int(samples[-1].at // 60) + 1):
        part = [sample for sample in samples if sample.at // 60 == minute]
        if len(part) > 1:
            memory = median(sample.memory for sample in part)
            pace = (part[-1].finished - part[0].finished) / (part[-1].at - part[0].at)
            lag, idle = median(sample.lag for sample in part), max(sample.idle for sample in part)
            bar = "█" * round(BAR * memory / most)
            made.add_row(str(minute), f"{memory / MIB:.1f} MiB", bar, f"{lag:.0f}", f"{pace:.0f}", f"{idle:.1f} s")
    return made


def main() -> int:
    """Read the command line, run, print, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, metavar="M", help="for so long (default: 30)")
    parser.add_argument("--delivery", default=Settings.model_fields["delivery"].default, help="the default one if not said")
    given, out = parser.parse_args(), console()
    with tempfile.TemporaryDirectory(prefix="diplowire-soak-") as folder, local_kafka() as broker:
        run = asyncio.run(soak(given.minutes, Path(folder), bootstrap=broker.bootstrap, delivery=given.delivery))
    out.print(table(run.samples))
    kept = settled(run.samples)
    out.print(
        f"{given.delivery}, {run.rate:.0f} articles a second (half of full load), {run.sent} sent, {run.finished:.0f} finished"
    )
    out.print(
        f"memory {median(sample.memory for sample in kept) / MIB:.1f} MiB, {hourly_growth(run.samples) / MIB:+.2f} MiB an hour"
    )
    for line in run.complaints():
        out.print(f"NOT GOOD: {line}")
    if not run.complaints():
        out.print("good: memory flat, no lag, no stall, no article missing")
    return 1 if run.complaints() else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("stopped by hand; there is no verdict")
