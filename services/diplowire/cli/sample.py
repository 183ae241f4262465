"""Nothing in, the article that comes with the package out, as a publisher would send it."""

from __future__ import annotations

from importlib.resources import files

import orjson


def sample_article() -> bytes:
    """An article of The Astana Times of 26 April 2024, in our own JSON shape."""
    body = files("diplowire").joinpath("sample", "astana.txt").read_text("utf-8")
    return orjson.dumps(
        {
            "id": "astana",
            "body": body,
            "published_at": "2024-04-26",
            "publisher": {"name": "The Astana Times", "domain": "astanatimes.com", "country": "KZ"},
            "language": "en",
        }
    )
