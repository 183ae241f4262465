"""Settings in, the keyword arguments that make an aiokafka client reach the broker out: address, login and TLS."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

from diplowire.settings import SettingsError, variable

if TYPE_CHECKING:
    from pathlib import Path

    from diplowire.settings import Settings


class TlsContext(ssl.SSLContext):
    """A TLS context that can tell which certificate we show."""

    certificate: Path | None = None


def kafka_options(settings: Settings) -> dict[str, Any]:
    """Return what every aiokafka client of ours is made with; holds secrets, so never log it.

    Raises SettingsError where a file for TLS holds something else than it should.
    """
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


def tls_context(settings: Settings) -> TlsContext:
    """Trust the named authorities (or the system's) and show the client's certificate where there is one."""
    context = TlsContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = settings.tls_check_hostname
    if settings.tls_ca is None:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    else:
        try:
            context.load_verify_locations(settings.tls_ca)
        except OSError as error:
            raise SettingsError([f"{variable('tls_ca')}: {_words(error, 'holds no certificate')}"]) from None
    if settings.tls_cert and settings.tls_key:
        _show(context, settings, settings.tls_cert, settings.tls_key)
    return context


def _show(context: TlsContext, settings: Settings, cert: Path, key: Path) -> None:
    password = settings.tls_key_password
    try:
        # Always with a password: without one OpenSSL would ask for it on the terminal.
        context.load_cert_chain(cert, key, password.get_secret_value() if password else "")
    except ssl.SSLError as error:
        raise SettingsError([_fault(error, key, unlocked=password is not None)]) from None
    except OSError as error:
        raise SettingsError([f"{variable('tls_cert')} or {variable('tls_key')}: {_words(error, '')}"]) from None
    context.certificate = cert


def _fault(error: ssl.SSLError, key: Path, *, unlocked: bool) -> str:
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"{variable('tls_key')}: is not the key of the certificate in {variable('tls_cert')}"
    if b"ENCRYPTED" in key.read_bytes():
        words = "does not open the key" if unlocked else "needed, the key is locked with a password"
        return f"{variable('tls_key_password')}: {words}"
    return f"{variable('tls_cert')} or {variable('tls_key')}: holds no certificate, or no key"


def _words(error: OSError, otherwise: str) -> str:
    """What the system says of a file, unless it is the content that is wrong."""
    return otherwise if isinstance(error, ssl.SSLError) else (error.strerror or type(error).__name__).lower()
