"""A noun of meeting in its line in, the meeting that it tells of out: "talks with X", "their meeting"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.lists import behind_apposition, listed, owns, whole_list
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.people import owner
from diplowire.extract.frames.tense import conditional
from diplowire.extract.meetings.agenda import is_on_agenda, is_part_of_journey, is_spelt_out
from diplowire.extract.meetings.found import Found
from diplowire.extract.meetings.mooted import is_halted, is_offered, is_only_possible, is_sought
from diplowire.extract.meetings.noun_time import is_planned, time_of_noun, time_of_verb
from diplowire.extract.meetings.states import states_of
from diplowire.extract.meetings.whose import acts_next, agents_of, told_there, with_whom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.calling_off import CalledOff
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook


_OF_MINISTERS = re.compile(r"[457][vT]{0,2}o[av.#]{0,3}G")  # "A meeting of the ministers of A and B was held"
_TOLD_OF = frozenset({"round", "rounds", "summit"})
_OF_BOTH = frozenset({"meeting_of", "talks_between", "talks_they_hold"})
_NEAR_VERB = 4  # chunks
_NEAR_WORDS = 5  # chunks before a noun: "the US-China high-level economic talks"
_LONG_ADJUNCT = 14  # chunks
_BETWEEN_STATES = frozenset("conflict war fighting tensions violence relations ties rivalry hostilities".split())
_OF_OTHERS = frozenset("agreement accord deal dispute row pact treaty truce ceasefire cease-fire standoff rift".split())
DEFINITE = frozenset({"the", "their", "this", "these", "those"})
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth another next final last inaugural latest".split()
)
_VAGUE = frozenset(
    {
        "dinner",
        "lunch",
        "breakfast",
        "luncheon",
        "meetings",
        "negotiations",
        "discussions",
        "dialogue",
        "consultations",
        "conference",
        "forum",
        "session",
        "sessions",
    }
)
_OF_DELEGATIONS = re.compile(r"\b(?:delegation|delegations|expanded|extended|enlarged|plenary|wider|broader)\b", re.IGNORECASE)
THEN = frozenset({"afterwards", "later", "subsequently", "then"})
_WELCOMED = frozenset({"welcomed", "welcomes", "welcoming"})
_REFUSED = frozenset(
    "avoided avoids boycotted boycotting boycotts refused refuses refusing rejected rejects rejecting skipped skipping skips "
    "snubbed".split()
)
_PROPOSED = frozenset(
    "urged urges urging demanded demanding demands offered offering offers proposed proposes proposing suggested suggests".split()
)
_RULED = frozenset("rule ruled rules ruling".split())
# ", due on Friday in Oslo, was called off", "that had been set for Friday", "that was to open on Friday in Oslo was called off".
_TOLD_WHEN = re.compile(r",\.?e|abt|a[bh]{1,2}v?e|,?W(?:[bhv.]{0,3}e|bt)")
_THEY_HOLD = ("bt3", "w3", "h3", "bet3", "3i", "3d")  # "which A and B were to hold in Oslo, has been called off"
_WANTED = frozenset(
    "importance necessity need preparations preparing prospects possibility proposal proposals hopes chances prospect".split()
)
_WITH_WHOM = re.compile(r"a?C&a?Cv?y(?=[av.#C']{0,4}[PR])")
_WENT_SO = frozenset("addressed centred centered covered dealt focused focussed lasted marked saw".split())
_CAME_OUT = frozenset({"emerged", "emerging", "walked", "walking", "stormed"})
_UNKNOWN = frozenset("any recalled recalls recalling remembered".split())  # "not aware of any plan for a meeting"
# "A talk between A and B had been neither planned nor held", "denied that a meeting with X had ever been planned".
_PLANNED = frozenset({"expected", "planned", "scheduled"})
_NEVER = frozenset({"neither", "ever", "never"})


def by_noun_alone(line: Line, rule: str, noun: int, match: re.Match[str]) -> Iterator[Found]:
    """Read "the second meeting took place on Friday", "followed by talks of the delegations" and "the ministers, meeting in X,".

    Who takes part stands elsewhere.
    """
    if rule in ("followed_by", "goes_on_wider"):
        yield from _gone_on(line, noun, match)
        return
    told = line.classes[noun : match.end() + 1]
    future = not {"w", "e"}.isdisjoint(told) or "btb" in told
    if rule != "meeting_now" and (found := _of_states(line, noun, match.end(), future=future)):
        yield found
        return
    if rule == "talks_of_states" or _goes_elsewhere(line, match) or (told[0] == "7" and line.word(noun) not in _TOLD_OF):
        return
    if rule == "meeting_now" and noun == 0:
        yield Found(rule, line, noun, match.end(), subject_after(line, noun, ()), (), "past")  # "Meeting in Oslo, A and B agreed"
    elif rule == "meeting_now":
        last = noun - 2 if line.classes[noun - 1] == "," else noun - 1
        yield Found(rule, line, noun, match.end(), whole_list(line, last), (), "past")
    elif rule == "session_held" or not _is_of_one_told(line, noun, match.end()):
        nobody = rule == "session_held" or line.word(phrase_start(line, noun)) in ("a", "an")
        if nobody:  # "A summit was held in Oslo": who came is told next
            yield Found("session_held", line, noun, match.end(), (), (), "future" if future else "past")
    else:
        told_before = not future or "next" not in line.words[phrase_start(line, noun) : noun]
        if not told_before and ("o" in line.classes[noun : match.end()] or line.word(noun) == "summit"):
            return  # "the next meeting of the commission", "the next summit": who meets there is not told
        yield Found(rule, line, noun, match.end(), (), (), "future" if future else "past", refers=told_before)


def _gone_on(line: Line, noun: int, match: re.Match[str]) -> Iterator[Found]:
    """Read "followed by talks of the delegations"; of "The meeting was held at the palace in Oslo" that it took place there."""
    if goes_on_wider(line, noun, match.end()):
        yield Found("followed_by", line, noun, match.end(), (), (), "future" if "w" in line.classes[:noun] else "past")
    elif "b3" in match[0]:
        yield from by_noun_alone(line, "took_place", noun, match)


def _goes_elsewhere(line: Line, match: re.Match[str]) -> bool:
    """Tell whether the verb behind "The meeting in Oslo" is none that tells how it went."""
    return match[0].endswith(("L.", "T.")) and line.word(match.end() - 1) not in _WENT_SO


def _of_states(line: Line, noun: int, end: int, *, future: bool) -> Found | None:
    """Read "Norwegian-Danish talks were held", "A meeting of the ministers of Norway and Denmark took place"."""
    time: Outlook = "future" if future else "past"
    if states := states_of(line, max(0, noun - _NEAR_WORDS), end - 1):
        return Found("session_held", line, noun, end, (), (), time, states=states)
    of = _OF_MINISTERS.match(line.classes, noun)
    if of is None or len({a.country for a in line.actors(of.end() - 1)} - {None}) < len(("one", "another")):
        return None
    told_before = line.word(phrase_start(line, noun)) in DEFINITE
    return Found("meeting_of", line, noun, end, (), (of.end() - 1,), time, refers=told_before)


def _is_of_one_told(line: Line, noun: int, end: int) -> bool:
    """Tell whether it is "the talks" or "a third round" that took place, or "The call, initiated by X on Monday,"."""
    if ",.g" in line.classes[noun:end] and "initiated" not in line.words[noun:end]:
        return False  # "The talks, requested by X on Monday,"
    told_before = line.word(phrase_start(line, noun)) in DEFINITE
    return told_before or not _ORDINALS.isdisjoint(line.words[max(0, noun - _NEAR_VERB) : noun])


def goes_on_wider(line: Line, noun: int, end: int) -> bool:
    """Tell whether it is "followed by talks of the delegations", "the talks then continued in an expanded format"."""
    words = line.words[noun:end]
    later = "followed" in words or any(w.startswith("continu") for w in words) or not THEN.isdisjoint(words)
    if not later or ("w" in line.classes[noun:end] and "followed" not in words):
        return False
    return _OF_DELEGATIONS.search(line.text(noun, min(noun + _LONG_ADJUNCT, len(line.row)) - 1)) is not None


def by_noun(line: Line, rule: str, noun: int, match: re.Match[str]) -> Found | None:
    """Read the meeting that a noun tells of; None where it is only offered, sought, recalled or a habit."""
    first = phrase_start(line, noun)
    if _tells_of_none(line, rule, noun, first, match.end()) or _came_from_elsewhere(line, match.start()):
        return None
    others = () if rule in ("in_a_meeting", "their_talks") else listed(line, match.end(), closed=rule in _OF_BOTH, countries=True)
    if rule == "talks_between" and (chairs := _WITH_WHOM.match(line.classes, match.end())):
        rule, others = "talks_with", listed(line, chairs.end())  # "will host talks between Norway and Peru with X"
    if line.word(first) == "their" and not others:
        return _theirs(line, noun, first)
    if rule == "their_talks":
        return None
    whose = listed(line, line.classes.find("o", noun) + 1)[:1] if rule == "talks_of_with" else owner(line, first)
    states = states_of(line, noun, len(line.classes)) if rule == "talks_between" and not others else ()
    leg = rule == "talks_with" and is_part_of_journey(line, first)
    agents = () if rule in _OF_BOTH or leg else whose or agents_of(line, first, noun, others)
    if rule == "in_a_meeting" and len(agents) == 1 and not whose:
        others = told_there(line, agents[0]) or with_whom(line, agents[0], noun)
    if rule == "after_meeting" and others and owns(line, others[-1]):
        return None  # "changed the law, meeting X's demands"
    if others and not _NEVER.isdisjoint(line.words[others[-1] : others[-1] + _NEAR_VERB]):
        return None
    if others and (is_only_possible(line, behind_apposition(line, others[-1])) or is_spelt_out(line, others[-1])):
        return None
    behind = others[-1] + _NEAR_VERB if rule == "talks_they_hold" and others else match.end()
    behind += _NEAR_VERB if rule == "talks_between" and not others else 0  # "between them is planned"
    time = time_of_verb(line, rule, noun, behind)
    time = time or (
        "future" if leg or is_on_agenda(line, first) or is_planned(line, noun, others) else time_of_noun(line, first, noun)
    )
    off = around(line, first, behind_apposition(line, others[-1]) if others else match.end())
    if others and agents and not whose and _are_not_theirs(line, (first, noun), others[-1], agents[0], off=off is not None):
        agents = ()
    refers = line.word(first) in ("the", "their", "this", "that", "his", "her") or bool(whose)
    him = match.end() if rule == "talks_with" and not others and line.word(match.end()) in ("him", "her") else None
    return Found(rule, line, noun, match.end(), agents, others, time, off, refers, him=him, states=states)


def _came_from_elsewhere(line: Line, at: int) -> bool:
    """Tell whether words at a chunk do not mean the end of a meeting, as "walked out of talks" and "emerged from them" do."""
    return line.classes[at] == "." and not (line.word(at) in _CAME_OUT and line.word(at + 1) in ("from", "out"))


def _are_not_theirs(line: Line, phrase: tuple[int, int], last: int, agent: int, *, off: bool) -> bool:
    """Tell whether those who act are not those whose meeting it is: "During her talks with X, agreement was reached, Y said".

    Nor are they in "A meeting with X was called off, Y said" and "Talks with X touched on fish, the embassy said".
    """
    first, noun = phrase
    if first == 1 and line.word(1) in ("her", "his") and not acts_next(line, last, agent):
        return True
    return agent > noun and ((off and first <= 1) or (first == noun == 0 and line.classes[agent] == "O"))


def _tells_of_none(line: Line, rule: str, noun: int, first: int, end: int) -> bool:
    """Tell whether a meeting is only offered, sought, prepared or a topic: "talks on the war between A and B"."""
    topic = line.word(end - 2) if rule == "talks_between" else ""
    about = topic in _BETWEEN_STATES or (topic in _OF_OTHERS and bool(main_subject(line, noun)))
    subject = rule == "talks_with" and first == noun and line.classes[first - 1 : first] == "s"  # "X said talks with Y would"
    denied = "n" in line.classes[max(0, first - 2) : noun] or conditional(line, first) or _refused(line, first, noun)
    near = range(max(0, first - 3), noun)  # "preparations for the next summit", not "set out a proposal in talks with X"
    wanted = not _WANTED.isdisjoint(line.words[near.start : noun]) and any(
        line.words[k] in _WANTED and {*"iut"}.isdisjoint(line.classes[k:noun]) for k in near
    )
    before = line.words[max(0, first - _NEAR_VERB) : noun]
    wanted = wanted or not _UNKNOWN.isdisjoint(before[before.index("that") :] if "that" in before else before)
    vague = rule == "in_a_meeting" and (line.word(noun) in _VAGUE or _tells_how(line, first, noun))
    of_others = line.classes[max(0, first - 1) : first] == "E" or line.word(first - 1) in _WELCOMED
    discussed = rule == "talks_with" and of_others  # "discussed the talks on trade with Y"
    mooted = is_offered(line, first) or is_sought(line, first, noun) or is_halted(line, first, noun)
    return about or discussed or subject or denied or wanted or vague or mooted


def _tells_how(line: Line, first: int, noun: int) -> bool:
    """Tell whether it is "spoke with A and B in separate calls": the verb has told of them."""
    return "separate" in line.words[first:noun] and not {*"12"}.isdisjoint(line.classes[:first])


def _refused(line: Line, first: int, noun: int) -> bool:
    """Tell whether it is "ruled out direct talks with X", "rejected a meeting with X"."""
    near = range(max(1, first - 2), noun)
    if line.classes[first : first + 1] == "." and line.word(first) in _REFUSED | _PROPOSED:
        return True  # without an article: "rejected talks with X", "proposed direct talks with X"
    return line.word(first - 1) in _REFUSED | _PROPOSED or any(line.word(k) == "out" and line.word(k - 1) in _RULED for k in near)


def _theirs(line: Line, noun: int, first: int) -> Found | None:
    """Read "their meeting": one of all people whom the sentence has named by then, else of those it names next."""
    agents = (
        _last_pair(line, first) or tuple(k for k in range(first) if line.classes[k] in "PRG") or subject_after(line, noun, ())
    )
    if len(agents) == 1 and line.classes[agents[0] - 1 : agents[0]] == "y" and not main_subject(line, noun):
        agents = (*subject_after(line, noun, agents)[:1], *agents)  # "Speaking beside X after their talks, Y said"
    return (
        Found("their_talks", line, noun, noun + 1, agents, (), time_of_noun(line, first, noun), refers=True) if agents else None
    )


def _last_pair(line: Line, first: int) -> tuple[int, ...]:
    """The two told together right before: "an agreement between A and B during their summit"."""
    last = max((k for k in range(first) if line.classes[k] in "PRG"), default=-1)
    pair = whole_list(line, last) if last >= 0 else ()
    return pair if len(pair) > 1 and line.classes[pair[0] - 1 : pair[0]] == "z" else ()


def phrase_start(line: Line, noun: int) -> int:
    """Give the chunk at which the noun phrase starts: its article, or the noun itself."""
    for at in range(noun - 1, max(-1, noun - 7), -1):
        if line.classes[at] in "a'":
            return at
        if line.classes[at] not in ".#jvpOCGTS4567" and not (line.word(at) in _PLANNED and line.classes[at - 1] in "a'"):
            return at + 1
    return noun


def around(line: Line, first: int, end: int) -> CalledOff | None:
    """How a meeting told between two chunks is called off, if it is: "cancelled a meeting with X", "the talks were postponed"."""
    told_when = _TOLD_WHEN.match(line.classes, end) or line.classes.startswith(_THEY_HOLD, end)
    reach = _LONG_ADJUNCT if told_when else 9
    return called_off(line, (*range(max(0, first - 4), first), *range(end, min(end + reach, len(line.classes)))))
