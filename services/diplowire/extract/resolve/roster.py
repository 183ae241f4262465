"""The people of a text in the order in which it brings them, found by the words of their names.

A text of very many people would else be gone through once for each mention.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplowire.extract.resolve.spellings import is_a_letter_off

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.resolve.people import Person

_INITIAL_AND_NAME = 2  # words
_MOST_WORDS = 5
_LONG_WORD = 5  # letters
_MOST_NAMESAKES = 20
_NOBODY: frozenset[int] = frozenset()


class Roster:
    """People by number; a word of a name leads to the numbers of those who bear it."""

    __slots__ = ("_bearing", "_known", "_numbers", "people")

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._numbers: dict[int, int] = {}
        self._bearing: dict[str, set[int]] = {}
        self._known: dict[tuple[str, ...], Person] = {}  # whom the words of a name mean, until somebody is known by others

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)

    def add(self, person: Person) -> None:
        """Take in somebody whom nobody before is, behind all others."""
        self._numbers[id(person)] = len(self.people)
        self.people.append(person)
        self._enter(person)
        self._known[person.words] = person

    def learn(self, person: Person) -> None:
        """Take in the words by which somebody is known instead of others."""
        self._enter(person)
        self._known.clear()

    def _enter(self, person: Person) -> None:
        number = self._numbers[id(person)]
        for word in (*person.words, person.surname):
            self._bearing.setdefault(word, set()).add(number)

    def number_bearing(self, word: str) -> int:
        """How many have a word in their name."""
        return len(self._bearing.get(word, ()))

    def only(self, word: str) -> Person | None:
        """The one person with a word in his name, where no other has or had it."""
        numbers = self._bearing.get(word, ())
        person = self.people[next(iter(numbers))] if len(numbers) == 1 else None
        return person if person is not None and (word == person.surname or word in person.words) else None

    def bearing(self, word: str) -> list[Person]:
        """Those with a word in their name, in their order."""
        return [self.people[number] for number in sorted(self._bearing.get(word, ()))]

    def known(self, words: tuple[str, ...]) -> Person | None:
        """The first whose name has all these words, or whose words are all among them (then the fuller name wins)."""
        if words in self._known:
            return self._known[words]
        wanted = set(words)
        # Both have two words in common, if there are two: so it is enough to ask all words but the most frequent one.
        by_word = sorted((self._bearing[word] for word in wanted if word in self._bearing), key=len)
        for number in sorted(set().union(*(by_word[:-1] if len(wanted) > 1 else by_word))):
            one = self.people[number]
            have = set(one.words)
            if (wanted <= have and _holds(one.words, words)) or (have < wanted and len(have) > 1 and _holds(words, one.words)):
                self._known[words] = one
                return one
        return self._by_initial(words) or self._spelt_otherwise(words)

    def _spelt_otherwise(self, words: Sequence[str]) -> Person | None:
        """The only one whose name has one word in another spelling: "Emanuel Macron" is Emmanuel Macron."""
        numbers = [self._bearing.get(word, _NOBODY) for word in words]
        if not 1 < len(words) <= _MOST_WORDS or not all(map(bool, sorted(numbers, key=len)[1:])):
            return None
        near = min((n for n in numbers if n), key=len, default=_NOBODY)
        if len(near) > _MOST_NAMESAKES:
            return None
        fits = [p for number in near if _is_another_spelling((p := self.people[number]).words, words)]
        return fits[0] if len(fits) == 1 else None

    def _by_initial(self, words: Sequence[str]) -> Person | None:
        """The only one whom "M. Sosa" can mean: Maria Sosa."""
        if len(words) != _INITIAL_AND_NAME or len(words[0]) > 1 or len(words[1]) == 1:
            return None
        fits = [p for p in self.bearing(words[1]) if p.words[-1] == words[1] and p.words[0][0] == words[0]]
        return fits[0] if len(fits) == 1 else None


def _is_another_spelling(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two names differ by a letter in one long word; "Daniela Lie" is not Daniel Lie."""
    apart = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(apart) != 1:
        return False
    one, other = sorted(apart[0], key=len)
    return len(one) >= _LONG_WORD and is_a_letter_off(one, other) and other != f"{one}a"


def _holds(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a name has all words of another, each as often: not "Nawaf Al-Sabah" those of "Sabah Al-Sabah"."""
    return len(others) == len(set(others)) or not Counter(others) - Counter(words)
