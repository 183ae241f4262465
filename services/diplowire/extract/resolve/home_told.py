"""A text of no dateline in, the country that it is at home in out: whoever it credits, or what its officials say, tells it.

"…, Norway's foreign ministry said.", "Speaker X met the Danish ambassador in Oslo", "Minister X said Norway would help".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from diplowire.extract.resolve.guests import is_envoy, is_visiting, post_of
from diplowire.extract.resolve.sentences import first_of_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Mention

_TELLERS = re.compile(r"\b(?:ministry|government|presidency|chancellery|foreign office|cabinet)\b", re.IGNORECASE)
_SAID = re.compile(r"(?: \([A-Z]{2,6}\))? (?:said|announced|confirmed|reported)\b")
_CREDIT = (", ", ", the ", ", a ", " by ", "to ", "to the ")
_BEFORE_PARLIAMENT = ("in ", "in the ", "told ", "told the ", "to the ", "before the ", "addressing the ")
_RECEIVES = re.compile(
    r" (?:(?:has|today|yesterday|on \w+day) ){0,2}(?:met|meets|received|receives|hosted|welcomed|held talks with)\b"
)
_MISSIONS = ("Embassy", "embassy", "High Commission", "Consulate", "Consulate General")
_NEAR = 8  # mentions
_DEALS = re.compile(
    r" (?:(?:has|today|yesterday|also|on \w+day) ){0,2}(?:met|meets|received|receives|hosted|welcomed|thanked|told|summoned)\b"
)
_NOT_OF_A_STATE = frozenset({"IGO", "CVL", "NGO", "REB", "OPP"})
_OFFICIALS = frozenset({"person", "role", "group"})
_SAYS = re.compile(
    r",? (?:(?:also|on \w+day|today|yesterday) )?"
    r"(?:said|says|stressed|reiterated|reaffirmed|stated|affirmed|noted|declared|told [^,.;:“”\"\n]{1,90})(?: that)? (?:the )?$"
)
_SAYS_LAST = re.compile(r" (?:said|says|added|stressed|noted)\b")
_LONG_SAYING = 110  # characters
# What somebody tells of his own state: its will, its thanks, its work with others.
_OF_ONES_OWN = re.compile(
    r"['’]s (?:commitment|desire|gratitude|interest|position|readiness|solidarity|support|willingness|work with)\b"
    r"| (?:is|was|remains|remained|stands|stood) (?:\w+ )?"
    r"(?:ready|committed|willing|grateful|interested|keen|determined|open to|with)\b"
    r"| (?:would|will|shall) (?:not )?(?:always |continue to |never )?"
    r"(?:accept|answer|appeal|back|respond|continue|consult|contribute|help|host|join|participate|provide|recall|recogni[sz]e"
    r"|reject|remain|ratify|send|spare|stand|support|take part|wait|welcome|work)\b"
    r"| (?:(?:fully|strongly|highly|always|also|has always) )?"
    r"(?:appreciates?d?|attach(?:es|ed)|condemns?|deplores?|hopes?d?|looks forward|looked forward|rejects?|rejected"
    r"|supports?|supported|values?d?|wants?|wanted|welcomes?d?|wishes|wished)\b"
)
_EARLY = 1  # sentences


def home_told(doc: Document, mentions: Sequence[Mention]) -> str | None:
    """Give the country that the head of the text, or the words of an official without a country, tell it to be at home in."""
    return _by_credit(doc.text, mentions) or _by_reception(doc.text, mentions) or _by_own_words(doc, mentions)


def embassy_told(text: str, mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """The state of the embassy that tells a text or where it happens, and of its post: "the Norwegian Embassy in Lima said"."""
    for at, body in enumerate(mentions):
        if body.sentence > _EARLY:
            break
        if body.kind != "institution" or body.country is None or not (body.name or "").endswith(_MISSIONS):
            continue
        before = mentions[max(0, at - _NEAR) : at]
        behind = mentions[at + 1 : at + 2]
        places = [m for m in (*behind, *before) if m.kind in ("place", "country") and m.sentence == body.sentence]
        post = next((m for m in places if m.country not in (None, body.country)), None)
        end = behind[0].end if behind and text[body.end : behind[0].start] == " in " else body.end
        tells = _SAID.match(text, end) or text.endswith((" at the ", " at "), 0, body.start)
        return (body.country, post.country if post else None) if tells else (None, None)
    return None, None


def _by_credit(text: str, mentions: Sequence[Mention]) -> str | None:
    """Read "…, a spokesman for Norway's foreign ministry said." and "… declared in the Lok Sabha" in the first sentence."""
    for mention in mentions:
        if mention.sentence > 0:
            return None
        if mention.country is None or mention.kind not in ("institution", "role"):
            continue
        words = mention.institution if mention.kind == "role" else mention.name
        credited = text.endswith(_CREDIT, 0, mention.start) and _SAID.match(text, mention.end)
        if credited and words and _TELLERS.search(words):
            return mention.country
        if mention.sector == "LEG" and mention.kind == "institution" and text.endswith(_BEFORE_PARLIAMENT, 0, mention.start):
            return mention.country
    return None


def _by_reception(text: str, mentions: Sequence[Mention]) -> str | None:
    """Read "Speaker X met the Danish ambassador in Oslo": who receives an envoy or a visitor in a capital is at home there."""
    for at, host in enumerate(mentions):
        if host.sentence > _EARLY:
            return None
        if (visited := _by_guest(text, mentions, at)) is not None:
            return visited
        if not _is_official(host) or at + 1 >= len(mentions) or not _RECEIVES.match(text, host.end, mentions[at + 1].start):
            continue
        guest, place = mentions[at + 1], next((m for m in mentions[at + 2 : at + 4] if m.kind == "place"), None)
        comes = is_envoy(guest) or is_visiting(text, guest)
        if comes and place is not None and place.sector and place.country not in (None, guest.country):
            return place.country if place.sentence == host.sentence and text.endswith(" in ", 0, place.start) else None
    return None


def _by_guest(text: str, mentions: Sequence[Mention], at: int) -> str | None:
    """Read "the visiting Danish envoy told her hosts in Oslo", "Minister X thanked the Danish ambassador to Norway"."""
    guest = mentions[at]
    if guest.country is None or guest.kind not in ("person", "role"):
        return None
    if is_visiting(text, guest):
        near = (m for m in mentions[at + 1 : at + 3] if m.kind == "place" and m.sector and m.sentence == guest.sentence)
        place = next((m for m in near if text.endswith(" in ", 0, m.start)), None)
        return place.country if place is not None and place.country != guest.country else None
    post = post_of(text, guest)
    host = mentions[first_of_sentence(mentions, at)]
    met = post is not None and host is not guest and _is_official(host) and _DEALS.match(text, host.end) is not None
    return post if met else None


def _is_official(mention: Mention) -> bool:
    """Tell whether a mention is of somebody in an office of a state that is not told, or of its ministry."""
    named = mention.kind in ("person", "role") and mention.office is not None and mention.office != "counterpart"
    named = named or (mention.kind == "institution" and _TELLERS.search(mention.name or "") is not None)
    return named and mention.country is None and not mention.former and mention.sector not in _NOT_OF_A_STATE


def _told_behind(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Tell whether it is "Norway would help, she said": the state opens the sentence, and an official or "she" closes it."""
    state = mentions[at]
    if at and mentions[at - 1].sentence == state.sentence:
        return False
    near = [m for m in mentions[at + 1 : at + _NEAR] if m.sentence == state.sentence]
    if not near or not (near[-1].kind == "pronoun" or _is_official(near[-1])):
        return False
    return text.endswith((", ", ", the "), 0, near[-1].start) and _SAYS_LAST.match(text, near[-1].end) is not None


def _says_of(text: str, speaker: Mention, state: Mention) -> bool:
    """Tell whether a state is what an official says something of: "X told her counterpart that Norway"."""
    near = _is_official(speaker) and state.start - speaker.end < _LONG_SAYING
    return near and _SAYS.fullmatch(text, speaker.end, state.start) is not None


def _by_own_words(doc: Document, mentions: Sequence[Mention]) -> str | None:
    """Read "Minister X said Norway would help", "“Norway values it,” X said": of the state of which no other official is told."""
    if not any(_is_official(m) for m in mentions):
        return None
    text, quotes = doc.text, [q.inner_start for q in doc.seg.quotations]
    others = {m.country for m in mentions if m.kind in _OFFICIALS and not text.startswith(("its ", "Its "), m.start)}
    told: set[str] = set()
    for at, state in enumerate(mentions):
        acts = state.kind == "country" or (state.kind == "place" and state.sector)
        if not acts or state.country is None or state.country in others or not _OF_ONES_OWN.match(text, state.end):
            continue
        quoted = bisect_right(quotes, state.start) - 1
        own = quoted >= 0 and state.start < doc.seg.quotations[quoted].inner_end
        if (
            own
            or _told_behind(text, mentions, at)
            or any(_says_of(text, speaker, state) for speaker in mentions[max(0, at - 2) : at])
        ):
            told.add(state.country)
    return told.pop() if len(told) == 1 else None
