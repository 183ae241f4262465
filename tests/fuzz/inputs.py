"""A source of choices in, a Kafka record out: articles of every shape that is read, bent at every place; bytes, keys and headers.

The source is a `random.Random`: seeded for the long run, Hypothesis' own for the short one, and one that reads its choices from
bytes for the coverage-guided fuzzer.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from diplowire.wire import Record
from fuzz.words import prose, sprinkled, word

_EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples" / "article"
_TAGS: Final = (
    "p div br b i a span em h1 h2 li ul ol table tr td blockquote pre script style title figcaption img q sup svg math "
    "iframe template noscript select button !-- ![CDATA[ !DOCTYPE ?xml o:p P DIV"
).split(" ")
_ENTITIES: Final = ("&amp; &nbsp; &quot; &#8220; &#x201d; &lt;p&gt; &#0; &#x110000; &bogus; &amp &mdash; &#160;").split(" ")
_DATES: Final = (
    "2026-04-26",
    "2026-04-26T10:00:00Z",
    "2026-04-26T23:59:60+14:00",
    "Sun, 26 Apr 2026 10:00:00 GMT",
    "26 April 2026",
    "0000-00-00",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01",
    1777190400,
    1777190400000,
    -1,
    1e308,
    True,
    [2026, 4, 26],
    "yesterday",
    "",
)
_NUMBERS: Final = (0, -1, 1, 2**31, 2**53 + 1, 2**63, 2**64, 10**400, 0.1, -0.0, 1e-320, float("nan"), float("inf"))
_FIELDS: Final = (
    "id url title headline body body_text body_html body_xhtml content contents description articleBody articlebody "
    "summary published_at publishedAt datePublished versioncreated firstcreated pubDate date published updated "
    "publisher source author authors language lang inLanguage type @type @graph @context @id uri name value usable "
    "pubstatus versioned before after op payload schema items entry link links guid creator byline bodies headlines by "
    "lines mimetype profile standard version"
).split(" ")
_TRACES: Final = (
    b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    b"00-0-0-0",
    b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y",
    b"\xff\xfe",
    b"",
    None,
)


class Bytes(Random):
    """A source of choices that reads them from bytes; all first choices once they are used up."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data = data
        self._place = 0

    def getrandbits(self, k: int, /) -> int:
        """The next bits."""
        size = (k + 7) // 8
        taken = self._data[self._place : self._place + size]
        self._place += size
        return int.from_bytes(taken, "little") & ((1 << k) - 1)

    def random(self) -> float:
        """The next bits, as a number below one."""
        return self.getrandbits(24) / (1 << 24)


@cache
def _examples() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(_EXAMPLES.glob("*.json")))


def record(choose: Random) -> Record:
    """One record as it may stand on the topic of articles."""
    kind = choose.randrange(20)
    if kind < 7:
        value: bytes | None = _written(choose, {"body": prose(choose), "published_at": "2026-04-26"})
    elif kind < 10:
        value = _written(choose, _own(choose))
    elif kind < 17:
        value = _written(choose, _bent_example(choose))
    elif kind < 18:
        value = _written(choose, _json(choose, 0))
    elif kind < 19:
        value = choose.randbytes(choose.randrange(200))
    else:
        value = choose.choice((None, b"", b"\xef\xbb\xbf", b"[" * 2000, b'{"body":' * 300, b"\x00", b'"', b"{}", b"NaN"))
    if value and choose.randrange(25) == 1:
        value = _broken(choose, value)
    moment = choose.choice((1777190400000, None, 0, -1, 2**63 - 1, -(2**63)))
    return Record("news.articles", choose.randrange(4), choose.randrange(1 << 40), _key(choose), value, _headers(choose), moment)


def _own(choose: Random) -> dict[str, object]:
    body = prose(choose)
    return {
        "id": choose.choice((body[:30], 17, None, "", "x" * 3000, sprinkled(choose, "id"))),
        "body": _html(choose, body) if choose.randrange(2) else body,
        "title": choose.choice((None, word(choose), prose(choose), sprinkled(choose, "Title"))),
        "url": choose.choice(
            (None, "https://n.example/a?b#c", "javascript:alert(1)", "//n", sprinkled(choose, "http://n.example"))
        ),
        "published_at": choose.choice(_DATES),
        "publisher": choose.choice((None, {"name": word(choose), "domain": "n.example", "country": "NO"}, "N", {"country": "x"})),
        "language": choose.choice(("en", "en-GB", None, "EN_us", "xx", "", 5)),
        "authors": choose.choice((None, [word(choose)], word(choose), [None, 3])),
    }


def _html(choose: Random, text: str) -> str:
    """The text with markup at random places, hardly any of it well-formed."""
    pieces = text.split(" ")
    for _ in range(choose.randrange(1, 10)):
        place = choose.randrange(len(pieces) + 1)
        tag = choose.choice(_TAGS)
        markup = (f"<{tag}>", f"</{tag}>", f"<{tag} a='{word(choose)}'>", f"<{tag}/>", "<", "]]>", "-->")
        pieces.insert(place, choose.choice(markup))
        if choose.randrange(3) == 1:
            pieces.insert(place, choose.choice(_ENTITIES))
    whole = " ".join(pieces)
    return f"<p>{whole}</p>" if choose.randrange(2) else whole


def _bent_example(choose: Random) -> object:
    """An article of one of the shapes, its text another one, and a few of its values anything else."""
    data = json.loads(choose.choice(_examples()))
    body = prose(choose)
    spots = [spot for spot in _spots(data) if isinstance(spot[0][spot[1]], str)]
    longest = max(spots, key=lambda spot: len(spot[0][spot[1]]))
    if choose.randrange(5) != 1:
        longest[0][longest[1]] = _html(choose, body) if "<" in longest[0][longest[1]] else body
    for _ in range(choose.choice((0, 0, 0, 1, 1, 2, 4))):
        every = list(_spots(data))
        if not every:
            break
        holder, place = choose.choice(every)
        kind = choose.randrange(5)
        if kind == 0 and isinstance(holder, dict):
            holder[choose.choice(_FIELDS)] = _json(choose, 1)
        elif kind == 1:
            del holder[place]
        elif kind == 2:
            holder[place] = [holder[place]]
        elif kind == 3:
            holder[place] = {choose.choice(_FIELDS): holder[place]}
        else:
            holder[place] = _json(choose, 1)
    return data


def _spots(data: Any) -> list[tuple[Any, Any]]:
    """Every place in a document that holds a value: who holds it, and under what."""
    found, todo = [], [data]
    while todo:
        holder = todo.pop()
        for place, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            found.append((holder, place))
            if isinstance(value, dict | list):
                todo.append(value)
    return found


def _json(choose: Random, depth: int) -> object:
    kind = choose.randrange(9)
    if kind < 2:
        return word(choose)
    if kind < 3:
        return choose.choice(_NUMBERS)
    if kind < 4:
        return choose.choice((None, True, False, [], {}, "", "\ud800", "\x00", *_DATES))
    if kind < 5:
        return prose(choose)
    if depth > 3:
        return None
    if kind < 7:
        return [_json(choose, depth + 1) for _ in range(choose.randrange(4))]
    return {choose.choice(_FIELDS): _json(choose, depth + 1) for _ in range(choose.randrange(4))}


def _written(choose: Random, data: object) -> bytes:
    """As JSON, or nearly: lone surrogates, NaN and numbers without end are written as they are."""
    return json.dumps(data, ensure_ascii=choose.randrange(4) == 1).encode("utf-8", "surrogatepass")


def _broken(choose: Random, value: bytes) -> bytes:
    place = choose.randrange(len(value))
    cut, rest = value[:place], value[place:]
    return choose.choice((cut, cut + choose.randbytes(2) + rest[1:], rest, value + cut))


def _key(choose: Random) -> bytes | None:
    kind = choose.randrange(8)
    return choose.randbytes(choose.randrange(40)) if kind == 1 else b"key" if kind == 2 else None


def _headers(choose: Random) -> tuple[tuple[str, bytes | None], ...]:
    if choose.randrange(4):
        return ()
    pool: tuple[tuple[str, bytes | None], ...] = (
        ("traceparent", choose.choice(_TRACES)),
        ("tracestate", choose.choice((b"a=b", b"\x1b[2J", b"x" * 600, None))),
        ("diplowire.error.attempts", choose.choice((b"1", b"-1", b"9" * 30, "٣".encode(), b"", None))),
        ("__connect.errors.topic", b"\xff"),
        ("ce_id", b"not ours"),
        (word(choose), choose.randbytes(4)),
        ("", None),
    )
    return tuple(choose.choice(pool) for _ in range(choose.randrange(1, 5)))
