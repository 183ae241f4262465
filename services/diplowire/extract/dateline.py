"""A segmented text in, the place of its dateline out: "BEIJING, April 25 (Xinhua) --" is Beijing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.document import Chunk, Segmented

_CITY = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,4}")
# "NEW DELHI: The minister", "Luanda — The president", "BEIJING, Jan 9 (APP): The president": no dateline in form, but a city.
_BARE = re.compile(
    r"\s*(?P<city>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2})"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]+))?(?: \([A-Z][\w ]{1,20}\))?(?::| ?[—–]| -{1,2}) "
    r"|\s*(?P<place>[A-Z][A-Z '’-]+), [A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]{2,8}\.? \d{1,2}\. "
)


@cache
def _cities() -> Mapping[str, Place]:
    places: dict[str, Place] = {}
    for city in lexicon.cities():
        place = Place(name=city.name, country=city.country, lat=city.lat, lon=city.lon, kind="city")
        for name in (*city.other_names, city.name):
            places.setdefault(name.casefold(), place)
    return places


def without_dateline(seg: Segmented, rows: tuple[tuple[Chunk, ...], ...]) -> tuple[tuple[Chunk, ...], ...]:
    """Leave the chunks of "NEW DELHI:" out of the first sentence: they are no part of it."""
    bare = _BARE.match(seg.text) if seg.dateline is None and dateline_place(seg) else None
    if bare is None or not rows:
        return rows
    kept = tuple(chunk for chunk in rows[0] if chunk.start >= bare.end())
    return (kept or rows[0], *rows[1:])


def dateline_place(seg: Segmented) -> Place | None:
    """Give the city that the dateline names, if it is known."""
    if seg.dateline is None:
        bare = _BARE.match(seg.text)
        return _cities().get((bare["city"] or bare["place"]).casefold()) if bare else None
    line = seg.text[seg.dateline[0] : seg.dateline[1]]
    found = _CITY.match(line.lstrip("( "))
    words = found[0].split() if found else []
    names = (" ".join(words[:n]).rstrip(".").casefold() for n in range(len(words), 0, -1))
    return next((place for name in names if (place := _cities().get(name))), None)  # "ASTANA. KAZINFORM": the first word
