"""An office or a body in, the state that its own words tell out: "Taoiseach", "Republican Senator X", "European Commissioner".

So does the place behind "Representative X of Ohio".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import rows
from diplowire.extract.lexicon.facts import LAWMAKERS, UNION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Segmented

# Behind a senator's name: ", Republican of Kentucky", " (D-Ohio)".
_AMERICAN = re.compile(r",? (?:(?:a |the )?(?:Republican|Democrat)\b|\((?:R|D)-)|, [RD]-[A-Z]")
# Before a lawmaker or candidate: "Republican Senator X", "the Democratic candidate, Y".
_OF_AMERICAN_PARTY = ("Republican ", "Democratic ", "Democrat ", "Republican presidential ", "Democratic presidential ")
_STANDS = LAWMAKERS | {"candidate"}
_ITS_NAMES = frozenset({"bloc", "union"})
_CONGRESS = "Congress"
_OF_PARTIES = frozenset({"chief", "general secretary", "leader", "president", "spokesman", "spokesperson", "spokeswoman"})
_SENT_BY_STATES = frozenset({"governor", "member_of_parliament", "representative", "senator"})
_SHARED = frozenset({"IN"})  # Sri Lanka had ministers of external affairs, too
_COMMISSIONER = "commissioner"
_EUROPEAN = re.compile(r"(?:the )?European ", re.IGNORECASE)


def own_state(seg: Segmented, told: Mention, states: set[str | None]) -> str | None:
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


@cache
def _offices_of_states() -> dict[str, str]:
    """Country by the lower-case title that only it has."""
    return dict(rows("offices_of_states"))


def of_american_state(seg: Segmented, told: Mention, behind: Sequence[Mention]) -> str | None:
    """Read "Representative Ann Lowe of Ohio", "Senator Ann Lowe of Iowa": the place behind is of the United States."""
    if told.office not in _SENT_BY_STATES or told.kind != "person" or told.country or not behind:
        return None
    sent = behind[0].kind == "place" and behind[0].country == "US" and seg.text[told.end : behind[0].start] == " of "
    return "US" if sent else None


def of_congress_party(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Read "Congress president X", "Congress spokesman Y" of India's party of that name; parties do not act in diplomacy."""
    led = [m.institution == _CONGRESS and (m.title or "").casefold() in _OF_PARTIES for m in mentions]
    if not any(led):
        return mentions
    parties = [m._replace(rule="institution_at_home") if m.name == _CONGRESS else m for m in mentions]
    return [m._replace(country=None, countries=(), sector="CVL") if party else m for m, party in zip(parties, led, strict=True)]
