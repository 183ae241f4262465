"""Articles as bytes in, how each of them ended out; what can't be read is told and counted, and the rest goes on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from diplowire.cli.faults import Fault
from diplowire.cli.kafka import load
from diplowire.cli.terminal import complain
from diplowire.pipeline import Outcome, Record, Scope, handle
from diplowire.wire import decode_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplowire.cli.articles import Source
    from diplowire.model import Article


_OFFICE_HOLDERS = "DIPLOWIRE_OFFICE_HOLDERS"


class Read(NamedTuple):
    """An article as it came, and how it ended."""

    source: Source
    outcome: Outcome

    @property
    def article(self) -> Article:
        """The article itself, for what an outcome does not carry: its title and its body."""
        article = decode_article(self.source.value).article
        if article is None:
            raise Fault(f"{self.source.name}: holds no article")
        return article


class Reading:
    """The way of articles through the pipeline, as the worker would take them. `refused` counts the dead letters so far."""

    def __init__(self, scope: Scope = "diplomatic") -> None:
        self.refused = 0
        self._scope = scope
        if os.environ.get(_OFFICE_HOLDERS):  # else nothing of the settings matters here, and their import takes a while
            load(None)

    def read(self, articles: Iterable[Source]) -> Iterator[Read]:
        """Yield those that were read, whether they report something or not."""
        for number, source in enumerate(articles):
            outcome = handle(Record("articles", 0, number, None, source.value), scope=self._scope)
            if outcome.outcome == "dead_letter":
                complain(f"{source.name}: {outcome.code}: {outcome.detail}")
                self.refused += 1
            elif outcome.outcome == "unsupported_language":
                complain(f"{source.name}: passed by, its language is {outcome.language}")
            elif outcome.article_id is None:
                complain(f"{source.name}: passed by, {outcome.reason}")
            else:
                yield Read(source, outcome)
