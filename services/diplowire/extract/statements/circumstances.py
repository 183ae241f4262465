"""The words said and a place in them in, whether they end there in when, where or on what occasion that was said, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements.adjuncts import TIME_NOUNS
from diplowire.extract.statements.clauses import goes_on_past_comma
from diplowire.extract.statements.words import PASTS, may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

_LONG_PLACE = 9
_ON_A_DAY = frozenset("attack attacks deal election elections meeting referendum speech summit talks trip vote visit".split())
_IN_WHAT = frozenset("post statement interview speech tweet message".split())
_SPOKEN = frozenset(
    "address appearance briefing conference debate interview message post rally remarks speech statement tweet video".split()
)
_NEAR_SPEECH = 7
_ON_WHAT = frozenset({"social media", "x", "twitter", "facebook", "telegram", "instagram"})
_OCCASIONS = frozenset("summit meeting talks ceremony session conference visit".split())
_NEAR_MEETING = 6
_MEASURES = frozenset("minute minutes hour hours day days week weeks month months year years decade decades".split())
_APART = frozenset("after before ahead since".split())
_LONG_MEASURE = 6  # ", just a few short days after"
_DATED = 5  # atoms before the comma in which the words said have a day of their own
_TO_COME = frozenset("attend continue convene discuss gather hold meet participate raise resume sign".split())


class Words(NamedTuple):
    """The words said from atom `begin` on, at most up to `end`.

    `clausal`: they are a clause, not a noun phrase or infinitive. `fronted`: the attribution stands in a subordinate clause.
    `told`: the next cue in or behind them.
    """

    line: Line
    use: Use
    begin: int
    end: int
    clausal: bool
    fronted: bool
    told: int


def is_when_said(words: Words, i: int) -> bool:
    """Tell whether "announced the summit Sunday" names something, without a verb, and then the day on which that was said."""
    return is_thing(words, i, "P") and "A" not in words.line.classes[i : words.end] and words.line.at(i + 1) != "t"


def is_day_said(words: Words, i: int) -> bool:
    """Tell whether the sentence ends in the day on which a thing was welcomed and the like: "praised the truce on Monday"."""
    line = words.line
    ends = line.low[i] == "on" and line.classes.startswith("M", i + 1) and words.end == i + 2 == line.end
    past = words.use.cue.form in ("past", "ed")
    return ends and past and not {*"tAH"} & {*line.classes[words.begin : i]} and line.word(i - 1) not in _ON_A_DAY


def is_thing(words: Words, i: int, linking: str) -> bool:
    """Tell whether the words said are a noun phrase up to `i`, with "of" and atoms of the classes `linking` in it."""
    thing = words.line.classes[words.begin : i]
    phrase = thing[-1:] in ("n", "N") and thing[0] in "DnN" and not thing.strip("DnN'#f" + linking)
    return phrase and "n" in words.use.cue.entry.frames and PASTS.isdisjoint(words.line.low[words.begin : i])


def is_where_said(words: Words, i: int) -> bool:
    """Tell whether the sentence ends in where it was said: "confirmed the deal in a post on X"."""
    line = words.line
    if i <= words.begin:
        return False
    if _is_in_speech(words, i):
        return True
    if words.end - i > _LONG_PLACE or words.end < line.end:
        return False
    place = line.low[i + 1 : words.end]
    if line.low[i] in ("in", "via", "through"):
        return place[:1] in (["a"], ["an"], ("a",), ("an",)) and not _IN_WHAT.isdisjoint(place)
    return line.low[i] == "on" and " ".join(place) in _ON_WHAT


def _is_in_speech(words: Words, i: int) -> bool:
    """Tell whether a thing, without a verb, was named "in his speech on Monday" or "at a news conference in Oslo"."""
    line = words.line
    if line.low[i] not in ("in", "at", "during") or line.at(i + 1) != "D":
        return False
    if not {*"tAHRT"}.isdisjoint(line.classes[words.begin : i]):
        return False
    if may_be_past(line.low[i - 1]) or line.low[i - 1].endswith("ing") or words.use.cue.entry.lemma == "accuse":
        return False
    spoken = next((k for k in range(i + 2, i + _NEAR_SPEECH) if line.word(k) in _SPOKEN), -1)
    return spoken > 0 and not line.classes[i + 2 : spoken].strip("nNY#'M")


def is_where_agreed(words: Words, i: int) -> bool:
    """Tell whether the sentence ends in when and where that was agreed: "agreed to trade more at a meeting in Oslo on May 5"."""
    line = words.line
    if line.low[i] != "at" or line.at(i + 1) != "D" or line.at(words.begin) != "t" or words.end < line.end:
        return False
    meeting = next((k for k in range(i + 2, i + _NEAR_MEETING) if line.word(k) in _OCCASIONS), -1)
    dated = line.at(words.end - 1) == "M" or line.classes.endswith("M#", 0, words.end)
    return meeting > 0 and dated and "next" not in line.low[i:] and line.word(words.begin + 1) not in _TO_COME


def is_occasion(words: Words, i: int) -> bool:
    """Tell whether the sentence ends in the occasion: "agreed to reopen it, at their first summit in years"."""
    line = words.line
    if words.clausal or words.end < line.end or line.word(i + 1) not in ("at", "during"):
        return False
    return not _OCCASIONS.isdisjoint(line.low[i + 2 : i + _LONG_PLACE])


def opens_time_apart(line: Line, i: int, end: int) -> bool:
    """Tell whether how long before or after something opens behind the comma `i`: ", just two days after X left"."""
    measure = next((k for k in range(i + 1, min(i + _LONG_MEASURE, end - 1)) if line.low[k] in _MEASURES), -1)
    compared = "S" if "than" in line.low[i + 1 : measure] else ""  # ", more than a decade after"
    return measure > 0 and line.low[measure + 1] in _APART and not line.classes[i + 1 : measure].strip("YD#n" + compared)


def is_said_apart(words: Words, i: int) -> bool:
    """Tell whether what opens there tells when it was said: "said it would wait, a day after X left".

    Behind a day ("would meet on Sunday, a day before the vote") and behind what had happened the words said tell it.
    """
    line = words.line
    timed = line.at(i - 1) == "#" or line.low[i - 1] in TIME_NOUNS or line.low[i - 1] == "may"
    dated = timed or "M" in line.classes[max(words.begin, i - _DATED) : i]
    return not dated and "had" not in line.low[words.begin : i] and not goes_on_past_comma(line, i, words.end)
