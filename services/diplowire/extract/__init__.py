"""An article in, its visits, meetings and statements out: the stages in reading order, nothing else."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Literal

from diplowire.extract.dateline import dateline_place, mark_bare_dateline
from diplowire.extract.dates import find_dates
from diplowire.extract.document import Document, Headline
from diplowire.extract.enrich import enrich
from diplowire.extract.identity import identify
from diplowire.extract.link import link
from diplowire.extract.matter import is_other_matter, only_country, other_matter
from diplowire.extract.meetings import detect as detect_meetings
from diplowire.extract.money import find_money
from diplowire.extract.resolve import resolve
from diplowire.extract.segment import segment
from diplowire.extract.spot import chunk, spot
from diplowire.extract.statements import detect as detect_statements
from diplowire.extract.visits import detect as detect_visits
from diplowire.model import AnyEvent, Article, ArticleRef, Meeting, Visit

Scope = Literal["diplomatic", "any"]

__all__ = ["Scope", "extract", "find_moves", "read"]

_HELD = ("completed", "ongoing")
_DAY = len("2026-11-24")
_LONG_TITLE = 300  # characters: all that is longer is no title
# A publisher who tells of his own state, whether he names it or not.
_OF_A_STATE = re.compile(r"\b(?:ministry|government|presiden(?:t|cy)|prime minister|embassy|parliament|cabinet)\b", re.IGNORECASE)
# Those who write of the world for readers everywhere: whose officials they mean tells the dateline, or the text.
_OF_THE_WORLD = re.compile(
    r"\b(?:AFP|Agence France[- ]Presse|Al Jazeera|AP|Associated Press|BBC|CNN|Deutsche Welle|DW|Euronews|France 24"
    r"|Radio Free Europe|Reuters|RFE/RL|VOA|Voice of America|Wikinews)\b"
)


def read(article: Article) -> Document:
    """Take an article apart and say who is who, without looking for events yet."""
    seg = mark_bare_dateline(segment(article.body))
    published = article.published_at[:_DAY] if article.published_at else None
    mentions, dates, money = spot(seg), find_dates(seg, published), find_money(seg)
    doc = Document(seg, _reference(article), published, mentions, dates, money, chunk(seg, mentions, dates, money))
    doc.dateline_place = dateline_place(seg)
    doc.only_country = only_country(seg, mentions)
    publisher = article.publisher
    name = (publisher.name or "") if publisher is not None else ""
    home = publisher.country if publisher is not None and not _OF_THE_WORLD.search(name) else None
    if article.title and home is None and doc.dateline_place is None:
        doc.headline = _headline(article.title[:_LONG_TITLE])
    doc.mentions, doc.actors, doc.reasons = resolve(doc, home, sure=_OF_A_STATE.search(name) is not None)
    return doc


def _headline(title: str) -> Headline:
    """Read a title as the sentence that it stands for: it may tell whose officials a text means that nothing else tells of."""
    return Headline(title, spot(segment(f"{title}.")))


def extract(article: Article, *, scope: Scope = "diplomatic") -> tuple[AnyEvent, ...]:
    """Events of an article, in the order of the text.

    `scope="any"` reports every attribution of any speaker, unmerged, as it stands in the text; the default keeps to actors
    of diplomacy, and gives nothing for a text about sport, crime, business and the like in which nobody of them travels or meets.
    Pure: the same article gives the same events. Every piece of evidence satisfies `body[start:end] == text`.
    """
    doc = read(article)
    moves = find_moves(doc)
    if scope == "diplomatic" and not moves and is_other_matter(doc):
        return ()
    statements = detect_statements(doc, scope=scope)
    if scope == "diplomatic" and other_matter(doc, moves, statements):
        return ()
    return link(doc, identify(enrich(doc, (*moves, *statements), scope=scope)))


def find_moves(doc: Document) -> tuple[Visit | Meeting, ...]:
    """The visits and meetings of a text; the document is told who takes part, for what they say counts whoever they are."""
    visits, meetings = detect_visits(doc), detect_meetings(doc)
    people = (*(v.visitors for v in visits), *(m.participants for m in meetings))
    doc.movers = frozenset(actor.id for several in people for actor in several)
    held = [m for m in meetings if m.status in _HELD and len(m.participants) > 1]
    doc.gatherings = tuple(sorted(((min(e.start for e in m.evidence), m.participants) for m in held), key=itemgetter(0)))
    return (*visits, *meetings)


def _reference(article: Article) -> ArticleRef:
    return ArticleRef(
        id=article.id,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published_at=article.published_at,
        language=article.language,
        text=article.body if article.text_from_html else None,
    )
