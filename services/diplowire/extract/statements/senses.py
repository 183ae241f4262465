"""A word that may be a cue in, whether it is a noun or an adjective here out, by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.lexicon.regional import regional_adjectives
from diplowire.extract.statements.words import BE

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
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
_STAYING = frozenset(
    "feel feels felt remain remained remaining remains seem seemed seems stand stands stay stayed stays stood".split()
)
_RELATIVES = frozenset({"who", "which"})
_PRONOUNS = _SINGULAR_PRONOUNS | frozenset("who which they we i you".split())
# Words behind which they make a compound: "signals intelligence", "reports of damage".
_COMPOUNDS = {"signals": "intelligence", "demands": "side", "pledged": "delegates", "set": "for"} | dict.fromkeys(
    ("flag", "flags", "flagged", "flagging"), "off"
)  # "set out for Peru", "flagged off a train"
_HELPING = frozenset("help helps helped helping".split())
_ARTICLES = frozenset({"a", "an", "another"})  # "a stern warning"
_GIVING = frozenset(
    "held hold holds gave give gives given provided provide provides offered received".split()
)  # "gave detailed information"
_EXPRESSING = frozenset(
    "convey conveyed conveying express expressed expresses expressing extend extended extending offered".split()
)
_QUESTION_WORDS = frozenset("whether why how".split())
# Nouns of a part of many, who speak: "a third say".
_SHARES = _PLURALS | frozenset("third quarter fifth tenth half majority minority plurality handful dozen couple few lot".split())
_COUNTED = frozenset("own new two three four five six seven eight nine ten eleven twelve".split())


def is_noun(line: Line, cue: Cue) -> bool:
    """Tell whether the word is no verb here."""
    if cue.group < cue.verb:
        auxiliaries = line.classes[cue.group : cue.verb]
        if "A" in auxiliaries or "'" in auxiliaries:
            return cue.form == "s"  # "have claims", "were reports"
    before, named, form = line.at(cue.group - 1), line.word(cue.group - 1), cue.form
    if _is_in_compound(line, cue, named):
        return True
    if form in ("past", "ed"):
        return _past_modifies(line, cue, before, named)
    if form == "part":
        return True  # without an auxiliary it only modifies
    if form == "ing":
        if cue.entry.lemma == "brief" and line.at(cue.end) in "P.,;MC'$":
            return True  # "a regular briefing in Oslo"
        modified = cue.entry.lemma == "warn" and before == "n" and line.word(cue.group - 2) in _ARTICLES
        return modified or (before in "DAf'" and named not in BE)
    if before == "t" and form == "base":
        return False
    if named in _PRONOUNS:  # "Peru, which calls for talks", "those who call for talks": either form
        return named not in _RELATIVES and (named in _SINGULAR_PRONOUNS) == (form == "base")
    return _third_is_noun(line, cue) if form == "s" else _base_is_noun(line, cue)


def _is_in_compound(line: Line, cue: Cue, named: str) -> bool:
    """Tell whether the words beside make no verb of it: "pledged delegates", "the Nordic states", "it helps explain why"."""
    if cue.form == "base" and named in _HELPING:
        return True
    regional = cue.entry.lemma == "state" and cue.form == "s" and named in regional_adjectives()
    return regional or _COMPOUNDS.get(line.low[cue.verb]) == line.word(cue.end)


def _past_modifies(line: Line, cue: Cue, before: str, named: str) -> bool:
    """Tell whether a past form hangs on a noun: "two united states", "gave detailed information", "its declared aim"."""
    if cue.entry.lemma == "commit to" and (before in ",P(" or named in _STAYING or named.endswith("ly")):
        return True  # "Norway, committed to peace, said", "remains committed to building it"
    if before == "#":
        return line.at(cue.end) in "nC,.;"  # "with nine opposed and two abstaining"
    if before in "D'":
        return named not in _PRONOMINAL
    if line.at(cue.end) != "n":
        return False
    if named in _GIVING or (before == "n" and named.endswith("ing") and named != "king"):
        return True
    return named in _COUNTED and line.at(cue.group - 2) in "D'"  # "its own recommended list", "her five proposed bills"


def _is_pure(cue: Cue) -> bool:
    """Tell whether base and third person are never nouns."""
    return "x" not in cue.entry.frames


def _is_told(line: Line, cue: Cue) -> bool:
    """Tell whether what follows proves a verb: a quotation, "that", a new subject; or a quotation stands before."""
    if line.at(0) == "Q" and "q" in cue.entry.frames and line.at(cue.end) in ".,PM$":
        return True
    return line.at(cue.end) in "QTHDO:" or line.word(cue.end) in _QUESTION_WORDS


def _is_proven(line: Line, cue: Cue) -> bool:
    """Tell whether a quotation proves a verb behind a singular: "The ad claims “we won”", not "tax claims of “unfair” sums"."""
    if "q" not in cue.entry.frames:
        return False
    if line.at(cue.end) == "Q":
        return line.last_inside(cue.end) in ".,?!" or line.at(cue.end + 1) in ".$"
    return line.at(0) == "Q" and line.at(cue.end) in ".," and line.last_inside(0) in ",?!"


def _third_is_noun(line: Line, cue: Cue) -> bool:
    """Tell whether "claims", "calls" is a plural noun rather than a verb with a singular subject."""
    before, named, following = line.at(cue.group - 1), line.word(cue.group - 1), line.at(cue.end)
    if before in "DPftbA'#S":
        return named not in ("this", "that") and not (_is_pure(cue) and named in _PRONOMINAL)
    if _is_pure(cue):
        return cue.entry.lemma == "thank" and named in _EXPRESSING  # "expressed thanks for their help"
    in_terms = cue.entry.lemma == "term" and "in" in line.low[max(0, cue.verb - _NEAR) : cue.verb]
    if in_terms or line.classes.startswith("TA", cue.end):
        return True  # "in the strongest terms"; "northern states that have suffered"
    told, mostly = _is_told(line, cue), cue.entry.lemma in _MOSTLY_NOUNS
    if before == "N" and following in ".$" and line.at(cue.end + 1) == "$" and "," in line.classes[: cue.group]:
        return "A" not in line.classes[: cue.group] or "according" in line.low  # not "The crew is safe, Radio Bergen reports."
    if before == "N":
        return not (told or following in "NnP" or (following == "t" and "i" in cue.entry.frames))
    if before == "n" and named.endswith("ed"):
        return True  # "rejected calls for talks"
    if before == "n" and not named.endswith("s") and named != "and" and _is_proven(line, cue):
        return False
    if before == "n":
        name = following == "N" and "N" in line.classes[max(0, cue.group - 4) : cue.group]
        return (named.endswith("s") and named not in _SINGULAR_IN_S) or not (name or (told and not mostly))
    if before not in ",QC-RT)B" or (before in ",C" and mostly):
        return True
    return not (told or (before == "," and following == "N"))


def _base_is_noun(line: Line, cue: Cue) -> bool:
    """Tell whether a base form is a noun or has no plural subject."""
    before, named = line.at(cue.group - 1), line.word(cue.group - 1)
    if before in "DPfb'A#^S.;:(OHM":
        return not (_is_pure(cue) and (named in _PRONOMINAL or before == "#"))
    if _is_pure(cue):
        single = not named.endswith("s") and named not in _SHARES
        return before == "n" and line.word(cue.group - 2) in _ARTICLES and single  # "have a larger say"
    told = _is_told(line, cue)
    if before == "n":
        return not (named.endswith("s") or named in _PLURALS) or not (told or line.at(cue.end) == "N")
    if before == "N":
        several = "and" in line.low[max(0, cue.group - 6) : cue.group - 1]
        return not (told and (named.endswith("s") or several))
    return not (before in "CBQ,)-" and told)
