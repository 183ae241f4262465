"""The schemas and the AsyncAPI document: written from the code, true of the examples, equal to the list of topics."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from diplowire import model
from diplowire.pipeline import handle
from diplowire.stream.topics import TOPICS
from diplowire.wire import CODES, Record, dead_letter, decode_article
from diplowire.wire.asyncapi import CHANNELS, asyncapi
from diplowire.wire.field_notes import described
from diplowire.wire.schemas import schemas, written
from diplowire.wire.yaml import to_yaml

_SCHEMAS = Path(__file__).parents[1] / "schemas"
_EXAMPLES = _SCHEMAS / "examples"
_EVENT_EXAMPLES = sorted(path for kind in ("visit", "meeting", "statement") for path in (_EXAMPLES / kind).glob("*.json"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schemas()[name], format_checker=Draft202012Validator.FORMAT_CHECKER)


def _refs(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [data["$ref"]] if "$ref" in data else [ref for value in data.values() for ref in _refs(value)]
    return [ref for value in data for ref in _refs(value)] if isinstance(data, list) else []


def test_the_files_are_what_the_code_writes() -> None:
    """When this fails: `diplowire schemas --write schemas`, and look at the difference before you commit it."""
    for name, text in written().items():
        assert (_SCHEMAS / name).read_text("utf-8") == text, name


def test_no_schema_lies_about_that_no_code_writes() -> None:
    there = {path.name for path in _SCHEMAS.glob("*.schema.json")} | {path.name for path in _SCHEMAS.glob("*.yaml")}
    assert there == set(written())


def test_writing_twice_gives_equal_bytes() -> None:
    assert written() == written()


@pytest.mark.parametrize("name", schemas())
def test_every_schema_is_a_valid_one_with_a_name_of_its_own(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:diplowire:schema:{name}:{model.SCHEMA_VERSION}"
    assert schema["title"]
    assert schema["description"]


def test_every_field_of_the_vocabulary_is_described_and_nothing_else() -> None:
    types = [kind for kind in vars(model).values() if is_dataclass(kind) and isinstance(kind, type) and kind is not model.Event]
    assert described() == {(kind.__name__, field.name) for kind in types for field in fields(kind)}


def test_descriptions_are_sentences() -> None:
    for schema in schemas().values():
        for part in (schema, *schema.get("$defs", {}).values()):
            for field, value in part["properties"].items():
                assert value["description"].endswith("."), field


@pytest.mark.parametrize("path", sorted((_EXAMPLES / "article").glob("own*.json")), ids=_name)
def test_articles_in_our_own_shape_satisfy_its_schema(path: Path) -> None:
    _validator("article").validate(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "bad", [{}, {"body": ""}, {"body": " \n"}, {"body": 5}, {"body": "x", "id": 5}, {"body": "x", "authors": "A"}]
)
def test_the_schema_of_articles_refuses_what_is_none(bad: dict[str, object]) -> None:
    assert not _validator("article").is_valid(bad)


@pytest.mark.parametrize("path", _EVENT_EXAMPLES, ids=_name)
def test_every_published_event_satisfies_its_schema(path: Path) -> None:
    event = json.loads(path.read_text("utf-8"))
    assert event["type"] == path.parent.name
    _validator(event["type"]).validate(event)


@pytest.mark.parametrize("path", _EVENT_EXAMPLES, ids=_name)
def test_every_published_event_is_read_in_the_article_of_its_name(path: Path) -> None:
    example = json.loads(path.read_text("utf-8"))
    outcome = handle(Record("news.articles", 0, 0, None, (_EXAMPLES / "article" / path.name).read_bytes()))
    assert example["id"] in {event.id for event in outcome.events}, "run tests/write_examples.py and read the difference"
    assert example["article"]["id"] == outcome.article_id


@pytest.mark.parametrize("path", _EVENT_EXAMPLES, ids=_name)
def test_the_evidence_of_every_published_event_is_in_its_article(path: Path) -> None:
    example = json.loads(path.read_text("utf-8"))
    article = decode_article((_EXAMPLES / "article" / path.name).read_bytes()).article
    assert article is not None
    assert example["evidence"]
    assert all(article.body[proof["start"] : proof["end"]] == proof["text"] for proof in example["evidence"])
    assert example["article"]["text"] == (article.body if article.text_from_html else None)


def test_headers_of_a_dead_letter_satisfy_their_schema() -> None:
    letter = dead_letter(Record("news.articles", 0, 1, None, b"{"), "not_json", "unexpected end", "decode", ValueError())
    _validator("dead_letter").validate({name: (value or b"").decode() for name, value in letter.headers})


@pytest.mark.parametrize("path", sorted((_EXAMPLES / "dead_letter").glob("*.json")), ids=_name)
def test_every_published_dead_letter_is_what_becomes_of_its_value(path: Path) -> None:
    example = json.loads(path.read_text("utf-8"))
    headers = example["headers"]
    _validator("dead_letter").validate(headers)
    own = tuple((name, text.encode()) for name, text in headers.items() if not name.startswith(("__connect.", "diplowire.")))
    place = (headers["__connect.errors.topic"], *(int(headers[f"__connect.errors.{name}"]) for name in ("partition", "offset")))
    (letter,) = handle(Record(*place, example["key"].encode(), example["value"].encode(), own)).messages
    assert letter.key == example["key"].encode()
    assert letter.value == example["value"].encode()
    version = {"diplowire.error.version"}  # of the day when the example was made
    now = {name: (value or b"").decode() for name, value in letter.headers}
    assert {name: text for name, text in now.items() if name not in version} == {
        name: text for name, text in headers.items() if name not in version
    }


def test_the_schema_of_dead_letters_lists_every_code() -> None:
    assert schemas()["dead_letter"]["properties"]["diplowire.error.code"]["enum"] == list(CODES)


def test_the_asyncapi_document_and_the_topics_that_are_created_are_the_same() -> None:
    ours = [(c.role, c.address, c.purpose, c.key, c.retention_days, c.message_bytes, c.partitions) for c in CHANNELS]
    assert ours == [(t.role, t.name, t.purpose, t.key, t.retention_days, t.message_bytes, t.partitions) for t in TOPICS]
    assert set(asyncapi()["channels"]) == {topic.role for topic in TOPICS}


def test_every_reference_of_the_asyncapi_document_leads_somewhere() -> None:
    document = asyncapi()
    for ref in _refs(document):
        if ref.startswith("./"):
            assert ref.removeprefix("./") in written()
            continue
        place: Any = document
        for step in ref.removeprefix("#/").split("/"):
            place = place[step]


def test_yaml_quotes_every_word_that_it_would_take_for_something_else() -> None:
    words = [
        "no",
        "null",
        "on",
        "1.0",
        "2026-01-01",
        "a: b",
        "# a",
        "- a",
        "",
        " a",
        "a ",
        "{a}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "é",
        'a"b',
        "a\nb",
    ]
    for line, word in zip(to_yaml({"list": words}).splitlines()[1:], words, strict=True):
        assert line == f"  - {json.dumps(word, ensure_ascii=False)}"


def test_yaml_reads_well_where_nothing_needs_quoting() -> None:
    data: dict[str, object] = {
        "name": "two words",
        "empty": [],
        "none": None,
        "yes": True,
        "deep": {"list": [{"a": 1, "b": [2]}, 3]},
    }
    expected = 'name: two words\nempty: []\nnone: null\n"yes": true\ndeep:\n  list:\n    - a: 1\n      b:\n        - 2\n    - 3\n'
    assert to_yaml(data) == expected


def test_the_yaml_file_holds_nothing_but_plain_lines() -> None:
    line = re.compile(r' *(?:- )*(?:(?:"[^"]+"|[A-Za-z][\w./-]*):(?: .+)?|"[^"]*"|[\w./ -]+)')
    assert all(line.fullmatch(text) for text in (_SCHEMAS / "asyncapi.yaml").read_text("utf-8").splitlines())
