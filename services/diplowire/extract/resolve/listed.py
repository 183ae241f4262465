"""A group and a list of names behind it in, the office of the group for each name out, with the country told beside it.

"The new envoys are Ada Nze of Ghana, Ida Vik of Norway and …", "foreign ministers including Ada Nze (Ghana); Ida Vik, Norway;".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.resolve.offices import office_of_each

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person

_STYLE = r"(?:Mr\.? |Ms\.? |Dr\.? |H\.?E\.? )*"
_OPENS = re.compile(
    r"(?: (?:present|taking part|who (?:attended|came|took part)|(?:(?:are|were) )?(?:also )?attending(?: the \w+)?))?"
    rf"(?:,? (?:are|were|include|included|including|comprise|comprised|namely)|:|,|,? such as| -| –| —)?:? {_STYLE}"
)
_COUNTRY_BEHIND = re.compile(r" ?\(|, | from | of |/")
_BETWEEN = re.compile(
    r"\)?(?: with residence in [^,;.]{2,40}(?:, [A-Z]\w+)?)?"
    rf"(?:,|;|,? and|; and|, as well as)? {_STYLE}"
)
_WHO = ("minister", "president", "ambassador", "envoy", "high_commissioner", "leader", "speaker", "representative", "secretary")
_LONGEST = 30  # names
_TWO = 2


def introduce_listed(text: str, mentions: Sequence[Mention], people: Mapping[int, Person]) -> None:
    """Give each of a list of names the office of the group that opens it; at least two with a country of their own."""
    for index, group in enumerate(mentions):
        if group.kind != "group" or group.former or not (group.office or "").endswith(_WHO) or index + 1 not in people:
            continue
        if not _OPENS.fullmatch(text, group.end, mentions[index + 1].start):
            continue
        named = _listed(text, mentions, people, index + 1)
        if len(named) < _TWO:
            continue
        for person, country in named:
            person.country = person.country or country
            person.offices.append(office_of_each(group, country))


def _listed(text: str, mentions: Sequence[Mention], people: Mapping[int, Person], at: int) -> list[tuple[Person, str]]:
    """The people of a list without offices of their own, with their countries."""
    found: list[tuple[Person, str]] = []
    sentence, last = mentions[at].sentence, min(len(mentions), at + 2 * _LONGEST)
    while at < last and at in people and mentions[at].sentence == sentence and not people[at].offices:
        country, end = mentions[at].country, mentions[at].end
        after = mentions[at + 1] if at + 1 < last else None
        beside = after is not None and after.kind == "country" and _COUNTRY_BEHIND.fullmatch(text, end, after.start)
        if country is None and beside and after is not None:
            country, end, at = after.country, after.end, at + 1
        if country is None:
            break
        found.append((people[at if at in people else at - 1], country))
        at += 1
        while at < last and mentions[at].kind in ("place", "country") and mentions[at].sentence == sentence:
            at += 1  # "with residence in Kampala, Uganda"
        if at < last and not _BETWEEN.fullmatch(text, end, mentions[at].start):
            break
    return found
