"""A noun of travel in, the chunk at which its phrase starts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line


def phrase_start(line: Line, noun: int) -> int:
    """Chunk at which the noun phrase starts: its article or owner, or the noun itself."""
    for at in range(noun - 1, max(-1, noun - 8), -1):
        if line.classes[at] in "a'":
            return at
        if line.classes[at] not in ".#vOCLTSJKNe":
            return at + 1
    return noun
