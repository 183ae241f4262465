"""One event in; the words that tell it to a person, with colours for a terminal, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from diplowire.cli.terminal import plain
from diplowire.model import Actor, AnyEvent, Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

_BADGES = {"visit": "bold white on blue", "meeting": "bold white on magenta", "statement": "bold black on cyan"}
_STATUS = {
    "planned": "yellow",
    "ongoing": "green",
    "completed": "green",
    "cancelled": "red",
    "postponed": "red",
    "denied": "red",
}
_LONGEST = 300  # characters of a content that are shown; the event has them all
_MOST_PROOFS = 8
_MOST_TOPICS = 2


def headline(event: AnyEvent) -> Text:
    """What happened: kind, status and who."""
    text = Text()
    if isinstance(event, Statement):
        return _said(text, event)
    text.append(event.type.upper(), _BADGES[event.type])
    text.append(f" {event.status} ", _STATUS[event.status])
    if isinstance(event, Visit):
        _actors(text, (*event.visitors, *((event.delegation,) if event.delegation else ())))
        if event.from_country or event.host_country:
            text.append(plain(f"  {event.from_country or '?'} → {event.host_country or '?'}"), "bold blue")
        if event.host:
            text.append("  host ")
            _actors(text, (event.host,))
    else:
        _actors(text, event.participants, between=" — ")
    return text


def details(event: AnyEvent) -> Text:
    """How, when, where, its codes, and according to whom; dim, one line where it fits."""
    parts = [*_how(event), _when(event), ", ".join(place.name for place in event.where), *_codes(event)]
    if event.according_to:
        parts.append(f"according to {event.according_to}")
    parts.append(f"confidence {event.confidence:.2f}")
    return Text(plain(" · ".join(part for part in parts if part)), "dim")


def proof(event: AnyEvent) -> Text:
    """The words of the article that prove it, in the order of the text, and where they stand."""
    if not event.evidence:
        return Text()
    spans = sorted({(one.start, one.end): one.text for one in event.evidence}.items())
    outer = [
        words
        for (start, end), words in spans
        if not any(s <= start and end <= e for (s, e), _ in spans if (s, e) != (start, end))
    ]
    text = Text("“", "dim").append(" … ".join(_short(words) for words in outer[:_MOST_PROOFS]), "italic").append("”", "dim")
    first, last = spans[0][0][0], max(end for (_, end), _ in spans)
    return text.append(f"  characters {first}–{last}, rule {plain(event.evidence[0].rule)}", "dim")


def source(event: AnyEvent) -> Text:
    """The article that reports it."""
    article = event.article
    told = (article.title or article.id, article.publisher.name if article.publisher else None, article.published_at, article.url)
    return Text(plain(" · ".join(word for word in told if word)), "dim")


def reasons(event: AnyEvent) -> Text:
    """What was left empty on purpose, and why."""
    told = [f"{gap.field} left open: {f'“{gap.text}” ' if gap.text else ''}{gap.reason}" for gap in event.unresolved]
    return Text(plain("; ".join(told)), "yellow")


def _said(text: Text, event: Statement) -> Text:
    text.append("STATEMENT", _BADGES["statement"]).append(" ")
    _actors(text, event.speaker or (), titles=False)
    if event.cue:
        before = event.cue.text[:1].isupper()  # "According to Zhao, …"
        text.append(f" ({plain(event.cue.text)} …)" if before else f" {plain(event.cue.text)}", "cyan")
    if event.content:
        quoted = event.mode == "direct"
        text.append(": “" if quoted else ": ").append(_short(event.content.text), "italic" if quoted else "").append(
            "”" if quoted else ""
        )
    return text


def _actors(text: Text, actors: Iterable[Actor], *, between: str = ", ", titles: bool = True) -> None:
    for number, actor in enumerate(actors):
        text.append(between if number else "").append(plain(actor.name), "bold")
        told = [actor.country or ""]
        if titles and actor.role:
            told.insert(0, actor.role.title)
        if any(told):
            text.append(f" ({plain(', '.join(part for part in told if part))})", "dim")


def _how(event: AnyEvent) -> list[str]:
    if isinstance(event, Visit):
        return [f"{event.kind} visit" if event.kind != "unknown" else "", event.purpose or ""]
    if isinstance(event, Meeting):
        form = "" if event.format == "unknown" else event.format.replace("_", " ")
        return [form, event.setting, event.occasion or "", *(f"{o.kind}: {_short(o.text)}" for o in event.outcomes)]
    return [event.mode, *(amount.text for amount in event.amounts)]


def _when(event: AnyEvent) -> str:
    when = event.when
    if when is None or not (when.start or when.end):
        return ""
    if when.start == when.end:
        return when.start or ""
    return " ".join(word for word in (when.start and f"from {when.start}", when.end and f"to {when.end}") if word)


def _codes(event: AnyEvent) -> list[str]:
    cameo = f"CAMEO {event.cameo.code} {event.cameo.label}" if event.cameo else ""
    plover = f"PLOVER {event.plover.event}{'/' + event.plover.mode if event.plover.mode else ''}" if event.plover else ""
    # Another scheme says the same once more, in its own words.
    topics = [topic.label for topic in event.topics if topic.scheme == event.topics[0].scheme]
    return [cameo, plover, ", ".join(topics[:_MOST_TOPICS])]


def _short(words: str) -> str:
    words = plain(words)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
