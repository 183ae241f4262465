"""A text into tokens: words, numbers and marks with their places."""

from __future__ import annotations

import re

# One alternation, words first because they are the most frequent. Hyphenated words stay whole; a possessive "'s" and the short
# forms of "have", "will" and "be" are tokens of their own, so that no subject hides in "he'd"; "don't" and "O'Brien" stay whole.
TOKEN = re.compile(
    r"[@#]?[^\W_]+(?:(?:[-\u2011&_]|['’](?!(?:s|d|m|ll|re|ve|S)\b)|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net|gov)\b))[^\W_]+)*"
    r"|['’](?:s|d|m|ll|re|ve|S)\b"
    r"|\.\.+|--+|''(?!')|``|[^\w\s]|_+"
)

# Abbreviations that keep their full stop whatever follows ...
ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Gen Lt Col Maj Brig Capt Cmdr Sgt Adm Cpl Sen Sens Rep Reps Gov Govs Amb Hon Rev Fr Prof Pres Sec "
    "St Mt Ft Msgr Atty Supt Messrs Mme vs Vs Jan Feb Aug Sept Oct Nov Dec Ph Ave Blvd Assn Dept Univ Ala Ariz Ark "
    "Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash "
    "Wis Wyo approx est al cf".split(),
)
# ... those that may also close a sentence ...
CLOSING_ABBREVIATIONS = frozenset("Jr Sr Inc Corp Co Ltd Bros etc Esq Mass".split())
# ... and those that only stand before a number.
BEFORE_NUMBERS = frozenset("No Nos Art Fig Res no pp".split())


def split(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Places and words of the tokens of a text."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    words = [text[s:e] for s, e in spans]
    return _join_dots(spans, words, text) if "." in text else (spans, words)


def _join_dots(spans: list[tuple[int, int]], words: list[str], text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Give abbreviations and initials their full stops back: "Mr.", "U.S.", "H.E.", "a.m."."""
    drop: set[int] = set()
    heads: set[int] = set()
    head = -1  # the token that has grown; the next letter of "U.S." joins it
    for i in [i for i, w in enumerate(words) if w == "."]:
        if i == 0 or spans[i - 1][1] != spans[i][0]:
            continue
        word = words[i - 1]
        grown = head >= 0 and spans[head][1] == spans[i - 1][0] and len(word) == 1
        if not (grown or _keeps_dot(word, spans, words, i, text)):
            continue
        head = head if grown else i - 1
        heads.add(head)
        drop.update((i - 1, i) if grown else (i,))
        spans[head] = (spans[head][0], spans[i][1])
    for head in heads:
        words[head] = text[spans[head][0] : spans[head][1]]
    return [s for i, s in enumerate(spans) if i not in drop], [w for i, w in enumerate(words) if i not in drop]


def _keeps_dot(word: str, spans: list[tuple[int, int]], words: list[str], i: int, text: str) -> bool:
    """Tell whether the full stop at token `i` belongs to the word before it."""
    following = words[i + 1] if i + 1 < len(words) else ""
    if word in ABBREVIATIONS or word.rpartition("-")[2] in ABBREVIATIONS:
        return True
    if word in CLOSING_ABBREVIATIONS:
        return following != "" and not (following[0].isupper() and "\n" in text[spans[i][1] : spans[i + 1][0]])
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit()
    if len(word) != 1 or not word.isalpha():
        return False
    glued = following != "" and spans[i + 1][0] == spans[i][1]
    if glued and len(following) == 1 and following.isalpha():  # "U.S.", "a.m."
        return text[spans[i + 1][1] : spans[i + 1][1] + 1] == "."
    # an initial: a capital before a capitalised name, "J. Smith", and not the last word of a line
    return word.isupper() and word != "I" and following[:1].isupper() and "\n" not in text[spans[i][1] : spans[i + 1][0]]
