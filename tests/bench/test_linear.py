"""No text takes more than so many times the time of ordinary news, however long and whatever its shape.

Each shape is what one of the rules hates most: names without end, quotations that never close, cues without speakers.
`make bench` goes up to a megabyte; `make test` stays small, where anything quadratic shows already.
"""

from __future__ import annotations

from functools import cache
from itertools import count, islice
from typing import TYPE_CHECKING, Final

import pytest

from diplowire.extract import extract
from diplowire.model import Article
from diplowire.pipeline import warm_up
from scoring.speed import news, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[[str, tuple[str, ...]], None]

_MOST: Final = 4.0  # times ordinary
_SMALL: Final = (1_000, 8_000)
_SMALL_OTHERS: Final = (1_000, 64_000)  # what grows with the number of people grows slowly
_LARGE: Final = (1_000, 8_000, 100_000, 1_000_000)
_RUNAWAY: Final = 20.0  # times ordinary: longer texts would take for ever
_CONSONANTS: Final = "bdfgklmnprstvzchjqwx"
_VOWELS: Final = "aeiou"
_SHAPES: Final = {
    "ordinary news": "",
    "no spaces": "a",
    "no spaces, capitals": "A",
    "no Latin letters": "日",
    "accents": "é",
    "emoji": "\U0001f91d",
    "digits": "1",
    "numbers": "1 ",
    "years": "2026 ",
    "days": "on April 5 ",
    "months": "April ",
    "sums": "$1 ",
    "signs": "$",
    "commas": ", ",
    "full stops": ". ",
    "full stops, closed": ".” ",
    "dots without spaces": ".",
    "capitals with hyphens": "A-",
    "capitals with full stops": "A.",
    "capitals in two": "AA ",
    "question marks": "?! ",
    "abbreviations": "Mr. ",
    "initials": "U.S. ",
    "dashes": " — ",
    "hyphens": "-",
    "brackets": "(",
    "slashes": "/",
    "days after": "X said Y would wait, two days after Z left, ",
    "apposed bodies": "The A B, an alliance of former rebels of the C, said it ",
    "the participants": "X met Y. The participants said Z. Read out by X, the two governments said Z. ",
    "what they called": "what X called a “b” c, ",
    "spaces": "a  ",
    "tabs": "a\t",
    "empty lines": "a\n\n",
    "lines": "\n",
    "all opening quotation marks": "“",
    "all closing quotation marks": "”",
    "all straight quotation marks": '"',
    "all apostrophes": "'",
    "nested quotation marks": "“‘",
    "quotations": "“a” ",
    "quotations without end": "“a ",
    "quotations with cues": "“Yes,” Lunde said. ",
    "split quotations": "said Xi, “Yes,” and ",
    "possessives": "’s ",
    "single capitals": "A ",
    "names": "Marit ",
    "capitals": "MET WITH ",
    "titles": "President ",
    "long titles": "Foreign Minister ",
    "titles and names": "President Xi Ping ",
    "titles of countries": "Minister of Foreign Affairs of the Republic of ",
    "countries": "China ",
    "countries in a list": "China, Norway and ",
    "countries in a long list": "China, Norway, the Netherlands, ",
    "cities": "Oslo ",
    "people in a list": "Marit Lunde, Daniel Otieno and ",
    "people and their offices": "Marit Lunde, foreign minister of Norway, ",
    "ever other people": "Ana {} and ",
    "ever other people who meet": "Foreign Minister Ana {} met President Juan {} in Oslo. ",
    "ever other ministers": "Minister {} said the minister met the president. ",
    "ever other presidents": "French President Ana {} visited Oslo. The president met the ministers. ",
    "ever other counterparts": "President Ana {} called his counterpart Juan {} and they discussed it. ",
    "ever other people of one surname": "Park {} said it. Minister Park said it too. ",
    "ever other people, one chief": "The UN chief met President {} of Peru and the two leaders agreed. The OAS chief said so. ",
    "ever other people, groups of two": "The presidents of Peru and Chile agreed. President {} left. Both sides said so. ",
    "ever other spokesmen": "A spokesman of the {} ministry said he knew. The two leaders agreed. The three met. ",
    "ever other advisers": "The adviser to the president on trade, Mr. {} {}, said it. ",
    "ever other masters": "President Ana {} met Juan {}. Ms {}'s spokesman, Jose {}, spoke. A spokesman for Ana {} did. ",
    "ever other releases": "Foreign Minister Ana {} met Minister Juan {} of Peru. The Foreign Minister and the Minister spoke. ",
    "ever other delegations": "President Ana {} of Peru came, leading a delegation which includes Minister Juan {}. ",
    "ever other guests": "President Ana {} of Peru received President Juan {} of Chad. The guest spoke. ",
    "ever other arrivals": "President Ana {} of Peru, who arrived in the capital on Monday, spoke. She was seen in Oslo. ",
    "ever other journeys without days": "Foreign Minister {} {} of Peru will visit Norway. The fair is on May 6-9. ",
    "pronouns": "he ",
    "met with": "met with ",
    "met with, in a list": "met with A, ",
    "people who meet": "Xi met Lunde and Otieno and ",
    "visits": "visited Oslo and ",
    "journeys": "will travel to ",
    "refusals": "will not ",
    "deals": "signed a ",
    "agreements": "agreement ",
    "agreed": "agreed to ",
    "cues": "said ",
    "cues with that": "he said that ",
    "sources": "according to ",
    "short sentences": "He said. ",
    "meetings in short sentences": "He met her. ",
    "statements in a row": "Lunde said the sea is wide. ",
    "meetings that somebody tells": "Marit Lunde said she met Daniel Otieno in Oslo on Monday. ",
    "meetings in a row": "Marit Lunde met Daniel Otieno in Oslo on Monday. ",
    "lists that meet lists": "A, B and C met D, E and F and ",
    "titles in a list": "the president, the foreign minister and the ",
    "delegations": "a delegation led by ",
    "counterparts": "his counterpart ",
    "counterparts in a capital": "met his counterpart in the Lithuanian capital and ",
    "who": "who ",
    "relative clauses": "Xi, who met Lunde, who ",
    "that": "that ",
    "because": "because ",
    "denials": "denied that ",
    "according to, in a row": "according to Xi, ",
    "talks between": "talks between ",
    "a meeting of the ministers of": "a meeting of the foreign ministers of China, ",
    "organisations": "United Nations ",
    "ministries": "the Ministry of ",
    "ranges of days": "from April 5 to ",
    "weekdays": "Monday, ",
    "sums with scales": "$41 billion and ",
    "the sides": "the sides agreed and ",
    "datelines": "BEIJING, April 25 (Xinhua) -- ",
    "quotations in quotations": "“Xi said: ‘",
    "open quotations with cues": "“a,” he said, “",
    "calls": "called on China to call on ",
    "postponements": "postponed a visit to ",
    "hosts": "hosted by ",
    "as": "as ",
    "articles": "the ",
    "of the": "of the ",
    "and": "and ",
    "asked about many": "Asked about a letter by Minister {} and Minister {} and Minister {} ",
    "sources again": "the sources said and government sources said ",
    "sessions of two states": "The Kazakh-Omani commission and the Peru-Chile council held its session ",
    "delegations made up": "A delegation of the union led by President Ana {} arrived. It included President Juan {}. ",
    "groups led by somebody": "The group, led by President Ana {}, met Juan {}. It included President Olof {}. The two met. ",
    "who is present": "President Ana {} met President Juan {} in the presence of President Olof {}. The two will meet again. ",
    "who chaired and sat beside": "Ana {} met President Juan {} of Peru. Olof {} chaired the talks. Lars {} sat at {}'s side. ",
    "auxiliaries in a row": "President Ana {} had asked and had pulled out and had rejected and had ",
    "programmes of visits": "Minister Ana {} of Peru arrived in Oslo. Her agenda also includes talks with President Olof {}. ",
    "met with her": "Minister Ana {} of Peru spoke beside President Olof {}. She met with him, and separately with ",
    "welcomed at airports": "Minister Ana {} of Peru was welcomed at the airport in Oslo by Lars {} and was met at the airport ",
    "delegations led by two": "talks between a Norwegian delegation led by Minister {} and a delegation led by ",
    "and had done": "He said that Minister Ana {} of Peru was in Oslo and had met Olof {} and had met ",
    "the same day": "Minister Ana {} of Peru arrived on Monday. On the same day, {} was received by President Olof {} of Chile. ",
    "who mediates": "Presidents Ana {} of Peru and Juan {} of Chile held talks mediated by Minister Olof {} and mediated by ",
    "who goes on": "Minister Ana {} of Peru met Juan {} and the delegation leaves for Oslo and the delegation leaves for ",
    "stops with their days": "Minister Ana {} of Peru was in Oslo on Monday, in Riga on Tuesday, in Oslo on Monday and in ",
    "guests on an occasion": "King Lars {} received President Juan {} on the occasion of his visit to the country. ",
    "ways back": "President Ana {} left for Oslo. She is scheduled to return on Friday. ",
    "their talks": "President Ana {} and President Juan {} of Peru pledged to fish. During their talks, Juan {} spoke. ",
    "offices that are named next": "Norway's envoy will fly to Peru this week. Lars {}, an envoy, will fly to Peru on Friday. ",
    "sides led by somebody": "The Kazakh delegation was led by Minister {}. ",
    "initials and surnames": "M. {} met A. {}. ",
    "companions": "Minister {} flew to Oslo with Finance Minister {} and ",
    "guests of a country": "Minister {} said. The Kazakh guest said. ",
    "diplomats of a country": "Minister {} said. The Swedish diplomat said. ",
    "the prime minister of others": "Prime Minister {} of Kenya said. The Prime Minister said. ",
    "ministers for parts of the world": "Minister {} said. The Minister for Africa said. ",
    "towns as surnames": "Ana Tunis met {}. Tunis said so. ",
    "talks that two hold": "talks, which Norway and Peru were to hold, ",
    "envoys of presidents": "{}, President {}'s envoy, ",
    "chiefs of nothing": "and chief {} ",
    "presidents of members": "the bakers' president {} ",
    "lawmakers of parties": "{}, a Green Liberal lawmaker, ",
    "the commission": "The European Commission and the commission said ",
    "talks between two and two": "talks between Norway and the ",
    "that evening": "met {} that evening. ",
    "who is of an age": "Minister {} said. The 44-year-old said. ",
    "two visiting ministers": "Minister {} of Peru said. The two visiting ministers said. ",
    "the three": "Minister {} of Peru said. The three said. ",
    "named to an office": "{} was named special envoy and ",
    "offices without an article": "by minister, {}, ",
    "until a day": "Minister {} is in Oslo until Friday and until Monday ",
    "states represented": "Norway was represented by Ana {} and Chile by Juan {}, ",
    "states represented, apart": "Norway was represented by Ana {}. ",
    "brought together": "the talks brought Ana {} and Juan {} together with ",
    "joined for talks": "President Ana {} was joined by Juan {} for talks, ",
    "in attendance": "In attendance at the summit were Ana {} and Juan {}, ",
    "hosted and attended": "the talks were hosted by Ana {} and attended by Juan {}, ",
    "in capitals": "met Ana {} in the Norwegian capital, ",
    "talks between many": "talks between Norway and Chile, Peru and Kenya, ",
    "ministers met by foreigners": "A British envoy called on Prime Minister {} in Oslo. ",
    "capitals that meet": "Moscow and Kyiv held talks, Tehran held talks with ",
    "sources of bodies": "a Kremlin source and an official at the Norwegian foreign ministry, ",
    "what stands behind has": "Norway has so far and had earlier on Monday and has more than once ",
    "listeners with a place": "told the World Forum in Davos in Oslo and told ",
    "counterparts in capitals": "her counterpart in Oslo, {}, ",
    "letters whose": "Minister {} sent a letter. The letter said so. ",
    "papers put out": "{} issued a statement that said and posted a message reading ",
    "main clauses behind others": "Hours later, in Salem, New Hampshire, {} left, telling ",
    "arrivals as nouns": "Minister {} said on arrival in Oslo. Soon after her arrival on Monday, ",
    "several meetings of a day": "Minister {} on Friday held several meetings. He met {} and {}. ",
    "counterparts one by one": "met counterparts {} of Peru, {} of Chile and ",
    "one after meeting": "{} said on Tuesday after meeting {}, and told {} after their meeting ",
    "quotations over paragraphs": "“We wait,\n\n“and wait.\n\n",
    "names that are titles": "Minister {} King said. King left. ",
}


@pytest.mark.parametrize("name", _SHAPES)
def test_no_shape_of_text_is_slower_than_linear(measuring: bool, report: Report, name: str) -> None:
    small = _SMALL_OTHERS if "{}" in _SHAPES[name] else _SMALL
    for characters in _LARGE if measuring else small:
        times = _times(name, characters)
        if times > _RUNAWAY:
            break
    if measuring:
        report("Text at its worst, a character of ordinary news being 1", (name, f"{characters:,}", f"{times:.2f}"))
    assert times <= _MOST, f"{characters} characters of {name} take {times:.1f} times as long as ordinary news"


def _times(name: str, characters: int) -> float:
    """How many times as long as ordinary news; a bad figure is taken again, since a busy machine gives some."""
    text = _text(_SHAPES[name], characters)
    times, ordinary = float("inf"), _ordinary()  # which loads all tables, before anything is timed
    for _ in range(3):
        times = min(times, seconds(lambda: _read(text), 1) / characters / ordinary)
        runaway = times > _RUNAWAY and characters > _SMALL[0]  # in a short text one collection of garbage looks like one
        if times <= _MOST or runaway:
            break
    return times


def _text(unit: str, characters: int) -> str:
    """A shape over and over; somebody else in the place of each "{}"."""
    if not unit:
        return news(characters)
    names, others = map(_name, count()), unit.count("{}")
    pieces = (unit.format(*islice(names, others)) if others else unit for _ in range(characters // len(unit) + 1))
    return "".join(pieces)[:characters]


def _name(number: int) -> str:
    """A surname that no other number has."""
    word = ""
    for _ in range(4):
        number, consonant = divmod(number, len(_CONSONANTS))
        word += _CONSONANTS[consonant] + _VOWELS[(number + consonant) % len(_VOWELS)]
    return word.capitalize()


@cache
def _ordinary() -> float:
    """Seconds for a character of ordinary news, in texts as long as an article is."""
    characters = 16_000
    warm_up()  # what is loaded at first use is no time of the text that uses it first
    _read(news(characters))
    return seconds(lambda: _read(news(characters)), 5) / characters


def _read(text: str) -> object:
    return extract(Article(id="worst", body=text, published_at="2026-05-05"))
