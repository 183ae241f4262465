"""Attributions with their speakers in, whose word each stretch of the text rests on out; credits of agencies count here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.document import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplowire.extract.document import Document
    from diplowire.extract.statements.guidelines import Said

_JOINER = "; "


def sources(doc: Document, said: Iterable[Said]) -> Iterator[Told]:
    """Give each stretch of words that is told as somebody's; what only shows an attitude ("welcomed the visit") is not told."""
    for one, speaker in said:
        if one.stance or one.negated or one.question or not one.speaker:
            continue
        start, end = one.speaker[0]
        name = _JOINER.join([actor.name for actor in speaker.actors]) or _bare(doc.text[start:end])
        for first, last in one.content:
            yield Told(first, last, name, start, end, one.rule)


def _bare(words: str) -> str:
    """The words without their article."""
    return words[words.casefold().startswith("the ") * len("the ") :]
