"""A line in, its cues out: which words are verbs of saying here, in which voice, and where their verb group begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon.cue_table import CueEntry, Reading, cue_readings
from diplowire.extract.statements.senses import Word, is_noun
from diplowire.extract.statements.words import BE, HAVE, NEGATIONS, SHORT_IS_OR_HAS

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

_ASPECT = frozenset("began begin begins begun started starts start kept keep keeps stopped stop stops resumed continued".split())
_BEFORE_BASE = frozenset("will would can could did do to may might should must".split())
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
    title = _is_title(line)
    found = []
    for i, word in enumerate(line.low):
        readings = table.get(word)
        if readings is not None and (i == 0 or title or not line.text[i][0].isupper()):
            cue = _read(line, i, readings)
            if cue is not None:
                found.append(cue)
    return found[:_MOST_CUES]


def _is_title(line: Line) -> bool:
    """Tell whether a line is written with capitals throughout, as titles are."""
    large, small = line.classes.count("N"), line.classes.count("n")
    return 5 * large > 4 * (large + small) and "Q" not in line.classes


def _read(line: Line, i: int, readings: tuple[Reading, ...]) -> Cue | None:
    """Decide which of its readings the word at `i` has, or that it is no verb here."""
    for entry, forms in readings:
        end = _past_particles(line, i, entry.particles)
        if end < 0:
            continue
        group = _group(line, i)
        words = line.low[group:i]
        form = _form(forms, words)
        if is_noun(line, Word(entry, form, group, i, end)):
            return None
        short = any(w in SHORT_IS_OR_HAS for w in words) and line.word(end) in (
            "by",
            "to",
        )  # "he's said to be", not "he's said that"
        be = short or any(w in BE for w in words)
        passive = form in ("ed", "part") and be and ("been" in words or not any(w in HAVE for w in words))
        modal = any(line.classes[j] == "A" and line.low[j] not in BE and line.low[j] not in HAVE for j in range(group, i))
        negated, infinitive = any(w in NEGATIONS for w in words), form == "base" and line.word(group - 1) == "to"
        return Cue(entry, form, group, i, end, passive, negated, infinitive, modal)
    return None


def _past_particles(line: Line, i: int, particles: tuple[str, ...]) -> int:
    """Return the atom after the cue's particles, -1 if they are missing."""
    at = i + 1
    for word in particles:
        if at == i + 1 and line.word(at) != word and (line.word(at) == "it" or line.at(at) in "YM"):
            at += 1  # "made it clear", "called publicly for"
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
        aspect = g == i and low[i].endswith("ing") and low[g - 1] in _ASPECT
        short = c == "'" and low[g - 1] in SHORT_IS_OR_HAS and line.at(g - 2) in "HRT"
        if not (c == "Y" or (c == "A" and low[g - 1] != "having") or aspect or short):
            break
        g -= 1
    while g < i and classes[g] == "Y" and line.at(g - 1) not in "NnHRTO)#":
        g += 1  # an adverb that opens the clause does not belong to the verb
    return g


def _form(forms: frozenset[str], words: list[str]) -> str:
    """Choose between the forms that a word may be by its auxiliaries."""
    order = ["past", "ed", "part", "base", "s", "ing"]
    if any(w in BE or w in HAVE for w in words):
        order = ["part", "ed", *order]
    elif any(w in _BEFORE_BASE for w in words):
        order = ["base", *order]
    return next(form for form in order if form in forms)
