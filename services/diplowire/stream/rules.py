"""The installed rules and lexicons in, a short fingerprint out: two workers that show the same one make the same events."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import diplowire

_KINDS = {".py", ".tsv"}
_CORE = ("extract", "wire", "model.py", "pipeline.py")
_LENGTH = 12


@cache
def fingerprint() -> str:
    """First digits of a digest over every file that decides what is read in an article."""
    root = Path(diplowire.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(_files(root)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:_LENGTH]


def _files(root: Path) -> list[Path]:
    return [
        path
        for name in _CORE
        for path in ([root / name] if name.endswith(".py") else (root / name).rglob("*"))
        if path.suffix in _KINDS
    ]
