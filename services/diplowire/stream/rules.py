"""The installed rules and lexicons in, a short fingerprint out: two workers that show the same one make the same events.

A reader's own file of office holders is part of them.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import diplowire
from diplowire.extract.lexicon.office_holders import learn
from diplowire.extract.lexicon.own_holders import parse
from diplowire.settings import SettingsError, variable

_KINDS = {".py", ".tsv"}
_CORE = ("extract", "wire", "model.py", "pipeline.py")
_LENGTH = 12


def learn_own(office_holders: Path | None) -> None:
    """Take in the reader's own office holders, if a file is named; SettingsError names every line of it that is wrong."""
    own = b"" if office_holders is None else office_holders.read_bytes()
    try:
        learn(parse(own.decode()))
    except UnicodeDecodeError:
        raise SettingsError([f"{variable('office_holders')}: is not UTF-8"]) from None
    except ValueError as error:
        raise SettingsError([f"{variable('office_holders')}: {fault}" for fault in str(error).splitlines()]) from None
    _own[:] = [own]


def fingerprint() -> str:
    """First digits of a digest over every file that decides what is read in an article."""
    digest = _of_files().copy()
    for own in filter(None, _own):
        digest.update(own)
    return digest.hexdigest()[:_LENGTH]


_own: list[bytes] = []


@cache
def _of_files() -> hashlib._Hash:
    root = Path(diplowire.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(_files(root)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest


def _files(root: Path) -> list[Path]:
    return [
        path
        for name in _CORE
        for path in ([root / name] if name.endswith(".py") else (root / name).rglob("*"))
        if path.suffix in _KINDS
    ]
