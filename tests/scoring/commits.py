"""A commit in, what its code makes of the articles out: the code is unpacked beside, never checked out."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
_READER = Path(__file__).with_name("reading.py")


class UnreadableError(Exception):
    """The code of a commit can't be had, or does not run."""


class Commit(NamedTuple):
    """A commit to compare with."""

    revision: str
    title: str


def last_on_main() -> Commit:
    """The last commit of main whose code differs from what lies here: main, or where nothing was changed the one before it."""
    main = next((name for name in ("main", "origin/main") if _git("rev-parse", "--verify", "-q", name, check=False)), "HEAD")
    changes = _git("log", "-2", "--format=%H", main, "--", "services").split()
    same = not _git("status", "--porcelain", "--", "services", check=False) and not _git("diff", "HEAD", main, "--", "services")
    return commit(changes[-1] if same else main)


def commit(revision: str) -> Commit:
    """A commit by any name that git knows."""
    return Commit(*_git("log", "-1", "--format=%h%x00%s", revision).split("\0"))


def events_of(one: Commit, articles: Sequence[bytes]) -> list[list[dict[str, Any]]]:
    """What the code of a commit finds in the articles."""
    packed = subprocess.run(["git", "archive", one.revision, "services"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        raise UnreadableError(packed.stderr.decode().strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        env = os.environ | {"PYTHONPATH": str(Path(folder, "services")), "PYTHONDONTWRITEBYTECODE": "1"}
        lines = b"".join(orjson.dumps(orjson.loads(value)) + b"\n" for value in articles)
        run = subprocess.run([sys.executable, _READER], input=lines, env=env, capture_output=True, check=False)
    if run.returncode:
        raise UnreadableError(run.stderr.decode().strip().splitlines()[-1])
    return [orjson.loads(line) for line in run.stdout.splitlines()]


def _git(*arguments: str, check: bool = True) -> str:
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if check and run.returncode:
        raise UnreadableError(run.stderr.strip())
    return run.stdout.strip() if not run.returncode else ""
