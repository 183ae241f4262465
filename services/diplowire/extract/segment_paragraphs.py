"""A text into paragraphs, whether its lines are wrapped or stand for one paragraph each."""

from __future__ import annotations

import re

_BLANK_LINES = re.compile(r"(?:\r\n|\n)[^\S\n]*\r?\n\s*")
_LINES = re.compile(r"[^\r\n]+(?:\r?\n[^\S\n]*(?=[a-z])[^\r\n]+)*")  # a line that starts small goes on with the one before it
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")

_NARROW, _WIDE = 35, 110  # characters in a line of wrapped text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Places of the paragraphs, outer whitespace left out."""
    found: list[tuple[int, int]] = []
    at = 0
    for gap in [m.span() for m in _BLANK_LINES.finditer(text)] + [(len(text), len(text))]:
        if at < gap[0]:
            found += _of_block(text, at, gap[0])
        at = gap[1]
    return [p for p in (_stripped(text, s, e) for s, e in found) if p[0] < p[1]]


def _of_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Paragraphs of a stretch without blank lines: one if it is wrapped, else one a line."""
    if "\n" not in text[start:end].strip():
        return [(start, end)]
    lines = [m.span() for m in _LINES.finditer(text, start, end)]
    return [(start, end)] if _wrapped(text, lines) else lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Are these the lines of one wrapped paragraph? Then they are about equally long and most end in the middle of a sentence."""
    inner = lines[:-1]
    even = sum(_NARROW <= e - s <= _WIDE for s, e in inner)
    broken = sum(not _SENTENCE_END.search(text, max(s, e - 6), e) for s, e in inner)
    return even == len(inner) and 2 * broken > len(inner) and max(e - s for s, e in lines) <= _WIDE


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
