"""A speaker nobody names in, somebody of the body or state that the words tell out.

"A source in the Foreign Ministry", "members of the government"; "an official from one of the Baltic states".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.actor_id import id_of_words
from diplowire.model import Actor

if TYPE_CHECKING:
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.model import ActorKind

SOURCES_REACH = 4  # sentences back to the sources

_FROM_SOME = re.compile(
    r"(?:an?|one) (?P<who>(?:[\w-]+ ){0,2}(?:official|diplomat|minister|envoy|ambassador)) from (?:one of|an?|another) ",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:(?:an?|one|the|some|several|two|three|other|another) )?"
    r"(?P<who>(?:[a-z-]+ ){0,2}(?:(?P<one>source|insider|employee|staffer|(?:staff )?member)|[a-z]+s)"
    r" (?:at|from|in|inside|of|within)) (?:the |its )?",
    re.IGNORECASE,
)
_KINDS = frozenset("source sources insider insiders employee employees staffer staffers member members".split())
_MEMBERS = frozenset({"member", "members"})
_BODIES_OF_PEOPLE = frozenset("GOV LEG MIL REB".split())
_OF_STATES = frozenset("GOV LEG MIL SPY".split())


def of_some_state(words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Read "an official from one of the Baltic states", "a diplomat from another EU country": of which state is not told."""
    some = _FROM_SOME.match(words) if " from " in words else None
    if some is None or len(actors) > 1:
        return actors
    name = f"{some['who']} (unnamed)"
    return (_somebody(name[0].upper() + name[1:], "person", None, "GOV"),)


class Insiders:
    """Unnamed people of bodies in a document; the last of them are "the sources" of the next sentences."""

    def __init__(self) -> None:
        """Know none yet."""
        self.last: tuple[int, tuple[Actor, ...]] = (-SOURCES_REACH, ())  # sentence and who spoke in it

    def meant(self, one: Attribution, words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The people where the words mean people of a body, else `actors` as they are."""
        found = _insiders(words, of_some_state(words, actors))
        if found is not actors and "source" in words.casefold():
            self.last = (one.sentences[0], found)
        return found

    def told(self, sentence: int) -> tuple[Actor, ...]:
        """Whom "sources" means in a sentence."""
        return self.last[1] if sentence - self.last[0] <= SOURCES_REACH else ()


def _insiders(words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Read "key sources in the Defence Ministry", "a member of the government": people of the body, not the body."""
    if len(actors) != 1 or actors[0].kind not in ("institution", "country"):
        return actors
    body, inside = actors[0], _INSIDE.match(words)
    if words.endswith(" members") and body.kind == "institution" and body.sector in _BODIES_OF_PEOPLE:
        return (_somebody(f"Members of {body.name}", "group", body.country, body.sector),)  # "Norwegian parliament members"
    noun = inside["who"].split()[-2].casefold() if inside is not None else ""
    if inside is None or noun not in _KINDS or inside.end() == len(words):
        return actors
    if noun in _MEMBERS and (body.kind == "country" or body.sector not in _OF_STATES):
        return actors  # "members of the Security Council" are states
    single = inside["one"] is not None
    name = f"{inside['who']} {words[inside.end() :]}{' (unnamed)' * single}"
    return (_somebody(name[0].upper() + name[1:], "person" if single else "group", body.country, body.sector or "GOV"),)


def _somebody(name: str, kind: ActorKind, country: str | None, sector: str | None) -> Actor:
    return Actor(id=id_of_words(name), name=name, kind=kind, country=country, sector=sector)
