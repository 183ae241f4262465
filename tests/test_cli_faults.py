"""The command line: what goes wrong is one readable line on standard error and an exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from diplowire.cli import run
from diplowire.cli.faults import Exit

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    "demo",
    "extract",
    "produce",
    "explain",
    "watch",
    "dead",
    "dead list",
    "dead show",
    "dead replay",
    "worker",
    "broker",
    "config",
    "schemas",
    "topics",
    "topics create",
    "topics check",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == Exit.OK
    told = capsys.readouterr().out
    assert "Example" in told
    assert f"diplowire {command}" in told.split("Example")[1]


def test_no_command_at_all_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == Exit.OK
    told = capsys.readouterr().out
    assert all(f"\n  {command} " in told for command in COMMANDS if " " not in command)
    assert "..." not in told.split("Commands:")[1]


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == Exit.OK
    assert capsys.readouterr().out.startswith("diplowire 0.")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("nonsense", Exit.USAGE, "No such command 'nonsense'"),
        ("extracts", Exit.USAGE, "Did you mean 'extract'?"),
        ("extract --nonsense", Exit.USAGE, "No such option: --nonsense"),
        ("extract --format pdf x.txt", Exit.USAGE, "'pdf' is not one of"),
        ("extract missing.txt", Exit.USAGE, "missing.txt: no such file"),
        ("extract --published yesterday", Exit.USAGE, "'yesterday' is no day"),
        ("produce missing.txt", Exit.USAGE, "missing.txt: no such file"),
        ("schemas nonsense", Exit.USAGE, "nonsense: no such schema"),
        ("schemas --check /nowhere", Exit.FAILED, "not what the code says"),
        ("watch --type tweet", Exit.USAGE, "--type"),
        ("watch --bootstrap 127.0.0.1:1", Exit.KAFKA, "no Kafka at 127.0.0.1:1: nothing listens there"),
        ("topics check --bootstrap 127.0.0.1:1", Exit.KAFKA, "no Kafka at 127.0.0.1:1"),
        ("watch --bootstrap nonsense", Exit.USAGE, "must be host:port"),
        ("dead list --since yesterday", Exit.USAGE, "'yesterday' is no time"),
        ("dead list --bootstrap 127.0.0.1:1", Exit.KAFKA, "no Kafka at 127.0.0.1:1"),
        ("broker --port 0", Exit.USAGE, "--port"),
    ],
)
def test_a_mistake_is_told_in_words(arguments: str, code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments.split()) == code
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told


def test_every_wrong_setting_is_named_at_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_BOOTSTRAP", "nonsense")
    monkeypatch.setenv("DIPLOWIRE_PARTITIONS", "none")
    assert run(["config"]) == Exit.USAGE
    told = capsys.readouterr().err
    assert "DIPLOWIRE_BOOTSTRAP" in told
    assert "DIPLOWIRE_PARTITIONS" in told


def test_secrets_are_not_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOWIRE_SASL_PASSWORD", "tellnobody")
    assert run(["config", "--explain"]) == Exit.OK
    told = capsys.readouterr().out
    assert "DIPLOWIRE_SASL_PASSWORD=***" in told
    assert "tellnobody" not in told


def test_the_reader_of_a_pipe_may_leave_early(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with errors.open("wb") as stderr:
        writer = subprocess.Popen([sys.executable, "-m", "diplowire", "config"], stdout=subprocess.PIPE, stderr=stderr)
        assert writer.stdout is not None
        writer.stdout.close()
        writer.wait(30)
    assert errors.read_bytes() == b""


def test_the_console_script_and_the_module_are_the_same_command() -> None:
    told = subprocess.run([sys.executable, "-m", "diplowire", "schemas"], capture_output=True, text=True, check=True).stdout
    assert "visit.schema.json" in told


def test_schemas_are_written_and_then_found_equal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schemas", "--write", str(tmp_path / "new")]) == Exit.OK
    assert run(["schemas", "--check", str(tmp_path / "new")]) == Exit.OK
    assert "as the code says" in capsys.readouterr().out
    assert run(["schemas", "visit.schema.json"]) == Exit.OK
    assert capsys.readouterr().out == (tmp_path / "new" / "visit.schema.json").read_text("utf-8")
