"""An address and a deadline in, the certainty that a Kafka answers there out."""

from __future__ import annotations

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

_BETWEEN = 0.05  # seconds from one question to the next


def ask_until_ready(bootstrap: str, deadline: float, alive: Callable[[], bool]) -> None:
    """Return once the broker names itself as part of its cluster; TimeoutError after `deadline`, on the monotonic clock.

    BrokerUnavailable as soon as `alive` says that waiting longer is of no use. Works with and without a running event loop.
    """
    host, port = bootstrap.rsplit(":", 1)
    with ThreadPoolExecutor(1) as thread:  # its own thread: the caller's may have a loop that runs already
        while time.monotonic() < deadline:
            if not alive():
                raise BrokerUnavailable("start_failed", "it ended while it started")
            if _listens(host, int(port)) and thread.submit(asyncio.run, _answers(bootstrap)).result():
                return
            time.sleep(_BETWEEN)
    raise TimeoutError(f"no Kafka answered on {bootstrap}")


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1.0):
            return True
    except OSError:
        return False


async def _answers(bootstrap: str) -> bool:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=5_000)
    try:
        await admin.start()
        return bool((await admin.describe_cluster())["brokers"])
    except KafkaError:
        return False
    finally:
        await admin.close()
