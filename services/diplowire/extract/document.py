"""A text taken apart: tokens, quotations, sentences, mentions; every piece knows its place (`text[start:end]`).

The stages read and fill this vocabulary; it holds no judgement of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from diplowire.model import Actor, ArticleRef, Evidence, Place, Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.frames.sheet import Sheet

_start = attrgetter("start")

MentionKind = Literal["person", "role", "pronoun", "institution", "group", "delegation", "country", "place"]


class Token(NamedTuple):
    """A word, number or mark. `quote` is the index of the quotation that it stands in, -1 outside."""

    start: int
    end: int
    text: str
    lower: str
    quote: int


class Tokens(Sequence[Token]):
    """The tokens of a text, each made of the columns when it is asked for: most never are."""

    __slots__ = ("_columns",)

    def __init__(self, starts: list[int], ends: list[int], words: list[str], lower: list[str], quotes: list[int]) -> None:
        self._columns = (starts, ends, words, lower, quotes)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        if isinstance(index, slice):
            return [Token(*row) for row in zip(*(column[index] for column in self._columns), strict=True)]
        starts, ends, words, lower, quotes = self._columns
        return Token(starts[index], ends[index], words[index], lower[index], quotes[index])


class Quotation(NamedTuple):
    """Words between quotation marks: `start`/`end` with the marks, `inner_start`/`inner_end` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool


class Sentence(NamedTuple):
    """One sentence: `start`/`end` are characters, `first`/`last` tokens (end exclusive; a dateline is left out of the tokens).

    `kind` is "heading" for a line that is no sentence (section title, byline, photo credit).
    """

    index: int  # type: ignore[assignment]  # a tuple has an `index` of its own, of no use here
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: Literal["text", "heading"]


class Segmented(NamedTuple):
    """What `segment` makes of a text. `dateline` are the characters of "BEIJING, April 25 (Xinhua) --", or None.

    `starts`, `ends`, `words`, `lower` and `quotes` are the columns of all tokens: what is asked of many is asked at once.
    `vocabulary` are the different words of `lower`: whether a word stands anywhere is asked there.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    vocabulary: frozenset[str]
    quotes: list[int]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    dateline: tuple[int, int] | None

    @property
    def tokens(self) -> Tokens:
        """The tokens, for whoever asks for few of them."""
        return Tokens(self.starts, self.ends, self.words, self.lower, self.quotes)

    def sentence_at(self, place: int) -> int:
        """Number of the sentence in which a character stands, or behind which; -1 before the first."""
        return bisect_right(self.sentences, place, key=_start) - 1


class DayRange(NamedTuple):
    """Days that a date expression stands for. ISO days; None where the text does not give it."""

    start: str | None
    end: str | None
    precision: Precision


class DateMention(NamedTuple):
    """A date expression; `past`/`future` are its readings (a bare weekday has two), equal where it has one."""

    start: int
    end: int
    past: DayRange
    future: DayRange
    rule: str
    days: int | None = None  # "three-day": a duration in days, then both readings are empty


class MoneyMention(NamedTuple):
    """A sum of money."""

    start: int
    end: int
    value: float
    currency: str | None


class Mention(NamedTuple):
    """Words that name somebody or some place, before it is known who.

    `name` is a person's name without titles, or the own name of an institution, country or place. `title` are the words of
    the office ("Foreign Minister"), `office` its key in the lexicon, `institution` what it belongs to. `country` is what the
    words themselves tell. `plural` counts more than one. `place` is set for kind "place".
    """

    start: int
    end: int
    kind: MentionKind
    sentence: int
    name: str | None = None
    title: str | None = None
    office: str | None = None
    institution: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    plural: bool = False
    gender: str | None = None  # m or f
    former: bool = False
    place: Place | None = None
    rule: str = ""
    also: tuple[str, str] | None = None  # key and words of a second office: "Deputy Prime Minister and Foreign Minister"


class Headline(NamedTuple):
    """The title of an article and what it names; it tells of whom the text speaks and is no part of it."""

    text: str
    mentions: tuple[Mention, ...]


class Told(NamedTuple):
    """Characters of a text that somebody is told to have said, how he is called, and the words that say so."""

    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    rule: str


class Chunk(NamedTuple):
    """A mention, a date, a sum or a single token of a sentence, as one piece."""

    start: int
    end: int
    kind: str  # a mention kind, "date", "money", "quote" or "word"
    lower: str  # the token in lower case; "" for the others
    ref: int  # index into mentions, dates, money, quotations or tokens
    token: int  # index of the first token


@dataclass(slots=True)
class Document:
    """All that is known of a text; stages fill it from top to bottom and never change what another has written."""

    seg: Segmented
    article: ArticleRef  # what every event carries
    published: str | None  # ISO day
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    money: tuple[MoneyMention, ...] = ()
    chunks: Sequence[tuple[Chunk, ...]] = ()  # one row a sentence
    actors: tuple[tuple[Actor, ...], ...] = ()  # one row a mention: who it is (several: "the sides"); empty: not decided
    reasons: Mapping[int, str] = field(default_factory=dict)  # mention index -> why it was left undecided
    dateline_place: Place | None = None
    headline: Headline | None = None
    only_country: str | None = None  # the one country that the text tells of at all; None for several
    movers: frozenset[str] = frozenset()  # ids of those who met somebody or travelled: whoever they are, they act
    gatherings: tuple[tuple[int, tuple[Actor, ...]], ...] = ()  # where a meeting that was held is told, and who met there
    attributed: frozenset[int] = frozenset()  # sentences whose words are ascribed to somebody, whoever that is
    told: tuple[Told, ...] = ()  # what rests on somebody's word, source credits included
    sheet: Sheet | None = None  # the text as the letters that visits and meetings read, written when first asked for

    @property
    def text(self) -> str:
        """The body."""
        return self.seg.text

    def evidence(self, name: str, start: int, end: int, rule: str) -> Evidence:
        """Evidence for the field `name` from characters `start` to `end`."""
        return Evidence(field=name, start=start, end=end, text=self.seg.text[start:end], rule=rule)


KIND_LETTER = {
    "person": "P",
    "role": "R",
    "pronoun": "H",
    "institution": "O",
    "group": "G",
    "delegation": "D",
    "country": "C",
    "place": "L",
    "date": "T",
    "money": "M",
    "quote": "Q",
}


def shape(chunks: Sequence[Chunk], letters: Mapping[str, str]) -> str:
    """A sentence as a string of classes, one character a chunk, so that named regular expressions can be its grammar.

    Mentions get the capitals of KIND_LETTER, words what `letters` gives for their lower-case form, "." otherwise.
    """
    return "".join(KIND_LETTER.get(c.kind) or letters.get(c.lower, ".") for c in chunks)
