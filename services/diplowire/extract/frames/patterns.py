"""Named patterns over class letters in, one expression that tries them in their order out; of its match the rule and the verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_of(patterns: Iterable[tuple[str, str]], *, begin: str) -> re.Pattern[str]:
    """Join patterns by name to one that fits where `begin` looks ahead to what at least one of them may begin with.

    The name stands behind its pattern: one that opens with a letter or a class is then passed by where another letter
    stands, without being tried.
    """
    return re.compile(f"(?={begin})(?:{'|'.join(f'{pattern}(?P<{name}>)' for name, pattern in patterns)})")


def rule_and_verb(match: re.Match[str]) -> tuple[str, int]:
    """Name of the pattern that fits, and the chunk of the verb: the group `verb_…` where the pattern has one, else its first."""
    rule = match.lastgroup or ""
    group = f"verb_{rule}"
    return rule, match.start(group if group in match.re.groupindex else 0)
