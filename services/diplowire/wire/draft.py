"""The values of a foreign message go in; a draft of an article, and every fault met on the way, come out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from diplowire.model import Publisher
from diplowire.wire.errors import ErrorCode, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, object]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_END_OF_HOST = re.compile(r"[/?#\s]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_MAX_LINE = 2000  # characters of an id, url, title or name; each of them travels with each event
# Where converters of XML, JSON-LD and ninjs put the text of an element, and where a person's or publisher's name stands.
_TEXT_KEYS = ("value", "@value", "#text", "_text", "_", "$t", "$", "name", "title", "headline", "@id", "href", "url")
_REFERENCE = ("http://", "https://", "#", "_:")  # an address or the @id of another node, where a name was looked for
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}


@dataclass(slots=True)
class Draft:
    """An article as an adapter found it, not checked yet. `markup` says whether the publisher declares the body to be HTML."""

    body: object = None
    id: object = None
    url: object = None
    title: object = None
    published: object = None
    publisher: Publisher | None = None
    language: object = None
    authors: tuple[str, ...] = ()
    markup: bool | None = None


@dataclass(slots=True)
class Faults:
    """All that is wrong with one message, in the order in which it was met."""

    found: list[Fault] = field(default_factory=list)

    def add(self, code: ErrorCode, detail: str) -> None:
        """Note one fault."""
        self.found.append(Fault(code, detail))

    def expect_line(self, name: str, value: object, *, number: bool = False) -> str | None:
        """One line of text out of a value that should be text; anything else is noted."""
        if number and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None and not isinstance(value, str):
            self.add("bad_field", f"{name}: expected text, got {kind_of(value)}")
            return None
        line = one_line(value)
        if line is not None and len(line) > _MAX_LINE:
            self.add("bad_field", f"{name}: {len(line)} characters, and {_MAX_LINE} is the most")
            return None
        return line


def is_object(value: object) -> TypeGuard[Json]:
    """JSON has only text for keys, so any dict out of the JSON reader is one."""
    return isinstance(value, dict)


def kind_of(value: object) -> str:
    """What a value is, in the words of JSON."""
    return _KINDS.get(type(value), "null")


def one_line(value: str | None) -> str | None:
    """Text as one clean line; None where nothing is left. Control characters would break headers and tables."""
    return " ".join(_CONTROL.sub(" ", value or "").split()) or None


def first(data: Mapping[str, object], *names: str) -> object:
    """The first of these fields that holds something."""
    return next((value for name in names if (value := data.get(name)) not in (None, "", [], {})), None)


def text_in(value: object) -> str | None:
    """The text of a value that may be wrapped in an object or a list; None where there is none."""
    for _ in range(4):  # deeper wrapping than this is no text
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        elif is_object(value):
            value = first(value, *_TEXT_KEYS)
    return value if isinstance(value, str) and value.strip() else None


def date_in(value: object) -> object:
    """A date's text or number, unwrapped; whether it can be read is seen later."""
    return value if isinstance(value, int | float) else text_in(value) or value


def publisher_in(value: object, domain: object = None) -> Publisher | None:
    """A publisher out of a name or an object, for shapes that are read leniently."""
    value = next((item for item in value if item), None) if isinstance(value, list) else value
    name = one_line(text_in(value))
    if name is not None and name.startswith(_REFERENCE):
        address = domain_of(name)
        return Publisher(domain=address) if address else None
    address = text_in(domain if domain is not None else first(value, "url", "href", "uri") if is_object(value) else None)
    publisher = Publisher(name=name, domain=domain_of(address))
    return publisher if publisher != Publisher() else None


def domain_of(address: str | None) -> str | None:
    """The host of an http address or a bare host name, without "www."."""
    words = (address or "")[:_MAX_LINE].lower()
    host = _END_OF_HOST.split(words.removeprefix("http://").removeprefix("https://"), maxsplit=1)[0].rpartition("@")[2]
    name = host.partition(":")[0].removeprefix("www.")
    return name if _HOST.fullmatch(name) else None


def authors_in(value: object) -> tuple[str, ...]:
    """Names of authors out of a name, an object, or a list of either."""
    items = value if isinstance(value, list) else [value]
    names = (one_line(text_in(item)) for item in items)
    return tuple(dict.fromkeys(name for name in names if name and not name.startswith(_REFERENCE)))
