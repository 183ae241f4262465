"""A cue's place in, the place where the words said start after it out, and how they are tied to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.adjuncts import LONG_ADJUNCT, SKIPPED, past_adjunct, past_preposition
from diplowire.extract.statements.clauses import is_clause
from diplowire.extract.statements.listeners import past_listener
from diplowire.extract.statements.paper_subjects import PAPERS
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

Start = tuple[int, str]

_INFINITIVE = frozenset("ip")
_PARTICLES = frozenset("back out up off".split())
_SOMEBODY_TO = frozenset("advise ask remind tell warn".split())
_ASKED_FOR = frozenset("of")
_TOLD_OR_TAKEN = frozenset("on")
_AFTER_PHRASE = frozenset("nfa")
_MOST_ADJUNCTS = 8
_WORKS = frozenset("album book documentary essay film memoir novel programme program series show song".split())
_STATE_AND_DAY = re.compile("P?,N{1,3}P?M#?T")  # "told them in Salem, New Harbor on Monday that"
_WORDS_OF_OTHERS = frozenset("accusations allegations claims complaints concerns fears rumors rumours suggestions".split())
_SHORT_REMARK = 8
_JUDGEMENTS = frozenset("absurd baseless false groundless nonsense premature ridiculous unacceptable unfounded untrue".split())
# Classes and words that `_tie` and `_skip` may do something with.
_MARKS = "QT:,-t.;()SMY"
_SKIPPED = _PARTICLES | SKIPPED | {"this", "the", "after", "before"}
_CONDITIONS = frozenset("although because if once since though unless when while".split())
_CLAUSES = frozenset("ct")
# What opens a clause and is neither when nor where it was said.
_OPENING_ALONE = frozenset(
    "although because by despite given instead once since though to under unless until while within without".split()
)
_OPENING_PHRASES = frozenset(
    {"as a rule", "at present", "for now", "in any case", "in return", "in such a case", "in that case", "in the end", "so far"}
)
_OPENING = _OPENING_ALONE | {phrase.split()[0] for phrase in _OPENING_PHRASES}
_APART = frozenset({"after", "ago", "before", "later", "since"})
_WHERE_SAID = PAPERS | {"address", "briefing", "call", "conference", "interview", "meeting", "meetings", "summit", "talks"}
_NEAR = 5
_SAYING = frozenset("qtc")
_OPENING_SUBORDINATORS = frozenset("if whether than".split())


def start(line: Line, cue: Cue, limit: int) -> Start:
    """Return the first atom of the words said before `limit`, and their tie to the cue.

    Ties: "that", "quote", "colon", "dash", "to", "clause"; "open" if a colon ends the line, "" if nothing of the kind follows
    (the atom is then where the search stopped).
    """
    if "o" not in cue.entry.frames:
        return _search(line, cue, cue.end, limit)
    if line.classes.startswith("NA", cue.end) and "what" in line.low[max(0, cue.group - _SHORT_REMARK) : cue.group]:
        return cue.end + 1, "clause"  # "what officials told Reuters was a new phase"
    i = past_listener(line, cue)
    article = i == cue.end + 1 and line.low[cue.end] in ("a", "an", "the")  # "promised a “reset”"
    if i > cue.end and (line.at(i) == "A" or article):  # "promised the government will": the subject of the words said
        i = cue.end
    found = _search(line, cue, i, limit)
    if found[1] == "to" and line.at(cue.end) == "#" and cue.entry.frames >= _TOLD_OR_TAKEN:
        return cue.end, "clause"  # "promised 60 million euros to help them"
    denied = (line.word(found[0]), line.word(found[0] + 1)) == ("not", "to")
    if (found[1] == "to" or denied) and i > cue.end and cue.entry.lemma in _SOMEBODY_TO:
        return cue.end, "clause"  # "asked Peru to agree", "told Peru to agree": what is wanted is that Peru agrees
    if found[1] == "clause" and line.word(found[0]) == "for" and cue.entry.frames >= _ASKED_FOR:
        return cue.end, "clause"  # "asked Spain for “understanding”"
    lost = found[1] == "clause" and found[0] > cue.end and line.at(found[0]) == "P"  # "promised an inquiry into the attack"
    if (found[1] and not lost) or not cue.entry.frames >= _TOLD_OR_TAKEN or line.at(cue.end) not in "n#D":
        return found
    return cue.end, "clause"  # "promised continuity": nobody was told


def _opens_apart(line: Line, cue: Cue, i: int, limit: int) -> bool:
    """Tell whether a clause follows that opens with an adverbial of its own: "said under the deal, Peru would pay"."""
    if not cue.entry.frames >= _CLAUSES or not {*"AQ"}.isdisjoint(line.classes[: cue.group]):
        return False
    comma = line.classes.find(",", i + 1, min(limit, i + LONG_ADJUNCT))
    inside, behind = line.classes[i + 1 : comma], line.classes[comma + 1 : limit]
    apart = len("R") if behind[:1] == "R" else 0  # "said under the deal, which was old, Peru would pay"
    behind = behind.split(",")[apart] if behind.count(",") >= apart else ""
    alone = line.low[i] in _OPENING_ALONE or " ".join(line.low[i:comma]) in _OPENING_PHRASES
    if comma < 0 or not alone or not {*"QT:"}.isdisjoint(inside) or behind[:1] not in {*"HDNn#"}:
        return False
    return "A" in behind or (line.at(i) == "S" and "A" in inside and is_clause(line, comma + 1, limit))


def _search(line: Line, cue: Cue, i: int, limit: int) -> Start:
    """Go on from atom `i`, past what may stand in between, to where the words said start."""
    for _ in range(_MOST_ADJUNCTS):
        if i >= limit:
            break
        if line.low[i] in _OPENING and _opens_apart(line, cue, i, limit):
            return i, "that"
        if line.classes[i] not in _MARKS and line.low[i] not in _SKIPPED:
            return i, "clause"  # a word as any other: nothing is tied by it, and nothing skipped
        tied = _tie(line, cue, i, limit)
        if tied is not None:
            if tied[1]:
                return tied
            break
        past = _skip(line, cue, i, limit)
        if past == i:
            return i, "clause"
        i = past
    if cue.entry.frames >= _ASKED_FOR and "for" in line.low[cue.end : i]:
        return cue.end, "clause"  # "asked the court for time"
    return i, ""


def _tie(line: Line, cue: Cue, i: int, limit: int) -> Start | None:
    """Read the mark or word at `i` as what ties the words said to the cue; None if it does not."""
    c = line.at(i)
    if c == "T" and not _AFTER_PHRASE.isdisjoint(cue.entry.frames) and (_is_judged(line, i) or _only_phrase(line, cue, i)):
        return i, "clause"  # "dismissed that as untrue": a pronoun; "echoed that call": a determiner
    if c == "T":
        tied = i + 1 < min(limit, line.end) and not _is_only_that(line, cue, i)
        return (i + 1, "that") if tied else (i, "")
    if c == "Q":
        return None if _is_title(line, cue, i) else (i, "quote")
    if c == ":":
        return (i + 1, "colon") if i + 1 < limit else (i, "open")
    if c == ",":
        return _past_comma(line, i, limit) or _with_opening(line, cue, i, limit) or (i, "")
    if c == "-":
        return _past_dash(line, i) or (i, "")
    if c == "t" and cue.entry.frames & _INFINITIVE and i + 1 < limit and line.at(i + 1) not in "NDOH":
        return i, "to"
    if c == "S" and line.low[i] == "as" and line.word(i + 1) in ("many", "much"):
        return i, "clause"  # "said as many as 20 ships were waiting"
    if c == "S" and i == cue.end and (_judges(line, cue, i) or _opens_with_condition(line, cue, i, limit)):
        return i, "clause"
    stops = c in ".;)" or (c == "S" and line.low[i] not in _OPENING_SUBORDINATORS and _past_after(line, i, limit) == i)
    return (i, "") if stops else None


def _is_judged(line: Line, i: int) -> bool:
    """Tell whether it is "dismissed that as untrue", not "stressed that as many as ten had left"."""
    return line.word(i + 1) == "as" and line.word(i + 2) not in ("a", "many", "much", "of", "soon")


def _is_only_that(line: Line, cue: Cue, i: int) -> bool:
    """Tell whether "that" is no conjunction: "proposed just that in 2013", "agreed to pay over claims that it cheated"."""
    if i > cue.end and line.low[i - 1] == "just" and line.at(i + 1) not in "nN":
        return True
    return line.low[i - 1] in _WORDS_OF_OTHERS and not {*"Pt"}.isdisjoint(line.classes[cue.end : i - 1])


def _opens_with_condition(line: Line, cue: Cue, i: int, limit: int) -> bool:
    """Tell whether words said open with a clause of their own: "said because trade was low, the port would shut"."""
    comma = line.classes.find(",", i, min(limit, i + LONG_ADJUNCT))
    opens = "t" in cue.entry.frames and line.low[i] in _CONDITIONS and line.at(i + 1) in "DNHn"
    told = comma > 0 and ("A" in line.classes[i:comma] or any(map(may_be_past, line.low[i:comma])))
    return opens and told and line.at(comma + 1) in "HDNQn" and "A" in line.classes[comma:]


def _judges(line: Line, cue: Cue, i: int) -> bool:
    """Tell whether it is "dismissed as “absurd” the claims" or "as baseless the claims": the judgement, then what it is about."""
    at = i + 1
    if line.low[i] != "as" or _AFTER_PHRASE.isdisjoint(cue.entry.frames):
        return False
    return line.at(at) == "Q" or (line.at(at) == "n" and (line.at(at + 1) == "D" or line.word(at) in _JUDGEMENTS))


def _only_phrase(line: Line, cue: Cue, i: int) -> bool:
    """Tell whether "that" at `i` opens a phrase of a few words which ends the clause, after a cue that takes no clause."""
    if "t" in cue.entry.frames:  # "disputed that account, saying"
        return line.word(i + 1) != "together" and "n" in cue.entry.frames and line.classes[i + 1 : i + 3] in ("n,", "n.")
    return "A" not in line.classes[i:] and line.classes[i + 1 : i + 2] == "n"


def _is_title(line: Line, cue: Cue, i: int) -> bool:
    """Tell whether a quotation is only a name in the way: "told “Morning Joe” that"."""
    inside = i > cue.end and line.at(i - 1) in "P'N"
    told = i == cue.end and "o" in cue.entry.frames and line.at(i + 1) in "PMT"
    return (inside or told) and line.is_name(i)


def _skip(line: Line, cue: Cue, i: int, limit: int) -> int:
    """Skip what may stand between a cue and the words said; `i` itself if nothing of the kind does."""
    if line.at(i) == "Q" or (i == cue.end and line.low[i] in _PARTICLES and line.at(i + 1) in ",:TQDNH"):
        return i + 1
    if line.at(i) == "(":  # "told reporters on Monday (March 1) that"
        closing = line.classes.find(")T", i, i + _SHORT_REMARK)
        return closing + 1 if closing > 0 else i
    if line.low[i] in ("this", "the"):  # "tweeted this:"
        colon = line.classes.find(":", i, i + 4)
        if colon > 0:
            return colon
    past = _past_after(line, i, limit)
    past = past if past > i else past_adjunct(line, i, cue, limit)
    return past if past > i else _past_manner(line, i)


def _past_manner(line: Line, i: int) -> int:
    """Skip "amidst laughter" and "pointedly, with a smile" before a colon and a quotation; `i` itself for others."""
    colon = line.classes.find(":Q", i, i + _SHORT_REMARK) if line.classes[i] in "PY," else -1
    said = colon < 0 or any(c in "AHTR" or may_be_past(w) for c, w in zip(line.classes[i:colon], line.low[i:colon], strict=True))
    return i if said else colon


def _past_after(line: Line, i: int, limit: int) -> int:
    """Skip "after the talks" in "said after the talks that"."""
    if line.low[i] not in ("after", "before"):
        return i
    doing = line.word(i + 1).endswith("ing") and line.at(i + 2) in "DN"  # "said after meeting his host that"
    past = past_preposition(line, i + doing, limit)
    while past < limit and line.at(past) in "PM,":
        if line.at(past) == ",":  # "said after talks with his host, X, in Oslo on May 5, that"
            closing = line.classes.find(",", past + 1, min(limit, past + _SHORT_REMARK))
            further = closing + 1 if closing > 0 else past + 1 if line.at(past + 1) == "T" else past
        else:
            further = past_preposition(line, past, limit) if line.at(past) == "P" else past + 1
        if further == past:
            break
        past = further
    tied = past < limit and (line.at(past) in "TQ:" or line.classes.startswith(",Q", past))
    return past if tied and "A" not in line.classes[i:past] else i


def _past_comma(line: Line, i: int, limit: int) -> Start | None:
    """After "said,": a quotation or "that", with or without a remark between commas before it."""
    classes = line.classes
    if i + 1 < limit and classes[i + 1] == "Q":
        return (i + 1, "quote") if line.low[i - 1] not in _WORKS or not line.is_name(i + 1) else None
    if i + 2 < limit and classes[i + 1] == "T":
        return i + 2, "that"
    if (named := _STATE_AND_DAY.match(classes, i, limit)) is not None:
        return named.end(), "that"
    closing = classes.find(",", i + 1, min(limit, i + 1 + LONG_ADJUNCT))
    colon = classes.find(":", i + 1, min(limit, i + _SHORT_REMARK))
    if colon >= 0 and "A" not in classes[i:colon] and not 0 <= closing < colon:
        return (colon + 1, "colon") if colon + 1 < limit else (colon, "open")
    if closing < 0 or closing + 1 >= limit:
        return None
    following = classes[closing + 1]
    if following in "TQ" and ("A" not in classes[i:closing] or (classes[i + 1] == "R" and following == "T")):
        return (closing + 2, "that") if following == "T" else (closing + 1, "quote")
    if following == "P" and "A" not in classes[i:closing]:  # "told his counterpart, X, by phone that"
        past = past_preposition(line, closing + 1, limit)
        if past + 1 < limit and line.at(past) == "T":
            return past + 1, "that"
    if closing + 2 < limit and classes[i + 1] in "PbY" and following in "HND" and "A" in classes[closing + 1 :]:
        return closing + 1, "clause"  # "alleged, by way of example, X had"
    return None


def _with_opening(line: Line, cue: Cue, comma: int, limit: int) -> Start | None:
    """Read words said that open with a phrase of their own: "said under the deal, Peru would sail", "said today, ties were good".

    Where something was said is no part of them: "the port, X said in a statement, would open".
    """
    begin = past_listener(line, cue) if "o" in cue.entry.frames else cue.end
    opening, behind = line.classes[begin:comma], line.classes[comma + 1 : limit].partition(",")[0]
    says = cue.entry.frames >= _SAYING and "b" not in cue.entry.frames and cue.form != "ing"
    if opening[:1] not in ("P", "Y", "M") or not says or not {*"AHTRQ"}.isdisjoint(opening):
        return None
    if (
        behind[:1] not in ("H", "D", "N", "#", "n")
        or "A" not in behind
        or not _APART.isdisjoint(line.low[comma + 1 : comma + _NEAR])
    ):
        return None
    where = len(opening) > 1 and ("M" in opening or not opening[1:].strip("N"))
    return None if where or not _WHERE_SAID.isdisjoint(line.low[begin:comma]) else (begin, "that")


def _past_dash(line: Line, i: int) -> Start | None:
    """After "said -": a quotation, or a remark between dashes and then "that" or a quotation."""
    if line.at(i + 1) == "Q":
        return i + 1, "dash"
    closing = line.classes.find("-", i + 1, i + 1 + LONG_ADJUNCT)
    if closing >= 0 and closing + 2 < line.n and line.at(closing + 1) in "TQ":
        return (closing + 2, "that") if line.at(closing + 1) == "T" else (closing + 1, "quote")
    return None
