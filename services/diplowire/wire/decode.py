"""The bytes of a message go in; an article in our own words comes out, or one Rejection that names everything wrong with it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import orjson

from diplowire.model import Article, Publisher
from diplowire.wire import debezium, feed, newsapi, ninjs, own, schema_org
from diplowire.wire.article_ids import derive_id
from diplowire.wire.draft import Draft, Faults, Json, domain_of, is_object, kind_of
from diplowire.wire.errors import Rejection
from diplowire.wire.html import html_to_text, is_html
from diplowire.wire.language import language_tag
from diplowire.wire.moments import day_of, read_moment

Absence = Literal["tombstone", "deleted", "withdrawn"]
_BOM = b"\xef\xbb\xbf"
_DEEP = "depth limit"
_SHAPES = "our own (body, title, …), ninjs 1-3, schema.org NewsArticle, an RSS or Atom item, NewsAPI"


class Decoded(NamedTuple):
    """An article and the shape that it came in; or, where its publisher took it away on purpose, no article and the reason."""

    article: Article | None
    format: str
    absence: Absence | None = None


def decode_article(value: bytes | None) -> Decoded:
    """Read one message. Promises an answer for any bytes: a Decoded, or a Rejection and no other exception."""
    if value is None:
        return Decoded(None, "tombstone", "tombstone")
    try:
        data = debezium.unwrapped(_parse(value))
    except debezium.Deleted:
        return Decoded(None, "debezium", "deleted")
    faults = Faults()
    name, draft = _drafted(data, faults)
    if draft is None:
        return Decoded(None, name, "withdrawn")
    article = _article(draft, faults)
    if article is None:
        raise Rejection.of(faults.found)
    return Decoded(article, name)


def _parse(value: bytes) -> object:
    raw = value.removeprefix(_BOM)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Rejection("not_utf8", f"byte {error.start}: {error.reason}") from None
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Rejection("too_deep" if _DEEP in str(error) else "not_json", str(error)) from None


def _drafted(data: object, faults: Faults) -> tuple[str, Draft | None]:
    """Shape and draft. The order matters: each shape is asked before those that would take its messages for their own."""
    node = schema_org.article_in(data)
    if node is not None:
        return schema_org.NAME, schema_org.read(node, faults)
    if not is_object(data):
        raise Rejection("not_an_article", f"expected an object, got {kind_of(data)}; read are: {_SHAPES}")
    data = feed.unwrapped(data)
    if ninjs.fits(data):
        name = f"ninjs-{ninjs.version(data)}"
        return name, None if ninjs.withdrawn(data) else ninjs.read(data, faults)
    if newsapi.fits(data):
        return newsapi.NAME, newsapi.read(data, faults)
    if feed.fits(data) and "body" not in data:
        return feed.NAME, feed.read(data, faults)
    if own.fits(data):
        return own.NAME, own.read(data, faults)
    raise Rejection("not_an_article", f"{_fields(data)}; read are: {_SHAPES}")


def _fields(data: Json) -> str:
    return f"no shape has the fields {', '.join(sorted(data)[:8])}" if data else "an empty object"


def _article(draft: Draft, faults: Faults) -> Article | None:
    """The article, if nothing is wrong with it; every field is looked at even when one is bad."""
    body, from_html = _body(draft, faults)
    url = faults.expect_line("url", draft.url)
    title = faults.expect_line("title", draft.title)
    given_id = faults.expect_line("id", draft.id, number=True)
    language = language_tag(faults.expect_line("language", draft.language))
    published_at = _published(draft.published, faults)
    publisher = _publisher(draft.publisher, url)
    if faults.found:
        return None
    name = (publisher.name or publisher.domain) if publisher else None
    return Article(
        id=given_id or derive_id(url=url, publisher=name, title=title, published_at=day_of(published_at), body=body),
        body=body,
        url=url,
        title=title,
        published_at=published_at,
        publisher=publisher,
        language=language,
        authors=draft.authors,
        text_from_html=from_html,
    )


def _body(draft: Draft, faults: Faults) -> tuple[str, bool]:
    given = draft.body if isinstance(draft.body, str) else ""
    from_html = is_html(given, declared=draft.markup)
    try:
        body = html_to_text(given) if from_html else given
    except Rejection as refusal:
        faults.add(refusal.code, refusal.detail)
        return "", True
    if not body.strip() and (draft.body is None or isinstance(draft.body, str)):
        faults.add("no_text", "body: nothing but markup" if given.strip() else "body: there is no text")
    return body, from_html


def _published(value: object, faults: Faults) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    moment = read_moment(value)
    if moment is None:
        words = repr(value[:60]) if isinstance(value, str) else str(value) if isinstance(value, float | int) else kind_of(value)
        faults.add("bad_date", f"published_at: {words} can't be read as a date")
    return moment


def _publisher(given: Publisher | None, url: str | None) -> Publisher | None:
    """Publisher as given; the address of the page tells the domain where the publisher does not."""
    known = given or Publisher()
    domain = known.domain or domain_of(url)
    publisher = Publisher(name=known.name, domain=domain, country=known.country)
    return publisher if publisher != Publisher() else None
