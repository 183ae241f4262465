"""A segmented text in, the place of its dateline out: "BEIJING, April 25 (Xinhua) --" is Beijing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from diplowire.extract import lexicon
from diplowire.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplowire.extract.document import Segmented, Sentence

_CITY = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,4}")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:(?:{_MONTHS})[a-z]{{0,6}}|(?:{_MONTHS.upper()})[A-Z]{{0,6}})\.?"
_DAY = rf"(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? ?{_MONTH}|[A-Z][a-z]{{2,8}}day)(?:,? ?/?\d{{4}})?"
_HOUR = r"\d{1,2}:\d\d"
# An agency in brackets, between strokes, or a comma away in capitals.
_AGENCY = r"(?:\([A-Z][^()\n]{1,30}\)|/ ?[A-Z][^/\n]{1,30}/)"
_BREAK = r"(?:(?:\.?:| ?\.?[—–_]| ?\.?-{1,3})(?: |(?<=[:-])(?=[A-Z])))"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}?"
# No dateline in form, but a city: it, a region, a day, an agency, and a mark or what else ends it.
_BARE = re.compile(
    r"\s*(?:By [^\n]{3,60}\n\s*)?(?:[•*] ?)?"
    rf"(?P<city>{_NAME})(?:, (?P<beside>[A-Z][a-z]+)| \[[A-Z][^\[\]\n]{{1,30}}\])?"  # New Delhi [India], May 3 (ANI):
    r"(?:"
    rf"(?: ?[,.]? {_DAY})?(?:[,.]? {_AGENCY}|, [A-Z]{{2,9}}\b)?(?:,? {_DAY})?{_BREAK}"  # Accra, Sept. 17, GNA: the president
    rf"|, {_DAY},? [A-Z][A-Za-z]{{2,9}}{_BREAK}"  # TOKYO, May 9 Kyodo - The minister
    rf"|, {_DAY}\. (?=[A-Z])"  # NEW DELHI, OCT. 25. The minister
    rf"|, {_DAY}, [A-Z]{{2,12}}\. (?=[A-Z])"  # YEREVAN, MARCH 3, ARMENPRESS. The minister
    rf"|, [A-Z][a-z]+, {_DAY}\s*\n\s*(?:By [^\n]{{3,60}}\n\s*)?"  # Baku, Azerbaijan, March 3, and who wrote it
    rf"|, {_DAY}(?:, [A-Z]{{2,9}}|\.)?\s*\n\s*"  # Baku, March 3, AZERTAC, on a line of its own
    rf"|,? {_DAY}[,.]? {_AGENCY}\.?\s{{1,3}}"  # LUCKNOW, Feb 11 (PTI) The minister; MOSCOW, June 10. /TASS/. The minister
    rf"|,? {_AGENCY}\.? "  # Yerevan /Armenpress/. The president
    r"|\. (?=[A-Z])"  # Tashkent. The minister
    r"| ?\| ?[A-Z][\w. ]{1,20} ?\| ?"  # Abuja, Nigeria | Xinhua | The minister
    r")"
    rf"|\s*{_DAY},? {_HOUR}\s+(?P<timed>{_NAME})(?:, [A-Z][a-z]+)?\s*\n\s*"  # May 3, 2011, 20:15  Sochi, on a line of its own
    rf"|\s*[A-Z]{{3,12}} / (?P<behind>{_NAME}) -{{1,2}} "  # EUOBSERVER / BRUSSELS - The minister
    rf"|\s*{_HOUR} ?\| ?(?P<clock>{_NAME}), {_DAY}\.?\s*\n\s*"  # 18:15 | Lima, Feb. 8., on a line of its own
    rf"|\s*[(\[](?P<inside>{_NAME})(?:, {_DAY})?[)\]](?:{_BREAK}| )"  # (Oslo, 4 May 2026) The minister; [OSLO] …
    rf"|\s*{_DAY},? (?P<dated>{_NAME}){_BREAK}"  # May 4, 2026, Oslo - The minister
    r"|\s*(?:[A-Z]{2,12}|Agencies|Reuters) ?/ ?(?P<filed>[A-Z][A-Za-z .'’-]{1,30})\s*\n\s*"  # QNA/Doha, on a line of its own
    rf"|\s*(?P<before>{_NAME}) ?/ ?(?:[A-Z]{{2,12}}|Agencies|Reuters)\s*\n\s*"  # Doha/QNA, on a line of its own
    r"|\s*(?P<alone>[A-Z][A-Z '’-]+)(?:, [A-Z][^\W\d_A-Z]+(?: [A-Z][a-z]+)?)?\n\s*"  # ANKARA, on its own line; BUCHAREST, Romania
    r"|\s*(?P<place>[A-Z][A-Z '’-]+), [A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]{2,8}\.? \d{1,2}\. ",
)
_IN_STATE = re.compile(rf"(?P<city>{_NAME}), (?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})(?=[, ])")
# NTB - Oslo - The minister; (NTB) Oslo - The minister
_SENT_BY = re.compile(rf"\s*(?:[A-Z]{{2,9}} ?[—–-]|\([A-Z]{{2,9}}\)) (?P<city>{_NAME}){_BREAK}")
_IN_FRONT = re.compile(
    rf"^\s*(?:By [^\n]{{3,60}}\n\s*|[•*] ?|{_DAY},? (?:{_HOUR}\s+)?|{_HOUR} ?\| ?|[A-Z]{{3,12}} / "
    r"|[A-Z]{2,9} ?[—–-] |\([A-Z]{2,9}\) )"
)


@cache
def _cities() -> Mapping[str, Place]:
    places: dict[str, Place] = {}
    for city in lexicon.cities():
        place = Place(name=city.name, country=city.country, lat=city.lat, lon=city.lon, kind="city")
        for name in (*city.other_names, city.name, city.name.removesuffix(" City")):
            places.setdefault(_plain(name), place)
    return places


def _plain(name: str) -> str:
    """A name without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def _bare(seg: Segmented) -> tuple[int, Place] | None:
    """Give the end of a dateline that has not the form of one, and its city, if that is known."""
    if dateline_place(seg) is not None:
        return None
    for found in filter(None, (_BARE.match(seg.text), _SENT_BY.match(seg.text))):
        names = (_cities().get(_plain(name)) for name in found.groups() if name)
        place = next((place for place in names if place), None)  # or "Azerbaijan, Baku,": the state first
        if place is not None:
            return (found.end(), place) if not _within_a_word(seg, found.end()) else None
    return None


def _within_a_word(seg: Segmented, end: int) -> bool:
    """Tell whether a dateline would end inside a word: "Ciudad Guayana-based"."""
    last = bisect_left(seg.starts, end) - 1
    return last >= 0 and seg.ends[last] > end


def mark_bare_dateline(seg: Segmented) -> Segmented:
    """Give a text with "NEW DELHI:" the same with that as its dateline: no part of the first sentence, nobody who acts."""
    bare = _bare(seg)
    if bare is None:
        return seg
    end = bare[0]
    own = takewhile(lambda s: s.start < end, seg.sentences)
    behind = [_behind(seg, sentence, end) for sentence in own]
    return seg._replace(dateline=(0, end), sentences=(*behind, *seg.sentences[len(behind) :]))


def _behind(seg: Segmented, sentence: Sentence, end: int) -> Sentence:
    """What a dateline that ends at `end` leaves of a sentence; a line of its own is no sentence."""
    first = next((k for k in range(sentence.first, sentence.last) if seg.starts[k] >= end), None)
    if first is None:
        return sentence._replace(kind="heading")
    return sentence._replace(first=first, start=seg.starts[first])


def dateline_place(seg: Segmented) -> Place | None:
    """Give the city that the dateline names, if it or its state is known."""
    line = seg.text[slice(*seg.dateline)] if seg.dateline is not None else ""
    return (_city_of(line) or _city_of(_IN_FRONT.sub("", line)) or _of_state(line)) if line else None


def _of_state(line: str) -> Place | None:
    """Read "VESTRAND, Norway, May 3 (NTB) --": a city that no list knows, in a state."""
    told = _IN_STATE.match(line)
    country = lexicon.country_by_name().get(_plain(told["state"])) if told else None
    if told is None or country is None or _plain(told["city"]) in lexicon.country_by_name():
        return None
    return Place(name=told["city"].title() if told["city"].isupper() else told["city"], country=country)


@lru_cache(maxsize=64)
def _city_of(line: str) -> Place | None:
    city, behind = line.lstrip("([ "), line.partition(", ")[2]
    of_state = _plain(city.partition(",")[0]) in lexicon.country_by_name()
    return _city_at(city) or (_city_at(behind) if of_state else None) or _city_at(line.partition("/")[2].lstrip())


def _city_at(line: str) -> Place | None:
    """Give the city that opens a line: of "ASTANA. KAZINFORM" the first word."""
    found = _CITY.match(line)
    words = found[0].split() if found else []
    names = (_plain(" ".join(words[:n]).rstrip(".")) for n in range(len(words), 0, -1))
    return next((place for name in names if (place := _cities().get(name))), None)
