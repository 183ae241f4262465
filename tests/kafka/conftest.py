"""Everything in this folder needs a real Kafka and says so by its marker; workers run as processes of their own."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import orjson
import pytest
from prometheus_client.parser import text_string_to_metric_families

from diplowire.settings import PREFIX, Settings, variable
from diplowire.stream.broker_config import free_port
from diplowire.stream.client import Outgoing, produce, tail
from diplowire.stream.topics import Topics, ensure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplowire.wire import Record

OUTPUTS = ("visits", "meetings", "statements", "dead")
# One statement, so that every article leaves a trace on a topic.
BODY = "\u201cWe support the plan of the United Nations,\u201d Foreign Minister Anna Berg of Norway said on Monday."
POISON = b'{"title": "no text"}'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder `kafka`."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.kafka)


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
    """Start a worker with these settings besides the test's own."""

    def __call__(self, **settings: object) -> WorkerProcess:
        """Return it at once; ask `ready` before expecting anything of it."""


@pytest.fixture
def start_worker(kafka: str, prefix: str, tmp_path: Path) -> Iterator[StartWorker]:
    """Start workers of this test's own topics and group; those that still run afterwards are killed."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    chosen = {"bootstrap": kafka, "topic_prefix": prefix, "group": f"{prefix}group", "partitions": 2}
    with ExitStack() as running:

        def start(**settings: object) -> WorkerProcess:
            wanted = chosen | {"web_port": free_port()} | settings
            environment = {variable(name): str(value) for name, value in wanted.items()}
            log = tmp_path / f"worker-{wanted['web_port']}.log"
            with log.open("wb") as file:
                command = [sys.executable, "-m", "diplowire", "worker"]
                process = subprocess.Popen(command, env=outside | environment, stderr=file, stdout=subprocess.DEVNULL)
            running.callback(process.wait, 10)
            running.callback(process.kill)
            return WorkerProcess(Settings(**wanted), log, process)

        yield start


@dataclass
class Seen:
    """What stands on the output topics: the articles that left a trace there, and the copies of each message."""

    articles: set[str] = field(default_factory=set)
    copies: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Record, topics: Topics) -> None:
        """Take note of a record."""
        value = record.value or b""
        if record.topic == topics.dead:
            name = (record.key or b"").decode()
            self.copies[f"dead {name}"].append(value)
        else:
            event = orjson.loads(value)
            name = event["article"]["id"]
            self.copies[event["id"]].append(value)
        self.articles.add(name)

    @property
    def dead(self) -> set[str]:
        """The articles that became dead letters."""
        return {name.removeprefix("dead ") for name in self.copies if name.startswith("dead ")}

    @property
    def duplicates(self) -> int:
        """How many messages stand there once more than needed."""
        return sum(len(copies) - 1 for copies in self.copies.values())

    @property
    def all_copies_are_equal(self) -> bool:
        """Whether what came twice is the same, byte for byte."""
        return all(len(set(copies)) == 1 for copies in self.copies.values())


@dataclass
class Scene:
    """Topics on a Kafka, articles that are sent there by number, and what has come of them."""

    options: dict[str, str]
    topics: Topics
    sent: int = 0

    async def send(self, count: int, poison_every: int = 0) -> None:
        """Send articles, the running number as id and key; every so often one that can only become a dead letter."""
        numbers = range(self.sent, self.sent + count)
        values = {n: POISON if poison_every and n % poison_every == 3 else self.article(str(n)) for n in numbers}
        await produce(self.options, [Outgoing(self.topics.articles, b"%d" % n, value) for n, value in values.items()])
        self.sent += count

    async def send_until(self, true: Callable[[], bool], within: float = 60.0) -> None:
        """Send on until it is true, so that a fault falls among articles however fast the worker is."""
        deadline = time.monotonic() + within
        while not true():
            assert time.monotonic() < deadline
            await self.send(50)
            breath = time.monotonic() + 0.4
            while time.monotonic() < breath:
                if true():
                    return
                await asyncio.sleep(0.05)

    @staticmethod
    def article(name: str, body: str = BODY) -> bytes:
        """Return an article as it is sent."""
        return orjson.dumps({"id": name, "title": "A title", "body": body, "published_at": "2024-07-16"})

    async def complete(self, within: float = 60.0) -> Seen:
        """Wait until every article has left a trace; what is missing after the deadline is lost."""
        wanted = {str(number) for number in range(self.sent)}
        live = Seen()
        names = [self.topics.name(role) for role in OUTPUTS]
        with suppress(TimeoutError):
            async with asyncio.timeout(within), tail(self.options, names, start="beginning") as records:
                async for record in records:
                    live.add(record, self.topics)
                    if live.articles >= wanted:
                        break
        assert wanted - live.articles == set(), "lost"
        assert live.articles == wanted
        return await self.seen()

    async def seen(self) -> Seen:
        """Return what stands there now."""
        found = Seen()
        names = [self.topics.name(role) for role in OUTPUTS]
        async with tail(self.options, names, start="beginning", stop_at_end=True) as records:
            async for record in records:
                found.add(record, self.topics)
        return found


@pytest.fixture
async def scene(kafka: str, prefix: str) -> Scene:
    """Topics of this test's own, made."""
    return await set_scene(kafka, prefix)


async def set_scene(bootstrap: str, prefix: str) -> Scene:
    """Make topics on a Kafka."""
    options = {"bootstrap_servers": bootstrap}
    topics = Topics.with_prefix(prefix)
    await ensure(options, topics, partitions=2)
    return Scene(options, topics)


@pytest.fixture
def set_another_scene(prefix: str) -> Callable[[str], Any]:
    """Make topics of this test's own on another Kafka."""
    return lambda bootstrap: set_scene(bootstrap, prefix)
