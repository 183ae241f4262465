"""An office abroad or for a purpose and a name in, one person out: "Envoy for Critical Minerals Ann Lee".

"Israel's ambassador in Warsaw, Dan Levi,", "Ambassador of Peru to Kenya with accreditation to Uganda".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import given_names
from diplowire.extract.lexicon.facts import ENVOYS
from diplowire.extract.spot.titled import CAPITALISED, CLOSED, titled

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_FOR = (" for ", " of ", " for the ")
_WITHIN = 5  # mentions
_SENT = ("envoy", "representative", "coordinator", "commissioner")
_FOR_WHAT = rf"(?:the )?(?:{CAPITALISED} ){{1,4}}"
_PURPOSES = re.compile(
    rf" (?:(?P<first>for {_FOR_WHAT}))?(?:and|&) {_FOR_WHAT}(?:(?:for|in|to|on) {_FOR_WHAT}(?:and {_FOR_WHAT})?)?"
)
_ACCREDITED = re.compile(
    r",? (?:with (?:concurrent )?accreditation|(?:(?:and|also|concurrently|who is) ){0,3}accredited"
    r"(?: also| concurrently)?) to (?:the )?"
)


def past_purpose(text: str, found: list[Mention], name: Mention) -> Mention:
    """Read "Envoy for Critical Minerals Ann Lee": the name begins with the given name, before it stands what she is for."""
    at = len(found)
    while at and found[at - 1].kind == "person" and found[at - 1].title is None and _joined(text, found[at - 1], name):
        at -= 1
    role = found[at - 1] if at else None
    if role is None or role.kind != "role" or name.title or text[role.end : (found[at:] or [name])[0].start] not in _FOR:
        return name
    words = (name.name or "").split()
    first = next((k for k in range(1, len(words) - 1) if words[k] in given_names()), None)
    if first is None:
        return name
    del found[at - 1 :]
    return titled(name, role)._replace(
        start=role.start, name=" ".join(words[first:]), institution=role.institution, rule="title_and_name"
    )


def of_purposes(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Envoy for Contact and Negotiation for Darfur Ann Lee": a word of what she is for was taken for a name."""
    if name.title or " " not in (name.name or "") or not found or text[found[-1].end : name.start] != " ":
        return None
    at = len(found) - 1
    while at > 0 and not found[at].title and found[at].kind in ("person", "place", "country") and len(found) - at < _WITHIN:
        at -= 1
    sent = found[at]
    told = _PURPOSES.fullmatch(text, sent.end, name.start) if (sent.office or "").endswith(_SENT) else None
    named = sent.kind == "person" and text.endswith(f" {sent.name}", 0, sent.end)
    cut = named and " " not in (sent.name or "") and sent.name not in given_names()
    if told is None or not (cut if told["first"] is None else sent.kind == "role" and not sent.plural):
        return None
    del found[at:]
    return titled(name, sent)._replace(start=sent.start, institution=sent.institution, rule="title_and_name")


def posted_in(text: str, found: list[Mention], name: Mention) -> Mention | None:
    """Read "Indian High Commissioner in Colombo Anil Rao", "Israel's ambassador in Warsaw, Dan Levi,", "her peer in Oslo, X,".

    Or "the leader of the opposition Freedom Party, X,".
    """
    if len(found) < len(("role", "place")) or name.title or name.sentence != found[-2].sentence:
        return None
    role, post = found[-2:]
    peer = role.office == "counterpart" and not role.country
    party = role.office == "opposition_leader" and post.kind == "institution" and text[role.end : post.start] == " "
    posted = post.kind in ("place", "country") and (peer or (role.office or "").endswith(ENVOYS))
    if role.kind != "role" or not (party or posted):
        return None
    gap = text[post.end : name.start]
    inserted = gap == ", " and text[name.end : name.end + 1] in CLOSED
    if not (party or text[role.end : post.start] in (" in ", " to ")) or not (gap == " " or inserted):
        return None
    del found[-2:]
    return titled(name, role)._replace(
        start=role.start,
        institution=role.institution,
        country=post.country if peer else role.country,
        countries=(post.country,) if peer and post.country else role.countries,
        rule="title_and_name",
    )


def _joined(text: str, before: Mention, name: Mention) -> bool:
    """Tell whether "and" or a comma alone joins two pieces: "for Cyberspace and Digital Policy"."""
    return before.sentence == name.sentence and text[before.end : name.start].strip() in ("and", ",", ", and", "&")


def is_accredited_to(text: str, envoy: Mention, country: Mention) -> bool:
    """Tell whether a country ends "Ambassador of Peru to Kenya with accreditation to Uganda"."""
    posted = (envoy.office or "").endswith(ENVOYS) and envoy.sentence == country.sentence and country.kind == "country"
    return posted and _ACCREDITED.fullmatch(text, envoy.end, country.start) is not None
