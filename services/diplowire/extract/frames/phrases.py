"""A pattern with plain pieces of its matches in, a search out that tries it only where one of the pieces stands."""

from __future__ import annotations

import re


class Phrases:
    """A pattern, whatever the case, every match of which holds one of some pieces of plain text.

    A search for a dozen pieces takes a tenth of the time of one for a pattern that begins with many words.
    """

    __slots__ = ("_pattern", "_pieces")

    def __init__(self, pieces: str, pattern: str) -> None:
        """Take the pieces in lower case, blanks between them."""
        self._pieces, self._pattern = pieces.split(), re.compile(pattern, re.IGNORECASE)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Find the pattern in a text, or between two of its characters."""
        lower = text[start:end].casefold()
        for piece in self._pieces:
            if piece in lower:
                return self._pattern.search(text, start, len(text) if end is None else end)
        return None
