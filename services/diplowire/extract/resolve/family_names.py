"""A name in, which of its words is the family name out: the first for Chinese, Korean, Vietnamese and Khmer names."""

from __future__ import annotations

import re
from functools import cache

from diplowire.extract.lexicon import rows

_COUNTRIES = frozenset({"CN", "KR", "KP", "TW", "HK", "MO", "VN", "KH"})
# "Ban Ki-moon", "Kim Jong-un": a hyphen with a small letter behind it is Korean.
_KOREAN = re.compile(r"\w+ \w+-[a-z]\w+$")
_LONGEST = 3


@cache
def _family_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("family_names"))


def family_name(name: str, country: str | None) -> str:
    """Give the family name in a full name; for an unknown country a well-known family name in front decides."""
    words = name.split()
    first = words[0] in _family_names() and len(words) <= _LONGEST
    if len(words) > 1 and ((country in _COUNTRIES) or (country is None and (first or _KOREAN.match(name)))):
        return words[0]
    return words[-1]
