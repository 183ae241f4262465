"""A speaker told by a general word in, the body out that the text named in full before: "the legion", "the military".

"The Iran-backed group" and "the rebels" are the fighters of whom the text told last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.told_of_before import told_of_before

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.model import Actor

_NOUNS = (
    "agency|alliance|army|authority|battalion|brigades?|bureau|coalition|command|commission|committee|council|directorate|"
    "faction|force|forces|front|intelligence|legion|league|militia|military|movement|navy|resistance|service|union"
)
_OF_ITS_NAME = re.compile(rf"[Tt]he (?P<noun>{_NOUNS})", re.IGNORECASE)
_KINDS = "group|movement|militia|faction|organi[sz]ation|militants|rebels|insurgents|fighters|separatists"
_FIGHTERS = re.compile(
    r"[Tt]he (?:(?:[A-Z][\w’-]*|[a-z]+-backed|armed|insurgent|jihadist|Islamist|militant|powerful|rebel|separatist) )*"
    rf"(?:{_KINDS})"
)
_REACH = 6  # sentences back to those who fight
_FAR = 40  # mentions back to the body with its full name


class GeneralWords:
    """Bodies of a document by what is left of their names when they are told of again."""

    def __init__(self, doc: Document) -> None:
        """Know none yet."""
        self.doc = doc
        self.told: dict[str, Actor] = {}  # last word of a name that only the text tells to be a body's
        self.fought: tuple[int, Actor | None] = (-_REACH, None)  # sentence and the fighters who spoke last

    def hear(self, one: Attribution, actors: tuple[Actor, ...]) -> None:
        """Remember bodies that spoke."""
        if len(actors) == 1 and actors[0].kind == "institution":
            self.told[actors[0].name.casefold().rsplit(maxsplit=1)[-1]] = actors[0]
            if actors[0].sector == "REB":
                self.fought = one.sentences[0], actors[0]

    def meant(self, one: Attribution, words: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The body where the words mean it, else `actors` as they are."""
        if any(a.kind != "institution" or a.country or a.sector == "IGO" for a in actors):
            return actors
        if (named := _OF_ITS_NAME.fullmatch(words)) is not None:
            return self._named(one, named["noun"].casefold()) or actors
        if actors and words.casefold().startswith("the "):
            return self._named(one, words[len("the ") :].casefold()) or actors
        return self._fighters(one) or actors if not actors and _FIGHTERS.fullmatch(words) else actors

    def _fighters(self, one: Attribution) -> tuple[Actor, ...]:
        """Those who fight and spoke, or were told of, last."""
        if self.fought[1] is not None and one.sentences[0] - self.fought[0] <= _REACH:
            return (self.fought[1],)
        near = told_of_before(self.doc, one.speaker[0][0], _REACH)
        return next(((a,) for a in near if a.sector == "REB" and a.kind == "institution"), ())

    def _named(self, one: Attribution, noun: str) -> tuple[Actor, ...]:
        """The body of whose name `noun` is the last word, or that is `noun` of a state: one that spoke, or was told of."""
        if noun in self.told:
            return (self.told[noun],)
        for actor in told_of_before(self.doc, one.speaker[0][0], _FAR):
            name = actor.name.casefold() if actor.kind == "institution" and actor.country else ""
            if name.endswith(f" {noun}") or name.startswith(f"{noun} of "):
                return (actor,)
        return ()
