"""A schema.org NewsArticle in JSON-LD goes in (alone, in a list or in an @graph); a draft comes out."""

from __future__ import annotations

from diplowire.wire.draft import Draft, Faults, Json, authors_in, date_in, first, is_object, publisher_in, text_in
from diplowire.wire.language import is_english

NAME = "schema.org"
_TYPES = ("Article", "Posting", "Report", "CreativeWork")


def article_in(data: object) -> Json | None:
    """The node that is the article, with its references to publisher and authors filled in from the graph."""
    nodes = _nodes(data)
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return None
    best = next((node for node in articles if text_in(node.get("articleBody"))), articles[0])
    known = {name: node for node in nodes if (name := text_in(node.get("@id")))}
    return {name: _filled(value, known) if name in {"publisher", "author", "creator"} else value for name, value in best.items()}


def read(data: Json, _faults: Faults) -> Draft:
    """The node's fields; the description stands in where there is no body."""
    page = data.get("mainEntityOfPage")
    url = text_in(data.get("url")) or text_in(first(page, "@id", "url") if is_object(page) else page) or text_in(data.get("@id"))
    is_address = url is not None and url.startswith(("http://", "https://"))
    return Draft(
        body=text_in(first(data, "articleBody", "text")) or text_in(data.get("description")),
        id=None if is_address else text_in(data.get("identifier")) or url,
        url=url if is_address else None,
        title=text_in(first(data, "headline", "name", "alternativeHeadline")),
        published=date_in(first(data, "datePublished", "dateCreated", "dateModified")),
        publisher=publisher_in(first(data, "publisher", "sourceOrganization", "provider")),
        language=_language(data.get("inLanguage")),
        authors=authors_in(first(data, "author", "creator")),
    )


def _nodes(data: object) -> list[Json]:
    items = data if isinstance(data, list) else [data]
    nodes: list[Json] = []
    for item in items:
        if is_object(item):
            graph = item.get("@graph")
            nodes += [item, *(node for node in (graph if isinstance(graph, list) else [graph]) if is_object(node))]
    return nodes


def _is_article(node: Json) -> bool:
    if "articleBody" in node:
        return True
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_TYPES) for name in names)


def _filled(value: object, known: dict[str, Json]) -> object:
    items = value if isinstance(value, list) else [value]
    return [{**known.get(text_in(item.get("@id")) or "", {}), **item} if is_object(item) else item for item in items]


def _language(value: object) -> str | None:
    # A list says in which languages it is there: English, if it is one of them.
    items = value if isinstance(value, list) else [value]
    tags = [text_in(first(item, "alternateName", "name", "@value") if is_object(item) else item) for item in items]
    return next((tag for tag in tags if tag and is_english(tag)), tags[0] if tags else None)
