"""A record in, whatever of our promises `handle` breaks on it out, as an AssertionError; else its outcome."""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING, Final

import jsonschema_rs
import orjson

from diplowire.extract import extract
from diplowire.model import Statement
from diplowire.pipeline import Outcome, Record, handle
from diplowire.wire import CODES, decode_article, encode_event
from diplowire.wire.schemas import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.model import AnyEvent
    from diplowire.wire import Message

# Processor seconds that nobody asks about, and those for a byte beyond them: some ten times what ordinary news takes.
_FREE: Final = 0.05
_A_BYTE: Final = 50e-6
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDED = ("__connect.errors.", "diplowire.error.")


def check(record: Record, *, twice: bool = True) -> Outcome:
    """Handle a record and hold the outcome against all laws; `twice` does it again, for the same bytes must come out."""
    begun = time.process_time()
    outcome = handle(record)
    if time.process_time() - begun > _FREE + _A_BYTE * len(record.value or b""):
        in_time(record)
    if outcome.code == "crashed":
        once_more(record)
    assert outcome.code != "crashed", outcome.detail
    holds(outcome)
    if outcome.events:
        article = decode_article(record.value).article
        assert article is not None
        proven(outcome, article.body)
        assert len({event.id for event in outcome.events}) == len(outcome.events), "ids are one's own"
    for message in outcome.messages:
        as_promised(message, record)
    if twice:
        assert handle(record) == outcome, "equal bytes in, equal bytes out"
    return outcome


def once_more(record: Record) -> None:
    """Go the same way without the net below it, so that the error tells where it comes from."""
    article = decode_article(record.value).article
    for event in extract(article) if article else ():
        encode_event(event, record)


def in_time(record: Record) -> None:
    """Look again, since a busy machine takes longer for anything: the best of three counts."""
    size = len(record.value or b"")
    best = min(_seconds(record) for _ in range(3))
    assert best <= _FREE + _A_BYTE * size, f"takes {best:.2f} s for {size} bytes"


def holds(outcome: Outcome) -> None:
    """Each outcome is one of the four, carries what belongs to it and nothing else."""
    roles = [message.topic_role for message in outcome.messages]
    if outcome.outcome == "events":
        assert len(roles) == sum(outcome.counts.values()) >= 1
        assert "dead" not in roles
    elif outcome.outcome == "dead_letter":
        assert roles == ["dead"]
        assert outcome.code in CODES
        assert outcome.detail
    else:
        assert outcome.outcome in {"nothing_to_report", "unsupported_language"}
        assert not roles


def proven(outcome: Outcome, body: str) -> None:
    """Every span of every event holds the characters that it says."""
    for event in outcome.events:
        assert event.evidence
        for start, end, text in spans(event):
            assert 0 <= start < end <= len(body)
            assert body[start:end] == text
        if isinstance(event, Statement) and event.content:
            places = [place for part in event.content.parts for place in (part.start, part.end)]
            assert places == sorted(places), "parts follow each other and never overlap"
            assert places[0] >= event.content.start
            assert places[-1] <= event.content.end


def spans(event: AnyEvent) -> Iterator[tuple[int, int, str]]:
    """Every stretch of the body that an event names."""
    yield from ((proof.start, proof.end, proof.text) for proof in event.evidence)
    if isinstance(event, Statement):
        yield from ((quote.start, quote.end, quote.text) for quote in event.quotes)
        if event.content:
            yield event.content.start, event.content.end, event.content.text


def as_promised(message: Message, record: Record) -> None:
    """What is sent satisfies its schema; what died is as it came; no header of ours can break a line."""
    headers = dict(message.headers)
    if message.topic_role == "dead":
        assert (message.key, message.value) == (record.key, record.value)
        ours = {name: (value or b"").decode() for name, value in headers.items() if name.startswith(_ADDED)}
        assert tuple(kept for kept in record.headers if not kept[0].startswith(_ADDED)) == message.headers[: -len(ours)]
        _valid("dead_letter", ours)
    else:
        event = orjson.loads(message.value or b"")
        _valid(event["type"], event)
        assert message.key == event["key"].encode()
        assert headers["ce_id"] == event["id"].encode()
        ours = {name: (value or b"").decode() for name, value in message.headers}
    assert not [name for name, text in ours.items() if _CONTROL.search(text)], "a header of ours with a control character"


def _valid(name: str, data: object) -> None:
    error = next(_validator(name).iter_errors(data), None)
    assert error is None, f"{name}.schema.json: {error}"


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schemas()[name], validate_formats=True)


def _seconds(record: Record) -> float:
    begun = time.process_time()
    handle(record)
    return time.process_time() - begun
