"""What a sentence tells of a meeting: the chunks of its verb and of those who take part, and whether it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.frames.clause import clause

if TYPE_CHECKING:
    from diplowire.extract.frames.calling_off import CalledOff
    from diplowire.extract.frames.line import Line
    from diplowire.extract.frames.tense import Outlook


# "The delegation of A was led by X": told of the meeting of those sides.
OF_ITS_SIDES = frozenset({"chaired_by", "represented_by", "side_led_by"})
# "A session, co-chaired by A and B, was held": it may be that of their states which was told before.
SESSION_CHAIRED = "chaired_at"
# "Norway and Peru held talks. They were co-chaired by A and B": of those states.
CHAIRED = frozenset({SESSION_CHAIRED, "talks_held_by"})


# "is meeting X on Friday": this week's Friday, or that of last week where it is nearer.
NOW = frozenset({"are_meeting", "is_meeting"})


class Found(NamedTuple):
    """A meeting as one sentence tells it; `refers` is true for "the meeting with X", which may be one already told.

    `him` is the chunk of the pronoun of whoever is met: "X called on him". `states` are codes of the states whose meeting it is
    by its name: "US-China talks". `own` bounds the chunks that tell day and place of one of several partners: "A on Monday and B
    on Friday".
    """

    rule: str
    line: Line
    verb: int
    end: int
    agents: tuple[int, ...]
    others: tuple[int, ...]
    outlook: Outlook
    called: CalledOff | None = None
    refers: bool = False
    him: int | None = None
    states: tuple[str, ...] = ()
    own: tuple[int, int] | None = None


def clause_words(found: Found) -> str:
    """Give the words of the clause, as written."""
    first, end = clause(found.line, found.verb)
    start, stop = found.line.span(first, end - 1)
    return found.line.doc.seg.text[start:stop]
