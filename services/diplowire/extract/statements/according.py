"""A line in, its sources out: "According to X, ..." and "..., according to X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements import subjects
from diplowire.extract.statements.acting import OUTLETS
from diplowire.extract.statements.clauses import in_list, is_clause
from diplowire.extract.statements.found import Found, Subject
from diplowire.extract.statements.paper_subjects import PAPERS
from diplowire.extract.statements.phrases import OFFICES, SPEAKING
from diplowire.extract.statements.words import PASTS, may_be_past

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.statements.line import Line

VIEWS = frozenset({"assessment", "opinion", "view"})
LONG_OWNER = 12  # atoms up to his "view"
_PRONOUNS = frozenset({"him", "her", "them"})
_NEAR = 6
# Whose words need no comma: "trade fell according to a new report".
_SOURCES = frozenset(
    "analysis count data documents figures filings ministry officials poll polls report reports sources spokesman spokeswoman "
    "spokesperson statement study survey".split()
)
_BODIES = frozenset("agency army authorities diplomats embassy government military police".split())
_LONG_APPOSITION = 14
_SUBORDINATORS = frozenset("as because since".split())
_HOLDERS = SPEAKING - {"ministry", "office"}
# "…, the minister of trade, exports doubled"; "…, both countries build roads, ports and bridges" has no apposition.
_OWNED = re.compile("N{1,3}'[Nn]{1,5}(?:[Pt][NnD]{1,6}){0,2}[,.]")
_GIVEN = re.compile(r"(?:interview|statement|letter|remarks|email|message|comments)$")
_GAVE = frozenset("gave issued made posted released sent wrote".split())
_APPOSITION_OPENS = frozenset({"the", "a", "an", "his", "her", "its", "their"})


def according(line: Line) -> Iterator[Found]:
    """Find each "according to" that names a source."""
    for i in range(line.n - 2):
        if line.low[i] != "according" or line.low[i + 1] != "to":
            continue
        named = subjects.to_the_right(line, i + 2 + (line.at(i + 2) == "Y"), quotation=True)  # "to recently hacked documents"
        if named is None and line.low[i + 2] in _PRONOUNS:
            named = Subject(i + 2, i + 3)
        if named is None:
            continue
        comma = line.classes.find(",n", named.first, named.end)
        if comma > 0 and "," not in line.classes[named.end :]:  # "According to the ministry, trade between A and B grew"
            named = named._replace(end=comma)
        fronted = (i < _NEAR and set(line.classes[:i]) <= set("CBSY,(")) or line.at(i - 1) in ":;"
        one = (_front if fronted else _end)(line, i, _author(line, named))
        if one is not None:
            yield one


def in_view(line: Line) -> Iterator[Found]:
    """Read "In the minister's view, …": whose view opens the sentence."""
    at = next(i for i in range(line.n) if line.low[i] in VIEWS)
    mark = line.classes.rfind("'", 0, at)
    subject = subjects.to_the_right(line, 1) if mark > 1 and at + 2 < line.end and line.at(at + 1) == "," else None
    if subject is not None and subject.end > mark and not line.classes[mark + 1 : at].strip("n"):
        yield Found(None, (0, at + 1), Subject(1, mark), ((at + 2, line.end),), "according-front")


def _author(line: Line, named: Subject) -> Subject:
    """Read "according to a tweet on Monday by X": X speaks."""
    i = named.end
    while line.at(i) in "PMDn#" and i - named.end < _NEAR:
        i += 1
    if line.word(i) == "by":
        return subjects.to_the_right(line, i + 1) or named
    if line.word(named.end) == "on" and not PAPERS.isdisjoint(line.low[named.first : named.end]):
        return _outlet(line, named.end + 1) or named
    if line.at(named.end) in "DH" and _GIVEN.search(" ".join(line.low[named.first : named.end])):
        return _giver(line, named.end) or named
    return named


def _outlet(line: Line, at: int) -> Subject | None:
    """Read "according to a message published on the website of the ministry" or "on the ministry's page": whose it is."""
    outlet = next((i for i in range(at, min(at + _NEAR, line.n)) if line.low[i] in OUTLETS), -1)
    if line.at(outlet + 1) == "f" and outlet > 0:
        return subjects.to_the_right(line, outlet + 2)
    mark = line.classes.rfind("'", at, max(at, outlet))
    return Subject(at, mark) if mark > at else None


def _giver(line: Line, at: int) -> Subject | None:
    """Read "according to an interview his brother gave": who gave it."""
    giver = subjects.to_the_right(line, at)
    gave = next((k for k in range(at + 1, min(giver.end + 1, line.n)) if line.low[k] in _GAVE), 0) if giver is not None else 0
    return Subject(at, gave) if gave else None


def _is_told(line: Line, k: int) -> bool:
    """Tell whether a word is the verb of a clause: "the visit also lends", "the ministers agreed"."""
    word, before = line.low[k], line.classes[k - 1]
    past = word.endswith("ed") or (line.classes[k] == "n" and word in PASTS)
    return (before == "n" and past) or (before == "Y" and word.endswith(("s", "ed")))


def _front(line: Line, i: int, subject: Subject) -> Found | None:
    begin = subject.end
    if line.at(begin) != ":":
        begin = line.classes.find(",", subject.end)
        following = line.classes.find(",", begin + 1)
        aside = line.classes[begin + 1 : following] if 0 <= begin < following else ""
        opens = aside[:1] == "R" or (line.low[subject.first] not in _PRONOUNS and line.word(begin + 1) in _APPOSITION_OPENS)
        opens = opens or (len(aside) == 1 and aside == "N" and line.is_capitals(begin + 1))  # "…, OCHA, more than"
        opens = opens or _is_apposed(line, subject, begin + 1, following)
        listed = in_list(line, following, line.end) and OFFICES.isdisjoint(line.low[begin + 1 : following])
        opens = opens and not listed and not _goes_on(line, following + 1)  # "…, the potential in finance, trade and culture is"
        told = any(_is_told(line, k) for k in range(begin + 2, max(begin + 2, following)))
        if aside and opens and "A" not in aside[1:] and not told and len(aside) < _LONG_APPOSITION:
            begin = following
    if begin < 0 or begin + 1 >= line.end:
        return None
    return Found(None, (i, i + 2), subject, ((begin + 1, line.end),), "according-front")


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether what stood between two commas was told of, no apposition: "…, the deal, signed in May, was", "…, which is"."""
    return line.at(at) == "A" or line.word(at) == "which" or (line.at(at) == "n" and may_be_past(line.low[at]))


def _is_apposed(line: Line, subject: Subject, first: int, end: int) -> bool:
    """Read "According to Norway's foreign minister, Kari Moe, it" and "According to Kari Moe, Norway's envoy to Peru, it"."""
    name, owned = line.classes[first:end], _OWNED.match(line.classes, first)
    if len(name) > 1 and not name.strip("N") and line.low[subject.end - 1] in _HOLDERS and line.at(end + 1) in "SRPY#":
        return True  # "According to the prime minister, Ola Berg, if Peru"
    quoted = line.at(end + 1) == "Q"
    follows = end > first and (quoted or (line.at(end + 1) in "NDnH" and is_clause(line, end + 1, line.end)))
    if not follows:
        return False
    named = "n" in line.classes[subject.first : subject.end] and len(name) > 1 and not name.strip("N")
    return named or (line.at(subject.end - 1) == "N" and owned is not None and owned.end() == end + 1)


def _end(line: Line, i: int, subject: Subject) -> Found | None:
    loose = line.at(i - 1) not in ",Q-"
    sourced = line.low[subject.end - 1] in _BODIES or not _SOURCES.isdisjoint(line.low[subject.first : subject.end])
    if loose and (subject.end < line.end or not sourced):
        return None  # "acted according to the law"
    if line.word(i - 2) in _SUBORDINATORS and line.at(subject.end) == "," and subject.end + 1 < line.end:
        return Found(
            None, (i, i + 2), subject, ((subject.end + 1, line.end),), "according-end"
        )  # "as, according to him, it fell"
    last = i if loose or line.at(i - 1) == "Q" else i - 1
    first = len(line.classes[:last]) - len(line.classes[:last].lstrip("BC"))
    if first >= last:
        return None
    comma = line.classes.find(",", subject.end)
    apposed = comma > 0 and _OWNED.match(line.classes, comma + 1) is not None  # "…, according to Ann Lee, Peru's envoy to Chad"
    goes_on = comma > 0 and not apposed and is_clause(line, comma + 1, line.end) and line.at(comma + 1) not in "DR"
    parts = ((first, last), (comma + 1, line.end)) if goes_on else ((first, last),)
    return Found(None, (i, i + 2), subject, parts, "according-end")
