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


async def reach(options: Mapping[str, Any], *, within: float = 5.0) -> None:
    """Return when one of the named brokers answers; raise BrokerUnavailable (`unreachable`, `refused`) with each one's reason."""
    arguments = {name: value for name, value in options.items() if name in _CONNECTION}
    reasons: dict[str, BrokerUnavailable] = {}
    for host, port, _ in collect_hosts(options["bootstrap_servers"]):
        try:
            await asyncio.wait_for(_ask(host, port, arguments | {"request_timeout_ms": int(within * 1000)}), within)
        except (OSError, KafkaError) as error:  # a deadline that passed is an OSError too
            reasons[f"{host}:{port}"] = await reason(error, Knock(host, port, options), within)
        else:
            return
    code = next((reason.code for reason in reasons.values() if reason.code == "refused"), "unreachable")
    raise BrokerUnavailable(code, "; ".join(f"no Kafka at {place}: {reason.detail}" for place, reason in sorted(reasons.items())))


async def _ask(host: str, port: int, arguments: Mapping[str, Any]) -> None:
    connection = await create_conn(host, port, **arguments)
    try:
        # A broker that wants a login tells its versions to anyone; any other question makes it hang up.
        await connection.send(MetadataRequest([]))
    finally:
        await connection.close()
