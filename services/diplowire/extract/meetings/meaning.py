"""Words that a pattern of meetings fits in their line in, whether they mean a meeting out: not "host president X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import group_start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplowire.extract.frames.line import Line

_FEASTS = frozenset("reception receptions dinner banquet lunch luncheon breakfast iftar".split())
_GRANTING = frozenset("granted grants gave gives grant".split())
_OF_SIDES = frozenset("side sides team teams delegation delegations".split())
_BILATERALS = frozenset({"bilateral", "trilateral", "quadrilateral", "sit-down", "one-on-one"})
_TALKS_THEMSELVES = ("4", "5", "7")
_COURTESY = frozenset({"courtesy", "farewell", "introductory", "protocol"})
_HOURS = frozenset("hour hours minutes".split())
_APART = frozenset({"separately", "together", "privately", "earlier", "later", "yesterday", "today"})
_GOING_ON = frozenset("keep keeps kept keeping continue continues continued".split())
_MEETS = frozenset("1@5")
_ATTENDS_HOSTED = re.compile(r"(?:j|~\.)i?a?[.#TO]{0,3}[4570][^;,WPRGDH&]{0,6}$(?<=[^bhwv])")
_LONG_NOUN = 12  # chunks
_SHORT_CLAUSE = 8  # chunks
_LONG_SPELL = 6  # chunks: "spent more than two hours with"


# "Norway hosted X for talks"; of "for talks with Y" Y takes part, and not Norway.
_TALKS_ALONE = re.compile(r"[4567](?!y)")


def means_it(line: Line, rule: str, verb: int) -> bool:
    """Tell whether the words mean what the pattern takes them for."""
    test = _TESTS.get(rule)
    return test is None or test(line, verb)


def attends_hosted(line: Line, verb: int) -> re.Match[str] | None:
    """Read "will take part in a conference on fish hosted by X", its participle at a chunk."""
    if not line.classes.startswith("8g", verb):
        return None
    return _ATTENDS_HOSTED.search(line.classes, max(0, verb - _LONG_NOUN), verb)


def _takes_part(line: Line, verb: int) -> bool:
    """Read "took part in the summit", "attended it"."""
    if line.classes[verb] in "FX":
        return line.word(verb).startswith(("head", "lead", "led"))
    return line.classes[verb] != "~" or line.word(verb + 1) == "part"


def _takes_part_in_summit(line: Line, verb: int) -> bool:
    """Read "attended the APEC leaders' meeting": that of a body, not "the ministers' meeting"."""
    of = line.classes.find("G", verb)
    return _takes_part(line, verb) and line.mention(of).institution is not None


def _chairs_with(line: Line, verb: int) -> bool:
    return line.word(verb) in ("chaired", "led", "presided")


def _chairs(line: Line, verb: int) -> bool:
    """Read "chaired the session"; who led it is told only where two did."""
    return line.word(verb) == "chaired" or (line.word(verb) in ("led", "presided") and len(subject(line, verb)) > 1)


def _spends_hours(line: Line, verb: int) -> bool:
    """Read "spent 90 minutes with X"."""
    last = min(verb + _LONG_SPELL, len(line.row)) - 1
    return not _HOURS.isdisjoint(line.text(verb, last).split())


def _leads_sides(line: Line, verb: int) -> bool:
    return "D" in line.classes[verb + 2 : verb + 5] or not _OF_SIDES.isdisjoint(line.words[verb + 2 : verb + 5])


def _grants_audience(line: Line, verb: int) -> bool:
    return line.word(verb) in _GRANTING and "audience" in line.words[verb + 1 : verb + 3]


def _is_received(line: Line, verb: int) -> bool:
    """Read "X was received by"; not "the proposal of Norway was received by", "spoke at a dinner hosted by"."""
    if line.classes[verb - 1 : verb] in _TALKS_THEMSELVES and not attends_hosted(line, verb):
        return False
    return all(line.classes[k] not in "OC" for k in subject(line, verb))


def _hosts_feast(line: Line, verb: int) -> bool:
    return line.word(verb).startswith("host") and not _FEASTS.isdisjoint(line.words[verb + 1 : verb + 5])


def _receives(line: Line, verb: int) -> bool:
    """Read "will host X"; not "host president X", nor "Norway hosted X on Monday" of a state that he visits, without talks."""
    hosts = subject(line, verb)
    if hosts and all(line.classes[k] == "C" for k in hosts) and not _TALKS_ALONE.search(line.classes, verb):
        return False
    if line.word(verb) != "host":
        return True
    return line.classes[verb - 1 : verb] in tuple("wtv") or "w" in line.classes[group_start(line, verb) : verb]


def _comes_together(line: Line, verb: int) -> bool:
    return line.word(verb + 1) == "together"


def _comes_face(line: Line, verb: int) -> bool:
    return line.word(verb + 1) == line.word(verb + 3) == "face"


def _telephones(line: Line, verb: int) -> bool:
    """Read "telephoned X", "contacted X and Y on the telephone"; not "contacted X"."""
    return not line.word(verb).startswith("contact") or "p" in line.classes[verb : verb + _LONG_NOUN]


def _pays_call(line: Line, verb: int) -> bool:
    """Read "paid a courtesy visit to X"; not "paid a working visit to"."""
    visit = line.classes.find("S", verb, verb + _LONG_SPELL)
    return visit < 0 or line.word(visit - 1) in _COURTESY


def _holds_bilateral(line: Line, verb: int) -> bool:
    return not _BILATERALS.isdisjoint(line.words[verb + 2 : verb + 4])


def _is_going_on(line: Line, verb: int) -> bool:
    """Read "the envoys are meeting in Oslo"; not "on the agenda are meetings in Oslo"."""
    return line.word(verb) == "meeting" and bool(subject(line, verb))


def _cohosts(line: Line, verb: int) -> bool:
    """Read "A and B host a meeting", "A and B attended talks"; not "joined a meeting"."""
    return line.word(verb).startswith(("host", "attend", "participat")) and len(subject(line, verb)) > 1


def _hosts_body(line: Line, verb: int) -> bool:
    bodies = listed(line, line.classes.find("o", verb) + 1)
    return bool(bodies) and line.mention(bodies[0]).sector == "IGO"


def _calls_on(line: Line, verb: int) -> bool:
    """Read "called on X"; not "called on X to resign"."""
    last = (listed(line, verb + 2) or (verb,))[-1]
    last += line.classes.startswith(",t", last + 1)  # behind "called on X, the minister, to"
    return line.classes[last + 1 : last + 2] != "t" or line.classes[last + 2 : last + 3] == "E"


def _sees_each_other(line: Line, verb: int) -> bool:
    return line.word(verb + 1) == "each" and line.word(verb + 2) == "other" and line.classes[verb - 1 : verb] in ("w", "t", "v")


def _saw(line: Line, verb: int) -> bool:
    """Read "saw X on Friday", "had seen X and Y separately"; not "saw X again in the news"."""
    told = line.word(verb) == "saw" or (line.word(verb) == "seen" and line.word(verb - 1) == "had")
    last = (listed(line, verb + 1) or (verb,))[-1]
    behind = line.classes[last + 1 : last + 2]
    return told and (behind != "v" or line.word(last + 1) in _APART)


def _speaks_once(line: Line, verb: int) -> bool:
    """Read "spoke"; not "agreed to go on talking", "keep talking"."""
    return line.classes[verb - 2 : verb] != "Xd" and line.word(verb - 1) not in _GOING_ON


def _holds_talks(line: Line, verb: int) -> bool:
    """Read "held talks", "is to finish talks"; not "met again to finish their talks"."""
    purpose = line.classes[verb] == "m" and line.classes[verb - 1 : verb] == "t"
    return not purpose or _MEETS.isdisjoint(line.classes[max(0, verb - _SHORT_CLAUSE) : verb])


def _all_hold_talks(line: Line, verb: int) -> bool:
    """Read "A and B held a meeting"; not "is scheduled to be held before the meeting", "the holding of the meeting"."""
    noun = line.word(verb) == "holding" and line.classes[verb - 1 : verb] == "a"
    passive = line.word(verb) == "held" and line.classes[max(0, verb - 2) : verb].rstrip("v")[-1:] == "b"
    return not noun and not passive and _holds_talks(line, verb)


_TESTS: Mapping[str, Callable[[Line, int], bool]] = {
    "are_meeting": _is_going_on,
    "attends": _takes_part,
    "attends_leaders": _takes_part_in_summit,
    "audience_granted_by": _grants_audience,
    "calls_on": _calls_on,
    "came_face": _comes_face,
    "came_together": _comes_together,
    "chaired_session": _chairs,
    "chaired_with": _chairs_with,
    "cohosts": _cohosts,
    "granted_audience": _grants_audience,
    "courtesy_call": _pays_call,
    "held_bilateral": _holds_bilateral,
    "held_talks": _all_hold_talks,
    "held_talks_with": _holds_talks,
    "hosted_for": _hosts_feast,
    "hosts_meeting_of": _hosts_body,
    "led_sides": _leads_sides,
    "received": _receives,
    "received_by": _is_received,
    "saw": _saw,
    "see_each_other": _sees_each_other,
    "spent_on_phone": _spends_hours,
    "spent_with": _spends_hours,
    "spoke_together": _speaks_once,
    "telephoned": _telephones,
}
