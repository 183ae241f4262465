"""A cue that says what a paper says in, its subject out: in the sentence, whose paper it is: "the minister's letter saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.after_subject import before_time
from diplowire.extract.statements.found import Subject
from diplowire.extract.statements.phrases import phrase_to_the_left
from diplowire.extract.statements.subjects import to_the_left

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

PAPERS = frozenset(
    "statement statements letter letters email emails e-mail message messages tweet tweets speech release note post "
    "remarks comments memo communique communiqué telegram response video ad ads advertisement report petition "
    "petitions pitch op-ed article column essay filing readout declaration verbale demarche démarche sign banner "
    "placard leaflet".split(),
)
_PUT_OUT = frozenset(
    "addressed aired carried circulated delivered distributed drafted filed handed held hoisted issued launched made penned "
    "posted published ran recorded released sent shared signed started submitted unveiled uploaded waved wrote".split()
)
_TAKEN_IN = frozenset("cited got leaked obtained quoted received saw".split())


def owner(line: Line, cue: Cue) -> Subject | None:
    """Read "the minister's letter saying": the one whose letter it is; the letter itself of "received a letter saying"."""
    first = phrase_to_the_left(line, cue.group)
    mark = line.classes.rfind("'", first, cue.group)
    if mark < 0 and line.word(first - 1) in _TAKEN_IN:
        return Subject(first, cue.group)
    return Subject(first, mark) if mark > first else None


def issuer(line: Line, first: int, end: int) -> Subject | None:
    """Read "X released a video" in front of "that said" or "reading": who put out the paper that `first` to `end` tell of."""
    verb = before_time(line, first - 1)  # "released on Monday a statement that"
    hanging = next((i for i in range(first, end) if line.classes[i] in "Pft"), end)  # "a message on the wall"
    if verb < 1 or line.low[hanging - 1] not in PAPERS or line.low[verb] not in _PUT_OUT or line.word(hanging) == "from":
        return None  # "received a letter", "released a letter from Peru"
    while line.at(verb - 1) in "AY":
        verb -= 1
    return to_the_left(line, verb)
