"""The people of a text in the order in which it brings them, found by the words of their names.

A text of very many people would else be gone through once for each mention.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplowire.extract.resolve.people import Person

_INITIAL_AND_NAME = 2  # words


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
        return self._by_initial(words)

    def _by_initial(self, words: Sequence[str]) -> Person | None:
        """The only one whom "M. Sosa" can mean: Maria Sosa."""
        if len(words) != _INITIAL_AND_NAME or len(words[0]) > 1 or len(words[1]) == 1:
            return None
        fits = [p for p in self.bearing(words[1]) if p.words[-1] == words[1] and p.words[0][0] == words[0]]
        return fits[0] if len(fits) == 1 else None


def _holds(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a name has all words of another, each as often: not "Nawaf Al-Sabah" those of "Sabah Al-Sabah"."""
    return len(others) == len(set(others)) or not Counter(others) - Counter(words)
