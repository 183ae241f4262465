"""A line in, the meetings that it tells of out, each as the chunks of its verb and of those who take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed, owns
from diplowire.extract.frames.main_subject import main_subject, subject_after
from diplowire.extract.frames.patterns import rule_and_verb
from diplowire.extract.frames.phrases import Phrases
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import got_to, group_start, outlook, surroundings
from diplowire.extract.lexicon.event_words import forms
from diplowire.extract.meetings.attending import OF_ATTENDANCE, attending, is_metonym
from diplowire.extract.meetings.found import NOW, Found
from diplowire.extract.meetings.gathering import GATHERING, gathering
from diplowire.extract.meetings.grammar import MEETING
from diplowire.extract.meetings.meaning import attends_hosted, means_it
from diplowire.extract.meetings.mediating import with_mediators
from diplowire.extract.meetings.mooted import (
    is_agreed_on,
    is_days_before,
    is_given_up,
    is_habit,
    is_not_told,
    is_of_any_state,
    is_recalled,
    is_said_beside,
)
from diplowire.extract.meetings.nouns import around, by_noun, by_noun_alone, phrase_start
from diplowire.extract.meetings.partners import apart
from diplowire.extract.meetings.present import PRESENT, present
from diplowire.extract.meetings.states import body_of_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

_HABIT = frozenset("regularly often usually frequently traditionally annually sometimes routinely always occasionally".split())
_WHEN_HE = 2  # chunks
_NO_TALKS = Phrases(
    "conference accession years months decades weeks been",
    r"\b(?:(?:news|press) conference|accession (?:talks|negotiations)"
    r"|(?:years|months|decades|weeks) of (?:[\w-]+ ){0,2}(?:talks|negotiations)"
    r"|(?:has|have|had) (?:\w+ )?been in (?:\w+ )?(?:talks|negotiations|discussions|consultations))\b",
)
_NO_ROUND = re.compile(r" of (?:[\w-]+ ){0,3}(?:exercises|drills|elections|voting|sanctions|strikes|layoffs)\b")
_RECEPTION = frozenset({"airport", "tarmac", "airfield", "airbase"})
_NOT_WHO = frozenset("followed_by goes_on_wider meeting_now session_held talks_of_states took_place".split())
_OF_ONE_TOLD = GATHERING | OF_ATTENDANCE | PRESENT | _NOT_WHO
_ALL_ACT = frozenset(
    "are_meeting attends_leaders came_for_talks chaired_session cohosts discussed_by discussed_by_phone discussed_together "
    "held_talks led_sides met_together sat_down scheduled_talks see_each_other spent_on_phone spoke_by_phone spoke_together "
    "talks_held_by".split()
)
_BY_BODIES = frozenset({"are_meeting", "held_talks", "met_together"})  # "the Kazakh-Omani commission met"
_DONE_BY = frozenset({"discussed_by", "talks_held_by"})
_NO_WELCOME = _ALL_ACT | PRESENT
_NOUN_RULES = frozenset(
    "after_meeting in_a_meeting meeting_of meeting_was_with talks_between talks_of_with talks_set_with talks_they_hold "
    "talks_with their_talks".split()
)


# "urged", "warned": verbs of which the grammar of meetings knows no forms.
_FORMS_UNKNOWN = frozenset({"audience_granted_by", "granted_audience", "told_by_phone"})
# "When receiving B in Oslo, A praised her": the comma in front of the main clause.
_MAIN_CLAUSE = re.compile(
    r",(?=[av.#C']{0,4}[PRHGDC](?:(?!,)|,(?=[whs1238])|,a?[PR],|,[^,;]{1,8},)[^,;&PRHGDO]{0,3}[whb1238sm%E~.])"
)
_OPENS = frozenset({"after", "in", "on", "upon", "when", "while"})
# "met X's special envoy Y", "met X's delegation"; not "received X's letter".
_THEIR_OWN = re.compile(r"'[.#]{0,2}[PRG]")
_DELEGATION = re.compile(r"'[^,D]{0,6}D")
_WITH_WHOM = re.compile(r"[PR],?(?:yW|(?<=,)W)$")
_AND_WITH = re.compile(r"[a.](?:,?d?T)?,?&v?y")
_INCLUDING = frozenset({"including", "among"})
_IS = frozenset({"is", "are", "was", "were"})
_HIM = frozenset({"him", "her"})
_MEETS_HIM = frozenset({"met", "met_with", "calls_on", "courtesy_call", "received", "held_talks_with", "telephoned"})


def find(line: Line) -> Iterator[Found]:
    """Find the meetings of a sentence, in the order of their verbs."""
    for match in _matches(line) if not line.aside else ():
        rule, verb = rule_and_verb(match)
        if _tells_of_none(line, verb, match.end()) or (rule == "talks_including" and not _includes(line, match.end())):
            continue
        if rule == "talks_including" or (rule == "is_meeting" and line.word(verb).endswith("s")):
            rule = "talks_with"  # "meetings, including one with X", "on the agenda are meetings with X"
        if rule == "called_off":
            yield from _of_one_off(line, verb, match.end())
            continue
        if not rule.startswith("held") and rule not in _NO_WELCOME and _is_reception(line, rule, verb):
            continue
        if rule in _OF_ONE_TOLD:
            yield from _of_one_told(line, rule, verb, match)
            continue
        if line.spoken and rule in _NOUN_RULES:
            continue  # people talking recall meetings far more often than they report them
        found = by_noun(line, rule, verb, match) if rule in _NOUN_RULES else _verb(line, rule, verb, match)
        if found:
            yield from apart(with_mediators(found))


def _matches(line: Line) -> Iterator[re.Match[str]]:
    """Give what fits a pattern: behind an auxiliary, as in "had pulled out of talks", the words are tried once more."""
    at = 0
    while (match := MEETING.search(line.classes, at)) is not None:
        auxiliary = _is_auxiliary(line, match.start())
        if not auxiliary:
            yield match
        at = match.start() + 1 if auxiliary or match.end() == match.start() else match.end()


def _is_auxiliary(line: Line, verb: int) -> bool:
    """Tell whether it is "had" of "had described the call"."""
    return line.classes.startswith("h.", verb) and line.word(verb + 1).endswith("ed")


def _of_one_told(line: Line, rule: str, verb: int, match: re.Match[str]) -> Iterator[Found]:
    """Read what tells of a meeting only who came, or only that it took place."""
    if rule in GATHERING:
        return gathering(line, rule, verb, match.end())
    if rule in PRESENT:
        together = _verb(line, "chaired_session", verb, match) if rule == "chaired_it" and len(subject(line, verb)) > 1 else None
        return iter([together]) if together else present(line, rule, verb)
    return (attending if rule in OF_ATTENDANCE else by_noun_alone)(line, rule, verb, match)


def _tells_of_none(line: Line, verb: int, end: int) -> bool:
    """Tell whether no single meeting is meant: a habit, a press conference, "a round of sanctions"."""
    habit = not _HABIT.isdisjoint(line.words[max(0, verb - 3) : end]) or is_habit(line, end)
    none = _NO_TALKS.search(line.doc.text, line.row[max(0, verb - 5)].start, line.row[end - 1].end)
    if habit or (none is not None and none.end() > line.row[verb].start):  # not "told a press conference after talks with X"
        return True
    return line.word(end - 1) in ("round", "rounds") and _NO_ROUND.match(line.doc.text, line.row[end - 1].end) is not None


def _includes(line: Line, end: int) -> bool:
    """Tell whether it is "meetings, including one with X", "with" before a chunk."""
    return not _INCLUDING.isdisjoint(line.words[end - 4 : end - 1])


def _of_one_off(line: Line, noun: int, end: int) -> Iterator[Found]:
    """Read "the talks have been called off", not "the talks were called a success", nor "A meeting of X has been dropped"."""
    told_before = line.word(phrase_start(line, noun)) not in ("a", "an")
    if told_before and (off := around(line, noun, noun + 1)):
        yield Found("called_off", line, noun, end, (), (), "past", off, refers=True)


def _is_reception(line: Line, rule: str, verb: int) -> bool:
    """Tell whether somebody is only welcomed at an airport."""
    return not _RECEPTION.isdisjoint(line.words) and (rule == "received_by" or not _guest_acts(line, verb))


def _guest_acts(line: Line, verb: int) -> bool:
    """Tell a talk at an airport from a welcome there: it is the pronoun of the traveller that acts."""
    return any(line.classes[k] == "H" for k in subject(line, verb))


def _time(line: Line, rule: str, verb: int) -> Outlook | None:
    """When it is by its verb; nothing where the verb denies it."""
    if rule == "call_to":
        return "future" if surroundings(line, verb) == "future" else "past"
    if rule == "talks_held_by":
        return "future" if line.classes[verb + 1] == "w" else "past"
    if rule == "scheduled_talks":
        return "future"
    if rule == "discussed_by_phone" and line.classes[verb] == "e":
        return "past" if line.word(verb) == "agreed" else None
    if rule == "with_meeting" or (rule == "received_by" and line.classes[verb - 1 : verb] not in tuple("bhvwT")):
        return surroundings(line, verb)  # "will attend a conference hosted by X"
    if line.word(verb) == "exchange" and line.classes[verb - 1 : verb] == "a":
        return surroundings(line, verb)  # "had an exchange of views with X"
    if is_given_up(line, verb):
        return "unreal"
    time = outlook(line, verb)
    if rule in NOW and time is not None and "w" not in line.classes[group_start(line, verb) : verb]:
        over = {"was", "were"} if rule == "are_meeting" else frozenset()
        told = line.word(verb - 1)
        return "past" if told in over or (told not in _IS and surroundings(line, verb) == "past") else "ongoing"
    return "past" if rule in _FORMS_UNKNOWN and time == "present" else time


def _verb(line: Line, rule: str, verb: int, match: re.Match[str]) -> Found | None:
    time = _time(line, rule, verb)
    if time is None or is_not_told(line, verb):
        return None
    agents = listed(line, match.end()) if rule in _DONE_BY else _subject(line, verb)
    if rule == "attends" and agents:
        agents = (*agents, *line.all_of("D", verb, match.end()))  # "will head a delegation to the talks"
    if (time == "past" and is_recalled(line, verb)) or is_days_before(line, verb) or not means_it(line, rule, verb):
        return None
    beside = rule == "met_with" and is_said_beside(line, match.end())
    if (beside and len(agents) == 1) or is_agreed_on(line, verb, match.end()):
        return None
    rule = "met_together" if beside else rule  # "A and B met on Monday, with C looking on"
    if time == "open":
        time = surroundings(line, verb)
    if rule == "held_talks_with" and (_to_come(line, verb, match.end())):
        time = "future"
    others = _objects(line, rule, match.end()) or _with_whom_he(line, agents)
    if rule == "call_to" and others and not agents:
        agents = subject_after(line, others[-1], others)  # "In a call to A, B said"
    him = match.end() if not others and line.word(match.end()) in _HIM and rule in _MEETS_HIM else None
    if him is not None and (further := _AND_WITH.match(line.classes, him)):
        others = listed(line, further.end())  # "met with her on Monday and separately with X"
    if others and all(is_of_any_state(line, k) for k in others):
        return None
    states = body_of_states(line, verb) if rule in _BY_BODIES and not {*"PRGD"} & {line.classes[k] for k in agents} else ()
    called = "cancelled" if time == "unreal" else around(line, group_start(line, verb), verb)
    return Found(
        rule,
        line,
        verb,
        match.end(),
        agents,
        others,
        time,
        called,
        refers=rule in ("discussed_with", "discussed_together"),
        him=him,
        states=states,
    )


def _subject(line: Line, verb: int) -> tuple[int, ...]:
    """Those who act; of "Having met A in Oslo, B flew on" B, and of "When receiving A, B said"."""
    if line.words[verb - 2 : verb] == ["no", "longer"]:
        verb -= 2
    if verb == 1 and line.word(0) == "having":
        return main_subject(line, len(line.classes))
    if (
        line.classes.startswith("uH")
        and verb == _WHEN_HE
        and not line.actors(1)
        and (comma := _MAIN_CLAUSE.search(line.classes, verb))
    ):
        return subject_after(line, comma.end(), ())  # "When he met A, B said"
    opens = verb == 0 or (verb == 1 and line.word(0) in _OPENS)
    if opens and line.classes[verb] in "28" and forms().get(line.word(verb)) == "ing":
        comma = _MAIN_CLAUSE.search(line.classes, verb)
        return subject_after(line, comma.end(), ()) if comma else ()
    if conference := attends_hosted(line, verb):
        return subject(line, conference.start())
    acting = subject(line, got_to(line, group_start(line, verb)) or verb)  # or "X found time to meet Y"
    instead = len(acting) == 1 and line.word(acting[0] - 1) == "or"
    return subject(line, acting[0] - 1) if instead else acting  # "the leaders or their representatives"


def _with_whom_he(line: Line, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Give B of "A was welcomed by B, with whom he will hold talks", "A thanked B, whom he met"."""
    before = _WITH_WHOM.search(line.classes, 0, agents[0]) if agents else None
    return (before.start(),) if before and line.word(before.end() - 1) == "whom" else ()


def _to_come(line: Line, verb: int, end: int) -> bool:
    """Tell whether talks are to come: "has talks with X", "had meetings scheduled with X"."""
    return line.word(verb) in ("has", "have") or "e" in line.classes[verb:end]


def _objects(line: Line, rule: str, at: int) -> tuple[int, ...]:
    """Those who are met; none where the subject is all who take part."""
    if rule in _ALL_ACT:
        return ()
    if rule == "attends":
        near = range(at, min(at + 9, len(line.classes)))
        return tuple(k for k in near if line.classes[k] in "OG" and not is_metonym(line, k))[:1]
    met = listed(line, at, countries=rule == "held_talks_with" or line.classes[at - 2 : at - 1] == "1")
    if not met or line.classes[met[-1]] not in "PR" or not owns(line, met[-1]) or _DELEGATION.match(line.classes, met[-1] + 1):
        return met
    owned = _THEIR_OWN.match(line.classes, met[-1] + 1)
    return (*met[:-1], *([owned.end() - 1] if owned else []))
