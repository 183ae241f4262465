"""An actor or a speaker's words in, whether that is somebody who acts in diplomacy out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diplowire.extract import lexicon

if TYPE_CHECKING:
    from diplowire.model import Actor

# PLOVER sectors of those who do diplomacy; the rest (business, press, civil society, medicine ...) does not count.
_DIPLOMATIC = frozenset("GOV LEG MIL IGO SPY REB SEP PTY DIP OPP PAR".split())
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HANGING = frozenset("of for in from at with to by on against about who which that".split())
_PHRASE_ENDS = re.compile(rf"\b(?:{'|'.join(sorted(_HANGING))})\b", re.IGNORECASE)
_FOR_OR_AGAINST = frozenset("critic critics detractor detractors fan fans".split())
_PAPERS = "announcement|bulletin|cable|communiqu[eé]|e-?mail|letter|memo|message|note|post|readout|release|statement|tweet"
# What carries a paper: "a message posted on the ministry's page".
OUTLETS = frozenset("account blog channel feed page portal profile site website".split())
_WRITTEN_BY = re.compile(
    rf"\b(?:(?:{_PAPERS}) (?:of (?:an?|his|her|its|the|their) (?:[\w’'-]+ ){{1,4}})?"
    r"(?:(?:issued|posted|published|put out|released|sent|shared) )?(?:from|by) |(?:announcement|release) of "
    rf"|(?:carried|issued|posted|published|put out|released|shared) on (?:[\w’'-]+ ){{0,5}}?(?:{'|'.join(sorted(OUTLETS))})\b)"
)


@cache
def _offices() -> frozenset[str]:
    """Words for offices and for bodies that act, singular and plural."""
    words = {w.word for w in lexicon.institution_words() if w.actor} | {
        "government",
        "office",
        "statement",
        "official",
        "officials",
    }
    words |= {form.split()[-1] for form in (*lexicon.office_by_form(), *lexicon.office_by_plural())}
    return frozenset(words)


def _head(phrase: str) -> str:
    """Return the word that a phrase is about: the last one before what hangs on it."""
    if phrase.replace(" ", "").isalpha():  # as most are: no marks, so that its words need not be looked for
        words = phrase.casefold().split()
        end = len(words) if _HANGING.isdisjoint(words) else next(i for i, word in enumerate(words) if word in _HANGING)
        return words[end - 1] if end else ""
    core = _PHRASE_ENDS.split(phrase, maxsplit=1)[0]
    found = _WORDS.findall(core)
    return found[-1].casefold() if found else ""


def names_media(words: str) -> bool:
    """Tell whether a phrase names the press: "state-run media", "a newspaper in Oslo"."""
    return _head(words) in lexicon.media_words()


def names_office(words: str) -> bool:
    """Tell whether a phrase names an office or a body that acts: "a spokesman for the group", not "critics of the group"."""
    head = _head(words)
    return head in _offices() and head not in _FOR_OR_AGAINST


def is_written_by(words: str) -> bool:
    """Tell whether it is something that somebody has written: "a message from the government", not "a letter to Oslo".

    "A statement posted on the ministry's website" is one, too.
    """
    return _WRITTEN_BY.search(words) is not None


def is_actor(actor: Actor) -> bool:
    """Tell whether somebody acts in diplomacy."""
    if actor.kind in ("country", "delegation"):
        return True
    if actor.sector is not None:
        return actor.sector in _DIPLOMATIC
    return actor.role is not None or (actor.kind in ("group", "institution") and names_office(actor.name))
