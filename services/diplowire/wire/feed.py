"""An RSS or Atom item as JSON (feedparser, rss-parser, plain XML converters, JSON Feed) goes in; a draft comes out."""

from __future__ import annotations

from html import unescape

from diplowire.wire.draft import Draft, Faults, Json, authors_in, date_in, first, is_object, publisher_in, text_in

NAME = "feed"
_BODIES = ("content:encoded", "content_html", "content_text", "content", "content:encodedSnippet")
_SUMMARIES = ("summary", "description", "contentSnippet")
_DATES = ("published", "pubDate", "date_published", "isoDate", "dc:date", "updated", "date_modified")
_SIGNS = ("guid", "links", "summary_detail", "content:encoded", "content_html", "content_text", *_DATES, *_SUMMARIES)


def unwrapped(data: Json) -> Json:
    """The item out of `{"item": …}` or `{"entry": …}`, as XML converters leave it."""
    inner = first(data, "item", "entry")
    return inner if len(data) == 1 and is_object(inner) else data


def fits(data: Json) -> bool:
    """An item has a link or a guid, and something else that only feeds have."""
    return any(name in data for name in ("link", "links", "guid", "content_html", "content_text")) and any(
        name in data for name in _SIGNS
    )


def read(data: Json, _faults: Faults) -> Draft:
    """The item's fields; the summary stands in where there is no content. All text of a feed may be HTML."""
    name = next((name for name in (*_BODIES, *_SUMMARIES) if text_in(data.get(name))), "content")
    body = text_in(data.get(name))
    url = _link(data)
    source = first(data, "source", "dc:publisher", "publisher", "feed")
    return Draft(
        body=body,
        id=None if url else text_in(first(data, "guid", "id")),
        url=url,
        title=unescape(text_in(data.get("title")) or ""),
        published=date_in(first(data, *_DATES)),
        publisher=publisher_in(source),
        language=text_in(first(data, "language", "dc:language")) or _inner_language(data.get("content")),
        authors=authors_in(first(data, "authors", "author", "creator", "dc:creator")),
        markup=name != "content_text" and _declared(data.get(name)),
    )


def _declared(value: object) -> bool:
    inner = value[0] if isinstance(value, list) and value else value
    kind = text_in(first(inner, "type", "@type")) if is_object(inner) else None
    return kind not in {"text", "text/plain"}


def _inner_language(value: object) -> str | None:
    inner = value[0] if isinstance(value, list) and value else value
    return text_in(inner.get("language")) if is_object(inner) else None


def _link(data: Json) -> str | None:
    links = first(data, "link", "url", "links", "guid", "id")
    items = links if isinstance(links, list) else [links]
    objects = [item for item in items if is_object(item)]
    main = next((item for item in objects if first(item, "rel", "@rel") in (None, "alternate")), None)
    attributes = first(main, "@attributes", "$") if main else None
    address = first(attributes, "href") if is_object(attributes) else first(main, "href", "@href") if main else None
    found = text_in(address) or text_in(items)
    return found if found and found.startswith(("http://", "https://")) else None
