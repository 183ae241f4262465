"""Commands in, what each of them said out: many in one process, since starting Python is what takes the time.

As a program it reads its orders from standard input, one JSON list, and answers with one JSON list.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from diplowire.cli import run
from diplowire.settings import PREFIX, variable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Told(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything it wrote."""
        return self.out + self.err


def several(orders: Sequence[tuple[Mapping[str, object], str]], within: float = 90.0) -> list[Told]:
    """Run `diplowire ARGUMENTS` with these settings each, one after the other."""
    asked = [{"settings": environment(settings), "arguments": words.split()} for settings, words in orders]
    outside = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(asked).encode(), env=outside, capture_output=True, timeout=within, check=True
    )
    return [Told(*one) for one in json.loads(done.stdout)]


def environment(settings: Mapping[str, object]) -> dict[str, str]:
    """Settings as variables; None is left out."""
    return {variable(name): str(value) for name, value in settings.items() if value is not None}


def _main() -> None:
    orders = json.load(sys.stdin)
    sys.stdout.write(json.dumps([_one(order["settings"], order["arguments"]) for order in orders]))


def _one(settings: dict[str, str], arguments: list[str]) -> Told:
    os.environ.update(settings)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments)
    finally:
        for name in settings:
            del os.environ[name]
    return Told(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


if __name__ == "__main__":
    _main()
