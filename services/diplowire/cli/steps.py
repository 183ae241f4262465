"""What is being done in; lines that tell it, each with the seconds since the start, and a sign of life in between, out."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from rich.text import Text

from diplowire.cli.terminal import console, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class Steps:
    """Standard error: lines where it is read later, and below them a spinner where a person waits."""

    def __init__(self) -> None:
        self._console = console(stderr=True)
        self._status = self._console.status(Text("      …", "dim"))
        self._begun = time.monotonic()

    def __enter__(self) -> Self:
        """Start the wheel."""
        self._turn()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the wheel away."""
        self._status.stop()

    def say(self, message: str) -> None:
        """Tell one step on one line. What follows takes as long as it takes, under a turning wheel."""
        seconds = time.monotonic() - self._begun
        line = Text(f"{seconds:6.1f} s  {plain(message)}", "dim")
        self._console.print(line, no_wrap=True, overflow="ellipsis")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the terminal to standard output for as long as the block lasts."""
        self._status.stop()
        yield
        self._turn()

    def _turn(self) -> None:
        if self._console.is_terminal:
            self._status.start()
