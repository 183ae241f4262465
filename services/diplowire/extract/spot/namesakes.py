"""Places that share a name in, each out in the country that the text tells of: "Valencia" in news of Spain or of Venezuela."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplowire.extract.document import Mention


def in_country_told(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give each such town the country right behind it, or unless it is a capital the only one of them that the text names."""
    sharing = _sharing()
    unsure = [k for k, m in enumerate(mentions) if m.kind == "place" and m.name in sharing]
    if not unsure:
        return tuple(mentions)
    found = [*mentions]
    named = {m.country for m in mentions if m.kind != "place"}
    for k in unsure:
        town, behind = mentions[k], mentions[k + 1] if k + 1 < len(mentions) else None
        towns = sharing[town.name or ""]
        beside = behind is not None and behind.kind == "country" and text[town.end : behind.start] == ", "
        told = {behind.country} if beside and behind is not None else named if not town.sector else set()
        if town.country not in told and len(others := told & towns.keys()) == 1:
            place = towns[others.pop()]
            found[k] = town._replace(country=place.country, place=place)
    return tuple(found)


@cache
def _sharing() -> Mapping[str, Mapping[str | None, Place]]:
    """Towns by name and country, of the names that are those of several."""
    towns: dict[str, dict[str | None, Place]] = {}
    for city in lexicon.cities():
        place = Place(name=city.name, country=city.country, lat=city.lat, lon=city.lon, kind="city")
        towns.setdefault(city.name, {})[city.country] = place
    return {name: found for name, found in towns.items() if len(found) > 1}
