"""A line in, the visits out that are told from the hosts' side: "X was welcomed in Oslo", "Norway hosted X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.lists import behind_apposition, behind_group, listed, owns
from diplowire.extract.frames.subject import subject
from diplowire.extract.frames.tense import outlook
from diplowire.extract.visits.found import Found
from diplowire.extract.visits.grammar import IN_CITY, IN_LAND
from diplowire.extract.visits.stops import seat_of_state, stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplowire.extract.frames.line import Line
    from diplowire.model import Status

_RECEPTION = frozenset({"airport", "tarmac", "airfield", "airbase"})
_GREETING = re.compile(r"[189][vT]{0,2}(?=[av.#C']{0,4}[PRGD])")
# "X was welcomed at the airport in Oslo on Monday by Y"
_GREETED = re.compile(r"b[hv]{0,2}[189](?=[vT]{0,2}[digT,])")
_WELCOME = re.compile(r"9[vT]{0,2}(?=(?:a?\.o)?[av.#C']{0,4}[PRGDO])")
# "Norway will host X", "Norway, which is preparing to welcome X", "Norway received X on Monday"
_HOSTS = re.compile(r"(?P<state>[CL.])(?:,W)?[wbetvT]{0,5}(?P<verb>[89])[vT]{0,2}(?=[av.#C']{0,4}[PR])")
# or "was given a red-carpet welcome in Oslo"
_IS_WELCOMED = re.compile(
    r"(?:b[hv]{0,2}(?=9)|(?=[8.](?P<gets>a[.#v]{0,4}9)))(?P<verb>[98.])[^;WHPRs1238&]{0,10}?[it](?=a?L|a[.#C']{1,5}(?:oL|c))"
)
_GIVEN = frozenset({"accorded", "given", "got", "received"})
_STATUS: dict[str, Status] = {"future": "planned", "ongoing": "ongoing", "past": "completed"}
_TO = re.compile(r"(?:,?[FX]g[av.#C']{0,4}P)?,?t")  # "welcomed a delegation led by X to Oslo"


def welcomed(line: Line) -> Iterator[Found]:
    """Find the visits of those who are greeted, welcomed or hosted in a sentence."""
    yield from _received(line)
    if "9" in line.classes or "8" in line.classes:
        yield from _welcomed(line)
        yield from _hosted(line)
        yield from _was_welcomed(line)


def _welcomed(line: Line) -> Iterator[Found]:
    """Read "X welcomed Y to Oslo": Y is there, or will be."""
    for match in _WELCOME.finditer(line.classes):
        guests, verb = listed(line, behind_group(line, match.end())), match.start()
        time = outlook(line, verb)
        to = _TO.match(line.classes, behind_apposition(line, guests[-1])) if guests and time is not None else None
        if to is None:
            continue
        status: Status = "planned" if time == "future" else "ongoing"
        places = stops(line, to.end()) or (seat_of_state(line, to.end()) if line.classes.startswith("O", to.end()) else ())
        yield Found("welcomed_to", line, verb, match.end(), guests, places, status, line)


def _hosted(line: Line) -> Iterator[Found]:
    """Read "Norway received X on Monday", "Norway will host X", "Norway is busy as it prepares to welcome X"."""
    for match in _HOSTS.finditer(line.classes):
        verb, at = match.start("verb"), match.start("state")
        if line.word(at) == "it":
            at = 0
        status = _STATUS.get(outlook(line, verb) or "")
        told = line.classes[at] in "CL" if status == "planned" else line.classes[at] == "C" and line.classes[verb] != "9"
        if status is None or not told:
            continue  # "Norway welcomed X's words"
        guests = listed(line, match.end())
        if guests and all(line.classes[k] in "PR" for k in guests) and not owns(line, guests[-1]):
            yield Found("state_hosts", line, verb, match.end(), guests, stops(line, at), status, line)


def _was_welcomed(line: Line) -> Iterator[Found]:
    """Read "X was welcomed at Government House in Oslo", "X received a warm welcome in Oslo": X is there."""
    for match in _IS_WELCOMED.finditer(line.classes):
        verb, gets = match.start("verb"), match["gets"] is not None
        time = "past" if gets and line.word(verb) in _GIVEN else None if gets else outlook(line, verb)
        guests = subject(line, verb) if time in ("past", "future") else ()
        offer = bool(guests) and line.classes[guests[0] - 1 : guests[0]] in tuple("gofrt")  # "An offer by X was welcomed in Oslo"
        if guests and not offer and all(line.classes[k] in "PRHD" for k in guests):
            status: Status = "planned" if time == "future" else "ongoing"
            inside = line.classes.count("i", verb, match.end()) > 1  # "at Government House in Oslo": of one day of a visit
            yield Found(
                "visits_house" if inside else "was_welcomed",
                line,
                verb,
                match.end(),
                guests,
                stops(line, match.end()),
                status,
                line,
            )


def _received(line: Line) -> Iterator[Found]:
    """Read "X greeted Y at the airport": Y has arrived."""
    if _RECEPTION.isdisjoint(line.words):
        return
    for match in _GREETING.finditer(line.classes):
        guest = listed(line, match.end())[:1]
        verb = match.start()
        if guest and outlook(line, verb) == "past":
            city = IN_CITY.search(line.classes, guest[0])
            places = stops(line, city.end()) if city else ()
            yield Found("received_at_airport", line, verb, match.end(), guest, places, "ongoing", line)
    for match in _GREETED.finditer(line.classes):
        verb, time = match.end() - 1, outlook(line, match.end() - 1)
        city = IN_CITY.search(line.classes, match.end()) or IN_LAND.search(line.classes, match.end())
        if time in ("past", "future") and (guests := subject(line, verb)):
            places = stops(line, city.end()) if city else ()
            status: Status = "planned" if time == "future" else "ongoing"
            yield Found("received_at_airport", line, verb, match.end(), guests, places, status, line)
