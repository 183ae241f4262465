"""`diplowire extract` and `explain`, typed as a user would type them: in files, in pipes and in a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from diplowire.cli.sample import sample_article
from readme import ROOT, SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

EXTRACT = (sys.executable, "-m", "diplowire", "extract")
BODY = "French President Emmanuel Macron arrived in Berlin on Sunday for a state visit, the Elysee said."
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m"


def _run(*arguments: str, given: str | bytes = b"", code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [*EXTRACT, *arguments],
        input=given.encode() if isinstance(given, str) else given,
        env=os.environ | env,
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == code, run.stderr.decode()
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


def _in_terminal(*arguments: str, **env: str) -> str:
    """What a terminal gets to see."""
    seen, end = pty.openpty()
    command = subprocess.Popen(
        [*EXTRACT, *arguments], stdin=end, stdout=end, stderr=end, env=os.environ | {"TERM": "xterm"} | env
    )
    os.close(end)
    shown = b""
    while True:
        try:
            piece = os.read(seen, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(seen)
    command.wait(30)
    return shown.decode()


def test_the_sample_gives_events_that_prove_themselves() -> None:
    body = (ROOT / SAMPLE).read_text("utf-8")
    events = [json.loads(line) for line in _run(SAMPLE, "--published", "2024-04-26", "--format", "jsonl").stdout.splitlines()]
    assert {event["type"] for event in events} == {"visit", "meeting", "statement"}
    assert {event["article"]["id"] for event in events} == {"astana"}
    assert all(event["id"] and event["key"] for event in events)
    assert all(body[proof["start"] : proof["end"]] == proof["text"] for event in events for proof in event["evidence"])


def test_the_same_article_gives_the_same_lines() -> None:
    given = sample_article() + b"\n"
    assert _run("--format", "jsonl", "-", given=given * 2).stdout == _run("--format", "jsonl", "-", given=given).stdout * 2


def test_a_line_that_is_no_article_is_told_and_the_others_go_on() -> None:
    run = _run("--format", "jsonl", "-", given=b'not json\n{"id": 1}\n' + sample_article() + b"\n", code=1)
    assert {json.loads(line)["article"]["id"] for line in run.stdout.splitlines()} == {"astana"}
    told = run.stderr.splitlines()
    assert told[0].startswith("diplowire: line 1: not_json: ")
    assert told[1].startswith("diplowire: line 2: ")
    assert len(told) == 2


def test_another_language_is_passed_by() -> None:
    run = _run("--format", "jsonl", "-", given='{"body": "Bonjour", "language": "fr"}')
    assert run.stdout == ""
    assert run.stderr == "diplowire: line 1: passed by, its language is fr\n"


def test_the_next_stage_of_a_pipe_works_while_we_read_on() -> None:
    with subprocess.Popen([*EXTRACT, "--format", "jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(sample_article() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["article"]["id"] == "astana"
        running.stdin.close()
        running.stdout.read()


def test_a_card_in_a_pipe_is_plain_text() -> None:
    shown = _run(SAMPLE, "--published", "2024-04-26").stdout
    assert "\x1b" not in shown
    assert "VISIT" in shown


def test_a_card_in_a_terminal_has_colours_unless_they_are_not_wanted() -> None:
    colour = re.compile(r"\x1b\[(?:\d+;)*[34][0-7](?:;\d+)*m")
    assert colour.search(_in_terminal(str(ROOT / SAMPLE)))
    assert not colour.search(_in_terminal(str(ROOT / SAMPLE), NO_COLOR="1"))


@pytest.mark.parametrize("shape", ["table", "jsonl"])
def test_no_control_character_of_an_article_reaches_the_terminal(tmp_path: Path, shape: str) -> None:
    article = {"id": f"x{EVIL}", "title": EVIL, "body": f"{BODY[:-1]}, adding “we {EVIL} agree”. “Yes{EVIL},” Macron said."}
    file = tmp_path / "evil.jsonl"
    file.write_text(json.dumps(article) + "\n" + json.dumps({"id": EVIL, "title": 7}), "utf-8")
    shown = _in_terminal("--format", shape, str(file))
    assert "Macron" in shown
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown
    assert not {"\x07", "\x9b"} & set(shown)


def test_a_terminal_without_a_file_is_told_what_to_do() -> None:
    assert "name a file" in _in_terminal()


def test_a_page_is_written_for_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    assert _run("--format", "html", str(tmp_path / "a.txt")).stdout.startswith("<!doctype html>")
    explain = [sys.executable, "-m", "diplowire", "explain", "a.txt", "--published", "2024-05-27"]
    told = subprocess.run(explain, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert told.stdout == "a.html\n"
    assert "<mark class=" in (tmp_path / "a.html").read_text("utf-8")


def test_any_speaker_counts_where_that_is_asked_for() -> None:
    given = json.dumps({"body": "“We will sell more cars,” said Jane Doe, an analyst at Example Motors.", "language": "en"})
    assert _run("--format", "jsonl", "-", given=given).stdout == ""
    assert "sell more cars" in _run("--format", "jsonl", "--scope", "any", "-", given=given).stdout


def test_extracting_loads_nothing_that_only_kafka_needs() -> None:
    code = (
        "import sys\nfrom diplowire.cli import run\n"
        f"assert run(['extract', {SAMPLE!r}, '--format', 'jsonl']) == 0\n"
        "print({'faust', 'aiokafka', 'pydantic_settings', 'rich', 'structlog', 'asyncio'} & set(sys.modules), file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert told.stderr == "set()\n"


def test_why_tells_the_steps_of_a_sentence_as_json_lines_in_a_pipe() -> None:
    rows = [
        json.loads(line) for line in _run(SAMPLE, "--published", "2024-04-26", "--why", "expressed their").stdout.splitlines()
    ]
    assert {row["sentence"] for row in rows} == {1}
    body = (ROOT / SAMPLE).read_text("utf-8")
    assert all(body[row["start"] : row["end"]] == row["text"] for row in rows)
    said = next(row for row in rows if row["stage"] == "statement" and row["fired"])
    assert said["text"] == "expressed their commitment"
    assert said["lexicon"][0].startswith("cues.tsv:")
    assert rows == [json.loads(line) for line in _run(SAMPLE, "--published", "2024-04-26", "--why", "1").stdout.splitlines()]


def test_why_is_a_table_in_a_terminal() -> None:
    shown = _in_terminal(SAMPLE, "--why", "1", COLUMNS="160")
    assert "source_credit" in shown
    assert "cues.tsv:" in shown


def test_why_shows_all_sentences_and_no_control_characters() -> None:
    given = json.dumps({"id": "evil", "body": BODY + "\n\nHe said it" + EVIL + ".\n\nIt rained."})
    shown = _run("--why", "all", "--format", "table", "-", given=given).stdout
    assert "\x1b" not in shown
    assert "3  It rained." in shown
    assert "no word that a rule looks for" not in shown.partition("2  ")[0]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("99", "it has"), ("nowhere to be found", "no sentence of it holds these words")],
)
def test_why_of_a_sentence_that_is_not_there_is_one_readable_line(wanted: str, told: str) -> None:
    run = _run(SAMPLE, "--why", wanted, code=2)
    assert told in run.stderr
    assert "Traceback" not in run.stderr


def test_why_is_no_page() -> None:
    assert "table or jsonl" in _run(SAMPLE, "--why", "1", "--format", "html", code=2).stderr
