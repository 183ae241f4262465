"""An office that somebody holds and one that a text asks for in, whether he is meant by it out: "the leader", a president."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows, several

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def answers(held: str, asked: str) -> bool:
    """Does somebody who holds one office answer to another: the same, or a general word for it ("the minister")?"""
    kinds = _stands_for().get(asked, ())
    if held == "prime_minister" and asked == "minister":
        return False  # who is called "the minister" beside a prime minister is another one
    if asked == "deputy_minister" and held.startswith("deputy_") and held != "deputy_prime_minister":
        return held.endswith("_minister")  # of whatever field
    return bool(held) and (held == asked or any(held.endswith(k[1:]) if k[0] == "*" else held == k for k in kinds))


@cache
def _stands_for() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({generic: several(keys) for generic, keys in rows("generic_offices")})
