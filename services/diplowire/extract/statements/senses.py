"""A word that may be a cue in, whether it is a noun or an adjective here out, by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements.words import BE

if TYPE_CHECKING:
    from diplowire.extract.lexicon.cue_table import CueEntry
    from diplowire.extract.statements.line import Line

# Nouns far more often than verbs in -s.
_MOSTLY_NOUNS = frozenset(
    "remark comment question answer quote post document message text request state plan offer order report claim demand".split(),
)
_NEAR = 4  # atoms
_PRONOMINAL = frozenset("all some many most few several both others another half these those this each one".split())
_PLURALS = frozenset("people men women police media critics data".split())
_SINGULAR_IN_S = frozenset("congress press politics news iraq cyprus paris athens brussels".split())
_SINGULAR_PRONOUNS = frozenset("he she it".split())
_PRONOUNS = _SINGULAR_PRONOUNS | frozenset("who which they we i you".split())
# Words behind which they make a compound: "signals intelligence", "reports of damage".
_COMPOUNDS = {"signals": "intelligence", "demands": "side"}
_ARTICLES = frozenset({"a", "an", "another"})  # "a stern warning"
_GIVING = frozenset(
    "held hold holds gave give gives given provided provide provides offered received".split()
)  # "gave detailed information"
_QUESTION_WORDS = frozenset("whether why how".split())


class Word(NamedTuple):
    """A form of a cue: its verb group from atom `group`, itself at `verb`, what follows from `end` on."""

    entry: CueEntry
    form: str
    group: int
    verb: int
    end: int

    @property
    def pure(self) -> bool:
        """Whether base and third person are never nouns."""
        return "x" not in self.entry.frames


def is_noun(line: Line, word: Word) -> bool:
    """Tell whether the word is no verb here."""
    auxiliaries = line.classes[word.group : word.verb]
    if "A" in auxiliaries or "'" in auxiliaries:
        return False
    before, named = line.at(word.group - 1), line.word(word.group - 1)
    if word.form in ("past", "ed"):
        participle = before == "n" and named.endswith("ing") and named != "king"
        modifies = line.at(word.end) == "n" and (before == "#" or participle or named in _GIVING)
        modifies = modifies or (before == "#" and line.at(word.end) in "C,.;")  # "with nine opposed and two abstaining"
        return modifies or (before in "D'" and named not in _PRONOMINAL)
    if word.form == "part":
        return True  # without an auxiliary it only modifies
    if word.form == "ing":
        if word.entry.lemma == "brief" and line.at(word.end) in "P.,;MC'$":
            return True  # "a regular briefing in Oslo"
        modified = word.entry.lemma == "warn" and before == "n" and line.word(word.group - 2) in _ARTICLES
        return modified or (before in "DAf'" and named not in BE)
    if before == "t" and word.form == "base":
        return False
    if named in _PRONOUNS:
        return (named in _SINGULAR_PRONOUNS) == (word.form == "base")
    return _third_is_noun(line, word) if word.form == "s" else _base_is_noun(line, word)


def _is_told(line: Line, word: Word) -> bool:
    """Tell whether what follows proves a verb: a quotation, "that", a new subject; or a quotation stands before."""
    if line.at(0) == "Q" and "q" in word.entry.frames and line.at(word.end) in ".,PM$":
        return True
    return line.at(word.end) in "QTHDO:" or line.word(word.end) in _QUESTION_WORDS


def _third_is_noun(line: Line, word: Word) -> bool:
    """Tell whether "claims", "calls" is a plural noun rather than a verb with a singular subject."""
    before, named, following = line.at(word.group - 1), line.word(word.group - 1), line.at(word.end)
    if before in "DPftbA'#S":
        return named not in ("this", "that") and not (word.pure and named in _PRONOMINAL)
    if word.pure:
        return False
    if word.entry.lemma == "term" and "in" in line.low[max(0, word.verb - _NEAR) : word.verb]:
        return True  # "in the strongest terms"
    told, mostly = _is_told(line, word), word.entry.lemma in _MOSTLY_NOUNS
    if before == "N":
        return not (told or following in "NnP" or (following == "t" and "i" in word.entry.frames))
    if before == "n" and named.endswith("ed"):
        return True  # "rejected calls for talks"
    if before == "n":
        name = following == "N" and "N" in line.classes[max(0, word.group - 4) : word.group]
        return (named.endswith("s") and named not in _SINGULAR_IN_S) or not (name or (told and not mostly))
    if before not in ",QC-RT)B" or (before in ",C" and mostly):
        return True
    return not (told or (before == "," and following == "N"))


def _base_is_noun(line: Line, word: Word) -> bool:
    """Tell whether a base form is a noun or has no plural subject."""
    before, named = line.at(word.group - 1), line.word(word.group - 1)
    if before in "DPfb'A#^S.;:(OHM":
        return not (word.pure and (named in _PRONOMINAL or before == "#"))
    if word.pure:
        return False
    told = _is_told(line, word)
    if before == "n":
        return not (named.endswith("s") or named in _PLURALS) or not (told or line.at(word.end) == "N")
    if before == "N":
        several = "and" in line.low[max(0, word.group - 6) : word.group - 1]
        return not (told and (named.endswith("s") or several))
    return not (before in "CBQ,)-" and told)
