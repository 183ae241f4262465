"""Text in, the same without anything that a terminal would obey out; imports nothing of ours.

Those are the controls C0 and C1, and the marks that turn the direction of writing: with them an article could clear the screen,
set its title, or show words in another order than they stand.
"""

from __future__ import annotations

import re

_OBEYED = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_RUNS = re.compile(f"[{_OBEYED}]+")
_EACH_BUT_LINES = re.compile(f"(?![\n\t])[{_OBEYED}]")
# The same in UTF-8, but for those that every writer of JSON escapes.
_IN_JSON = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def plain(text: str) -> str:
    """A text on one line, a space for whatever is not to be obeyed."""
    return _RUNS.sub(" ", text)


def escaped(text: str) -> str:
    """A text with its lines and tabs, whatever else is not to be obeyed as the escape that Python writes for it."""
    return _EACH_BUT_LINES.sub(lambda found: ascii(found[0])[1:-1], text)


def replaced(text: str) -> str:
    """A text of the same length with its lines and tabs, and a sign (U+FFFD) for whatever else is not to be obeyed."""
    return _EACH_BUT_LINES.sub("\ufffd", text)


def plain_json(line: bytes) -> bytes:
    """The same JSON, whatever is not to be obeyed as an escape of JSON's own."""
    return _IN_JSON.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), line)
