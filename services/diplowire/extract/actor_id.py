"""What somebody or something is called whom no list knows in, the id of the actor out: "a-senior-ministry-official"."""

from __future__ import annotations

import re

_NO_WORD = re.compile(r"[\W_]+")


def id_of_words(name: str) -> str:
    """The words in lower case, joined by hyphens."""
    return _NO_WORD.sub("-", name.casefold()).strip("-")
