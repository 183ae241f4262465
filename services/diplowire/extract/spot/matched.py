"""A match of one rule of the mention grammar, and the two mentions that most of them become: somebody named, an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.document import Mention
from diplowire.extract.spot.offices import Title, read_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import MentionKind, Segmented, Sentence
    from diplowire.extract.spot.atoms import Atom

_UNTITLED = Title()
# Honorifics that tell a seat in parliament.
_SEATS = frozenset({"member_of_parliament", "senator"})


class Match(NamedTuple):
    """A match of one rule: its atoms in a sentence of a text."""

    seg: Segmented
    sentence: Sentence
    atoms: Sequence[Atom]
    rule: str

    def text(self, atoms: Sequence[Atom]) -> str:
        """The characters from the first to the last of some atoms."""
        return self.seg.text[atoms[0].start : atoms[-1].end]

    def mention(
        self,
        kind: MentionKind,
        title: Title = _UNTITLED,
        name: str | None = None,
        *,
        plural: bool = False,
        gender: str | None = None,
    ) -> Mention:
        """A mention of all the atoms, with what its title tells."""
        words, office, institution, country, countries, sector, former, also = title
        return Mention(
            self.atoms[0].start,
            self.atoms[-1].end,
            kind,
            self.sentence.index,
            name,
            words,
            office,
            institution,
            country,
            countries,
            sector,
            plural,
            gender,
            former,
            rule=self.rule,
            also=also,
        )


def named_person(found: Match, first: int, last: int) -> list[Mention]:
    """Somebody named: the name is the atoms from `first` to `last`, all others tell the office."""
    names, titles = found.atoms[first:last], [*found.atoms[:first], *found.atoms[last:]]
    if found.rule == "name" and len(names) == 1 and names[0].cls != "N":
        return []
    title = read_title(found.seg.text, titles) if titles else _UNTITLED
    gender = next((a.phrase.gender for a in titles if a.phrase and a.phrase.gender), None)
    seat = next((a for a in titles if a.cls == "h" and a.phrase and a.phrase.key in _SEATS), None)
    if seat is not None and seat.phrase is not None and title.office is None:  # "Rep. X", "Sen. X"
        title = title._replace(title=found.text([seat]), office=seat.phrase.key, sector=seat.phrase.sector)
    return [found.mention("person", title, found.text(names), gender=gender)]


def office_alone(found: Match) -> Mention:
    """Somebody told by office alone."""
    return found.mention("role", read_title(found.seg.text, found.atoms))
