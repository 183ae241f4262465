"""What can be wrong with a message goes in; one Rejection with a stable code and a detail for people comes out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ErrorCode = Literal[
    "not_utf8",
    "not_json",
    "too_deep",
    "not_an_article",
    "no_text",
    "bad_field",
    "bad_date",
    "too_large",
    "too_slow",
    "crashed",
    "output_refused",
]

# Programs match the words, so a word is never renamed; people read the sentences.
CODES: Final[Mapping[ErrorCode, str]] = MappingProxyType(
    {
        "not_utf8": "The bytes are not UTF-8 text.",
        "not_json": "The text is not JSON (a lone surrogate or a number beyond a double counts as that too).",
        "too_deep": "JSON or HTML is nested deeper than any article needs.",
        "not_an_article": "It is JSON, but of no shape that we read.",
        "no_text": "It is an article without any text.",
        "bad_field": "A field holds something else than it should, such as a number for a title.",
        "bad_date": "The date of publication can't be read as one.",
        "too_large": "The message, its body or what came out of it is larger than the limits in force.",
        "too_slow": "Reading it took longer than the time allowed.",
        "crashed": "A fault of ours: the program failed on it. Worth a bug report with the letter attached.",
        "output_refused": "The events were read, but Kafka did not take them.",
    }
)

MAX_DETAIL = 1000  # characters: a detail travels in a header, and may quote the message


class Fault(NamedTuple):
    """One thing wrong with a message."""

    code: ErrorCode
    detail: str


class Rejection(Exception):  # noqa: N818 - a message rejected is a result, not a failure of the program
    """A message that can't be read as an article. `code` is for programs and stable, `detail` for people."""

    def __init__(self, code: ErrorCode, detail: str) -> None:
        super().__init__(code, detail)
        self.code: ErrorCode = code
        self.detail = detail[:MAX_DETAIL]

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> Rejection:
        """All faults of a message in one; the code is that of the gravest (the order of CODES)."""
        order = list(CODES)
        gravest = min(faults, key=lambda fault: order.index(fault.code))
        return cls(gravest.code, "; ".join(fault.detail for fault in faults))
