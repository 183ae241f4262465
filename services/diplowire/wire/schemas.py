"""The vocabulary goes in; JSON Schemas (2020-12) and the AsyncAPI document come out as files, always in the same words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from diplowire.model import Article, Meeting, Statement, Visit
from diplowire.wire.asyncapi import asyncapi
from diplowire.wire.dead_letters import CONNECT, OURS
from diplowire.wire.encode import schema_id
from diplowire.wire.errors import CODES
from diplowire.wire.field_notes import note
from diplowire.wire.yaml import to_yaml

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def written() -> dict[str, str]:
    """Every file that `schemas/` holds for programs: its name and its text."""
    files = {f"{name}.schema.json": _as_json(schema) for name, schema in schemas().items()}
    return {**files, "asyncapi.yaml": to_yaml(asyncapi())}


def schemas() -> dict[str, Schema]:
    """The JSON Schemas, by name."""
    events = {kind: _event(kind, of) for kind, of in (("visit", Visit), ("meeting", Meeting), ("statement", Statement))}
    return {"article": _article(), **events, "dead_letter": _dead_letter()}


def _event(name: str, of: type) -> Schema:
    # Every field of an event is always there, empty ones as null or [], so consumers may rely on each of them.
    return _headed(name, _described(TypeAdapter(of).json_schema(mode="serialization"), of.__name__, complete=True))


def _article() -> Schema:
    """Our own shape as a publisher may send it: an id is welcome but not needed."""
    schema = _described(TypeAdapter(Article).json_schema(), "Article", complete=False)
    del schema["properties"]["text_from_html"]  # ours to find out
    schema["required"] = ["body"]
    schema["properties"]["body"]["pattern"] = r"\S"
    schema["description"] = (
        "A news article in our own shape. Read as well: ninjs 1 to 3, schema.org NewsArticle, RSS and Atom items as JSON, "
        "NewsAPI articles, and a Debezium change event around any of them."
    )
    return _headed("article", schema)


def _described(schema: Schema, name: str, *, complete: bool) -> Schema:
    for kind, part in {**schema.get("$defs", {}), name: schema}.items():
        for field, value in part["properties"].items():
            words, constraints = note(kind, field)
            told = {key: value[key] for key in value if key not in {"title", "default"}}
            part["properties"][field] = {"description": words, **_flat(told), **constraints}
        if complete:
            part["required"] = list(part["properties"])
    return schema


def _flat(value: Schema) -> Schema:
    """`type: [string, null]` for what pydantic writes as a choice of two types."""
    halves = value.get("anyOf", [])
    plain = len(halves) == 2 and halves[1] == {"type": "null"} and set(halves[0]) <= {"type", "items"}  # noqa: PLR2004 - a half and null
    return {**halves[0], "type": [halves[0]["type"], "null"]} if plain and "type" in halves[0] else value


def _headed(name: str, schema: Schema) -> Schema:
    """What a reader wants to know first stands first."""
    head = {field: schema.pop(field) for field in ("title", "description", "type", "required", "properties")}
    return {"$schema": _DIALECT, "$id": schema_id(name), **head, **schema}


def _dead_letter() -> Schema:
    number = {"type": "string", "pattern": "^[0-9]+$"}
    text = {"type": "string"}
    fields: dict[str, tuple[str, Schema]] = {
        f"{CONNECT}topic": ("Topic that the record was read from.", text),
        f"{CONNECT}partition": ("Partition of it.", number),
        f"{CONNECT}offset": ("Offset in that partition.", number),
        f"{CONNECT}stage": ("Where it failed.", {"enum": ["decode", "extract", "encode", "publish"]}),
        f"{CONNECT}exception.class.name": ("Class of the exception.", text),
        f"{CONNECT}exception.message": ("What it said.", text),
        f"{OURS}code": ("Stable word for what is wrong. " + _codes(), {"enum": list(CODES)}),
        f"{OURS}detail": ("Everything that is wrong with the message, for people.", text),
        f"{OURS}attempts": ("How often the record has died, replays included.", number),
        f"{OURS}version": ("Version of the program that gave it up.", text),
    }
    schema = {
        "title": "Headers of a dead letter",
        "description": "What is added to the headers of a record that failed; its key, bytes and own headers stay untouched.",
        "type": "object",
        "properties": {name: {"description": words, **kind} for name, (words, kind) in fields.items()},
        "required": list(fields),
    }
    return _headed("dead_letter", schema)


def _codes() -> str:
    return " ".join(f"{code}: {meaning}" for code, meaning in CODES.items())


def _as_json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
