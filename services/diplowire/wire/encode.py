"""An event goes in; the message that carries it, in CloudEvents 1.0 Kafka binary mode, comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import orjson

from diplowire.model import SCHEMA_VERSION, AnyEvent, EventType
from diplowire.wire.messages import Headers, Message, Record, TopicRole
from diplowire.wire.moments import as_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES: Final[Mapping[EventType, TopicRole]] = {"visit": "visits", "meeting": "meetings", "statement": "statements"}
SOURCE: Final = "urn:diplowire"
CONTENT_TYPE: Final = "application/json"
# W3C Trace Context: version, trace, parent, flags, to which versions to come may add. Anything else is dropped: it could break a
# line wherever headers are shown.
_IDS: Final = rb"-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
_TRACEPARENT: Final = re.compile(rb"00%b|(?!00|ff)[0-9a-f]{2}%b(?:-[!-~]{0,200})?" % (_IDS, _IDS))
_TRACESTATE: Final = re.compile(rb"[ -~]{1,512}")


def encode_event(event: AnyEvent, record: Record) -> Message:
    """The message of an event. Equal events of one record give equal bytes, in the order of the fields of `model`.

    The time is the article's, else the record's own: there is no clock here, and a replay must not look new.
    """
    moment = as_timestamp(event.article.published_at, record.timestamp_ms)
    headers = (
        ("ce_specversion", b"1.0"),
        ("ce_id", event.id.encode()),
        ("ce_source", SOURCE.encode()),
        ("ce_type", event_type(event.type).encode()),
        *([("ce_time", moment.encode())] if moment is not None else ()),
        ("ce_subject", event.article.id.encode()),
        ("ce_dataschema", schema_id(event.type).encode()),
        ("content-type", CONTENT_TYPE.encode()),
    )
    return Message(ROLES[event.type], event.key.encode(), orjson.dumps(event), headers + trace(record.headers))


def event_type(kind: EventType) -> str:
    """The CloudEvents type, which changes with the first number of the schema version only."""
    return f"diplowire.{kind}.v{SCHEMA_VERSION.partition('.')[0]}"


def schema_id(name: str) -> str:
    """The `$id` of one of our schemas: a name and no address, since schemas travel with the code."""
    return f"urn:diplowire:schema:{name}:{SCHEMA_VERSION}"


def trace(headers: Headers) -> Headers:
    """The W3C trace context of the article, passed on as it came; nothing of one that is none."""
    parent = next((value for name, value in headers if name == "traceparent"), None)
    if parent is None or not _TRACEPARENT.fullmatch(parent):
        return ()
    states = [value for name, value in headers if name == "tracestate" and value and _TRACESTATE.fullmatch(value)]
    return (("traceparent", parent), *(("tracestate", state) for state in states))
