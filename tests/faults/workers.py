"""Settings in, `diplowire worker` as an operator runs it out: a process, its environment, its log, its pages."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import orjson
from prometheus_client.parser import text_string_to_metric_families

from diplowire.settings import PREFIX, Settings, variable
from diplowire.stream.broker_config import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass
class WorkerProcess:
    """`diplowire worker` as an operator runs it: a process, its environment, its log, its pages."""

    settings: Settings
    log: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    async def ready(self, within: float = 40.0) -> None:
        """Wait until it is assigned and producing."""
        await self.until(lambda: self.page("/readyz")[0] == http.HTTPStatus.OK, within)

    async def until(self, true: Callable[[], bool], within: float = 40.0) -> None:
        """Ask again and again until it is true; fail after the deadline, or when the worker has ended."""
        deadline = time.monotonic() + within
        while not true():
            assert self.process.poll() is None, f"the worker ended:\n{self.words()}"
            assert time.monotonic() < deadline, f"not within {within} s:\n{self.words()}"
            await asyncio.sleep(0.05)

    def page(self, path: str) -> tuple[int, bytes]:
        """Status and content of one of its pages; (0, b"") while nobody answers."""
        asked = http.client.HTTPConnection("127.0.0.1", self.settings.web_port, timeout=5)
        try:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 0, b""
        finally:
            asked.close()

    def number(self, name: str, **labels: str) -> float:
        """Sum of a metric's series with these labels."""
        families = text_string_to_metric_families(self.page("/metrics")[1].decode())
        return sum(
            sample.value
            for family in families
            for sample in family.samples
            if sample.name == f"diplowire_{name}" and labels.items() <= sample.labels.items()
        )

    def finished(self) -> float:
        """How many articles it has finished."""
        return self.number("articles_total")

    def lines(self) -> list[dict[str, Any]]:
        """Everything it has logged."""
        return [orjson.loads(line) for line in self.log.read_bytes().splitlines()]

    def words(self) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-12:])

    def reason(self) -> str:
        """Why it says that it stops."""
        return " ".join(line["reason"] for line in self.lines() if line["event"] == "stopping")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    async def stop(self, within: float = 40.0) -> int:
        """Ask it to end, as an orchestrator does; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ended(within)

    async def ended(self, within: float = 60.0) -> int:
        """Wait until it has ended; return its exit code."""
        return await asyncio.to_thread(self.process.wait, within)


class StartWorker(Protocol):
    """Start a worker with these settings besides the test's own, its command behind the words of another one if need be."""

    def __call__(self, *before: str, **settings: object) -> WorkerProcess:
        """Return it at once; ask `ready` before expecting anything of it."""


@contextmanager
def workers(folder: Path, **chosen: object) -> Iterator[StartWorker]:
    """Start workers with these settings, their logs in `folder`; those that still run afterwards are killed."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    with ExitStack() as running:

        def start(*before: str, **settings: object) -> WorkerProcess:
            wanted = chosen | {"web_port": free_port()} | settings
            environment = {variable(name): str(value) for name, value in wanted.items()}
            log = folder / f"worker-{wanted['web_port']}.log"
            with log.open("wb") as file:
                command = [*before, sys.executable, "-m", "diplowire", "worker"]
                process = subprocess.Popen(command, env=outside | environment, stderr=file, stdout=subprocess.DEVNULL)
            running.callback(process.wait, 10)
            running.callback(process.kill)
            return WorkerProcess(Settings(**wanted), log, process)  # type: ignore[arg-type]

        yield start
