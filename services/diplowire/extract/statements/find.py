"""Segmented text in, attributions out: for each cue the template that fits tells the speaker and the words said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.statements import closers, contents, subjects
from diplowire.extract.statements.cues import CONTROLLERS, Cue, cues
from diplowire.extract.statements.line import Line

if TYPE_CHECKING:
    from diplowire.extract.statements.subjects import Subject


_INVERTING = frozenset("qtc")


class Found(NamedTuple):
    """An attribution in atoms of one line: parts of the words said, and the template that read it."""

    cue: Cue | None
    cue_span: tuple[int, int]
    subject: Subject | None
    parts: tuple[tuple[int, int], ...]
    rule: str
    carried: bool = False


def find_in_line(line: Line) -> list[Found]:
    """All attributions of one sentence."""
    found: list[Found] = []
    all_cues = cues(line)
    for number, cue in enumerate(all_cues):
        one = _attribute(line, cue, all_cues, number, found)
        if one is not None:
            found.append(one)
    found += _according(line, found)
    return found


def _attribute(line: Line, cue: Cue, all_cues: list[Cue], number: int, found: list[Found]) -> Found | None:
    """Try the templates on one cue."""
    before = line.classes[cue.group - 1] if cue.group > 0 else "^"
    carried = False
    subject: Subject | None = None
    if cue.passive:
        return None
    if cue.infinitive:
        at = cue.group - 2
        if at < 0 or line.low[at] not in CONTROLLERS:
            return None
        g = at
        while g > 0 and line.classes[g - 1] in "YA":
            g -= 1
        subject = subjects.to_the_left(line, g)
        if subject is None and found:
            subject, carried = found[-1].subject, True
    elif cue.form == "ing":
        if any(line.classes[j] == "A" for j in range(cue.group, cue.verb)):
            subject = subjects.to_the_left(line, cue.group)
        elif before in ",C-" or (cue.group > 0 and line.low[cue.group - 1] == "by"):
            subject, carried = _carry(line, cue, found), True
        elif before in "NnH":
            subject = subjects.to_the_left(line, cue.group)
            first = contents.start(line, cue, _limit(line, all_cues, number))
            if first is None or first[1] == "clause" and line.classes[first[0]] not in "HD":
                return None
        else:
            return None
    else:
        if before in "Q,-^" and "q" in cue.entry.frames and cue.form in ("past", "ed", "s"):
            inverted = _inverted(line, cue, before, all_cues)
            if inverted is not None:
                return inverted
        subject = subjects.to_the_left(line, cue.group)
        if subject is None and before in "CB,":
            subject, carried = _carry(line, cue, found), True
            if cue.form == "base" and not cue.modal and not any(f.cue is not None and f.cue.form == "base" and not f.cue.infinitive for f in found):
                return None
    if subject is None:
        return None
    return _place(line, cue, subject, all_cues, number, carried)


def _limit(line: Line, all_cues: list[Cue], number: int) -> int:
    """Return the atom before which the words said must start: the next finite cue's verb."""
    for other in all_cues[number + 1 :]:
        if other.form != "ing" and not other.infinitive:
            return other.group
    return line.n


def _carry(line: Line, cue: Cue, found: list[Found]) -> Subject | None:
    """Take the subject of the nearest cue before, else the first phrase of the line before a verb."""
    for one in reversed(found):
        if one.subject is not None and one.subject.first < cue.verb:
            return one.subject
    return _main_subject(line, cue.group)


def _main_subject(line: Line, limit: int) -> Subject | None:
    """Find the first noun phrase of the line that an auxiliary or a verb may follow."""
    i = 0
    classes = line.classes
    while classes[i] in "PSYMR" or (classes[i] in "Dn#" and _is_time(line, i)) or line.low[i].endswith("ing"):
        comma = classes.find(",", i, limit)
        if not 0 <= comma < limit - 2:
            break
        i = comma + 1
    while i < limit and classes[i] in "YCB,":
        i += 1
    return subjects.to_the_right(line, i) if i < limit else None


def _is_time(line: Line, i: int) -> bool:
    return any(w in subjects.TIME_NOUNS for w in line.low[i : i + 3])


def _inverted(line: Line, cue: Cue, before: str, all_cues: list[Cue]) -> Found | None:
    """Read "Q," said X and "..., said X."."""
    at = cue.end
    subject = subjects.to_the_right(line, at)
    if subject is None:
        return None
    after = line.classes[subject.end] if subject.end < line.n else "."
    if before == "^":
        if after not in ":," or subject.end + 1 >= line.n or line.classes[subject.end + 1] != "Q":
            return None
        return Found(cue, (cue.group, cue.end), subject, ((subject.end + 1, closers.sentence_end(line)),), "inverted-front")
    if before != "Q" and not (_INVERTING <= cue.entry.frames and "o" not in cue.entry.frames and after in ".,-PMS" and cue.group > 3):
        return None
    if before != "Q" and (not _clausal(line, 0, cue.group - 1) or subjects.to_the_left(line, cue.group) is not None):
        return None
    if before == "Q" and after in "AT" :
        return None
    first = _left_start(line, cue.group - 1, all_cues)
    parts = [(first, cue.group if before == "Q" else cue.group - 1)]
    tail = _tail(line, subject.end)
    if tail:
        parts.append(tail)
    return Found(cue, (cue.group, cue.end), subject, tuple(parts), "inverted-quote" if before == "Q" else "inverted")


def _tail(line: Line, at: int) -> tuple[int, int] | None:
    """Find the quotation that goes on after an attribution in the middle."""
    j = at
    while j < line.n - 1:
        if line.classes[j] in ",:-" and line.classes[j + 1] == "Q":
            return j + 1, closers.sentence_end(line)
        if line.classes[j] == ".":
            return None
        j += 1
    return None


def _left_start(line: Line, last: int, all_cues: list[Cue]) -> int:
    """Return the first atom of the words said that end at atom `last`."""
    if line.classes[last] == "Q":
        quote = line.seg.quotations[line.quotes[last]]
        opening = line.seg.text[quote.inner_start : quote.inner_start + 1]
        if last == 0 or opening.isupper() and line.classes[last - 1] in ",:.-":
            return last
    start = 0
    for cue in all_cues:
        if cue.end <= last and not cue.infinitive:
            pass
    return start


def _place(line: Line, cue: Cue, subject: Subject, all_cues: list[Cue], number: int, carried: bool) -> Found | None:
    """Decide whether the words said stand before, around or after subject and verb."""
    first = contents.start(line, cue, _limit(line, all_cues, number))
    head = subject.antecedent[0] if subject.antecedent else subject.first
    left = line.classes[head - 1] if head > 0 and not carried else "^"
    cue_span = (cue.group, cue.end)
    speech = "q" in cue.entry.frames
    if speech and left in "Q," and not carried and head > 0 and (first is None or left == "Q" or first[1] == "quote"):
        aside = first is None and cue.end < line.n and line.classes[cue.end] == "," and _clausal(line, cue.end + 1, closers.sentence_end(line))
        if left == "Q" or (first is None and (aside or _clausal(line, 0, head - 1))):
            begin = _left_start(line, head - 1, all_cues)
            parts = [(begin, head if left == "Q" else head - 1)]
            rule = "quote-end" if left == "Q" else "end"
            if first is not None and first[1] in ("quote", "that", "clause") and not (left == "Q" and first[1] == "clause"):
                parts.append((first[0], _end(line, first[0], cue, all_cues, number)))
                rule = "quote-middle"
            elif first is None and cue.end < line.n and line.classes[cue.end] == "," and not _own_cue(all_cues, number, cue.end + 1):
                end = _end(line, cue.end + 1, cue, all_cues, number)
                if end > cue.end + 1 and _clausal(line, cue.end + 1, end):
                    parts.append((cue.end + 1, end))
                    rule = "middle"
            else:
                tail = _tail(line, cue.end)
                if tail:
                    parts.append(tail)
            return Found(cue, cue_span, subject, tuple(parts), rule)
    if first is None:
        if speech and head > 0 and line.low[head - 1] == "as" and cue.end < line.n and line.classes[cue.end] in ",:":
            return Found(cue, cue_span, subject, ((cue.end + 1, _end(line, cue.end + 1, cue, all_cues, number)),), "as-front")
        return None
    begin, tie = first
    if _is_name(line, cue, subject, begin):
        return None
    if not _fits(line, cue, begin, tie):
        return None
    return Found(cue, cue_span, subject, ((begin, _end(line, begin, cue, all_cues, number, subject)),), "front-" + tie, carried)


def _is_name(line: Line, cue: Cue, subject: Subject, begin: int) -> bool:
    """Tell whether it is "a group called X": the cue names its subject."""
    return "a" in cue.entry.frames and cue.group == cue.verb and line.low[subject.first] in ("a", "an") and line.classes[begin] in "NDQ"


def _own_cue(all_cues: list[Cue], number: int, at: int) -> bool:
    return number + 1 < len(all_cues) and all_cues[number + 1].group <= at + 1


def _clausal(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch can be a clause rather than an adverbial."""
    stretch = line.classes[first:end]
    return len(stretch) > 2 and ("A" in stretch or "Q" in stretch or any(w.endswith(("ed", "s")) for w in line.low[first:end])) and stretch[0] != "P"


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
    if c == "P" and tie == "clause":
        return False
    if "c" in frames and "n" not in frames and "p" not in frames and tie == "clause" and c in "DNn#" and cue.entry.lemma != "say":
        return "A" in line.classes[begin : begin + 14] or "H" in line.classes[begin : begin + 8]
    if c == "R":
        return bool(frames & frozenset("wct"))
    return bool(frames & frozenset("cnfap"))


def _end(line: Line, begin: int, cue: Cue, all_cues: list[Cue], number: int, subject: Subject | None = None) -> int:
    """Return where the words said from `begin` on end."""
    head = subject.first if subject is not None else 0
    fronted = head > 0 and line.classes[head - 1] == "S" and head <= 3
    return closers.content_end(line, begin, cue, all_cues[number + 1 :], fronted=fronted)


def _according(line: Line, found: list[Found]) -> list[Found]:
    """Read "According to X, ..." and "..., according to X"."""
    out = []
    for i in range(line.n - 2):
        if line.low[i] != "according" or line.low[i + 1] != "to":
            continue
        subject = subjects.to_the_right(line, i + 2)
        if subject is None:
            continue
        stop = closers.sentence_end(line)
        if i == 0 or (line.classes[i - 1] in "CBS" and i < 3):
            comma = line.classes.find(",", subject.end)
            if comma < 0:
                continue
            nxt = line.classes.find(",", comma + 1)
            if nxt > 0 and line.classes[comma + 1] in "DR" and "A" not in line.classes[comma + 1 : nxt].replace("R", "", 1) and nxt - comma < 14:
                comma = nxt
            out.append(Found(None, (i, i + 2), subject, ((comma + 1, stop),), "according-front"))
        elif line.classes[i - 1] in ",Q-":
            last = i if line.classes[i - 1] == "Q" else i - 1
            first = 0
            while first < last and line.classes[first] in "BC":
                first += 1
            parts = [(first, last)]
            comma = line.classes.find(",", subject.end)
            if comma > 0 and _clausal(line, comma + 1, stop) and not line.classes[comma + 1] in "DR":
                parts.append((comma + 1, stop))
            if last > first:
                out.append(Found(None, (i, i + 2), subject, tuple(parts), "according-end"))
    return out
