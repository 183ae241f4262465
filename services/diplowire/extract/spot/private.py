"""An office where it stands in, whether it is one of a private body, which does not act in diplomacy, out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.spot.phrases import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Sentence

_HEADS = frozenset(
    {
        "president",
        "chair",
        "chief_executive",
        "vice_president",
        "head",
        "secretary_general",
        "general_secretary",
        "director_general",
        "spokesperson",
    }
)
_MEMBERS_HEADS = _HEADS - {"spokesperson"}  # rebels have spokesmen
_ANY_HEAD = frozenset("head director chief".split())
_OF_CLUBS = frozenset("president vice_president chair".split())
# "The federation president", "the company's spokesman"; "a spokeswoman for the national airline".
_OWNERS = ("u", "u'")
_OF_BODIES = _HEADS | {"official"}
# Or "the head of the Dutch cattle farmers' guild".
_FOR_A_BODY = re.compile("(?:[wF]t?[mdbNx']{0,4}|[wF]t[lr][abmx]{1,3}|x{1,2}')?u")
# "Chief executive of a Harare seed company": what was read as its place only tells where the body is.
_OF_A_PLACE = re.compile("[Fw]t[dlr](?=[abmx]{1,3}u)")
# A body that is known by its letters alone: "BGMEA President X", "the NTUC chairman".
_LETTERS = re.compile(r"(?<![\w.])(?!MFA|MEA|MOFA|DFA|PMO)[A-Z][A-Z-]+[A-Z] $")
# There letters are a group's that fights: "FNL spokesman X".
_ARMED = re.compile(r"\b(?:guerrilla|insurgent|militant|militia|rebel|separatist)s?\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \(([A-Z]{2,6})\) [a-z]")
_BARE = frozenset({"chief", "deputy_chief"})
_OF_MEMBERS = re.compile(r"[a-z]{3}s['’] $")  # "the restaurateurs' president"
_OF_SOMETHING = re.compile(r" of [a-z]")  # "Kyoto's head of conservation"
# "Representatives of private aid agencies", "heads of Peru's largest banks": those whom they stand for are no state's.
_SPEAK_FOR_OTHERS = frozenset({"representative", "leader", "head", "member", "official", "chief"})
_OTHERS = re.compile(
    r"(?:['’]s?)?(?: of| from)?(?: the)? (?:[\w-]+ ){0,2}(?:aid (?:agenc|group|organi)|banks?\b"
    r"|business(?:es)?\b|charit|civil society|compan|diaspora|firms\b|indigenous\b|industr|ngos?\b"
    r"|non-?governmental|trade unions?\b|(?:ethnic|expatriate|immigrant|religious|scientific) communit)",
    re.IGNORECASE,
)
# "A delegation of Norwegian businessmen"
_IN_BUSINESS = re.compile(
    r" (?:businesse?s?(?:men|people|persons|women)?|entrepreneurs|exporters|investors|journalists|students|scholars|scientists"
    r"|athletes|artists|musicians|farmers|doctors|companies|firms|industrialists|pilgrims|traders|editors)\b"
)
_NEAR = 20  # characters
_NEAR_GROUP = 1000  # characters


def is_private(text: str, sentence: Sentence, classes: str, span: tuple[int, int], found: Sequence[Mention]) -> bool:
    """Tell whether the mentions that a match gave, atoms `span` of `classes` of its sentence, hold a private body's office."""
    start, end = span
    return (
        ("u" in classes and _is_of_body_beside(text, classes, span, found[-1]))
        or _is_led(text, sentence, found[0])
        or _is_bare(text, sentence, found[0])
        or _is_of_named_body(text, found[0])
        or _is_of_others(text, found[-1])
        or _is_of_a_town(text, classes[start:end], found[-1])
        or _is_body(text, found[-1])
    )


def _is_of_body_beside(text: str, classes: str, span: tuple[int, int], head: Mention) -> bool:
    """Tell whether a private body stands right before or behind an office that is its own."""
    start, end = span
    return (
        classes.endswith(_OWNERS, 0, start)
        or _OF_A_PLACE.match(classes, max(start, end - len("Ftd"))) is not None
        or (_FOR_A_BODY.match(classes, end) is not None and _speaks_for_it(text, head))
    )


def _is_led(text: str, sentence: Sentence, head: Mention) -> bool:
    """Tell whether somebody heads a body that only the words before the office tell, and that is no state's."""
    if head.office not in _HEADS or head.institution is not None:
        return False
    if head.countries:
        return _is_abbreviated(text, head)
    near = max(0, head.start - _NEAR)
    if head.office in _MEMBERS_HEADS and _OF_MEMBERS.search(text, near, head.start):
        return True
    opening = text[max(sentence.start, near) : head.start].strip().lower()  # "Union president X said"
    opens = head.start - sentence.start < _NEAR and opening in _bodies()
    if opens or _LETTERS.search(text, near, head.start) is None:
        return opens
    return _ARMED.search(text, max(0, head.start - _NEAR_GROUP), head.start) is None


def _is_abbreviated(text: str, head: Mention) -> bool:
    """Tell whether the letters of a body stand before the office: "of India (BAI) president X", not "of Congo (DRC)"."""
    told = _IN_BRACKETS.search(text, head.start, head.end)
    return told is not None and told[1] not in lexicon.country_by_abbreviation()


def _is_of_named_body(text: str, head: Mention) -> bool:
    """Tell whether the name of the body stands before: "a Red Crescent Society official", "Chess Federation president X"."""
    if head.office not in _OF_BODIES or head.institution is not None:
        return False
    last = text[max(0, head.start - _NEAR) : head.start].rstrip().rpartition(" ")[2]
    return last.istitle() and last != "Bank" and last.lower() in _bodies()


def _is_of_others(text: str, group: Mention) -> bool:
    """Tell whether a group stands for a private body: "representatives of Peruvian civil society"."""
    if group.kind == "delegation":
        return _IN_BUSINESS.match(text, group.end) is not None
    if group.kind != "group" or group.office not in _SPEAK_FOR_OTHERS:
        return False
    words = text[group.start : group.end + len(" from ")]
    return (" of " in words or " from " in words) and _OTHERS.match(text, group.end) is not None


@cache
def _bodies() -> frozenset[str]:
    return frozenset(noun for (noun,) in lexicon.rows("private_bodies"))


def _is_of_a_town(text: str, classes: str, head: Mention) -> bool:
    """Tell whether an office is one of a town's many, for something that is no field of a state, or of its club.

    A capital may be its state.
    """
    if head.kind == "person" and head.office in _OF_CLUBS and classes.startswith("lf"):  # "Braga president X"
        return text[head.start : text.find(head.title or "", head.start)].strip().lower() not in lexicon.capitals()
    if head.office not in _ANY_HEAD or "l" not in classes or {*"cdoib"} & {*classes} or not _OF_SOMETHING.match(text, head.end):
        return False
    return re.split("['’]", text[head.start : head.end])[0].lower() not in lexicon.capitals()


def _is_body(text: str, head: Mention) -> bool:
    """Tell whether what was taken for a name is a body's: "the president of the Armenian Chess Federation"."""
    if head.kind != "person" or not head.name:
        return False
    before = text[head.start : text.find(head.name, head.start)].casefold()
    if " of the " not in before:
        return False
    last = before.split()[-1]
    return last in lexicon.demonyms() and last not in lexicon.country_by_name()


def _is_bare(text: str, sentence: Sentence, head: Mention) -> bool:
    """Tell whether somebody is just "chief X", of what is not told: chiefs of armies, juntas and agencies are told as such."""
    if head.kind != "person" or head.office not in _BARE or head.countries or head.institution is not None:
        return False
    before = text[max(sentence.start, head.start - _NEAR) : head.start].split()
    return not before or not before[-1].isalpha() or before[-1].lower() in FUNCTION_WORDS


def _speaks_for_it(text: str, mention: Mention) -> bool:
    """Is the private body behind an office its owner: "a spokesman for the airline"? "On the airport tarmac" it is not."""
    inside = text[mention.start : mention.end]
    return text.startswith((" for ", " of "), mention.end) or " for " in inside or " of " in inside
