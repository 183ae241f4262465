"""Tokens into sentences: a quotation with the words that attribute it is one; headings and the dateline are told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from diplowire.extract.document import Quotation, Sentence, Token

_ENDERS = frozenset((".", "?", "!", "…", "...", ".."))
_STOP = re.compile(r"\.+|[?!…]")  # a token ends where one does
_CLOSERS = frozenset(")]”\"»’'") | {"''"}
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
    """A text with its tokens; `starts` are theirs."""

    text: str
    tokens: tuple[Token, ...]
    starts: list[int]


def sentences(
    cut: Tokenised,
    places: list[tuple[int, int]],
    quotes: tuple[Quotation, ...],
    line: tuple[int, int] | None,
) -> tuple[Sentence, ...]:
    """Sentences of all paragraphs, in order."""
    text, tokens, starts = cut
    breaks = _breaks(cut, quotes)
    found: list[Sentence] = []
    for number, (start, end) in enumerate(places):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == last:
            continue
        opened = bisect_left(starts, line[1]) if line is not None and line[0] == tokens[first].start else first + 1
        # A dateline is never cut, though it may hold an end mark: "MOSCOW. Sept 22 (TASS) -".
        cuts = breaks[bisect_left(breaks, max(first + 1, opened)) : bisect_left(breaks, last)]
        kind = "heading" if not cuts and _is_heading(text, tokens, first, last) else "text"
        for a, b in zip([first, *cuts], [*cuts, last], strict=True):
            head = bisect_left(starts, line[1]) if line is not None and tokens[a].start == line[0] else a
            place = tokens[a].start, tokens[b - 1].end
            found.append(Sentence(len(found), *place, head, b, number, "heading" if kind == "heading" else "text"))
    return tuple(found)


def _breaks(cut: Tokenised, quotes: tuple[Quotation, ...]) -> list[int]:
    """Token indexes at which a new sentence starts, ends of paragraphs aside."""
    text, tokens, starts = cut
    found = []
    total, past = len(tokens), 0
    for mark in _STOP.finditer(text):
        i = bisect_left(starts, mark.end()) - 1
        _, end, word, _, quote = tokens[i]
        if end != mark.end() or quote >= 0:
            continue
        if word in _ENDERS:
            k = past = past if i < past else _past_closers(tokens, i + 1)  # a row of marks is gone through once
            if k < total and _may_start(tokens, k, after=word):
                found.append(k)
        elif word[-1] == "." and i + 1 < total and _closes_with_abbreviation(tokens, i):
            found.append(i + 1)
    for number, quotation in enumerate(quotes):
        k = bisect_left(starts, quotation.end)
        if 0 < k < total and tokens[k].quote != number and _ends_after_quotation(text, tokens, quotation, k):
            found.append(k)
    return sorted(set(found))


def _past_closers(tokens: tuple[Token, ...], k: int) -> int:
    """Skip further end marks, and brackets and quotation marks that close right behind them."""
    while k < len(tokens) and tokens[k].quote < 0:
        closer = tokens[k].text in _CLOSERS and tokens[k].start == tokens[k - 1].end
        if not closer and tokens[k].text not in _ENDERS:
            break
        k += 1
    return k


def _may_start(tokens: tuple[Token, ...], k: int, *, after: str) -> bool:
    """Tell whether a sentence can start at token `k`, a full stop or the like standing before it."""
    token = tokens[k]
    first = token.text[0]
    if token.start == tokens[k - 1].end:  # "end.Next": a missing space, not a number or an address
        return after == "." and token.quote < 0 and first.isupper() and len(token.text) > 1 and tokens[k - 2].text[-1:].islower()
    if token.quote >= 0 or first.isupper() or first.isdigit() or first in "@#$€£([—–-•*‘'\"“":
        return after in ".?!" or first.isupper() or token.quote >= 0
    return False


def _closes_with_abbreviation(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether an abbreviation ends its sentence ("in the U.S. He said"): the next word seldom follows one inside."""
    following = tokens[i + 1]
    if tokens[i].text == "X." and tokens[i - 1].lower in ("on", "via"):  # "posted on X. The envoy": the platform, no initial
        return following.text[0].isupper()
    return (
        following.text[0].isupper() and following.lower in _STARTERS and following.text != "I" and len(tokens[i].text) > len("J.")
    )


def _ends_after_quotation(text: str, tokens: tuple[Token, ...], quote: Quotation, k: int) -> bool:
    """Tell whether a sentence ends with the quotation before token `k`; it does not if an attribution follows."""
    last = text[quote.inner_end - 1 : quote.inner_end]
    if last not in ".?!…" or tokens[k].text in _ENDERS or (tokens[k].quote < 0 and not _may_start(tokens, k, after=".")):
        return False
    return tokens[k].quote >= 0 or not _attribution_follows(tokens, k, stop=last == ".")


def _attribution_follows(tokens: tuple[Token, ...], k: int, *, stop: bool) -> bool:
    """Tell whether it is "Larsen said." or "the minister asked in Rome." that follows from token `k` on."""
    at = k
    while at < min(len(tokens), k + 9) and tokens[at].lower not in _SAYING:
        token = tokens[at]
        if token.quote >= 0 or token.text in _ENDERS or (stop and (token.text == "," or token.lower in _VERBISH)):
            return False
        at += 1
    if at >= len(tokens) - 1 or at == k or tokens[at].lower not in _SAYING or tokens[at - 1].lower in ("to", "who", "that"):
        return False
    told = tokens[at].lower in ("told", "tells")
    if tokens[at + 1].lower not in _AFTER_SAYING and not told:
        return False
    rest = next(
        (j for j in range(at + 1, min(len(tokens), at + 40)) if tokens[j].text in _ENDERS or tokens[j].quote >= 0), at + 40
    )
    if any(tokens[j].lower == "that" for j in range(at + 1, min(rest, len(tokens)))):
        return False
    return not stop or (rest - at <= _SHORT_TAIL and rest < len(tokens) and tokens[rest].quote < 0)


def _is_heading(text: str, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a paragraph is a section title, byline or credit: short, no end mark, no shape of a sentence."""
    end = tokens[last - 1].end
    if text[end - 1] in '.?!,:;…"”»' or last - first > _LONG_HEADING or tokens[first].quote >= 0:
        return False
    words = [t for t in tokens[first:last] if t.text[0].isalpha()]
    if len(words) <= _SHORT_HEADING or _BYLINE.match(text, tokens[first].start):
        return True
    long = [t for t in words if len(t.text) > 3]  # noqa: PLR2004 - short words stay small in titles
    capitals = sum(t.text[0].isupper() for t in long)
    return 5 * capitals >= 4 * len(long) or not any(t.lower in _VERBISH for t in words)
