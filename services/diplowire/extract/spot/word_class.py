"""A word whose class its neighbours decide in, its class in the grammar of mentions out: a name, an initial, a small word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.lexicon import family_names_in_front
from diplowire.extract.lexicon.office_holders import surnames_of_heads
from diplowire.extract.spot.capitals import ALSO_SURNAMES, is_common_word, is_two_given_names
from diplowire.extract.spot.lone_word import (
    AGE,
    DAY_OR_GIVEN_NAME,
    MONTHS,
    MONTHS_OR_NAMES,
    NAME_LIKE,
    OPEN,
    REGNAL,
    SMALL_NAMES,
    STYLES,
    WORD_OR_GIVEN_NAME,
    is_in_capitals,
    with_capital,
)
from diplowire.extract.spot.phrases import FUNCTION_WORDS, ORGANISATION_WORDS, given_names, particles, phrases

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.spot.capitals import Capitals


_BEHIND_NAME = frozenset({",", "and", "said", "met", "told", "will", "has"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_ALSO_WORDS = frozenset({"english", "fox", "key", "major", "sang"})
BEFORE_NAME = frozenset(
    "minister president secretary ambassador speaker envoy representative mr. ms. mrs. dr dr. general".split()
)
_RANKS = frozenset({"gen.", "lt.", "maj.", "col.", "mr.", "ms.", "mrs.", "dr."})
_BEFORE_MONTH = frozenset("in on of since until by early late mid last next this from between to".split())
_ON_A_PLATFORM = frozenset({"on", "platform", "network"})
AFTER_OFFICIAL = frozenset(
    "said says say told tells who that with in from of at on to by has had have was is were will would also and but or as for "
    "added adds confirmed announced noted stressed warned called denied declined speaking familiar involved close briefed "
    "met meets held holds spoke speaks left leaves flew flies went goes came comes wrote gave made paid sent took may could "
    "should did does can cannot might must later urges warns calls hopes traveling travelling accompanying attending "
    "based began begins let hit insists argues stresses notes then again further replies recalls believes expects wants "
    "sat spent arrives rang thanks shook reportedly quietly secretly privately repeatedly".split()
)


def _starts_clause(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """May the capital at `index` be due to its place alone?"""
    return index == sentence.first or not (seg.words[index - 1][-1].isalnum() or seg.words[index - 1][-1] in ",.'’)-")


def word_class(seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> str:
    """The class of a token that no phrase covers and that `by_itself` leaves open."""
    text, lower = seg.words[index], seg.lower[index]
    if lower.endswith(AGE):
        return "H" if _stands_for_somebody(seg, index, sentence) else "x"
    if (by_place := _by_place(seg, index, sentence)) is not None:
        return by_place
    own = with_capital(text, lower)
    if own == NAME_LIKE:
        return name_or_word(seg, index, sentence, caps)
    if own != OPEN:
        return own
    if lower in ORGANISATION_WORDS:
        return "N" if is_surname(seg, index, sentence, caps) else "a"
    if index > sentence.first and seg.words[index - 1][0].isupper():
        if lower in particles():
            return "p"  # "Faisal bin Farhan Al Saud"
        if REGNAL.match(text):
            return "N"  # "Felipe VI"
    if is_in_capitals(text):
        named = text in caps.loud or (index + 1 < sentence.last and lower.title() in given_names())
        return "N" if named else "x"
    return _capitalised(seg, index, sentence, caps)


def _stands_for_somebody(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "the 50-year-old" is the one told of: a verb follows."""
    follower = seg.lower[index + 1] if index + 1 < sentence.last else ""
    told = index > sentence.first and seg.lower[index - 1] == "the"
    return told and (follower in AFTER_OFFICIAL or follower.endswith("ed"))


def _by_place(seg: Segmented, index: int, sentence: Sentence) -> str | None:
    """The class of a piece of a name that its neighbours tell."""
    text = seg.words[index]
    if text in STYLES and index + 1 < sentence.last and (seg.words[index + 1].istitle() or seg.words[index + 1] == "the"):
        return "h"  # "HE Minister of Foreign Affairs X"
    if text in SMALL_NAMES and _is_small_name(seg, index, sentence):
        return "N"
    if text in DAY_OR_GIVEN_NAME and _is_called_by_day(seg, index, sentence):
        return "N"
    if text in WORD_OR_GIVEN_NAME:  # "Per Lund said", "Per its statement, Norway"
        follower = seg.words[index + 1] if index + 1 < sentence.last else ""
        return "N" if follower.istitle() and follower.lower() not in phrases() else "x"
    if text == "X":  # "In a post on X, the minister, Kari Moe, wrote"
        return "x" if index > sentence.first and seg.lower[index - 1] in _ON_A_PLATFORM else "I"
    if text == "Del" and index == sentence.first and index + 1 < sentence.last and seg.words[index + 1][0].isupper():
        return "p"  # "Del Rosario said"
    return "I" if len(text) == len("KP") and _is_pair_of_initials(seg, index, sentence) else None


def _is_pair_of_initials(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "KP" stands between a title and a name: "Prime Minister KP Oli"."""
    text = seg.words[index]
    if (
        len(text) != len("KP")
        or not text.isupper()
        or not text.isalpha()
        or index == sentence.first
        or index + 1 >= sentence.last
    ):
        return False
    inside = index - 1 > sentence.first and seg.words[index - 1].istitle() and seg.lower[index - 2] in BEFORE_NAME
    return (inside or seg.lower[index - 1] in BEFORE_NAME) and seg.words[index + 1].istitle()


def _is_small_name(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "He" or "To" is a family name: a capital in mid-sentence and before a given name ("Premier He Lifeng").

    So it is in "He Lifeng, the vice premier," which opens a sentence.
    """
    if not _name_follows(seg, index, sentence):
        return False
    if index == sentence.first:
        return _is_followed_by_one_name(seg, index, sentence)
    return seg.lower[index - 1] in _RANKS or (not _starts_clause(seg, index, sentence) and seg.words[index - 1][-1].isalnum())


def _is_called_by_day(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "Sunday" is a given name: "Minister Sunday Obi", "the minister, Sunday Obi,", "Sunday Obi, the minister,"."""
    if not _name_follows(seg, index, sentence) or seg.lower[index + 1] in phrases():
        return False
    if index > sentence.first and seg.lower[index - 1] in BEFORE_NAME:
        return True
    apposed = index > sentence.first + 1 and seg.words[index - 1] == "," and seg.lower[index - 2] in BEFORE_NAME
    return (apposed or index == sentence.first) and _is_followed_by_one_name(seg, index, sentence)


def _is_followed_by_one_name(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether a comma stands behind the next word, which is no known one."""
    closed = index + 2 < sentence.last and seg.words[index + 2] == ","
    return closed and seg.words[index + 1].istitle() and seg.lower[index + 1] not in phrases()


def _name_follows(seg: Segmented, index: int, sentence: Sentence) -> bool:
    after = index + 1
    return after < sentence.last and seg.words[after][0].isupper() and seg.lower[after] not in FUNCTION_WORDS


def is_surname(seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a word of organisations is a surname here: "Minister Park", "Christopher Hill", "Park Sung-min".

    Once the text has brought in somebody of that name, the word alone is his surname: "Park said", "told Park".
    """
    if seg.lower[index] not in ALSO_SURNAMES:
        return False
    before = index - 1 if index > sentence.first else None
    if index + 1 < sentence.last and (is_two_given_names(seg.words[index + 1]) or _is_in_front(seg, index, before)):
        return True  # "Chairperson Park Sung-min", "Park Jin, the minister,"
    if before is not None and (seg.lower[before] in BEFORE_NAME or seg.words[before] in given_names()):
        return True
    if (before is not None and seg.words[before][0].isupper()) or seg.words[index] not in caps.surnames:
        return False
    return before is None or seg.lower[before] not in _ARTICLES


def _is_in_front(seg: Segmented, index: int, before: int | None) -> bool:
    """Tell whether a family name stands in front of a given one that no list knows: "Park Jin", not "Hyde Park Road"."""
    follower = seg.words[index + 1]
    if seg.words[index] not in family_names_in_front() or not (follower.istitle() and follower.isalpha()):
        return False
    alone = before is None or not (seg.words[before][0].isupper() or seg.lower[before] in _ARTICLES)
    behind = seg.lower[index + 1]
    known = behind in FUNCTION_WORDS or behind in ORGANISATION_WORDS or behind in phrases()
    return alone and not known and index + 2 < len(seg.words) and seg.words[index + 2] in _BEHIND_NAME


def _capitalised(seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> str:
    """Is a word with a capital letter that is a month, a small word or a surname part of a name?"""
    text, lower = seg.words[index], seg.lower[index]
    if text in MONTHS_OR_NAMES and _follows_name(seg, index, sentence):
        return "N"  # "Zhai Jun"
    if lower in FUNCTION_WORDS or (lower[-1] == "s" and lower[:-1] in FUNCTION_WORDS):
        return "N" if is_surname(seg, index, sentence, caps) else "x"
    if lower in MONTHS and _is_month(seg, index, sentence):
        return "x"
    return name_or_word(seg, index, sentence, caps)


def name_or_word(seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> str:
    """Is a word with a capital letter, of which nothing is known, part of a name?"""
    text, lower = seg.words[index], seg.lower[index]
    if not _starts_clause(seg, index, sentence) or text in caps.inside or text in given_names():
        return "N"
    if is_common_word(lower):
        return "x"
    follower = seg.lower[index + 1] if index + 1 < sentence.last else ""
    acts = follower in AFTER_OFFICIAL or follower.endswith("ed")
    if acts and text in surnames_of_heads() and lower not in _ALSO_WORDS:
        return "N"  # "Macron said"
    before_name = index
    while before_name + 1 < sentence.last and seg.words[before_name + 1] in particles():
        before_name += 1  # "Anna-Lena van der Berg said"
    return "N" if _name_follows(seg, before_name, sentence) and lower not in caps.written else "x"


def _follows_name(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether a name-like word stands right before, and no day of a month beside."""
    if index == sentence.first:
        return False
    before = seg.words[index - 1]
    follower = seg.words[index + 1] if index + 1 < sentence.last else ""
    named = before.istitle() and before.isalpha() and seg.lower[index - 1] not in FUNCTION_WORDS
    return named and not follower[:1].isdigit() and seg.lower[index - 1] not in phrases()


def _is_month(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "April" or "May" is a month here and no name: a number or a word of time stands beside it."""
    beside = seg.words[index + 1][0].isdigit() if index + 1 < sentence.last else False
    return beside or (index > sentence.first and (seg.lower[index - 1] in _BEFORE_MONTH or seg.words[index - 1][0].isdigit()))
