"""The words said start here; where does the narrator take over again? The end of the content, by what may close it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import TIME_NOUNS
from diplowire.extract.statements.circumstances import (
    Words,
    is_day_said,
    is_said_apart,
    is_thing,
    is_when_said,
    is_where_agreed,
    is_where_said,
    opens_time_apart,
)
from diplowire.extract.statements.commas import closes_at_comma
from diplowire.extract.statements.half_said import (
    IT_IS_CALLED,
    end_of_what_is_called,
    is_posted,
)
from diplowire.extract.statements.main_clause import is_fronted
from diplowire.extract.statements.narrator import narrates, next_deed
from diplowire.extract.statements.next_cue import before_next_cue
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.found import Case

# Classes of what may close the words said: a noun phrase, a clause that may be one (see `is_thing`), any other clause.
_MAY_CLOSE = re.compile("[Q,:;CBSMP-]")
_MAY_CLOSE_THINGS = re.compile("[Q,:;CBMSP-]")
_MAY_CLOSE_CLAUSE = re.compile("[Q,:;BSP-]")
_PERSON_TO = re.compile("[DNn#'fO]{1,14}t")
_PERSON_TO_THEM = re.compile("[DNn#'f]{1,12},[DNn#'f]{1,12},[tP]")
_CALLED_SO = re.compile("[DNn#'f]{1,12},(?:R[nA][DNn#'fPM]{0,8}|[DNn#'f]{1,12}),D?[nN]{0,3}Q")
_WHO = re.compile("D?[Nn#'f]{1,8}Y?")
_GOES_ON = frozenset(
    "begin begins continue continues enter enters face faces grow grows mount mounts prepare prepares seek seeks".split()
)
_ARTICLES = frozenset("a an".split())
_POSSESSIVES = frozenset("his her its their".split())
_OWN = frozenset("a an her his its their".split())
_LONG_RELATIVE = 6  # atoms
_MEASURING = frozenset(
    "especially even just mainly not notably only particularly".split()
)  # "only after", "not before": a condition that belongs to the words said
_WHERE_SAID = frozenset(
    "media television tv radio twitter x facebook instagram telegram interview post posts speech statement platform tweet "
    "message".split()
)
_THEY = frozenset({"he", "she", "they"})
_PART_OF_MONTH = frozenset({"early", "late", "mid"})
_WHICH_TIME = frozenset({"earlier", "last", "late", "this"})
_UNTIL = frozenset({"before", "until", "when"})
_MEANWHILE = frozenset({"after", "during", "following", "while"})
_GOING_ON = frozenset("however moreover nevertheless therefore thus".split())
_OCCASIONS_TO_SPEAK = frozenset(
    "address appearance briefing call conference conversation debate dinner event interview lunch meeting negotiations rally "
    "session speech stay stop summit talks telephone tour trip visit".split()
)
_LATER = frozenset("after before when while until although though during following".split())


def content_end(case: Case, begin: int, *, phrase: bool = False, clause: bool = False) -> int:
    """Return the atom before which the words said from `begin` on end; that they are a phrase or a clause may be known."""
    line, use = case.line, case.use
    entry = use.cue.entry
    frames = entry.frames
    doing = line.word(begin).endswith("ing") and ("g" in frames or "c" not in frames)  # not "said ending it would cost lives"
    wanted = "p" in frames and _PERSON_TO.match(line.classes, begin) is not None  # "urged Peru to wait"
    to_do = line.at(begin) == "t" and not frames.isdisjoint("ip")  # not "said that to end it, both must talk"
    clausal = ("t" in frames or clause) and not (phrase or doing or wanted or to_do)
    told = next((u.cue.group for u in case.later if u.cue.group > begin and not u.cue.infinitive), line.n)
    words = Words(line, use, begin, before_next_cue(case, begin), clausal, is_fronted(line, use), told)
    if entry.lemma in IT_IS_CALLED and (called := end_of_what_is_called(words)) > 0:
        return called
    closers = _MAY_CLOSE if not clausal else _MAY_CLOSE_THINGS if "n" in frames else _MAY_CLOSE_CLAUSE
    for found in closers.finditer(line.classes, _past_complement(words), words.end):
        i = found.start()
        if found[0] == "Q":
            if _closes_after_quotation(words, i):
                return i + 1
        elif _closes_at(words, i):
            return i
    return words.end


def _closes_at(words: Words, i: int) -> bool:
    """Tell whether the words said end at the mark or word `i`."""
    line = words.line
    c = line.classes[i]
    if c == ",":
        return closes_at_comma(words, i)
    if c in ":;":
        goes_on = line.word(i + 1) in _GOING_ON and words.clausal  # "noted that ties were good; however, trade was low"
        listed = c == ":" and (words.clausal or line.at(i + 1) == "Q")  # "said the choice was simple: war or peace"
        return i > words.begin + 1 and not goes_on and not listed
    if c == "-":
        return _closes_at_dash(words, i)
    return _closes_clause(words, i) if words.clausal else _closes_thing(words, i)


def _closes_clause(words: Words, i: int) -> bool:
    """Tell whether a clause, or a thing where a clause might have come, ends at the word `i`."""
    c = words.line.classes[i]
    if c in "CBSP" and narrates(words, i):
        return True
    if words.line.low[i] == "during" and _is_own_thing(words, i):
        return _closes_thing(words, i)
    if c not in "CBP" or not is_thing(words, i, "" if c == "P" else "CP"):
        return c == "M" and is_when_said(words, i)
    return is_where_said(words, i) if c == "P" else next_deed(words, i)


def _is_own_thing(words: Words, i: int) -> bool:
    """Tell whether it is "reiterated its resolve to sail": a phrase, though a clause might have come."""
    line = words.line
    return line.low[words.begin] in _POSSESSIVES and {*"AHRTS"}.isdisjoint(line.classes[words.begin : i])


def _closes_thing(words: Words, i: int) -> bool:
    """Tell whether a noun phrase or infinitive ends at the word `i`."""
    line, begin = words.line, words.begin
    c = line.classes[i]
    if c in "CB":
        return next_deed(words, i)
    if c == "P" and (is_where_said(words, i) or is_where_agreed(words, i) or is_day_said(words, i)):
        return True
    if line.low[i] == "amid" and i > begin:
        return True  # "called for talks amid rising tension"
    if c == "M":
        return i > begin and _closes_at_day(words, i)
    if "t" in line.classes[begin:i] and (line.low[i] in _UNTIL or _is_time_of_deed(words, i)):
        return False  # "pledged to finish it before a new law is written": what is promised has its time
    if line.low[i] == "before" and not line.word(i + 1).endswith("ing") and not {*"AH"} & {*line.classes[i:]}:
        return False  # "asked for a reply before the end of the year"
    whose = "who" in line.low[max(begin, i - _LONG_RELATIVE) : i]  # "condolences for those who had died during the war"
    if line.low[i] == "during" and _is_of_the_thing(words, i):
        return False
    later = line.low[i] in _LATER and line.low[i - 1] not in _MEASURING and not whose
    meanwhile = line.low[i] == "as" and line.at(begin) != "t" and (line.word(i + 1) in _THEY or _is_meanwhile(words, i))
    return i > begin and (later or meanwhile)


def _is_meanwhile(words: Words, i: int) -> bool:
    """Tell whether "as" at `i` tells what goes on: "called for calm as the talks went on", not "praised it as a step"."""
    line = words.line
    if not {*"fa"}.isdisjoint(words.use.cue.entry.frames):
        return False
    who = _WHO.match(line.classes, i + 1, words.end)
    return who is not None and any(
        line.classes[k] == "A" or line.low[k] in _GOES_ON or (line.classes[k] == "n" and may_be_past(line.low[k]))
        for k in range(i + 2, min(who.end() + 1, words.end))
    )


def _is_of_the_thing(words: Words, i: int) -> bool:
    """Tell whether it is "thanked them for their help during the storm", not "during a meeting": when it was, not when told."""
    line = words.line
    apart = words.told >= words.end and line.at(i - 1) == "n"
    return apart and _OCCASIONS_TO_SPEAK.isdisjoint(line.low[i + 1 : i + _LONG_RELATIVE])


def _is_time_of_deed(words: Words, i: int) -> bool:
    """Tell whether "vowed to block it during the review", "while keeping trade open" go on; nobody else speaks in them."""
    line = words.line
    if line.low[i] not in _MEANWHILE or i < words.told < words.end:
        return False
    if line.low[i] == "during" and line.word(i + 1) in _OWN and not _OCCASIONS_TO_SPEAK.isdisjoint(line.low[i + 2 : i + 6]):
        return False  # "urged Peru to wait during a meeting with its envoy"
    return line.low[i] != "while" or line.word(i + 1).endswith("ing")


def _closes_at_day(words: Words, i: int) -> bool:
    """Tell whether a day tells when it was said, not "in late May", "on Monday", "blamed the ministry Tuesday for its delay"."""
    line = words.line
    if line.at(i - 1) in "PSbtf#D" or line.at(i + 1) == "t" or line.low[i - 1] == "since":
        return False
    if line.low[i - 1] in _PART_OF_MONTH and line.at(i - 2) == "P":
        return False
    blamed_for = line.word(i + 1) == "for" and "f" in words.use.cue.entry.frames
    return not blamed_for or line.word(i + 3) == "first"  # "praised it on Monday for the first time"


def _past_complement(words: Words) -> int:
    """Skip to where a complement that the cue asks for has begun: "described A, the B, as C", "accused A, the B, of C"."""
    entry = words.use.cue.entry
    somebody = "p" in entry.frames or entry.lemma == "extend"
    told = _PERSON_TO_THEM.match(words.line.classes, words.begin, words.end) if somebody else None
    if told is not None and words.line.low[told.end() - 1] in ("to", "for"):
        return told.end()  # "invited his counterpart, X, to visit Oslo", "extended an invitation to his host, X, for a visit"
    if entry.lemma == "call" and (apposed := _CALLED_SO.match(words.line.classes, words.begin, words.end)) is not None:
        return apposed.end() - 1  # "called X, his rival, a “danger”", "called the raid, which killed ten, “a crime”"
    word = "as" if "a" in entry.frames else "of" if entry.lemma == "accuse" else ""
    if word and word in words.line.low[words.begin : words.end]:
        return words.line.low.index(word, words.begin, words.end) + 1
    return words.begin


def _closes_at_dash(words: Words, i: int) -> bool:
    """Tell whether a dash opens the narrator's remark."""
    line, following = words.line, words.line.at(i + 1)
    if i + 1 >= words.end:
        return False
    if following in "CB" and line.at(i + 2) in "DHN":
        return True
    once = line.classes.find("-", i + 1, words.end) < 0
    return once and (line.word(i + 1) in _ARTICLES or (not words.clausal and following in "BHD"))


def _ends_in_time(words: Words, i: int) -> bool:
    """Tell whether "on Thursday", or only "last week" or "earlier this month", stands behind the quotation `i`."""
    behind = words.line.low[i + 1 : words.end]
    if words.line.classes.startswith("PM", i + 1):
        return True
    return len(behind) in (2, 3) and behind[0] in _WHICH_TIME and behind[-1] in TIME_NOUNS


def _closes_after_quotation(words: Words, i: int) -> bool:
    """Tell whether the words said end with the quotation `i`: it is a whole sentence, or its comma opens a remark."""
    line = words.line
    if i + 1 >= words.end:
        return False
    last = line.last_inside(i)
    person_to = "p" in words.use.cue.entry.frames and "t" in line.classes[words.begin : i]
    if ((person_to or not words.clausal) and _ends_in_time(words, i)) or is_posted(words, i):
        return True  # "asked them to “leave it” on Thursday as", "warned of “war” last week"
    if (
        line.word(i + 1) in ("in", "on")
        and (not words.clausal or last == ",")
        and not _WHERE_SAID.isdisjoint(line.low[i + 2 : i + 6])
    ):
        return True  # "called it “a farce” on television"
    if person_to and line.word(i + 1) == "as" and line.at(i + 2) in "HN":
        return True  # "asked them to “leave it” as he met X"
    remark = not words.clausal and i > words.begin and line.at(i + 1) == "B" and line.at(i + 2) == "H"
    if remark or (last == "," and (line.word(i + 1), line.word(i + 2)) == ("according", "to")):
        return True  # "hailed the talks as “useful” but there is no deal"
    if last in ".?!":
        return i == words.begin and line.opens_large(i) and line.at(i + 1) not in ",CB"
    if last != ",":
        return False
    if i == words.begin and not line.opens_large(i):
        return opens_time_apart(line, i, words.end) and is_said_apart(words, i)
    if i == words.begin and (line.at(i + 1) not in "BCTQ" or (line.at(i + 1) == "B" and line.at(i + 2) != "T")):
        return True  # "said: “We are ready,” but in fact", "by saying “We are ready,” after the talks"
    next_deed = not words.clausal and line.at(i + 1) in "CB" and (line.word(i + 2) == "then" or line.word(i + 2).endswith("ed"))
    doing = line.word(i + 1).endswith("ing") and line.word(i + 1) != "being"  # "was of “special weight,” being the first"
    return doing or next_deed or closes_at_comma(words, i)
