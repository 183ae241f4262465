"""The topics go in; an AsyncAPI 3.0 document of them comes out, as plain data.

The table repeats what `stream/topics.py` creates, which this layer may not import; a test holds the two equal.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from diplowire.model import SCHEMA_VERSION, EventType
from diplowire.wire.encode import CONTENT_TYPE, ROLES, SOURCE, event_type, schema_id

_DAY_MS = 86_400_000
_BINDING: Final = {"bindingVersion": "0.5.0"}
Data = dict[str, Any]


class Channel(NamedTuple):
    """One topic. `payload` is the schema of its messages; `retention_days` None keeps the newest of each key for good."""

    role: str
    address: str
    purpose: str
    key: str
    payload: Data
    retention_days: int | None = 30
    message_bytes: int = 8_388_608
    partitions: int = 4


def _event_channel(role: str, purpose: str) -> Channel:
    kind = role.removesuffix("s")
    key = f"the event's key: the same for every article that reports the same {kind}"
    return Channel(role, f"diplomacy.{role}", purpose, key, {"$ref": f"./{kind}.schema.json"})


CHANNELS: Final = (
    Channel(
        "articles",
        "news.articles",
        "News articles, in any of the accepted shapes",
        "the article's id, or none",
        {"$ref": "./article.schema.json"},
        retention_days=7,
        message_bytes=4_194_304,
    ),
    _event_channel("visits", "One message for each visit that an article reports"),
    _event_channel("meetings", "One message for each meeting or round of talks that an article reports"),
    _event_channel("statements", "One message for each statement that an article attributes to an actor"),
    Channel(
        "ledger",
        "diplomacy.ledger",
        "One entry for each real-world event, with all the reports of it; a newer entry replaces the one before",
        "the ledger id",
        {"type": "object", "description": "The event as it is best known, and the reports of it."},
        retention_days=None,
    ),
    Channel(
        "dead",
        "news.articles.dead",
        "Articles that could not be processed: their bytes as they came, and headers that say why",
        "the key that the article came with",
        {"description": "Any bytes at all: that is why they are here."},
    ),
)


def asyncapi() -> Data:
    """The document: every topic with its messages, headers and Kafka bindings, and what the service does with it."""
    return {
        "asyncapi": "3.0.0",
        "id": SOURCE,
        "info": {
            "title": "Diplowire",
            "version": SCHEMA_VERSION,
            "description": "News articles in; visits, meetings and statements out, with the words that prove them.",
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": CONTENT_TYPE,
        "servers": {
            "kafka": {
                "host": "{bootstrap}",
                "protocol": "kafka",
                "description": "Apache Kafka; names of topics may be changed and prefixed by settings.",
                "variables": {"bootstrap": {"default": "127.0.0.1:9092", "description": "DIPLOWIRE_BOOTSTRAP"}},
            }
        },
        "channels": {channel.role: _channel(channel) for channel in CHANNELS},
        "operations": {_verb(channel): _operation(channel) for channel in CHANNELS},
        "components": {
            "messages": {channel.role: _message(channel) for channel in CHANNELS},
            "schemas": {f"{kind}Headers": _headers(kind) for kind in ROLES},
        },
    }


def _channel(channel: Channel) -> Data:
    keep: Data = {"cleanup.policy": ["compact" if channel.retention_days is None else "delete"]}
    if channel.retention_days is not None:
        keep["retention.ms"] = channel.retention_days * _DAY_MS
    keep["max.message.bytes"] = channel.message_bytes
    return {
        "address": channel.address,
        "description": channel.purpose,
        "messages": {channel.role: {"$ref": f"#/components/messages/{channel.role}"}},
        "bindings": {"kafka": {"partitions": channel.partitions, "topicConfiguration": keep, **_BINDING}},
    }


def _verb(channel: Channel) -> str:
    return f"{'read' if channel.role == 'articles' else 'write'}_{channel.role}"


def _operation(channel: Channel) -> Data:
    operation: Data = {
        "action": "receive" if channel.role == "articles" else "send",
        "channel": {"$ref": f"#/channels/{channel.role}"},
        "summary": channel.purpose,
        "messages": [{"$ref": f"#/channels/{channel.role}/messages/{channel.role}"}],
    }
    if channel.role == "articles":
        group = {"type": "string", "default": "diplowire", "description": "DIPLOWIRE_GROUP"}
        operation["bindings"] = {"kafka": {"groupId": group, **_BINDING}}
    return operation


def _message(channel: Channel) -> Data:
    kind = channel.role.removesuffix("s")
    message: Data = {"name": kind, "title": channel.purpose}
    if channel.role in {"visits", "meetings", "statements"}:
        message["headers"] = {"$ref": f"#/components/schemas/{kind}Headers"}
    elif channel.role == "dead":
        message["headers"] = {"$ref": "./dead_letter.schema.json"}
        message["contentType"] = "application/octet-stream"
    key = {"type": "string", "description": channel.key}
    return {**message, "payload": channel.payload, "bindings": {"kafka": {"key": key, **_BINDING}}}


def _headers(kind: EventType) -> Data:
    fixed = {
        "ce_specversion": "1.0",
        "ce_source": SOURCE,
        "ce_type": event_type(kind),
        "ce_dataschema": schema_id(kind),
        "content-type": CONTENT_TYPE,
    }
    told = {
        "ce_id": ("The event's id.", {"format": "uuid"}),
        "ce_subject": ("The article's id.", {}),
        "ce_time": ("When the article was published, else Kafka's time of its record.", {"format": "date-time"}),
        "traceparent": ("W3C trace context, passed on from the article.", {}),
        "tracestate": ("W3C trace context, passed on from the article.", {}),
    }
    constants = {name: {"type": "string", "const": value} for name, value in fixed.items()}
    texts = {name: {"type": "string", "description": words, **more} for name, (words, more) in told.items()}
    return {"type": "object", "required": [*fixed, "ce_id", "ce_subject"], "properties": {**constants, **texts}}
