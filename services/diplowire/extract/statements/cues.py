"""A line in, its cues out: which words are verbs of saying here, in which voice, and where their verb group begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from diplowire.extract.lexicon.cue_table import CueEntry, Form, Reading, cue_readings
from diplowire.extract.statements.adjuncts import AFTERWARDS, TIME_NOUNS
from diplowire.extract.statements.senses import is_noun
from diplowire.extract.statements.words import BE, HAVE, NEGATIONS, SHORT_IS_OR_HAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplowire.extract.statements.line import Line

_ASPECT = frozenset("began begin begins begun started starts start kept keep keeps stopped stop stops resumed continued".split())
_BEFORE_BASE = frozenset("will would can could did do to may might should must".split())
_INSERTED = re.compile("A(?:PD?[n#]{0,2}[nP]|P?M)$")  # "past" is a preposition elsewhere
_LONG_INSERTION = 6  # atoms
_TIMES = TIME_NOUNS | {"past", "occasions", "occasion", "times", "decades"}
# What may stand between "has" and the verb, by its last word.
_WITHIN = {
    "along": (("all",),),
    "before": (("the", "day"), ("the", "week")),
    "earlier": (("a", "day"), ("a", "week"), ("days",)),
    "far": (("so",), ("thus",)),
    "month": (("last",), ("this",), ("next",)),
    "once": (("more", "than"),),
    "turn": (("in",),),
    "week": (("last",), ("this",), ("next",), ("earlier", "this"), ("late", "last")),
    "year": (("last",), ("this",), ("next",), ("earlier", "this")),
}
_IN_GROUP = _TIMES | _ASPECT | _WITHIN.keys()
_ONLY_QUOTING = frozenset({"continue", "go on"})
_NEAR = 5
_BE_OR_HAVE = BE | HAVE
# Which form a word rather is after auxiliaries than what it usually is.
_AFTER_BE_OR_HAVE: Final[tuple[Form, ...]] = ("part", "ed")
_AFTER_MODAL: Final[tuple[Form, ...]] = ("base",)
_SPEECHES = frozenset("appeal call plea protest warning warnings".split())
_LONG_KIND = 4  # atoms
NEAR_VERB = 5  # atoms up to the first particle
_MOST_CUES = 40  # a line with more is no sentence


class Cue(NamedTuple):
    """A verb of saying in use: atoms `group` to `end` are the verb with auxiliaries and particle, `verb` its main word."""

    entry: CueEntry
    form: str
    group: int
    verb: int
    end: int
    infinitive: bool
    passive: bool = False
    negated: bool = False
    modal: bool = False


def cues(line: Line, atoms: Iterable[int]) -> list[Cue]:
    """All cues among some atoms of a line, from left to right."""
    table = cue_readings()
    places = [i for i in atoms if line.low[i] in table]
    small = [i for i in places if i == 0 or not line.text[i][0].isupper()]
    if len(small) < len(places) and not _is_title(line):  # names are no verbs
        places = small
    read = [_read(line, i, table[line.low[i]]) for i in places]
    found = [cue for cue in read if cue is not None]
    return found[:_MOST_CUES]


def _is_title(line: Line) -> bool:
    """Tell whether a line is written with capitals throughout, as titles are."""
    large, small = line.classes.count("N"), line.classes.count("n")
    return 5 * large > 4 * (large + small) and "Q" not in line.classes


def _read(line: Line, i: int, readings: tuple[Reading, ...]) -> Cue | None:
    """Decide which of its readings the word at `i` has, or that it is no verb here."""
    for entry, forms, usual in readings:
        end = _past_particles(line, i, entry.particles) if entry.particles else i + 1
        if end < 0 or (entry.lemma in _ONLY_QUOTING and not _quotes(line, end)):
            continue
        group = _group(line, i)
        if group == i:
            infinitive = usual == "base" and i > 0 and line.low[i - 1] == "to"
            cue = Cue(entry, usual, i, i, end, infinitive)
        else:
            cue = _with_auxiliaries(line, i, Reading(entry, forms, usual), end, group)
        return None if is_noun(line, cue) else cue
    return None


def _with_auxiliaries(line: Line, i: int, reading: Reading, end: int, group: int) -> Cue:
    """Read the form, voice and mood of a verb by the words from atom `group` on that stand before it."""
    words = line.low[group:i]
    form = _form(reading, words)
    infinitive = form == "base" and line.word(group - 1) == "to"
    # "he's said to be", not "he's said that"
    be = not BE.isdisjoint(words) or (line.word(end) in ("by", "to") and not SHORT_IS_OR_HAS.isdisjoint(words))
    passive = form in ("ed", "part") and be and ("been" in words or HAVE.isdisjoint(words))
    modal = any(c == "A" and w not in _BE_OR_HAVE for c, w in zip(line.classes[group:i], words, strict=True))
    return Cue(reading.entry, form, group, i, end, infinitive, passive, not NEGATIONS.isdisjoint(words), modal)


def _quotes(line: Line, end: int) -> bool:
    """Tell whether words said stand right behind or before: "He went on:", not "the talks will go on"."""
    if end == 1:
        return ":" in line.classes[end : end + _NEAR]  # "Continued Larsen: “It is”"
    return line.at(end) in ":Q" or line.classes.startswith(",Q", end) or "Q" in line.classes[max(0, end - _NEAR) : end]


def _past_particles(line: Line, i: int, particles: tuple[str, ...]) -> int:
    """Return the atom after the cue's particles, -1 if they are missing."""
    if particles[0] not in line.low[i + 1 : i + NEAR_VERB]:
        return -1
    at = i + 1
    for word in particles:
        if at == i + 1 and line.word(at) != word and (line.word(at) == "it" or line.at(at) in "YM"):
            at += 1  # "made it clear", "called publicly for"
        while at < i + _LONG_KIND and word in _SPEECHES and line.word(at) != word and line.at(at) in "Dn":
            at += 1  # "issued a stern warning"
        if word == "for" and line.word(at + 1) in TIME_NOUNS and line.word(at + 2) == word:
            at += 2  # "called for months for talks"
        if line.word(at) != word:
            return -1
        at += 1
    return at


def _group(line: Line, i: int) -> int:
    """Return the first atom of the verb group that ends in the verb `i`."""
    classes, low = line.classes, line.low
    if i == 0 or (classes[i - 1] not in "AYD'M" and low[i - 1] not in _IN_GROUP):
        return i  # as for most verbs
    g = _past_insertion(line, i)
    while g > 0:
        c = classes[g - 1]
        aspect = g == i and low[g - 1] in _ASPECT and low[i].endswith("ing")
        apart = c == "D" and low[g - 1] in _FLOATING and g > 1 and classes[g - 2] == "A"  # "have both accused"
        if not (c == "Y" or apart or (c == "A" and low[g - 1] != "having") or aspect or (c == "'" and _is_short(line, g - 1))):
            break
        g -= 1
    timed = g > 0 and (low[g - 1] in _TIMES or classes[g - 1] == "M")
    if timed and (inserted := _INSERTED.search(classes, max(0, g - _LONG_INSERTION), g)):
        g = inserted.start()  # "has in the past accused", "had on Tuesday accused"
    while g < i and classes[g] == "Y" and line.at(g - 1) not in "NnHRTO)#":
        g += 1  # an adverb that opens the clause does not belong to the verb
    if g < i and low[g] in AFTERWARDS and low[g - 1] in TIME_NOUNS:
        g += 1  # "two days later said"
    return g


def _past_insertion(line: Line, i: int) -> int:
    """Return the atom at which "so far" begins in "has so far rejected", "earlier on Monday" in "had earlier on Monday said"."""
    if line.classes[i - 1] == "M":
        before = i - len(("earlier", "on", "Monday"))
        return before if before > 0 and line.low[before] in ("earlier", "later") and line.classes[before - 1] == "A" else i
    for words in _WITHIN.get(line.low[i - 1], ()):
        first = i - 1 - len(words)
        if first > 0 and tuple(line.low[first : i - 1]) == words and line.classes[:first].rstrip("Y").endswith("A"):
            return first
    return i


_FLOATING = frozenset({"both", "all", "each"})


def _is_short(line: Line, at: int) -> bool:
    """Tell whether it is "he's" and the like, no possessive, that ends at `at`."""
    return line.low[at] in SHORT_IS_OR_HAS and line.at(at - 1) in "HRT"


def _form(reading: Reading, words: Sequence[str]) -> Form:
    """Choose between the forms that a word may be by its auxiliaries."""
    if len(reading.forms) == 1:
        return reading.usual
    order: tuple[Form, ...] = ()
    if not _BE_OR_HAVE.isdisjoint(words):
        order = _AFTER_BE_OR_HAVE
    elif not _BEFORE_BASE.isdisjoint(words):
        order = _AFTER_MODAL
    return next((form for form in order if form in reading.forms), reading.usual)
