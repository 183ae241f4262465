"""A comma in the words said in, whether the narrator takes over again behind it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.circumstances import is_occasion, is_said_apart, is_thing, opens_time_apart
from diplowire.extract.statements.clauses import goes_on_past_comma, goes_on_past_insertion, in_list
from diplowire.extract.statements.half_said import is_second_verb, lacks_verb
from diplowire.extract.statements.joined import own_clause
from diplowire.extract.statements.narrator import WITHOUT
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.circumstances import Words
    from diplowire.extract.statements.line import Line

_PERSON_TO = re.compile("[DNn#'fPMO]{1,14}t")  # "urged the sides on Wednesday to accept"
_INSERTED = frozenset("addition example fact instance particular turn".split())  # "and, in particular, their ships"
_IN_A_STATE = re.compile("(?<=N),N{1,3},[tP]")  # "travel from Bergen, Norway, to Lima"
_RELATIVE = frozenset("which who whom whose where".split())
_CONTRAST = frozenset("while whereas though although despite however compared versus".split())
_AS_DID = tuple(
    ("as", verb) for verb in ("did", "do", "does", "had", "has", "have")
)  # "hoped that talks would go on, as did Peru"
_AFTER_COMMA = frozenset((("according", "to"), ("making", "it"), ("putting", "it"), ("even", "as"), ("just", "as"), *_AS_DID))
_MEASURED = frozenset("well up down far more less higher lower".split())
_RANKS = frozenset({"biggest", "first", "largest", "latest", "second", "third"})
_NARRATED = frozenset({"arriving", "wrapping"})
_SIGNALLING = frozenset({"signaling", "signalling"})
_ENDING = frozenset("reversing ending paving easing drawing sending prompting triggering capping averting".split())


def closes_at_comma(words: Words, i: int) -> bool:
    """Tell whether the words said end at the comma `i`, or at the quotation `i` that ends in one."""
    line = words.line
    # "had, “with support from Peru”, made a proposal"
    inserted = line.at(i - 1) == "Q" and line.at(i - 2) == "," and i - 2 > words.begin
    opens = line.at(words.begin) in "SPMY" or (words.clausal and line.at(words.begin) == "t")
    if i + 1 >= words.end or inserted or (opens and line.classes.find(",", words.begin, i) < 0):
        return False  # "said that if elected, he would", "said that to end it, both must talk"
    if is_second_verb(words, i) or (line.at(i - 1) == "Q" and (line.word(i + 1), line.word(i + 2)) == ("in", "response")):
        return True
    if lacks_verb(words, i) or (line.low[i - 1] in _INSERTED and line.low[i - 2] in ("in", "for")):
        return False
    if line.at(i + 1) == "N" and _IN_A_STATE.match(line.classes, i, words.end) is not None:
        return False
    if opens_time_apart(line, i, words.end):
        return is_said_apart(words, i)
    return _narrates(words, i) or is_occasion(words, i) or _closes_before(words, i)


def _closes_before(words: Words, i: int) -> bool:
    """Tell whether the word behind the comma `i` opens a remark of the narrator."""
    line, word, c = words.line, words.line.word(i + 1), words.line.at(i + 1)
    if (
        (word, line.word(i + 2)) in _AFTER_COMMA
        or (word == "on" and line.word(i + 3) == "eve")
        or (word in _CONTRAST and not _contrasts_inside(words, i) and not goes_on_past_insertion(line, i, words.end))
        or (words.fronted and c in "HNDn")
    ):
        return True
    if word in _RELATIVE or line.classes.startswith("DfR", i + 1):
        return not goes_on_past_comma(line, i, words.end)
    if c in "CB" and i + 2 < words.end:
        done = line.at(words.begin) == "t" and may_be_past(line.word(i + 2))  # "agreed to wait, and exchanged views"
        return done or own_clause(words, i)
    if word in ("a", "an") and not in_list(line, i, words.end):
        return not goes_on_past_comma(line, i, words.end)
    if (line.word(i - 1) == "capital" and c == "N") or (word == "the" and "capital" in line.low[i + 2 : i + 4]):
        return False  # "troops in the capital, Bamako", "aid for Bamako, the Malian capital"
    named = not words.clausal or ("n" in words.use.cue.entry.frames and "H" not in line.classes[words.begin : i])
    if word == "as" and line.word(i + 2) == "well":
        return False
    if word == "as" and named and "A" not in line.classes[words.begin : i] and line.at(i + 2) in "NDH":
        return True  # "announced the renewal of relations, as the premier paid a visit"
    if word == "the" and _is_told_again(words, i):
        return True
    if words.clausal:
        return word in ("as", "after") and _is_occasion_of_telling(words, i)
    return c in "HARS" or word in _MEASURED or (c in "DN" and not in_list(line, i, words.end))


def _contrasts_inside(words: Words, i: int) -> bool:
    """Tell whether "although" and "despite" behind the comma `i` belong to the words said.

    "Said he felt “hope,” although he did not want “to wait”"; "said it would sail, despite a ban".
    """
    line, word = words.line, words.line.low[i + 1]
    if word == "despite":
        return words.clausal and not {*"AHRT"}.isdisjoint(line.classes[words.begin : i])
    return word in ("although", "though") and "Q" in line.classes[i : words.end] and "Q" in line.classes[words.begin : i]


def _is_told_again(words: Words, i: int) -> bool:
    """Tell whether the narrator adds what it was, behind the comma `i`.

    "Reiterated the invitation to Oslo, the invitation that"; "announced a voyage to Oslo next month, the third since May".
    """
    line, noun = words.line, words.line.word(i + 2)
    again = noun in line.low[words.begin : i] and {*"AHT"}.isdisjoint(line.classes[words.begin : i])
    return again or (noun in _RANKS and is_thing(words, i, "tPM"))


def _narrates(words: Words, i: int) -> bool:
    """Tell whether after a comma the text tells on: "urged them to wait, arriving in Oslo", "agreed to wait, with X warning"."""
    word = words.line.word(i + 1)
    return (
        word in _NARRATED
        or word in _SIGNALLING
        or (word == "in" and words.line.low[i + 2 : i + 4] == ["a", "sign"])
        or (word == "speaking" and not goes_on_past_comma(words.line, i, words.end))
        or (word == "after" and words.use.cue.form in ("past", "ed") and _had_said(words.line, i + 2))
        or (word == "ahead" and words.line.word(i + 2) == "of" and not goes_on_past_comma(words.line, i, words.end))
        or (word == "without" and words.line.word(i + 2) in WITHOUT)
        or (word in _ENDING and (not words.clausal or words.line.word(i + 2) == "the" or is_thing(words, i, "")))
        or (
            word == "with"
            and not words.clausal
            and (words.line.word(i + 2) == "no" or any(w.endswith("ing") for w in words.line.low[i + 3 : i + 6]))
        )
    )


def _had_said(line: Line, at: int) -> bool:
    """Tell whether it is ", after previously refusing to rule it out", ", after meeting his host": what he had done before."""
    return line.word(at + (line.at(at) == "Y")).endswith("ing")


def _is_occasion_of_telling(words: Words, i: int) -> bool:
    """Tell whether "as" or "after" behind a comma tells when it was said.

    "Said it would send more, as he opened a tour"; "urged them to wait, after the port was shut".
    """
    line = words.line
    if "p" in words.use.cue.entry.frames and _PERSON_TO.match(line.classes, words.begin) is not None:
        return True
    return (
        line.word(i + 1) == "as"
        and may_be_past(line.word(i + 3))
        and words.use.cue.form in ("past", "ed")
        and line.word(i + 2) in ("he", "she")
    )
