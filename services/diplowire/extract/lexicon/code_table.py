"""Tables of currencies, codes and topics in; look-ups by word or by code out."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def currencies(side: str) -> Mapping[str, str | None]:
    """Forms beside a number, with their capitals, to ISO 4217 codes; None where the form alone decides nothing."""
    return MappingProxyType({form: code or None for form, where, code in rows("currencies") if where == side})
