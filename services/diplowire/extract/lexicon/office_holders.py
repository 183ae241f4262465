"""A name and a day in, the office that the person then held out; read from the dated list of office holders."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon import rows, spelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Holder(NamedTuple):
    """Somebody who held an office from one day to another (ISO days; empty: not yet ended); above states of an organisation."""

    name: str
    office: str
    country: str | None
    start: str
    end: str
    organisation: str = ""

    def over(self, day: str | None) -> bool:
        """Whether the office is not held on a day: no longer, or not yet."""
        return bool(day and ((self.end and self.end < day) or day < self.start))


# The offices whose holders news names by surname alone, where it takes them for known.
HEADS = frozenset({"president", "prime_minister", "chancellor"})
# Letters that Unicode does not take apart, as people type them without the stroke ("Løkke" is Lokke).
_LETTERS = str.maketrans("đłøıßæœðþ", "dloisaodt")


def _plain(text: str) -> str:
    marks = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c if c.isalnum() or c == " " else " " if c == "-" else "" for c in marks if not unicodedata.combining(c))


_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


def _words(name: str) -> list[str]:
    return [_single(spelt(word)) for word in _plain(name).split()]


@lru_cache(maxsize=1 << 14)
def _single(word: str) -> str:
    """A word without doubled consonants, which spellings differ in: "Idrissov", "Idrisov"."""
    return _DOUBLED.sub(r"\1", word)


@cache
def _holders() -> Mapping[str, tuple[tuple[frozenset[str], Holder], ...]]:
    """Holders by each word of their names."""
    table: dict[str, list[tuple[frozenset[str], Holder]]] = {}
    listed = [Holder(name, office, of or None, start, end, above) for name, office, of, start, end, above, _ in rows("heads")]
    told = {_term(one) for one in _own}
    for one in (*_own, *(one for one in listed if _term(one) not in told)):
        words = frozenset(_words(one.name))
        for word in words:
            table.setdefault(word, []).append((words, one))
    return {word: tuple(found) for word, found in table.items()}


def _term(one: Holder) -> tuple[str, str, str | None]:
    return _plain(one.name), one.office, one.country


def learn(own: Iterable[Holder]) -> None:
    """Take in a reader's own office holders, before anything is read; they replace the list's lines of the same office."""
    _own[:] = own
    _holders.cache_clear()
    _by_office.cache_clear()
    surnames_of_heads.cache_clear()


_SHORT_NAME = 4  # letters


_own: list[Holder] = []


def _on(holder: Holder, day: str) -> bool:
    return holder.start <= day and (not holder.end or day <= holder.end)


_GIVEN = "abdul"


def _same(told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether one name holds the other; an initial stands for a given name ("S. Jaishankar")."""
    if _GIVEN in told and told < known and len(told) == len((_GIVEN, "Hamid")):
        return False  # "Abdul Hamid" is one given name of "Abdul Hamid Dbeibah"
    if told <= known or (len(known) > 1 and known <= told):
        return True
    return all(w in known or (len(w) == 1 and any(k[0] == w for k in known)) for w in told)


def _alike(told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two names differ by the last letter of the given name alone: "Sergei" and "Sergey"."""
    rest, have = told - known, known - told
    if len(rest) != 1 or len(have) != 1 or len(told) != len(known):
        return False
    one, other = next(iter(rest)), next(iter(have))
    return len(one) == len(other) > _SHORT_NAME and one[:-1] == other[:-1] and one[-1] in "iy" and other[-1] in "iy"


def holder(words: Sequence[str], day: str | None) -> Holder | None:
    """Give the office of somebody by full name (folded words): the one held on the day, else the latest before it.

    None for an unknown name and where people of that name held offices in different countries, none or several on that day.
    """
    near = _holders().get(_single(words[-1])) if len(words) > 1 else None
    wanted = frozenset(map(_single, words)) if near else frozenset()
    if near is None or len(wanted) == 1:
        return None
    fits = [h for have, h in near if _same(wanted, have)] or [h for have, h in near if _alike(wanted, have)]
    now = [h for h in fits if day and _on(h, day)]
    if len({h.country for h in now or fits}) != 1:
        return None
    before = [h for h in fits if day is None or h.start <= day]
    return (now or sorted(before, key=lambda h: h.start, reverse=True) or fits)[0]


def held_by_another(words: Sequence[str], office: str, country: str, day: str | None) -> bool:
    """Whether somebody of another name is known to hold an office of a country on a day."""
    if day is None:
        return False
    held = [have for have, h in _by_office().get((office, country), ()) if _on(h, day)]
    return bool(held) and not any(_same(frozenset(map(_single, words)), have) for have in held)


@cache
def _by_office() -> Mapping[tuple[str, str | None], list[tuple[frozenset[str], Holder]]]:
    table: dict[tuple[str, str | None], list[tuple[frozenset[str], Holder]]] = {}
    for found in _holders().values():
        for have, one in found:
            table.setdefault((one.office, one.country), []).append((have, one))
    return table


def holder_by_surname(word: str, office: str | None, country: str | None, day: str | None) -> Holder | None:
    """Give the one holder of an office on a day whose name has this word; None where several or nobody fits."""
    if day is None or office is None:
        return None
    held = [h for _, h in _holders().get(_single(word), ()) if h.office == office and _on(h, day)]
    fits = [h for h in held if country is None or h.country == country]
    return fits[0] if _are_one(fits) else None


def head_by_surname(word: str, day: str | None) -> Holder | None:
    """Give the one head of state or government on a day whose name ends in this word; None where several or nobody fits."""
    if day is None:
        return None
    word = _single(word)
    named = [h for _, h in _holders().get(word, ()) if h.office in HEADS and _on(h, day) and _words(h.name)[-1] == word]
    return named[0] if _are_one(named) else None


def _are_one(found: Sequence[Holder]) -> bool:
    """Tell whether it is one term of one person, who may stand in the list under several spellings."""
    return len({(h.office, h.country, h.start) for h in found}) == 1


@cache
def surnames_of_heads() -> frozenset[str]:
    """Surnames by which news calls heads of state and government, as they are written."""
    return frozenset(h.name.split()[-1] for found in _holders().values() for _, h in found if h.office in HEADS)
