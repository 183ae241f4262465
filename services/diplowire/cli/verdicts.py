"""Settings and a record in; what the rules that run here make of it, and the words for that, out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from diplowire.stream.deadline import handle_in_time, limits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplowire.pipeline import Outcome, Record
    from diplowire.settings import Settings


def rules_here(settings: Settings) -> Callable[[Record], Outcome]:
    """The way that the worker would take a record, with its limits."""
    return partial(handle_in_time, limits=limits_of(settings), seconds=settings.article_seconds)


def in_words(outcome: Outcome) -> str:
    """How a record ends, for people: "1 visit, 3 statements", "still dead: not_json: …"."""
    if outcome.outcome == "dead_letter":
        return f"still dead: {outcome.code}: {outcome.detail}"
    if outcome.outcome == "unsupported_language":
        return f"passed by: its language is {outcome.language}"
    return numbers(outcome.counts) or "nothing to report"


def in_fields(outcome: Outcome) -> dict[str, Any]:
    """The same for programs."""
    return {
        "outcome": outcome.outcome,
        "events": {kind: count for kind, count in outcome.counts.items() if count},
        "code_now": outcome.code,
        "detail_now": outcome.detail,
    }


def numbers(counts: Mapping[str, int]) -> str:
    """Counts of kinds in words: "1 visit, 3 statements"; "" for none."""
    return ", ".join(f"{count} {kind}{'s' if count != 1 else ''}" for kind, count in counts.items() if count)
