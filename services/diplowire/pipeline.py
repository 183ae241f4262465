"""A Kafka record goes in; the messages to send and how the article ended come out.

This is the whole service as a function of bytes: the worker, the commands and the tests all call `handle`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from diplowire.extract import extract
from diplowire.wire import Message, Record, Rejection, dead_letter, decode_article, encode_event
from diplowire.wire.language import is_english

if TYPE_CHECKING:
    from diplowire.model import AnyEvent, Article
    from diplowire.wire import ErrorCode
    from diplowire.wire.dead_letters import Stage

__all__ = ["Ending", "Limits", "Message", "Outcome", "Record", "Scope", "handle", "warm_up"]

Ending = Literal["events", "nothing_to_report", "unsupported_language", "dead_letter"]
Scope = Literal["diplomatic", "any"]


class Limits(NamedTuple):
    """The sizes beyond which an article becomes a dead letter (`too_large`) instead of holding up those behind it.

    `event_bytes` stays below what the event topics take (`schemas/topics.toml`), so the broker has nothing to refuse.
    """

    article_bytes: int = 2_000_000
    body_characters: int = 200_000
    event_bytes: int = 8_000_000
    events_bytes: int = 50_000_000


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one record ended: exactly one of the four endings, so the books balance.

    `counts` are the events of each kind; `code`, `detail` and `stage` are set for a dead letter, `reason` where an article was
    taken away on purpose (a tombstone, a deleted row, an item withdrawn).
    """

    outcome: Ending
    messages: tuple[Message, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    article_id: str | None = None
    format: str | None = None
    language: str | None = None
    code: ErrorCode | None = None
    detail: str | None = None
    stage: Stage | None = None
    reason: str | None = None
    events: tuple[AnyEvent, ...] = ()


def handle(record: Record, limits: Limits = DEFAULT_LIMITS, *, scope: Scope = "diplomatic") -> Outcome:
    """Read, extract and encode one article. Never raises: whatever fails becomes one dead letter with the record untouched."""
    passage = _Passage(record, limits, scope)
    try:
        return passage.through()
    except Rejection as rejection:
        return passage.dead(rejection.code, rejection.detail, rejection)
    except Exception as error:  # noqa: BLE001 - the only one: a bug of ours (or a stack or memory used up) must not cost the article
        return passage.dead("crashed", f"{type(error).__name__}: {error}", error)


def warm_up() -> None:
    """Have everything loaded that is loaded at first use, so that the first article takes no longer than the next."""
    met = "Norwegian Foreign Minister Ida Lie met Chilean leader Juan Paz in Oslo on Monday and said they had agreed."
    for text in (met, "It rains."):  # what a text without a meeting is about is asked for with words of its own
        handle(Record("", 0, 0, None, b'{"body": "%s", "published_at": "2022-05-03"}' % text.encode()))


class _Passage:
    """One record's way through; remembers the stage, and the article once it is known, for the dead letter."""

    def __init__(self, record: Record, limits: Limits, scope: Scope) -> None:
        self._record = record
        self._limits = limits
        self._scope = scope
        self._stage: Stage = "decode"
        self._article: Article | None = None
        self._format: str | None = None

    def through(self) -> Outcome:
        record, limits = self._record, self._limits
        _check("the message", len(record.value or b""), limits.article_bytes, "bytes")
        decoded = decode_article(record.value)
        self._article, self._format = decoded.article, decoded.format
        if decoded.article is None:
            return replace(self._ended("nothing_to_report"), reason=decoded.absence)
        if not is_english(decoded.article.language):
            return self._ended("unsupported_language")
        _check("the body", len(decoded.article.body), limits.body_characters, "characters")
        self._stage = "extract"
        events = extract(decoded.article, scope=self._scope)
        self._stage = "encode"
        messages = self._encoded(events)
        counts = {kind: sum(event.type == kind for event in events) for kind in ("visit", "meeting", "statement")}
        ended = self._ended("events" if events else "nothing_to_report")
        return replace(ended, messages=messages, events=events, counts=counts)

    def dead(self, code: ErrorCode, detail: str, error: Exception) -> Outcome:
        letter = dead_letter(self._record, code, detail, self._stage, error)
        return replace(self._ended("dead_letter"), messages=(letter,), code=code, detail=detail, stage=self._stage)

    def _encoded(self, events: tuple[AnyEvent, ...]) -> tuple[Message, ...]:
        # An HTML body travels along in each of its events, so a long article with many events grows with their product.
        messages: list[Message] = []
        total = 0
        for event in events:
            message = encode_event(event, self._record)
            size = len(message.value or b"")
            total += size
            _check(f"a {event.type} of the article", size, self._limits.event_bytes, "bytes")
            _check("all events of the article together", total, self._limits.events_bytes, "bytes")
            messages.append(message)
        return tuple(messages)

    def _ended(self, ending: Ending) -> Outcome:
        article = self._article
        return Outcome(
            outcome=ending,
            article_id=article.id if article else None,
            format=self._format,
            language=article.language if article else None,
        )


def _check(what: str, size: int, limit: int, unit: str) -> None:
    if size > limit:
        raise Rejection("too_large", f"{what} has {size} {unit}; {limit} is the most")
