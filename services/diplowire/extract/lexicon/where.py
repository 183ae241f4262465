"""Words in, the lines of the lexicon that know them out ("offices.tsv:130"); for explaining, so it is built at first use only."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Tables that say who or what a word is, with the columns that hold words.
_NAMES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "heads": (0,),
        "offices": (0, 1),
        "modifiers": (0,),
        "countries": (1, 2, 3, 4, 5, 6),
        "metonyms": (0,),
        "organisations": (0, 1),
        "institution_words": (0,),
        "portfolios": (0,),
        "non_actors": (0,),
        "private_bodies": (0,),
        "media": (0,),
        "media_words": (0,),
        "venues": (0,),
        "regions": (0, 1),
        "ambiguous": (0,),
        "cities": (0, 1),
        "given_names": (0,),
        "family_names": (0,),
    }
)
_LONGEST = 6  # words of a name


def line_of(table: str, key: str, column: int = 0) -> tuple[str, ...]:
    """Lines of a table whose field in `column` is `key`."""
    return tuple(f"{table}.tsv:{number}" for number, row in _numbered(table) if len(row) > column and row[column] == key)


def lines_of_names(text: str) -> tuple[str, ...]:
    """Lines that know the names, offices and nouns of a text, word by word; the longest known words win."""
    words = text.replace("’", "'").replace("'s", " ").replace(",", " ").casefold().split()
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            lines = _names().get(" ".join(words[at:end]), ())
            if lines:
                found |= dict.fromkeys(lines)
                at = end - 1
                break
        at += 1
    return tuple(found)


@cache
def _numbered(table: str) -> tuple[tuple[int, list[str]], ...]:
    """Rows of a table with the numbers of their lines in the file."""
    text = files(__package__ or "").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return tuple(
        (number, line.split("\t")) for number, line in enumerate(text.splitlines(), start=1) if line and not line.startswith("#")
    )


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for table, number, word in _words():
        found.setdefault(word.casefold(), []).append(f"{table}.tsv:{number}")
    return MappingProxyType({word: tuple(lines) for word, lines in found.items()})


def _words() -> Iterator[tuple[str, int, str]]:
    for table, columns in _NAMES.items():
        for number, row in _numbered(table):
            for column in columns:
                yield from ((table, number, word) for word in row[column].split("|") if word)
