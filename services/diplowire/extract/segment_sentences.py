"""Tokens into sentences: a quotation with the words that attribute it is one; headings and the dateline are told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from diplowire.extract.document import Quotation, Sentence

_ENDERS = frozenset((".", "?", "!", "…", "...", ".."))
_STOPS = ".?!…"  # the last characters of those, and of abbreviations
_CLOSERS = frozenset(")]”\"»’'") | {"''"}
_ALSO_APOSTROPHES = "'’“"  # close quotations, but not as surely as "”"
_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at for as if this that these those there when while after "
    "before since so his her its their our my what who where why how not no yes according both all some many most "
    "one two also however meanwhile".split(),
)
_SAYING = frozenset(
    "said says asked asks added adds told tells tweeted wrote writes continued continues explained explains "
    "declared replied noted responded concluded exclaimed joked insisted argued quipped shouted recalled stated "
    "warned asserted announced remarked observed answered demanded tells reads read yelled mused boasted opined "
    "stressed emphasized emphasised claimed".split(),
)
_AFTER_SAYING = frozenset(
    ", . in on at to of during when after as while about following last this later — – - -- upon before with monday "
    "tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_VERBISH = frozenset(
    "is are was were has have had will would can could may might said says say be been do does did must should".split(),
)
_LONG_HEADING, _SHORT_HEADING = 18, 6
_SHORT_TAIL = 14  # words after a saying verb that follows a full stop in quotation marks
_BYLINE = re.compile(r"(?:By [A-Z]|Photo|Image|Picture|Video|Source|Credit|Editing by|Reporting by|Read more|Related|Follow )")

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTH})(?:,?[ ]\d{{4}})?"
_DATELINE = re.compile(
    rf"""(?: [^\W\d_a-z][^\W\d_a-z.'’-]+ (?: [ /-] [^\W\d_a-z.'’][^\W\d_a-z.'’-]+ | \.? ){{0,5}}      # a place in capitals
            (?: ,? [ ] [A-Z][\w.]+ ){{0,4}} (?: , )?                                      # Iowa; a district
            (?: ,? [ ] {_DAY} [,.]? )?
            (?: [ ]* [(/] [^()/\n]{{2,40}} [)/] )?
          | (?: [A-Z][\w.'’-]++ ,? [ ]? ){{1,5}} (?: {_DAY} ,? [ ]* )?  # ++: a long word is taken whole, or not at all
            [(] [^()\n]{{2,40}} [)]
          | [(] (?:AP|AFP|Reuters|REUTERS|CNN|Xinhua|UPI|TASS|dpa) [)]
        ) [ ]* (?: —+ | –+ | -{{1,3}} (?=[ ]) | (?<=[)][ ]) - (?=[A-Z]) ) [ ]*""",
    re.VERBOSE,
)


def dateline(text: str, places: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Characters of "BEIJING, April 25 (Xinhua) --" at the head of one of the first paragraphs."""
    for start, end in places[:3]:
        m = _DATELINE.match(text, start, min(end, start + 110))
        if m and m.end() < end and not text[m.end()].islower():
            return start, m.start() + len(m.group().rstrip())
    return None


class Tokenised(NamedTuple):
    """A text with its tokens, in parallel lists; `owners` are the quotations that they stand in, -1 for none."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    owners: list[int]


def sentences(
    cut: Tokenised,
    places: list[tuple[int, int]],
    quotes: tuple[Quotation, ...],
    line: tuple[int, int] | None,
) -> tuple[Sentence, ...]:
    """Sentences of all paragraphs, in order."""
    starts, ends = cut.starts, cut.ends
    breaks = _breaks(cut, quotes)
    opening = line[0] if line is not None else -1
    found: list[Sentence] = []
    last = 0
    for number, (start, end) in enumerate(places):
        first, last = bisect_left(starts, start, last), bisect_left(starts, end, last)
        if first == last:
            continue
        behind = bisect_left(starts, line[1]) if line is not None and starts[first] == opening else first
        # A dateline is never cut, though it may hold an end mark: "MOSCOW. Sept 22 (TASS) -".
        cuts = breaks[bisect_left(breaks, max(first + 1, behind)) : bisect_left(breaks, last)]
        kind: Literal["text", "heading"] = "heading" if not cuts and _is_heading(cut, first, last) else "text"
        for a, b in zip([first, *cuts], [*cuts, last], strict=True):
            head = behind if a == first else a
            found.append(Sentence(len(found), starts[a], ends[b - 1], head, b, number, kind))
    return tuple(found)


def _breaks(cut: Tokenised, quotes: tuple[Quotation, ...]) -> list[int]:
    """Token indexes at which a new sentence starts, ends of paragraphs aside."""
    starts, words, owners = cut.starts, cut.words, cut.owners
    found = set()
    total, past = len(words), 0
    for i in [i for i, word in enumerate(words) if word[-1] in _STOPS]:
        word = words[i]
        if owners[i] >= 0:
            continue
        if word in _ENDERS:
            k = past = past if i < past else _past_closers(cut, i + 1)  # a row of marks is gone through once
            if k < total and _may_start(cut, k, after=word):
                found.add(k)
        elif word[-1] == "." and i + 1 < total and _closes_with_abbreviation(cut, i):
            found.add(i + 1)
    for number, quotation in enumerate(quotes):
        k = bisect_left(starts, quotation.end)
        if 0 < k < total and owners[k] != number and _ends_after_quotation(cut, quotation, k):
            found.add(k)
    return sorted(found)


def _past_closers(cut: Tokenised, k: int) -> int:
    """Skip further end marks, and brackets and quotation marks that close right behind them."""
    words, total = cut.words, len(cut.words)
    while k < total and cut.owners[k] < 0:
        closer = words[k] in _CLOSERS and cut.starts[k] == cut.ends[k - 1]
        if not closer and words[k] not in _ENDERS:
            break
        k += 1
    return k


def _may_start(cut: Tokenised, k: int, *, after: str) -> bool:
    """Tell whether a sentence can start at token `k`, a full stop or the like standing before it."""
    word, quoted = cut.words[k], cut.owners[k] >= 0
    first = word[0]
    if cut.starts[k] == cut.ends[k - 1]:  # "end.Next", "end.“Next": a missing space, not a number or an address
        if quoted and first == "“":
            return after == "." and k + 1 < len(cut.words) and cut.words[k + 1][0].isupper() and cut.words[k - 2][-1:].islower()
        return after == "." and not quoted and first.isupper() and len(word) > 1 and cut.words[k - 2][-1:].islower()
    if quoted or first.isupper() or first.isdigit() or first in "@#$€£([—–-•*‘'\"“":
        return after in ".?!" or first.isupper() or quoted
    return False


def _closes_with_abbreviation(cut: Tokenised, i: int) -> bool:
    """Tell whether an abbreviation ends its sentence ("in the U.S. He said"): the next word seldom follows one inside."""
    word, following = cut.words[i], cut.words[i + 1]
    if not following[0].isupper():
        return False
    if word == "X." and cut.lower[i - 1] in ("on", "via"):  # "posted on X. The envoy": the platform, no initial
        return True
    return cut.lower[i + 1] in _STARTERS and following != "I" and len(word) > len("J.")


def _ends_after_quotation(cut: Tokenised, quote: Quotation, k: int) -> bool:
    """Tell whether a sentence ends with the quotation before token `k`; it does not if an attribution follows."""
    last = cut.text[quote.inner_end - 1 : quote.inner_end]
    quoted = cut.owners[k] >= 0
    if last not in ".?!…" or cut.words[k] in _ENDERS or not (quoted or _may_start(cut, k, after=".")):
        return False
    return quoted or not _attribution_follows(cut, k, stop=last == ".")


def _attribution_follows(cut: Tokenised, k: int, *, stop: bool) -> bool:
    """Tell whether it is "Larsen said." or "the minister asked in Rome." that follows from token `k` on."""
    words, lower, owners, total = cut.words, cut.lower, cut.owners, len(cut.words)
    at = k
    while at < min(total, k + 9) and lower[at] not in _SAYING:
        if owners[at] >= 0 or words[at] in _ENDERS or (stop and (words[at] == "," or lower[at] in _VERBISH)):
            return False
        at += 1
    if at >= total - 1 or at == k or lower[at] not in _SAYING or lower[at - 1] in ("to", "who", "that"):
        return False
    if lower[at + 1] not in _AFTER_SAYING and lower[at] not in ("told", "tells") and not lower[at + 1].endswith("ly"):
        return False
    far = min(total, at + 40)
    rest = next((j for j in range(at + 1, far) if words[j] in _ENDERS or owners[j] >= 0), far)
    comma = next((j for j in range(at + 1, rest) if words[j] == ","), rest)
    if "that" in lower[at + 1 : rest if stop else comma]:  # not "“Why?” he asked, saying that"
        return False
    return not stop or (rest - at <= _SHORT_TAIL and rest < total and owners[rest] < 0)


def _is_heading(cut: Tokenised, first: int, last: int) -> bool:
    """Tell whether a paragraph is a section title, byline or credit: short, no end mark, no shape of a sentence."""
    end = cut.ends[last - 1]
    if cut.words[last - 1][-1] in '.?!,:;…"”»' or last - first > _LONG_HEADING or cut.owners[first] >= 0:
        return False
    words = [word for word in cut.words[first:last] if word[0].isalpha()]
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 - short words stay small in titles
    titled = 5 * sum(word[0].isupper() for word in long) >= 4 * len(long)
    if cut.text[end - 1] in _ALSO_APOSTROPHES and cut.text[max(0, end - 3) : end].rstrip(_ALSO_APOSTROPHES)[-1:] in _STOPS:
        return titled  # not "He said: ''We are ready.''"
    if len(words) <= _SHORT_HEADING or _BYLINE.match(cut.text, cut.starts[first]):
        return True
    return titled or _VERBISH.isdisjoint(cut.lower[first:last])
