"""A statement in, the countries and sums that its words name out."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.changed import changed
from diplowire.model import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.document import DateMention, Document, Mention, MoneyMention
    from diplowire.model import Statement

_start = attrgetter("start")


def with_contents(doc: Document, statement: Statement, carried_on: Sequence[MoneyMention] = ()) -> Statement:
    """Fill `about` and `amounts` from the words said, and with the sums that carry them on; every sum is proven."""
    if statement.content is None:
        return statement
    spans = [(p.start, p.end) for p in statement.content.parts] or [(statement.content.start, statement.content.end)]
    inside = doc.money[slice(*between(doc.money, spans[0][0], spans[-1][1]))]
    sums = [(m, "sum_of_money") for m in inside if _is_within(m, spans)]
    sums += [(m, "sum_carried_on") for m in carried_on]
    proofs = tuple(doc.evidence(f"amounts[{i}]", m.start, m.end, rule) for i, (m, rule) in enumerate(sums))
    return changed(
        statement,
        about=tuple(dict.fromkeys(_countries(doc, spans))),
        amounts=tuple(amount(doc, m) for m, _ in sums),
        evidence=(*statement.evidence, *proofs),
    )


def amount(doc: Document, money: MoneyMention) -> Amount:
    """A sum as events carry it."""
    return Amount(value=money.value, currency=money.currency, text=doc.text[money.start : money.end])


def between(pieces: Sequence[Mention] | Sequence[MoneyMention] | Sequence[DateMention], start: int, end: int) -> tuple[int, int]:
    """First and end index of the pieces that begin between two characters."""
    return bisect_left(pieces, start, key=_start), bisect_left(pieces, end, key=_start)


def _is_within(piece: Mention | MoneyMention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= piece.start and piece.end <= end for start, end in spans)


def _countries(doc: Document, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Countries of the mentions in some stretches, in the order of the text; pronouns name none."""
    for index in range(*between(doc.mentions, spans[0][0], spans[-1][1])):
        mention = doc.mentions[index]
        if mention.kind == "pronoun" or not _is_within(mention, spans):
            continue
        place = mention.place.country if mention.place else None
        own = [c for c in (*mention.countries, mention.country, place) if c]
        if not own and index < len(doc.actors):
            own = [a.country for a in doc.actors[index] if a.country]
        yield from own
