"""Mentions in, the same with countries that a neighbour tells out: "Turkish President A and Prime Minister B"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.answering import answers
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.lexicon.office_holders import holder, holder_by_surname
from diplowire.extract.resolve.home import HELD_BY_ONE
from diplowire.extract.resolve.its_state import is_its, its_owner
from diplowire.extract.resolve.offices import ANYBODY
from diplowire.extract.resolve.own_states import of_american_state, of_congress_party, own_state
from diplowire.extract.resolve.spellings import name_words
from diplowire.extract.resolve.where_bodies_are import settle_by_body, settle_by_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Segmented

# Words between a delegation and the person who leads it.
_LED_BY = ("led by", "headed by", "under the leadership of", "chaired by", "delegation by", "side by")
# A delegation and its leader may be this many characters apart ("…, the lower house of the Kazakh Parliament, led by").
_LEADER_REACH = 160
# Heads of bodies of any kind.
_HEADS = ANYBODY | {"chair", "leader", "president", "spokesperson", "vice_chair", "vice_president"}
_OF_ONES_OWN = re.compile(r"the (?:prime minister|president|premier|chancellor)['’]s ", re.IGNORECASE)
_COMMISSION = "European Commission"
_BETWEEN = (" between ", " Between ", " between the ")
_JOINTS = frozenset({"and", ",", ", and", "'s", "’s", ";", "; and", ", as well as", "along with", ", along with"}) | {
    f"and {whose}{kin}" for whose in ("his", "her") for kin in ("", " son", " brother", " heir")
}


def inherit_countries(seg: Segmented, mentions: Sequence[Mention], published: str | None = None) -> tuple[Mention, ...]:
    """Fill countries from an office that only one state has, and from the mention before."""
    filled: list[Mention] = []
    states = {m.country for m in mentions}
    called = {"Commission", "commission"} if _COMMISSION in seg.text else {"Commission"}
    mentions = of_congress_party(mentions) if "Congress" in seg.text else mentions
    for index, told in enumerate(mentions):
        if not (told.title or told.institution or told.sector == "LEG" or told.kind == "institution"):
            filled.append(told)
            continue
        own = UNION if UNION in states and told.country is None and told.institution in called else own_state(seg, told, states)
        own = own or of_american_state(seg, told, mentions[index + 1 : index + 2])
        mention = told._replace(country=own) if own else told
        if mention.kind in ("person", "role") and mention.country is None and mention.title and filled:
            owner = its_owner(seg, filled, mention)
            if owner is not None and owner.kind == "institution" and owner.country is None and owner.sector == "IGO":
                filled.append(mention._replace(institution=mention.institution or owner.name, sector="IGO"))
                continue  # "The African Union welcomed it. Its chairman, X, said"
            listed = mention.sector != "IGO" and mention.office != "counterpart"
            beside = _coordinated(seg, filled[-1], mention) if listed else None
            country = (owner.country if owner else None) or (
                beside if beside and _may_be_of(beside, mention, published) else None
            )
            filled.append(mention._replace(country=country) if country else _led(seg, filled, mention))
            if owner is None and mention.office in _HEADS and is_its(seg, mention):
                filled[-1] = filled[-1]._replace(sector="CVL")  # "The union welcomed it. Its president, X, said"
        elif mention.kind == "institution" and mention.country is None and (owner := its_owner(seg, filled, mention)) is not None:
            filled.append(mention._replace(country=owner.country))
        else:
            filled.append(mention)
    for at, group in enumerate(filled):
        if group.kind in ("role", "institution", "group") and group.country is None:
            settle_by_capital(seg, filled, at)
            settle_by_body(seg, filled, at)
        if group.kind == "group" and group.office and len(group.countries) > 1:
            _name_members(seg, filled, at)
    return tuple(filled)


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
