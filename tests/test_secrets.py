"""A secret that was given to the service is found nowhere in what it says, however it says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import structlog

from diplowire.settings import HIDDEN, Settings, without_login
from diplowire.stream import logs
from diplowire.stream.broker_config import free_port
from diplowire.stream.broker_jars import class_path
from diplowire.stream.connection import kafka_options
from diplowire.stream.errors import BrokerUnavailable
from secured.authority import Authority
from secured.several import several

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "marker-0c3f-Wq"
COMMANDS = ("", "config", "config --explain", "topics rights --user alice", "topics check", "dead list", "watch", "worker")
HELP = (
    "demo",
    "extract",
    "explain",
    "produce",
    "watch",
    "worker",
    "broker",
    "config",
    "schemas",
    "dead",
    "topics",
    "topics rights",
)


@pytest.fixture
def given(tmp_path: Path) -> dict[str, object]:
    """Settings with the marker in each place that can hold a secret; nobody listens at their broker."""
    certificate = Authority(tmp_path, "authority").issue("client", password=MARKER)
    return {
        "bootstrap": f"127.0.0.1:{free_port()}",
        "security_protocol": "SASL_SSL",
        "sasl_username": "alice",
        "sasl_password": MARKER,
        "tls_cert": certificate.cert,
        "tls_key": certificate.key,
        "tls_key_password": MARKER,
        "kafka_mirror": f"https://alice:{MARKER}@mirror.example/maven",
        "log_level": "debug",
        "start_timeout": 0.2,
        "web_port": free_port(),
    }


def test_no_command_shows_a_secret(given: dict[str, object]) -> None:
    orders = [(given, command) for command in COMMANDS]
    orders += [(given | {"log_format": "console"}, "worker"), *((given, f"{command} --help") for command in HELP)]
    told = several(orders)
    assert all(MARKER not in one.all for one in told)
    assert all(one.all for one in told)
    assert told[1].out.count(HIDDEN) == 3
    assert f"https://{HIDDEN}@mirror.example/maven" in told[1].out
    assert [one.code for one in told[4:9]] == [3] * 5


def test_no_complaint_about_settings_shows_a_secret(given: dict[str, object]) -> None:
    wrong: list[dict[str, object]] = [
        {"sasl_pasword": MARKER},
        {"bootstrap": f"alice:{MARKER}@kafka:9092"},
        {"bootstrap": f"kafka:9092,alice:{MARKER}@kafka"},
        {"tls_key_password": f"{MARKER}x"},
        {"sasl_username": None, "web_port": "none"},
        {"tls_ca": given["tls_key"]},
    ]
    told = several([(given | one, "topics check") for one in wrong])
    assert [one.code for one in told] == [2] * len(wrong)
    assert all(MARKER not in one.all and "DIPLOWIRE_" in one.err for one in told)


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_no_traceback_shows_a_secret(given: dict[str, object], log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(**given | {"log_format": log_format})
    logs.configure(settings)
    try:
        options = kafka_options(settings)
        assert options["sasl_plain_password"] == MARKER
        raise RuntimeError(f"at work with {settings!r}")  # noqa: TRY301 - the frame with the secret is what matters
    except RuntimeError:
        structlog.get_logger("diplowire.worker").exception("crashed", settings=settings)
    finally:
        structlog.reset_defaults()
    written = capsys.readouterr().err
    assert "RuntimeError: at work with" in written
    assert MARKER not in written


def test_a_mirror_that_fails_is_named_without_its_login(tmp_path: Path) -> None:
    with pytest.raises(BrokerUnavailable, match="from http://") as told:
        class_path(mirror=f"http://alice:{MARKER}@127.0.0.1:{free_port()}", cache=tmp_path / "empty")
    assert MARKER not in str(told.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("kafka:9092,other:9092", "kafka:9092,other:9092"),
        ("https://mirror.example/maven", "https://mirror.example/maven"),
        ("https://alice:a@b/c@mirror.example", f"https://{HIDDEN}@mirror.example"),
        ("kafka:9092,alice:secret@other:9092", f"kafka:9092,{HIDDEN}@other:9092"),
    ],
)
def test_a_login_in_an_address_is_hidden_and_nothing_else(address: str, shown: str) -> None:
    assert without_login(address) == shown
