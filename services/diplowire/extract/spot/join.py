"""Mentions in, the same out with those joined into which one office and its name were cut.

"Envoy for Critical Minerals Ann Lee", "Israel's ambassador in Warsaw, Dan Levi,", "Ann Lee, a Social Democrat lawmaker".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import demonyms, portfolios
from diplowire.extract.lexicon.facts import LAWMAKERS
from diplowire.extract.spot.behind_name import in_brackets, of_lawmaker, opens_apposed
from diplowire.extract.spot.charged import in_charge, of_field_in_brackets
from diplowire.extract.spot.in_turn import with_states_in_turn
from diplowire.extract.spot.leaders import is_its_post, leader, takes_delegation
from diplowire.extract.spot.long_titles import with_title
from diplowire.extract.spot.masters import of_master, under_master
from diplowire.extract.spot.posted import is_accredited_to, of_purposes, past_purpose, posted_in
from diplowire.extract.spot.seats import of_member, of_mission, seated, takes_seat
from diplowire.extract.spot.styled import honoured, led, ranked, styled
from diplowire.extract.spot.titled import CLOSED, held, titled
from diplowire.extract.spot.two_offices import of_second_office, of_two_offices, takes_second_office
from diplowire.extract.spot.units import of_province, of_unit, office_of, with_unit
from diplowire.extract.spot.unknown_fields import apposed_minister, of_unknown_field, with_fields_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplowire.extract.document import Mention

_BEFORE = re.compile(r"(?:[^\W\da-z_][\w’'-]*[ ]){1,5}$")
_IN_BRACKETS = re.compile(r"\(([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\) $")
_MOST_PARTY_WORDS = 4
_OF_A_STATE = LAWMAKERS | {"minister"}
_PARTY = re.compile(rf", (?:an?|the) (?:[^\W\da-z_][\w’'-]*[ ]){{1,{_MOST_PARTY_WORDS}}}")
_PARTY_NAME = re.compile(r" (?:[^\W\da-z_][\w’'-]* ){0,3}")
# "Jomo Kenyatta International Airport" is nobody.
_NAMED_AFTER = re.compile(
    r" (?:International |National |Memorial |State )?"
    r"(?:Air(?:port|base|field)|University|Stadium|Hospital|Institute|Street|Avenue|Bridge|Boulevard|Square|Highway|Mausoleum"
    r"|Mosque|Dam|Library|Cent(?:er|re)|Barracks|Convention|Mansion|Hall)\b"
)
# "Foreign Affairs, Trade and Industry Minister": the fields before the last, in capitals as that is.
_AND, _COMMA = (", and ", " and ", " & "), (", ",)
_IN_LIST = re.compile(r" (?:and|&) ")
_LONGEST_FIELD = 60  # characters
_MOST_FIELD_WORDS = 4
_MOST_FIELDS = 3
_OF_FIELDS = ("minister", "secretary")


def join(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Join titles with names."""
    found: list[Mention] = []
    opposition = "pposition " in text  # as few texts have it
    for mention in mentions:
        if found and mention.start < found[-1].end:
            continue  # a word of the unit that ends the office before
        if mention.office in LAWMAKERS and _is_behind_name(text, found, mention):
            found[-1] = titled(found[-1], mention)._replace(end=mention.end)
            _take_office_before(text, found)
            continue
        if mention.kind == "person" and mention.title is None and _NAMED_AFTER.match(text, mention.end):
            continue
        if mention.title and (mention.title == "peer" or (mention.office or "").endswith(_OF_FIELDS)):
            mention = _with_title_read(text, found, mention)  # noqa: PLW2901 - read on as what it is
        if opposition and mention.kind == "person" and _is_party_in_opposition(text, found, mention):
            side = found.pop() if found[-1].kind == "institution" else (found.pop(), found.pop())[1]
            party = text[side.start : mention.end]
            found.append(side._replace(end=mention.end, name=party, rule="institution_at_home"))
        elif mention.kind == "person":
            found.append(_in_office(text, found, mention))
        elif mention.kind == "role":
            _take_office(text, found, mention)
        elif not _belongs_to_office(text, found, mention):
            found.append(mention)
    return with_states_in_turn(text, found)


def _take_office(text: str, found: list[Mention], role: Mention) -> None:
    """Take in an office told without a name, or by which one before it is told: "Ann Lee MP, Norway's Minister for Africa,"."""
    if office_of(text, found, role):
        return
    if (one := apposed_minister(text, found, role)) is not None:
        found[-1] = one
    elif (
        one := of_lawmaker(text, found, role)
        or in_brackets(text, found, role)
        or (role.office in _OF_A_STATE and _of_party(text, found, role))
        or None
    ):
        found.append(one)
    elif takes_second_office(text, found, role):
        return
    elif (one := opens_apposed(text, found, role)) is not None:
        found[-1] = one
    elif role.office in LAWMAKERS and _is_party_before(text, found, role):
        found.append(role._replace(start=found.pop().start - len("the ")))
    else:
        found.append(role)
        if text.startswith(("'", "’"), role.end):
            with_unit(text, found)


def _belongs_to_office(text: str, found: list[Mention], mention: Mention) -> bool:
    """Take a body or a place that ends an office into it: "head of the Norwegian delegation", "of the EU delegation to Chile"."""
    if mention.kind == "delegation":
        return takes_delegation(text, found, mention)
    posted = mention.kind in ("country", "place") and bool(found) and bool(found[-1].office)
    if posted and (is_accredited_to(text, found[-1], mention) or is_its_post(text, found[-1], mention)):
        found[-1] = found[-1]._replace(end=mention.end)
        return True
    return mention.kind == "institution" and takes_seat(text, found, mention)


def _in_office(text: str, found: list[Mention], name: Mention) -> Mention:
    """Give somebody named the office that stands before the name; its pieces are taken out of `found`."""
    office_of(text, found, name)  # which stays apart, as both are told of
    if found and (one := styled(text, found[-1], name)):
        found.pop()
        return one
    for read in (
        honoured,
        ranked,
        led,
        leader,
        in_charge,
        seated,
        of_two_offices,
        of_second_office,
        of_mission,
        of_member,
        of_master,
        under_master,
        of_province,
        of_unit,
        of_field_in_brackets,
        of_unknown_field,
        of_purposes,
    ):
        if one := read(text, found, name):
            return one
    name = with_fields_before(text, found, name)
    whole = posted_in(text, found, name) or with_title(text, found, past_purpose(text, found, name))
    return _with_demonym(text, whole)


def _is_behind_name(text: str, found: list[Mention], letters: Mention) -> bool:
    """Tell whether letters of office stand right behind a whole name: "Ann Lee MP", not "the Nationalist MP"."""
    beside = bool(found) and found[-1].kind == "person" and not found[-1].title and found[-1].end + 1 == letters.start
    whole = beside and " " in (found[-1].name or "")
    return whole and letters.kind == "role" and text[letters.start : letters.end].isupper()


def _take_office_before(text: str, found: list[Mention]) -> None:
    """Read "the Minister for Trade, Ann Lee MP,": the office before the comma is hers, as well as her seat."""
    role, name = found[-2:] if len(found) > 1 else (None, found[-1])
    if role is None or role.kind != "role" or role.plural or role.office in LAWMAKERS or role.sentence != name.sentence:
        return
    if text[role.end : name.start] == ", " and text[name.end : name.end + 1] in CLOSED:
        found[-2:] = [held(name, role, role.start, name.end)]


def _with_title_read(text: str, found: list[Mention], mention: Mention) -> Mention:
    """Read what the words before an office and its title tell of it: "her peer in Peru, X", two fields of a minister."""
    if mention.title == "peer" and text.startswith(("his ", "her "), mention.start):
        mention = mention._replace(office="counterpart", sector="GOV")
    return _with_first_fields(text, found, mention) if (mention.office or "").endswith(_OF_FIELDS) else mention


def _with_first_fields(text: str, found: list[Mention], mention: Mention) -> Mention:
    """Read "Industry, Trade and Commerce Minister Ann Lee": the grammar has read what stands beside the office alone."""
    *_, last = (mention.title or "").split(" ")
    own = text[mention.start : text.find(last, mention.start, mention.end)] if last.casefold() in _OF_FIELDS else ""
    *before, beside = _IN_LIST.split(own.rstrip())
    whole = beside.casefold() in portfolios() or (" " not in beside and bool(beside))  # "Caricom Affairs" may be a body's
    start = _first_of_fields(text, mention.start, listed=bool(before)) if whole and own[0].isupper() else mention.start
    if start == mention.start or (found and found[-1].end > start and (found[-1].start < start or found[-1].kind != "person")):
        return mention
    while found and found[-1].end > start:
        found.pop()  # a field that was taken for a name
    first = text[start : mention.start].rstrip(" &").removesuffix(" and").split(",")[0]
    title = text[start : mention.start] + own + last
    return mention._replace(start=start, title=title, office=f"{portfolios()[first.casefold()]}_{last.casefold()}")


def _first_of_fields(text: str, start: int, *, listed: bool) -> int:
    """Where the fields begin that stand before the last one, which begins at `start`; commas alone part those of a list."""
    for _ in range(_MOST_FIELDS):
        joined = next((j for j in (_COMMA if listed else _AND) if text.endswith(j, 0, start)), None)
        end = start - len(joined) if joined else 0
        words = text[max(0, end - _LONGEST_FIELD) : end].split(" ") if joined else []
        sizes = range(min(len(words), _MOST_FIELD_WORDS), 0, -1)
        field = next((f for k in sizes if (f := " ".join(words[-k:])).casefold() in portfolios() and f[0].isupper()), None)
        if field is None:
            break
        start, listed = end - len(field), True
    return start


def _of_party(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee, a Social Democrat lawmaker", "the Brexit minister": words of the party or field that are taken for names."""
    near = range(len(found) - 1, max(-1, len(found) - 1 - _MOST_PARTY_WORDS), -1)
    at = next((k for k in near if found[k].kind == "person" and _PARTY.fullmatch(text, found[k].end, role.start)), None)
    if at is None or found[at].title:
        return None
    named = found[at]
    del found[at:]
    return titled(named, role)._replace(end=role.end, rule="name_comma_office")


def _is_party_before(text: str, found: list[Mention], role: Mention) -> bool:
    """Tell whether a word that is taken for a name is the party of "the Nationalist MP"."""
    party = found[-1] if found else None
    if party is None or party.kind != "person" or party.title or role.start - party.end != 1:
        return False
    return text.endswith(("the ", "The "), 0, party.start)


def _is_party_in_opposition(text: str, found: list[Mention], name: Mention) -> bool:
    """Tell whether it is "the opposition Syriza": a party, nobody of a state."""
    side = next((m for m in reversed(found[-2:]) if m.kind != "country"), None)
    if side is None or side.kind != "institution" or name.title or (side.name or "").casefold() != "opposition":
        return False
    return _PARTY_NAME.fullmatch(text, side.end, name.start) is not None


def _with_demonym(text: str, person: Mention) -> Mention:
    """Read the country of "Italian MFA Secretary General X": it stands before words that the grammar does not know."""
    if person.country or not person.title:
        return person
    if text.endswith(") ", 0, person.start) and (told := _IN_BRACKETS.search(text, max(0, person.start - 40), person.start)):
        code = demonyms().get(told[1].casefold())
        return person._replace(country=code) if code else person  # "(Peruvian) Minister X"
    before = _BEFORE.search(text, max(0, person.start - 60), person.start)
    code = next((demonyms()[w.lower()] for w in before[0].split() if w.lower() in demonyms()), None) if before else None
    return person._replace(country=code) if code else person
