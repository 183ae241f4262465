"""Names of files in (or `-`), articles as they would stand on the topic out: one value of bytes each, and where it came from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import orjson
import typer

from diplowire.cli.faults import Exit, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STDIN = "-"

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE]...", help="Articles: .txt, .html, .json, .jsonl; or - for JSON lines on standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication, such as 2024-04-26, where the article does not tell it."),
]


class Source(NamedTuple):
    """One article, not read yet: `name` is the file, with the line where it has lines."""

    name: str
    value: bytes


def sources(names: Sequence[str], *, published: str | None = None) -> Iterator[Source]:
    """Yield what the files hold, one by one as it is asked for; raise Fault on a file that can't be read.

    `published` is written into articles that don't tell it: those made from plain text, and JSON of our own shape without it.
    """
    for name in names or _piped():
        yield from _file(name, published)


def day(given: str | None) -> str | None:
    """The day that the user gave; Fault where it is none."""
    import datetime as dt

    try:
        return given and dt.date.fromisoformat(given).isoformat()
    except ValueError:
        raise Fault(f"--published: {given!r} is no day; write it as 2024-04-26", Exit.USAGE) from None


def check(names: Iterable[str]) -> None:
    """Name every file that is not there or of a kind that we don't read, before any work is done."""
    wrong = [f"{name}: {why}" for name in names if name != STDIN and (why := _why_not(Path(name)))]
    if wrong:
        raise Fault("\n".join(wrong), Exit.USAGE)


def _why_not(path: Path) -> str | None:
    if not path.exists():
        return "no such file"
    if path.is_dir():
        return "is a folder; name the files in it"
    if path.suffix.lower() not in _READERS:
        return f"is none of the kinds that are read: {', '.join(_READERS)}"
    return None


def _piped() -> list[str]:
    if sys.stdin.isatty():
        raise Fault("name a file (.txt, .html, .json or .jsonl), or pipe JSON lines in", Exit.USAGE)
    return [STDIN]


def _file(name: str, published: str | None) -> Iterator[Source]:
    if name == STDIN:
        yield from _lines("line", sys.stdin.buffer, published)
        return
    path = Path(name)
    yield from _READERS[path.suffix.lower()](path, published)


def _text(path: Path, published: str | None) -> Iterator[Source]:
    try:
        body = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(f"{path}: is not UTF-8 text (byte {error.start})") from None
    yield Source(str(path), orjson.dumps({"id": path.stem, "body": body, "published_at": published}))


def _json(path: Path, published: str | None) -> Iterator[Source]:
    value = path.read_bytes()
    if not value.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield Source(str(path), _dated(value, published))
        return
    try:
        articles = orjson.loads(value.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Fault(f"{path}: is not JSON: {error}") from None
    if any(isinstance(article, dict) and "@type" in article for article in articles):
        yield Source(str(path), value)  # JSON-LD: the nodes of one page, of which one is the article
        return
    for number, article in enumerate(articles, 1):
        yield Source(f"{path}: article {number}", _dated(orjson.dumps(article), published))


def _jsonl(path: Path, published: str | None) -> Iterator[Source]:
    with path.open("rb") as lines:
        yield from _lines(f"{path}: line", lines, published)


def _lines(where: str, lines: Iterable[bytes], published: str | None) -> Iterator[Source]:
    for number, line in enumerate(lines, 1):
        if value := line.strip():
            yield Source(f"{where} {number}", _dated(value, published))


def _dated(value: bytes, published: str | None) -> bytes:
    """Bytes as they came wherever possible: what is wrong with them is for the pipeline to say."""
    if published is None:
        return value
    try:
        article = orjson.loads(value)
    except orjson.JSONDecodeError:
        return value
    if not isinstance(article, dict) or "body" not in article or article.get("published_at"):
        return value
    return orjson.dumps(article | {"published_at": published})


_READERS = {".txt": _text, ".html": _text, ".htm": _text, ".json": _json, ".jsonl": _jsonl, ".ndjson": _jsonl}
