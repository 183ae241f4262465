"""A source of choices in, text in the grammar's own words out: what the rules look for, in every order but the expected one.

Random letters are passed by at the first look; these words lead deep into the rules. They come from the lexicons and from the
passages of `tests/corpora`, so whatever is added there is tried here too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_CORPORA = Path(__file__).parents[1] / "corpora"
_MARKS: Final = (
    ". , ; : ? ! … “ ” ‘ ’ \" ' ( ) [ ] — – - / & % $ € £ ¥ # * @ ’s ” ,” .” “‘ ’” <3 &amp; U.S. Mr. Dr. No. 1. (a) -- \u2028"
).split(" ")
_NUMBERS: Final = (
    "1 2 3 12 25 31 32 2024 2026 1999 99999999999999999999 0 -1 1.5 1,000 $41 $1.5bn €3 3% 4/5 12:30 25-26 first second "
    "three-day 20th Monday Wednesday April May Sunday April 25, 2026 yesterday tomorrow last next this week month later "
    "today"
).split(" ")
_FRAME: Final = (
    "the The a of in on to at and or with for from by that who whose he she they his her their it its will would has "
    "had have is was were been not no be as after before during according said told met visited arrived talks meeting "
    "visit here also"
).split(" ")
# What changes its length with its case, joins its neighbours, turns the direction of writing, or is no character at all.
_ODD: Final = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\xa0\xadİıßŉǰΐΰﬁﬃẞK\u0301\u0345\u061c\u200b\u200d\u200e\u202e\u2066\u2069\u3000\ufeff\ufffc\uffff"
    "\U0001f1f3\U0001f1f4\U0001f468\U0010ffff日本語ΑΒАбא،Ⅷ１²"
)
_GAPS: Final = (" ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", "", "\u00a0", "\t", "-", "\u200b", "\r\n", ", ")


@cache
def _tables() -> tuple[tuple[str, ...], ...]:
    """The first two columns of every lexicon, one tuple a file, so that a small file is drawn from as often as a large one."""
    tables = []
    for path in sorted(files("diplowire.extract.lexicon").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".tsv"):
            lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
            cells = (cell.strip() for line in lines for cell in line.split("\t")[:2])
            tables.append(tuple(dict.fromkeys(cell for cell in cells if cell)))
    return tuple(tables)


@cache
def passages() -> tuple[str, ...]:
    """Every passage that the rules are known to read, or known to pass by."""
    lines = (line for path in sorted(_CORPORA.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line.strip() and line[0] not in "#="))


def word(choose: Random) -> str:
    """One word or mark; a capital more or less now and then."""
    kind = choose.randrange(10)
    if kind < 3:
        return choose.choice(_FRAME)
    if kind < 5:
        return choose.choice(_MARKS)
    if kind < 6:
        return choose.choice(_NUMBERS)
    found = choose.choice(choose.choice(_tables()))
    return found.title() if kind == 6 else found


def loose(choose: Random) -> str:
    """Words without any order."""
    return _joined(choose, [word(choose) for _ in range(choose.randrange(1, 25))])


def bent(choose: Random) -> str:
    """A passage that the rules read, with words of it lost, doubled, moved or replaced."""
    words = choose.choice(passages()).split(" ")
    for _ in range(choose.randrange(6)):
        place = choose.randrange(len(words))
        kind = choose.randrange(6)
        if kind == 0:
            words[place] = word(choose)
        elif kind == 1:
            words.insert(place, word(choose))
        elif kind == 2:
            del words[place:][:1]
        elif kind == 3:
            words[place:place] = words[: choose.randrange(1, 4)]
        elif kind == 4:
            words[place:] = choose.choice(passages()).split(" ")[place:]
        else:
            words[place:place] = [words[place]] * choose.randrange(1, 6)
        words = words or [""]
    return _joined(choose, words) if choose.randrange(4) == 1 else " ".join(words)


def prose(choose: Random) -> str:
    """Some sentences, or what looks like them."""
    parts = [(bent, bent, loose)[choose.randrange(3)](choose) for _ in range(choose.choice((1, 1, 1, 2, 2, 3, 5)))]
    text = choose.choice((" ", " ", "\n\n", ". ", ".” ", "\n", "")).join(parts)
    kind = choose.randrange(30)
    if kind == 1:
        text = choose.choice((text.upper(), text.lower(), text.title(), text.swapcase(), text[::-1]))
    elif kind == 2:
        text = text.replace(choose.choice((" ", ".", ",", "“", "the")), choose.choice(("", " ", "\n", "“", "”", "\u00a0", "’")))
    elif kind in {3, 4, 5}:
        text = sprinkled(choose, text)
    elif kind == 6:
        text = text[choose.randrange(len(text) + 1) :] + text[: choose.randrange(len(text) + 1)]
    return text * choose.choice((2, 3, 40)) if choose.randrange(200) == 1 else text


def sprinkled(choose: Random, text: str) -> str:
    """The text with odd characters in it."""
    for _ in range(choose.randrange(1, 6)):
        place = choose.randrange(len(text) + 1)
        text = text[:place] + choose.choice(_ODD) + text[place:]
    return text


def _joined(choose: Random, words: list[str]) -> str:
    return "".join(part for word in words for part in (word, choose.choice(_GAPS)))
