"""The code of a country in, the state as one who acts out; those who read names and those who read meetings both need it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_name
from diplowire.model import Actor

if TYPE_CHECKING:
    from diplowire.model import ResolvedBy


@lru_cache(maxsize=1 << 10)
def country_actor(code: str, by: ResolvedBy = "name") -> Actor:
    """A state that acts."""
    return Actor(id=code.lower(), name=country_name(code), kind="country", country=code, sector="GOV", resolved_by=by)
