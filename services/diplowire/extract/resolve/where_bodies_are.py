"""Officials and bodies in, the same with the state that tells where they are: "officials in Oslo", "a diplomat at it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Mention, Segmented

_OF_BODIES = frozenset({"aide", "diplomat", "official", "officer", "spokesperson"})
_AT = frozenset("at from in inside with within".split())
_OF_A_STATE = (
    *("administration", "authorities", "cabinet", "foreign office", "government", "leadership", "ministry", "parliament"),
    *("presidency", "presidential palace", "prime minister's office", "regime", "royal court", "royal palace"),
)


def settle_by_capital(seg: Segmented, filled: list[Mention], index: int) -> None:
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


def _opens_in(seg: Segmented, place: Mention, body: Mention) -> str | None:
    """Give the state of the capital in "In Oslo, the Foreign Ministry confirmed it", which opens a sentence."""
    opens = place.kind == "place" and place.sector and seg.text[seg.sentences[body.sentence].start : place.start] == "In "
    return place.country if opens and seg.text[place.end : body.start].strip() in ("", ",", ", the", "the") else None


def settle_by_body(seg: Segmented, filled: list[Mention], index: int) -> None:
    """Read "an official at the Norwegian foreign ministry", "diplomats from the embassy": of that body and its country."""
    somebody, body = filled[index], filled[index + 1] if index + 1 < len(filled) else None
    if somebody.office not in _OF_BODIES or somebody.institution or body is None or body.kind != "institution":
        return
    if seg.text[somebody.end : body.start].strip() in _AT:
        filled[index] = somebody._replace(
            institution=body.name, country=body.country, countries=body.countries, sector=body.sector
        )
