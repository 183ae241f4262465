"""An attribution of the press in, whom it cites as the speaker out: "Radio One reported, citing the minister"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.extract.statements.acting import names_media
from diplowire.extract.statements.refusals import acts

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.extract.statements.speakers import Speaker, Speakers

_TELLING = frozenset("report say write tell add".split())
_WHO = r"(?:citing|quoting) (?P<who>[^,.;:“”\"]{3,90})"
_BEHIND = re.compile(rf"(?: (?:on )?(?:[A-Z]\w+day|today|yesterday))?, {_WHO}(?=[,.])")
_BETWEEN = re.compile(rf", {_WHO},\s*")


def speaker_of(doc: Document, speakers: Speakers, one: Attribution) -> Speaker:
    """Who speaks: whom the press cites where it only passes on his words, else the one whom the words name."""
    named = speakers.of(one)
    if one.lemmas[0] not in _TELLING or not one.speaker or acts(doc, named) or not _is_press(named):
        return named
    cited = _cited(doc.text, one)
    if cited is None:
        return named
    who = speakers.of(one._replace(speaker=(cited.span("who"),)))
    return who if acts(doc, who) else named


def _cited(text: str, one: Attribution) -> re.Match[str] | None:
    """Find whom it cites, behind the cue, behind the words said or between the press and its verb."""
    (start, end), before = one.cues[0], one.speaker[-1][1]
    behind = _BEHIND.match(text, end) or _BEHIND.match(text, one.content[-1][1])
    return behind or _BETWEEN.fullmatch(text, before, max(before, start))


def _is_press(speaker: Speaker) -> bool:
    """Tell whether the words name the press or one of its titles: "state television", "Radio One"."""
    words = speaker.words.removeprefix("The ").removeprefix("the ")
    return names_media(words) or words in lexicon.media()
