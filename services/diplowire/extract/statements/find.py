"""A line in, its attributions out: the template that fits a cue tells where the words said stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements import closers, contents, subjects
from diplowire.extract.statements.cues import cues
from diplowire.extract.statements.speaking import DOCUMENTS, Use, uses

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.subjects import Subject

Part = tuple[int, int]
_INVERTING = frozenset("qtc")
# What one expresses, offers or extends when that is a speech act.
ATTITUDES = frozenset(
    "confidence readiness willingness interest concern concerns hope hopes condolences sympathy sympathies support congratulations gratitude "
    "thanks regret regrets appreciation commitment doubt doubts optimism pessimism outrage anger solidarity desire opposition apology "
    "apologies praise criticism assurances assurance prayers greetings wishes respect satisfaction frustration disappointment remorse "
    "surprise skepticism scepticism belief view views opinion displeasure alarm shock sorrow grief pride admiration".split(),
)
_NEAR = 6
_LONG_ASIDE = 20
_NAMING = frozenset("call dub label term brand".split())


class Found(NamedTuple):
    """An attribution in atoms of one line: parts of the words said, and the template that read it. `open` awaits the next paragraph."""

    cue: Cue | None
    cue_span: Part
    subject: Subject | None
    parts: tuple[Part, ...]
    rule: str
    carried: bool = False
    open: bool = False


def find_in_line(line: Line) -> list[Found]:
    """All attributions of one sentence."""
    used = uses(line, cues(line))
    found: list[Found] = []
    for number, use in enumerate(used):
        one = _attribute(line, use, used[number + 1 :])
        if one is not None:
            found.append(one)
    found += _according(line)
    return found or _announced(line)


def _attribute(line: Line, use: Use, later: list[Use]) -> Found | None:
    """Try the templates on one cue."""
    cue = use.cue
    if cue.passive:
        return _passive(line, cue) or _asked(line, use, later)
    before = line.classes[cue.group - 1] if cue.group > 0 else "^"
    if before in "Q,-^" and "q" in cue.entry.frames and cue.form in ("past", "ed", "s"):
        inverted = _inverted(line, cue, before, later, use.subject if not use.carried else None)
        if inverted is not None:
            return inverted
    if cue.entry.lemma == "ask" and cue.form == "ed" and (before == "^" or line.low[cue.group - 1] in ("when", "if")):
        return _asked(line, use, later)
    if cue.form == "ed" and before == "S" and line.low[cue.group - 1] == "as" and line.low[cue.end : cue.end + 1] == ["by"]:
        return _as_told_by(line, use, later)
    if cue.form == "ing" and (before == "^" or (use.subject is None and cue.group <= _NEAR)):
        return _opening(line, cue, later)
    if use.subject is None:
        return None
    return _place(line, use, use.subject, later)


def _limit(line: Line, later: list[Use]) -> int:
    """Return the atom before which the words said must start: the next finite cue's verb."""
    for other in later:
        if (other.cue.form != "ing" and not other.cue.infinitive) or line.classes[other.cue.group - 1] == ",":
            return other.cue.group
    return line.n


def _inverted(line: Line, cue: Cue, before: str, later: list[Use], own: Subject | None) -> Found | None:
    """Read "Q," said X; "..., said X." and "But, said X, ..."."""
    subject = subjects.to_the_right(line, cue.end)
    if subject is None:
        return None
    if own is not None and own.apposition and line.classes.count(",", own.end, cue.group) > 2:  # noqa: PLR2004 - too far to be an apposition
        own = None
    span = (cue.group, cue.end)
    after = line.classes[subject.end] if subject.end < line.n else "."
    if before == "^":
        opening = line.classes.find(",Q", subject.end, subject.end + _LONG_ASIDE) if after == "," else subject.end if after == ":" else -1
        if opening < 0 or opening + 1 >= line.n:
            return None
        return Found(cue, span, subject, ((opening + 1, closers.sentence_end(line)),), "inverted-front")
    if before == "Q":
        if after in "AT" or (own is not None and line.last_inside(cue.group - 1).isalnum()):
            return None
    elif not (_INVERTING <= cue.entry.frames and "o" not in cue.entry.frames and after in ".,-PMS") or own is not None:
        return None
    elif not (after == "," or closers.is_clause(line, 0, cue.group - 1)):
        return None
    first = left_start(line, cue.group - 1)
    parts = [(first, cue.group if before == "Q" else cue.group - 1)]
    tail = _tail(line, subject.end, later, clause=before != "Q")
    if not closers.is_clause(line, *parts[0]) and before != "Q" and tail is None:
        return None
    return Found(cue, span, subject, tuple(parts + ([tail] if tail else [])), "inverted-quote" if before == "Q" else "inverted")


def _tail(line: Line, at: int, later: list[Use], *, clause: bool = False) -> Part | None:
    """Find the words that go on after an attribution in the middle: a quotation, or a clause after the comma."""
    stop = min([u.cue.group for u in later] + [line.n - 1])
    if line.classes[at : at + 1] == "Q":
        return at, closers.sentence_end(line)
    for j in range(at, stop):
        if line.classes[j] in ",:-" and line.classes[j + 1] == "Q":
            return j + 1, closers.sentence_end(line)
    end = closers.sentence_end(line)
    if clause and line.classes[at : at + 1] == ",":
        past = line.classes.find(",A", at, end)  # past an apposition of the speaker
        if past >= 0:
            return past + 1, end
        if line.classes[at + 1] in "TCB" or line.low[at + 1] in closers.GOING_ON:
            return at + 1, end
    return None


def left_start(line: Line, last: int) -> int:
    """Return the first atom of the words said that end at atom `last`."""
    if line.classes[last] == "Q":
        quote = line.seg.quotations[line.quotes[last]]
        opening = line.seg.text[quote.inner_start : quote.inner_start + 1]
        if last == 0 or (opening.isupper() and line.classes[last - 1] in ",:.-"):
            return last
    return 0


def _place(line: Line, use: Use, subject: Subject, later: list[Use]) -> Found | None:
    """Decide whether the words said stand before, around or after subject and verb."""
    cue = use.cue
    begin, tie = contents.start(line, cue, _limit(line, later))
    head = subject.antecedent[0] if subject.antecedent else subject.first
    left = line.classes[head - 1] if head > 0 and not use.carried else "^"
    if "q" in cue.entry.frames and left in "Q," and (tie in ("", "open", "quote") or line.classes[begin - 2 : begin] == ",T" or left == "Q" or line.classes[head - 2 : head] == "Q,"):
        found = _after_words(line, use, subject, later, head, begin, tie)
        if found is not None:
            return found
    span = (cue.group, cue.end)
    if "q" in cue.entry.frames and head > 0 and line.low[head - 1] == "as" and tie in ("", "clause"):
        comma = line.classes.find(",", cue.end, cue.end + _LONG_ASIDE)
        if comma >= 0 and "A" not in line.classes[cue.end : comma] and comma + 1 < closers.sentence_end(line):
            return Found(cue, span, subject, ((comma + 1, closers.content_end(line, comma + 1, use, later)),), "as-front")
    if tie in ("", "open"):
        if tie == "open" and "q" in cue.entry.frames:
            return Found(cue, span, subject, (), "front-colon", use.carried, open=True)
        topic = _topic(line, use, subject, later)
        if topic is None and tie == "" and "q" in cue.entry.frames and begin >= closers.sentence_end(line) and not use.carried:
            return Found(cue, span, subject, (), "silent", open=True)
        return topic
    if cue.form == "ing" and cue.group == cue.verb and not use.carried and tie == "clause" and line.classes[begin] not in "HDN":
        return None  # "the right calling card"
    if _is_name(line, cue, subject, begin) or not _fits(line, cue, begin, tie):
        return None
    end = closers.content_end(line, begin, use, later)
    return Found(cue, span, subject, ((begin, end),), "front-" + tie, use.carried)


def _after_words(line: Line, use: Use, subject: Subject, later: list[Use], head: int, begin: int, tie: str) -> Found | None:
    """Read "Q," X said; "..., X said."; "..., X said, ..."."""
    cue = use.cue
    quoted = line.classes[head - 1] == "Q" or line.classes[head - 2 : head] == "Q,"
    stop = head if line.classes[head - 1] == "Q" else head - 1
    end = closers.sentence_end(line)
    at_comma = tie == "" and line.classes[begin : begin + 1] == "," and not (later and later[0].carried and later[0].cue.group <= begin + 2)
    goes_on = at_comma and not quoted and closers.goes_on_after(line, begin + 1, end)
    medial = tie == "that" and line.classes[begin - 2] == ","
    if not quoted and (tie == "quote" or not (goes_on or closers.is_clause(line, 0, head - 1))):
        return None
    parts = [(left_start(line, stop - 1), stop)]
    rule = "quote-end" if quoted else "end"
    if (quoted and tie in ("quote", "that")) or medial:
        parts.append((begin, closers.content_end(line, begin, use, later)))
        rule = "quote-middle"
    elif goes_on:
        stop = closers.content_end(line, begin + 1, use, later)
        if stop > begin + 1:
            parts.append((begin + 1, stop))
            rule = "middle"
    else:
        tail = _tail(line, cue.end, later)
        if tail:
            parts.append(tail)
    return Found(cue, (cue.group, cue.end), subject, tuple(parts), rule)


def _topic(line: Line, use: Use, subject: Subject, later: list[Use]) -> Found | None:
    """Read "joked about X", "agreed with X": only what it was about."""
    cue = use.cue
    at = cue.end
    while at < line.n - 1 and line.classes[at] == "Y":
        at += 1
    if "b" not in cue.entry.frames or line.low[at : at + 1] == [] or line.low[at] not in contents.TOPIC:
        return None
    begin = at + 1
    if begin >= line.n or line.classes[begin] not in "DNn#OHRQ":
        return None
    return Found(cue, (cue.group, begin), subject, ((begin, closers.content_end(line, begin, use, later, phrase=True)),), "topic", use.carried)


def _opening(line: Line, cue: Cue, later: list[Use]) -> Found | None:
    """Read "Noting that ..., X added": the words said end where the main clause begins."""
    begin, tie = contents.start(line, cue, line.n)
    if tie in ("", "open") or not _fits(line, cue, begin, tie):
        return None
    for other in later:
        if other.subject is not None and not other.carried and line.classes[other.subject.first - 1] == "," and other.subject.first > begin:
            return Found(cue, (cue.group, cue.end), other.subject, ((begin, other.subject.first - 1),), "opening", carried=True)
    comma = line.classes.find(",", begin)
    subject = subjects.to_the_right(line, comma + 1) if comma > 0 else None
    if subject is None:
        return None
    return Found(cue, (cue.group, cue.end), subject, ((begin, comma),), "opening", carried=True)


def _passive(line: Line, cue: Cue) -> Found | None:
    """Read "The call was seconded by X"."""
    if line.low[cue.end : cue.end + 1] != ["by"] or not cue.entry.frames & frozenset("nfap"):
        return None
    subject, about = subjects.to_the_right(line, cue.end + 1), subjects.to_the_left(line, cue.group)
    if subject is None or about is None:
        return None
    parts = [(about.first, about.end)]
    if line.low[subject.end : subject.end + 1] in (["of"], ["for"], ["as"]):
        parts.append((subject.end, closers.sentence_end(line)))
    return Found(cue, (cue.group, cue.end), subject, tuple(parts), "passive")


def _as_told_by(line: Line, use: Use, later: list[Use]) -> Found | None:
    """Read "As reported by X, ..."."""
    cue = use.cue
    subject = subjects.to_the_right(line, cue.end + 1)
    if subject is None or line.classes[subject.end : subject.end + 1] != "," or subject.end + 1 >= line.n:
        return None
    end = closers.content_end(line, subject.end + 1, use, later)
    return Found(cue, (cue.group, cue.end), subject, ((subject.end + 1, end),), "as-front")


def _asked(line: Line, use: Use, later: list[Use]) -> Found | None:
    """Read "Asked whether ..., X said" and "when asked by Y about ...": a question."""
    cue = use.cue
    if cue.entry.lemma != "ask" or cue.end >= line.n:
        return None
    begin, subject = cue.end, None
    if line.low[begin] == "by":
        subject = subjects.to_the_right(line, begin + 1)
        begin = subject.end if subject is not None else begin
    while begin < line.n - 1 and (line.classes[begin] in "MYOnN" or line.low[begin] in ("in", "on", "during", "at")):
        begin += 1
    if line.low[begin : begin + 1] == ["about"]:
        begin += 1
    elif begin >= line.n or (line.classes[begin] != "R" and line.low[begin] not in ("if", "whether")):
        return None
    end = closers.sentence_end(line)
    comma = line.classes.find(",", begin, end)
    end = comma if comma >= 0 else end
    return Found(cue, (cue.group, cue.end), subject, ((begin, end),), "asked") if end > begin else None


def _announced(line: Line) -> list[Found]:
    """Read "X released the following statement:", whose words stand behind the colon or in the next paragraph."""
    colon = line.classes.find(":")
    noun = next((i for i in range(colon - 1, max(-1, colon - 4), -1) if line.low[i] in DOCUMENTS), -1)
    if colon < 0 or noun < 0 or (colon + 1 < line.n and line.classes[colon + 1] != "Q"):
        return []
    subject = subjects.main_subject(line, colon)
    if subject is None or subject.end > noun:
        return []
    parts = ((colon + 1, line.n),) if colon + 1 < line.n else ()
    return [Found(None, (subject.end, noun + 1), subject, parts, "announced", open=not parts)]


def _is_name(line: Line, cue: Cue, subject: Subject, begin: int) -> bool:
    """Tell whether it is "a group called X": the cue names its subject."""
    before = line.low[subject.first - 1] if subject.first > 0 else ""
    if cue.entry.lemma not in _NAMING or cue.group != cue.verb:
        return False
    inner = subject.first > 0 and line.classes[subject.first - 1] not in ",CBSTR.;:-" and not subject.apposition
    return before == "as" or (inner and line.low[subject.first] in ("a", "an") and line.classes[begin] in "NDQ")


def _fits(line: Line, cue: Cue, begin: int, tie: str) -> bool:
    """Tell whether what follows is what the cue takes."""
    frames = cue.entry.frames
    c = line.classes[begin] if begin < line.n else "."
    if tie == "that":
        return bool(frames & frozenset("tfae"))
    if tie in ("quote", "colon", "dash"):
        return bool(frames & frozenset("qnfa"))
    if c == "t":
        return bool(frames & frozenset("ip"))
    if c == "P" or (line.classes[begin : begin + 2] in ("Yt", "YP") and not frames & frozenset("ip")):
        return False
    if cue.entry.particles == () and "e" in frames and not frames & frozenset("nt"):
        return any(w in ATTITUDES for w in line.low[begin : begin + 5])
    if "c" in frames and not frames & frozenset("np") and c in "DNn#" and cue.entry.lemma != "say":
        clause = line.classes[begin : begin + 14].partition(",")[0]
        return "A" in clause or "H" in clause[:8]
    if c == "R":
        return bool(frames & frozenset("wct"))
    return bool(frames & frozenset("cnfape"))


def _according(line: Line) -> list[Found]:
    """Read "According to X, ..." and "..., according to X"."""
    out = []
    for i in range(line.n - 2):
        if line.low[i] != "according" or line.low[i + 1] != "to":
            continue
        subject = subjects.to_the_right(line, i + 2, quotation=True)
        if subject is None:
            continue
        subject = _author(line, subject)
        one = _according_front(line, i, subject) if set(line.classes[:i]) <= set("CBSY,") and i < _NEAR else _according_end(line, i, subject)
        if one is not None:
            out.append(one)
    return out


def _author(line: Line, subject: Subject) -> Subject:
    """Read "according to a tweet on Monday by X": X speaks."""
    i = subject.end
    while i < line.n and line.classes[i] in "PMDn#" and i - subject.end < _NEAR:
        i += 1
    if line.low[i : i + 1] == ["by"]:
        return subjects.to_the_right(line, i + 1) or subject
    return subject


def _according_front(line: Line, i: int, subject: Subject) -> Found | None:
    stop = closers.sentence_end(line)
    if line.classes[subject.end : subject.end + 1] == ":":
        return Found(None, (i, i + 2), subject, ((subject.end + 1, stop),), "according-front")
    comma = line.classes.find(",", subject.end)
    if comma < 0:
        return None
    following = line.classes.find(",", comma + 1)
    aside = line.classes[comma + 1 : following] if following > 0 else ""
    if aside and aside[0] in "DR" and "A" not in aside[1:] and len(aside) < 14:
        comma = following
    return Found(None, (i, i + 2), subject, ((comma + 1, stop),), "according-front") if comma + 1 < stop else None


def _according_end(line: Line, i: int, subject: Subject) -> Found | None:
    if line.classes[i - 1] not in ",Q-":
        return None
    stop = closers.sentence_end(line)
    last = i if line.classes[i - 1] == "Q" else i - 1
    first = 0
    while first < last and line.classes[first] in "BC":
        first += 1
    parts = [(first, last)]
    comma = line.classes.find(",", subject.end)
    if comma > 0 and closers.is_clause(line, comma + 1, stop) and line.classes[comma + 1] not in "DR":
        parts.append((comma + 1, stop))
    return Found(None, (i, i + 2), subject, tuple(parts), "according-end") if last > first else None
