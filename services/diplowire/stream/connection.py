"""Settings in, the keyword arguments that make an aiokafka client reach the broker out: address, login and TLS."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplowire.settings import Settings


def kafka_options(settings: Settings) -> dict[str, Any]:
    """Return what every aiokafka client of ours is made with; holds secrets, so never log it."""
    options: dict[str, Any] = {"bootstrap_servers": settings.bootstrap, "security_protocol": settings.security_protocol}
    if settings.security_protocol.startswith("SASL") and settings.sasl_password:
        options |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password.get_secret_value(),
        }
    if settings.security_protocol.endswith("SSL"):
        options["ssl_context"] = tls_context(settings)
    return options


def tls_context(settings: Settings) -> ssl.SSLContext:
    """Trust the named authorities (or the system's) and show the client's certificate where there is one."""
    context = ssl.create_default_context(cafile=str(settings.tls_ca) if settings.tls_ca else None)
    context.check_hostname = settings.tls_check_hostname
    if settings.tls_cert and settings.tls_key:
        password = settings.tls_key_password.get_secret_value() if settings.tls_key_password else None
        context.load_cert_chain(settings.tls_cert, settings.tls_key, password)
    return context
