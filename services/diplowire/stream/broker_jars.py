"""A mirror and a cache folder in, the class path of Apache Kafka out: pinned jars, each held to its SHA-256 at every start.

Nothing is resolved when it runs: `kafka_jars.tsv` names each file, so no repository can slip in another version or another file.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diplowire.settings import without_login
from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

KAFKA_VERSION = "4.4.0"
_TABLE = Path(__file__).with_name("kafka_jars.tsv")
_AT_ONCE = 6  # downloads; more gains nothing and looks like an attack to a mirror
_TIMEOUT = 20  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Jar:
    """One file of the class path and the digest that it must have."""

    group: str
    artifact: str
    version: str
    sha256: str
    size: int

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.artifact}-{self.version}.jar"

    def is_in(self, path: Path) -> bool:
        """Tell whether the file at `path` is this jar, byte for byte."""
        try:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except FileNotFoundError:
            return False


def pinned_jars() -> tuple[Jar, ...]:
    """Every jar that the local Kafka runs with, in the order of the table."""
    rows = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(Jar(group, artifact, version, sha256, int(size)) for group, artifact, version, sha256, size in rows)


def default_cache() -> Path:
    """Folder that keeps the jars of this user between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "diplowire" / f"kafka-{KAFKA_VERSION}"


def class_path(
    *, mirror: str | None = None, cache: Path | None = None, say: Callable[[str], None] = lambda _: None
) -> tuple[Path, ...]:
    """Return the jars in the cache, fetching those that are missing or damaged; raise BrokerUnavailable where that fails.

    A jar enters the cache only with the right digest, and whole: a broken download or two processes at once do no harm.
    """
    cache = cache or default_cache()
    jars = pinned_jars()
    wanted = [jar for jar in jars if not jar.is_in(cache / jar.file)]
    if wanted:
        megabytes = sum(jar.size for jar in wanted) / 1e6
        say(f"fetching Apache Kafka {KAFKA_VERSION}: {len(wanted)} jars, {megabytes:.0f} MB, once")
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="fetching-") as staging:
            _fetch_all(wanted, mirror, Path(staging), cache, say)
    return tuple(cache / jar.file for jar in jars)


def _fetch_all(wanted: list[Jar], mirror: str | None, staging: Path, cache: Path, say: Callable[[str], None]) -> None:
    try:
        from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415 - only those who fetch need the extra `local`
    except ImportError as error:
        raise BrokerUnavailable("extra_missing", "a local Kafka needs: pip install 'diplowire[local]'") from error
    remote = (mirror or MAVEN_CENTRAL_URL).rstrip("/")
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="jars") as threads:
        running = [threads.submit(_fetch, jar, remote, staging, cache) for jar in wanted]
        try:
            for count, one in enumerate(as_completed(running), start=1):
                one.result()
                if count % 15 == 0 or count == len(running):
                    say(f"  {count} of {len(running)} jars")
        finally:
            threads.shutdown(cancel_futures=True)


def _fetch(jar: Jar, remote: str, staging: Path, cache: Path) -> None:
    from jgo.maven import MavenContext  # noqa: PLC0415 - see _fetch_all

    shown = without_login(remote)
    context = MavenContext(repo_cache=staging, local_repos=[], remote_repos={"only": remote}, timeout=_TIMEOUT)
    try:
        path = context.project(jar.group, jar.artifact).at_version(jar.version).artifact().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no connection, no such file, an address that is none
        detail = f"can't fetch {jar.file} from {shown}: {_cause(error)}; set DIPLOWIRE_KAFKA_MIRROR or name a running Kafka"
        raise BrokerUnavailable("jars_unavailable", detail) from error
    if not jar.is_in(path):
        raise BrokerUnavailable("jar_refused", f"{jar.file} from {shown} is not the file that was pinned (its SHA-256 differs)")
    path.replace(cache / jar.file)


def _cause(error: BaseException) -> str:
    """Name the innermost reason in one line; the HTTP client wraps it three deep."""
    text = str(error)
    for known in ("Connection refused", "Name or service not known", "timed out", "CERTIFICATE_VERIFY_FAILED", "not found in"):
        if known in text:
            return {"not found in": "no such file there"}.get(known, known.lower())
    return without_login(text.splitlines()[0])[:160] if text else type(error).__name__
