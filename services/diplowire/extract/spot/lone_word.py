"""A word that no phrase covers in, its class in the grammar of mentions out, or that its neighbours decide (see `word_class`)."""

from __future__ import annotations

import re
from functools import cache

from diplowire.extract.lexicon import demonyms, rows
from diplowire.extract.segment_tokens import ARTICLE_NAME
from diplowire.extract.spot.capitals import ALSO_SURNAMES
from diplowire.extract.spot.phrases import FUNCTION_WORDS, ORGANISATION_WORDS, given_names, particles, phrases

REGNAL = re.compile(r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})$")
_LETTERS = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)+|[A-Z]+-[A-Z]{2,}")
_INITIAL = re.compile(r"[A-Z]\.?$|(?:[CKSZ]h|Ts|Dz|Y[aou])\.$|(?:[A-Z]\.){2,3}$")
SMALL_NAMES = frozenset({"He", "To", "Do", "So", "An", "Than", "You"})  # family names that are small words
STYLES = frozenset({"HE", "HH", "HM", "HRH"})
WORD_OR_GIVEN_NAME = frozenset({"Per"})
DAY_OR_GIVEN_NAME = frozenset({"August", "Friday", "January", "Sunday"})
_BY_PLACE = SMALL_NAMES | STYLES | WORD_OR_GIVEN_NAME | DAY_OR_GIVEN_NAME | {"Del", "X"}
# Beside the classes of the grammar: a word of which its neighbours decide, and one that they make a name or a mere word.
OPEN, NAME_LIKE = "?", "*"
AGE = "-year-old"
_COMPOUNDS = (AGE, "-nation", "-member", "-country")
_MADE_BY = tuple(
    "-led -mediated -brokered -backed -sponsored -hosted -based -wide -style -chaired -majority -speaking -controlled -held "
    "-born -dominated -era".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december".split(),
)
MONTHS_OR_NAMES = frozenset({"Jan", "Jun", "Mar"})
_FIXED = (
    {"for": "w", "to": "w", "on": "w", "of": "F", "from": "e", "and": "&", "&": "&", ",": ",", ".": ".", ";": ";", ")": ")"}
    | dict.fromkeys(("'s", "’s", "'", "’"), "'")
    | dict.fromkeys((".", ";", ":", ")", "!", "?", "—", "–", "--"), ".")
    | dict.fromkeys(("he", "she", "they", "who", "latter"), "H")
    | dict.fromkeys(("host", "guest", "guests", "visitor", "dignitary"), "K")
    | dict.fromkeys(("country", "nation", "kingdom", "island", "emirate", "sultanate"), "y")
    | dict.fromkeys(("the", "a", "an", "his", "her", "its", "their", "this"), "t")
    | dict.fromkeys("two three four five six seven eight nine ten both several all".split(), "#")
)
# What two who were told of do: "the two met", "the two also agreed"; in lower case only.
_TWO_DO = (
    "affirmed agree agreed also announced are arrived attended began called concurred condemned confirmed decided did "
    "discuss discussed embraced emphasised emphasized exchanged expressed flew greeted had has have held hold hugged is issued "
    "jointly later left meet met noted opened plan pledged previously reaffirmed reiterated reviewed said sat say "
    "shook signed spoke stood stressed talked then toured traveled travelled underlined underscored urged visited vowed "
    "was welcomed were will"
).split()


@cache
def small_words() -> dict[str, str]:
    """Classes of the words and marks that the grammar knows one by one."""
    return dict.fromkeys(particles(), "p") | dict.fromkeys(_TWO_DO, "V") | _FIXED


def by_itself(text: str) -> str:
    """The class of a word that no phrase covers, the same wherever it stands; `OPEN` or `NAME_LIKE` where neighbours decide."""
    lower = text.lower()
    if lower.endswith(_COMPOUNDS):  # "the 16-nation Southern African Development Community"
        return OPEN if lower.endswith(AGE) else "m"
    if not text[0].isupper():
        return small_words().get(text) or ("N" if "-" in text and ARTICLE_NAME.match(text) else "x")
    may_be_initials = len(text) == len("KP") and text.isupper()
    return OPEN if text in _BY_PLACE or may_be_initials else with_capital(text, lower)


def with_capital(text: str, lower: str) -> str:
    """The class of a word with a capital letter, as `by_itself`, but for those that `word_class` judges by their place."""
    if (known := _FIXED.get(lower)) is not None:
        return known
    if text.startswith(("D-", "R-")):
        return "x"  # "Rep. Ann Lowe, D-Ohio, said"
    if _INITIAL.match(text):
        return "I" if text != "I" else "x"
    if lower in ORGANISATION_WORDS:
        return OPEN if lower in ALSO_SURNAMES else "a"
    if lower in particles() or REGNAL.match(text):
        return OPEN
    if is_in_capitals(text):
        return OPEN
    if lower in MONTHS or text in MONTHS_OR_NAMES or lower in ALSO_SURNAMES:
        return OPEN
    if lower in FUNCTION_WORDS or (lower[-1] == "s" and lower[:-1] in FUNCTION_WORDS):
        return "x"
    if "-" in text and (_is_of_states(text, lower) or text.endswith(_MADE_BY)):
        return "m"  # "Turkish-Libyan", "Russia-Ukraine", "EU-mediated"
    known_name = text in given_names() or ("-" in text and ARTICLE_NAME.match(text[0].lower() + text[1:]))
    return "N" if known_name else NAME_LIKE


def is_in_capitals(text: str) -> bool:
    """Tell whether a word is all capitals: "UNHCR", "CPN-UML"."""
    return text.isupper() and len(text) > 1 and (text.isalpha() or _LETTERS.fullmatch(text) is not None)


def _is_state(word: str) -> bool:
    alone = found.alone if (found := phrases().get(word)) else ()
    return word in demonyms() or any(p.cls == "c" and not p.ambiguous for p in alone)


@cache
def _combining_forms() -> frozenset[str]:
    """The first halves of such compounds; before a state or people those are, too, that are something else elsewhere."""
    return frozenset(form.lower() for form, _ in rows("combining_forms")) | {"afro", "euro", "indo"}


def _is_of_states(text: str, lower: str) -> bool:
    """Tell whether a compound stands between states: "Russia-Ukraine", "Arab-Israeli", "UN-Iraq", "Sino-US", "Lebanon-Israel"."""
    one, _, other = lower.partition("-")
    if _is_state(one) or one in _combining_forms():
        return True
    if _may_be_state(one) and _may_be_state(other):
        return text[len(one) + 1].isupper()
    of_people = other in demonyms() and one not in particles()
    return of_people or (_is_state(other) and (text.partition("-")[0].isupper() or _may_be_state(one)))


def _may_be_state(word: str) -> bool:
    """Tell whether a word is the name of a state, if also something else: "china"."""
    found = phrases().get(word)
    return found is not None and any(p.cls == "c" for p in found.alone)
