"""The words said and an "and" or "but" behind a comma in, whether a clause of the narrator opens there out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.words import PRESENT

if TYPE_CHECKING:
    from diplowire.extract.statements.circumstances import Words

_OWN_CLAUSE = re.compile("[DN][NnD'#f]{0,9}Y?A")  # a noun phrase and its auxiliary
_TELLING = frozenset(
    "say give comment elaborate name provide specify confirm disclose discuss identify offer reveal rule".split()
)


def own_clause(words: Words, i: int) -> bool:
    """Tell whether "and" or "but" after the comma `i` opens a clause of the narrator."""
    line, following = words.line, words.line.at(i + 2)
    if line.at(i + 1) == "B" and following == "A":
        return not _shares_subject(words, i)
    if following == "H" or (line.at(i + 1) == "B" and following in "NDn" and line.word(i + 2) not in ("not", "rather")):
        return True
    return line.word(i + 1) == "and" and _OWN_CLAUSE.match(line.classes, i + 2, words.end) is not None


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
