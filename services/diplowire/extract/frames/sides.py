"""Actors in, out whether they count as actors of diplomacy, whom they represent and how high they stand."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from diplowire.extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplowire.model import Actor, Level

_RANKS: tuple[Level, ...] = ("heads", "ministers", "parliament", "envoys", "officials")
# Teams play, except these.
_AT_WORK = frozenset("negotiating peace mediation monitoring inspection fact-finding u.n. un security diplomatic".split())
# Who chairs nobody knows what chairs a company, and who directs it makes films.
_OF_A_BOARD = frozenset({"chairman", "chairwoman", "chief executive", "director", "managing director"})
_OF_SEVERAL_STATES = "IGO"
_STATE = frozenset({"GOV", "LEG", "MIL", "IGO", "REB", "OPP", "SPY", "SEP"})


def counts(actor: Actor) -> bool:
    """Tell whether somebody acts in diplomacy: a state, an institution, an organisation, or somebody who holds an office."""
    if actor.kind == "delegation":
        if actor.sector == "CVL":
            return False  # "a delegation of Norwegian businessmen"
        of_states = actor.sector == _OF_SEVERAL_STATES  # "an IMF team"
        return of_states or not actor.name.casefold().endswith("team") or not _AT_WORK.isdisjoint(actor.name.casefold().split())
    if actor.kind == "country":
        return True
    if actor.kind == "person":
        role = actor.role
        if role is not None and role.institution is None and role.title.casefold() in _OF_A_BOARD:
            return False
        return (actor.role is not None or actor.country is not None) and actor.sector in (None, *_STATE)
    if actor.kind == "institution":
        return actor.country is not None or actor.sector in _STATE
    return actor.country is not None and actor.sector != "CVL"


def side(actor: Actor) -> str | None:
    """Whom an actor represents: a country, else the institution he belongs to, else nobody known."""
    if actor.country:
        return actor.country
    if actor.kind in ("institution", "delegation", "group"):
        return actor.name
    return actor.role.institution if actor.role else None


def is_of_several_states(actor: Actor) -> bool:
    """Tell whether a group is of no one state and of no organisation: "the ministers of the Nordic countries"."""
    return actor.kind == "group" and actor.country is None and actor.sector != "IGO"


def level(actors: Iterable[Actor]) -> Level | None:
    """The level at which sides meet: that of the side whose most senior representative stands lower."""
    best: dict[str | None, int] = {}
    for actor in actors:
        found = _levels().get(actor.role.title.casefold()) if actor.role else None
        if actor.sector == "LEG" and found != "heads":
            found = "parliament"  # "the chairman" of one
        if found is not None:
            best[side(actor)] = min(best.get(side(actor), len(_RANKS)), _RANKS.index(found))
    return _RANKS[max(best.values())] if best else None


@cache
def _levels() -> Mapping[str, Level]:
    """Levels by lower-case title."""
    known: dict[str, Level] = {}
    for office in lexicon.offices():
        if office.level in _RANKS:
            known[office.form] = office.level
    return MappingProxyType(known)
