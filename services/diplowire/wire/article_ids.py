"""What is known of an article goes in; an id comes out that is equal for every copy of it."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID, uuid5

# Ours, drawn once: the names below are only unique among articles.
_ARTICLES: Final = UUID("7d0a3f5e-1c52-5b7e-9a57-0c6c1f4f8e21")
_SEPARATOR = "\x1f"
# What newsletters and networks hang on to an address to see who came from where.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def derive_id(*, url: str | None, publisher: str | None, title: str | None, published_at: str | None, body: str) -> str:
    """From the url; else from title, publisher and date, if it has a title and one of the others; else from the words."""
    if url:
        return _named("url", plain_url(url))
    if title and (publisher or published_at):
        return _named("title", publisher or "", title, published_at or "")
    return _named("text", title or "", body)


def plain_url(url: str) -> str:
    """An address without what does not name the page: fragment, tracking, the scheme's and host's capitals, a last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # a broken IPv6 host; the address still names something
        return url.strip()
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith(_TRACKING)]
    host = parts.netloc.lower()
    tail = f"?{urlencode(query)}" if query else ""
    return f"{parts.scheme.lower().replace('https', 'http')}://{host}{parts.path.rstrip('/')}{tail}"


def _named(*parts: str) -> str:
    return str(uuid5(_ARTICLES, _SEPARATOR.join(parts)))
