"""A folder in, a certificate authority out that lives as long as the tests do: certificates for brokers and clients, as PEM."""

from __future__ import annotations

import datetime as dt
import ipaddress
from typing import TYPE_CHECKING, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

_DAY = dt.timedelta(days=1)
_NOW = dt.datetime.now(dt.UTC)  # noqa: TID251 - certificates hold for days, not for a run


class Certificate(NamedTuple):
    """Files of one certificate: the certificate, its key, and both in one as Kafka wants them."""

    cert: Path
    key: Path
    both: Path


class Authority:
    """Signs certificates; `path` is the file by which others trust it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(name)
        made = _unsigned(self._name, self._name, self._key, _NOW - 10 * _DAY, _NOW + 10 * _DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self.path = folder / f"{name}.pem"
        self.path.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def issue(self, name: str, *, host: str = "", expired: bool = False, password: str = "") -> Certificate:
        """Sign a certificate; for a broker with `host`, for a client without. `password` locks the key."""
        key = ec.generate_private_key(ec.SECP256R1())
        until = _NOW + (-_DAY if expired else _DAY)
        made = _unsigned(_name(name), self._name, key, until - 5 * _DAY, until)
        if host:
            made = made.add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        usage = ExtendedKeyUsageOID.SERVER_AUTH if host else ExtendedKeyUsageOID.CLIENT_AUTH
        made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        return self._write(name, made.sign(self._key, hashes.SHA256()), key, password)

    def _write(self, name: str, cert: x509.Certificate, key: ec.EllipticCurvePrivateKey, password: str) -> Certificate:
        lock = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
        pem = cert.public_bytes(serialization.Encoding.PEM)
        locked = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
        files = Certificate(*(self._folder / f"{name}.{kind}.pem" for kind in Certificate._fields))
        for path, content in zip(files, (pem, locked, locked + pem), strict=True):
            path.write_bytes(content)
        return files


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _unsigned(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, since: dt.datetime, until: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
    )
