"""The worker as a container confines it: no root, a file system that can't be written, and who can reach it from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LISTENS = "0A"
USER = "10001"
_CHECKOUT = Path(__file__).parents[2]
_KEPT = _CHECKOUT.relative_to("/tmp").parts[:1] if _CHECKOUT.is_relative_to("/tmp") else ()  # noqa: S108 - where a clone may lie
# In a mount namespace of its own everything is read-only but /tmp, which is empty but for the program itself, if that lies there;
# as root, then, nobody's user.
_EMPTY = "mount -t tmpfs tmpfs /tmp"
_REPLACED = (
    f"mount --bind '{_CHECKOUT}' /mnt && {_EMPTY} && mkdir -p '{_CHECKOUT}' && mount --bind /mnt '{_CHECKOUT}'"
    f" && mount -o remount,bind,ro '{_CHECKOUT}' && umount /mnt"
)
_READ_ONLY = f'{_REPLACED if _KEPT else _EMPTY} && mount -o remount,bind,ro / && exec "$@"'
_AS_USER = ("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--no-new-privs")
_ROOT = os.geteuid() == 0
CONFINED = (
    *("unshare", "--mount", "--propagation", "private", *(() if _ROOT else ("--map-root-user",))),
    *("sh", "-c", _READ_ONLY, "sh", *(_AS_USER if _ROOT else ())),
)


def listening(pid: int) -> Iterator[tuple[str, int]]:
    """Address and port of every socket of a process that waits for connections, or for datagrams."""
    links = []
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed; what listens stays open
            links.append(str(path.readlink()))
    own = {link.removeprefix("socket:[").removesuffix("]") for link in links if link.startswith("socket:[")}
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{kind}").read_text("ascii").splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            if inode in own and (state == LISTENS or kind.startswith("udp")):
                yield _address(local)


def _address(local: str) -> tuple[str, int]:
    """Read the kernel's hexadecimal digits: words of the machine's own byte order, and a port."""
    host, port = local.split(":")
    words = b"".join(bytes.fromhex(host[start : start + 8])[::-1] for start in range(0, len(host), 8))
    return socket.inet_ntop(socket.AF_INET if len(words) == 4 else socket.AF_INET6, words), int(port, 16)


@pytest.fixture(scope="module")
def confined() -> tuple[str, ...]:
    """The words in front of a command that confine it."""
    attempt = "import diplowire, os; open('/tmp/a', 'w').close(); assert not os.access('/var/tmp', os.W_OK)"
    tried = subprocess.run([*CONFINED, sys.executable, "-c", attempt], capture_output=True, encoding="utf-8", check=False)
    if tried.returncode:
        pytest.skip(f"no file system can be made read-only here, or nobody's user can't reach the program: {tried.stderr}")
    return CONFINED


async def test_only_this_machine_can_reach_the_pages(scene: Any, start_worker: Callable[..., Any]) -> None:
    assert scene.topics
    worker = start_worker()
    await worker.ready()
    assert set(listening(worker.process.pid)) == {("127.0.0.1", worker.settings.web_port)}


async def test_the_worker_needs_neither_root_nor_a_file_system_to_write(
    scene: Any, start_worker: Callable[..., Any], confined: tuple[str, ...]
) -> None:
    worker = start_worker(*confined, web_host="0.0.0.0")  # noqa: S104 - as in the container, whose network is its own
    await worker.ready()
    await scene.send(4, poison_every=4)
    assert (await scene.complete()).dead == {"3"}
    assert set(listening(worker.process.pid)) == {("0.0.0.0", worker.settings.web_port)}  # noqa: S104 - same
    inside = Path(f"/proc/{worker.process.pid}")
    status = dict(line.split(":\t", 1) for line in (inside / "status").read_text("ascii").splitlines())
    assert status["Uid"].split() == [USER if _ROOT else str(os.geteuid())] * 4
    assert [path.name for path in (inside / "root/tmp").iterdir()] == [*_KEPT], "it left something behind"
    assert await worker.stop() == 0
    assert not any(line["level"] in {"warning", "error"} for line in worker.lines()), worker.words()
