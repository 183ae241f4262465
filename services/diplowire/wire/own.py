"""A message in our own shape goes in; a draft comes out. The only shape that is read strictly, since it is our contract."""

from __future__ import annotations

import re

from diplowire.model import Publisher
from diplowire.wire.draft import Draft, Faults, Json, first, is_object, kind_of

NAME = "own"
_COUNTRY = re.compile(r"[A-Za-z]{2}")
# Beside the names of the contract, those that people write by hand and in small exporters.
_BODY = ("body", "text", "content", "html")
_PUBLISHED = ("published_at", "published", "publishedAt", "date")
_OTHERS = ("id", "title", "url", "publisher", "headline")


def fits(data: Json) -> bool:
    """Whether any field of ours is there; asked last, so that the other shapes have had their turn."""
    return any(name in data for name in (*_BODY, *_PUBLISHED, *_OTHERS))


def read(data: Json, faults: Faults) -> Draft:
    """The fields as they stand; what holds something else than it should is noted."""
    return Draft(
        body=_body(data, faults),
        id=data.get("id"),
        url=first(data, "url", "link"),
        title=first(data, "title", "headline"),
        published=first(data, *_PUBLISHED),
        publisher=_publisher(data.get("publisher"), faults),
        language=first(data, "language", "lang"),
        authors=_authors(first(data, "authors", "author"), faults),
        markup=True if "html" in data and first(data, *_BODY) is data["html"] else None,
    )


def _body(data: Json, faults: Faults) -> object:
    name = next((name for name in _BODY if data.get(name) is not None), "body")
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        faults.add("bad_field", f"{name}: expected text, got {kind_of(value)}")
    return value


def _publisher(value: object, faults: Faults) -> Publisher | None:
    if is_object(value):
        parts = {name: faults.expect_line(f"publisher.{name}", value.get(name)) for name in ("name", "domain", "country")}
    elif isinstance(value, list | int | float):
        faults.add("bad_field", f"publisher: expected an object or a name, got {kind_of(value)}")
        return None
    else:
        parts = {"name": faults.expect_line("publisher", value)}
    if not _COUNTRY.fullmatch(parts.get("country") or ""):
        parts["country"] = None  # "Norway" is told for people; only a code can be compared with the codes that we read
    publisher = Publisher(**{name: value.upper() if name == "country" and value else value for name, value in parts.items()})
    return publisher if publisher != Publisher() else None


def _authors(value: object, faults: Faults) -> tuple[str, ...]:
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if is_object(item) else item for item in items]
    lines = (faults.expect_line(f"authors[{number}]", name) for number, name in enumerate(names))
    return tuple(dict.fromkeys(line for line in lines if line))
