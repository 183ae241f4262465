"""Paragraphs into quotations: which stretches stand between quotation marks, whatever marks the publisher uses."""

from __future__ import annotations

import re

from diplowire.extract.document import Quotation

# One class in front of these lets the search jump from mark to mark; of three single marks in a row two are the mark.
_DOUBLE = re.compile(r"[\"“”„‟«»'`‘’](?:(?<=[^'`‘’])|(?<=')'(?:(?!')|(?='\w))|(?<=`)`|(?<=‘)[‘’](?=[^\W_])|(?<=’)’)")
_SINGLE_OPEN = re.compile(r"[‘'](?<![^\s(\[—–-].)(?=[^\W_]|\$|\[)(?!'|\d0s|(?:em|til|tis|twas|cause)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?![^\W_])")
_OPENING = frozenset((*"“„‟«``", "‘‘", "‘’"))
_CLOSING = frozenset(("”", "»", "''", "’’"))
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{—–-/:‘'")
_BEFORE_WORDS = frozenset(" \t\n\r\u00a0([")
_WHO_SAID = re.compile(
    r",(?= (?:(?:[A-Z][\w.’'-]+ ){1,4}|[Tt]he (?:[\w’'-]+ ){1,5}|s?he )(?:said|added|noted|stressed|explained)\.?$)"
)
_SAID = re.compile(r"(?:said|says|added|noted|stressed|explained|continued|told)\b")
_LONG_CREDIT = 60  # characters
_LONG_LETTER = 40  # paragraphs

Marks = list[tuple[int, int, int, int, bool]]  # start, inner start, inner end, end, closed


def quotations(text: str, places: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Quotations of all paragraphs; one that runs over paragraphs is one a paragraph, those before the last not `closed`."""
    found: list[Quotation] = []
    running, whole = False, 0  # up to which paragraph all is quoted
    single = _SINGLE_OPEN.search(text) is not None  # most texts have apostrophes alone
    for number, (start, end) in enumerate(places):
        marks = [m.span() for m in _DOUBLE.finditer(text, start, end)]
        pieces = _pairs(text, marks, start, end, running=running) if marks else []
        if running and not marks and number > whole:
            whole = _closing_paragraph(text, places, number)
        if number < whole:
            pieces = [(start, start, end, end, False)]
        elif single:
            pieces += _singles(text, start, end, pieces)
            if not pieces and _runs_on(text, start, places[number + 1][0] if number + 1 < len(places) else len(text)):
                pieces = [(start, start + 1, end, end, False)]
            pieces.sort()
        found += [Quotation(s, e, i, j, number, closed) for s, i, j, e, closed in pieces]
        running = bool(pieces) and not pieces[-1][4] and pieces[-1][3] == end
    return tuple(found)


def _closing_paragraph(text: str, places: list[tuple[int, int]], first: int) -> int:
    """Which paragraph closes a quotation left open before `first`, as that of a letter without marks of its own; 0 if none."""
    for number in range(first + 1, min(len(places), first + _LONG_LETTER)):
        start, end = places[number]
        mark = _DOUBLE.search(text, start, end)
        if mark is not None:
            return number if _first_closes(text, mark.span(), start, end) else 0
    return 0


def _pairs(text: str, marks: list[tuple[int, int]], start: int, end: int, *, running: bool) -> Marks:
    """Pair the double marks of one paragraph; straight ones count by turns, helped by what stands beside them."""
    found: Marks = []
    goes_on = (running and _first_closes(text, marks[0], start, end)) or _lost_its_opening(text, marks, start)
    opened: tuple[int, int] | None = (start, start) if goes_on else None
    depth, left = 0, len(marks)
    for s, e in marks:
        left -= 1
        if opened is None:
            if not _looks_closing(text, s, e, end):
                opened, depth = (s, e), 0
        elif _nests(text, s, e):
            depth += left > depth + 1
        elif depth:
            depth -= 1
        else:
            found.append((opened[0], opened[1], s, e, True))
            opened = None
    if opened is not None:
        found.append(_left_open(text, opened, end))
    return found


def _lost_its_opening(text: str, marks: list[tuple[int, int]], start: int) -> bool:
    """Tell whether a paragraph is a quotation whose opening mark was lost: "We shall sign it,” the minister said."."""
    s, e = marks[0]
    odd = len(marks) % 2 == 1 and text[s:e] in ("”", '"')
    return odd and s > start and text[s - 1] in ",?!" and text[e : e + 1] == " " and text[start].isupper()


def _left_open(text: str, opened: tuple[int, int], end: int) -> tuple[int, int, int, int, bool]:
    """Give a quotation that no mark closes: it goes to the end, or to who said it: "“We shall sign it, the minister said."."""
    credit = _WHO_SAID.search(text, max(opened[1], end - _LONG_CREDIT), end)
    if credit is None:
        return (*opened, end, end, False)
    return (*opened, credit.end(), credit.end(), True)


def _first_closes(text: str, mark: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether the first mark of a paragraph closes the quotation left open in the one before."""
    return mark[0] > start and _looks_closing(text, mark[0], mark[1], end)


def _looks_closing(text: str, s: int, e: int, end: int) -> bool:
    mark = text[s:e]
    if mark in _CLOSING and mark != "''":
        return not _opens_as_it_closes(text, s, e)
    if mark in _OPENING:
        return False
    return s > 0 and text[s - 1] not in _BEFORE_OPENING and (e >= end or not (text[e].isalnum() or text[e] in "$[‘'"))


def _opens_as_it_closes(text: str, s: int, e: int) -> bool:
    """Tell whether a closing mark opens: in Sweden and Finland both marks are "”", the one before a word and the one behind."""
    return (s == 0 or text[s - 1] in _BEFORE_WORDS) and e < len(text) and text[e].isalnum()


def _nests(text: str, s: int, e: int) -> bool:
    """Tell whether a mark inside a quotation opens another one; "“" closes "„", so it only nests before a word."""
    mark = text[s:e]
    if mark in _CLOSING:
        return False
    before = text[s - 1] if s else " "
    if before == " " and text[s - 2 : s - 1] in (",", ".", "?", "!") and _SAID.match(text, e):
        return False  # "“We agree, “said the minister": the mark belongs to the comma
    return (
        before in _BEFORE_OPENING
        and e < len(text)
        and (text[e].isalnum() or text[e] in "[$")
        and (mark in _OPENING or before != " ")
    )


def _singles(text: str, start: int, end: int, taken: Marks) -> Marks:
    """Quotations in single marks outside the double ones; a mark at the end of a word is an apostrophe unless it pairs up."""
    found: Marks = []
    at = start
    while (m := _SINGLE_OPEN.search(text, at, end)) is not None:
        inside = next((t for t in taken if t[0] <= m.start() < t[3]), None)
        if inside is not None:
            at = inside[3]
            continue
        limit = min([t[0] for t in taken if t[0] > m.start()] + [end])
        close = _single_close(text, m.end(), limit)
        if close < 0:
            at = m.end()
            continue
        found.append((m.start(), m.end(), close, close + 1, True))
        at = close + 1
    return found


def _runs_on(text: str, start: int, following: int) -> bool:
    """Tell whether a paragraph is quoted in single marks and so is the next: each opens with one, the last alone closes."""
    return _SINGLE_OPEN.match(text, start) is not None and _SINGLE_OPEN.match(text, following) is not None


def _single_close(text: str, start: int, end: int) -> int:
    """Where a single quotation ends: at the first mark after punctuation, else at the first that is no plural possessive."""
    following = _SINGLE_OPEN.search(text, start, end)
    places = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, following.start() if following else end)]
    if not places:
        return -1
    after_stop = [p for p in places if text[p - 1] in ",.?!"]
    plain = [p for p in places if text[p - 1] != "s"]
    return (after_stop or plain or places)[0]
