"""A line in, its cues out: which words are verbs of saying here, in which voice, and where their verb group begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from diplowire.extract.lexicon.cue_table import CueEntry, Form, Reading, cue_readings
from diplowire.extract.statements.adjuncts import TIME_NOUNS
from diplowire.extract.statements.senses import Word, is_noun
from diplowire.extract.statements.words import BE, HAVE, NEGATIONS, SHORT_IS_OR_HAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.line import Line

_ASPECT = frozenset("began begin begins begun started starts start kept keep keeps stopped stop stops resumed continued".split())
_BEFORE_BASE = frozenset("will would can could did do to may might should must".split())
_INSERTED = re.compile("A(?:PD?[n#]{0,2}[nP]|P?M)$")  # "past" is a preposition elsewhere
_LONG_INSERTION = 6  # atoms
_TIMES = TIME_NOUNS | {"past", "occasions", "occasion", "times", "decades"}
_ONLY_QUOTING = frozenset({"continue", "go on"})
_NEAR = 5
_BE_OR_HAVE = BE | HAVE
# Which form a word rather is, alone and after auxiliaries.
_USUAL_FORMS: Final[tuple[Form, ...]] = ("past", "ed", "part", "base", "s", "ing")
_AFTER_BE_OR_HAVE: Final[tuple[Form, ...]] = ("part", "ed", *_USUAL_FORMS)
_AFTER_MODAL: Final[tuple[Form, ...]] = ("base", *_USUAL_FORMS)
_MOST_CUES = 40  # a line with more is no sentence


class Cue(NamedTuple):
    """A verb of saying in use: atoms `group` to `end` are the verb with auxiliaries and particle, `verb` its main word."""

    entry: CueEntry
    form: str
    group: int
    verb: int
    end: int
    passive: bool
    negated: bool
    infinitive: bool
    modal: bool


def cues(line: Line) -> list[Cue]:
    """All cues of a line, from left to right."""
    table = cue_readings()
    places = [i for i, word in enumerate(line.low) if word in table]
    if not _is_title(line):  # names are no verbs
        places = [i for i in places if i == 0 or not line.text[i][0].isupper()]
    read = [_read(line, i, table[line.low[i]]) for i in places]
    found = [cue for cue in read if cue is not None]
    return found[:_MOST_CUES]


def _is_title(line: Line) -> bool:
    """Tell whether a line is written with capitals throughout, as titles are."""
    large, small = line.classes.count("N"), line.classes.count("n")
    return 5 * large > 4 * (large + small) and "Q" not in line.classes


def _read(line: Line, i: int, readings: tuple[Reading, ...]) -> Cue | None:
    """Decide which of its readings the word at `i` has, or that it is no verb here."""
    for entry, forms in readings:
        end = _past_particles(line, i, entry.particles)
        if end < 0 or (entry.lemma in _ONLY_QUOTING and not _quotes(line, end)):
            continue
        group = _group(line, i)
        words = line.low[group:i]
        form = _form(forms, words)
        if is_noun(line, Word(entry, form, group, i, end)):
            return None
        infinitive = form == "base" and line.word(group - 1) == "to"
        if not words:
            return Cue(entry, form, group, i, end, passive=False, negated=False, infinitive=infinitive, modal=False)
        # "he's said to be", not "he's said that"
        be = not BE.isdisjoint(words) or (line.word(end) in ("by", "to") and not SHORT_IS_OR_HAS.isdisjoint(words))
        passive = form in ("ed", "part") and be and ("been" in words or HAVE.isdisjoint(words))
        modal = any(c == "A" and w not in _BE_OR_HAVE for c, w in zip(line.classes[group:i], words, strict=True))
        return Cue(entry, form, group, i, end, passive, not NEGATIONS.isdisjoint(words), infinitive, modal)
    return None


def _quotes(line: Line, end: int) -> bool:
    """Tell whether words said stand right behind or before: "He went on:", not "the talks will go on"."""
    return line.at(end) in ":Q" or line.classes.startswith(",Q", end) or "Q" in line.classes[max(0, end - _NEAR) : end]


def _past_particles(line: Line, i: int, particles: tuple[str, ...]) -> int:
    """Return the atom after the cue's particles, -1 if they are missing."""
    at = i + 1
    for word in particles:
        if at == i + 1 and line.word(at) != word and (line.word(at) == "it" or line.at(at) in "YM"):
            at += 1  # "made it clear", "called publicly for"
        if word == "for" and line.word(at + 1) in TIME_NOUNS and line.word(at + 2) == word:
            at += 2  # "called for months for talks"
        if line.word(at) != word:
            return -1
        at += 1
    return at


def _group(line: Line, i: int) -> int:
    """Return the first atom of the verb group that ends in the verb `i`."""
    classes, low = line.classes, line.low
    g = i
    while g > 0:
        c = classes[g - 1]
        aspect = g == i and low[g - 1] in _ASPECT and low[i].endswith("ing")
        apart = c == "D" and low[g - 1] in _FLOATING and g > 1 and classes[g - 2] == "A"  # "have both accused"
        if not (c == "Y" or apart or (c == "A" and low[g - 1] != "having") or aspect or (c == "'" and _is_short(line, g - 1))):
            break
        g -= 1
    if (inserted := _INSERTED.search(classes, max(0, g - _LONG_INSERTION), g)) and (
        low[g - 1] in _TIMES or classes[g - 1] == "M"
    ):
        g = inserted.start()  # "has in the past accused", "had on Tuesday accused"
    while g < i and classes[g] == "Y" and line.at(g - 1) not in "NnHRTO)#":
        g += 1  # an adverb that opens the clause does not belong to the verb
    return g


_FLOATING = frozenset({"both", "all", "each"})


def _is_short(line: Line, at: int) -> bool:
    """Tell whether it is "he's" and the like, no possessive, that ends at `at`."""
    return line.low[at] in SHORT_IS_OR_HAS and line.at(at - 1) in "HRT"


def _form(forms: frozenset[Form], words: Sequence[str]) -> Form:
    """Choose between the forms that a word may be by its auxiliaries."""
    order = _USUAL_FORMS
    if not _BE_OR_HAVE.isdisjoint(words):
        order = _AFTER_BE_OR_HAVE
    elif not _BEFORE_BASE.isdisjoint(words):
        order = _AFTER_MODAL
    for form in order:
        if form in forms:
            return form
    raise AssertionError(forms)  # pragma: no cover - every reading has a form
