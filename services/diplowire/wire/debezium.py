"""A change event of Debezium goes in; the row after the change comes out, or that there is none any more."""

from __future__ import annotations

from typing import Final

import orjson

from diplowire.wire.draft import Json, is_object

_GONE: Final = frozenset({"d", "t", "m"})  # deleted, truncated, a message of the log: none of them is an article


class Deleted(Exception):  # noqa: N818 - a deletion is news, not an error
    """The row was deleted: there is no article."""


def unwrapped(data: object) -> object:
    """The row, or the data as they came if this is no change event. Both of its JSON forms: with and without the schema."""
    if is_object(data) and "payload" in data and set(data) <= {"schema", "payload"}:
        data = data["payload"]
        if data is None:
            raise Deleted
    if is_object(data) and data.get("__deleted") in ("true", True):  # flattened on the way by Debezium's own transformation
        raise Deleted
    if not (is_object(data) and "op" in data and ("after" in data or "before" in data)):
        return data
    if isinstance(data["op"], str) and data["op"] in _GONE:
        raise Deleted
    return _row(data)


def _row(change: Json) -> object:
    after = change.get("after")
    if isinstance(after, str):  # MongoDB's connector writes the document as text
        try:
            return orjson.loads(after)
        except orjson.JSONDecodeError:
            return None
    return after
