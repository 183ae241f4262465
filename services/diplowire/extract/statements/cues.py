"""A line in, its cues out: which words are verbs of saying here, in which voice, and where their verb group begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon.cue_table import CueEntry, Reading, cue_readings
from diplowire.extract.statements.words import BE, HAVE, NEGATIONS, SHORT_IS_OR_HAS

if TYPE_CHECKING:
    from diplowire.extract.statements.line import Line

# Verbs before "to" + cue that leave it a speech act ("continued to insist", "declined to say").
CONTROLLERS = frozenset(
    "continued continues continue continuing went goes going go declined declines decline declining refused refuses refuse refusing managed "
    "proceeded began begins started starts appeared appears seemed seems used uses came hastened hurried quick twitter".split(),
)
_ASPECT = frozenset("began begin begins begun started starts start kept keep keeps stopped stop stops resumed continued".split())
_MOSTLY_NOUNS = frozenset(
    "remark comment question answer quote post document message text request state plan offer order report claim demand".split(),
)
_PRONOMINAL = frozenset("all some many most few several both others another half these those this each one".split())
_PLURALS = frozenset("people men women police media critics data".split())
_SINGULAR_IN_S = frozenset("congress press politics news iraq cyprus paris athens brussels".split())


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
    found = []
    title = _is_title(line)
    for i, word in enumerate(line.low):
        readings = table.get(word)
        if readings is not None and (i == 0 or title or not line.text[i][0].isupper()):
            cue = _read(line, i, readings)
            if cue is not None:
                found.append(cue)
    return found


def _is_title(line: Line) -> bool:
    """Tell whether a line is written with capitals throughout, as titles are."""
    return 5 * line.classes.count("N") > 4 * (line.classes.count("N") + line.classes.count("n"))


def _read(line: Line, i: int, readings: tuple[Reading, ...]) -> Cue | None:
    """Decide which of its readings the word at `i` has, or that it is no verb here."""
    for entry, forms in readings:
        end = _particles(line, i, entry.particles)
        if end < 0:
            continue
        group, before = _group(line, i)
        words = line.low[group:i]
        form = _form(forms, words)
        if form is None or _is_noun(line, group, i, form, entry, end):
            return None
        be = any(w in BE for w in words) or (any(w in SHORT_IS_OR_HAS for w in words) and form in ("ed", "part"))
        have = any(w in HAVE for w in words)
        passive = form in ("ed", "part") and be and (not have or "been" in words)
        if passive and "s" in line.classes[group:i]:
            passive = "been" in words
        infinitive = before >= 0 and line.low[before] == "to" and form == "base"
        modal = any(line.classes[j] == "A" and line.low[j] not in BE and line.low[j] not in HAVE for j in range(group, i))
        return Cue(entry, form, group, i, end, passive, any(w in NEGATIONS for w in words), infinitive, modal)
    return None


def _particles(line: Line, i: int, particles: tuple[str, ...]) -> int:
    """Return the atom after the cue's particles, -1 if they are missing."""
    at = i + 1
    for word in particles:
        if at < line.n and line.low[at] != word and at == i + 1 and (line.low[at] == "it" or line.classes[at] in "YM"):
            at += 1  # "made it clear", "called publicly for"
        if at >= line.n or line.low[at] != word:
            return -1
        at += 1
    return at


def _group(line: Line, i: int) -> tuple[int, int]:
    """Return the first atom of the verb group that ends in the verb `i`, and the atom before it."""
    classes, low = line.classes, line.low
    g = i
    while g > 0:
        c = classes[g - 1]
        if c == "Y" or (c == "A" and low[g - 1] not in ("having",)):
            g -= 1
        elif g == i and low[i].endswith("ing") and low[g - 1] in _ASPECT:
            g -= 1
        elif c == "'" and low[g - 1] in SHORT_IS_OR_HAS and g > 1 and classes[g - 2] in "HRT":
            g -= 1
        else:
            break
    while g < i and classes[g] == "Y" and (g == 0 or classes[g - 1] not in "NnHRTO)#"):
        g += 1  # an adverb that opens the clause does not belong to the verb
    return g, g - 1


def _form(forms: frozenset[str], words: list[str]) -> str | None:
    """Choose between the forms that a word may be by its auxiliaries."""
    if len(forms) == 1:
        return next(iter(forms))
    if any(w in BE or w in HAVE for w in words):
        return "part" if "part" in forms else "ed" if "ed" in forms else next(iter(forms))
    if "base" in forms and any(
        w not in NEGATIONS
        for w in words
        if w in ("will", "would", "can", "could", "did", "do", "to", "may", "might", "should", "must")
    ):
        return "base"
    return "past" if "past" in forms else "ed" if "ed" in forms else sorted(forms)[0]


def _is_noun(line: Line, group: int, verb: int, form: str, entry: CueEntry, end: int) -> bool:
    """Tell whether the word is a noun or an adjective here, by the words beside it."""
    if any(line.classes[j] in "A'" for j in range(group, verb)):
        return False
    before = line.classes[group - 1] if group > 0 else "^"
    word = line.low[group - 1] if group > 0 else ""
    if form in ("past", "ed"):
        attributive = line.classes[end : end + 1] == "n" and (before in "#" or (before == "n" and word.endswith("ing")))
        return attributive or (before in "D'" and word not in _PRONOMINAL)
    if form == "part":
        return True  # without an auxiliary it only modifies
    if form == "ing":
        return before in "DAf'" and word not in BE
    if before == "t" and form == "base":
        return False
    if word in ("he", "she", "it", "who", "which", "they", "we", "i", "you"):
        return (word in ("he", "she", "it")) == (form == "base")
    after_quotation = line.classes[0] == "Q" and "q" in entry.frames and line.classes[end : end + 1] in (".", ",", "P", "M", "")
    strong = after_quotation or end < line.n and (line.classes[end] in "QTHDO:" or line.low[end] in ("whether", "why", "how"))
    if form == "s":
        return _third_is_noun(line, group, entry, end, strong=strong)
    return _base_is_noun(line, group, before, word, entry, end, strong=strong)


def _third_is_noun(line: Line, group: int, entry: CueEntry, end: int, *, strong: bool) -> bool:
    """Tell whether "claims", "calls" is a plural noun rather than a verb with a singular subject."""
    before, word = (line.classes[group - 1], line.low[group - 1]) if group > 0 else ("^", "")
    if before in "DPftbA'#S":
        return word not in ("this", "that") and (word not in _PRONOMINAL or "x" in entry.frames)
    if "x" not in entry.frames:
        return False
    if before == "N":
        return not (strong or (end < line.n and line.classes[end] in "NnP"))
    if before == "n":
        named = "N" in line.classes[max(0, group - 4) : group] and line.classes[end : end + 1] == "N"
        return (word.endswith("s") and word not in _SINGULAR_IN_S) or not (strong or named) or entry.lemma in _MOSTLY_NOUNS
    return (
        before not in ",QC-RT)B"
        or (before in ",C" and entry.lemma in _MOSTLY_NOUNS)
        or not (strong or (before == "," and end < line.n and line.classes[end] == "N"))
    )


def _base_is_noun(line: Line, group: int, before: str, word: str, entry: CueEntry, end: int, *, strong: bool) -> bool:
    """Tell whether a base form is a noun or has no plural subject."""
    pure = "x" not in entry.frames
    if before in "DPfb'A#^S.;:(OHM":
        return not (pure and (word in _PRONOMINAL or before == "#"))
    if pure:
        return before == "^"
    if before == "n":
        return not (word.endswith("s") or word in _PLURALS) or not (strong or line.classes[end : end + 1] == "N")
    if before == "N":
        several = "and" in line.low[max(0, group - 6) : group - 1]
        return not (strong and (word.endswith("s") or several))
    return not (before in "CBQ,)-" and strong)
