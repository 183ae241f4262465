"""Events go in; the same events with `id`, `key` and the version of the pipeline come out.

An id comes from content alone, so redelivery, replay and a second run give equal ids and nobody has to remember what was seen.
Links between events are set later and take no part in it. A key says what an event is about in words that two publishers share.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from hashlib import sha1, sha256
from json.encoder import encode_basestring as _written
from typing import TYPE_CHECKING, Final
from uuid import UUID

from diplowire.extract.changed import changed
from diplowire.model import PIPELINE_VERSION, Actor, AnyEvent, Meeting, Statement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable

_EVENTS: Final = UUID("3f6f2b0c-6a0e-5d0b-8b8a-2f1f8f3f9a10").bytes  # ours, drawn once
_VARIANTS = "89ab"  # the first digit of the fourth group, by the two bits that are the hash's own
_UNKNOWN = "unknown"
_MAX_KEY = 200  # a summit of forty would make a long key; beyond this its tail is hashed
_NO_WORD = re.compile(r"[\W_]+")
_NOT_ASCII = re.compile(r"[^\0-\x7f]")
_PLAIN = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))  # what becomes of the characters of ASCII


def identify(events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Give each event its id and key, keeping the order. Events that nothing tells apart are numbered, so ids never collide."""
    seen: Counter[str] = Counter()
    identified: list[AnyEvent] = []
    for event in events:
        content = _content(event)
        name = f"{content}#{seen[content]}" if seen[content] else content
        seen[content] += 1
        identified.append(changed(event, id=_id(name), key=_key(event), pipeline_version=PIPELINE_VERSION))
    return tuple(identified)


def _id(name: str) -> str:
    """Give what `str(uuid5(…, name))` gives, in a quarter of the time."""
    digits = sha1(_EVENTS + name.encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANTS[int(digits[16], 16) % len(_VARIANTS)]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def _content(event: AnyEvent) -> str:
    """What makes an event this event and no other one of its article, as a list in JSON."""
    # The first proof is the one that asserts the event; the others may grow in number as more fields are read.
    asserted = ", ".join([f"[{proof.start}, {proof.end}]" for proof in event.evidence[:1]])
    people = ", ".join([_written(actor.id) for actor in _people(event)])
    content = f"{_written(event.type)}, {_written(event.article.id)}, [{people}], [{asserted}]"
    if isinstance(event, Visit):
        host, home = ("null" if country is None else _written(country) for country in (event.host_country, event.from_country))
        content += f", {host}, {home}"
    elif isinstance(event, Meeting):
        content += f", [{', '.join(map(_written, sorted(event.countries)))}]"
    elif event.content:
        content += f", {event.content.start}, {event.content.end}"
    return f"[{content}]"


def _people(event: AnyEvent) -> tuple[Actor, ...]:
    if isinstance(event, Visit):
        return event.visitors
    return event.participants if isinstance(event, Meeting) else event.speaker


def _key(event: AnyEvent) -> str:
    day = (event.when.start if event.when else None) or "undated"
    if isinstance(event, Statement):
        words = fold(event.content.text if event.content else "")
        parts = [_names(event.speaker), sha256(words.encode()).hexdigest()[:16]]
    elif isinstance(event, Visit):
        parts = [_names(event.visitors), event.host_country or _UNKNOWN, day]
    else:
        countries = "+".join(sorted(event.countries))
        parts = [_names(event.participants) if _persons(event.participants) or not countries else countries, day]
    key = "/".join([event.type, *parts])
    return key if len(key) <= _MAX_KEY else f"{key[: _MAX_KEY - 17]}~{sha256(key.encode()).hexdigest()[:16]}"


def _names(actors: tuple[Actor, ...]) -> str:
    """People where any are named: publishers agree on them more often than on the delegation."""
    return "+".join(sorted({_hyphened(actor.id) for actor in _persons(actors) or actors})) or _UNKNOWN


@lru_cache(maxsize=1 << 12)
def _hyphened(name: str) -> str:
    return fold(name).replace(" ", "-")


def _persons(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.kind == "person")


def fold(text: str) -> str:
    """Words without accents, capitals and punctuation, so that two spellings of one text are equal."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())  # a quarter of the time of the expression, which most texts never see
    text = _NOT_ASCII.sub(_without_accent, unicodedata.normalize("NFKD", text))
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _without_accent(character: re.Match[str]) -> str:
    return "" if unicodedata.combining(character[0]) else character[0]
