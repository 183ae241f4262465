"""A group of office holders whose states are told in turn in, each of them out: "the presidents of Chad, X, and Norway, Y".

Or "Presidents X (Chad) and Y (Norway)".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.spot.titled import titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention

_WHO = ("minister", "president", "ambassador", "envoy", "high_commissioner", "chancellor", "speaker", "secretary", "counterpart")
_NAMED = (", ", " (", ", Mr. ", ", Ms. ")
_NEXT = re.compile(r"\)?(?:[,;] |,? and |; and )(?:of )?(?:the )?")
_TWO = 2
_MOST = 20  # names


def with_states_in_turn(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Make of a group, its state, a name, the next state and so on one person each; the group itself is told no more."""
    found: list[Mention] = []
    at = 0
    while at < len(mentions):
        group = mentions[at]
        people = _in_turn(text, mentions, at) if group.kind == "group" and len(group.countries) == 1 else []
        behind = _with_states_behind(text, mentions, at) if group.kind == "group" and not group.countries else []
        if len(people) >= _TWO:
            found += people
            at += len(people) * _TWO  # a state, or the group with the first one, and a name
        elif len(behind) >= _TWO:
            found += behind
            at += 1 + len(behind) * _TWO
        elif _is_of_state_behind(text, mentions, at):
            found.append(group._replace(end=mentions[at + 1].end + 1, country=mentions[at + 1].country))
            at += _TWO
        else:
            found.append(group)
            at += 1
    return tuple(found)


def _in_turn(text: str, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The people whom a group brings in, each behind a state."""
    found: list[Mention] = []
    group, office = mentions[at], _office_of_each(mentions[at])
    if office is None:
        return found
    while at + 1 < len(mentions) and len(found) < _MOST:
        state, name = mentions[at : at + 2]
        bare = name.kind == "person" and not name.title and name.sentence == group.sentence
        if not (state.country and bare and text[state.end : name.start] in _NAMED):
            break
        if found and not (state.kind == "country" and _NEXT.fullmatch(text, found[-1].end, state.start)):
            break
        end = name.end + (text[state.end] == " ")  # the bracket
        start = state.start - len("of ") * (bool(found) and text.endswith(" of ", 0, state.start))
        person = titled(name, office)._replace(start=start, end=end, country=state.country, rule="title_and_name")
        found.append(person)
        at += 2
    return found


def _with_states_behind(text: str, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The people whom a group right before them brings in, each with a state behind: "Presidents X (Chad) and Y (Norway)"."""
    found: list[Mention] = []
    group, office = mentions[at], _office_of_each(mentions[at])
    if office is None:
        return found
    while at + _TWO < len(mentions) and len(found) < _MOST:
        name, state = mentions[at + 1 : at + 1 + _TWO]
        bare = name.kind == "person" and not name.title and name.sentence == group.sentence
        joined = _NEXT.fullmatch(text, found[-1].end, name.start) if found else text[group.end : name.start] == " "
        if not (bare and joined and state.kind == "country" and _is_in_brackets(text, name, state)):
            break
        start = name.start if found else group.start
        found.append(titled(name, office)._replace(start=start, end=state.end + 1, country=state.country, rule="title_and_name"))
        at += _TWO
    return found


def _office_of_each(group: Mention) -> Mention | None:
    """The office that each of a group holds; None where it is a former one, or none of a state."""
    if group.former or not (group.office or "").endswith(_WHO):
        return None
    return group._replace(title=(group.title or "").removesuffix("s"))


def _is_of_state_behind(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Tell whether it is "Foreign Minister X (Norway)", of whom nothing else tells the state."""
    one = mentions[at]
    if one.kind != "person" or not (one.office or "").endswith(_WHO) or one.country or one.institution or one.sector == "CVL":
        return False
    return at + 1 < len(mentions) and mentions[at + 1].kind == "country" and _is_in_brackets(text, one, mentions[at + 1])


def _is_in_brackets(text: str, one: Mention, state: Mention) -> bool:
    return text[one.end : state.start] == " (" and text.startswith(")", state.end)
