"""Articles with their events in, one HTML page out: the words that prove an event are marked, and light up with it.

The page stands alone: no address is fetched, and nothing of an article is ever markup.
"""

from __future__ import annotations

import html
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING

from diplowire.cli.label import details, headline, reasons
from diplowire.cli.story import Branch, story
from diplowire.printable import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.model import AnyEvent, Article

    Pair = tuple[Article, Sequence[AnyEvent]]


def escape(text: str) -> str:
    """A text that is neither markup nor able to turn the words around it."""
    return html.escape(replaced(text))


def page(pairs: Sequence[Pair]) -> str:
    """One section an article, in their order."""
    title = pairs[0][0].title or pairs[0][0].id if pairs else "nothing"
    template = Template(files("diplowire.cli").joinpath("page.html").read_text("utf-8"))
    sections = "\n".join(_section(number, *pair) for number, pair in enumerate(pairs))
    return template.substitute(title=escape(f"{title} · Diplowire"), sections=sections)


def _section(number: int, article: Article, events: Sequence[AnyEvent]) -> str:
    names = {event.id: f"a{number}e{place}" for place, event in enumerate(events)}
    told = (article.publisher.name if article.publisher else None, article.published_at, article.url)
    return (
        f"<h1>{escape(article.title or article.id)}</h1>\n"
        f'<p class="told">{escape(" · ".join(word for word in told if word))}</p>\n'
        f'<section><div class="body">{_marked(article.body, events, names)}</div>'
        f"<div>{_list(story(events), names) or 'Nothing to report.'}</div></section>"
    )


def _marked(body: str, events: Sequence[AnyEvent], names: dict[str, str]) -> str:
    """The body, cut at every edge of a piece of evidence; each cut knows the events that it proves."""
    spans = [(proof.start, proof.end, event, proof.field) for event in events for proof in event.evidence]
    edges = sorted({0, len(body), *(edge for span in spans for edge in span[:2])})
    pieces = []
    for start, end in pairwise(edges):
        over = [(event, field) for first, last, event, field in spans if first <= start and end <= last]
        words = escape(body[start:end])
        if over:
            of = " ".join(dict.fromkeys(names[event.id] for event, _ in over))
            hint = escape(", ".join(dict.fromkeys(f"{event.type}: {field}" for event, field in over)))
            words = f'<mark class="{over[-1][0].type}" data-of="{of}" title="{hint}">{words}</mark>'
        pieces.append(words)
    return "".join(pieces)


def _list(branches: Iterable[Branch], names: dict[str, str]) -> str:
    items = "".join(f"<li>{_event(branch.event, names)}{_list(branch.below, names)}</li>" for branch in branches)
    return f"<ul>{items}</ul>" if items else ""


def _event(event: AnyEvent, names: dict[str, str]) -> str:
    words = headline(event).plain.strip().removeprefix(event.type.upper()).strip()
    gap = f'<span class="gap">{escape(reasons(event).plain)}</span>' if event.unresolved else ""
    return (
        f'<div class="event" tabindex="0" id="{names[event.id]}"><span class="kind {event.type}">{event.type.upper()}</span> '
        f'{escape(words)}<span class="more">{escape(details(event).plain)}</span>{gap}</div>'
    )
