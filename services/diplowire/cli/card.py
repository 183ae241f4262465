"""The events of an article in; the story they tell (visit, in it the meetings, in them the statements) as a card out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from diplowire.cli.label import details, headline, proof, reasons
from diplowire.cli.story import Branch, story
from diplowire.cli.terminal import plain
from diplowire.model import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from diplowire.model import AnyEvent, Article, ArticleRef

_GUIDES = "dim"


def card(article: Article | ArticleRef, events: Sequence[AnyEvent]) -> RenderableType:
    """Every event once: below the one that it belongs to, or by itself where it belongs to none that is there."""
    head = Text(plain(article.title or article.id), "bold")
    told = [article.publisher.name if article.publisher else None, article.published_at, article.url, _count(events)]
    head.append("  " + plain(" · ".join(word for word in told if word)), "not bold dim")
    return Group(head, *(_tree(branch) for branch in story(events)), Text())


def _tree(branch: Branch) -> Tree:
    tree = Tree(_leaf(branch.event), guide_style=_GUIDES)
    tree.children.extend(_tree(below) for below in branch.below)
    return tree


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
