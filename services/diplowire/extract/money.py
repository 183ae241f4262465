"""A segmented text in, the sums of money that it tells out, in units of their currency."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from diplowire.extract.dates_pattern import NUMBERS
from diplowire.extract.document import MoneyMention
from diplowire.extract.lexicon.code_table import currencies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.document import Segmented

_SCALES: Mapping[str, int] = {
    word: zeros
    for words, zeros in (
        ("thousand k K", 3),
        ("lakh lakhs", 5),
        ("million millions mn mln m M", 6),
        ("crore crores", 7),
        ("billion billions bn bln b B", 9),
        ("trillion trillions tn trn T", 12),
    )
    for word in words.split()
}
_SCALE = r"(?:[\s-]?(?P<scale>lakh\scrore|" + "|".join(sorted(_SCALES, key=lambda w: -len(w))) + r")\b)?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?=\s?(?:million|billion|trillion))|\d+(?:\.\d+)?)"
_UPPER = r"(?:\s?(?:-|\u2013|to)\s?\d+(?:\.\d+)?(?=[\s-]?(?:[mb]illion|trillion|bn|mn|crore)\b))?"
_AFTER_SIGN = re.compile(rf"\s?{_NUMBER}{_UPPER}{_SCALE}(?!\w)")
_WORDS = "|".join(NUMBERS)
_BEFORE_WORD = re.compile(rf"(?<![\w.,$€£-])(?:(?P<half>[Hh]alf\sa)|{_NUMBER}|(?P<word>{_WORDS})){_UPPER}{_SCALE}[\s-]?$")
_LONGEST = 48
_YEAR = re.compile(r"\b[Ii]n (?:19|20)\d\d\s$")  # "in 2015 dollars"
# Words that need a million or more before them: "ten won", "twelve rand" and "20 pounds of rice" are no sums.
_BIG_ONLY = frozenset("won real som sums sterling lei kip dong rand dram drams CFA sol soles crowns pound pounds".split())


@cache
def _forms() -> tuple[AhoCorasick, tuple[tuple[str, bool, str | None], ...]]:
    forms = [(form, side == "before", code) for side in ("before", "after") for form, code in currencies(side).items()]
    known: dict[str, tuple[str, bool, str | None]] = {}
    for form, before, code in forms:  # a code stands on either side; the first reading tries both
        known.setdefault(form, (form, before, code))
    table = tuple(known.values())
    return AhoCorasick([form for form, _, _ in table], matchkind=MatchKind.LeftmostLongest), table


def find_money(seg: Segmented) -> tuple[MoneyMention, ...]:
    """Sums of money of a text in its order."""
    text = seg.text
    finder, table = _forms()
    found: list[MoneyMention] = []
    done = 0
    for number, start, end in finder.find_matches_as_indexes(text):
        form, before, code = table[number]
        if start < done or not _is_whole(text, start, end, form):
            continue
        sum_ = _after_sign(text, start, end, code) if before else None
        if sum_ is None and (form[0].isalnum() or form in currencies("after")):
            sum_ = _before_word(text, (done, start, end), form, code)
        if sum_ is not None:
            found.append(sum_)
            done = sum_.end
    return tuple(found)


def _is_whole(text: str, start: int, end: int, form: str) -> bool:
    """Tell whether a form stands alone: not the "euro" of "Europe", not the "$" of "HK$" that no table knows."""
    if start and text[start - 1].isalnum() and not (form[0] in "€£" and text[start - 1].isdigit()):
        return False
    return not (form[-1].isalpha() and end < len(text) and text[end].isalpha())


def _after_sign(text: str, start: int, end: int, code: str | None) -> MoneyMention | None:
    words = _AFTER_SIGN.match(text, end)
    return MoneyMention(start, words.end(), _value(words), code) if words else None


def _before_word(text: str, place: tuple[int, int, int], form: str, code: str | None) -> MoneyMention | None:
    """Read the number before a form; `place` is the end of the last sum and the start and end of the form."""
    done, start, end = place
    first = max(done, start - _LONGEST)
    words = _BEFORE_WORD.search(text[first:start])
    if words is None:
        return None
    bare = not words["scale"]
    if bare and (form in _BIG_ONLY or words["word"] in ("a", "an") or words["half"] or _YEAR.search(text, first, start)):
        return None
    return MoneyMention(first + words.start(), end, _value(words), code)


def _value(words: re.Match[str]) -> float:
    got = words.groupdict()
    if got.get("half"):
        number = Decimal("0.5")
    elif got.get("word"):
        number = Decimal(NUMBERS[got["word"]])
    else:
        whole = got["number"]
        number = Decimal(whole.replace(",", "." if re.fullmatch(r"\d+,\d{1,2}", whole) else ""))
    zeros = 12 if (got["scale"] or "").startswith("lakh ") else _SCALES.get(got["scale"] or "", 0)
    return float(number.scaleb(zeros))
