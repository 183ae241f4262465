"""A text taken apart in, whether anybody in it is known to stand for a state or an organisation of states out.

Clubs, companies and churches have presidents, councils and spokesmen as well. Where a text tells of nobody whose office only
a state has, whose country is told or whom the dated list knows, those who speak and travel in it are theirs.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from diplowire.extract import lexicon
from diplowire.extract.identity import fold
from diplowire.extract.lexicon.cue_table import cue_readings
from diplowire.extract.lexicon.facts import UNION
from diplowire.extract.lexicon.office_holders import holder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Document, Mention
    from diplowire.model import Actor, Meeting, Statement, Visit

_OF_STATES: Final = frozenset("GOV LEG IGO MIL SPY REB SEP DIP".split())
_VERB: Final = re.compile(r" ([a-z]+)\b")
_TOLD: Final = frozenset({"s", "past", "ed"})  # forms of a cue
_OWNED: Final = re.compile(r"(?:its|his|her|their) (?!excellenc|highness|majest|royal )")
_SPEAKERS_OWN: Final = ("our ", "my ")  # "the hot tub is our parliament"


def tells_of_states(doc: Document, moves: Sequence[Visit | Meeting], statements: Sequence[Statement]) -> bool:
    """Tell whether a state or an organisation of states acts in a text; a capital or a country that speaks or meets is one."""
    rows = zip(doc.mentions, doc.actors, strict=True)
    if any((_stands_for_state(doc.text, m) and not _is_led_by_stranger(m, row)) or _takes_stand(doc, m) for m, row in rows):
        return True
    speak = (actor for one in statements for actor in one.speaker)
    meet = (actor for one in moves if one.type == "meeting" for actor in one.participants)
    if any(actor.kind == "country" for actor in (*speak, *meet)):
        return True
    names = {mention.name for mention in doc.mentions if mention.kind == "person" and mention.name}
    return any(holder(fold(name).split(), doc.published) is not None for name in sorted(names) if " " in name)


def _stands_for_state(text: str, mention: Mention) -> bool:
    """Tell whether the words of a mention name an office or a body of a state."""
    if mention.kind == "delegation":
        return mention.country is not None and "team" not in (mention.name or "").casefold().split()
    if mention.sector not in _OF_STATES or not (mention.office or mention.kind == "institution"):
        return _is_royal(text, mention)
    if mention.rule == "host_or_guest":
        return False
    proof = _proof(mention)
    if mention.kind == "institution" and text[mention.start : mention.end].casefold().startswith(_SPEAKERS_OWN):
        return False
    if proof is None or _is_of_body(mention) or (mention.sector == "MIL" and mention.office == "official"):
        return True
    if mention.country == UNION and mention.sector == "IGO":
        return True  # "EU Commissioner X"
    if mention.country is not None and proof != "none":
        return not _is_of_somebody_there(text, mention)
    return proof == "name" and mention.kind == "person" and _is_titled(text, mention)


def _is_led_by_stranger(mention: Mention, row: Sequence[Actor]) -> bool:
    """Tell whether it is "a Finnish delegation headed by vice-rector X"."""
    return mention.kind == "delegation" and any(actor.sector == "CVL" for actor in row)


def _proof(mention: Mention) -> str | None:
    """What makes an office or body one of a state that clubs have as well ("none": nothing); None where only states have it."""
    if mention.office:
        return _shared().get((mention.title or "").casefold(), _shared().get(mention.office))
    words = mention.name or ""
    return _shared().get(words.casefold(), _shared().get(words.rpartition(" ")[2]))  # not the "UN Security Council"


def _is_of_somebody_there(text: str, mention: Mention) -> bool:
    """Tell whether it is "its leader", or "the president of the Finnish" breeders: of somebody in the country."""
    words = text[mention.start : mention.end].casefold()
    last = words.rpartition(" ")[2]
    if _OWNED.match(words):
        return True
    return " of " in words and last in lexicon.demonyms() and last not in lexicon.country_by_name()


def _is_royal(text: str, mention: Mention) -> bool:
    """Tell whether it is "Prince Haakon of Denmark"."""
    if mention.kind != "person" or mention.country is None or mention.office:
        return False
    known = lexicon.office_by_form().get(text[mention.start : mention.end].partition(" ")[0].casefold())
    return known is not None and known.sector in _OF_STATES


def _takes_stand(doc: Document, mention: Mention) -> bool:
    """Tell whether a sentence begins with a country that says or wants something: "Vietnam opposes any act"."""
    if (
        mention.kind != "country"
        or mention.rule == "side_of_country"
        or mention.start > doc.seg.sentences[mention.sentence].start + 1
    ):
        return False
    verb = _VERB.match(doc.text, mention.end)
    return verb is not None and any(_TOLD & reading.forms for reading in cue_readings().get(verb[1], ()))


def _is_of_body(mention: Mention) -> bool:
    """Tell whether somebody is of a body that only states have, or of one of a country: "the head of Portugal's council"."""
    body = (mention.institution or "").casefold() if mention.kind != "institution" else ""
    return bool(body) and (body not in _shared() or mention.country is not None)


def _is_titled(text: str, mention: Mention) -> bool:
    """Tell whether a title with a capital stands before the name: "President X", not "pageant president X"."""
    title, name = mention.title or "", mention.name or ""
    at = text.find(title, mention.start, mention.end)
    return title[:1].isupper() and 0 <= at < text.find(name, mention.start, mention.end)


@cache
def _shared() -> Mapping[str, str]:
    """Offices and bodies that are not of states alone, and what makes one of them a state's."""
    return MappingProxyType(dict(lexicon.rows("shared_offices")))
