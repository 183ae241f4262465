"""Expected and found events of one article in; which belong together, and every fault in words, out.

Matching, one to one, the best first: visits by host country and a shared visitor, meetings by half of those who take part,
statements by half of the characters said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.actors import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.events import Span, Told

_HALF = 0.5
_WHOLE = 0.95  # content: a stray article or full stop is no fault


class Fault(NamedTuple):
    """What is wrong with an event: `missed`, `extra`, or the name of the field."""

    event: str
    what: str


class Pair(NamedTuple):
    """An expected event, the one found for it, and the fields that differ."""

    gold: Told
    found: Told
    wrong: tuple[str, ...]

    @property
    def strict(self) -> bool:
        """People and status right; of a statement people, and the words by half, which made the pair."""
        return not {"who", "status"} & set(self.wrong)


class Verdict(NamedTuple):
    """All about one article."""

    pairs: tuple[Pair, ...]
    missed: tuple[Told, ...]
    extra: tuple[Told, ...]

    @property
    def faults(self) -> frozenset[Fault]:
        """Every fault once; equal labels are numbered, so that none hides another."""
        listed = [Fault(one.gold.label, name) for one in self.pairs for name in one.wrong]
        listed += [Fault(one.label, "missed") for one in self.missed] + [Fault(one.label, "extra") for one in self.extra]
        counted: dict[Fault, int] = {}
        for fault in listed:
            counted[fault] = counted.get(fault, 0) + 1
        return frozenset(
            Fault(f.event, f.what if n == 1 else f"{f.what} ({n})") for f, most in counted.items() for n in range(1, most + 1)
        )


def judge(gold: Sequence[Told], found: Sequence[Told]) -> Verdict:
    """Lay the two lists side by side."""
    fits = [(fit, -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if g.kind == f.kind and (fit := _fit(g, f))]
    matched: dict[int, int] = {}
    for _, i, j in sorted(fits, reverse=True):
        if -i not in matched and -j not in matched.values():
            matched[-i] = -j
    pairs = tuple(Pair(gold[i], found[j], _wrong(gold, gold[i], found[j], matched)) for i, j in sorted(matched.items()))
    missed = tuple(g for i, g in enumerate(gold) if i not in matched)
    return Verdict(pairs, missed, tuple(f for j, f in enumerate(found) if j not in matched.values()))


def overlap(one: Span | None, other: Span | None) -> float:
    """Shared characters over all characters of two spans."""
    if not one or not other:
        return 0.0
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (one[1] - one[0] + other[1] - other[0] - both) if both > 0 else 0.0


def _fit(gold: Told, found: Told) -> tuple[float, ...] | None:
    """How well two events fit, larger is better; None if they don't."""
    together = shared(gold.who, found.who)
    if gold.kind == "statement":
        near = overlap(gold.content, found.content)
        return (near, together) if near >= _HALF else None
    agree = sum(_right(name, value, found.facts[name]) for name, value in gold.facts.items())
    near = max((overlap(one, other) for one in gold.proof for other in found.proof), default=0.0)
    people = together / (len(gold.who) + len(found.who) - together or 1)
    if gold.kind == "visit":
        return (people, agree, near) if together and gold.facts["to"] == found.facts["to"] else None
    return (people, agree, near) if people >= _HALF else None


def _right(name: str, gold: object, found: object) -> bool:
    if name == "cue" and isinstance(gold, frozenset) and isinstance(found, frozenset):
        return bool(gold & found)
    if name == "country" and gold is None:
        return True
    return gold == found


def _wrong(gold: Sequence[Told], one: Told, other: Told, matched: dict[int, int]) -> tuple[str, ...]:
    wrong = [] if shared(one.who, other.who) == len(one.who) == len(other.who) else ["who"]
    wrong += [name for name, value in one.facts.items() if not _right(name, value, other.facts[name])]
    if one.kind == "statement" and overlap(one.content, other.content) < _WHOLE:
        wrong.append("content")
    if one.proof and not any(overlap(mine, theirs) for mine in one.proof for theirs in other.proof):
        wrong.append("sentence")
    wrong += [f"its {name}" for name in one.checked if not _linked(gold, one, other, name, matched)]
    return tuple(wrong)


def _linked(gold: Sequence[Told], one: Told, other: Told, kind: str, matched: dict[int, int]) -> bool:
    """A case tells a link by the number, from 1, of the linked event among those of its kind; null: there is none."""
    if one.link is None:
        return other.link is None
    target = [i for i, event in enumerate(gold) if event.kind == kind][one.link - 1]
    return target in matched and matched[target] == other.link
