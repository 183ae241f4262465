"""The options of a Kafka client in, nothing out where a broker lets us in; else the real reason in one line, within seconds.

aiokafka reports a refused connection, an unknown name, a wrong password and a wrong protocol all alike ("Unable to bootstrap"),
so one connection is made by hand first.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING, Any

from aiokafka.conn import collect_hosts, create_conn
from aiokafka.errors import KafkaConnectionError, KafkaError, SaslAuthenticationFailed, UnsupportedSaslMechanismError
from aiokafka.protocol.metadata import MetadataRequest

from diplowire.stream.errors import BrokerUnavailable

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
            reasons[f"{host}:{port}"] = await _reason(
                error, host, port, str(options.get("security_protocol", "PLAINTEXT")), within
            )
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


async def _reason(error: BaseException, host: str, port: int, protocol: str, within: float) -> BrokerUnavailable:
    if isinstance(error, SaslAuthenticationFailed):
        return BrokerUnavailable("refused", "it does not accept this user name and password")
    if isinstance(error, UnsupportedSaslMechanismError):
        return BrokerUnavailable("refused", "it does not offer this SASL mechanism")
    if isinstance(error, ssl.SSLCertVerificationError):
        return BrokerUnavailable("refused", f"its certificate is not trusted ({error.verify_message})")
    if isinstance(error, socket.gaierror):
        return BrokerUnavailable("unreachable", "no such host")
    if isinstance(error, ConnectionRefusedError):
        return BrokerUnavailable("unreachable", "nothing listens there")
    if isinstance(error, ssl.SSLError | KafkaConnectionError | ConnectionError) or await _listens(host, port, within):
        return BrokerUnavailable("refused", f"something listens there, but it does not speak {protocol}; is the protocol right?")
    if isinstance(error, TimeoutError):
        return BrokerUnavailable("unreachable", f"no answer within {within:.0f} s")
    return BrokerUnavailable("unreachable", str(error).splitlines()[0] if str(error) else type(error).__name__)


async def _listens(host: str, port: int, within: float) -> bool:
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), within)
    except OSError:
        return False
    writer.close()
    return True
