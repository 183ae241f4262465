"""A folder in, a real Kafka out that lets nobody in without a login or a certificate, and lets nobody do what was not granted."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplowire.stream.broker import local_kafka
from diplowire.stream.broker_config import free_port
from diplowire.stream.rights import Part
from secured.authority import Authority, Certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "marker-5b1e-Zx"  # noqa: S105 - of users that live as long as the tests; what must be found nowhere
KEY_PASSWORD = "marker-77c0-Kq"  # noqa: S105 - same
HOST = "127.0.0.1"
USERS = tuple(Part)
# Each is a door with something wrong about its certificate, or none of its own.
_DOORS = {"SASL_SSL": "SASL_SSL", "SSL": "SSL", "SASL_PLAINTEXT": "SASL_PLAINTEXT", "EXPIRED": "SASL_SSL", "STRANGER": "SASL_SSL"}
_MECHANISMS = "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512"


@dataclass(frozen=True)
class SecuredKafka:
    """Its doors by name, who signed its certificates, and certificates for clients. `admin` is the door of the administrator."""

    admin: str
    doors: dict[str, str]
    authority: Authority
    unknown: Authority

    def login(self, user: str, mechanism: str = "SCRAM-SHA-256", **changes: object) -> dict[str, object]:
        """Return the settings of a user who logs in over TLS."""
        return {
            "bootstrap": self.doors["SASL_SSL"],
            "security_protocol": "SASL_SSL",
            "sasl_mechanism": mechanism,
            "sasl_username": user,
            "sasl_password": PASSWORD,
            "tls_ca": self.authority.path,
        } | changes

    def card(self, certificate: Certificate, **changes: object) -> dict[str, object]:
        """Return the settings of a user who shows a certificate."""
        return {
            "bootstrap": self.doors["SSL"],
            "security_protocol": "SSL",
            "tls_ca": self.authority.path,
            "tls_cert": certificate.cert,
            "tls_key": certificate.key,
        } | changes


@contextlib.contextmanager
def secured_kafka(folder: Path) -> Iterator[SecuredKafka]:
    """Run it for as long as the block lasts; its log and every certificate are in `folder`."""
    authority, unknown = Authority(folder, "authority"), Authority(folder, "unknown")
    shown = {
        "SASL_SSL": authority.issue("broker", host=HOST),
        "SSL": authority.issue("broker-of-cards", host=HOST),
        "EXPIRED": authority.issue("broker-expired", host=HOST, expired=True),
        "STRANGER": authority.issue("broker-stranger", host="kafka.example"),
    }
    ports = {name: free_port() for name in _DOORS}
    scram = [
        argument
        for user in USERS
        for mechanism in ("SCRAM-SHA-256", "SCRAM-SHA-512")
        for argument in ("--add-scram", f"{mechanism}=[name={user},password={PASSWORD}]")
    ]
    with local_kafka(log_dir=folder, listeners=ports, properties=_properties(shown, authority), format_arguments=scram) as kafka:
        yield SecuredKafka(kafka.bootstrap, {name: f"{HOST}:{port}" for name, port in ports.items()}, authority, unknown)


def _properties(shown: dict[str, Certificate], authority: Authority) -> dict[str, str]:
    protocols = {"PLAINTEXT": "PLAINTEXT", "CONTROLLER": "PLAINTEXT", **_DOORS}
    properties = {
        "listener.security.protocol.map": ",".join(f"{name}:{protocol}" for name, protocol in protocols.items()),
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        # Whoever comes by the door without a lock: the broker itself, and the administrator.
        "super.users": "User:ANONYMOUS",
        "sasl.enabled.mechanisms": _MECHANISMS,
        "ssl.keystore.type": "PEM",
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(authority.path),
        "listener.name.ssl.ssl.client.auth": "required",
    }
    known = " ".join(f'user_{user}="{PASSWORD}"' for user in USERS)
    for name, protocol in _DOORS.items():
        own = f"listener.name.{name.lower()}"
        if name in shown:
            properties[f"{own}.ssl.keystore.location"] = str(shown[name].both)
        if protocol.startswith("SASL"):
            properties[f"{own}.plain.sasl.jaas.config"] = (
                f"org.apache.kafka.common.security.plain.PlainLoginModule required {known};"
            )
            for mechanism in ("scram-sha-256", "scram-sha-512"):
                properties[f"{own}.{mechanism}.sasl.jaas.config"] = (
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;"
                )
    return properties
