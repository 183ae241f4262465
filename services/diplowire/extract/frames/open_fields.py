"""What a sentence leaves open of a visit or a meeting in, the fields left empty with the reason out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.frames.when import EXACT
from diplowire.model import Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.model import When


def open_day(when: When | None) -> Iterator[Unresolved]:
    """Say why the day is not known."""
    if when is None:
        yield Unresolved(field="when", text="", reason="no day is told")
    elif when.precision not in EXACT or when.start is None:
        yield Unresolved(field="when", text=when.text or "", reason="the words tell no exact day")


def open_people(line: Line, chunks: tuple[int, ...], field: str) -> Iterator[Unresolved]:
    """Say of which words it could not be told whom they mean."""
    for at in chunks:
        if not line.actors(at):
            start, end = line.span(at, at)
            reason = line.doc.reasons.get(line.row[at].ref, "whom these words mean is not told")
            yield Unresolved(field=field, text=line.doc.text[start:end], reason=reason)
