"""Messages that can't be read: each has its stable code, and everything that is wrong with it is told at once."""

from __future__ import annotations

import orjson
import pytest

from diplowire.wire import CODES, Rejection, decode_article

_DEEP = 100_000
_BAD: dict[str, tuple[bytes, str]] = {
    "no bytes": (b"", "not_json"),
    "white space": (b"  \n", "not_json"),
    "latin-1": ('{"body": "Zürich"}'.encode("latin-1"), "not_utf8"),
    "utf-16": ('{"body": "Ministers met."}'.encode("utf-16"), "not_utf8"),
    "half a character": (b'{"body": "\xe2\x82', "not_utf8"),
    "an encoded surrogate": (b'{"body": "\xed\xa0\x80"}', "not_utf8"),
    "an avro message": (b"\x00\x00\x00\x00\x07\x0cabcdef", "not_json"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", "not_utf8"),
    "plain text": (b"Ministers met in Oslo.", "not_json"),
    "half a message": (b'{"body": "Ministers', "not_json"),
    "a lone surrogate": (b'{"body": "\\ud83d ministers"}', "not_json"),
    "not a number": (b'{"body": NaN}', "not_json"),
    "a number beyond a double": (b'{"body": "x", "n": 1e999}', "not_json"),
    "two messages in one": (b'{"body": "a"}{"body": "b"}', "not_json"),
    "single quotes": (b"{'body': 'x'}", "not_json"),
    "brackets": (b"[" * _DEEP, "too_deep"),
    "closed brackets": (b"[" * _DEEP + b"]" * _DEEP, "too_deep"),
    "objects": (b'{"a":' * _DEEP, "too_deep"),
    "a tower of tags": (b'{"body": "' + b"<div>" * 5000 + b'"}', "too_deep"),
    "null": (b"null", "not_an_article"),
    "a number": (b"12", "not_an_article"),
    "a text": (b'"Ministers met."', "not_an_article"),
    "a list": (b'[{"body": "Ministers met."}]', "not_an_article"),
    "an empty object": (b"{}", "not_an_article"),
    "another object": (b'{"temperature": 21.5}', "not_an_article"),
    "a page of newsapi": (b'{"status": "ok", "articles": []}', "not_an_article"),
    "an empty row": (b'{"op": "c", "after": null, "before": null}', "not_an_article"),
    "a broken document": (b'{"op": "c", "after": "{"}', "not_an_article"),
    "no body": (b'{"title": "T"}', "no_text"),
    "a null body": (b'{"title": "T", "body": null}', "no_text"),
    "a blank body": (b'{"body": " \\n\\t "}', "no_text"),
    "markup alone": (b'{"body": "<p><img src=x></p><script>f()</script>"}', "no_text"),
    "a picture": (b'{"uri": "urn:x", "versioncreated": "2026-01-01", "type": "picture"}', "no_text"),
    "an empty feed item": (b'{"title": "T", "link": "https://n.example", "summary": ""}', "no_text"),
    "a schema.org node without text": (b'{"@type": "NewsArticle", "headline": "T"}', "no_text"),
    "a body of numbers": (b'{"body": 12}', "bad_field"),
    "a body in parts": (b'{"body": ["a", "b"]}', "bad_field"),
    "a title of numbers": (b'{"body": "x", "title": 1}', "bad_field"),
    "a false id": (b'{"body": "x", "id": false}', "bad_field"),
    "a listed url": (b'{"body": "x", "url": ["https://n.example"]}', "bad_field"),
    "a listed publisher": (b'{"body": "x", "publisher": ["a"]}', "bad_field"),
    "an odd publisher": (b'{"body": "x", "publisher": {"name": 5}}', "bad_field"),
    "an odd author": (b'{"body": "x", "authors": ["a", 5]}', "bad_field"),
    "an odd language": (b'{"body": "x", "language": 1}', "bad_field"),
    "a title without end": (b'{"body": "x", "title": "' + b"t" * 3000 + b'"}', "bad_field"),
    "a date in words": (b'{"body": "x", "published_at": "yesterday"}', "bad_date"),
    "a date that is not": (b'{"body": "x", "published_at": "2026-02-30"}', "bad_date"),
    "a nested date": (b'{"body": "x", "published_at": {"a": []}}', "bad_date"),
    "a huge date": (b'{"body": "x", "published_at": 1e300}', "bad_date"),
    "a long date": (b'{"body": "x", "published_at": "' + b"9" * 5000 + b'"}', "bad_date"),
}


@pytest.mark.parametrize(("value", "code"), _BAD.values(), ids=_BAD.keys())
def test_a_bad_message_is_rejected_with_its_code(value: bytes, code: str) -> None:
    with pytest.raises(Rejection) as caught:
        decode_article(value)
    assert caught.value.code == code
    assert 0 < len(caught.value.detail) <= 1000
    assert "\n" not in caught.value.detail


def test_everything_wrong_with_a_message_is_told_at_once() -> None:
    message = {"id": [], "title": 7, "published_at": "soon", "publisher": {"country": 5}, "language": 5, "authors": [1]}
    with pytest.raises(Rejection) as caught:
        decode_article(orjson.dumps(message))
    assert caught.value.code == "no_text"
    for name in ("id", "title", "published_at", "publisher.country", "language", "authors[0]", "body"):
        assert f"{name}: " in caught.value.detail


def test_what_is_not_an_article_is_told_which_shapes_are_read() -> None:
    with pytest.raises(Rejection, match=r"temperature.*ninjs.*NewsArticle"):
        decode_article(b'{"temperature": 21.5}')


def test_every_code_has_a_meaning_in_one_line() -> None:
    assert all(meaning.endswith(".") and "\n" not in meaning for meaning in CODES.values())
    assert {code for _, code in _BAD.values()} <= set(CODES)


def test_nested_junk_in_every_field_of_every_shape_is_answered() -> None:
    deep = b"[" * 900 + b"1" + b"]" * 900
    names = ["author", "authors", "bodies", "creator", "headlines", "inLanguage", "infosource", "language", "link", "links"]
    names += ["publisher", "pubstatus", "source", "standard", "op", "url", "guid", "id", "title", "@id", "@type", "@graph"]
    for marks in ({"body": "x"}, {"uri": "urn:x", "body_text": "x"}, {"articleBody": "x"}, {"link": "x", "summary": "x"}):
        for name in names:
            for odd in ("JUNK", {"a": "JUNK"}, [{}], [[]], 5, True, {"@id": []}, {"value": {}}):
                message = orjson.dumps({**marks, name: odd, "after": odd}).replace(b'"JUNK"', deep)
                try:
                    decode_article(message)
                except Rejection as rejection:
                    assert rejection.code in CODES  # noqa: PT017 - an article or a rejection: both are answers
