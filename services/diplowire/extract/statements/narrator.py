"""The words said and a word in them in, whether the narrator tells on there, though no comma parts it, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.speaking import modified_by
from diplowire.extract.statements.words import PASTS, PRESENT, may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.circumstances import Words

_NAME_TELLS = re.compile("N{1,5}(?:Y?A|n)")
_THEY = frozenset({"he", "she", "they"})
_OCCASION = frozenset({"after", "as", "when", "while"})
_GIVING = frozenset("cited gave offered provided".split())
_SILENT = frozenset("declined refused".split())
_ASKED_OTHERS = frozenset({"referred", "directed"})
# What is told to have been left unsaid.
WITHOUT = frozenset(
    "confirming denying offering giving providing elaborating citing specifying naming saying mentioning going presenting".split()
)
_TELLING = frozenset("comment confirm disclose elaborate explain give identify name offer provide reveal say specify".split())
_BEING = frozenset({"be", "been", "being"})
_TALKED = frozenset({"discussed", "exchanged", "reviewed"})
_DID_NOT = frozenset("didn't didn’t wouldn't wouldn’t couldn't couldn’t".split())
_DID = frozenset("did would could will".split())


def narrates(words: Words, i: int) -> bool:
    """Tell whether behind a clause the narrator tells when it was said, or what was not said, from the word `i` on."""
    line, word = words.line, words.line.low[i]
    if i <= words.begin + 1:
        return False
    if word in _OCCASION:
        return _is_occasion_of_telling(words, i)
    if word == "without":
        return line.word(i + 1) in WITHOUT
    return word in ("but", "and") and _keeps_silent(words, i + 1)


def _is_occasion_of_telling(words: Words, i: int) -> bool:
    """Read "said that ties will grow as he paid a call": what will be has no past occasion."""
    line = words.line
    if line.word(i + 1) not in _THEY or not may_be_past(line.word(i + 2)) or words.use.cue.form not in ("past", "ed"):
        return False
    told = {line.low[k] for k in range(words.begin, i) if line.classes[k] == "A"}
    return bool(told) and told <= PRESENT | _BEING


def _keeps_silent(words: Words, at: int) -> bool:
    """Read "but gave no date", "but declined to say when", "but did not elaborate", "but referred questions to the palace"."""
    line = words.line
    verb, behind = line.word(at), line.word(at + 1)
    if words.use.cue.form not in ("past", "ed"):
        return False
    if verb in _GIVING:
        return behind in ("no", "few")
    if verb in _ASKED_OTHERS:
        return "questions" in line.low[at + 1 : at + 4]
    if verb in _SILENT:
        return behind == "to" and line.word(at + 2) in _TELLING
    if verb in _DID_NOT:
        return behind in _TELLING
    return verb in _DID and behind == "not" and line.word(at + 2) in _TELLING


def next_deed(words: Words, i: int) -> bool:
    """Tell whether "and" or "but" at `i` opens the narrator's next verb: "praised the plan and went home"."""
    line = words.line
    j = i + 2 if line.at(i + 1) == "Y" else i + 1
    if words.use.cue.form in ("past", "ed"):
        if line.at(i) == "B" and line.at(j) == "A":
            return True
        word, behind = line.word(j), line.at(j + 1)
        deed = word in PASTS or (word.endswith("ed") and (behind not in "nN" or word in _TALKED))
        if deed and line.at(j) == "n" and not modified_by(line, j):
            return True
    return not words.clausal and _tells_on(words, i, j)


def _tells_on(words: Words, i: int, j: int) -> bool:
    """Tell whether a finite verb at `j` behind the "and" at `i` has none before it in the words said to go with.

    "Praises the plan and has paid for it", "praises it and leads the talks", "opposes the plan and Norway backed it".
    """
    line, form = words.line, words.use.cue.form
    said = line.classes[words.begin : i]
    if not {*"AHRTS"}.isdisjoint(said):
        return False
    if line.at(j) == "A" or line.word(j) in _THEY:
        return True
    if "t" in said:
        return False
    if _NAME_TELLS.match(line.classes, j) is not None and said[-1] in "nQ" and "between" not in line.low[words.begin : i]:
        verb = j + len(line.classes[j:]) - len(line.classes[j:].lstrip("N"))
        return line.at(verb) in "AY" or may_be_past(line.low[verb])
    if line.at(j) != "n":
        return False
    if form == "ing":
        return line.low[j].endswith("ing") and line.at(j + 1) in "DNOtP" and not line.low[words.begin].endswith("ing")
    return form == "s" and line.low[j].endswith("s") and line.at(j + 1) in "DNOTtQ"
