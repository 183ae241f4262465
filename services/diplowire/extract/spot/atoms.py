"""Tokens of a sentence in, atoms out: known names and offices as one piece, every piece with a class (see `grammar`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon import demonyms
from diplowire.extract.lexicon.office_holders import surnames_of_heads
from diplowire.extract.spot.capitals import ALSO_SURNAMES
from diplowire.extract.spot.phrases import FUNCTION_WORDS, ORGANISATION_WORDS, Candidates, Phrase, given_names, particles, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Segmented, Sentence, Token
    from diplowire.extract.spot.capitals import Capitals

# "al-Assad", "el-Sisi": a name that starts with a small article.
_ARTICLE_NAME = re.compile(r"(?:al|el|ad|as|ash|at|an|ar|az)-[A-Z]")
_REGNAL = re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})$")
_INITIAL = re.compile(r"[A-Z]\.?$|(?:[CKSZ]h|Ts|Dz|Y[aou])\.$|(?:[A-Z]\.){2,3}$")
_WHERE = frozenset({"in", "to", "from", "at", "near", "left"})
_LEAVING = frozenset("left leave leaves leaving bound head headed heads heading depart departs departed".split())
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_LONGEST_NAME_IN_ING = 6  # letters of "Liming"
_ALSO_WORDS = frozenset({"english", "fox", "key", "major", "sang"})
_SMALL_NAMES = frozenset({"He", "To", "Do", "So", "An", "Sun"})  # family names that are small words
_WHO = frozenset({"who", "which", "that", "he", "she"})
_AFTER_VERB = frozenset({"to", "for", "back", "into", "next", "home", "there"})
_RANKED = frozenset({"special", "permanent", "resident", "executive", "national", "regional", "chief"})
_MADE_BY = ("-led", "-mediated", "-brokered", "-backed", "-sponsored", "-hosted", "-based", "-wide", "-style", "-chaired")
_BEFORE_NAME = frozenset(
    "minister president secretary ambassador speaker envoy representative mr. ms. mrs. dr dr. general".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split(),
)
_BEFORE_MONTH = frozenset("in on of since until by early late mid last next this from between to".split())
_ROYAL = frozenset({"queen", "king", "prince", "princess", "emperor", "pope", "sheikh", "sheikha"})
_ADJECTIVES = frozenset({"official", "sovereign", "principal", "executive", "chief", "head", "general", "major", "lead"})
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "diplomat", "envoy", "delegate"})
_AFTER_OFFICIAL = frozenset(
    "said says say told tells who that with in from of at on to by has had have was is were will would also and but or as for "
    "added adds confirmed announced noted stressed warned called denied declined speaking familiar involved close briefed".split()
)
_FIXED = (
    {"for": "w", "to": "w", "on": "w", "of": "F", "from": "e", "and": "&", "&": "&", ",": ",", ".": ".", ";": ";", ")": ")"}
    | dict.fromkeys(("'s", "’s", "'", "’"), "'")
    | dict.fromkeys((".", ";", ":", ")", "!", "?", "—", "–", "--"), ".")
    | dict.fromkeys(("he", "she", "they", "who"), "H")
    | dict.fromkeys(("the", "a", "an", "his", "her", "its", "their", "this"), "t")
    | dict.fromkeys("two three four five six seven eight nine ten both several all".split(), "#")
)


# What two who were told of do: "the two met", "the two also agreed"; in lower case only.
_TWO_DO = (
    "met meet said spoke talked discussed agreed exchanged reviewed stressed reaffirmed pledged signed held also will".split()
)


class Atom(NamedTuple):
    """A piece of a sentence: its class, its characters, its tokens (end exclusive), and the fact behind it."""

    cls: str
    start: int
    end: int
    first: int
    last: int
    phrase: Phrase | None


def _match_phrase(tokens: Sequence[Token], index: int, last: int, candidates: Candidates) -> tuple[Phrase, int] | None:
    """The longest of the candidates that stands at `index`."""
    text = tokens[index].text
    longer = candidates.longer.get(straight(tokens[index + 1].lower), ()) if candidates.longer and index + 1 < last else ()
    for phrase in longer:
        words, end = phrase.words, index + len(phrase.words)
        fits = end <= last and _written_as(phrase, text)
        if fits and all(straight(tokens[index + k].lower) == words[k] for k in range(2, len(words))):
            return phrase, end
    alone = candidates.alone
    left_for = index > 1 and tokens[index - 1].lower == "for" and tokens[index - 2].lower in _LEAVING
    if len(alone) > 1 and alone[0].cls == "o" and index and (left_for or tokens[index - 1].lower in _WHERE):
        alone = tuple(phrase for phrase in alone if phrase.cls == "l") or alone  # "to Brussels", "in Brussels": the city
    return (alone[0], index + 1) if alone else None


def straight(lower: str) -> str:
    """A word with straight apostrophes, as the lexicon has it."""
    return lower.replace("’", "'") if "’" in lower else lower


def _written_as(phrase: Phrase, first: str) -> bool:
    """Does the case of the first word fit: any, a capital, or just as in the lexicon?"""
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return first == phrase.first
    if phrase.case == "lower":
        return first.islower()
    return first[0].isupper() or not first[0].isalpha()


def _starts_clause(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """May the capital at `index` be due to its place alone?"""
    return index == sentence.first or not (tokens[index - 1].text[-1].isalnum() or tokens[index - 1].text[-1] in ",.'’)-")


@cache
def _small_words() -> dict[str, str]:
    """Classes of the words and marks that the grammar knows one by one."""
    return dict.fromkeys(particles(), "p") | dict.fromkeys(_TWO_DO, "V") | _FIXED


def _word_class(tokens: Sequence[Token], index: int, sentence: Sentence, caps: Capitals) -> str:
    """The class of a token that no phrase covers."""
    text, lower = tokens[index].text, tokens[index].lower
    if not text[0].isupper():
        return _small_words().get(text) or ("N" if "-" in text and _ARTICLE_NAME.match(text) else "x")
    if (by_place := _by_place(tokens, index, sentence)) is not None:
        return by_place
    if (known := _FIXED.get(lower)) is not None:
        return known
    if _INITIAL.match(text):
        return "I" if text != "I" else "x"
    if lower in ORGANISATION_WORDS:
        return "N" if _is_surname(tokens, index, sentence, caps) else "a"
    if lower in particles() and index > sentence.first and tokens[index - 1].text[0].isupper():
        return "p"  # "Faisal bin Farhan Al Saud"
    if _REGNAL.match(text) and index > sentence.first and tokens[index - 1].text[0].isupper():
        return "N"  # "Felipe VI"
    if text.isupper() and len(text) > 1 and text.isalpha():
        return "N" if index + 1 < sentence.last and lower.title() in given_names() else "x"
    return _capitalised(tokens, index, sentence, caps)


def _by_place(tokens: Sequence[Token], index: int, sentence: Sentence) -> str | None:
    """The class of a piece of a name that its neighbours tell."""
    text = tokens[index].text
    if text in _SMALL_NAMES and _is_small_name(tokens, index, sentence):
        return "N"
    if text == "Del" and index == sentence.first and index + 1 < sentence.last and tokens[index + 1].text[0].isupper():
        return "p"  # "Del Rosario said"
    return "I" if len(text) == len("KP") and _is_pair_of_initials(tokens, index, sentence) else None


def _is_pair_of_initials(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Tell whether "KP" stands between a title and a name: "Prime Minister KP Oli"."""
    text = tokens[index].text
    if (
        len(text) != len("KP")
        or not text.isupper()
        or not text.isalpha()
        or index == sentence.first
        or index + 1 >= sentence.last
    ):
        return False
    return tokens[index - 1].lower in _BEFORE_NAME and tokens[index + 1].text.istitle()


def _is_small_name(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Tell whether "He" or "To" is a family name: a capital in mid-sentence and before a given name ("Premier He Lifeng")."""
    follower = tokens[index + 1] if index + 1 < sentence.last else None
    named = follower is not None and follower.text[0].isupper() and follower.lower not in FUNCTION_WORDS
    return named and not _starts_clause(tokens, index, sentence) and tokens[index - 1].text[-1].isalnum()


def _is_surname(tokens: Sequence[Token], index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a word of organisations is a surname here: "Minister Park", "Christopher Hill", "Park Sung-min".

    Once the text has brought in somebody of that name, the word alone is his surname: "Park said", "told Park".
    """
    if tokens[index].lower not in ALSO_SURNAMES:
        return False
    before = tokens[index - 1] if index > sentence.first else None
    if before is not None and (before.lower in _BEFORE_NAME or before.text in given_names()):
        return True
    if (before is not None and before.text[0].isupper()) or tokens[index].text not in caps.surnames:
        return False
    return before is None or before.lower not in _ARTICLES


def _capitalised(tokens: Sequence[Token], index: int, sentence: Sentence, caps: Capitals) -> str:
    """Is a word with a capital letter part of a name?"""
    text, lower = tokens[index].text, tokens[index].lower
    if lower in FUNCTION_WORDS or (lower[-1] == "s" and lower[:-1] in FUNCTION_WORDS):
        return "x"
    if lower in _MONTHS and _is_month(tokens, index, sentence):
        return "x"
    if "-" in text and (_is_state(lower.partition("-")[0]) or text.endswith(_MADE_BY)):
        return "m"  # "Turkish-Libyan", "Russia-Ukraine", "EU-mediated"
    if not _starts_clause(tokens, index, sentence):
        return "N"
    if text in caps.inside or text in given_names():
        return "N"
    if len(lower) > _LONGEST_NAME_IN_ING and lower.endswith("ing"):
        return "x"  # "Accompanying Duc are"
    follower = tokens[index + 1] if index + 1 < sentence.last else None
    if follower is not None and follower.lower in _AFTER_OFFICIAL and text in surnames_of_heads() and lower not in _ALSO_WORDS:
        return "N"  # "Macron said"
    named = follower is not None and follower.text[0].isupper() and follower.lower not in FUNCTION_WORDS
    return "N" if named and lower not in caps.written else "x"


def _is_state(word: str) -> bool:
    alone = found.alone if (found := phrases().get(word)) else ()
    return word in demonyms() or any(p.cls == "c" and not p.ambiguous for p in alone)


def _is_month(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Tell whether "April" or "May" is a month here and no name: a number or a word of time stands beside it."""
    beside = tokens[index + 1].text[0].isdigit() if index + 1 < sentence.last else False
    before = tokens[index - 1] if index > sentence.first else None
    return beside or (before is not None and (before.lower in _BEFORE_MONTH or before.text[0].isdigit()))


_OPEN = "?"


class Known(NamedTuple):
    """What a word is wherever it stands: its class, and the fact behind it.

    Where its neighbours decide, the class is `_OPEN`, and there may be `candidates` for the phrase that starts with it.
    """

    cls: str
    phrase: Phrase | None = None
    candidates: Candidates | None = None


class Words(NamedTuple):
    """What all words of a text are by themselves: one class a character, and in full."""

    classes: str
    known: list[Known]


class Row(NamedTuple):
    """A sentence in atoms: one class a character, for each atom its first token, and the facts that neighbours decided."""

    classes: str
    firsts: list[int]
    facts: dict[int, Phrase]
    words: Words

    def atoms(self, seg: Segmented, start: int, end: int) -> list[Atom]:
        """The atoms from `start` to `end` in full; most are never asked for."""
        found = []
        for i in range(start, end):
            first, last = self.firsts[i], self.firsts[i + 1]
            fact = self.facts.get(i) if self.words.classes[first] == _OPEN else self.words.known[first].phrase
            found.append(Atom(self.classes[i], seg.tokens[first].start, seg.tokens[last - 1].end, first, last, fact))
        return found


def classify(seg: Segmented) -> Words:
    """Classify all words of a text that are the same in every place."""
    known = [_anywhere(word) for word in seg.words]
    return Words("".join([word[0] for word in known]), known)


@lru_cache(maxsize=1 << 16)
def _anywhere(text: str) -> Known:
    """Classify a word by itself; three in four words of a text need no more."""
    lower = straight(text.lower())
    candidates = phrases().get(lower)
    if text[0].isupper() or "-" in text or lower in _ADJECTIVES or (candidates and candidates.longer):
        fits = candidates and candidates._replace(alone=tuple(p for p in candidates.alone if _written_as(p, text)))
        return Known(_OPEN, None, fits if fits and (fits.alone or fits.longer) else None)
    alone = next((p for p in candidates.alone if _written_as(p, text)), None) if candidates else None
    if alone:
        return Known(alone.cls, alone)
    return Known(_small_words().get(text, "x"))


def atoms(seg: Segmented, sentence: Sentence, caps: Capitals, words: Words) -> Row:
    """Cut one sentence into atoms; every token is in exactly one."""
    tokens = seg.tokens
    classes: list[str] = []  # of one atom or of several
    firsts: list[int] = []
    facts: dict[int, Phrase] = {}
    index, last = sentence.first, sentence.last
    while index < last:
        stop = words.classes.find(_OPEN, index, last)
        if stop != index:
            stop = last if stop < 0 else stop
            classes.append(words.classes[index:stop])
            firsts += range(index, stop)
            index = stop
            continue
        firsts.append(index)
        candidates = words.known[index].candidates
        hit = _phrase_at(tokens, index, sentence, candidates, caps) if candidates else None
        if hit is None:
            classes.append(_word_class(tokens, index, sentence, caps))
            index += 1
            continue
        phrase, index = hit
        if phrase.cls in "co" and index + 2 < last and tokens[index].text == "(":
            index = _past_abbreviation(tokens, index)
        facts[len(firsts) - 1] = phrase
        classes.append(phrase.cls)
    firsts.append(last)
    return Row("".join(classes), firsts, facts, words)


def _past_abbreviation(tokens: Sequence[Token], index: int) -> int:
    """Go past "(ROK)" of "Republic of Korea (ROK)": it belongs to the name."""
    short = tokens[index + 1].text
    return index + 3 if short.isupper() and short.isalpha() and tokens[index + 2].text == ")" else index


def _phrase_at(
    tokens: Sequence[Token], index: int, sentence: Sentence, candidates: Candidates, caps: Capitals
) -> tuple[Phrase, int] | None:
    """The known phrase that starts here, unless it is an adjective or a given name at this place."""
    hit = _match_phrase(tokens, index, sentence.last, candidates)
    titled = index > sentence.first and tokens[index - 1].lower in _ROYAL  # "Sheikh Sabah", not the newspaper
    if hit is not None and hit[0].cls == "a" and (titled or _is_surname(tokens, index, sentence, caps)):
        return None
    if hit is not None and hit[0].words in (("head",), ("heads",)) and hit[1] < sentence.last:
        leads = index > sentence.first and tokens[index - 1].lower in _WHO
        if leads or tokens[hit[1]].lower in _AFTER_VERB:
            return None  # "he heads to Oslo", "who heads the board"
    if hit is not None and hit[0].words == ("chief",) and hit[1] + 1 < sentence.last and tokens[hit[1] + 1].lower in _SPEAKING:
        return next(((p, index + 1) for p in candidates.alone if p.cls == "m"), None)  # "the chief Kenyan negotiator"
    if hit is not None and hit[0].words == ("deputy",) and hit[1] < sentence.last and tokens[hit[1]].lower in _RANKED:
        rank = next((phrase for phrase in candidates.alone if phrase.cls == "m"), None)
        return (rank, hit[1]) if rank else None  # "the Deputy Special Envoy": no deputy of a parliament
    if hit is None or _is_adjective(hit[0], tokens, hit[1], sentence) or _is_given_name(hit[0], tokens, index, hit[1], sentence):
        return None
    return hit


def _is_adjective(phrase: Phrase, tokens: Sequence[Token], end: int, sentence: Sentence) -> bool:
    """Is "official" an adjective here ("an official visit")? It is a person before a verb, a preposition or a mark."""
    if phrase.cls != "f" or phrase.words[0] not in _ADJECTIVES or len(phrase.words) > 1 or end >= sentence.last:
        return False
    follower = tokens[end].lower
    return follower.isalpha() and tokens[end].text.islower() and follower not in _AFTER_OFFICIAL


def _is_given_name(phrase: Phrase, tokens: Sequence[Token], index: int, end: int, sentence: Sentence) -> bool:
    """Is a place's name a given name here ("Jordan Bardella", "Israel Katz")? Only before a further name and not after "in"."""
    if phrase.cls not in "lcr" or len(phrase.words) > 1 or end >= sentence.last:
        return False
    if phrase.cls == "l" and index > sentence.first and tokens[index - 1].lower == "del":
        return True  # "Albert del Rosario"
    follower = tokens[end]
    before = tokens[index - 1].lower if index > sentence.first else ""
    if phrase.cls in "lr" and len(phrase.words) == 1 and index > sentence.first and before in _ROYAL | _BEFORE_NAME:
        return tokens[index - 1].text[0].isupper()  # "Queen Helena", "Defense Secretary Austin"
    if not follower.text[0].isupper() or follower.lower in FUNCTION_WORDS or straight(follower.lower) in phrases():
        return False
    return phrase.ambiguous and before not in {"in", "of", "to", "from", "at", "for", "with"}
