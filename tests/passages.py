"""Corpora of visits and meetings: passages in, each with the lines that must come out of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diplowire.extract import extract
from diplowire.model import Article, Meeting, Visit

if TYPE_CHECKING:
    from diplowire.model import AnyEvent

PUBLISHED = "2026-03-12"
_CORPORA = Path(__file__).parent / "corpora"
_NONE = "-"


def passages(corpus: str) -> list[tuple[str, list[str]]]:
    """Passages of a corpus with what each must give."""
    found: list[tuple[str, list[str]]] = []
    for line in (_CORPORA / f"{corpus}.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            found[-1][1].append(line.removeprefix("= "))
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


@cache
def events(text: str, published: str | None = PUBLISHED) -> tuple[AnyEvent, ...]:
    """Events of a text."""
    return extract(Article(id="passage", body=text, published_at=published))


def visits(text: str) -> list[Visit]:
    """Visits of a text."""
    return [event for event in events(text) if isinstance(event, Visit)]


def meetings(text: str) -> list[Meeting]:
    """Meetings of a text."""
    return [event for event in events(text) if isinstance(event, Meeting)]


def told_of_visit(visit: Visit) -> str:
    """A visit as a line of its corpus."""
    people = [*visit.visitors, *([visit.delegation] if visit.delegation else [])]
    first, last = _days(visit)
    who = " + ".join(actor.name for actor in people)
    return f"{who} > {visit.host_country} | {visit.status} | {first} | {last} | {_cities(visit)} | {visit.kind}"


def told_of_meeting(meeting: Meeting) -> str:
    """A meeting as a line of its corpus."""
    who = " + ".join(actor.name for actor in meeting.participants)
    return f"{who} | {meeting.status} | {_days(meeting)[0]} | {_cities(meeting)} | {meeting.format}"


def _days(event: Visit | Meeting) -> tuple[str, str]:
    exact = event.when is not None and event.when.precision in {"day", "range"}
    return (event.when.start or _NONE, event.when.end or _NONE) if exact and event.when else (_NONE, _NONE)


def _cities(event: Visit | Meeting) -> str:
    return ", ".join(place.name for place in event.where if place.kind == "city") or _NONE
