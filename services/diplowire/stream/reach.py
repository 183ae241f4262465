"""The options of a Kafka client in, nothing out where a broker lets us in; else the real reason in one line, within seconds.

aiokafka reports a refused connection, an unknown name, a wrong password and a wrong protocol all alike ("Unable to bootstrap"),
so one connection is made by hand first.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiokafka.conn import collect_hosts, create_conn
from aiokafka.errors import KafkaError
from aiokafka.protocol.metadata import MetadataRequest

from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.refusal import Knock, reason

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONNECTION = ("security_protocol", "ssl_context", "sasl_mechanism", "sasl_plain_username", "sasl_plain_password")

_PAUSE = 0.2  # seconds between two questions


async def reach(options: Mapping[str, Any], *, within: float = 5.0) -> None:
    """Return when one of the named brokers answers and names one to work with; else BrokerUnavailable with each one's reason.

    Its code is `unreachable` or `refused`. A broker that has just started, or stood still, knows of none for a moment, not even
    itself, and all that is asked of it then fails: until `within` seconds are over it is asked again.
    """
    arguments = {name: value for name, value in options.items() if name in _CONNECTION}
    reasons: dict[str, BrokerUnavailable] = {}
    for host, port, _ in collect_hosts(options["bootstrap_servers"]):
        try:
            tries = max(1, int(0.8 * within / _PAUSE))
            await asyncio.wait_for(_ask(host, port, arguments | {"request_timeout_ms": int(within * 1000)}, tries), within)
        except BrokerUnavailable as told:
            reasons[f"{host}:{port}"] = told
        except (OSError, KafkaError) as error:  # a deadline that passed is an OSError too
            reasons[f"{host}:{port}"] = await reason(error, Knock(host, port, options), within)
        else:
            return
    code = next((reason.code for reason in reasons.values() if reason.code == "refused"), "unreachable")
    raise BrokerUnavailable(code, "; ".join(f"no Kafka at {place}: {reason.detail}" for place, reason in sorted(reasons.items())))


async def _ask(host: str, port: int, arguments: Mapping[str, Any], tries: int) -> None:
    connection = await create_conn(host, port, **arguments)
    try:
        for _ in range(tries):
            # A broker that wants a login tells its versions to anyone; any other question makes it hang up.
            if (await connection.send(MetadataRequest([]))).brokers:
                return
            await asyncio.sleep(_PAUSE)
    finally:
        await connection.close()
    raise BrokerUnavailable("unreachable", "it answers, and knows of no broker that is at work, not even itself")
