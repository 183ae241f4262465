"""A match of the mention grammar in, the mentions that it stands for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.document import Mention
from diplowire.extract.spot.offices import Title, read_title
from diplowire.model import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import Literal

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.spot.atoms import Atom

_GENDER: dict[str, Literal["m", "f"]] = {"he": "m", "she": "f"}
_NAME_CLASSES = frozenset("NIplrcd")
_EMPTY = Title()


def build(seg: Segmented, sentence: Sentence, row: Sequence[Atom], match: re.Match[str]) -> list[Mention]:
    """Read one match; a list of names after a plural office gives several."""
    rule = match.lastgroup or ""
    piece = row[match.start() : match.end()]
    if rule == "offices_and_names":
        return _several_people(seg, sentence, piece, rule)
    if rule in _PEOPLE:
        group = _PEOPLE[rule]
        names = row[match.start(group) : match.end(group)]
        titles = [a for a in piece if a not in names]
        return _person(seg, sentence, piece, names, titles, rule)
    return [_BUILDERS[rule](seg, sentence, piece, rule)]


def _person(
    seg: Segmented, sentence: Sentence, piece: Sequence[Atom], names: Sequence[Atom], titles: Sequence[Atom], rule: str
) -> list[Mention]:
    start, end = _inside(piece, names, rule)
    name = seg.text[names[0].start : names[-1].end]
    if rule == "name" and len(names) == 1 and names[0].cls != "N":
        return []
    title = read_title(seg.text, titles) if titles else _EMPTY
    origin = next((a.phrase.country for a in piece[-1:] if a.cls == "c" and a.phrase and a not in names), None)
    given = next((a.phrase.gender for a in titles if a.phrase and a.phrase.gender), None)
    return [
        Mention(
            start,
            end,
            "person",
            sentence.index,
            name=name,
            title=title.title,
            office=title.office,
            institution=title.institution,
            country=title.country or origin,
            countries=title.countries,
            sector=title.sector,
            gender=given,
            former=title.former,
            rule=rule,
        )
    ]


def _inside(piece: Sequence[Atom], names: Sequence[Atom], rule: str) -> tuple[int, int]:
    """The characters of a person's mention: all of the match."""
    del names, rule
    return piece[0].start, piece[-1].end


def _several_people(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> list[Mention]:
    """ "Presidents Xi and Putin": each name is a person with the office."""
    head = next(i for i, a in enumerate(piece) if a.cls == "g")
    after = next(i for i in range(head + 1, len(piece)) if piece[i].cls in "NIph" and piece[i - 1].cls in "g,oibcdrlh")
    title = read_title(seg.text, piece[:after])
    found: list[Mention] = []
    run: list[Atom] = []
    for atom in [*piece[after:], None]:
        if atom is not None and atom.cls in _NAME_CLASSES and not (atom.cls in "cd" and not run):
            run.append(atom)
            continue
        if run:
            found.append(
                Mention(
                    run[0].start,
                    run[-1].end,
                    "person",
                    sentence.index,
                    name=seg.text[run[0].start : run[-1].end],
                    title=title.title,
                    office=title.office,
                    institution=title.institution,
                    country=title.country if len(title.countries) < 2 else None,  # noqa: PLR2004 - each may have another
                    sector=title.sector,
                    rule=rule,
                )
            )
            run = []
    return found


def _office(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    title = read_title(seg.text, piece)
    start, end = piece[0].start, piece[-1].end
    return Mention(
        start,
        end,
        "role",
        sentence.index,
        title=title.title,
        office=title.office,
        institution=title.institution,
        country=title.country,
        countries=title.countries,
        sector=title.sector,
        former=title.former,
        rule=rule,
    )


def _group(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    title = read_title(seg.text, piece)
    start, end = piece[0].start, piece[-1].end
    return Mention(
        start,
        end,
        "group",
        sentence.index,
        name=seg.text[start:end],
        title=title.title,
        office=title.office,
        institution=title.institution,
        country=title.country,
        countries=title.countries,
        sector=title.sector,
        plural=True,
        former=title.former,
        rule=rule,
    )


def _delegation(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    title = read_title(seg.text, piece)
    kept = [a for a in piece if a.cls not in "t#"]
    return Mention(
        piece[0].start,
        piece[-1].end,
        "delegation",
        sentence.index,
        name=seg.text[kept[0].start : kept[-1].end],
        institution=title.institution,
        country=title.country,
        sector=title.sector,
        rule=rule,
    )


def _institution(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    title = read_title(seg.text, piece)
    start = next(a.start for a in piece if a.cls != "t")
    return Mention(
        piece[0].start,
        piece[-1].end,
        "institution",
        sentence.index,
        name=seg.text[start : piece[-1].end],
        institution=title.institution,
        country=title.country,
        countries=title.countries,
        sector=title.sector,
        rule=rule,
    )


def _country(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    del seg
    known = next((a.phrase for a in piece if a.phrase and a.phrase.country), None)
    code = known.country if known else None
    return Mention(
        piece[0].start,
        piece[-1].end,
        "country",
        sentence.index,
        country=code,
        countries=(code,) if code else (),
        sector="GOV",
        rule=rule,
    )


def _place(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    atom = piece[-1]
    place = atom.phrase.place if atom.phrase else None
    known = place or Place(name=seg.text[atom.start : atom.end], kind="region")
    capital = "GOV" if atom.phrase and atom.phrase.capital else None
    return Mention(
        piece[0].start,
        atom.end,
        "place",
        sentence.index,
        name=known.name,
        country=known.country,
        place=known,
        sector=capital,
        rule=rule,
    )


def _pronoun(seg: Segmented, sentence: Sentence, piece: Sequence[Atom], rule: str) -> Mention:
    lower = seg.tokens[piece[0].first].lower
    return Mention(
        piece[0].start,
        piece[0].end,
        "pronoun",
        sentence.index,
        name=lower,
        gender=_GENDER.get(lower),
        plural=lower == "they",
        rule=rule,
    )


_PEOPLE = {"office_before_name": "n1", "office_comma_name": "n2", "name_comma_office": "n3", "honorific_and_name": "n4", "name": "n5"}
_BUILDERS = {
    "delegation": _delegation,
    "officials": _group,
    "sides": _group,
    "side_of_country": _country,
    "office": _office,
    "institution": _institution,
    "country": _country,
    "place": _place,
    "pronoun": _pronoun,
}
