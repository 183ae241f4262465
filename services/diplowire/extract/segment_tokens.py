"""A text into tokens: words, numbers and marks with their places."""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple

# One alternation, words first because they are the most frequent. Hyphenated words stay whole; a possessive "'s" and the short
# forms of "have", "will" and "be" are tokens of their own, so that no subject hides in "he'd"; "don't" and "O'Brien" stay whole.
TOKEN = re.compile(
    r"[@#]?[^\W_]+(?:(?:[-\u2011&_]|['’](?!(?:s|d|m|ll|re|ve|S)\b)|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov)\b))[^\W_]+)*"
    r"|['’](?:s|d|m|ll|re|ve|S)\b"
    r"|\.\.+|--+|''(?!')|``|[^\w\s]|_+"
)

# "al-Assad", "el-Sisi": a name that starts with a small article.
ARTICLE_NAME = re.compile(r"(?:al|el|ad|as|ash|at|an|ar|az)-[A-Z]")

# Abbreviations that keep their full stop whatever follows ...
ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Smt Dr Gen Lt Col Maj Brig Capt Cmdr Sgt Adm Cpl Sen Sens Rep Reps Gov Govs Amb Hon Rev Fr Prof Pres Sec "
    "St Mt Ft Msgr Atty Supt Messrs Mme vs Vs Jan Feb Apr Aug Sept Oct Nov Dec Ph Ave Blvd Assn Dept Univ Ala Ariz Ark "
    "Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash "
    "Wis Wyo approx est al cf".split(),
)
# ... initials that another alphabet writes with one letter, ...
DIGRAPHS = frozenset("Ch Dz Kh Sh Ts Ya Yo Yu Zh".split())
# ... those that may also close a sentence ...
CLOSING_ABBREVIATIONS = frozenset("Jr Sr Inc Corp Co Ltd Bros etc Esq Mass".split())
# ... and those that only stand before a number.
BEFORE_NUMBERS = frozenset("No Nos Art Fig Res no pp".split())


class Pieces(NamedTuple):
    """Tokens of a text in parallel lists."""

    starts: list[int]
    ends: list[int]
    words: list[str]


def split(text: str) -> Pieces:
    """Places and words of the tokens of a text."""
    found = list(TOKEN.finditer(text))
    pieces = Pieces(list(map(re.Match.start, found)), list(map(re.Match.end, found)), list(map(re.Match.group, found)))
    return _join_dots(pieces, text) if "." in text else pieces


def _join_dots(pieces: Pieces, text: str) -> Pieces:
    """Give abbreviations and initials their full stops back: "Mr.", "U.S.", "H.E.", "a.m."."""
    starts, ends, words = pieces
    keep = bytearray(b"\1") * len(words)
    heads: set[int] = set()
    head = -1  # the token that has grown; the next letter of "U.S." joins it
    for i in [i for i, w in enumerate(words) if w == "."]:
        if i == 0 or ends[i - 1] != starts[i]:
            continue
        word = words[i - 1]
        grown = head >= 0 and ends[head] == starts[i - 1] and len(word) == 1
        if not (grown or _keeps_dot(word, pieces, i, text)):
            continue
        keep[i] = 0
        if grown:
            keep[i - 1] = 0
        else:
            head = i - 1
        heads.add(head)
        ends[head] = ends[i]
    for head in heads:
        words[head] = text[starts[head] : ends[head]]
    if not heads:
        return pieces
    return Pieces(list(compress(starts, keep)), list(compress(ends, keep)), list(compress(words, keep)))


def _keeps_dot(word: str, pieces: Pieces, i: int, text: str) -> bool:
    """Tell whether the full stop at token `i` belongs to the word before it."""
    starts, ends, words = pieces
    following = words[i + 1] if i + 1 < len(words) else ""
    if word in ABBREVIATIONS or word.rpartition("-")[2] in ABBREVIATIONS:
        return True
    if word in CLOSING_ABBREVIATIONS:
        return following != "" and not (following[0].isupper() and "\n" in text[ends[i] : starts[i + 1]])
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit()
    if word in DIGRAPHS:
        return following[:1].isupper() and starts[i + 1] == ends[i]  # "Ts.Bold"
    if len(word) != 1 or not word.isalpha():
        return False
    glued = following != "" and starts[i + 1] == ends[i]
    if glued and len(following) == 1 and following.isalpha():  # "U.S.", "a.m."
        return text[ends[i + 1] : ends[i + 1] + 1] == "."
    # an initial: a capital before a capitalised name, "J. Smith", and not the last word of a line
    return word.isupper() and word != "I" and following[:1].isupper() and "\n" not in text[ends[i] : starts[i + 1]]
