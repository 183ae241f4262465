"""Mentions in, actors out: who each mention is, or the reason why that stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.resolve.inherit import inherit_countries
from diplowire.extract.resolve.reading import read_mention
from diplowire.extract.resolve.state import State

if TYPE_CHECKING:
    from diplowire.extract.document import Document, Mention
    from diplowire.model import Actor


def resolve(
    doc: Document, home: str | None = None, *, sure: bool = False
) -> tuple[tuple[Mention, ...], tuple[tuple[Actor, ...], ...], dict[int, str]]:
    """Give the mentions with the countries that neighbours tell, a row of actors for each, and for those left open the reason.

    `home` is the publisher's country, if it is known; `sure` where he is a body of that state.
    """
    mentions = inherit_countries(doc.seg, doc.mentions, doc.published)
    state = State(doc, mentions, home, sure=sure)
    rows = tuple(read_mention(state, index) for index in range(len(mentions)))
    return tuple(state.mentions), rows, state.reasons
