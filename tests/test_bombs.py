"""Messages made to break whatever reads them: each has its outcome, in about the time of an ordinary text of its length."""

from __future__ import annotations

import time

import orjson
import pytest

from diplowire.pipeline import Record, handle
from fuzz.laws import holds

MEGABYTE = 1_000_000
# Processor seconds for a message of a megabyte; an ordinary one takes some four.
MOST = 10.0


def filled(unit: str, size: int = MEGABYTE) -> str:
    return unit * (size // len(unit))


def html(markup: str) -> bytes:
    return orjson.dumps({"body": f"<p>Xi met Lunde.</p>{markup}"})


JSON = {
    "lists in lists": b"[" * MEGABYTE,
    "objects in objects": b'{"a":' * 200_000,
    "objects in objects, all closed": b'{"body":' * 50_000 + b"1" + b"}" * 50_000,
    "objects in a body": b'{"body": "x", "publisher": ' + b'{"name":' * 900 + b'"x"' + b"}" * 901,
    "an integer of a million digits": b'{"body": "x", "id": ' + b"9" * MEGABYTE + b"}",
    "an integer of a million digits for a date": b'{"body": "x", "published_at": ' + b"9" * MEGABYTE + b"}",
    "a number too large": b'{"body": "x", "published_at": 1e999999999}',
    "a fraction of a million digits": b'{"body": "x", "published_at": 0.' + b"1" * MEGABYTE + b"}",
    "a negative number too large": b'{"body": "x", "published_at": -1e308}',
    "a hundred thousand fields": orjson.dumps({"body": "x", **{f"f{number}": number for number in range(100_000)}}),
    "one field a hundred thousand times": b'{"body": "x"' + b', "body": "y"' * 75_000 + b"}",
    "a hundred thousand authors": orjson.dumps({"body": "x", "authors": ["A"] * 100_000}),
    "an id of a megabyte": orjson.dumps({"body": "x", "id": "i" * MEGABYTE}),
    "a url of a megabyte": orjson.dumps({"body": "x", "url": "http://" + "u." * 500_000}),
    "a date of a megabyte": orjson.dumps({"body": "x", "published_at": "2026-" * 200_000}),
    "a language of a megabyte": orjson.dumps({"body": "x", "language": "en-" * 300_000}),
    "a title of a megabyte": orjson.dumps({"body": "x", "title": " \u2028" * 200_000}),
    "a graph of a hundred thousand nodes": orjson.dumps({"@graph": [{"@type": "Thing"}] * 40_000}),
    "escapes": b'{"body": "' + b"\\u0000" * 150_000 + b'"}',
    "lone surrogates": b'{"body": "' + b"\\ud800" * 150_000 + b'"}',
}
HTML = {
    "open tags": filled("<div>"),
    "open tags that need no end": filled("<p>"),
    "tags misnested": filled("<b><i></b></i>"),
    "links around blocks": filled("<a><p>"),
    "formatting in tables": filled("<table><b><tr>"),
    "tables in tables": filled("<table><tr><td>"),
    "lists in lists": filled("<ul><li>"),
    "fonts": filled("<font>"),
    "less-than signs": filled("<"),
    "end tags": filled("</p>"),
    "comments without end": filled("<!--"),
    "declarations": filled("<!DOCTYPE a>"),
    "sections": filled("<![CDATA["),
    "entities": filled("&amp;"),
    "entities without end": filled("&amp"),
    "numbers of no character": filled("&#1114112;"),
    "a number without end": "&#" + "9" * MEGABYTE + ";",
    "attributes": "<p " + filled("a=b ") + ">",
    "one attribute": '<p a="' + filled("x") + '">',
    "attribute names": "<p " + "".join(f"a{number} " for number in range(100_000)) + ">",
    "an attribute without end": '<p a="' + filled("<p>"),
    "a tag name of a megabyte": "<" + filled("p") + ">",
    "options": filled("<select><option>"),
    "frames": filled("<svg><math>"),
    "scripts": filled("<script>"),
    "line breaks": filled("<br>"),
    "preformatted lines": "<pre>" + filled("\n"),
    "empty paragraphs": filled("<p></p>"),
    "spaces": filled("&nbsp; "),
    "templates": filled("<template>"),
}


@pytest.mark.parametrize("value", JSON.values(), ids=JSON)
def test_json_that_is_a_bomb_has_its_outcome(value: bytes) -> None:
    ends(Record("news.articles", 0, 0, None, value))


@pytest.mark.parametrize("markup", HTML.values(), ids=HTML)
def test_html_that_is_a_bomb_has_its_outcome(markup: str) -> None:
    ends(Record("news.articles", 0, 0, None, html(markup)))


def test_a_hundred_thousand_headers_and_a_key_of_a_megabyte_have_their_outcome() -> None:
    headers = tuple((f"h{number}", b"x") for number in range(100_000)) + (("traceparent", b"0" * MEGABYTE),) * 3
    good = Record("news.articles", 0, 0, b"k" * MEGABYTE, html(""), headers)
    ends(good)
    ends(good._replace(value=b"{"))
    (letter,) = handle(good._replace(value=b"{")).messages
    assert (letter.key, letter.headers[: len(headers)]) == (good.key, headers)


def ends(record: Record) -> None:
    """Handle it; a bad figure is taken again, since a busy machine gives some."""
    for _ in range(3):
        begun = time.process_time()
        outcome = handle(record)
        seconds = time.process_time() - begun
        if seconds < MOST:
            break
    holds(outcome)
    assert outcome.code != "crashed", outcome.detail
    assert seconds < MOST
