"""A text into tokens: words, numbers and marks with their places."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")

# One alternation, words first because they are the most frequent. Hyphenated words stay whole; a possessive "'s" and the short
# forms of "have", "will" and "be" are tokens of their own, so that no subject hides in "he'd"; "don't" and "O'Brien" stay whole.
TOKEN = re.compile(
    r"[@#]?[^\W_]+(?:(?:[-\u2011&_]|['’](?!(?:s|d|m|ll|re|ve|S)\b)|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov)\b))[^\W_]+)*"
    r"|['’](?:s|d|m|ll|re|ve|S)\b"
    r"|\.\.+|--+|''(?!')|``|[^\w\s]|_+"
)

# What opens a word or owns with it: two tokens in most that is no word alone.
_BEFORE_WORD = frozenset('“‘"([$')
_OWNING = ("'s", "’s")

# "al-Assad", "el-Sisi": a name that starts with a small article.
ARTICLE_NAME = re.compile(r"(?:al|el|ad|as|ash|at|an|ar|az)-[A-Z]")

# Offices that some papers write with a hyphen: "foreign-policy chief", "prime-minister"; they are told as the words without it.
_HYPHENED = re.compile(
    r"(?:vice-|deputy-)?(?:prime|foreign|defen[cs]e|finance|interior|trade|home|justice|energy|external|economy|security)"
    r"-(?:ministers?|ministry|ministries|policy|secretary|secretaries|affairs)",
    re.IGNORECASE,
)
_AFTER_HYPHEN = re.compile("-(?:minist|polic|secretar|affairs)", re.IGNORECASE)  # is soon found missing

# Abbreviations that keep their full stop whatever follows ...
ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Smt Dr Gen Lt Col Maj Brig Capt Cmdr Sgt Adm Cpl Sen Sens Rep Reps Gov Govs Amb Hon Rev Fr Prof Pres Sec "
    "St Mt Ft Msgr Atty Supt Messrs Mme vs Vs Jan Feb Apr Aug Sept Oct Nov Dec Ph Ave Blvd Assn Dept Univ Ala Ariz Ark "
    "Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash "
    "Wis Wyo approx est al cf Rt Rtd Engr Eng Alh Barr".split(),
)
# ... initials that another alphabet writes with one letter, ...
DIGRAPHS = frozenset("Ch Dz Kh Sh Ts Ya Yo Yu Zh".split())
_ALSO_NAMES = frozenset({"Ya", "Yo", "Yu"})  # "Minister Yu. She"
# ... those that may also close a sentence ...
CLOSING_ABBREVIATIONS = frozenset("Jr Sr Inc Corp Co Ltd Bros etc Esq Mass".split())
# ... and those that only stand before a number.
BEFORE_NUMBERS = frozenset("No Nos Art Fig Res no pp".split())
_MAY_KEEP_DOT = ABBREVIATIONS | DIGRAPHS | CLOSING_ABBREVIATIONS | BEFORE_NUMBERS


class Pieces(NamedTuple):
    """Tokens of a text in parallel lists."""

    starts: list[int]
    ends: list[int]
    words: list[str]


def split(text: str) -> Pieces:
    """Places and words of the tokens of a text."""
    pieces = Pieces([], [], [])
    starts, ends, words = pieces
    at = 0
    # Most that stands between two spaces is one word, or one with a mark behind it; the expression is slow and only needed else.
    for piece in text.replace("\n", " ").split(" "):
        end = at + len(piece)
        if piece.isalnum():
            starts.append(at)
            ends.append(end)
            words.append(piece)
        elif piece[:-1].isalnum() and not piece[-1].isspace():
            starts += at, end - 1
            ends += end - 1, end
            words += piece[:-1], piece[-1]
        elif cut := _second_token(piece):
            starts += at, at + cut
            ends += at + cut, end
            words += piece[:cut], piece[cut:]
        elif piece:
            for word in TOKEN.findall(piece) if "-" not in piece else _with_hyphen(piece):
                at = text.find(word, at)
                starts.append(at)
                at += len(word)
                ends.append(at)
                words.append(word)
        at = end + 1
    return _join_dots(pieces, text) if "." in text else pieces


def _second_token(piece: str) -> int:
    """Place of the second of the two tokens of "“We" and "Iran's"; 0 for all that is not of these kinds."""
    if piece[1:].isalnum() and piece[0] in _BEFORE_WORD:
        return 1
    return len(piece) - len("'s") if piece.endswith(_OWNING) and piece[:-2].isalnum() else 0


def _with_hyphen(piece: str) -> list[str]:
    """Words and marks of a stretch without spaces in which a hyphen stands."""
    found: list[str] = TOKEN.findall(piece)
    if _AFTER_HYPHEN.search(piece):
        return [part for word in found for part in (word.split("-") if _HYPHENED.fullmatch(word) else (word,))]
    return found


def _join_dots(pieces: Pieces, text: str) -> Pieces:
    """Give abbreviations and initials their full stops back: "Mr.", "U.S.", "H.E.", "a.m."."""
    starts, ends, words = pieces
    joined: list[int] = []  # tokens that become part of the one before
    heads: set[int] = set()
    head = -1  # the token that has grown; the next letter of "U.S." joins it
    for i in [i for i, w in enumerate(words) if w == "."]:
        if i == 0 or ends[i - 1] != starts[i]:
            continue
        word = words[i - 1]
        if (
            word == "H"
            and words[i + 1 : i + 2] == ["E"]
            and ends[i] == starts[i + 1]
            and text[ends[i + 1] : ends[i + 1] + 1] == " "
        ):
            joined += (i, i + 1)  # "H.E William"
            heads.add(i - 1)
            ends[i - 1] = ends[i + 1]
            continue
        grown = head >= 0 and ends[head] == starts[i - 1] and len(word) == 1
        if not (grown or _keeps_dot(word, pieces, i, text)):
            continue
        joined += (i - 1, i) if grown else (i,)
        head = head if grown else i - 1
        heads.add(head)
        ends[head] = ends[i]
    for head in heads:
        words[head] = text[starts[head] : ends[head]]
    return Pieces(_without(starts, joined), _without(ends, joined), _without(words, joined)) if joined else pieces


def _without(values: list[_T], places: list[int]) -> list[_T]:
    """Values but those at some places, which are in order."""
    found, at = [], 0
    for place in places:
        found += values[at:place]
        at = place + 1
    return found + values[at:]


def _keeps_dot(word: str, pieces: Pieces, i: int, text: str) -> bool:
    """Tell whether the full stop at token `i` belongs to the word before it."""
    if len(word) > 1 and word not in _MAY_KEEP_DOT and "-" not in word:
        return False
    starts, ends, words = pieces
    following = words[i + 1] if i + 1 < len(words) else ""
    if word in ABBREVIATIONS or word.rpartition("-")[2] in ABBREVIATIONS:
        return True
    if word in CLOSING_ABBREVIATIONS:
        return following != "" and not (following[0].isupper() and "\n" in text[ends[i] : starts[i + 1]])
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit()
    if word in DIGRAPHS:
        return following[:1].isupper() and (word not in _ALSO_NAMES or starts[i + 1] == ends[i])  # "Ts.Bold", "Ts. Bold"
    if len(word) != 1 or not word.isalpha():
        return False
    glued = following != "" and starts[i + 1] == ends[i]
    if glued and len(following) == 1 and following.isalpha():  # "U.S.", "a.m."
        return text[ends[i + 1] : ends[i + 1] + 1] == "."
    # an initial: a capital before a capitalised name, "J. Smith", and not the last word of a line
    return word.isupper() and word != "I" and following[:1].isupper() and "\n" not in text[ends[i] : starts[i + 1]]
