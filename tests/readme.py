"""The code in, the tables and shown outputs of README.md out; `make readme` writes them, test_promises holds them equal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from diplowire.settings import Settings
from diplowire.stream.metrics import DEFINITIONS
from diplowire.stream.rights import Part, rights
from diplowire.stream.rights import commands as commands_for
from diplowire.stream.topics import TOPICS
from diplowire.wire import CODES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SECURITY = ROOT / "docs/security.md"
SAMPLE = "services/diplowire/sample/astana.txt"
_MADE = re.compile(r"(<!-- made: (\w+) -->\n)(.*?)(<!-- /made -->)", re.DOTALL)
_CARD_LINES = 22


def diplowire(*arguments: str) -> str:
    """What a command prints into a pipe 100 characters wide, run where a reader of the README stands."""
    # A variable of the machine must not show up in the README.
    env = {name: value for name, value in os.environ.items() if not name.startswith("DIPLOWIRE_")} | {"COLUMNS": "100"}
    run = subprocess.run(
        [sys.executable, "-m", "diplowire", *arguments], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True
    )
    return run.stdout


def card() -> str:
    """The start of the card of the sample."""
    lines = [line.rstrip() for line in diplowire("extract", SAMPLE, "--published", "2024-04-26").rstrip().splitlines()]
    more = [f"… and {len(lines) - _CARD_LINES} lines more"] if len(lines) > _CARD_LINES else []
    return "```text\n" + "\n".join([*lines[:_CARD_LINES], *more]) + "\n```"


def event() -> str:
    """The first statement of the sample that quotes somebody, whole."""
    lines = diplowire("extract", SAMPLE, "--published", "2024-04-26", "--format", "jsonl").splitlines()
    events = [json.loads(line) for line in lines]
    said = next(one for one in events if one["type"] == "statement" and one["mode"] == "direct")
    return "```json\n" + json.dumps(said, indent=2, ensure_ascii=False) + "\n```"


def why() -> str:
    """What `--why` shows of one sentence; without the numbers of lines, which every new word of the lexicon moves."""
    shown = diplowire("extract", SAMPLE, "--published", "2024-04-26", "--why", "high pace", "--format", "table")
    table = re.sub(r"\.tsv:\d+", ".tsv:…", shown.partition("✓ a rule")[0])
    return "```text\n" + "\n".join(line.rstrip() for line in table.rstrip().splitlines()) + "\n```"


def topics() -> str:
    """Every topic."""
    rows = [
        (f"`{t.name}`", t.purpose, t.key, "newest of each key" if t.retention_days is None else f"{t.retention_days} days")
        for t in TOPICS
    ]
    return _table(("topic", "what is on it", "key", "kept"), rows)


def settings() -> str:
    """Every setting."""
    rows = [(f"`{row.variable}`", f"`{row.default}`" if row.default else "", row.description) for row in Settings.table()]
    return _table(("variable", "default", "what it is for"), rows)


def metrics() -> str:
    """Every metric."""
    rows = [(f"`{d.name}`", ", ".join(d.labels), d.meaning, d.action) for d in DEFINITIONS]
    return _table(("metric", "labels", "meaning", "what to do about it"), rows)


def codes() -> str:
    """Every reason for a dead letter."""
    return _table(("code", "meaning"), [(f"`{code}`", meaning) for code, meaning in CODES.items()])


def commands() -> str:
    """Every command."""
    listed = diplowire("--help").split("Commands:\n")[1].splitlines()
    rows = [line.strip().split(maxsplit=1) for line in listed if line.strip()]
    return _table(("command", "what it does"), [(f"`diplowire {name}`", words) for name, words in rows])


def rights_table() -> str:
    """Who needs which rights, for docs/security.md."""
    chosen = Settings(delivery="exactly_once")
    rows = [
        (part.who, f"{' '.join(right.operations)}", f"{right.kind} `{right.name}{'*' if right.prefixed else ''}`", right.purpose)
        for part in Part
        for right in rights(part, chosen)
    ]
    return _table(("who", "may", "on", "what for"), rows)


def rights_commands() -> str:
    """The commands that grant the worker its rights, for docs/security.md."""
    lines = commands_for(rights(Part.WORKER, Settings(delivery="exactly_once")), "User:diplowire", "kafka:9093")
    return "```text\n" + "\n".join(lines) + "\n```"


SECURITY_MAKERS = {maker.__name__: maker for maker in (rights_table, rights_commands)}
MAKERS = {maker.__name__: maker for maker in (card, event, why, topics, settings, metrics, codes, commands)}


def fresh(text: str) -> str:
    """The README, or docs/security.md, with every made part as the code has it now."""
    return _MADE.sub(lambda part: f"{part[1]}{(MAKERS | SECURITY_MAKERS)[part[2]]()}\n{part[4]}", text)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    for page in (README, SECURITY):
        page.write_text(fresh(page.read_text("utf-8")), "utf-8")
