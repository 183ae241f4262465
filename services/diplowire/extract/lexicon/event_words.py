"""A word in, the letter of its class and its verb form out; read from the words that visits and meetings are told with."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

# One letter a class, none of those that `document.KIND_LETTER` gives to mentions: P R H O G D C L T M Q.
LETTER_OF_CLASS = {
    "will": "w",
    "be": "b",
    "have": "h",
    "to": "t",
    "not": "n",
    "plan": "e",
    "wish": "%",
    "refuse": "k",
    "modal": "x",
    "if": "q",
    "in": "i",
    "of": "o",
    "for": "f",
    "with": "y",
    "on": "d",
    "and": "&",
    "comma": ",",
    "between": "z",
    "from": "r",
    "time": "u",
    "by": "g",
    "det": "a",
    "adverb": "v",
    "which": "W",
    "mark": ";",
    "possessive": "'",
    "capital": "c",
    "sit": "@",
    "spend": "B",
    "take": "~",
    "send": "^",
    "say": "s",
    "meet": "1",
    "gather": "0",
    "see": "/",
    "speak": "2",
    "hold": "3",
    "talk": "4",
    "meeting": "5",
    "call": "6",
    "phone": "p",
    "summit": "7",
    "receive": "8",
    "welcome": "9",
    "dial": "l",
    "called": '"',
    "discuss": "E",
    "attend": "j",
    "visit": "S",
    "visited": "V",
    "visiting": "U",
    "trip": "J",
    "tour": "K",
    "stop": "N",
    "make": "m",
    "wrap": "m",
    "arrive": "A",
    "reach": "+",
    "come": ">",
    "go": "X",
    "leave": "Y",
    "move": "=",
    "cancel": "Z",
    "lead": "F",
    "accompany": "I",
}


@cache
def letters() -> Mapping[str, str]:
    """Letters of the classes by lower-case word."""
    return MappingProxyType({word: LETTER_OF_CLASS[cls] for word, cls, _ in rows("event_words")})


@cache
def forms() -> Mapping[str, str]:
    """Verb forms (base, present, past, ing) by lower-case word; nouns and small words are absent."""
    return MappingProxyType({word: form for word, _, form in rows("event_words") if form})


@cache
def words_of(classes: str) -> frozenset[str]:
    """Lower-case words whose letters are in `classes`."""
    return frozenset(word for word, letter in letters().items() if letter in classes)
