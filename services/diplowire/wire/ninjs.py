"""A news item in ninjs 1, 2 or 3 (IPTC) goes in; a draft comes out.

1 has one field a format (`body_text`, `body_html`, `headline`); 2 has lists of values with a role and a `contenttype`; 3 is 2
with camel case (`contentType`, `versionCreated`).
"""

from __future__ import annotations

from diplowire.wire.draft import Draft, Faults, Json, authors_in, date_in, first, is_object, publisher_in, text_in

_SIGNS = ("bodies", "headlines", "descriptions", "versioncreated", "versionCreated", "firstcreated", "firstCreated", "pubstatus")
_PREFIXES = ("body_", "headline", "description_")
_DATES = ("versionCreated", "versioncreated", "contentCreated", "contentcreated", "firstCreated", "firstcreated")
_HTML_TYPES = ("html", "xml")


def fits(data: Json) -> bool:
    """An item has a `uri`, and something that only ninjs calls so."""
    if not isinstance(data.get("uri"), str):
        return False
    return any(name in data for name in _SIGNS) or any(name.startswith(_PREFIXES) for name in data)


def version(data: Json) -> str:
    """The first number of the version: as the item says, else by its spelling."""
    standard = first(data, "standard", "$standard")
    stated = text_in(standard.get("version")) if is_object(standard) else None
    if stated and stated[0] in "123":
        return stated[0]
    if not any(isinstance(data.get(name), list) for name in ("bodies", "headlines", "descriptions")):
        return "1"
    bodies = data.get("bodies")
    inner = bodies[0] if isinstance(bodies, list) and bodies and is_object(bodies[0]) else {}
    camel = "contentType" in inner or any(name in data for name in ("versionCreated", "pubStatus", "copyrightHolder"))
    return "3" if camel else "2"


def withdrawn(data: Json) -> bool:
    """Whether its publisher has called the item back or holds it back."""
    return (text_in(first(data, "pubstatus", "pubStatus")) or "").lower() in {"canceled", "cancelled", "withheld"}


def read(data: Json, _faults: Faults) -> Draft:
    """The item's fields; plain text before HTML, because then offsets count in what the publisher sent."""
    body, markup = _body(data)
    uri = data.get("uri")
    source = first(data, "infoSources", "infosources", "infosource")
    return Draft(
        body=body,
        id=uri,
        url=uri if isinstance(uri, str) and uri.startswith(("http://", "https://")) else text_in(data.get("url")),
        title=_headline(data),
        published=date_in(first(data, *_DATES)),
        publisher=publisher_in(first(data, "copyrightHolder", "copyrightholder", "provider") or source),
        language=text_in(data.get("language")),
        authors=authors_in(first(data, "by", "byline")),
        markup=markup,
    )


def _headline(data: Json) -> str | None:
    headlines = data.get("headlines")
    if isinstance(headlines, list):
        main = next((item for item in headlines if is_object(item) and item.get("role") == "main"), None)
        return text_in(main) or text_in(headlines)
    named = next((data[name] for name in data if name.startswith("headline")), None)
    return text_in(data.get("headline")) or text_in(named) or text_in(data.get("title"))


def _body(data: Json) -> tuple[str | None, bool | None]:
    for listed, prefix in (("bodies", "body_"), ("descriptions", "description_")):
        texts = _listed(data.get(listed)) or _named(data, prefix)
        if texts:
            return min(texts, key=lambda item: item[1])
    return None, None


def _listed(values: object) -> list[tuple[str, bool]]:
    items = [item for item in values if is_object(item)] if isinstance(values, list) else []
    pairs = ((text_in(item.get("value")), text_in(first(item, "contentType", "contenttype")) or "") for item in items)
    return [(text, any(word in kind for word in _HTML_TYPES)) for text, kind in pairs if text]


def _named(data: Json, prefix: str) -> list[tuple[str, bool]]:
    pairs = ((name, text_in(value)) for name, value in data.items() if name.startswith(prefix))
    return [(text, any(word in name for word in _HTML_TYPES)) for name, text in pairs if text]
