"""A mention in, whether it is of an envoy or a visitor, and where an envoy is posted, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import country_by_name
from diplowire.extract.lexicon.facts import RESIDENT_ENVOYS

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_POSTED = re.compile(r" to (?:the )?(?:Republic of )?([^\W\da-z_][^\W\d_]+(?: [^\W\da-z_][^\W\d_]+)?)(?=,| |$)")
_VISITING = ("visiting ", "the visiting ")


def is_envoy(mention: Mention) -> bool:
    """Tell whether it is the office of one who is sent to live abroad."""
    return (mention.office or "").endswith(RESIDENT_ENVOYS)


def is_visiting(text: str, mention: Mention) -> bool:
    """Tell whether it is "visiting Danish Minister Y"."""
    return text[mention.start : mention.end].casefold().startswith(_VISITING)


def post_of(text: str, mention: Mention) -> str | None:
    """Give the country of the post in "the Danish ambassador to Norway"."""
    posted = _POSTED.search(text, mention.start, mention.end) if is_envoy(mention) else None
    return country_by_name().get(posted[1].casefold()) if posted is not None else None
