"""Who takes part in a meeting, told in words of their own: "attended by A and B", "A hosted it", "went there for the summit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import listed
from diplowire.extract.frames.main_subject import main_subject
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import group_start, surroundings
from diplowire.extract.lexicon import metonyms
from diplowire.extract.meetings.found import OF_ITS_SIDES, SESSION_CHAIRED, Found
from diplowire.extract.meetings.gathering import BRINGING, all_named, attended_too
from diplowire.extract.meetings.nouns import DEFINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook

_NAMED_AFTER_BY = OF_ITS_SIDES | {"accompanied_by", "attended_by", "brings_together", "it_attended_by", "joined_by"}
_SESSION = re.compile(r"[57][^;PH128W]*$")
_AT_ANOTHER = re.compile(r"[DC]i(?:a|T')[.#O]{0,3}[57]o")  # "headed the delegation at the meeting of"
_AND_BY = re.compile(r"(?:,?dC,?&(?:,?dC,?)?g?|,?&g)(?=[av.#C']{0,4}P)")
_DURING = re.compile(r"[iu](?:a|T')?[.#]{0,3}[457]")  # "During the closed-door meeting, X was accompanied by"
_WAS = frozenset({"was", "were"})
_LED = frozenset({"headed", "led"})
_TALKS_ARE = re.compile(r"[457](?:i?[LTd]){0,4}[wbh]{1,2}$")
_AND_ANOTHER = re.compile(r"[FX][DC],?[u&][av.#C']{0,4}(?P<who>[PR])(?=[DC]|a[.#]{2})")
_AND_ONE_BY = re.compile(r"(?:,?[u&]|,)(?:[DC]|a[.#]{2})g[av.#C']{0,4}(?P<who>[PR])")
_CHAIRED = frozenset({"presided", "chaired", "co-chaired", "cochaired"})
_UNDER_CHAIR = re.compile(r"3\.a?\.o(?P<chair>P),(?:a|T')?[.#]{0,3}$")
_CHAIRING = frozenset("chairmanship chair presidency leadership auspices".split())
_NEAR_HOST = 12  # chunks
_BEFORE_IT = frozenset("agenda date plans preparation preparations programme program venue".split())
_NEAR_TRAVEL = 9  # chunks
OF_ATTENDANCE = _NAMED_AFTER_BY | {"attended_it", "gone_to_meeting", "leads_side"}


def attending(line: Line, rule: str, verb: int, match: re.Match[str]) -> Iterator[Found]:
    """Read "the meeting was attended by A and B, C and D", "they were joined by A" and "A and B attended the meeting"."""
    if rule == "gone_to_meeting":
        yield from _gone_to(line, verb, match.start())
        return
    present, begins = _named_after(line, rule, match.end()), verb
    if not _is_met(line, rule, verb, match.end()):
        yield from _with_him(line, rule, verb, match.end(), present)
        return
    if rule == "attended_it" and (_of_the_talks(line, match.end()) or _took_part(line, verb)):
        present, begins = subject(line, verb), group_start(line, verb)
    if rule == "brings_together" and (line.word(match.end() - 2) not in BRINGING or line.word(match.end() - 1) != "together"):
        return
    if rule == "attended_by":
        present = (*_at_it(line, verb), *(k for k in present if not _is_office_of_name(line, k)))
    if rule in ("side_led_by", "leads_side"):
        if _AT_ANOTHER.match(line.classes, match.end()) or not _is_side(line, verb + (rule == "leads_side")):
            return
        several = rule == "side_led_by" and line.text(verb, verb).endswith(("delegations", "sides", "teams"))
        leads = present[: None if several else 1] if rule == "side_led_by" else subject(line, verb)[:1]
        present = (*leads, *_other_leader(line, verb if rule == "leads_side" else match.end(), leads))
        begins, rule = group_start(line, verb), "side_led_by"
    if rule == "chaired_by" and (not _is_chaired(line, verb) or line.classes[max(0, verb - 2) : verb] == "G,"):
        return  # or "the ministers of the alliance, chaired by X, opened": of another meeting
    if present:
        time: Outlook = "future" if "w" in line.classes[begins : match.end()] else "past"
        rule = rule if rule in OF_ITS_SIDES else "attended_by"
        found = Found(rule, line, verb, match.end(), (), present, time, refers=True)
        yield _of_its_own(found) if rule == "chaired_by" else found


def _with_him(line: Line, rule: str, verb: int, end: int, present: tuple[int, ...]) -> Iterator[Found]:
    """Read "He was accompanied by B", told just behind a meeting of his."""
    if rule == "accompanied_by" and present and line.word(verb + 1) in _WAS:
        yield Found("with_him", line, verb, end, (verb,), present, "past", refers=True)


def _took_part(line: Line, verb: int) -> bool:
    """Read "A, B and C took part." at the end of a sentence."""
    return line.word(verb) == "took" and line.word(verb + 1) == "part" and line.classes[verb + 2 :] == "."


def _of_the_talks(line: Line, end: int) -> bool:
    """Tell whether it is "the talks" that were attended, not "talks"."""
    return not DEFINITE.isdisjoint((line.word(end - 2), line.word(end - 3)))


def _is_chaired(line: Line, verb: int) -> bool:
    """Read "co-chaired by", and "The talks in Oslo were led by"."""
    return line.word(verb) in _CHAIRED or (line.word(verb) in _LED and _TALKS_ARE.search(line.classes, 0, verb) is not None)


def _other_leader(line: Line, verb: int, leads: tuple[int, ...]) -> tuple[int, ...]:
    """B of "A will lead the Finnish delegation, while B the Danish delegation", "led by A and the Danish one by B"."""
    other = _AND_ANOTHER.match(line.classes, verb) or (_AND_ONE_BY.match(line.classes, leads[0] + 1) if leads else None)
    return (other.start("who"),) if other else ()


def _named_after(line: Line, rule: str, at: int) -> tuple[int, ...]:
    """Chunks of all whom a rule names behind "by" or "together"."""
    named = all_named(line, at) if rule in _NAMED_AFTER_BY else ()
    if rule == "brings_together" and not named:
        return listed(line, at, countries=True)  # "The talks brought together Norway and Peru"
    while rule in ("chaired_by", "attended_by") and named and (more := _AND_BY.match(line.classes, named[-1] + 1)):
        named = (*named, *all_named(line, more.end()))  # "chaired by A on the Finnish side and by B on the Danish side"
    return (*named, *attended_too(line, named)) if rule == "chaired_by" else named


def _of_its_own(found: Found) -> Found:
    """Read "the 12th meeting of the commission, co-chaired by A and B" of two states: it needs no meeting told before."""
    line, verb = found.line, found.verb
    together = line.word(verb) != "chaired" or line.word(verb - 1) == "jointly"
    session = (_TALKS_ARE if line.word(verb) in _LED else _SESSION).search(line.classes, 0, verb) if together else None
    states = {line.actors(k)[0].country for k in found.others if line.actors(k)} - {None}
    if session is None or len(states) < len(("one", "another")):
        return found
    time: Outlook = "future" if "w" in line.classes[session.start() : found.end] else "past"
    return found._replace(rule=SESSION_CHAIRED, verb=session.start(), agents=found.others, others=(), outlook=time)


def _is_met(line: Line, rule: str, verb: int, end: int) -> bool:
    """Tell whether a meeting, or those who met, are joined: not "he was joined by his brother", "accompanied by his wife"."""
    if rule == "joined_by" and line.classes[verb] == "H":
        return (line.mention(verb).name or "").casefold() == "they"
    if rule == "accompanied_by":
        return _DURING.search(line.classes, 0, verb) is not None or not {*"457"}.isdisjoint(line.classes[verb:end])
    return rule != "it_attended_by" or "it" in (line.word(verb - 2), line.word(verb - 3))


def _at_it(line: Line, noun: int) -> tuple[int, ...]:
    """A of "A hosted the summit in Oslo, attended by B" and "A spoke at the summit, which was also attended by B".

    Or of "Held under the chairmanship of A, the summit was attended by B".
    """
    if chair := _UNDER_CHAIR.search(line.classes, max(0, noun - _NEAR_HOST), noun):
        return (chair.start("chair"),) if line.word(chair.start("chair") - 2) in _CHAIRING else ()
    host = line.classes.find("8", max(0, noun - _NEAR_HOST), noun)
    if host >= 0:
        return subject(line, host)
    also = line.classes.find(",Wbvj", noun, noun + _NEAR_HOST)
    return main_subject(line, noun) if also > 0 and line.word(also + 3) == "also" else ()


def _gone_to(line: Line, body: int, at: int) -> Iterator[Found]:
    """Read "will fly to Oslo for the NATO foreign ministers' meeting": who travels meets the body."""
    mention = line.mention(body)
    bodied = mention.sector == "IGO" or mention.institution is not None
    travel = next((k for k in range(at - 1, max(-1, at - _NEAR_TRAVEL), -1) if line.classes[k] in "AXYSV"), None)
    touched = travel is not None and line.word(travel) == "touched" and line.word(travel + 1) != "down"
    if touched or line.word(at - 1) in _BEFORE_IT:
        return  # "touched upon the preparations for the UN summit"
    if bodied and travel is not None and not is_metonym(line, body):
        time: Outlook = "past" if surroundings(line, travel) == "past" and line.classes[travel] != "Y" else "future"
        yield Found("gone_to_meeting", line, body, body + 1, subject(line, travel), (body,), time)


def _is_side(line: Line, at: int) -> bool:
    """Tell whether a chunk is a delegation or a side of talks: "the Norwegian side", not "Norway"."""
    return line.classes[at] == "D" or line.mention(at).rule == "side_of_country"


def _is_office_of_name(line: Line, at: int) -> bool:
    """Tell whether an office stands behind a name as its own: "attended by A, the minister of trade, and B"."""
    return (
        line.classes[at] == "R"
        and line.classes[at - 2 : at] in ("P,", ",a")
        and line.classes[at + 1 : at + 2] in (",", ";", "t", "")
    )


def is_metonym(line: Line, at: int) -> bool:
    """Tell whether an institution is only meant by its town: "the Brussels summit"."""
    return (line.mention(at).name or "").casefold() in metonyms()
