"""A file with a certificate in, the days on which it holds out; the standard library reads them of a peer's certificate only."""

from __future__ import annotations

import datetime as dt
import re
import ssl
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_VERSION = 0xA0  # the only optional field ahead of the dates
_GENERALIZED_TIME = 0x18  # four digits of the year; the other kind has two
_LONG = 0x80  # from here on a length tells how many bytes the length itself has


class Days(NamedTuple):
    """From when until when a certificate holds, UTC."""

    since: dt.datetime
    until: dt.datetime


def days(path: Path) -> Days:
    """Return the days of the first certificate in a PEM file; ValueError where there is none."""
    found = _PEM.search(path.read_text("ascii", "replace"))
    if not found:
        raise ValueError("no certificate")
    ((_, certificate),) = _fields(ssl.PEM_cert_to_DER_cert(found[0]))
    _, signed = next(_fields(certificate))
    # version, number, algorithm, issuer, days, … (RFC 5280, section 4.1)
    fields = [content for tag, content in _fields(signed) if tag != _VERSION]
    since, until = (_moment(tag, content) for tag, content in _fields(fields[3]))
    return Days(since, until)


def _fields(der: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(der):
        tag, length, begin = der[place], der[place + 1], place + 2
        if length >= _LONG:
            more = length - _LONG
            length, begin = int.from_bytes(der[begin : begin + more]), begin + more
        yield tag, der[begin : begin + length]
        place = begin + length


def _moment(tag: int, content: bytes) -> dt.datetime:
    form = "%Y%m%d%H%M%SZ" if tag == _GENERALIZED_TIME else "%y%m%d%H%M%SZ"
    return dt.datetime.strptime(content.decode("ascii"), form).replace(tzinfo=dt.UTC)
