"""Mentions in, the same with countries that a neighbour tells out: "Turkish President A and Prime Minister B"."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows
from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import LAWMAKERS, UNION
from diplowire.extract.lexicon.office_holders import holder, holder_by_surname
from diplowire.extract.resolve.home import HELD_BY_ONE
from diplowire.extract.resolve.offices import ANYBODY
from diplowire.extract.resolve.spellings import name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Segmented

# Words between a delegation and the person who leads it.
_LED_BY = ("led by", "headed by", "under the leadership of", "chaired by", "delegation by", "side by")
# A delegation and its leader may be this many characters apart ("…, the lower house of the Kazakh Parliament, led by").
_LEADER_REACH = 160


# Heads of bodies of any kind.
_HEADS = ANYBODY | {"chair", "leader", "president", "spokesperson", "vice_chair", "vice_president"}
_NEAR = 12  # mentions back to the state that opens a sentence
# Behind a senator's name: ", Republican of Kentucky", " (D-Ohio)".
_AMERICAN = re.compile(r",? (?:(?:a |the )?(?:Republican|Democrat)\b|\((?:R|D)-)|, [RD]-[A-Z]")
# Before a lawmaker or candidate: "Republican Senator X", "the Democratic candidate, Y".
_OF_AMERICAN_PARTY = ("Republican ", "Democratic ", "Democrat ", "Republican presidential ", "Democratic presidential ")
_STANDS = LAWMAKERS | {"candidate"}
_OF_ONES_OWN = re.compile(r"the (?:prime minister|president|premier|chancellor)['’]s ", re.IGNORECASE)
# "Its minister", "the country's minister".
_ITS = re.compile(r"(?:its|the (?:country|nation|kingdom|island|emirate|sultanate)['’]s) ", re.IGNORECASE)
_ITS_NAMES = frozenset({"bloc", "union"})
_CONGRESS = "Congress"
_OF_PARTIES = frozenset({"chief", "general secretary", "leader", "president", "spokesman", "spokesperson", "spokeswoman"})
_SENT_BY_STATES = frozenset({"governor", "member_of_parliament", "representative", "senator"})
_SHARED = frozenset({"IN"})  # Sri Lanka had ministers of external affairs, too
_COMMISSIONER = "commissioner"
_EUROPEAN = re.compile(r"(?:the )?European ", re.IGNORECASE)
_COMMISSION = "European Commission"
_OF_BODIES = frozenset({"aide", "diplomat", "official", "officer", "spokesperson"})
_BETWEEN = (" between ", " Between ", " between the ")
_JOINTS = frozenset({"and", ",", ", and", "'s", "’s", ";", "; and", ", as well as", "along with", ", along with"}) | {
    f"and {whose}{kin}" for whose in ("his", "her") for kin in ("", " son", " brother", " heir")
}
_AT = frozenset("at from in inside with within".split())
_OF_A_STATE = (
    *("administration", "authorities", "cabinet", "foreign office", "government", "leadership", "ministry", "parliament"),
    *("presidency", "presidential palace", "prime minister's office", "regime", "royal court", "royal palace"),
)
_STATES = frozenset({"country", "institution", "group", "delegation"})


@cache
def _offices_of_states() -> dict[str, str]:
    """Country by the lower-case title that only it has."""
    return dict(rows("offices_of_states"))


def inherit_countries(seg: Segmented, mentions: Sequence[Mention], published: str | None = None) -> tuple[Mention, ...]:
    """Fill countries from an office that only one state has, and from the mention before."""
    filled: list[Mention] = []
    states = {m.country for m in mentions}
    called = {"Commission", "commission"} if _COMMISSION in seg.text else {"Commission"}
    mentions = _of_congress_party(mentions) if "Congress" in seg.text else mentions
    for index, told in enumerate(mentions):
        if not (told.title or told.institution or told.sector == "LEG" or told.kind == "institution"):
            filled.append(told)
            continue
        own = UNION if UNION in states and told.country is None and told.institution in called else _own(seg, told, states)
        own = own or _of_american_state(seg, told, mentions[index + 1 : index + 2])
        mention = told._replace(country=own) if own else told
        if mention.kind in ("person", "role") and mention.country is None and mention.title and filled:
            owner = _its(seg, filled, mention)
            if owner is not None and owner.kind == "institution" and owner.country is None and owner.sector == "IGO":
                filled.append(mention._replace(institution=mention.institution or owner.name, sector="IGO"))
                continue  # "The African Union welcomed it. Its chairman, X, said"
            listed = mention.sector != "IGO" and mention.office != "counterpart"
            beside = _coordinated(seg, filled[-1], mention) if listed else None
            country = (owner.country if owner else None) or (
                beside if beside and _may_be_of(beside, mention, published) else None
            )
            filled.append(mention._replace(country=country) if country else _led(seg, filled, mention))
            if owner is None and mention.office in _HEADS and _is_its(seg, mention):
                filled[-1] = filled[-1]._replace(sector="CVL")  # "The union welcomed it. Its president, X, said"
        elif mention.kind == "institution" and mention.country is None and (owner := _its(seg, filled, mention)) is not None:
            filled.append(mention._replace(country=owner.country))
        else:
            filled.append(mention)
    for at, group in enumerate(filled):
        if group.kind in ("role", "institution", "group") and group.country is None:
            _of_capital(seg, filled, at)
            _at_body(seg, filled, at)
        if group.kind == "group" and group.office and len(group.countries) > 1:
            _name_members(seg, filled, at)
    return tuple(filled)


def _of_congress_party(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Read "Congress president X", "Congress spokesman Y" of India's party of that name; parties do not act in diplomacy."""
    led = [m.institution == _CONGRESS and (m.title or "").casefold() in _OF_PARTIES for m in mentions]
    if not any(led):
        return mentions
    parties = [m._replace(rule="institution_at_home") if m.name == _CONGRESS else m for m in mentions]
    return [m._replace(country=None, countries=(), sector="CVL") if party else m for m, party in zip(parties, led, strict=True)]


def _of_american_state(seg: Segmented, told: Mention, behind: Sequence[Mention]) -> str | None:
    """Read "Representative Ann Lowe of Ohio", "Senator Ann Lowe of Iowa": the place behind is of the United States."""
    if told.office not in _SENT_BY_STATES or told.kind != "person" or told.country or not behind:
        return None
    sent = behind[0].kind == "place" and behind[0].country == "US" and seg.text[told.end : behind[0].start] == " of "
    return "US" if sent else None


def _own(seg: Segmented, told: Mention, states: set[str | None]) -> str | None:
    """Give the country that somebody's words themselves tell, in a text about those states."""
    of_union = UNION in states and told.country is None
    if told.sector == "LEG" and _AMERICAN.match(seg.text, told.end):
        return "US"
    if told.office in _STANDS and told.country is None and not told.plural:
        start = told.start + len("the ") * seg.text.startswith(("the ", "The "), told.start)
        party = seg.text.startswith(_OF_AMERICAN_PARTY, start) or seg.text.endswith(_OF_AMERICAN_PARTY, 0, told.start)
        if party:
            return "US"
    if told.office and told.office.endswith(_COMMISSIONER) and _EUROPEAN.match(seg.text, told.start):
        return UNION
    own = UNION if of_union and (told.institution or "").casefold() in _ITS_NAMES else _of_one_state(told)
    return None if own in _SHARED and own not in states else own


def _of_one_state(told: Mention) -> str | None:
    """The country of an office or body that only one state has; a party's member of parliament is its state's: "Labour TD X".

    A member of the union's parliament is the union's, wherever elected: "German MEP X".
    """
    title = ((told.name if told.kind == "institution" else told.title) or "").casefold()
    if told.office == "member_of_parliament":
        title = title.rpartition(" ")[2]
    elif told.institution and told.kind != "institution":
        return None
    own = _offices_of_states().get(title)
    return own if own == UNION or not told.country else None


def _its(seg: Segmented, filled: Sequence[Mention], mention: Mention) -> Mention | None:
    """Read "its prime minister, X": of the state or body that was told of just before."""
    if not _is_its(seg, mention):
        return None
    near = [m for m in filled[-_NEAR:] if m.sentence == mention.sentence and m.kind in ("country", "place") and m.country]
    if near and not seg.text.startswith(("its ", "Its "), mention.start):
        # "flew to Lima to see the country's president"; but "Norway has left Peru, the country's premier said"
        opens = near[0].start == seg.sentences[mention.sentence].start and seg.text[mention.start - 2 : mention.start] == ", "
        return near[0] if opens else near[-1]
    if not seg.text.startswith(("its ", "Its "), mention.start) and (own := _opens(filled, mention)) is not None:
        return own  # "Norwegian Minister X will come, the country's embassy said"
    last = _subject_or_last(seg, filled)
    last = last if last is not None and mention.sentence - last.sentence <= 1 else None
    if last is None or last.country is None:
        starts = {s.start for s in seg.sentences[max(0, mention.sentence - 1) : mention.sentence + 1]}
        capitals = [m for m in filled[-_NEAR:] if m.kind == "place" and m.country and m.start in starts]
        last = capitals[-1] if capitals else last  # "Moscow was silent. Its ambassador warned"
    return last


def _opens(filled: Sequence[Mention], mention: Mention) -> Mention | None:
    """The first of an office of a state in the sentence of a mention."""
    here = takewhile(lambda m: m.sentence == mention.sentence, reversed(filled[-_NEAR:]))
    told = [m for m in here if m.kind in ("person", "role") and m.country]
    return told[-1] if told else None


def _subject_or_last(seg: Segmented, filled: Sequence[Mention]) -> Mention | None:
    """The state or body that opens the sentence in which one was told of last, else that one."""
    near = [m for m in filled[-_NEAR:] if m.kind in _STATES]
    if not near:
        return None
    start = seg.sentences[near[-1].sentence].start
    opens = near[0] if len(near) == 1 else next(m for m in near if m.sentence == near[-1].sentence)
    return opens if opens.start - start <= len("Neighbouring ") and opens.country else near[-1]


def _is_its(seg: Segmented, mention: Mention) -> bool:
    return _ITS.match(seg.text, mention.start, mention.end) is not None


def _of_capital(seg: Segmented, filled: list[Mention], index: int) -> None:
    """Read "the Foreign Ministry in Oslo", "officials in Oslo", "a spokesman for it, X,": of the state of the capital."""
    body = filled[index]
    capital = filled[index + 1] if index + 1 < len(filled) else None
    anybody = body.kind == "role" and seg.text.startswith(("a ", "A ", "an ", "An "), body.start)
    officials = (body.kind == "group" or anybody) and body.office == "official" and not body.institution
    told = (body.institution or body.name or "").casefold()
    if not officials and not told.endswith(_OF_A_STATE) and not told.startswith("ministry of "):
        return
    if index and body.kind in ("institution", "role") and (country := _opens_in(seg, filled[index - 1], body)):
        filled[index] = body._replace(country=country)
        return
    if capital is None or capital.kind != "place" or not capital.sector or seg.text[body.end : capital.start] != " in ":
        return
    filled[index] = body._replace(country=capital.country)
    person = filled[index + 2] if index + 2 < len(filled) else None
    if person is None or body.kind != "role" or person.kind != "person" or person.title:
        return
    if seg.text[capital.end : person.start] == ", " and seg.text.startswith((",", "."), person.end):
        filled[index + 2] = person._replace(
            title=body.title, office=body.office, institution=body.institution, country=capital.country, sector=body.sector
        )


def _at_body(seg: Segmented, filled: list[Mention], index: int) -> None:
    """Read "an official at the Norwegian foreign ministry", "diplomats from the embassy": of that body and its country."""
    somebody, body = filled[index], filled[index + 1] if index + 1 < len(filled) else None
    if somebody.office not in _OF_BODIES or somebody.institution or body is None or body.kind != "institution":
        return
    if seg.text[somebody.end : body.start].strip() in _AT:
        filled[index] = somebody._replace(
            institution=body.name, country=body.country, countries=body.countries, sector=body.sector
        )


def _opens_in(seg: Segmented, place: Mention, body: Mention) -> str | None:
    """Give the state of the capital in "In Oslo, the Foreign Ministry confirmed it", which opens a sentence."""
    opens = place.kind == "place" and place.sector and seg.text[seg.sentences[body.sentence].start : place.start] == "In "
    return place.country if opens and seg.text[place.end : body.start].strip() in ("", ",", ", the", "the") else None


def _name_members(seg: Segmented, filled: list[Mention], index: int) -> None:
    """Read "the Kenyan and Ugandan presidents, A and B,": each name has the office, and the countries in their order."""
    group = filled[index]
    people = filled[index + 1 : index + 1 + len(group.countries)]
    ends = [group.end, *(p.end for p in people)]
    joins = [seg.text[end : p.start].strip() for end, p in zip(ends, people, strict=False)]
    bare = all(p.kind == "person" and not p.title and p.sentence == group.sentence for p in people)
    if len(people) != len(group.countries) or not bare or joins[0] not in ("", ",") or joins[-1] not in ("and", ", and"):
        return
    if any(j != "," for j in joins[1:-1]):
        return
    for at, country in enumerate(group.countries, index + 1):
        filled[at] = filled[at]._replace(title=group.title, office=group.office, country=country, sector=group.sector)


def _may_be_of(state: str, mention: Mention, published: str | None) -> bool:
    """Tell whether nobody known is told of: "US Secretary of State Pompeo and Chancellor Merkel" are not both of the US."""
    words = name_words(mention.name or "")
    if mention.kind != "person" or published is None or mention.former or not words:
        return True
    known = holder(words, published) if len(words) > 1 else holder_by_surname(words[0], mention.office, None, published)
    return known is None or known.over(published) or known.country == state or not answers(known.office, mention.office or "")


def _coordinated(seg: Segmented, before: Mention, mention: Mention) -> str | None:
    """The country right before ("Uganda's Lands minister"), or of the office before, joined by "and" or a comma alone."""
    if _OF_ONES_OWN.match(seg.text, mention.start, mention.end):
        return None  # "the Peruvian minister A and the President's envoy B": of the president at home
    between = seg.text[before.end : mention.start].strip()
    if before.kind == "country" and between in ("'s", "’s") and (mention.office or "").endswith("minister"):
        return before.country
    if between == "," and before.kind == "role" and before.office == "counterpart":
        return before.country  # "his counterpart from Norway, Ambassador X"
    if between == "and" and seg.text.endswith(_BETWEEN, 0, before.start):
        return None  # "a meeting between the Norwegian minister A and President B": of another state, as a rule
    if before.office == mention.office and mention.office in HELD_BY_ONE:
        return None  # "Kenyan President A and President B"
    if between in (",", ";") and not seg.text[mention.end : mention.end + 5].startswith((between, ",", " and ")):
        return None  # no list: "together with the Danish minister A, Secretary B will"
    joined = before.kind in ("person", "role") and before.title and between in _JOINTS
    return before.country if joined else None


def _led(seg: Segmented, filled: Sequence[Mention], mention: Mention) -> Mention:
    """The leader of a delegation is of its country and its institution."""
    if not seg.text[max(0, mention.start - 30) : mention.start].rstrip().removesuffix(" the").endswith(_LED_BY):
        return mention
    for earlier in reversed(filled):
        if mention.start - earlier.end > _LEADER_REACH:
            break
        if earlier.kind == "delegation" or earlier.rule == "side_of_country":
            country = earlier.country or _named_between(filled, earlier, mention)
            if mention.institution or not earlier.institution:
                return mention._replace(country=country)
            return mention._replace(country=country, institution=earlier.institution, sector=earlier.sector or mention.sector)
    return mention


def _named_between(filled: Sequence[Mention], first: Mention, last: Mention) -> str | None:
    """A country told between a delegation and its leader: "of Mazhilis, the lower house of the Kazakh Parliament"."""
    near = takewhile(lambda m: m.start >= first.end, reversed(filled))  # in the order of the text, and few
    told = [m.country for m in near if m.start < last.start and m.country]
    return told[-1] if told else None
