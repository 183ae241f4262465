"""Text in, the terminal out: colour for a person, plain for a pipe, and never a control character of an article."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplowire.printable import plain, plain_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

__all__ = ["complain", "console", "plain", "plain_json", "progress_bar", "steps_bar", "tell"]

_PIPE_WIDTH = 120  # characters a line where there is no terminal to ask


def console(*, stderr: bool = False) -> Console:
    """A console that takes nothing for markup. Colour only in a terminal; NO_COLOR, FORCE_COLOR and COLUMNS are honoured."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def tell(message: str) -> None:
    """Say how things go, on standard error, so that standard output stays what was asked for."""
    sys.stderr.write(f"{plain(message)}\n")


@contextmanager
def progress_bar(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Give a function that takes how many are done; a bar on standard error where a person looks, nothing elsewhere."""
    with steps_bar() as step:
        step(what, 0, total)
        yield lambda done: step(what, done, total)


@contextmanager
def steps_bar() -> Iterator[Callable[[str, int, int | None], None]]:
    """The same for work of several steps: the function takes what is being done, how many of it are done, and of how many."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def complain(message: str) -> None:
    """Tell one thing that went wrong, on standard error; lines of it that belong together stay below each other."""
    lines = [plain(line) for line in message.splitlines()] or ["unknown"]
    head = "" if not sys.stderr.isatty() else "\x1b[31m"
    tail = "" if not head else "\x1b[0m"
    sys.stderr.write(f"{head}diplowire:{tail} " + "\n".join(lines) + "\n")
