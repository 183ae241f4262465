"""A place after a cue in, the atom after an adjunct of time, place or medium out: "said on Monday in Oslo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

LONG_ADJUNCT = 25  # atoms
TIME_NOUNS = frozenset(
    "week month year weekend morning afternoon evening night summer spring fall autumn winter day time days weeks "
    "months years hour hours minute minutes moment moments".split(),
)
AFTERWARDS = frozenset({"later", "earlier", "ago", "before", "after"})
_BEFORE_TIME = frozenset("last this earlier later next that late early".split())
_PART_OF_TIME = frozenset("late early later earlier".split())
_WHERE = frozenset({"outside", "inside"})
_MEASURES = frozenset("minutes hour hours day days week weeks month months year years".split())
_SOONER_OR_LATER = frozenset({"later", "earlier", "ago"})
_STRONG_TERMS = 6  # atoms
_NEAR = 8
_AT_A_MEASURE = frozenset({"least", "most"})
_TAKES_INFINITIVE = frozenset("ip")
_ABOUT = frozenset("about around over".split())
_PREPOSITIONS = frozenset(
    "in on at during after before to from via through of about with as outside inside near following over by for upon "
    "toward towards amid among within aboard".split(),
)
# "said not a ship had left", "said only a deal would help": they belong to the words said.
_COUNTING = frozenset("almost even just nearly never not only".split())
_COUNTED = frozenset("a an several two three four five six seven eight nine ten days hours weeks months years".split())
# Words with which an adjunct opens; others open one only by their class.
SKIPPED = _PREPOSITIONS | _BEFORE_TIME | _PART_OF_TIME | _COUNTED | {"there", "to"}


def is_outside(line: Line, i: int) -> bool:
    """Tell whether "outside" is an adjective: "said outside mediation was not needed"."""
    return line.word(i) in _WHERE and line.classes.startswith("nA", i + 1)


def past_adjunct(line: Line, i: int, cue: Cue, limit: int) -> int:
    """Skip the adjunct that starts at `i`; `i` itself if none does."""
    c, word = line.at(i), line.low[i]
    if c == "M":
        i += 1
        while i < limit and (line.at(i) in "#M" or line.low[i] in TIME_NOUNS):
            i += 1
        return i
    if c == "Y" or (word == "there" and line.at(i + 1) == "T"):  # "told reporters there that"
        counts = word in _COUNTING and line.at(i + 1) not in "T:Q,"
        return i + 1 if i + 1 < limit and not counts and line.at(i + 1) in "T:QMP,.DHY-" else i
    if (past := _past_time(line, i, limit)) > i:
        return past
    if i + 1 < limit and is_measure(line, i):
        return i
    if word == "to" and _TAKES_INFINITIVE.isdisjoint(cue.entry.frames) and line.at(i + 1) in "nD":
        return past_preposition(line, i, limit)  # "confirmed to reporters"
    if word == "in" and (past := _past_manner(line, i)) > i:
        return past
    if word not in _PREPOSITIONS or word in cue.entry.particles or _is_agreed_on(line, i, cue) or is_outside(line, i):
        return i
    to = line.classes.find("t", i + 1, limit)
    if (
        to > 0
        and not line.classes[i + 1 : to].strip("DNn#" if word == "during" else "N")
        and line.at(to + 1) == "n"
        and not _TAKES_INFINITIVE.isdisjoint(cue.entry.frames)
    ):
        return to  # "threatened on Radio One to raise tariffs"
    return past_preposition(line, i, limit)


def _is_agreed_on(line: Line, i: int, cue: Cue) -> bool:
    """Tell whether it is "agreed on opening it"."""
    return line.low[i] == "on" and cue.entry.lemma == "agree" and line.word(i + 1).endswith("ing")


def _past_time(line: Line, i: int, limit: int) -> int:
    """Skip "last week", "late on Monday" and "late in the day"; `i` itself if none of them stands there."""
    if line.low[i] == "last" and line.word(i + 1) == "minute" and line.at(i + 2) == "n":
        return i  # "said last minute changes were common"
    if line.low[i] in _BEFORE_TIME and i + 1 < limit and (line.low[i + 1] in TIME_NOUNS or line.at(i + 1) == "M"):
        return i + 2 if line.at(i + 2) != "'" else i  # "cited last week's attack"
    if (measure := _measure_of_time(line, i)) > 0 and measure + 1 < limit:
        return measure + 2  # "two days later that"
    part = line.low[i] in _PART_OF_TIME and i + 3 < limit
    if part and line.classes.startswith("PM", i + 1):
        return i + 3 + (line.at(i + 3) == "#")
    part = part and line.classes.startswith("PD", i + 1)
    return i + 4 if part and line.low[i + 3] in TIME_NOUNS else i


def _measure_of_time(line: Line, i: int) -> int:
    """Return the noun in "two days later", "a few hours earlier", "weeks ago"; -1 if none stands at `i`."""
    at = next((k for k in range(i, min(i + 4, line.n - 1)) if line.low[k] in _MEASURES), -1)
    told = at >= 0 and line.low[at + 1] in _SOONER_OR_LATER and not line.classes[i:at].strip("D#n")
    return at if told else -1


def _past_manner(line: Line, i: int) -> int:
    """Skip "in principle" and "in the strongest possible terms"; `i` itself if neither stands there."""
    if line.word(i + 1) == "principle":
        return i + 2
    if (line.word(i + 1), line.word(i + 2)) == ("the", "past") and line.at(i + 3) in "DTNQ":
        return i + 3  # "rejected in the past the opening of the zone"
    return line.low.index("terms", i) + 1 if "terms" in line.low[i + 1 : i + _STRONG_TERMS] else i


def is_measure(line: Line, i: int) -> bool:
    """Tell whether a number follows: "said about half of them", "said at least 30 people"."""
    word, behind = line.low[i], line.low[i + 1]
    counted = line.at(i + 1) == "#" or behind in ("half", "one") or behind.endswith(("-third", "-thirds"))
    if word == "up" and behind == "to" and line.at(i + 2) == "#":
        return True  # "said up to 500 troops"
    return (word in _ABOUT and counted) or (word == "at" and behind in _AT_A_MEASURE)


def _is_doing(line: Line, i: int) -> bool:
    """Tell whether it is "said in posing the question" that opens at `i`, not "said in passing the deal was dead"."""
    doing = line.low[i + 1]
    return line.low[i] == "in" and line.classes[i + 1] == "n" and doing.endswith("ing") and doing != "passing"


def past_preposition(line: Line, i: int, limit: int) -> int:
    """Skip a preposition with its noun phrase, up to the next word that can open the words said."""
    j = i + 1
    while j < min(limit, i + LONG_ADJUNCT):
        c = line.classes[j]
        if c == "T" and line.word(j + 1) == "followed":
            j += 2  # "said at a dinner that followed,"
            continue
        if (
            c in "TQ:,.;-HARS"
            or (c == "(" and line.classes.find(")T", j, j + _NEAR) > 0)
            or (c in "PM" and j > i + 1)
            or (c == "t" and line.classes[j - 1] in "M#")
        ):
            break
        opens = c in "nN" or line.low[j] in _COUNTING
        if j == i + 2 and line.classes[j - 1] == "M" and opens and line.low[j] not in TIME_NOUNS:
            break  # "told the council on Monday new raids had begun", "said on Monday only Peru could"
        if c == "D" and j > i + 1 and line.classes[j - 1] in "NnM#" and not (j == i + 2 and _is_doing(line, i)):
            break
        j += 1
    return j if j > i + 1 else i
