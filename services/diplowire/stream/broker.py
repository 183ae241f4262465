"""Nothing in, a real Apache Kafka out: started here without Docker, Java or root, or the one that was named.

with local_kafka(say=print) as kafka:
    print(kafka.bootstrap)
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import select
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from diplowire.stream.broker_config import free_port, is_free, java, kafka_command, server_properties, write_config
from diplowire.stream.broker_jars import KAFKA_VERSION, class_path, default_cache
from diplowire.stream.broker_ready import ask_until_ready
from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_KEEPER = Path(__file__).with_name("broker_keeper.py")
_STOP_DEADLINE = 20.0  # the keeper itself turns from polite to firm after 10


@dataclass(frozen=True, slots=True)
class NamedKafka:
    """A Kafka of somebody else's, used in place of one of ours."""

    bootstrap: str


@dataclass(kw_only=True)
class LocalKafka:
    """A Kafka of ours. `stop`, `kill` and `start` keep its data and its address, so that faults can be tried out."""

    bootstrap: str
    log_path: Path
    data_path: Path
    commands: Sequence[Sequence[str]] = field(repr=False)
    scratch: Path | None = None
    start_timeout: float = 60.0
    pid: int | None = None
    _keeper: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start Kafka and return once it answers; raise BrokerUnavailable when it does not in time."""
        if self._keeper:
            raise RuntimeError("this Kafka runs already")
        deadline = time.monotonic() + self.start_timeout
        order = {"commands": self._due(), "log": str(self.log_path), "scratch": str(self.scratch or "")}
        # A session of its own: Ctrl-C in the terminal is for the parent, which then stops Kafka in order.
        self._keeper = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", str(_KEEPER), json.dumps(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        try:
            self.pid = self._hear_pid(deadline)
            ask_until_ready(self.bootstrap, deadline, alive=self.is_running)
        except BaseException as error:
            self._say("kill")
            if isinstance(error, BrokerUnavailable | TimeoutError):
                raise BrokerUnavailable("start_failed", self._why()) from error
            raise

    def is_running(self) -> bool:
        """Tell whether the process is there; it may be hung all the same."""
        return self._keeper is not None and self._keeper.poll() is None

    def stop(self) -> None:
        """Ask Kafka to end, as an operator would, and wait for it. Nothing happens where it does not run."""
        self._say("stop")

    def kill(self) -> None:
        """End Kafka as a power cut would (SIGKILL)."""
        self._say("kill")

    async def ended(self) -> None:
        """Return when Kafka has ended, for whatever reason; can be cancelled."""
        if not self.is_running() or self._keeper is None or self._keeper.stdout is None:
            return
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        pipe = self._keeper.stdout.fileno()  # only the keeper holds the other end
        loop.add_reader(pipe, over.set)
        try:
            await over.wait()
        finally:
            loop.remove_reader(pipe)

    def _due(self) -> list[list[str]]:
        formatted = (self.data_path / "meta.properties").exists()
        return [list(command) for command in (self.commands[-1:] if formatted else self.commands)]

    def _hear_pid(self, deadline: float) -> int:
        if self._keeper is None or self._keeper.stdout is None:
            raise BrokerUnavailable("start_failed", "no keeper")
        ready, _, _ = select.select([self._keeper.stdout], [], [], max(0.0, deadline - time.monotonic()))
        answer = self._keeper.stdout.read(32) if ready else b""
        if not answer:
            raise BrokerUnavailable("start_failed", "Kafka could not format its storage")
        return int(answer)

    def _say(self, word: str) -> None:
        keeper, self._keeper, self.pid = self._keeper, None, None
        if keeper is None or keeper.stdin is None or keeper.stdout is None:
            return
        with contextlib.suppress(BrokenPipeError):  # it has ended by itself
            keeper.stdin.write(word.encode())
        keeper.stdin.close()
        try:
            keeper.wait(_STOP_DEADLINE)
        except subprocess.TimeoutExpired:
            keeper.kill()  # and with it goes Kafka
            keeper.wait()
        keeper.stdout.close()

    def _why(self) -> str:
        """Say what Kafka complained about first, and where the rest stands."""
        kept = self.log_path
        if self.scratch:  # the folder goes; its log is wanted now
            kept = default_cache() / "last-failed-start.log"
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.log_path, kept)
        lines = kept.read_text("utf-8", "replace").splitlines()
        told = [line for line in lines if " ERROR " in line or "Exception" in line] or lines[-1:]
        complaint = (told or ["it said nothing"])[0].removeprefix('Exception in thread "main" ')[:300]
        return f"the local Kafka did not start: {complaint} (log: {kept})"


@contextlib.contextmanager
def local_kafka(  # noqa: PLR0913 - each is a thing that a caller decides, and all have a default
    *,
    log_dir: Path | None = None,
    data_dir: Path | None = None,
    jars_from: str | None = None,
    port: int | None = None,
    listeners: Mapping[str, int] | None = None,
    properties: Mapping[str, str] | None = None,
    format_arguments: Sequence[str] = (),
    start_timeout: float = 60.0,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[LocalKafka]:
    """Run a real Kafka on this machine's loopback address for as long as the block lasts.

    `jars_from` names a mirror; `listeners` adds protocols (`{"SASL_PLAINTEXT": 9095}`), `properties` add to or replace lines of
    server.properties, `format_arguments` go to the storage tool (`--add-scram …`). Without `data_dir` nothing is left behind.
    Gone with its parent, however that ends.
    """
    executable = java()
    jars = class_path(mirror=jars_from, say=say)
    if port is not None and not is_free(port):
        raise BrokerUnavailable("port_taken", f"port {port} on 127.0.0.1 is taken; choose another or leave it out")
    port = port or free_port()
    scratch = Path(tempfile.mkdtemp(prefix="diplowire-kafka-"))
    try:
        data = data_dir or scratch / "data"
        config = write_config(
            scratch, server_properties(data, port, free_port(but=port), listeners or {}) | dict(properties or {})
        )
        log = (log_dir or scratch) / f"kafka-{port}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        kafka = LocalKafka(
            bootstrap=f"127.0.0.1:{port}",
            log_path=log,
            data_path=data,
            commands=kafka_command(executable, jars, config, format_arguments),
            scratch=scratch,
            start_timeout=start_timeout,
        )
        say(f"starting Apache Kafka {KAFKA_VERSION}")
        kafka.start()
        try:
            say(f"Kafka answers on {kafka.bootstrap}")
            yield kafka
        finally:
            kafka.stop()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextlib.contextmanager
def broker_for(
    bootstrap: str | None,
    *,
    jars_from: str | None = None,
    log_dir: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[NamedKafka | LocalKafka]:
    """Give the Kafka that `bootstrap` names, or one of ours where it names none."""
    if bootstrap:
        yield NamedKafka(bootstrap)
        return
    with local_kafka(jars_from=jars_from, log_dir=log_dir, say=say) as kafka:
        yield kafka


async def keep(kafka: LocalKafka) -> None:
    """Wait for as long as Kafka lives (`diplowire broker` ends by cancelling this); raise BrokerUnavailable should it end."""
    await kafka.ended()
    raise BrokerUnavailable("stopped", f"the local Kafka on {kafka.bootstrap} has ended by itself (log: {kafka.log_path})")
