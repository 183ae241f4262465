"""A cue and what follows it in, whether the two fit out: the sense test of verbs that also mean other things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import is_measure, is_outside
from diplowire.extract.statements.deeds import is_deed
from diplowire.extract.statements.phrases import OFFICES, SENT

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.found import Case, Subject
    from diplowire.extract.statements.line import Line

# What one expresses, offers or extends when that is a speech act.
ATTITUDES = frozenset(
    "confidence readiness willingness interest concern concerns hope hopes condolences sympathy sympathies support "
    "congratulations gratitude thanks regret regrets appreciation commitment doubt doubts optimism pessimism "
    "outrage anger solidarity desire opposition apology apologies praise criticism assurances assurance prayers "
    "greetings wishes respect satisfaction frustration disappointment remorse surprise skepticism scepticism belief "
    "view views opinion displeasure alarm horror dismay indignation "
    "relief unease misgivings reservations revulsion shock sorrow grief pride admiration "
    "fear fears intention intentions determination resolve eagerness enthusiasm disbelief consternation exasperation "
    "contempt dissatisfaction astonishment anguish apprehension apprehensions anxiety condemnation happiness joy delight "
    "pleasure sadness bewilderment puzzlement openness invitation invitations need".split(),
)
# What one offers, too.
_OFFERED = frozenset("aid assistance backing cooperation guarantees help mediation".split())
# "spoke on condition of anonymity", "spoke on the phone" tell no content.
_NO_WORDS = {
    "speak on": frozenset(
        {"visit", "trip", "tour", "arrival", "behalf", "condition", "conditions", "phone", "telephone", "hotline", "the"}
    )
}
_ONLY_CLAUSES = frozenset({"say", "insist", "contend"})  # behind these a noun phrase opens a clause
_CLAIMING = frozenset("allege assert claim estimate".split())
_VERBAL_NOUNS = frozenset({"having", "being"})
_POINTING = frozenset("this so it".split())
NAMING = frozenset("call dub label term brand".split())
_AFTER_THAT = frozenset("tfae")
_AFTER_MARK = frozenset("qnfa")
_INFINITIVE = frozenset("ip")
_QUESTION = frozenset("wct")
_PHRASE = frozenset("cnfape")
_GUESTS = OFFICES | SENT
_GUESTS |= {f"{guest}s" for guest in _GUESTS} | frozenset(
    "delegation delegations emperor empress prince princess secretary".split()
)
_PERSONAL = frozenset({"he", "she", "they"})
_NEAR = 4
_LONG_PHRASE = 5
_LONG_GUEST = 14
_WHERE_LED = frozenset({"at", "in", "who"})
_JOINED_VERB = re.compile("CY?A")  # "maintains good ties with Peru and has hosted talks": no clause
_REACH = 14  # atoms in which a clause without "that" shows its verb


def fits(line: Line, cue: Cue, begin: int, tie: str) -> bool:
    """Tell whether what follows is what the cue takes."""
    frames = cue.entry.frames
    if _is_empty(line, cue, begin):
        return False
    if tie == "that":
        return not frames.isdisjoint(_AFTER_THAT)
    if tie in ("quote", "colon", "dash"):
        return not frames.isdisjoint(_AFTER_MARK)
    c = _opens_with(line, begin)
    if (c == "C" and begin == cue.end) or (c == "A" and not _is_gap(line, cue, begin)):
        return False
    if c == "t":
        return not frames.isdisjoint(_INFINITIVE)
    if c == "P" or (c == "Y" and line.at(begin + 1) in "tP" and not frames & _INFINITIVE):
        return False
    if c == "R" and line.low[begin] == "what" and ("n" in frames or ("a" in frames and "Q" in line.classes[begin:])):
        return True  # "denounced what it called a provocation"
    if "e" in frames and frames.isdisjoint("nt"):
        near = line.low[begin : begin + _LONG_PHRASE]
        return not ATTITUDES.isdisjoint(near) or (cue.entry.lemma == "offer" and not _OFFERED.isdisjoint(near))
    if "c" in frames and frames.isdisjoint("np") and c in "DNn#" and cue.entry.lemma not in _ONLY_CLAUSES:
        clause = _JOINED_VERB.split(line.classes[begin : begin + _REACH].partition(",")[0])[0].rstrip(".)")
        clause = clause.removesuffix("H")  # "maintaining a presence there"
        return "A" in clause or "H" in clause[: _REACH // 2 + 1]
    return not frames.isdisjoint(_QUESTION if c == "R" else _PHRASE)


def _is_gap(line: Line, cue: Cue, begin: int) -> bool:
    """Tell whether words said lack their subject: "a deal which X said was dead", not "the deal announced today will cost"."""
    if line.low[begin] in _VERBAL_NOUNS or ("c" in cue.entry.frames and "n" not in cue.entry.frames):
        return True  # "reported having a loss"
    before = line.classes[max(0, cue.group - _NEAR) : cue.group]
    return begin == cue.end and ("R" in before or ("T" in before and cue.entry.lemma in _CLAIMING))


def _opens_with(line: Line, begin: int) -> str:
    """The class of the atom with which the words said open, where a preposition may be none."""
    if begin + 1 < line.n and is_measure(line, begin):
        return "#"  # "said at least 30 people", "says about 100,000 people"
    return "n" if is_outside(line, begin) else line.at(begin)


def _is_empty(line: Line, cue: Cue, begin: int) -> bool:
    """Tell whether what follows is no content: "stated this during a meeting", "asked not to be named", "declared war"."""
    first, second = line.word(begin), line.word(begin + 1)
    if first == "anonymity":
        return True  # "a diplomat, who asked for anonymity"
    if first in _POINTING and (line.at(begin + 1) in "PM.,$b" or second == "when"):
        return cue.entry.plover != "REJECT"  # "denies this" says something
    no_words = _NO_WORDS.get(cue.entry.lemma)
    if no_words is not None and (first in no_words or second in no_words):
        return True
    if first == "not" and second == "to":
        promises = "i" in cue.entry.frames and line.word(begin + 2) != "be"  # not "asked not to be named"
        return not promises and cue.entry.lemma != "agree" and begin == cue.end
    return is_deed(line, cue, begin)


def _is_indefinite(line: Line, end: int) -> bool:
    """Tell whether "a" and nouns alone, or "another", stand before `end`."""
    opens = len(line.classes[:end].rstrip("n")) - 1
    return line.word(opens) == "another" or (line.word(opens) in ("a", "an") and opens < end - 1)


def receives(case: Case) -> bool:
    """Tell whether it is "will welcome the minister on Tuesday", "is welcoming leaders": a guest is received."""
    cue = case.cue
    if cue.entry.lemma != "welcome":
        return False
    received = cue.modal or (cue.form == "ing" and cue.group < cue.verb)
    return received or _is_led_in(case.line, cue.end) or is_somebody(case.line, cue.end, _past_guest(case.line, cue.end))


def _past_guest(line: Line, begin: int) -> int:
    return begin + len(line.classes[begin:]) - len(line.classes[begin:].lstrip("DNn#'"))


def is_somebody(line: Line, begin: int, end: int) -> bool:
    """Tell whether who is welcomed is somebody: "she", "the new ambassadors", "Ambassador X", not "the president's decision"."""
    if line.at(begin) == "H":
        return line.low[begin] in _PERSONAL
    end = line.classes.find("f", begin, end) if "f" in line.classes[begin:end] else end
    owned = line.classes.rfind("'", begin, end)
    office = any(line.low[k] in _GUESTS for k in range(begin, end)) and _GUESTS.isdisjoint(line.low[begin : owned + 1])
    return line.at(begin) in "DN" and office and (line.at(end - 1) == "N" or line.low[end - 1] in _GUESTS)


def _is_led_in(line: Line, begin: int) -> bool:
    """Tell whether it is "welcomed Prime Minister X of Norway to Brussels": somebody by office, then where he came.

    "Welcomed the president's visit to Brussels" says something.
    """
    office = next((k for k in range(begin, begin + _NEAR) if line.word(k) in OFFICES), -1)
    if office < 0 or line.at(begin) not in "ND":
        return False
    to = next((k for k in range(office, office + _LONG_GUEST) if line.at(k) in "t$" or line.low[k] in _WHERE_LED), -1)
    if to < 0 or line.at(to) == "$":
        return False
    guest = line.classes[office + 1 : to]
    led = line.at(to + 1) == "N" or (line.at(to) == "P" and line.at(to + 1) == "D") or line.low[to] == "who"
    return led and not guest.strip("NfD#,n") and guest.count("n") == 0


def names_subject(case: Case, subject: Subject, begin: int) -> bool:
    """Tell whether it is "a group called X" or "as Kyiv calls X": the cue only names."""
    line, cue = case.line, case.cue
    if cue.entry.lemma not in NAMING or cue.group != cue.verb:
        return False
    if line.word(subject.first - 1) == "as":
        return True
    named = cue.form == "ed" and line.at(begin) in "NDQ" and line.at(subject.first - 1) not in "RT"
    if named and _is_indefinite(line, cue.group):
        return True  # "traced it to a website called X"
    inner = line.at(subject.first - 1) not in "^,CBSTR.;:-" and not subject.apposition
    goes_on = "A" in line.classes[begin : begin + _REACH].partition(",")[0]
    return (inner or goes_on) and line.low[subject.first] in ("a", "an") and line.at(begin) in "NDQ"
