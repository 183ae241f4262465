"""A command of ours and its settings in, the command running beside us out, gone when we are, however we end."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import orjson

from diplowire.cli.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_READY_WITHIN = 60.0  # seconds; three is usual
_ASK_EVERY = 0.1
_STOP_WITHIN = 30.0


class Service(NamedTuple):
    """A running command: its name, where its pages are, and its log."""

    name: str
    port: int
    log: Path
    keeper: subprocess.Popen[bytes]

    async def ready(self) -> None:
        """Return once it says that it is ready; raise Fault with its own words when it ends or takes too long."""
        deadline = time.monotonic() + _READY_WITHIN
        while not await asyncio.to_thread(self._answers):
            self.check()
            if time.monotonic() > deadline:
                raise Fault(f"the {self.name} is not ready after {_READY_WITHIN:.0f} s{self.last_words()}")
            await asyncio.sleep(_ASK_EVERY)

    def check(self) -> None:
        """Raise Fault where it has ended."""
        if self.keeper.poll() is not None:
            raise Fault(f"the {self.name} ended by itself{self.last_words()}")

    def _answers(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            asked.request("GET", "/readyz")
            return asked.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asked.close()

    def last_words(self) -> str:
        """The end of its log, to be put behind a sentence."""
        lines = self.log.read_text("utf-8", "replace").splitlines()
        return "".join(f"\n  {_reason(line)}" for line in lines[-3:])


@contextlib.contextmanager
def service(name: str, settings: Mapping[str, str], folder: Path) -> Iterator[Service]:
    """Run `diplowire NAME` for as long as the block lasts, its log in `folder`; should we be killed, both go."""
    from diplowire.settings import variable
    from diplowire.stream import broker_keeper
    from diplowire.stream.broker_config import free_port

    port, log = free_port(), folder / f"{name}.log"
    chosen = {variable(field): value for field, value in {**settings, "web_host": "127.0.0.1", "web_port": str(port)}.items()}
    order = {"commands": [[sys.executable, "-m", "diplowire", name]], "log": str(log), "scratch": str(folder)}
    keeper = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", str(Path(broker_keeper.__file__)), json.dumps(order)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=os.environ | chosen,
        start_new_session=True,  # Ctrl-C in the terminal is for us, who then end it in order
    )
    try:
        yield Service(name, port, log, keeper)
    finally:
        with contextlib.suppress(BrokenPipeError):
            keeper.communicate(b"stop", timeout=_STOP_WITHIN)


def _reason(line: str) -> str:
    """What a line of a JSON log says for people."""
    with contextlib.suppress(orjson.JSONDecodeError, AttributeError):
        told = orjson.loads(line)
        return str(told.get("reason") or told.get("exception") or told.get("event"))
    return line
