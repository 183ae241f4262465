"""An article of the NewsAPI kind goes in; a draft comes out."""

from __future__ import annotations

import re

from diplowire.wire.draft import Draft, Faults, Json, authors_in, date_in, is_object, publisher_in, text_in

NAME = "newsapi"
# Its free plan cuts the content at 200 characters and says how many are missing.
_TAIL = 40  # looking for it in the end only keeps a body of two million blanks harmless
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")


def fits(data: Json) -> bool:
    """`publishedAt` and a source, or the picture's address that no one else calls so."""
    return "urlToImage" in data or ("publishedAt" in data and is_object(data.get("source")))


def read(data: Json, _faults: Faults) -> Draft:
    """The article's fields; of a content that was cut and the description, the longer one is the body."""
    content = text_in(data.get("content")) or ""
    whole = content[:-_TAIL] + _CUT.sub("", content[-_TAIL:])
    description = text_in(data.get("description")) or ""
    return Draft(
        body=whole if len(whole) >= len(description) or whole == content else description,
        url=text_in(data.get("url")),
        title=text_in(data.get("title")),
        published=date_in(data.get("publishedAt")),
        publisher=publisher_in(data.get("source")),
        language=text_in(data.get("language")),
        authors=authors_in(data.get("author")),
    )
