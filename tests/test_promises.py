"""The README and what stands beside it are true: tables equal the code, links lead somewhere, commands do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from typing import TYPE_CHECKING

import pytest

import readme
from diplowire.cli import run
from diplowire.settings import PREFIX, Settings
from diplowire.stream.topics import TOPICS
from diplowire.wire import Record, encode_event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = readme.ROOT
TEXT = readme.README.read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in _blocks("sh") for line in block.splitlines() if line]


def _named(start: str) -> list[str]:
    return [line for line in COMMANDS if line.startswith(start)]


@pytest.mark.parametrize("name", sorted(readme.MAKERS))
def test_a_made_part_of_the_readme_is_what_the_code_says_now(name: str) -> None:
    shown = re.search(rf"<!-- made: {name} -->\n(.*?)\n<!-- /made -->", TEXT, re.DOTALL)
    assert shown, f"README.md shows no {name}"
    assert shown[1] == readme.MAKERS[name](), "stale: make readme"


@pytest.mark.parametrize("name", sorted(readme.SECURITY_MAKERS))
def test_a_made_part_of_the_page_on_security_is_what_the_code_says_now(name: str) -> None:
    shown = re.search(rf"<!-- made: {name} -->\n(.*?)\n<!-- /made -->", readme.SECURITY.read_text("utf-8"), re.DOTALL)
    assert shown, f"docs/security.md shows no {name}"
    assert shown[1] == readme.SECURITY_MAKERS[name](), "stale: make readme"


def test_every_setting_that_the_page_on_security_speaks_of_is_one() -> None:
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]\b", readme.SECURITY.read_text("utf-8")))
    assert named <= {row.variable for row in Settings.table()}


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in link]
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    assert links
    assert not [link for link in links if not (link[1:] in headings if link.startswith("#") else (ROOT / link).exists())]


def test_every_make_command_of_the_readme_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    assert {line.removeprefix("make ") for line in _named("make ")} <= targets
    assert set(re.findall(r"`make ([a-z]+)`", TEXT)) <= targets


def test_every_target_is_phony_and_explained() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("line", sorted(set(_named("diplowire "))))
def test_every_command_of_the_readme_is_understood(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*shlex.split(line)[1:], "--help"]) == 0, capsys.readouterr().err


def test_every_setting_that_the_readme_speaks_of_is_one() -> None:
    known = {row.variable for row in Settings.table()}
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]\b", TEXT)) <= known


def test_every_topic_that_the_readme_speaks_of_is_one() -> None:
    known = {topic.name for topic in TOPICS}
    assert set(re.findall(r"\b(?:news|diplomacy)\.[a-z]+(?:\.[a-z]+)?\b", TEXT)) <= known


def test_every_header_that_the_readme_names_is_on_a_message() -> None:
    from diplowire.model import ArticleRef, Meeting  # noqa: PLC0415 - only here

    event = Meeting(article=ArticleRef(id="a", published_at="2024-04-26"), evidence=(), id="i", key="k")
    trace = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),)
    sent = {name for name, _ in encode_event(event, Record("t", 0, 0, None, b"", trace)).headers}
    named = set(re.findall(r"`(ce_[a-z]+|content-type|traceparent)`", TEXT))
    assert named
    assert named <= sent


def test_the_ledger_is_promised_only_once_it_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    assert ("\n  ledger " in capsys.readouterr().out) is not ("Nothing writes to" in TEXT)


def test_every_promise_names_tests_that_are_there() -> None:
    table = re.search(r"<!-- promises -->\n(.*?)<!-- /promises -->", TEXT, re.DOTALL)
    assert table
    rows = [line.split(" | ") for line in table[1].splitlines()[2:]]
    assert all(len(row) == 3 and "::" in row[2] for row in rows)
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", table[1]):
        assert re.search(rf"^(?:async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"no {file}::{name}"


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """A folder as the reader of the README has it, to write into."""
    sample = tmp_path / readme.SAMPLE
    sample.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / readme.SAMPLE, sample)
    return tmp_path


@pytest.mark.parametrize("line", _named("diplowire ex"))
def test_what_needs_no_kafka_runs_as_it_stands(line: str, reader: Path) -> None:
    command = [sys.executable, "-m", *shlex.split(line)]
    told = subprocess.run(command, cwd=reader, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert told.stdout
    assert told.stderr == ""


def test_the_example_in_python_finds_the_visit() -> None:
    (example,) = (block for block in _blocks("python") if "import Article" in block)
    told = subprocess.run([sys.executable, "-c", example], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert told.stdout.startswith("visit ongoing ")


@pytest.fixture
def service(kafka: str, prefix: str) -> Iterator[dict[str, str]]:
    """A worker on topics of the test's own; the environment of whoever uses them."""
    env = os.environ | {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix, "DIPLOWIRE_GROUP": prefix}
    diplowire = [sys.executable, "-m", "diplowire"]
    subprocess.run([*diplowire, "topics", "create"], env=env, capture_output=True, timeout=60, check=True)
    worker = subprocess.Popen([*diplowire, "worker"], env=env | {"DIPLOWIRE_WEB_PORT": "0"}, stderr=subprocess.DEVNULL)
    yield env
    worker.terminate()
    assert worker.wait(40) == 0


@pytest.mark.kafka
def test_the_examples_for_kafka_send_and_receive(service: dict[str, str], prefix: str) -> None:
    sending, receiving = (_for(block, service, prefix) for block in _blocks("python") if "aiokafka" in block)
    subprocess.run([sys.executable, "-c", sending], capture_output=True, timeout=60, check=True)
    receiver = subprocess.Popen([sys.executable, "-u", "-c", receiving], stdout=subprocess.PIPE, encoding="utf-8")
    assert receiver.stdout is not None
    assert receiver.stdout.readline().startswith(("meeting ", "visit ", "statement "))
    receiver.kill()
    receiver.wait()
    receiver.stdout.close()


@pytest.mark.kafka
def test_what_is_produced_is_seen_by_watch(service: dict[str, str], reader: Path) -> None:
    (produce,) = _named("diplowire produce")
    subprocess.run([sys.executable, "-m", *shlex.split(produce)], cwd=reader, env=service, capture_output=True, check=True)
    watch = [sys.executable, "-m", "diplowire", "watch", "--from-beginning", "--stop-at-end", "--jsonl"]
    seen, deadline = set[str](), time.monotonic() + 60
    while seen != {"visit", "meeting", "statement"}:
        assert time.monotonic() < deadline, f"only {seen} after a minute"
        told = subprocess.run(watch, env=service, capture_output=True, encoding="utf-8", timeout=60, check=True)
        seen = {json.loads(line)["type"] for line in told.stdout.splitlines()}


def _for(block: str, env: dict[str, str], prefix: str) -> str:
    """The example with this test's Kafka and topics in place of the usual ones."""
    block = block.replace("127.0.0.1:9092", env["DIPLOWIRE_BOOTSTRAP"])
    return re.sub(r'"((?:news|diplomacy)\.)', rf'"{prefix}\1', block)


def test_everything_that_is_installed_is_pinned_by_hash_and_names_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0] for line in lines if "==" in line}
    assert all(line.lstrip().startswith("--hash=sha256:") for line in lines if "==" not in line)
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    extras = (name for extra in PROJECT["optional-dependencies"].values() for name in extra)
    wanted = {re.split(r"[<>=;\[ ]", name)[0].lower().replace("_", "-") for name in (*PROJECT["dependencies"], *extras)}
    assert wanted <= pinned


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## {PROJECT['version']}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_python_of_the_project_is_one_that_it_supports() -> None:
    assert PROJECT["requires-python"] == f">={(ROOT / '.python-version').read_text('utf-8').strip()}"
