"""Tables of currencies, codes and topics in; look-ups by word or by code out."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Mapping


class Family(NamedTuple):
    """Cues that make one code: verbs (base form, particle) or words, and the frame that must follow them."""

    name: str
    cls: str
    root: str
    cameo: str
    verbs: tuple[str, ...]
    frame: tuple[str, ...]


class CameoCode(NamedTuple):
    """A CAMEO code, our label for it, and the PLOVER type and mode that it stands for."""

    code: str
    label: str
    plover: str | None
    mode: str | None


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """All codes that the extractor gives, by code."""
    return MappingProxyType(
        {code: CameoCode(code, label, plover or None, mode or None) for code, label, plover, mode in rows("cameo")}
    )


@cache
def currencies(side: str) -> Mapping[str, str | None]:
    """Forms beside a number, with their capitals, to ISO 4217 codes; None where the form alone decides nothing."""
    return MappingProxyType({form: code or None for form, where, code in rows("currencies") if where == side})


class TopicEntry(NamedTuple):
    """A subject of diplomacy; `context` is PLOVER's, empty where none fits."""

    code: str
    label: str
    context: str
    words: tuple[str, ...]


@cache
def topics() -> Mapping[str, TopicEntry]:
    """All subjects by code."""
    return MappingProxyType(
        {code: TopicEntry(code, label, ctx, tuple(words.split("|"))) for code, label, ctx, words in rows("topics")}
    )


@cache
def families() -> tuple[Family, ...]:
    """All families of cues, in the order in which they are tried."""
    return tuple(
        Family(name, cls, root, cameo, tuple(verbs.split()), tuple(frame.split()))
        for name, cls, root, cameo, verbs, frame in rows("code_families")
    )


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """Sets of words that frames name."""
    return MappingProxyType({name: frozenset(words.split()) for name, words in rows("code_words")})


@cache
def irregular_verbs() -> Mapping[str, tuple[str, str]]:
    """Past and participle of irregular verbs by base form."""
    return MappingProxyType({base: (past, participle) for base, past, participle in rows("irregular_verbs")})
