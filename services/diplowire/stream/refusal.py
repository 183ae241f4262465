"""An address that did not let us in and how we knocked in, the real reason and what to do about it out, in one line."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import ssl
from typing import TYPE_CHECKING, Any, NamedTuple

from aiokafka.conn import create_conn
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
from aiokafka.protocol.metadata import MetadataRequest

from diplowire.settings import variable
from diplowire.stream.certificate import days
from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PROBE_SECONDS = 2.0  # each further question; what answers at all answers at once
_ALERT_SECONDS = 0.5
_EXPIRED, _NOT_YET = 10, 9  # OpenSSL's X509_V_ERR_…
_STRANGERS = {2, 18, 19, 20, 21}
_OTHER_NAME = {62, 63, 64}


class Knock(NamedTuple):
    """Where we knocked, and with which options of an aiokafka client."""

    host: str
    port: int
    options: Mapping[str, Any]

    @property
    def protocol(self) -> str:
        """How we spoke."""
        return str(self.options.get("security_protocol", "PLAINTEXT"))

    @property
    def tls(self) -> bool:
        """Whether we spoke TLS."""
        return self.protocol.endswith("SSL")


async def reason(error: BaseException, knock: Knock, within: float) -> BrokerUnavailable:
    """Find out why; asks the address again, but never sends a password."""
    if isinstance(error, socket.gaierror):
        return BrokerUnavailable("unreachable", "no such host")
    if isinstance(error, ConnectionRefusedError):
        return BrokerUnavailable("unreachable", "nothing listens there")
    told = _login(error) or (_certificate(error, knock.host) if isinstance(error, ssl.SSLCertVerificationError) else "")
    if told or (told := await _door(knock)):
        return BrokerUnavailable("refused", told)
    if isinstance(error, ssl.SSLError | KafkaConnectionError | ConnectionError) or await _listens(knock, within):
        detail = f"something listens there, but it does not speak {knock.protocol}; is the protocol right?"
        return BrokerUnavailable("refused", detail)
    if isinstance(error, TimeoutError):
        return BrokerUnavailable("unreachable", f"no answer within {within:.0f} s")
    return BrokerUnavailable("unreachable", str(error).splitlines()[0] if str(error) else type(error).__name__)


def _login(error: BaseException) -> str:
    if isinstance(error, SaslAuthenticationFailed):
        names = f"{variable('sasl_username')}, {variable('sasl_password')} and {variable('sasl_mechanism')}"
        return f"it does not accept this user name and password; check {names}"
    if isinstance(error, UnsupportedSaslMechanismError):
        return f"it does not offer this SASL mechanism; choose another {variable('sasl_mechanism')}"
    return ""


def _certificate(error: ssl.SSLCertVerificationError, host: str) -> str:
    if error.verify_code == _EXPIRED:
        return "its certificate has expired; it needs a new one (or the clock of this machine is wrong)"
    if error.verify_code == _NOT_YET:
        return "its certificate does not hold yet; look at its first day and at the clock of this machine"
    if error.verify_code in _STRANGERS:
        return f"its certificate is signed by an authority that is not trusted here; name that one's file in {variable('tls_ca')}"
    if error.verify_code in _OTHER_NAME:
        return (
            f"its certificate is for another name than {host}; use a name that it carries in {variable('bootstrap')}, or, "
            f"where everyone with a certificate of this authority is trusted, set {variable('tls_check_hostname')}=false"
        )
    return f"its certificate is not trusted ({error.verify_message})"


async def _door(knock: Knock) -> str:
    """What another look at the door shows: that it wants a certificate, or another protocol."""
    if knock.tls and (alert := await _alert(knock, knock.options["ssl_context"])):
        return _about_ours(alert, getattr(knock.options["ssl_context"], "certificate", None))
    spoken = await _spoken(knock)
    if spoken and spoken != knock.protocol:
        return f"it speaks {spoken}, not {knock.protocol}; is the protocol right? Set {variable('security_protocol')}={spoken}"
    return ""


def _about_ours(alert: str, shown: Path | None) -> str:
    """An alert of TLS in words; brokers say "certificate unknown" of almost everything that is wrong with a certificate."""
    if "CERTIFICATE" not in alert and "UNKNOWN_CA" not in alert:
        return f"it breaks off TLS ({alert.lower().replace('_', ' ')})"
    if shown is None:
        return f"it wants a client's certificate; set {variable('tls_cert')} and {variable('tls_key')}"
    now, ours = dt.datetime.now(dt.UTC), days(shown)  # noqa: TID251 - of the clock of this machine is the question
    if now > ours.until:
        return f"the certificate in {variable('tls_cert')} has expired on {ours.until:%Y-%m-%d}; it needs a new one"
    if now < ours.since:
        return f"the certificate in {variable('tls_cert')} holds from {ours.since:%Y-%m-%d} only; is the clock right?"
    return (
        f"it does not accept the certificate in {variable('tls_cert')}; it must be one for clients, signed by an authority that "
        "the broker trusts"
    )


async def _spoken(knock: Knock) -> str:
    """The protocol that an address speaks; empty where it is no Kafka."""
    anybody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE  # nothing is entrusted to it
    alert = await _alert(knock, anybody)
    if alert:  # what else than a certificate of ours could be missed where we trust anybody
        return "SSL"
    tls = alert is not None
    try:
        connection = await create_conn(
            knock.host,
            knock.port,
            ssl_context=anybody,
            security_protocol="SSL" if tls else "PLAINTEXT",
            request_timeout_ms=int(_PROBE_SECONDS * 1000),
        )
    except (OSError, KafkaError):
        return ""
    try:
        # A broker that wants a login tells its versions to anyone; any other question makes it hang up.
        await connection.send(MetadataRequest([]))
    except (OSError, KafkaError):
        return "SASL_SSL" if tls else "SASL_PLAINTEXT"
    finally:
        await connection.close()
    return "SSL" if tls else "PLAINTEXT"


async def _alert(knock: Knock, context: ssl.SSLContext) -> str | None:
    """What TLS complains of (with TLS 1.3 only after the handshake); empty where all is well, None where there is no TLS."""
    return await asyncio.to_thread(_shake_hands, knock.host, knock.port, context)


def _shake_hands(host: str, port: int, context: ssl.SSLContext) -> str | None:
    # By hand: asyncio and aiokafka each lose the alert in their own way.
    shaken = False
    try:
        with (
            socket.create_connection((host, port), _PROBE_SECONDS) as bare,
            context.wrap_socket(bare, server_hostname=host) as wrapped,
        ):
            shaken = True
            wrapped.settimeout(_ALERT_SECONDS)
            wrapped.recv(1)
    except ssl.SSLError as error:
        if error.reason and "ALERT" in error.reason:
            return error.reason
    except OSError:  # nobody there, or nothing more to say
        pass
    return "" if shaken else None


async def _listens(knock: Knock, within: float) -> bool:
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(knock.host, knock.port), within)
    except OSError:
        return False
    writer.close()
    return True
