"""Tokens of a sentence in, atoms out: known names and offices as one piece, every piece with a class (see `grammar`)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.spot.phrases import FUNCTION_WORDS, Candidates, Phrase, given_names, phrases
from diplowire.extract.spot.word_class import AFTER_OFFICIAL, BEFORE_NAME, is_surname, small_words, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Segmented, Sentence, Token
    from diplowire.extract.spot.capitals import Capitals

_WHERE = frozenset({"in", "to", "from", "at", "near", "left"})
_LEAVING = frozenset("left leave leaves leaving bound head headed heads heading depart departs departed".split())
_WHO = frozenset({"who", "which", "that", "he", "she"})
_AFTER_VERB = frozenset({"to", "for", "back", "into", "next", "home", "there", "on", "toward", "towards"})
_RANKED = frozenset({"special", "permanent", "resident", "executive", "national", "regional", "chief"})
_RANKING = frozenset({"official", "chief", "deputy"})
_ROYAL = frozenset({"queen", "king", "prince", "princess", "emperor", "emir", "pope", "sheikh", "sheikha", "sultan"})
_ALSO_GIVEN = frozenset({"amir", "shah"})
_HOUSE_OF = frozenset({"al", "bin", "ibn"})
_SON_OF = frozenset({"bin", "ben", "ibn"})
_ADJECTIVES = frozenset({"official", "sovereign", "principal", "executive", "chief", "head", "general", "major", "lead"})
_MEDIA = frozenset({"agency", "daily", "gazette", "newspaper", "radio", "television", "tv"})
_DESKS = frozenset({"East", "West", "North", "South", "Economic", "Political"})  # "Secretary (West) Ruchi Ghanashyam"
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "diplomat", "envoy", "delegate"})


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
    if len(alone) > 1 and alone[0].cls == "o" and index and (_is_left_for(tokens, index) or tokens[index - 1].lower in _WHERE):
        alone = tuple(phrase for phrase in alone if phrase.cls == "l") or alone  # "to Brussels", "in Brussels": the city
    return (alone[0], index + 1) if alone else None


def _is_left_for(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "left for" or "left Oslo for" stands before."""
    return tokens[index - 1].lower == "for" and any(t.lower in _LEAVING for t in tokens[max(0, index - 3) : index])


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
    return Known(small_words().get(text, "x"))


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
            classes.append(word_class(tokens, index, sentence, caps))
            index += 1
            continue
        phrase, index = hit
        if phrase.cls in "cofib" and index + 2 < last and tokens[index].text == "(":
            index = _past_abbreviation(tokens, index)
        facts[len(firsts) - 1] = phrase
        classes.append(phrase.cls)
    firsts.append(last)
    return Row("".join(classes), firsts, facts, words)


def _past_abbreviation(tokens: Sequence[Token], index: int) -> int:
    """Go past "(ROK)" of "Republic of Korea (ROK)", "(PM)" of "Prime Minister (PM)": it belongs to the name."""
    short = tokens[index + 1].text
    closed = tokens[index + 2].text == ")"
    return index + 3 if closed and ((short.isupper() and short.isalpha()) or short in _DESKS) else index


def _phrase_at(
    tokens: Sequence[Token], index: int, sentence: Sentence, candidates: Candidates, caps: Capitals
) -> tuple[Phrase, int] | None:
    """The known phrase that starts here, unless it is an adjective or a given name at this place."""
    hit = _match_phrase(tokens, index, sentence.last, candidates)
    if hit is None:
        return None
    phrase, end = hit
    if _is_rank(phrase, tokens, end, sentence):
        return next(((rank, end) for rank in candidates.alone if rank.cls == "m"), None)
    if _is_ordinary(phrase, tokens, index, end, sentence) or _is_adjective(phrase, tokens, end, sentence):
        return None
    if phrase.cls == "a" and _is_somebody(tokens, index, sentence, caps):
        return None
    if len(phrase.words) == 1 and _is_part_of_name(phrase, tokens, index, sentence, caps):
        return None
    if _is_told_person(phrase, tokens, end, sentence, caps):
        return None
    apart = end < sentence.last and tokens[end - 1].text not in given_names()
    told = apart and tokens[end].text in caps.named  # "In Port Vila Peters said": somebody's, told before
    return None if not told and _is_given_name(phrase, tokens, index, end, sentence) else hit


def _is_rank(phrase: Phrase, tokens: Sequence[Token], end: int, sentence: Sentence) -> bool:
    """Tell whether an office only ranks the next one: "the official spokesperson", "the Deputy Special Envoy"."""
    if len(phrase.words) > 1 or phrase.words[0] not in _RANKING or end >= sentence.last:
        return False
    if phrase.words[0] == "deputy":  # no deputy of a parliament
        known = phrases().get(tokens[end].lower) if tokens[end].text[0].isupper() else None
        return tokens[end].lower in _RANKED or (known is not None and any(field.cls == "b" for field in known.alone))
    follower = end if phrase.words[0] == "official" else end + 1  # "the chief Kenyan negotiator"
    return follower < sentence.last and tokens[follower].lower in _SPEAKING


def _is_ordinary(phrase: Phrase, tokens: Sequence[Token], index: int, end: int, sentence: Sentence) -> bool:
    """Tell whether a title is a verb ("he heads to Oslo", "who heads it"), or a country part of a sum ("US$ 61 million")."""
    if end >= sentence.last:
        return False
    if phrase.words in (("head",), ("heads",)):
        leads = index > sentence.first and tokens[index - 1].lower in _WHO
        return leads or tokens[end].lower in _AFTER_VERB
    return phrase.cls == "c" and tokens[end].text == "$"


def _is_somebody(tokens: Sequence[Token], index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether the name of a newspaper or channel is a person's here: "Sheikh Sabah", "Sheikh Ali Al Sabah"."""
    if index > sentence.first and tokens[index - 1].lower in _HOUSE_OF:
        return True
    titled = any(t.lower in _ROYAL for t in tokens[max(sentence.first, index - 3) : index])
    return titled or is_surname(tokens, index, sentence, caps)


def _is_part_of_name(phrase: Phrase, tokens: Sequence[Token], index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a title is a surname ("Julie Bishop"), or an adjective a given name ("Commissioner Christian Turner")."""
    before = tokens[index - 1] if index > sentence.first else None
    if before is None and phrase.cls == "h" and index + 1 < sentence.last:
        return tokens[index].text in caps.named and tokens[index + 1].text.islower()  # "Bishop is due", told of as Julie Bishop
    if before is None or not tokens[index].text.istitle():
        return False
    follower = tokens[index + 1].text if index + 1 < sentence.last else ""
    if phrase.cls == "h":
        return tokens[index].text[-1] != "." and before.text in given_names()
    if follower.lower() in _SON_OF:
        return True  # "Minister of State Sultan bin Saad Al Muraikhi", no sultan
    if tokens[index].lower in _ALSO_GIVEN:  # "Foreign Minister Amir Khan Muttaqi", no emir
        return before.lower in BEFORE_NAME
    titled = before.text.istitle() or (before.text == "," and tokens[min(index + 2, sentence.last - 1)].text == ",")
    named = phrase.cls in "md" and tokens[index].text in given_names() and follower.istitle() and titled
    return named and follower.lower() not in FUNCTION_WORDS and follower.lower() not in phrases()


def _is_told_person(phrase: Phrase, tokens: Sequence[Token], end: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a town's name that acts is a surname here: "Hague said", where William Hague has been told of."""
    opens = end - 1 == sentence.first or tokens[end - 2].text[-1] in ',"”’'
    acts = opens and end < sentence.last and tokens[end].lower in AFTER_OFFICIAL
    return acts and phrase.cls == "l" and len(phrase.words) == 1 and tokens[end - 1].text in caps.named


def _is_adjective(phrase: Phrase, tokens: Sequence[Token], end: int, sentence: Sentence) -> bool:
    """Is "official" an adjective here ("an official visit")? It is a person before a verb, a preposition or a mark."""
    if phrase.cls != "f" or phrase.words[0] not in _ADJECTIVES or len(phrase.words) > 1 or end >= sentence.last:
        return False
    follower = tokens[end].lower
    if phrase.words[0] == "official" and tokens[end].text.isupper() and len(follower) > len("TV"):
        return True  # "the official IRNA news agency"
    if phrase.words[0] == "official" and tokens[end].text[0].isupper():
        return any(t.lower in _MEDIA for t in tokens[end : min(end + 4, sentence.last)])  # "the official Xinhua News Agency"
    return follower.isalpha() and tokens[end].text.islower() and not (follower in AFTER_OFFICIAL or follower.endswith("ed"))


def _goes_on(follower: Token) -> bool:
    """Tell whether a name goes on with a word that is no known one: no office, no day, no small word."""
    lower = straight(follower.lower)
    known = lower in FUNCTION_WORDS or lower in phrases()  # days and months are function words
    return follower.text.istitle() and follower.text.isalpha() and not known


def _is_given_name(phrase: Phrase, tokens: Sequence[Token], index: int, end: int, sentence: Sentence) -> bool:
    """Is a place's name a given name here ("Jordan Bardella", "Israel Katz")? Only before a further name and not after "in"."""
    if phrase.cls == "l" and len(phrase.words) > 1 and end < sentence.last and _goes_on(tokens[end]):
        return True  # "San Antonio Palopo"
    if phrase.cls not in "lcr" or len(phrase.words) > 1 or end >= sentence.last:
        return False
    if phrase.cls in "lr" and index > sentence.first and tokens[index - 1].lower in ("del", "al"):
        return phrase.cls == "r" or tokens[index - 1].lower == "del"  # "Albert del Rosario", "Sheikh Jaber Al Sabah"
    follower = tokens[end]
    before = tokens[index - 1].lower if index > sentence.first else ""
    if phrase.cls in "lr" and len(phrase.words) == 1 and index > sentence.first and before in _ROYAL | BEFORE_NAME:
        return tokens[index - 1].text[0].isupper() or phrase.cls == "l"  # "Queen Helena", "prime minister Pierre"
    known = phrases().get(straight(follower.lower))
    if not follower.text[0].isupper() or follower.lower in FUNCTION_WORDS or (known is not None and known.alone):
        return False
    given = tokens[index].text in given_names()
    if given and phrase.cls == "l" and before in ("from", "with"):
        return follower.text.istitle() and known is None  # "a call from Santiago Peña"
    return (phrase.ambiguous or given) and before not in {"in", "of", "to", "from", "at", "for", "with"}
