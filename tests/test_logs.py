"""What the process writes to standard error: JSON lines, ours and the libraries', none of them twice in a row for nothing."""

from __future__ import annotations

import logging
from typing import Any

import orjson
import pytest
import structlog

from diplowire.settings import Settings
from diplowire.stream import logs

pytestmark = pytest.mark.usefixtures("logging_as_it_was")


def lines(written: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in written.readouterr().err.splitlines()]


def test_our_lines_and_those_of_libraries_are_json_alike(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Settings())
    structlog.get_logger("diplowire.article").info("article", article="a", counts={"visit": 1})
    logging.getLogger("aiokafka.client").warning("no answer from %s", "127.0.0.1")
    ours, theirs = lines(capsys)
    assert (ours["event"], ours["article"], ours["counts"], ours["level"]) == ("article", "a", {"visit": 1}, "info")
    assert (theirs["event"], theirs["logger"], theirs["level"]) == ("no answer from 127.0.0.1", "aiokafka.client", "warning")
    assert ours["timestamp"].endswith("Z")


def test_a_traceback_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Settings())
    try:
        int("broken\nin two")
    except ValueError:
        structlog.get_logger("diplowire.worker").exception("crashed")
    [line] = lines(capsys)
    assert "ValueError: invalid literal" in line["exception"]


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_an_article_id_cannot_drive_a_terminal(capsys: pytest.CaptureFixture[str], log_format: str) -> None:
    logs.configure(Settings(log_format=log_format))
    structlog.get_logger("diplowire.article").info("article", article="\x1b[2J\x07\nfalse line")
    written = capsys.readouterr().err
    assert "\x1b[2J" not in written
    assert "\x07" not in written
    assert len(written.splitlines()) == 1


def test_a_library_that_repeats_itself_is_heard_once(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Settings())
    for _ in range(50):
        logging.getLogger("aiokafka.cluster").error("topic not found")
        structlog.get_logger("diplowire.article").info("article")
    written = lines(capsys)
    assert sum(line["logger"] == "aiokafka.cluster" for line in written) == 1
    assert sum(line["logger"] == "diplowire.article" for line in written) == 50


@pytest.mark.parametrize("level", ["debug", "info"])
def test_libraries_never_speak_at_debug_where_they_write_out_messages(capsys: pytest.CaptureFixture[str], level: str) -> None:
    logs.configure(Settings(log_level=level))
    logging.getLogger("aiokafka.producer").debug("Sending the whole article")
    assert capsys.readouterr().err == ""


def test_below_the_level_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Settings(log_level="warning"))
    structlog.get_logger("diplowire.article").info("article")
    assert capsys.readouterr().err == ""
