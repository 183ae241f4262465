"""The words said and a mark in them in, whether they cannot end there yet, or must, by their grammar alone out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.clauses import goes_on_past_comma
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.circumstances import Words

_NOUN_PHRASE = re.compile(r"[DNnf#'PC,Ytb]+")
_AFTER_PLURAL = "f,C.)"  # behind a noun in -s, where behind a verb in -s something else stands
_CLAUSES_ONLY = frozenset("add argue claim insist maintain say".split())
IT_IS_CALLED = frozenset({"call", "describe"})
_OPENS = frozenset({"what", "which", "that"})
_PLATFORMS = frozenset("twitter facebook instagram x telegram".split())


def lacks_verb(words: Words, i: int) -> bool:
    """Tell whether a clause has no verb before the comma `i`: "said supporters of the group, also known as the League, were"."""
    line, begin = words.line, words.begin
    told = words.use.cue.entry.lemma in _CLAUSES_ONLY or line.at(begin - 1) == "T"
    if not words.clausal or not told or not _NOUN_PHRASE.fullmatch(line.classes, begin, i):
        return False
    return "A" in line.classes[i : words.end] and not any(_may_tell(words, k) for k in range(begin + 1, i))


def _may_tell(words: Words, k: int) -> bool:
    """Tell whether a word can be the verb of a clause: "voted", "relies on", not "leaders of"."""
    line, word = words.line, words.line.low[k]
    return line.classes[k] == "n" and (may_be_past(word) or (word.endswith("s") and line.at(k + 1) not in _AFTER_PLURAL))


def end_of_what_is_called(words: Words) -> int:
    """Return where the words said end in "what X called a “farce” began in May": before that verb, or a dash; 0 for others.

    In "the ban, which X calls a “farce”, will go on", they end with the quotation.

    Asked of cues in `IT_IS_CALLED` only.
    """
    line, subject = words.line, words.use.subject
    opens = line.word(subject.first - 1) if subject is not None else ""
    if opens not in _OPENS:
        return 0
    quotation = line.classes.find("Q", words.begin, words.end)
    if quotation < 0 or line.classes[words.begin : quotation].strip("DNnSY"):
        return 0
    end = quotation + 1
    if opens != "what":
        return end if end < words.end and line.classes[end] in ",A" else 0
    while end < words.end and line.classes[end] == "n" and not may_be_past(line.low[end]):
        end += 1  # "a “go slow” approach"
    told = end < words.end and (line.classes[end] in "A-" or may_be_past(line.low[end]))
    return end if told else 0


def is_second_verb(words: Words, i: int) -> bool:
    """Tell whether behind the comma `i` what it was said of has its verb: "the vote, which X said was a test, was lost".

    So it does of who said it: "X, who threatened to leave, praised the plan".
    """
    line, subject = words.line, words.use.subject
    if line.at(words.begin) == "A" and line.at(i + 1) == "A":
        return True
    apart = subject is not None and subject.antecedent is not None and line.at(subject.first - 1) == ","
    return apart and line.at(i + 1) == "n" and may_be_past(line.low[i + 1]) and not goes_on_past_comma(line, i, words.end)


def is_posted(words: Words, i: int) -> bool:
    """Tell whether behind the quotation `i` it is told on which platform it stood: "said it had “kept us safe” on Twitter"."""
    return words.line.word(i + 1) == "on" and words.line.word(i + 2) in _PLATFORMS
