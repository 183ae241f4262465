"""A line in, the meetings that it tells of out, each as the chunks of its verb and of those who take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.calling_off import called_off
from diplowire.extract.frames.people import listed, main_subject, owner, subject, subject_after, whole_list
from diplowire.extract.frames.tense import been_there, conditional, group_start, outlook, surroundings
from diplowire.extract.lexicon import metonyms
from diplowire.extract.meetings.grammar import MEETING
from diplowire.extract.meetings.mooted import is_offered, is_prepared, is_recalled, is_said_beside, is_sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.calling_off import CalledOff
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

_ANNOUNCING = frozenset({"announced", "announces", "announce", "unveiled"})
_NEAR_VERB = 4  # chunks
_LONG_ADJUNCT = 14  # chunks
_HABIT = frozenset("regularly often usually frequently traditionally annually sometimes routinely always occasionally".split())
_NO_TALKS = re.compile(
    r"\b(?:(?:news|press) conference|(?:years|months|decades) of (?:\w+ )?(?:talks|negotiations))\b", re.IGNORECASE
)
_NO_ROUND = re.compile(r" of (?:[\w-]+ ){0,3}(?:exercises|drills|elections|voting|sanctions|strikes|layoffs)\b")
_RECEPTION = frozenset({"airport", "tarmac", "airfield", "airbase"})
_TELLS = re.compile(r"[hvw]{0,3}(?P<verb>[s.%])(?=[PR])")
_TELLING = frozenset("told tells urged asked assured thanked congratulated warned informed pressed".split())
_BETWEEN_STATES = frozenset("conflict war fighting tensions violence relations ties rivalry hostilities".split())
_DEFINITE = frozenset({"the", "their", "this", "these", "those"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "another", "next", "final", "last"})
_ALL_NAMED = re.compile(r"(?:,?&?[av.#C']{0,4}[PRGD]){1,20}")
_SCHEDULED = re.compile(r",?[dTiL]{0,4}(?:h?be|e|w)")
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
_OF_ONE_TOLD = frozenset({"attended_by", "attended_it", "joined_by", "followed_by", "took_place", "meeting_now"})
_TELLS_WHO = frozenset({"attended_by", "attended_it", "joined_by"})
_OF_DELEGATIONS = re.compile(r"\b(?:delegation|delegations|expanded|extended|enlarged|plenary|wider|broader)\b", re.IGNORECASE)
_FEASTS = frozenset("reception dinner banquet lunch luncheon breakfast iftar".split())
_NOUN_RULES = frozenset({"talks_with", "talks_between", "meeting_of", "in_a_meeting", "their_talks", "after_meeting"})


_PLANNED = frozenset({"planned", "upcoming", "scheduled", "forthcoming"})
_WANTED = frozenset("preparations preparing prospects possibility proposal proposals hopes chances prospect".split())
_JOINED_TALKS = re.compile(r"fa?[.#]{0,3}[45]y[av.#C']{0,4}[PRGD][^;wbhPRH123]{0,4}&$")
_WITH_WHOM = re.compile(r"[PR],?yW$")
_HIM = frozenset({"him", "her"})
_MEETS_HIM = frozenset({"met", "met_with", "calls_on", "received", "held_talks_with", "telephoned"})


class Found(NamedTuple):
    """A meeting as one sentence tells it; `refers` is true for "the meeting with X", which may be one already told.

    `him` is the chunk of the pronoun of whoever is met: "X called on him".
    """

    rule: str
    line: Line
    verb: int
    end: int
    agents: tuple[int, ...]
    others: tuple[int, ...]
    outlook: Outlook
    called: CalledOff | None = None
    refers: bool = False
    him: int | None = None


def find(line: Line) -> Iterator[Found]:
    """Find the meetings of a sentence, in the order of their verbs."""
    for match in MEETING.finditer(line.classes) if not line.aside else ():
        rule = match.lastgroup or ""
        verb = match.start(f"verb_{rule}")
        if not _HABIT.isdisjoint([line.word(k) for k in range(max(0, verb - 3), match.end())]):
            continue
        if _NO_TALKS.search(line.doc.text, line.row[max(0, verb - 3)].start, line.row[match.end() - 1].end):
            continue
        if line.word(match.end() - 1) in ("round", "rounds") and _NO_ROUND.match(line.doc.text, line.row[match.end() - 1].end):
            continue
        if rule == "called_off":
            yield from _of_one_off(line, verb, match.end())
            continue
        if not _RECEPTION.isdisjoint([c.lower for c in line.row]) and (rule == "received_by" or not _guest_acts(line, verb)):
            continue
        if rule in _OF_ONE_TOLD:
            yield from (_attending if rule in _TELLS_WHO else _by_noun_alone)(line, rule, verb, match)
            continue
        if line.spoken and rule in _NOUN_RULES:
            continue  # people talking recall meetings far more often than they report them
        found = _noun(line, rule, verb, match) if rule in _NOUN_RULES else _verb(line, rule, verb, match)
        if found:
            yield found


def _attending(line: Line, rule: str, verb: int, match: re.Match[str]) -> Iterator[Found]:
    """Read "the meeting was attended by A and B, C and D", "they were joined by A" and "A and B attended the meeting"."""
    named = _ALL_NAMED.match(line.classes, match.end()) if rule in ("attended_by", "joined_by") else None
    present = tuple(k for k in range(*named.span()) if line.classes[k] in "PRGD") if named else ()
    if rule == "joined_by" and line.classes[verb] == "H" and (line.mention(verb).name or "").casefold() != "they":
        return  # "he was joined by his brother"
    if rule == "attended_it" and line.word(verb + 1) in _DEFINITE:
        present = subject(line, verb)
    if present:
        yield Found("attended_by", line, verb, match.end(), (), present, "past", refers=True)


def _of_one_off(line: Line, noun: int, end: int) -> Iterator[Found]:
    """Read "the talks have been called off", not "the talks were called a success"."""
    if off := _around(line, noun, noun + 1):
        yield Found("called_off", line, noun, end, (), (), "past", off, refers=True)


def _guest_acts(line: Line, verb: int) -> bool:
    """Tell a talk at an airport from a welcome there: it is the pronoun of the traveller that acts."""
    return any(line.classes[k] == "H" for k in subject(line, verb))


def _by_noun_alone(line: Line, rule: str, noun: int, match: re.Match[str]) -> Iterator[Found]:
    """Read "the second meeting took place on Friday", "followed by talks of the delegations" and "the ministers, meeting in X,".

    Who takes part stands elsewhere.
    """
    if rule == "followed_by":
        _, end = line.span(noun, min(noun + _LONG_ADJUNCT // 2, len(line.row) - 1))
        if line.word(noun) == "followed" and _OF_DELEGATIONS.search(line.doc.text, line.row[noun].start, end):
            yield Found(rule, line, noun, match.end(), (), (), "past")
        return
    future = not {"w", "e"}.isdisjoint(line.classes[noun : match.end() + 1])
    if line.classes[noun] == "7" and line.word(noun) not in ("round", "rounds", "summit"):
        return
    if rule == "meeting_now":
        last = noun - 2 if line.classes[noun - 1] == "," else noun - 1
        yield Found(rule, line, noun, match.end(), whole_list(line, last), (), "past")
    elif line.word(_phrase_start(line, noun)) in _DEFINITE or not _ORDINALS.isdisjoint(
        [line.word(noun - 1), line.word(noun - 2)]
    ):
        yield Found(rule, line, noun, match.end(), (), (), "future" if future else "past", refers=True)


def _verb(line: Line, rule: str, verb: int, match: re.Match[str]) -> Found | None:
    time: Outlook | None = "past" if rule == "talks_held_by" else outlook(line, verb)
    if time is None or (line.classes.startswith("h.", verb) and line.word(verb + 1).endswith("ed")):
        return None  # denied, or "had described the call": an auxiliary
    if rule == "is_meeting":
        time = "ongoing"
    if rule == "talks_held_by":
        time = "future" if line.classes[verb + 1] == "w" else "past"
    agents = listed(line, match.end()) if rule == "talks_held_by" else subject(line, verb)
    if (time == "past" and is_recalled(line, verb)) or not _reads(line, rule, verb):
        return None
    if rule == "met_with" and is_said_beside(line, match.end()):
        return None
    if time == "open":
        time = surroundings(line, verb)
    if rule == "held_talks_with" and (_to_come(line, verb, match.end())):
        time = "future"
    others = _objects(line, rule, match.end()) or _with_whom_he(line, agents)
    him = match.end() if not others and line.word(match.end()) in _HIM and rule in _MEETS_HIM else None
    called = "cancelled" if time == "unreal" else _around(line, group_start(line, verb), verb)
    return Found(rule, line, verb, match.end(), agents, others, time, called, refers=rule == "discussed_with", him=him)


def _with_whom_he(line: Line, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Give B of "A was welcomed by B, with whom he will hold talks"."""
    before = _WITH_WHOM.search(line.classes, 0, agents[0]) if agents else None
    return (before.start(),) if before else ()


def _reads(line: Line, rule: str, verb: int) -> bool:
    """Tell whether the words mean what the pattern takes them for: not "host president X", "called on X to resign"."""
    if rule == "attends" and line.classes[verb] == "~":
        return line.word(verb + 1) == "part"
    if rule == "received_by":
        return all(line.classes[k] not in "OC" for k in subject(line, verb))
    if rule == "hosted_for":
        return line.word(verb).startswith("host") and any(line.word(k) in _FEASTS for k in range(verb + 1, verb + 5))
    if rule == "received" and line.word(verb) == "host":
        return line.classes[verb - 1 : verb] in tuple("wtv") or "w" in line.classes[group_start(line, verb) : verb]
    if rule != "calls_on":
        return True
    last = (listed(line, verb + 2) or (verb,))[-1]
    return line.classes[last + 1 : last + 2] != "t" or line.classes[last + 2 : last + 3] == "E"


def _to_come(line: Line, verb: int, end: int) -> bool:
    """Tell whether talks are to come: "has talks with X", "had meetings scheduled with X"."""
    return line.word(verb) in ("has", "have") or "e" in line.classes[verb:end]


def _objects(line: Line, rule: str, at: int) -> tuple[int, ...]:
    """Those who are met; none where the subject is all who take part."""
    if rule in ("talks_held_by", "sat_down", "met_together", "held_talks", "spoke_by_phone", "spoke_together"):
        return ()
    if rule == "attends":
        near = range(at, min(at + 9, len(line.classes)))
        return tuple(k for k in near if line.classes[k] in "OG" and not _is_metonym(line, k))[:1]
    return listed(line, at, countries=rule == "held_talks_with" or line.classes[at - 2 : at - 1] == "1")


def _is_metonym(line: Line, at: int) -> bool:
    """Tell whether an institution is only meant by its town: "the Brussels summit"."""
    return (line.mention(at).name or "").casefold() in metonyms()


def _noun(line: Line, rule: str, noun: int, match: re.Match[str]) -> Found | None:
    first = _phrase_start(line, noun)
    if rule == "talks_between" and line.word(match.end() - 2) in _BETWEEN_STATES:
        return None  # "talks on the war between A and B": who talks is not told
    if (
        is_offered(line, first)
        or is_sought(line, first, noun)
        or (rule == "talks_with" and first == noun and line.classes[first - 1 : first] == "s")  # "X said talks with Y would"
        or "n" in line.classes[max(0, first - 2) : noun]
        or conditional(line, first)
        or (rule == "in_a_meeting" and line.word(noun) in _VAGUE)
    ):
        return None
    others = (
        ()
        if rule in ("in_a_meeting", "their_talks")
        else listed(line, match.end(), closed=rule in ("talks_between", "meeting_of"), countries=True)
    )
    if not _WANTED.isdisjoint([line.word(k) for k in range(max(0, first - 3), noun)]):
        return None  # "preparations for the next summit of A and B"
    if line.word(first) == "their" and not others:
        return _theirs(line, noun, first)
    if rule == "their_talks":
        return None
    whose = owner(line, first)
    agents = (
        () if rule in ("talks_between", "meeting_of") else whose or main_subject(line, noun) or subject_after(line, noun, others)
    )
    if rule == "in_a_meeting" and len(agents) == 1 and not whose:
        others = _told(line, agents[0]) or _with_whom(line, agents[0], noun)
    time = _time_of_noun(line, first, noun)
    if any(line.word(k) in _PLANNED and line.classes[k - 1] in "a'" for k in range(max(1, noun - 2), noun)):
        time = "future"
    if others and (_SCHEDULED.match(line.classes, others[-1] + 1) or is_prepared(line, others[-1] + 1)):
        time = "future"
    refers = line.word(first) in ("the", "their", "this", "that", "his", "her") or bool(whose)
    return Found(
        rule,
        line,
        noun,
        match.end(),
        agents,
        others,
        time,
        _around(line, first, others[-1] + 1 if others else match.end()),
        refers,
    )


def _theirs(line: Line, noun: int, first: int) -> Found | None:
    """Read "their meeting": one of all people whom the sentence has named by then, else of those it names next."""
    agents = (
        _last_pair(line, first) or tuple(k for k in range(first) if line.classes[k] in "PRG") or subject_after(line, noun, ())
    )
    return (
        Found("their_talks", line, noun, noun + 1, agents, (), _time_of_noun(line, first, noun), refers=True) if agents else None
    )


def _last_pair(line: Line, first: int) -> tuple[int, ...]:
    """The two told together right before: "an agreement between A and B during their summit"."""
    last = max((k for k in range(first) if line.classes[k] in "PRG"), default=-1)
    pair = whole_list(line, last) if last >= 0 else ()
    return pair if len(pair) > 1 and line.classes[pair[0] - 1 : pair[0]] == "z" else ()


def _with_whom(line: Line, agent: int, noun: int) -> tuple[int, ...]:
    """Give B of "A discussed trade with B at a meeting"."""
    at = line.classes.find("y", agent, noun)
    return tuple(k for k in listed(line, at + 1) if k < noun) if at >= 0 and "E" in line.classes[agent:at] else ()


def _told(line: Line, agent: int) -> tuple[int, ...]:
    """Give B of "in a telephone call, A told B"."""
    match = _TELLS.match(line.classes, agent + 1)
    return listed(line, match.end())[:1] if match and line.word(match.start("verb")) in _TELLING else ()


def _phrase_start(line: Line, noun: int) -> int:
    """Chunk at which the noun phrase starts: its article, or the noun itself."""
    for at in range(noun - 1, max(-1, noun - 7), -1):
        if line.classes[at] in "a'":
            return at
        if line.classes[at] not in ".#jvpOCGTS4567":
            return at + 1
    return noun


def _time_of_noun(line: Line, first: int, noun: int) -> Outlook:
    """Time of "talks with X": "for talks" is to come, "after talks" and "during talks" over."""
    before = line.word(first - 1)
    if before == "for" and been_there(line, first - 1):
        return "past"
    if before == "before" and surroundings(line, first - 1) == "past":
        return "past"
    if before in ("for", "before") or line.text(max(0, first - 2), max(0, first - 1)).endswith("ahead of"):
        return "future"
    if before == "and" and (lead := _JOINED_TALKS.search(line.classes, max(0, first - 14), first)):
        return _time_of_noun(line, lead.start() + 1, noun)  # "flies there for talks with A and a meeting with B"
    time = surroundings(line, noun)
    if _lies_before(line, first):
        return "past"
    if not _ANNOUNCING.isdisjoint([line.word(k) for k in range(max(0, first - _NEAR_VERB), first)]) and time != "future":
        return "future"  # "announced his meeting with X on Tuesday"
    if before in ("after", "following") and time != "future":
        return "past"
    return time


def _lies_before(line: Line, first: int) -> bool:
    """Tell whether it is told of what came before: "agreed to go on, following a deal of the two during their summit"."""
    near = range(max(1, first - _LONG_ADJUNCT), first - 1)
    return any(line.word(k) in ("after", "following") and line.classes[k - 1] == "," for k in near)


def _around(line: Line, first: int, end: int) -> CalledOff | None:
    """How a meeting told between two chunks is called off, if it is: "cancelled a meeting with X", "the talks were postponed"."""
    reach = _LONG_ADJUNCT if line.classes.startswith((",e", ",.e"), end) else 9  # ", due on Friday in Oslo, was called off"
    return called_off(line, (*range(max(0, first - 4), first), *range(end, min(end + reach, len(line.classes)))))
