"""A broker in, the same broker behind a bad network out: late, cut off, or deaf to one kind of request.

Kafka's frames are a length, then for a request its kind (`api_key`), version and number, for an answer the number alone.
"""

from __future__ import annotations

import asyncio
import struct
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PRODUCE: Final = 0
FETCH: Final = 1
END_TRANSACTION: Final = 26


class Proxy:
    """What stands between clients and a broker; what is set here holds for what passes from now on."""

    def __init__(self, behind: int) -> None:
        self.delay = 0.0
        """Seconds that each answer takes longer."""
        self.held: set[int] = set()
        """Kinds of requests that are kept until they are let go."""
        self.unanswered: set[int] = set()
        """Kinds of requests that the broker gets and whose answers nobody hears."""
        self.passed: list[int] = []
        """The kinds of requests that came, held or not."""
        self.late: list[int] = []
        """The kinds of requests that were held and have gone on to the broker."""
        self._behind = behind
        self._free = asyncio.Event()
        self._free.set()
        self._open: set[asyncio.StreamWriter] = set()
        self._clients: set[asyncio.Task[None]] = set()

    def hold(self, *kinds: int) -> None:
        """Keep requests of these kinds until `let_go`."""
        self.held = set(kinds)
        self._free.clear()

    def let_go(self) -> None:
        """Pass on what was kept, to where it was going."""
        self.held = set()
        self._free.set()

    def cut(self) -> None:
        """Close every connection."""
        for writer in self._open:
            writer.transport.abort()

    def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a client."""
        task = asyncio.create_task(self._see_through(reader, writer))
        self._clients.add(task)
        task.add_done_callback(self._clients.discard)

    async def end(self) -> None:
        """Let all go."""
        self.let_go()
        self.cut()
        await asyncio.gather(*self._clients)

    async def _see_through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        kinds: dict[int, int] = {}
        with suppress(OSError):
            there, to_there = await asyncio.open_connection("127.0.0.1", self._behind)
            self._open |= {writer, to_there}
            # A request that is held goes on to the broker also when the client has hung up: it is late, not lost.
            ways = (self._ask(reader, to_there, kinds), self._answer(there, writer, kinds))
            await asyncio.gather(*ways, return_exceptions=True)
            self._open -= {writer, to_there}
            to_there.close()
        writer.close()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kinds: dict[int, int]) -> None:
        try:
            while True:
                frame = await _frame(reader)
                kind, _, number = struct.unpack_from(">hhi", frame, 4)
                self.passed.append(kind)
                held = kind in self.held
                if held:
                    await self._free.wait()
                kinds[number] = kind
                writer.write(frame)
                await writer.drain()
                if held:
                    self.late.append(kind)
        finally:
            with suppress(OSError):
                writer.write_eof()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kinds: dict[int, int]) -> None:
        try:
            while True:
                frame = await _frame(reader)
                kind = kinds.pop(struct.unpack_from(">i", frame, 4)[0])
                if kind in self.unanswered:
                    continue
                if self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(frame)
                await writer.drain()
        finally:
            writer.close()


async def _frame(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readexactly(4)
    return head + await reader.readexactly(struct.unpack(">i", head)[0])


@asynccontextmanager
async def proxy(port: int, behind: int) -> AsyncIterator[Proxy]:
    """Listen on a port for clients of the broker behind; see `listeners` for how that sends them here."""
    between = Proxy(behind)
    async with await asyncio.start_server(between.meet, "127.0.0.1", port):
        try:
            yield between
        finally:
            await between.end()


def listeners(port: int, controller: int, detour: int, behind: int) -> dict[str, str]:
    """Properties of a broker with a second listener, whose clients it tells to come by way of the port `detour`."""
    plain, second = f"PLAINTEXT://127.0.0.1:{port}", "DETOUR://127.0.0.1"
    return {
        "listeners": f"{plain},{second}:{behind},CONTROLLER://127.0.0.1:{controller}",
        "controller.quorum.voters": f"1@127.0.0.1:{controller}",
        "advertised.listeners": f"{plain},{second}:{detour}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,DETOUR:PLAINTEXT,CONTROLLER:PLAINTEXT",
    }
