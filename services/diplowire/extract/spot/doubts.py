"""A known phrase where it stands in, whether it is something else there out: a title that is a verb, a town that is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.spot.known import ADJECTIVES, SOURCES, straight
from diplowire.extract.spot.phrases import FUNCTION_WORDS, given_names, phrases
from diplowire.extract.spot.word_class import AFTER_OFFICIAL, BEFORE_NAME, is_surname

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.spot.capitals import Capitals
    from diplowire.extract.spot.phrases import Phrase

_WHO = frozenset({"who", "which", "that", "he", "she"})
_AFTER_VERB = frozenset({"to", "for", "back", "into", "next", "home", "there", "on", "toward", "towards"})
_ALSO_VERBS = frozenset({"chair", "co-chair", "cochair", "head"})
_BEFORE_VERB = frozenset({"to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "jointly", "also"})
_RANKED = frozenset({"special", "permanent", "resident", "executive", "national", "regional", "chief"})
_RANKING = frozenset({"official", "chief", "deputy"})
_ROYAL = frozenset({"queen", "king", "prince", "princess", "emperor", "emir", "pope", "sheikh", "sheikha", "sultan"})
_TITLES = _ROYAL | BEFORE_NAME
_BEFORE_PERSON = BEFORE_NAME | {"spokesman", "spokesperson", "spokeswoman"}
_TITLES_AND_SURNAMES = frozenset(
    "Abbot Baron Bishop Count Dean Duke Earl Imam King Lord Major Pope Prince Queen Shah Sheikh".split()
)
_INSIDE_NAMES = frozenset({"Datu", "Haji", "Pehin", "Sheikh"})
_ALSO_GIVEN = frozenset({"amir", "shah"})
_HOUSE_OF = frozenset({"al", "bin", "ibn"})
_SON_OF = frozenset({"bin", "Bin", "ben", "ibn", "Ibn"})
_STYLES = frozenset({"miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms."})
_MEDIA = frozenset({"agency", "daily", "gazette", "newspaper", "radio", "television", "tv"})
_SPEAKING = frozenset("spokesman spokeswoman spokesperson negotiator mediator diplomat envoy delegate inspector".split())
_LONG_OFFICE = 3  # tokens: a state or body, and what is negotiated or inspected
_BODIES = frozenset(
    "assembly commission council embassy government house ministry nations office palace parliament presidency".split()
)
_BEFORE_PLACES = frozenset({"in", "of", "to", "from", "at", "for", "with"})


def is_rank(phrase: Phrase, seg: Segmented, end: int, sentence: Sentence) -> bool:
    """Tell whether an office only ranks the next one: "the official spokesperson", "the Deputy Special Envoy"."""
    if phrase.words[0] not in _RANKING or len(phrase.words) > 1 or end >= sentence.last:
        return False
    if phrase.words[0] == "deputy":  # no deputy of a parliament
        known = phrases().get(straight(seg.lower[end])) if seg.words[end][0].isupper() else None
        told = {fact.cls for fact in known.alone} if known is not None else set()
        if "d" in told or "c" in told:  # "the deputy Norwegian trade envoy", "a deputy US trade representative"
            return _holds_office(seg, end + 1, sentence)
        return seg.lower[end] in _RANKED or "b" in told
    if phrase.words[0] == "official":
        return seg.lower[end] in _SPEAKING
    # "the chief Kenyan negotiator", "Chief UN Weapons Inspector"
    return not _SPEAKING.isdisjoint(seg.lower[end + 1 : min(end + _LONG_OFFICE, sentence.last)])


def _holds_office(seg: Segmented, start: int, sentence: Sentence) -> bool:
    """Tell whether an office stands among the next words: "trade envoy"."""
    for word in seg.lower[start : min(start + _LONG_OFFICE, sentence.last)]:
        known = phrases().get(word)
        if known is None:
            return False
        if any(fact.cls == "f" for fact in known.alone):
            return True
    return False


def is_something_else(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether the words of a phrase, found at `index`, are an adjective, a verb, somebody's name or a part of one."""
    if len(phrase.words) == 1 and (
        _is_surname_alone(seg, index, sentence) or _is_part_of_name(phrase, seg, index, sentence, caps)
    ):
        return True
    doubt = _DOUBTS.get(phrase.cls)
    return doubt is not None and doubt(phrase, seg, index, sentence, caps)


def _is_part_of_name(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a title is a surname ("Julie Bishop"), or an adjective a given name ("Commissioner Christian Turner")."""
    text, last = seg.words[index], sentence.last
    if index == sentence.first and _opens_with_name(phrase, seg, index, last):
        return True
    if index == sentence.first and seg.lower[index] in _ALSO_GIVEN:  # "Amir Noor said", told of as Karim Amir Noor
        return index + 1 < last and seg.words[index + 1] in caps.inside and seg.lower[index + 1] not in phrases()
    if index == sentence.first:  # "Bishop is due", told of as Julie Bishop
        of_title = phrase.cls == "h" or (phrase.cls == "f" and text in _TITLES_AND_SURNAMES)
        return of_title and index + 1 < last and text in caps.named and seg.words[index + 1].islower()
    if not text.istitle():
        return False
    before = seg.words[index - 1]
    if phrase.cls == "f" and text in _TITLES_AND_SURNAMES:
        return _ends_name(seg, index, sentence)  # "Senator Peter King said"
    if phrase.cls == "h":
        called = text in _TITLES_AND_SURNAMES and _ends_name(seg, index, sentence)
        return text[-1] != "." and (before in given_names() or called or _stands_inside_name(seg, index, sentence))
    follower = index + 1 if index + 1 < last else None
    if follower is not None and seg.words[follower] in _SON_OF:
        return True  # "Minister of State Sultan bin Saad Al Muraikhi", no sultan
    if seg.lower[index] in _ALSO_GIVEN:  # "Foreign Minister Amir Khan Muttaqi", "Mullah Amir Noor", "Karim Amir Noor": no emir
        styled = phrases().get(seg.lower[index - 1])
        given = before in given_names() and follower is not None and seg.words[follower].istitle()
        return given or seg.lower[index - 1] in BEFORE_NAME or (styled is not None and any(p.cls == "h" for p in styled.alone))
    if follower is None or phrase.cls not in "md" or text not in given_names() or not seg.words[follower].istitle():
        return False
    owned = before in ("'s", "’s") or (before == "," and seg.words[min(index + 2, last - 1)] == ",")
    titled = before.istitle() or owned
    return titled and seg.lower[follower] not in FUNCTION_WORDS and seg.lower[follower] not in phrases()


def _opens_with_name(phrase: Phrase, seg: Segmented, index: int, last: int) -> bool:
    """Tell whether a sentence opens with a name whose first word is an adjective, too: "Christian Lund, the minister,"."""
    named = phrase.cls in "md" and seg.words[index] in given_names() and index + 2 < last
    return named and seg.words[index + 1].istitle() and seg.words[index + 2] == "," and seg.lower[index + 1] not in phrases()


def _ends_name(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether a word closes a name that an office or a state's mark opens: "Foreign Minister Kari Bishop said"."""
    follower = seg.words[index + 1] if index + 1 < sentence.last else "."
    before, first = (seg.lower[index - 2], seg.words[index - 2]) if index - 2 >= sentence.first else ("", "")
    given = (
        seg.words[index - 1].istitle() and seg.lower[index - 1] not in phrases() and seg.lower[index - 1] not in FUNCTION_WORDS
    )
    called = not given_names().isdisjoint((seg.words[index - 1], first)) or before in BEFORE_NAME or before in ("'s", "’s", ",")
    return given and called and not follower[0].isupper()


def _stands_inside_name(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether a title is one of the words of a name: "Erywan Pehin Yusof"."""
    if seg.words[index] not in _INSIDE_NAMES or index + 1 >= sentence.last:
        return False
    near = (seg.words[index - 1], seg.words[index + 1])
    return all(w.istitle() and w.lower() not in phrases() and w.lower() not in FUNCTION_WORDS for w in near)


def _is_surname_alone(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether it is "Ms Bishop", "Deputy Speaker Shah": without a name behind it no title follows a style or an office."""
    if seg.words[index] not in _TITLES_AND_SURNAMES or index == sentence.first:
        return False
    if index + 1 < sentence.last and seg.words[index + 1][0].isupper():
        return False
    before = seg.lower[index - 1]
    return before in _STYLES or (before in BEFORE_NAME and seg.words[index - 1][0].isupper())


def _is_no_outlet(_: Phrase, seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether the name of a newspaper or channel is a person's here: "Sheikh Sabah", "Petra Novak"."""
    if index > sentence.first and seg.lower[index - 1] in _HOUSE_OF:
        return True
    follower = seg.words[index + 1] if index + 1 < sentence.last else ""
    if index > sentence.first and seg.words[index - 1] in given_names() and follower in given_names():
        return True  # "Syed Mehr Ali Shah"
    if (
        index > sentence.first
        and follower.istitle()
        and seg.lower[index - 1] in _BEFORE_PERSON
        and follower.lower() not in phrases()
    ):
        return True  # "spokeswoman Tasnim Aslam"
    if seg.words[index] in given_names() and follower.istitle() and follower.lower() not in phrases():
        return True
    titled = not _ROYAL.isdisjoint(seg.lower[max(sentence.first, index - 3) : index])
    return titled or is_surname(seg, index, sentence, caps)


def _is_no_office(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence, _: Capitals) -> bool:
    """Tell whether a title is a verb ("he heads to Oslo", "who heads it") or an adjective."""
    end = index + 1
    if phrase.words[-1] in SOURCES and len(phrase.words) == 1:
        return not _is_informant(seg, index, sentence)
    if len(phrase.words) > 1 or end >= sentence.last:
        return False
    if phrase.words[0] in ("head", "heads"):
        leads = index > sentence.first and seg.lower[index - 1] in _WHO
        if leads or seg.lower[end] in _AFTER_VERB:
            return True
    before = seg.lower[index - 1] if index > sentence.first else ""
    if phrase.words[0] in _ALSO_VERBS and before in _BEFORE_VERB and seg.words[index].islower():
        return before != "to" or (
            seg.words[end].islower() and seg.words[end] != "of"
        )  # "Norway and Chile will co-chair the talks", not "wrote to chair Lie"
    return phrase.cls == "f" and phrase.words[0] in ADJECTIVES and _is_adjective(phrase, seg, end, sentence)


def _is_informant(seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether a source is somebody of a state or body: "a Kremlin source", "Norwegian sources", not "a source of light"."""
    before = seg.lower[index - 1] if index > sentence.first else ""
    if before in _BODIES:
        return True
    told = phrases().get(before) if seg.words[index - 1][0].isupper() else None
    return told is not None and any(p.cls in "cdo" and p.sector != "NGO" for p in told.alone)


def _is_adjective(phrase: Phrase, seg: Segmented, end: int, sentence: Sentence) -> bool:
    """Is "official" an adjective here ("an official visit")? It is a person before a verb, a preposition or a mark."""
    text, follower = seg.words[end], seg.lower[end]
    if phrase.words[0] == "official" and text.isupper() and len(follower) > len("TV"):
        return True  # "the official IRNA news agency"
    if phrase.words[0] == "official" and text[0].isupper():
        return not _MEDIA.isdisjoint(seg.lower[end : min(end + 4, sentence.last)])  # "the official Xinhua News Agency"
    return follower.isalpha() and text.islower() and not (follower in AFTER_OFFICIAL or follower.endswith("ed"))


def _is_no_place(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a country's or a place's name is somebody's here, or part of a sum ("US$ 61 million")."""
    end = index + len(phrase.words)
    if end >= sentence.last:
        return False
    if phrase.cls == "c" and (seg.words[end] == "$" or _are_any_states(phrase, seg, index, sentence)):
        return True
    if phrase.cls == "l" and end == index + 1 and _is_told_person(seg, index, sentence, caps):
        return True
    if seg.words[end] in caps.named and seg.words[end - 1] not in given_names():
        return False  # "In Port Vila Peters said": somebody's, told before
    if end > index + 1:
        return phrase.cls == "l" and _goes_on(seg.words[end], seg.lower[end])  # "San Antonio Palopo"
    return _is_given_name(phrase, seg, index, sentence)


def _are_any_states(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Tell whether "States" are any, not "the States": "the ties of both Parties, States and peoples"."""
    return phrase.words == ("states",) and (index == sentence.first or seg.lower[index - 1] != "the")


def _is_told_person(seg: Segmented, index: int, sentence: Sentence, caps: Capitals) -> bool:
    """Tell whether a town's name that acts is a surname here: "Hague said", where William Hague has been told of."""
    follower = seg.lower[index + 1]
    if seg.words[index] not in caps.named or not (follower in AFTER_OFFICIAL or follower in ("'s", "’s")):
        return False
    return index == sentence.first or seg.words[index - 1][-1] in ',"”’'


def _goes_on(follower: str, lower: str) -> bool:
    """Tell whether a name goes on with a word that is no known one: no office, no day, no small word."""
    lower = straight(lower)
    known = lower in FUNCTION_WORDS or lower in phrases()  # days and months are function words
    return follower.istitle() and follower.isalpha() and not known


def _is_given_name(phrase: Phrase, seg: Segmented, index: int, sentence: Sentence) -> bool:
    """Is a place's name a given name here ("Jordan Bardella", "Israel Katz")? Only before a further name and not after "in"."""
    before = seg.lower[index - 1] if index > sentence.first else ""
    if phrase.cls != "c" and before:
        if before in ("del", "al"):
            return phrase.cls == "r" or before == "del"  # "Albert del Rosario", "Sheikh Jaber Al Sabah"
        if before in _TITLES:
            return seg.words[index - 1][0].isupper() or phrase.cls == "l"  # "Queen Helena", "prime minister Pierre"
    follower = seg.words[index + 1]
    if not follower[0].isupper() or seg.lower[index + 1] in FUNCTION_WORDS or (phrase.case == "exact" and phrase.cls == "c"):
        return False  # "US Chargé": no letters are a given name
    known = phrases().get(straight(seg.lower[index + 1]))
    if known is not None and known.alone:
        return False
    given = seg.words[index] in given_names()
    if given and phrase.cls == "l" and before in ("from", "with"):
        return follower.istitle() and known is None  # "a call from Santiago Peña"
    return (phrase.ambiguous or given) and before not in _BEFORE_PLACES


# What a phrase of a class may be besides.
_DOUBTS: dict[str, Callable[[Phrase, Segmented, int, Sentence, Capitals], bool]] = {
    "a": _is_no_outlet,
    "f": _is_no_office,
    "g": _is_no_office,
    "c": _is_no_place,
    "l": _is_no_place,
    "r": _is_no_place,
}
