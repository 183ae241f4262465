"""A language as publishers write it goes in; a tag, and whether it is English, comes out."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"(?:en|eng|english)(?![a-z])", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
# ISO 639 "undetermined", and what content systems write for it: nothing is said, so English is taken.
_UNSAID = frozenset({"", "und", "unknown", "none", "null", "n/a"})


def language_tag(words: str | None) -> str | None:
    """A tag such as "en-GB" of "en_GB", "eng" or "English"; other languages as they are written; None where nothing is said."""
    tag = (words or "").strip().split(".")[0].replace("_", "-")
    if tag.lower() in _UNSAID:
        return None
    if _ENGLISH.match(tag):
        head, dash, rest = tag.partition("-")
        return f"en{dash}{rest}" if head.isalpha() and _TAG.match(f"en{dash}{rest}") else "en"
    return tag


def is_english(tag: str | None) -> bool:
    """Whether we read it. An article that does not say is taken as English."""
    return tag is None or _ENGLISH.match(tag) is not None
