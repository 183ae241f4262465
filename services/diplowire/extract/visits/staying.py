"""A line in, the visits out that are told without a verb of travel: "X, in Oslo for talks, said", "X, just back from Oslo"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.plain_words import places_of, with_known_word
from diplowire.extract.frames.subject import subject
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.stops import stops

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplowire.extract.document import Document
    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

_SOMEWHERE = re.compile(r", in (?:the )?[A-Z][\w'’ -]{1,30}?,? (?:for|to)\b")
_BESIDE = re.compile(r"[PRD],v?(?P<verb>i)(?=a?[.]{0,2}[CL])")
_WHILE_IN = re.compile(r"[.uq]i(?=a?[.]{0,2}[CL][^,]{0,3},)")
_NOW = frozenset({"currently", "now", "presently"})
# Words in which one stands that most texts have not.
_WORDS_WITH = {
    "back": ("back from ",),
    "remain": (" remain in ", " remain there "),
    "home": ("home from ",),
    "while": ("While in ",),
    "currently": (", currently in ",),
}
_BACK_FROM = re.compile(r"(?:(?P<who>[PRD]),v?|(?P<way>da\.)|(?<=b)v?)(?P<verb>v)r(?=a?[.]{0,2}[CL])")
_REMAINS = frozenset({"remain", "stay"})
_STAYS: Mapping[str, Status] = {"remain": "ongoing", "stay": "planned"}
_THERE = re.compile(r"(?P<here>(?P<there>v)|(?P<town>i(?=a?[.]{0,2}[CL][rdufT]))|ia\.)(?:a?[.]{0,2}[CL])?[rduf]a?T")
_INSERTION = 16  # chunks: "for a meeting of the ministers of four states,"


def insertions(doc: Document) -> Iterator[int]:
    """Places in the text at which such words may stand."""
    yield from (match.start() for match in _SOMEWHERE.finditer(doc.text))
    yield from places_of(doc.text, with_known_word(_WORDS_WITH, doc.seg.vocabulary))


def staying(line: Line) -> Iterator[Found]:
    """Read "X, in Oslo for talks on water, said" and "X, in Oslo to attend a summit, said"."""
    if (opening := _WHILE_IN.match(line.classes)) and line.word(0) == "while" and (places := stops(line, opening.end())):
        acting = subject_after(line, line.classes.find(",", opening.end()) + 1, ())
        status: Status = "planned" if "w" in line.classes else "ongoing"
        yield Found("is_there", line, 1, opening.end(), acting, places, status, line)  # "While in Oslo, X will meet Y"
    if ",i" not in line.classes and ",vi" not in line.classes:
        return
    for match in _BESIDE.finditer(line.classes):
        places = stops(line, match.end())
        behind = places[-1].last + 1 if places else -1
        behind += line.classes.startswith("T", behind) if places else 0
        ends = line.classes.find(",", behind, behind + _INSERTION) if places else -1
        now = line.word(match.start("verb") - 1) in _NOW and behind == ends
        if now or (ends > 0 and line.word(behind) in ("for", "to") and line.classes[behind + 1] not in "TPRL"):
            verb = match.start("verb")
            yield Found("is_there", line, verb, verb + 1, (match.start(),), places, "ongoing", line)


def remaining(line: Line) -> Iterator[Found]:
    """Read "She will remain in Oslo until Friday", "He will stay there from Monday to Friday": more of a visit told before."""
    if _REMAINS.isdisjoint(line.words):
        return
    for at, word in enumerate(line.words):
        where = _THERE.match(line.classes, at + 1) if word in _REMAINS and line.classes[at - 1 : at] in ("w", "t") else None
        who = subject(line, at) if where else ()
        if where and who and all(line.classes[k] in "PRHD" for k in who):
            places = stops(line, at + 2) if where["town"] else ()
            if places or where["there"] is None or line.word(at + 1) == "there":
                rule, status = "is_in" if places else "is_in_it", _STAYS[word]
                yield Found(rule, line, at, where.end("here"), who, places, status, line, sure=False)


def homeward(line: Line) -> Iterator[Found]:
    """Read "X, just back from Oslo, said" and "X is on his way back from Oslo": he has been there."""
    if "vr" not in line.classes:
        return
    for match in _BACK_FROM.finditer(line.classes):
        verb = match.start("verb")
        if line.word(verb) not in ("back", "home") or (match["way"] and line.word(verb - 1) != "way"):
            continue
        visitors = (match.start("who"),) if match["who"] else main_subject(line, verb) or subject_after(line, verb, ())
        yield Found("back_from", line, verb, match.end(), visitors, stops(line, match.end()), "completed", line)
