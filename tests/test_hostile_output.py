"""Nothing that an article, a header or another program's event holds is obeyed by a terminal, a log viewer or a browser."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import structlog
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from diplowire.cli.card import card
from diplowire.cli.events import read_event
from diplowire.cli.label import details, headline, proof, reasons, source
from diplowire.cli.page import page
from diplowire.model import Article
from diplowire.printable import escaped, plain, plain_json
from diplowire.settings import Settings
from diplowire.stream import logs
from diplowire.stream.client import Outgoing, produce

if TYPE_CHECKING:
    from collections.abc import Callable

# C0, DEL, C1, an operating system command, and everything that turns the direction of writing.
_TURNING = (0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
OBEYED = [chr(number) for number in (*range(0x20), *range(0x7F, 0xA0), *_TURNING)]
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp\u2066\x7f\x00\r\nfalse line"
EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples"
EVENTS = sorted(path for kind in ("visit", "meeting", "statement") for path in (EXAMPLES / kind).glob("*.json"))


def obeyed_in(text: str, *, but: str = "\n") -> set[str]:
    return set(text) & set(OBEYED) - set(but)


def evil_event(path: Path) -> Any:
    """An event of a topic in which every text that may be anything is hostile."""
    data = orjson.loads(path.read_bytes())
    todo = [data]
    while todo:
        holder = todo.pop()
        for place, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            if isinstance(value, dict | list):
                todo.append(value)
            elif isinstance(value, str):
                holder[place] = EVIL + value
                if read_event(orjson.dumps(data)) is None:
                    holder[place] = value  # one of a few words
    event = read_event(orjson.dumps(data))
    assert event is not None
    return event


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_field_of_an_event_drives_a_terminal(path: Path) -> None:
    event = evil_event(path)
    screen = Console(file=io.StringIO(), width=100_000, markup=False, emoji=False, highlight=False)
    screen.print(card(event.article, [event]))
    for part in (headline, details, proof, source, reasons):
        screen.print(part(event))
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "owned" in shown
    assert not obeyed_in(shown)
    assert not [line for line in shown.splitlines() if line.startswith("false line")]


@pytest.mark.parametrize("path", EVENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_field_of_an_event_is_markup_or_a_link_on_the_page(path: Path) -> None:
    event = evil_event(path)
    bait = '"><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><script>alert(1)</script>'
    article = Article(id=bait, title=bait + EVIL, body=bait * 3 + EVIL + "x" * 5_000, url="javascript:alert(1)//" + bait)
    shown = page([(article, [event])])
    assert not obeyed_in(shown)
    tree = LexborHTMLParser(shown)
    assert len(tree.css("script")) == 1
    assert not tree.css("img, a, iframe, object, svg")
    attributes = {name for node in tree.css("*") for name in node.attributes}
    assert not [name for name in attributes if name.startswith("on") or name in {"href", "src", "style"}]
    policy = tree.css_first("meta[http-equiv]").attributes["content"]
    assert policy is not None
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("mark", OBEYED, ids=lambda mark: f"{ord(mark):04x}")
def test_each_mark_is_taken_out_of_text_and_escaped_in_json(mark: str) -> None:
    assert plain(f"a{mark}b") == "a b"
    assert escaped(f"a{mark}b") == (f"a{mark}b" if mark in "\n\t" else f"a{ascii(mark)[1:-1]}b")
    line = orjson.dumps({"a": f"a{mark}“é\u200d”"})
    assert orjson.loads(plain_json(line)) == {"a": f"a{mark}“é\u200d”"}
    assert not obeyed_in(plain_json(line).decode(), but="")


@pytest.mark.usefixtures("logging_as_it_was")
@pytest.mark.parametrize("log_format", ["json", "console"])
def test_no_line_of_the_log_drives_a_terminal(capsys: pytest.CaptureFixture[str], log_format: str) -> None:
    logs.configure(Settings(log_format=log_format))
    ours = structlog.get_logger("diplowire.article")
    ours.info("article", article=EVIL, counts={EVIL: [EVIL]}, offset=1)
    logging.getLogger("aiokafka.client").warning("no topic %s", EVIL)
    try:
        int(EVIL)
    except ValueError as error:
        ours.error("crashed", exc_info=ValueError(EVIL).with_traceback(error.__traceback__))
    written = capsys.readouterr().err
    assert written.count("owned") >= 3
    assert not obeyed_in(written)
    if log_format == "json":
        lines = [json.loads(line) for line in written.splitlines()]
        assert lines[0]["article"] == EVIL, "escaped, and nothing lost"
    else:
        assert not [line for line in written.splitlines()[:2] if line.startswith("false line")]


def in_a_terminal(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """What a person sees: the command with a real terminal for its output, one that takes no colours."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "diplowire", *arguments]
    environment = os.environ | {"TERM": "dumb"} | (env or {})
    with subprocess.Popen(command, cwd=cwd, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 65_536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not more:
                break
            seen += more
        process.wait(60)
    os.close(ours)
    return seen.decode("utf-8", "replace").replace("\r\n", "\n").replace("\x1b[31mdiplowire:\x1b[0m", "diplowire:")


@pytest.mark.parametrize("how", ["table", "jsonl", "html"])
def test_no_article_drives_the_terminal_that_shows_its_events(tmp_path: Path, how: str) -> None:
    told = "Foreign Minister Anna Berg of Norway met Foreign Minister Lars Holm of Chile."
    body = f"{EVIL}. “We {EVIL} agree,” Foreign Minister Anna {EVIL} Berg of Norway said. {told}"
    articles = [{"id": f"a{EVIL}", "title": f"t{EVIL}", "url": f"u{EVIL}", "body": body}, {f"x{EVIL}": 1}]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(orjson.dumps(article) for article in articles))
    seen = in_a_terminal("extract", "--format", how, "a.jsonl", cwd=tmp_path)
    assert "Holm" in seen
    assert "not_an_article" in seen
    assert not obeyed_in(seen)


@pytest.mark.kafka
async def test_no_dead_letter_and_no_event_drives_a_terminal(kafka: str, prefix: str, tmp_path: Path) -> None:
    env = {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix, "DIPLOWIRE_PARTITIONS": "1"}
    seen = await asyncio.to_thread(in_a_terminal, "topics", "create", cwd=tmp_path, env=env)
    headers = tuple((f"diplowire.error.{name}", EVIL.encode()) for name in ("code", "detail", "version", "attempts"))
    headers += tuple((f"__connect.errors.{name}", EVIL.encode()) for name in ("topic", "stage", "exception.class.name"))
    value = orjson.dumps(evil_event(EVENTS[0]))
    sent = [
        Outgoing(f"{prefix}news.articles.dead", EVIL.encode() + b"\xff", EVIL.encode() + b"\xff", headers),
        Outgoing(f"{prefix}diplomacy.visits", EVIL.encode(), value, headers),
        Outgoing(f"{prefix}diplomacy.visits", EVIL.encode(), EVIL.encode(), headers),
    ]
    await produce({"bootstrap_servers": kafka}, sent)
    see: Callable[..., str] = in_a_terminal
    watch = ("watch", "--from-beginning", "--stop-at-end")
    for arguments in (
        ("dead", "list"),
        ("dead", "list", "--jsonl"),
        ("dead", "show", "0/0"),
        ("dead", "show", "0/0", "--raw"),
        ("dead", "replay", "--dry-run"),
        ("dead", "replay", "--dry-run", "--jsonl"),
        ("dead", "replay", "--mended"),
        watch,
        (*watch, "--jsonl"),
    ):
        seen = await asyncio.to_thread(see, *arguments, cwd=tmp_path, env=env)
        assert "owned" in seen or "--raw" in arguments or "dead replay --mended" in " ".join(arguments), seen
        assert not obeyed_in(seen), arguments
    command = [sys.executable, "-m", "diplowire", "dead", "show", "0/0", "--raw"]
    piped = await asyncio.to_thread(subprocess.run, command, env=os.environ | env, capture_output=True, timeout=60, check=True)
    assert piped.stdout == EVIL.encode() + b"\xff", "a pipe gets the bytes"
