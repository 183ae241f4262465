"""An event in, its CAMEO code and PLOVER type out: visits and meetings by their kind, statements by cue and content."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diplowire.extract.enrich.contents import between
from diplowire.extract.lexicon.code_table import cameo_codes
from diplowire.extract.lexicon.cue_table import CueEntry, cue_entries
from diplowire.model import Code, Meeting, Plover, Statement, Visit

if TYPE_CHECKING:
    from diplowire.extract.enrich.codes import Coded
    from diplowire.extract.enrich.reading import Reading
    from diplowire.model import AnyEvent

Codes = tuple[Code | None, Plover | None]

_CALLED_OFF = frozenset({"cancelled", "postponed", "denied"})
_REMOTE = frozenset({"phone", "video"})
# A call made to congratulate is praise, not talks.
_COURTESY = "call-congratulate"
# Words of a sentence that tell of talks, not just of having met.
_TALKING = ("talks", "negotiat", "discuss", "consultation")
_HOSTING = "host"
# A cue that tells of no more than speaking; what it says decides.
_DEMAND = "must"
_ONESELF = frozenset("i we he she it they our my his her its their i’ll we’ll i'll we'll".split())
_OF_CUE = {
    "acknowledge": "015",
    "admit": "015",
    "concede": "015",
    "confess": "015",
    "deny": "016",
    "concur": "019",
    "hope": "013",
    "express confidence": "013",
    "express hope": "013",
    "express optimism": "013",
    "consider": "014",
    "mull": "014",
    "weigh": "014",
}
# Where a cue tells the type alone.
_GENERAL = {"AGREE": "030", "SUPPORT": "050", "REQUEST": "020", "ACCUSE": "111", "REJECT": "120", "THREATEN": "130"}
# Classes of cues inside the words said that make the statement more than a statement.
_IN_CONTENT = frozenset({"speech", "stance", "commitment", "plan", "cancelled"})


@lru_cache(maxsize=1 << 10)
def pair(cameo: str, root: str | None = None) -> Codes:
    """Both codes from the CAMEO one; `root` where the words tell more than the correspondence."""
    entry = cameo_codes().get(cameo)
    if entry is None:
        return None, Plover(event=root) if root else None
    plover = root or entry.plover
    return Code(code=entry.code, label=entry.label), Plover(
        event=plover, mode=entry.mode if plover == entry.plover else None
    ) if plover else None


def code_event(event: AnyEvent, reading: Reading) -> Codes:
    """Code an event of a document."""
    if isinstance(event, Statement):
        return _of_statement(event, reading)
    if event.status in _CALLED_OFF:
        return pair("125")
    if event.status == "planned":
        return pair("036")
    return _of_visit(event, reading) if isinstance(event, Visit) else _of_meeting(event, reading)


def _of_visit(visit: Visit, reading: Reading) -> Codes:
    return pair("043" if reading.of_event_by(_HOSTING, visit) is not None else "042")


def _of_meeting(meeting: Meeting, reading: Reading) -> Codes:
    """By phone, at a third place, as talks, at the place of one side, or just consulting: talks outrank the place of one side."""
    courtesy = reading.of_event_by(_COURTESY, meeting)
    if courtesy is not None:
        return _from(courtesy)
    if meeting.format in _REMOTE:
        return pair("041")
    if meeting.setting == "multilateral":
        code, _ = pair("046" if _talks(meeting, reading) else "040")
        return code, Plover(event="CONSULT", mode="multilateral")
    places = _places(meeting, reading)
    if places and meeting.countries and places.isdisjoint(meeting.countries):
        return pair("044")
    if _talks(meeting, reading):
        return pair("046")
    if not places or meeting.format == "unknown":
        return pair("040")
    first = next((a.side or a.country for a in meeting.participants), None)
    return pair("043" if first in places else "042")


def _places(meeting: Meeting, reading: Reading) -> set[str]:
    """Countries where a meeting was held; where none is told, that of the dateline if it is a participant's."""
    told = {p.country for p in meeting.where if p.country}
    line = reading.doc.dateline_place
    if not told and line is not None and line.country in meeting.countries and meeting.format == "in_person":
        return {line.country}
    return told


def _talks(meeting: Meeting, reading: Reading) -> bool:
    words = reading.sentence_text(meeting).casefold()
    return any(word in words for word in _TALKING)


def _of_statement(statement: Statement, reading: Reading) -> Codes:
    cue = next((e for e in statement.evidence if e.field == "cue"), None)
    coded = reading.of_event_before(cue.end, statement) if cue is not None else None
    if coded is not None and coded.cls != "consult" and cue is not None and coded.start < cue.end and cue.start < coded.stop:
        return _from(coded)
    own = reading.of_cue(statement)
    if own is not None and own.cls not in ("veto", "consult"):
        return _from(own)
    lemma = statement.cue.lemma if statement.cue else ""
    entry = cue_entries().get(lemma)
    if entry is not None and entry.plover and own is None:
        return _of_entry(entry)
    inside = reading.of_content(statement)
    if inside is not None and inside.cls in _IN_CONTENT and _is_own(statement, inside, reading):
        return _from(inside)
    return pair(_OF_CUE.get(lemma, "010"))


def _of_entry(entry: CueEntry) -> Codes:
    """Codes that a cue alone makes likely."""
    known = cameo_codes().get(entry.cameo or "")
    if known is not None and known.plover is None:
        return pair(known.code)
    if entry.plover not in _GENERAL:
        return pair("010")
    return pair(known.code if known else _GENERAL[entry.plover], entry.plover)


def _is_own(statement: Statement, inside: Coded, reading: Reading) -> bool:
    """Tell whether what the words said promise, refuse or demand is the speaker's: of others one only tells."""
    if inside.rule == _DEMAND:
        return not _of_oneself(statement)
    start = statement.content.start if statement.content else inside.start
    if not _ONESELF.isdisjoint(reading.doc.text[start : inside.start].casefold().split()):
        return True
    homes = {a.country for a in statement.speaker if a.country}
    named = range(*between(reading.doc.mentions, start, inside.start))
    actors = [a for i in named for a in reading.doc.actors[i]]
    if not homes or not actors:
        return True
    return any(a.country in homes or a in statement.speaker for a in actors)


def _of_oneself(statement: Statement) -> bool:
    """Tell whether the words said are about the speaker's own country too."""
    return any(actor.country in statement.about for actor in statement.speaker if actor.country)


def _from(coded: Coded) -> Codes:
    return pair(coded.cameo, coded.root or None)
