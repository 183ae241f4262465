"""Rarer templates: passives, questions, participles that open a sentence, statements announced with a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements import contents, subjects
from diplowire.extract.statements.closers import content_end
from diplowire.extract.statements.fitting import fits, is_somebody
from diplowire.extract.statements.found import Found
from diplowire.extract.statements.main_clause import main_subject
from diplowire.extract.statements.paper_subjects import PAPERS
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from diplowire.extract.statements.found import Case, Subject
    from diplowire.extract.statements.line import Line

_POINTING = frozenset({"this", "that", "it", "these"})
_TOPICS = frozenset(("speak about", "speak of", "speak on", "talk about"))
_ANSWERING = frozenset({"answer", "reply", "respond"})
_PHRASES = frozenset("nfap")
_LISTED = re.compile(r"(?:,D?N{1,5}){1,8},?CD?N{1,5}(?=[.,;]|$)")  # ", Bolivia, and Brazil"
_AMONG = frozenset("above all also among especially in including mainly notably others particular particularly".split())
_THEIR = frozenset("his her its their".split())
_LONG_OPENING = 12  # atoms


def opening(case: Case) -> Found | None:
    """Read "Noting that ..., X added": the words said end where the main clause begins."""
    line, cue = case.line, case.cue
    if cue.entry.lemma in _TOPICS and case.later:
        return None  # "Speaking about the talks, X said": what it was about, and then the words
    if cue.entry.lemma in _ANSWERING and line.word(cue.end) == "to":
        return None  # "Responding to reports that": words of others
    begin, tie = contents.start(line, cue, line.n)
    if tie in ("", "open") or not fits(line, cue, begin, tie):
        return None
    for other in case.later:
        subject = other.subject
        if subject is None or other.carried or subject.first <= begin:
            continue
        before = subject.first - 1
        if line.at(before) == "," or (line.at(before) == "Q" and line.last_inside(before) == ","):
            return case.found(subject, ((begin, before + (line.at(before) == "Q")),), "opening", carried=True)
    comma = line.classes.find(",", begin)
    subject = subjects.to_the_right(line, comma + 1) if comma > 0 else None
    return case.found(subject, ((begin, comma),), "opening", carried=True) if subject is not None else None


def passive(case: Case) -> Found | None:
    """Read "The call was seconded by X", "He was accused by X of it", "It was labelled as a farce by X"."""
    line, cue = case.line, case.cue
    by = _by(line, cue.end)
    called = _called(line, cue.end) if by < 0 and "a" in cue.entry.frames else -1
    by = max(by, called)
    if by < 0 or not cue.entry.frames & _PHRASES or (cue.entry.lemma == "invite" and line.low[cue.group] in ("is", "are")):
        return None  # "he is invited by X": how he comes to be there
    subject, about = subjects.to_the_right(line, by + 1), subjects.to_the_left(line, cue.group)
    if about is not None and cue.entry.lemma == "welcome" and is_somebody(line, about.first, about.end):
        return None  # "she was welcomed by X at the airport"
    if subject is not None and (joined := _LISTED.match(line.classes, subject.end)) is not None:
        subject = subject._replace(end=joined.end())
    if subject is None or about is None or (cue.entry.lemma == "quote" and line.word(subject.end) == "as"):
        return None  # "was quoted by the agency as saying": he speaks
    if _opens_line(line, about):
        about = about._replace(first=0, antecedent=None)
    if about.end - about.first == 1 and line.low[about.first] in _POINTING:
        return None  # "This was stated by X": what, is told before
    subject = _without_reason(line, subject)
    more = line.word(subject.end) in ("of", "for", "as")
    said = about.antecedent or (about.first, by if called > 0 else about.end)
    return case.found(subject, (said, (subject.end, line.end)) if more else (said,), "passive")


def _by(line: Line, at: int) -> int:
    """Return the place of "by" in "condemned by X" and "condemned, in particular by X"; -1 if there is none."""
    if line.at(at) == ",":
        at += 1
        while line.word(at) in _AMONG:
            at += 1
    return at if line.word(at) == "by" else -1


def _opens_line(line: Line, about: Subject) -> bool:
    """Tell whether all in front is one phrase with a clause in it: "The role of envoys that serve the cause was praised by X"."""
    front = line.classes[: about.first]
    return (
        front[:1] in ("D", "N", "n")
        and "T" in front
        and not front.strip("DNnf'PTtC")
        and not any(map(may_be_past, line.low[: len(front)]))
    )


def _called(line: Line, at: int) -> int:
    """Return the place of "by" in "was labelled as interference by X"; -1 if there is none."""
    by = line.classes.find("b", at + 1, at + _LONG_OPENING) if line.word(at) == "as" else -1
    return by if by > 0 and not line.classes[at + 1 : by].strip("DNnf#Q'") else -1


def _without_reason(line: Line, subject: Subject) -> Subject:
    """Cut "for" and what somebody is blamed for off who blames: "was criticised by some rivals for failing to come"."""
    for i in range(subject.first + 1, subject.end - 1):
        if line.low[i] == "for" and (line.low[i + 1].endswith("ing") or line.low[i + 1] in _THEIR):
            return subject._replace(end=i)
    return subject


def as_told_by(case: Case) -> Found | None:
    """Read "As reported by X, ..."."""
    line, cue = case.line, case.cue
    if cue.form != "ed" or line.word(cue.group - 1) != "as" or line.word(cue.end) != "by":
        return None
    subject = subjects.to_the_right(line, cue.end + 1)
    if subject is None or line.at(subject.end) != "," or subject.end + 1 >= line.n:
        return None
    return case.found(subject, ((subject.end + 1, content_end(case, subject.end + 1)),), "as-front")


def asked(case: Case) -> Found | None:
    """Read "Asked whether ..., X said" and "when asked by Y about ...": a question."""
    line, cue = case.line, case.cue
    if cue.entry.lemma != "ask":
        return None
    begin = cue.end
    subject = subjects.to_the_right(line, begin + 1) if line.word(begin) == "by" else None
    begin = subject.end if subject is not None else begin
    while begin < line.n - 1 and (line.at(begin) in "MYOnN" or line.low[begin] in ("in", "on", "during", "at")):
        begin += 1
    if line.word(begin) == "about":
        begin += 1
    elif line.at(begin) != "R" and line.word(begin) not in ("if", "whether"):
        return None
    end = begin
    while end < line.end and line.classes[end] != ",":
        end += 1
        if line.classes[end - 1] == "Q" and line.last_inside(end - 1) == ",":
            break  # "Asked if it was “fair,” he said"
    return case.found(subject, ((begin, end),), "asked") if end > begin else None


def announced(line: Line) -> list[Found]:
    """Read "X released the following statement:" and "X was clear:": the words stand behind it or in the next paragraph."""
    colon = line.classes.find(":")
    if colon < 0 or line.at(colon + 1) not in "Q$":
        return []
    noun = next((i for i in range(colon - 1, max(-1, colon - 4), -1) if line.low[i] in PAPERS), -1)
    subject = main_subject(line, colon)
    if subject is None or subject.end > (noun if noun >= 0 else colon - 1):
        return []
    if noun < 0 and not (_turns_to_speak(line, subject, colon) and _is_sentence_behind(line, colon)):
        return []
    if line.low[subject.end - 1].endswith("ed") and subject.end - 1 > subject.first:  # "the minister released"
        subject = subject._replace(end=subject.end - 1)
    parts = ((colon + 1, line.n),) if colon + 1 < line.n else ()
    return [Found(None, (subject.end, colon if noun < 0 else noun + 1), subject, parts, "announced")]


def _turns_to_speak(line: Line, subject: Subject, colon: int) -> bool:
    """Tell whether somebody does one thing in front of the colon: "X was clear:", "X turned to the press:"."""
    between = line.classes[subject.end : colon]
    return line.at(subject.first) in "NDH" and between[0] not in ",S" and "-" not in between and len(between) < _LONG_OPENING


def _is_sentence_behind(line: Line, colon: int) -> bool:
    """Tell whether all behind the colon is a quotation of a whole sentence, in this line or at the start of the next one."""
    if colon + 1 < line.n:
        return line.opens_large(colon + 1) and line.last_inside(colon + 1) in ".?!" and not line.classes[colon + 2 :].strip(".")
    seg, following = line.seg, line.sentence.index + 1
    if following >= len(seg.sentences) or seg.sentences[following].kind == "heading":
        return False
    first = seg.sentences[following].first
    number = seg.quotes[first] if first < seg.sentences[following].last else -1
    if number < 0:
        return False
    opening = seg.quotations[number].inner_start
    return seg.text[opening : opening + 1].isupper()
