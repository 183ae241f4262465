"""A word in, the letter of its class out: the closed classes of English that tell where phrases and clauses begin and end.

Letters: Q quotation, N capitalised, n other word, # number, D determiner or possessive, H subject pronoun, O object pronoun,
R who, which, what, T that, P preposition, f of, t to, b by, A auxiliary, Y adverb, C and, or, B but, S subordinator, M day or
month, ' possessive, and the marks , : ; . - ( ).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.segment_tokens import ARTICLE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

QUOTE = "“”"  # what stands for a whole quotation, as one word

_CLASSES = {
    "Q": QUOTE,
    "D": (
        "the a an this these those some any every each no another all many several few most half his her its their our my "
        "your such both either neither more other enough one none"
    ),
    "H": "he she they we i it you there everyone everybody nobody someone somebody anyone anybody",
    "O": "him me us them himself herself itself themselves ourselves yourself myself",
    "R": "who whom which whose what whoever whatever where why how",
    "T": "that",
    "P": (
        "in on at for from with about into over under through during against among between without within across behind "
        "beyond upon toward towards near outside inside via per amid around regarding concerning despite except alongside "
        "following above below throughout off up out down onto aboard along beside besides past given"
    ),
    "f": "of",
    "t": "to",
    "b": "by",
    "A": (
        "have has had 've ’ve having do does did will would can could may might must shall should 'll ’ll 'd ’d cannot is "
        "are was were am be been being 'm ’m 're ’re don't doesn't didn't won't wouldn't can't couldn't hasn't haven't "
        "hadn't isn't aren't wasn't weren't shouldn't mustn't don’t doesn’t didn’t won’t wouldn’t can’t couldn’t hasn’t "
        "haven’t hadn’t isn’t aren’t wasn’t weren’t shouldn’t ain't"
    ),
    "Y": (
        "also then again never not even ever just now still once later soon often always already instead too almost only "
        "further perhaps maybe rather quite very so however meanwhile therefore thus nevertheless nonetheless moreover "
        "furthermore indeed first twice earlier recently previously since yet ago here sometimes simply afterward "
        "afterwards thereafter aloud long anyway"
    ),
    "C": "and or nor & plus",
    "B": "but",
    "S": "because if when while although though unless whether after before until till as than whereas whenever lest",
    "M": (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february march "
        "april june july august september october november december jan. feb. aug. sept. oct. nov. dec. mon. tue. wed. "
        "thu. fri. sat. sun."
    ),
    "'": "'s ’s ' ’",
    ",": ",",
    ":": ":",
    ";": ";",
    ".": ". ? ! … ... ..",
    "-": "- -- — – --- ―",
    "(": "( [ {",
    ")": ") ] }",
}
LETTERS = {word: letter for letter, words in _CLASSES.items() for word in words.split()}

# Words whose -ly is no adverb's, and -ly words in general are adverbs.
_NOT_ADVERBS = frozenset(
    "family reply italy supply ally assembly july early daily weekly monthly rally bully tally anomaly likely only friendly "
    "costly deadly timely orderly elderly quarterly yearly hourly unlikely lively lonely ugly holy".split()
)

NEGATIONS = frozenset(
    "not never no don't doesn't didn't won't wouldn't can't cannot couldn't hasn't haven't hadn't isn't aren't "
    "wasn't weren't don’t doesn’t didn’t won’t wouldn’t can’t couldn’t hasn’t haven’t hadn’t isn’t aren’t wasn’t "
    "weren’t nor neither".split(),
)
# Past forms without -ed of verbs that are no cues.
PASTS = frozenset(
    "went came took gave made got left began saw told said wrote spoke met held sent ran won lost put set led kept "
    "flew drove brought bought built found felt stood sat paid fell rose chose broke drew threw hit cut let became".split(),
)
_CURRENCIES = frozenset("$£¥€")
BE = frozenset("is are was were be been being am 'm ’m 're ’re isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split())
HAVE = frozenset("have has had 've ’ve having hasn't haven't hadn't hasn’t haven’t hadn’t".split())
# Auxiliaries in which somebody who tells of the past does not go on.
PRESENT = frozenset(
    "is are am has have does do will can must 'll ’ll 're ’re isn't aren't hasn't haven't doesn't don't won't can't cannot "
    "mustn't isn’t aren’t hasn’t haven’t doesn’t don’t won’t can’t mustn’t".split()
)
SHORT_IS_OR_HAS = frozenset("'s ’s 'd ’d".split())


class _Letters(dict[str, str]):
    """Words as they stand in a text with the letters of their classes, worked out when one is first asked for.

    A look-up here is what a line costs for each of its words. Full, it starts anew: words of all articles must not gather.
    """

    def __missing__(self, word: str) -> str:
        if len(word) > _LONG_WORD:
            return letter(word)
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = letter(word)
        return found


_MOST_WORDS = 1 << 16
_LONG_WORD = 40  # what is longer is no word that will come again
_letters = _Letters()


def classes(words: Iterable[str]) -> str:
    """Classes of the words of a line, one letter each."""
    return "".join(map(_letters.__getitem__, words))


def letter(word: str, *, opens: bool = False) -> str:
    """Class of one token; `opens` if it is the first of its sentence, which matters for words in -ly."""
    lower = word.lower()
    known = LETTERS.get(lower)
    if known is not None and not (known.isalpha() and word != lower and len(word) > 1 and word.isupper()):
        return known
    if lower.startswith("mid-") and LETTERS.get(lower[len("mid-") :]) == "M":
        return "M"
    first = word[0]
    if first.isdigit():
        return "#"
    if lower.endswith("ly") and lower not in _NOT_ADVERBS and (opens or not first.isupper()):
        return "Y"
    if first.isupper() or first in "@#" or ("-" in word and ARTICLE_NAME.match(word)):
        return "N"
    if first in _CURRENCIES:
        return "#"
    return "n" if first.isalpha() or first == "%" else "."


def may_be_past(word: str) -> bool:
    """Tell whether a word in small letters has the look of a past form."""
    return word in PASTS or word.endswith("ed")
