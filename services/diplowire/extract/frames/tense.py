"""A verb in its line in, out whether it tells of something over, going on or to come, or of nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from diplowire.extract.lexicon.event_words import forms

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

Outlook = Literal["past", "ongoing", "future", "present", "open", "unreal"]

_GROUP = frozenset("whbnextkvT%")
_JOURNEY = frozenset("XAYSVJmb")
_ALSO_NOUNS = frozenset({"welcome", "lead", "greeting", "greet"})
_NOT_FINITE = frozenset({"be", "been", "being"})
# "will on Friday, 17 April, host": days within a verb group.
DATED = re.compile(r"[wbh]{1,2}v?(?:,?d?T,?){1,3}$")
_DATED_REACH = 9
_HAS = frozenset({"had", "has", "have", "having"})
_FIRST_TO = frozenset({"first", "second", "third", "last", "only"})
_WILL = frozenset({"will", "would"})
_HOPED = frozenset({"hope", "hoped", "hopes", "hoping"})
_NEAR_HOPE = 4
_GOT_TO = "opportunity to"
_GETTING = frozenset("found had seized took used".split())
_GOT = frozenset("chance occasion stay stop stopover time trip visit".split())  # "used the visit to meet"
_DENIED = frozenset("nk")
_UNSURE = frozenset("xq")
_DENIED_THAT = frozenset({"denied", "denies", "deny", "denying"})
_DISMISSED = frozenset("dismissed dismisses dismiss rejected rejects refuted refutes rebuffed".split())
_RUMOURS = frozenset(
    "report reports claim claims rumour rumours rumor rumors speculation suggestion suggestions media allegations".split()
)
_LETTING = frozenset({"let", "lets", "letting"})
_RULED_OUT = frozenset(
    "ruled rule rules against denied denies rejected rejects instead without avoid oppose opposes opposed".split()
)
_IF_SOMEBODY = re.compile(r"q[av.#C']{0,4}[PR](?:[to]a?[CO])?,(?:[av.#C']{0,4}[PR],)?$")
# A future verb or an infinitive of plan this many chunks before a participle or noun colours it.
_REACH = 40
_IF = frozenset({"after", "if", "once", "when"})
_REACH_OF_IF = 14  # chunks
_NEAR = 8
_WAS_THERE = re.compile(r"bv?i[LC](?:,[LC])?(?:d?T|v|d){0,3}$")
_GLADLY = frozenset({"gladly", "happily", "willingly"})
_LONG_STOP = 10  # chunks: "stopped in Oslo, Norway, on Friday to see X"


def group_start(line: Line, verb: int) -> int:
    """Chunk at which the verb group starts: "is expected to" of "is expected to meet"."""
    at = verb
    while at > 0 and line.classes[at - 1] in _GROUP:
        at -= 1
    dated = DATED.search(line.classes, max(0, at - _DATED_REACH), at)
    return dated.start() if dated else at


def outlook(line: Line, verb: int) -> Outlook | None:
    """Time of a verb; None where it is denied, refused, conditional or merely possible; unreal: "were to have met"."""
    first = group_start(line, verb)
    group = line.classes[first:verb]
    if not _DENIED_THAT.isdisjoint(line.words[:first]) or _dismissed(line, first) or _hoped(line, first):
        return None
    if not _DENIED.isdisjoint(group) or not _UNSURE.isdisjoint(group) or conditional(line, first) or _not_yet(line, first, verb):
        return None
    form = forms().get(line.word(verb), "")
    if form == "base" and line.word(verb - 2) in _LETTING:
        return None  # "urged them to let her meet X"
    if form == "ing" and not _RULED_OUT.isdisjoint(line.words[max(0, verb - 3) : verb]):
        return None
    if "%" in group or not _infinitive_holds(line, first, verb):
        got = _GOT_TO in line.text(max(0, first - 3), verb) or got_to(line, first) is not None
        return "past" if got and "w" not in group else None
    if group.lstrip("T").startswith("t") and "w" not in group and been_there(line, first):
        return "past"
    if group.startswith("t") and not _FIRST_TO.isdisjoint(line.words[max(0, first - 3) : first]):
        return None  # "the first minister to come to Norway in years"
    if line.word(first) == "would" and group.rstrip("v") in ("wh", "wvh") and form == "past":
        return None  # "would have met X"
    if "w" in group or "t" in group:
        return "unreal" if group.endswith("th") and "b" in group else "future"
    return _by_form(line, first, verb)


def _not_yet(line: Line, first: int, verb: int) -> bool:
    """Tell whether it is "has yet to meet X", "would only meet X if the fighting stopped"."""
    group, words = line.classes[first:verb], line.words[first:verb]
    if ("yet" in words and "t" in group) or not _GLADLY.isdisjoint(words):
        return True
    return "only" in words and "w" in group and not _IF.isdisjoint(line.words[verb : verb + _REACH_OF_IF])


def _hoped(line: Line, first: int) -> bool:
    """Tell whether a verb group is only what somebody hoped: "hoped he would discuss trade with X"."""
    return line.word(first) in _WILL and not _HOPED.isdisjoint(line.words[max(0, first - _NEAR_HOPE) : first])


def _by_form(line: Line, first: int, verb: int) -> Outlook | None:
    """Time of a verb whose group, from chunk `first` on, has neither "will" nor "to"."""
    group, form = line.classes[first:verb], forms().get(line.word(verb), "")
    if group == "b" and line.word(first) == "be":
        return _of_row(line, first)  # "will meet A and be received by B"
    if form == "past" or (form == "ing" and "h" in group) or _has_come(line, first, verb) or line.word(first) == "did":
        return "past"  # or "did eventually meet"
    if form == "ing":
        return "ongoing" if "b" in group else "open"
    base = form == "base" or line.word(verb) == "call"  # which is a noun as well
    return _of_row(line, first) if base and not group.strip("vT") else "present"


def _has_come(line: Line, first: int, verb: int) -> bool:
    """Read "had come in": the participle has the form of the base."""
    return line.word(verb) == "come" and not _HAS.isdisjoint(line.words[first:verb])


def _of_row(line: Line, verb: int) -> Outlook | None:
    """Time of "meet" in "will hold talks with A and meet B": that of the verb group that opens the row."""
    joint = verb - 1
    while joint > 0 and line.classes[joint] in "Td":
        joint -= 1  # "is to speak on Monday and later in the day hold talks with A"
    if joint < 0 or line.classes[joint] not in "&,v":
        return "present"
    for at in range(verb - 1, max(-1, verb - _REACH), -1):
        kind = line.classes[at]
        if kind in ";WH" and not _is_hyphen(line, at):
            break
        if kind in "wx" or (kind == "t" and line.classes[at - 1 : at] in ("b", "e")):
            return None if kind == "x" else "future"
    return "present"


def _is_hyphen(line: Line, at: int) -> bool:
    """Tell whether a dash only joins two states: "the Vietnam-China cooperation" with blanks around it."""
    return line.word(at) in ("–", "-") and {*line.classes[at - 1 : at], *line.classes[at + 1 : at + 2]} <= {*"CLO"}


def _infinitive_holds(line: Line, first: int, verb: int) -> bool:
    """Tell whether "to meet" tells of a meeting: after "is", "agreed" and the like, or as the purpose of a journey."""
    group = line.classes[first:verb]
    if not group.startswith("t"):
        return True
    before = line.classes[max(0, first - _REACH) : first]
    return bool(before) and before[-1] in "LCTOv,&" and not _JOURNEY.isdisjoint(before)


def got_to(line: Line, first: int) -> int | None:
    """Chunk of the verb of "found time to meet", "used the visit to meet", their "to" at chunk `first`; None where it is none."""
    if line.word(first - 1) not in _GOT or line.word(first - 2) in ("no", "little"):
        return None
    return next((k for k in range(first - 2, max(-1, first - _NEAR_HOPE - 1), -1) if line.word(k) in _GETTING), None)


def been_there(line: Line, first: int) -> bool:
    """Tell whether the purpose is that of a journey that is over: "visited Gabon to hold talks with X"."""
    if (was := _WAS_THERE.search(line.classes, max(0, first - _LONG_STOP), first)) and line.word(was.start()) in ("was", "were"):
        return True  # "was in Oslo on Monday to meet X"
    at = line.classes.rfind("V", 0, first)
    near = at >= 0 and first - at <= _LONG_STOP and line.word(at) in ("visited", "stopped")
    return near and _JOURNEY.isdisjoint(line.classes[at + 1 : first])


def is_purpose_of_past_journey(line: Line, verb: int) -> bool:
    """Tell whether it is "flew to Oslo on Friday to see X": the day is that of the journey, which is over."""
    first = group_start(line, verb)
    if line.classes[first:verb].lstrip("T") != "t":
        return False
    at = max((line.classes.rfind(kind, max(0, first - _LONG_STOP), first) for kind in "XA>"), default=-1)
    between = line.classes[at + 1 : first]
    dated = "T" in between + line.classes[first:verb] and not {*"wbe,;W"} & {*between}
    return dated and at > 0 and forms().get(line.word(at)) == "past"


def _dismissed(line: Line, first: int) -> bool:
    """Tell whether it is only a rumour that somebody rejects: "dismissed reports that X would meet Y"."""
    words = line.words[:first]
    if _DISMISSED.isdisjoint(words) or _RUMOURS.isdisjoint(words):
        return False
    at = next(k for k, word in enumerate(words) if word in _DISMISSED)
    return not _RUMOURS.isdisjoint(words[at + 1 : at + 1 + _NEAR])


def conditional(line: Line, first: int) -> bool:
    """Tell whether "if" or "whether" opens the clause of the verb group that starts at `first`."""
    for at in range(first - 1, max(-1, first - 8), -1):
        if line.classes[at] in ",;" and not _beside_name(line, at):
            return False
        if line.classes[at] == "q":
            return True
    return False


def _beside_name(line: Line, comma: int) -> bool:
    """Tell whether a comma only sets an office beside a name, with "if" before: "whether the president, X, will meet Y"."""
    return line.classes[comma] == "," and _IF_SOMEBODY.search(line.classes, max(0, comma - _NEAR), comma + 1) is not None


def surroundings(line: Line, at: int) -> Outlook:
    """Time of what a noun or participle at chunk `at` belongs to: the last finite verb group before it."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        kind = line.classes[back]
        if kind == "w" or (kind == "t" and line.classes[back - 1 : back] in ("b", "e")):
            return "future"
        if kind == "s":
            return "past"
        form = forms().get(line.word(back), "")
        if form == "past" and line.classes[back - 1 : back] != "a" and line.word(back) not in _ALSO_NOUNS:
            return "past"
        if kind == "b" and line.word(back) not in _NOT_FINITE:
            return "ongoing" if line.word(back) in ("is", "are") else "past"
    return "open"
