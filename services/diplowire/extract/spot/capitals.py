"""A text in, the words that its capital letters show to be names out."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon import family_names_in_front
from diplowire.extract.spot.phrases import FUNCTION_WORDS, given_names, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Segmented


# Words of organisations, places and newspapers that are family names as well.
ALSO_SURNAMES = frozenset(
    {
        "park",
        "hill",
        "law",
        "lake",
        "bank",
        "church",
        "price",
        "street",
        "court",
        "force",
        "bridge",
        "key",
        "major",
        "sun",
        "hall",
    }
)
_AS_SURNAMES = frozenset(map(str.title, ALSO_SURNAMES))
_TITLES = frozenset("minister president secretary ambassador speaker envoy representative mr. ms. mrs. mr ms mrs".split())

_TITLE_ENDS = _TITLES | {"adviser", "advisor", "affairs", "general", "state"}
_LONGEST_FORENAMES = 3
_LONGEST_NAME_IN_ING = 6  # letters of "Liming"
_CLOSING = frozenset({"”", '"', "’", "''"})
_SAYING = frozenset({"said", "says", "stated", "added", "told", "stressed"})
_SHORT_TITLES = frozenset({"Amb.", "Capt.", "Col.", "Dr.", "Gen.", "Gov.", "Mr.", "Mrs.", "Ms.", "Prof.", "Rep.", "Sen."})


class Capitals(NamedTuple):
    """What the whole text tells about capital letters: words capitalised inside sentences, and all words as they are written.

    `surnames` are words like "Park" that the text brings in as somebody's family name.
    """

    inside: frozenset[str]
    written: frozenset[str]
    surnames: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    loud: frozenset[str] = frozenset()  # names that are written in capitals throughout: "Minister KAWAMURA Yoko"


def capitals(seg: Segmented, capital: bytes) -> Capitals:
    """Learn from the running text which words are names; `capital` tells of each word whether it has a capital letter."""
    inside: set[str] = set()
    named: set[str] = set()
    loud: set[str] = set()
    given, family, words = given_names(), family_names_in_front(), seg.words
    heads: list[int] = []
    for _, _, _, first, last, _, kind in seg.sentences:
        if kind == "heading":
            continue
        for at in compress(range(first + 1, last), capital[first + 1 : last]):
            word, before = words[at], words[at - 1]
            if word.isupper() and len(word) > 1 and (before in loud or _is_loud_name(seg, at, first, last)):
                loud.add(word)
            if before[-1].isalnum() or _is_short(before):
                inside.add(word)
                if before in given or (word in family and at + 1 < last and capital[at + 1]):
                    named.add(word)  # "Hague" of "William Hague", "Gao" of "Gao Feng"
            elif before == "," and at + 1 < last and capital[at + 1]:
                inside.add(word)  # "the minister, Tuilaepa Sailele"
            elif before in _CLOSING and at + 1 < last and words[at + 1] in _SAYING:
                inside.add(word)  # "“…,” Amorim said"
        if last > first + 1 and capital[first] and capital[first + 1]:
            heads.append(first)
    written = frozenset(words)
    # "Wang Huning met ..." makes a name of the "Wang" that opens a later sentence.
    inside.update(map(str.title, loud))  # "Kawamura said" of Minister KAWAMURA Yoko
    inside.update(words[head] for head in heads if seg.lower[head] not in written and not is_common_word(seg.lower[head]))
    return Capitals(frozenset(inside), written, _surnames(words, capital, written), frozenset(named), frozenset(loud))


def _is_loud_name(seg: Segmented, at: int, first: int, last: int) -> bool:
    """Tell whether a word in capitals is part of a name: "Minister KAWAMURA Yoko", "the envoy, Marie DUPONT", "WANG Zhiyuan"."""
    words, word = seg.words, seg.words[at]
    if not word.replace("-", "").isalpha() or seg.lower[at] in phrases():
        return False
    follower = words[at + 1] if at + 1 < last else ""
    named = follower.istitle() and follower.lower() not in phrases() and follower.lower() not in FUNCTION_WORDS
    if words[at - 1] in given_names() or (named and word.title() in family_names_in_front()):
        return True
    start = at
    while start > first + 1 and at - start < _LONGEST_FORENAMES and words[start - 1][0].isupper():
        if _is_title(seg.lower[start - 1]):
            break
        start -= 1
    apposed = words[start - 1] == "," and start - 1 > first
    title = start - 2 if apposed else start - 1
    loud = words[title].isupper() and words[title][-1] != "."  # "PRESIDENT SIGNS ACT"
    return _is_title(seg.lower[title]) and not loud and (named or start < at or words[start - 1][-1] == ".")


def _is_title(lower: str) -> bool:
    """Tell whether a word is an office, a style or the last word of a longer office: "minister", "h.e.", "affairs", "state"."""
    known = phrases().get(lower)
    return lower in _TITLE_ENDS or (known is not None and any(p.cls in "fh" for p in known.alone))


def is_common_word(lower: str) -> bool:
    """Tell whether a word is no name whatever its first letter: "Accompanying Duc are"."""
    return lower in FUNCTION_WORDS or (len(lower) > _LONGEST_NAME_IN_ING and lower.endswith("ing"))


def _is_short(word: str) -> bool:
    """Tell whether a word with a point is an initial or a short title, before which no name begins a sentence: "S.", "Mr."."""
    initials = len(word) == len("S.") or (len(word) <= len("K.P.S.") and word.replace(".", "").isupper() and word.count(".") > 1)
    return word[-1] == "." and word[0].isupper() and (initials or word in _SHORT_TITLES)


def _surnames(words: Sequence[str], capital: bytes, written: frozenset[str]) -> frozenset[str]:
    """Family names that are common words: "Park" of "Park Sung-min", of "Christopher Park" and of "Minister Park"."""
    asked = _AS_SURNAMES & written
    found: set[str] = set()
    for at in [at for at in compress(range(len(words)), capital) if words[at] in asked] if asked else ():
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if before.lower() in _TITLES or before in given_names() or is_two_given_names(after):
            found.add(words[at])
    return frozenset(found)


def is_two_given_names(word: str) -> bool:
    """Tell whether a word can be the given name behind a Korean or Chinese family name: "Sung-min"."""
    first, mark, second = word.partition("-")
    return bool(mark) and first[:1].isupper() and second.isalpha() and second.islower()
