"""The vocabulary between templates: a subject, a cue in its line with what comes later, and an attribution still in atoms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

Part = tuple[int, int]


class Subject(NamedTuple):
    """Atoms `first` to before `end`; for a relative pronoun `antecedent` are the atoms that it stands for."""

    first: int
    end: int
    antecedent: tuple[int, int] | None = None
    apposition: bool = False


class Case:
    """A cue with its subject (`use`) in its line, and the cues that follow."""

    __slots__ = ("cue", "later", "line", "use")

    def __init__(self, line: Line, use: Use, later: Sequence[Use]) -> None:
        """Keep the cue itself at hand: it is asked for all the time."""
        self.line, self.use, self.later = line, use, later
        self.cue: Cue = use.cue

    @property
    def limit(self) -> int:
        """The atom before which the words said must start: the next finite cue's verb."""
        for other in self.later:
            if (other.cue.form != "ing" and not other.cue.infinitive) or self.line.at(other.cue.group - 1) == ",":
                return other.cue.group
        return self.line.n

    def found(self, subject: Subject | None, parts: tuple[Part, ...], rule: str, *, carried: bool = False) -> Found:
        """Make an attribution of this cue."""
        return Found(self.cue, (self.cue.group, self.cue.end), subject, parts, rule, carried)


class Found(NamedTuple):
    """An attribution in atoms of one line: parts of the words said (none: they follow), and the template that read it."""

    cue: Cue | None
    cue_span: Part
    subject: Subject | None
    parts: tuple[Part, ...]
    rule: str
    carried: bool = False
