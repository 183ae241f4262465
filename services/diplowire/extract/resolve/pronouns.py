"""A pronoun in, the person behind it out: the one told of last, the one who spoke, the king."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.resolve.naming import actors_of
from diplowire.extract.resolve.offices import REGNAL

if TYPE_CHECKING:
    from diplowire.extract.document import Mention
    from diplowire.extract.resolve.people import Person
    from diplowire.extract.resolve.state import State
    from diplowire.model import Actor

SAYS = re.compile(
    r" (?:(?:also|then|later) )?(?:said|says|added|adds|told|noted|stressed|explained|insisted|replied|answered|responded)\b"
)
_OWN = {"m": "His ", "f": "Her "}  # opens a sentence about the one who was told of before
_CROWNED = ("majesty", "h.m.")
_ASKED = re.compile(r"(?:When |If )?(?:asked|Asked|pressed|Pressed|questioned|Questioned)\b")
# "As Norway's premier arrived in Oslo, he said": the same one.
_SUBORDINATE = re.compile(
    r"(?:After|Although|As|At|Before|By|During|For|If|In|On|Once|Since|Though|Until|Upon|When|While|With|\w+ing|\w+ed)\b"
)


def read_pronoun(state: State, index: int, mention: Mention) -> tuple[Actor, ...]:
    """Whom "he", "she", "who" or "they" means."""
    if state.quoted(mention):
        state.reasons[index] = "a pronoun inside a quotation"
        return ()
    if mention.plural:
        return state.plural or actors_of(state.focus.company() or state.focus.pair(), "pronoun")
    if mention.rule == "honorific_alone" and (crowned := _crowned(state, mention)) is not None:
        return actors_of((crowned,), "pronoun")
    if (sayer := sayer_of(state, mention)) is not None:
        state.see(sayer, mention)
        return actors_of((sayer,), "pronoun")
    if (named := (mention.name == "latter" and _latter(state, mention)) or _right_before(state, index, mention)) is not None:
        state.see(named, mention)
        return actors_of((named,), "pronoun")
    others = _tells_of_another(state, mention)
    person = state.focus.pronoun(mention.gender, mention.sentence, before=others)
    if others and person is not None:
        state.focus.only_told_of(mention.sentence, person)
    if person is None:
        state.reasons[index] = "nobody whom the pronoun can mean was named near by"
        return ()
    if mention.gender == "f" and person.gender is None:
        person.gender = "f"  # so that she is "she" from here on, rather than another woman told of in passing
    state.see(person, mention)
    return actors_of((person,), "pronoun")


def _latter(state: State, mention: Mention) -> Person | None:
    """Whom "the latter" means: the one told of last."""
    last = next(state.focus.latest(), None)
    return last.person if last is not None and mention.sentence - last.sentence <= 1 else None


def _right_before(state: State, index: int, mention: Mention) -> Person | None:
    """Whom "who" means in "met Senator X, who is on a visit": the one named right before it."""
    before = state.mentions[index - 1] if index and mention.name == "who" else None
    if before is None or state.doc.text[before.end : mention.start] not in (", ", " "):
        return None
    named = state.mentions[index - 2] if index > 1 and before.kind == "role" else None
    apposed = named is not None and state.doc.text[named.end : before.start] == ", "
    return state.people.get(index - 2 if apposed else index - 1)  # "X, a former minister who left"


def _crowned(state: State, mention: Mention) -> Person | None:
    """Whom "His Majesty" means: the king, queen or emperor of home, else the last told of; of several, the one who acts."""
    if not (mention.name or "").endswith(_CROWNED):
        return None
    crowned = [s for s in state.focus.latest() if any(o.key in REGNAL for o in s.person.offices)]
    own = [s for s in crowned if state.home is not None and s.person.country == state.home]
    last = [s for s in crowned if s.sentence == crowned[0].sentence and s.person.gender in (None, mention.gender)]
    seen = next((s for s in reversed(last) if s.subject), next(iter(last or crowned), None))
    return own[0].person if own else seen.person if seen else None


def sayer_of(state: State, mention: Mention) -> Person | None:
    """Whom "he" means in "A and B will fly to Oslo, C said. He added": C, who spoke in the sentence before."""
    person, sentence = state.sayer
    if person is None or mention.sentence - sentence != 1:
        return None
    fits = mention.gender is None or person.gender in (None, mention.gender)
    return person if fits and SAYS.match(state.doc.text, mention.end) else None


def _tells_of_another(state: State, mention: Mention) -> bool:
    """Is it "X will come, he said", "Asked whether X will come, he said" or "His talks with X end before he flies": not X?"""
    text, start = state.doc.text, state.doc.seg.sentences[mention.sentence].start
    if mention.gender in _OWN and text.startswith(_OWN[mention.gender], start):
        return True
    if not text.endswith(", ", start, mention.start) or not SAYS.match(text, mention.end):
        return False
    if text.startswith((" added", " adds"), mention.end):
        return True  # to what he said before
    return bool(_ASKED.match(text, start)) or not _SUBORDINATE.match(text, start)
