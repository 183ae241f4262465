"""The events of an article in; the story they tell (visit, in it the meetings, in them the statements) as a card out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from diplowire.cli.label import details, headline, proof, reasons
from diplowire.cli.terminal import plain
from diplowire.model import AnyEvent, Article, ArticleRef, Meeting, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

_GUIDES = "dim"


def card(article: Article | ArticleRef, events: Sequence[AnyEvent]) -> RenderableType:
    """Every event once: below the one that it belongs to, or by itself where it belongs to none that is there."""
    head = Text(plain(article.title or article.id), "bold underline")
    told = [article.publisher.name if article.publisher else None, article.published_at, article.url]
    head.append("  " + plain(" · ".join(word for word in told if word)), "not bold not underline dim")
    head.append(f"  {_count(events)}", "not bold not underline")
    return Group(head, *_trees(events), Text())


def _trees(events: Sequence[AnyEvent]) -> list[Tree]:
    ids = {event.id for event in events}
    branches = {event.id: Tree(_leaf(event), guide_style=_GUIDES) for event in events}
    tops = []
    for event in events:
        parent = _parent(event)
        if parent in ids and parent is not None and parent != event.id:
            branches[parent].children.append(branches[event.id])
        else:
            tops.append(branches[event.id])
    return tops


def _parent(event: AnyEvent) -> str | None:
    if isinstance(event, Statement):
        return event.meeting_id
    return event.visit_id if isinstance(event, Meeting) else None


def _leaf(event: AnyEvent) -> RenderableType:
    lines = [headline(event), details(event)]
    if not isinstance(event, Statement):
        lines.append(proof(event))
    if event.unresolved:
        lines.append(reasons(event))
    return Group(*lines)


def _count(events: Sequence[AnyEvent]) -> str:
    if not events:
        return "nothing to report"
    kinds = [event.type for event in events]
    told = [(kind, kinds.count(kind)) for kind in ("visit", "meeting", "statement") if kind in kinds]
    return ", ".join(f"{number} {kind}{'s' * (number > 1)}" for kind, number in told)
