"""The words said and an "and" or "but" behind a comma in, whether a clause of the narrator opens there out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.words import PRESENT

if TYPE_CHECKING:
    from diplowire.extract.statements.circumstances import Words

_OWN_CLAUSE = re.compile("[DN][NnD'#f]{0,9}Y?A")  # a noun phrase and its auxiliary
_AS_TOLD = frozenset({"would", "should", "could", "had"})
_HOPED = _AS_TOLD - {"had"}  # "said trade had grown, but more could be done"
_OF_BOTH = frozenset({"both", "two"})
_TELLING = frozenset(
    "say give comment elaborate name provide specify confirm disclose discuss identify offer reveal rule".split()
)


def own_clause(words: Words, i: int) -> bool:
    """Tell whether "and" or "but" after the comma `i` opens a clause of the narrator."""
    line, following = words.line, words.line.at(i + 2)
    if line.at(i + 1) == "B" and following == "A":
        return not _shares_subject(words, i)
    if line.word(i + 1) == "and" and following == "H" and line.at(i + 3) == "A" and _goes_on_as_told(words, i, i + 3):
        return False  # "said he had talked with X, and they had agreed to wait"
    if line.word(i + 1) == "but" and (clause := _OWN_CLAUSE.match(line.classes, i + 2, words.end)) is not None:
        hoped = words.clausal and line.low[clause.end() - 1] in _HOPED and words.use.cue.form in ("past", "ed")
        return not hoped and not _goes_on_as_told(words, i, clause.end() - 1)
    if following == "H" or (line.at(i + 1) == "B" and following in "NDn" and line.word(i + 2) not in ("not", "rather")):
        return True
    clause = _OWN_CLAUSE.match(line.classes, i + 2, words.end) if line.word(i + 1) == "and" else None
    return clause is not None and not _goes_on_as_told(words, i, clause.end() - 1)


def _goes_on_as_told(words: Words, i: int, verb: int) -> bool:
    """Tell whether ", and" goes on with the words said, with an auxiliary at `verb` that has their tense.

    "Said Norway would sign, and Peru would follow", "said he backed the plan, and both sides will work on it".
    """
    line, cue = words.line, words.use.cue
    if not words.clausal or cue.form not in ("past", "ed"):
        return False
    if line.low[verb] == "was" and line.word(i + 1) == "but":
        return "had" in line.low[words.begin : i]  # "said they had asked him, but the decision was that he would not come"
    if line.low[verb] == "will":
        return line.low[i + 2] in _OF_BOTH or line.low[i + 3] in _OF_BOTH
    return line.low[verb] in _AS_TOLD and line.low[verb] in line.low[words.begin : i]


def _shares_subject(words: Words, i: int) -> bool:
    """Tell whether ", but will not" goes on with what the words said are about: "said it stays in the pact, but will not wait".

    A narrator's verb would have the tense of the cue: "said they were ready, but had no date", "says it is ready, but gives".
    """
    line, cue, verb = words.line, words.use.cue, words.line.low[i + 2]
    if not words.clausal or cue.form not in ("past", "ed"):
        return False
    told = {line.low[k] for k in range(words.begin, i) if line.classes[k] in "AH"}
    if verb in ("would", "could", "should"):
        return verb in told and _TELLING.isdisjoint(line.low[i + 3 : i + 5])  # not "would send help, but would not say when"
    named = "n" in cue.entry.frames and not told - {"may"}  # "confirmed a visit in May, but has yet to name a day"
    return verb in PRESENT and not named
