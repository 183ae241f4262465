"""Bytes of a message go in and articles come out; events and failures go in and messages come out."""

from __future__ import annotations

from diplowire.wire.dead_letters import DeadLetter, dead_letter, read_dead_letter, replayed_headers
from diplowire.wire.decode import Decoded, decode_article
from diplowire.wire.encode import encode_event
from diplowire.wire.errors import CODES, ErrorCode, Rejection
from diplowire.wire.messages import Headers, Message, Record, TopicRole

__all__ = [
    "CODES",
    "DeadLetter",
    "Decoded",
    "ErrorCode",
    "Headers",
    "Message",
    "Record",
    "Rejection",
    "TopicRole",
    "dead_letter",
    "decode_article",
    "encode_event",
    "read_dead_letter",
    "replayed_headers",
]
