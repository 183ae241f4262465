"""Every accepted shape of an article, read from the published examples; and what is made of the awkward ones."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from diplowire.model import Article, Publisher
from diplowire.wire import Decoded, decode_article

_EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples" / "article"
_FORMATS = {
    "atom-entry": "feed",
    "debezium": "own",
    "debezium-with-schema": "schema.org",
    "feedparser-entry": "feed",
    "json-feed-item": "feed",
    "newsapi": "newsapi",
    "ninjs-1": "ninjs-1",
    "ninjs-2": "ninjs-2",
    "ninjs-3": "ninjs-3",
    "own": "own",
    "own-html": "own",
    "rss-item": "feed",
    "schema-org": "schema.org",
    "schema-org-graph": "schema.org",
    "schema-org-list": "schema.org",
}


def _read(name: str) -> Article:
    return _article((_EXAMPLES / f"{name}.json").read_bytes())


def _article(value: bytes | dict[str, object]) -> Article:
    article = decode_article(value if isinstance(value, bytes) else orjson.dumps(value)).article
    assert article is not None
    return article


@pytest.mark.parametrize(("name", "shape"), _FORMATS.items())
def test_every_example_is_read_in_its_own_shape_and_whole(name: str, shape: str) -> None:
    value = (_EXAMPLES / f"{name}.json").read_bytes()
    article = _article(value)
    assert decode_article(value).format == shape
    assert article.title
    assert article.publisher
    assert article.published_at
    assert article.published_at.startswith("2026-")
    assert "<" not in article.body
    assert article.body.rstrip().endswith((".", "”"))


def test_every_example_is_listed_here() -> None:
    assert sorted(_FORMATS) == sorted(path.stem for path in _EXAMPLES.glob("*.json"))


def test_our_own_shape_is_taken_as_it_stands() -> None:
    article = _read("own")
    given = orjson.loads((_EXAMPLES / "own.json").read_bytes())
    assert article.id == "fjord-post-2026-03-11-0042"
    assert article.body == given["body"]
    assert article.publisher == Publisher(name="The Fjord Post", domain="fjordpost.example", country="NO")
    assert (article.language, article.authors, article.text_from_html) == ("en-GB", ("Marit Lunde",), False)
    assert article.published_at == "2026-03-11T16:20:00+03:00"


def test_an_html_body_becomes_paragraphs_without_caption_and_script() -> None:
    article = _read("own-html")
    assert article.text_from_html
    assert article.body.split("\n\n")[0] == "Four days in Portugal"
    assert "Tuesday.\nThe two sides" in article.body
    assert "press at the airport" not in article.body
    assert "track" not in article.body


def test_plain_text_goes_before_html_in_ninjs_because_its_offsets_are_the_publishers() -> None:
    assert not _read("ninjs-1").text_from_html
    assert not _read("ninjs-3").text_from_html
    assert _read("ninjs-2").text_from_html


def test_the_main_headline_of_ninjs_is_the_title() -> None:
    assert _read("ninjs-3").title == "Three ministers discuss water in Pretoria"


def test_the_uri_of_ninjs_is_the_id_and_an_address_where_it_is_one() -> None:
    assert (_read("ninjs-3").id, _read("ninjs-3").url) == ("urn:newsml:capewire.example:20260622:9917", None)
    assert _read("ninjs-2").url == _read("ninjs-2").id == "https://balticdesk.example/items/20260416-7"


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_its_publisher_called_back_is_no_article_and_no_error(status: str) -> None:
    item = {"uri": "urn:x", "versioncreated": "2026-02-09", "body_text": "Ministers met.", "pubstatus": status}
    assert decode_article(orjson.dumps(item)) == Decoded(None, "ninjs-1", "withdrawn")


def test_publisher_and_author_are_found_elsewhere_in_the_graph() -> None:
    article = _read("schema-org-graph")
    assert article.publisher == Publisher(name="Danube Courier", domain="danubecourier.example")
    assert article.authors == ("Anna Kis",)
    assert article.url == "https://danubecourier.example/a/5512"


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ({"@id": "#unknown"}, None),
        ({"@id": "https://n.example/#org"}, Publisher(domain="n.example")),
        ("https://www.n.example/", Publisher(domain="n.example")),
        ([{"name": "N", "url": "https://n.example"}, {"name": "M"}], Publisher(name="N", domain="n.example")),
        ({"name": "N", "url": "not an address"}, Publisher(name="N")),
        ([], None),
        (5, None),
    ],
)
def test_a_publisher_is_never_called_by_an_address(publisher: object, expected: Publisher | None) -> None:
    assert _article({"@type": "NewsArticle", "articleBody": "Ministers met.", "publisher": publisher}).publisher == expected


@pytest.mark.parametrize(("country", "expected"), [("NO", "NO"), ("no", "NO"), ("Norway", None), ("", None)])
def test_only_a_code_counts_as_the_publishers_country(country: str, expected: str | None) -> None:
    publisher = _article({"body": "Ministers met.", "publisher": {"name": "N", "country": country}}).publisher
    assert publisher == Publisher(name="N", country=expected)


def test_the_longer_of_a_cut_content_and_the_description_is_the_body() -> None:
    item: dict[str, object] = {"source": {"name": "N"}, "publishedAt": "2026-01-01", "title": "T", "url": "https://n.example/1"}
    cut = item | {"content": "Short… [+900 chars]", "description": "The description is longer."}
    assert _article(cut).body == "The description is longer."
    assert _read("newsapi").body.endswith("by 2030.")


def test_a_summary_stands_in_for_a_feed_without_content() -> None:
    article = _article({"title": "T", "link": "https://n.example/2", "summary": "Ministers met &amp; talked."})
    assert article.body == "Ministers met & talked."
    assert article.text_from_html


def test_plain_text_of_a_feed_is_left_as_it_is() -> None:
    article = _article({"title": "T", "link": "https://n.example/2", "summary": "One.\n\n  Two."})
    assert (article.body, article.text_from_html) == ("One.\n\n  Two.", False)


@pytest.mark.parametrize("change", [{"op": "d", "before": {"id": 1}, "after": None}, {"op": "t", "before": None, "after": None}])
def test_a_deleted_row_is_no_article_and_no_error(change: dict[str, object]) -> None:
    assert decode_article(orjson.dumps(change)).absence == "deleted"
    assert decode_article(orjson.dumps({"schema": None, "payload": change})).absence == "deleted"


@pytest.mark.parametrize("value", [b'{"schema": null, "payload": null}', b'{"id": 1, "body": "x", "__deleted": "true"}'])
def test_a_deletion_is_known_in_every_form(value: bytes) -> None:
    assert decode_article(value).absence == "deleted"


def test_a_tombstone_is_no_article_and_no_error() -> None:
    assert decode_article(None) == Decoded(None, "tombstone", "tombstone")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert _article(b"\xef\xbb\xbf" + b'{"body": "Ministers met."}').body == "Ministers met."


def test_plain_text_is_never_changed() -> None:
    body = "  \u0000Ministers\u200f met \U0001f91d a < b & c\r\n\r\n\u05e9\u05dc\u05d5\u05dd <3 "
    article = _article({"body": body})
    assert (article.body, article.text_from_html) == (body, False)


def test_of_a_field_given_twice_the_last_one_counts() -> None:
    assert _article(b'{"body": "First.", "body": "Second."}').body == "Second."


def test_a_publisher_may_be_a_name_and_an_author_may_be_one() -> None:
    article = _article({"body": "Ministers met.", "publisher": "Fjord Post", "author": "M. Lunde"})
    assert (article.publisher, article.authors) == (Publisher(name="Fjord Post"), ("M. Lunde",))


def test_the_address_of_the_page_tells_the_domain() -> None:
    assert _article({"body": "Ministers met.", "url": "https://www.n.example:443/a"}).publisher == Publisher(domain="n.example")


def test_one_line_fields_are_cleaned_of_control_characters() -> None:
    assert _article({"body": "Ministers met.", "title": " A\u0000\n\tB\u2028C ", "id": "x\n1"}).title == "A B C"
