"""A match of the mention grammar in, the mentions that it stands for out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.document import Mention
from diplowire.extract.lexicon.event_words import words_of
from diplowire.extract.spot.offices import Title, read_title
from diplowire.extract.spot.private import is_private
from diplowire.extract.spot.untitled import READERS, is_no_body
from diplowire.extract.spot.word_class import AFTER_OFFICIAL

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from diplowire.extract.document import MentionKind, Segmented, Sentence
    from diplowire.extract.spot.atoms import Atom, Row

_ONLOOKERS = "observer"
_SPOKESPERSON = "spokesperson"
_NAME_CLASSES = frozenset("NIplrcd")
_UNTITLED = Title()
_LONG_OPENING = 6  # atoms: "Late on Sunday evening,"
# Behind these no name is who acts: "met A and the Peruvian president, X in Lima".
_BEHIND_A_NAME = frozenset("after ahead at before during for from here in on to today with yesterday".split())
# Honorifics that tell a seat in parliament.
_SEATS = frozenset({"member_of_parliament", "senator"})
# Styles that stand for the name: "His Highness stressed".
_STYLES = frozenset({"excellency", "highness", "majesty", "royal_highness"})
# A group whose members may each be of another country.
_SEVERAL = 2


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


def build(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    """Read one match; a list of names after a plural office gives several."""
    untitled = READERS.get(match.lastgroup or "")
    if untitled is not None:
        return untitled(seg, sentence, row, match)
    found = _read(seg, sentence, row, match)
    told = bool(found) and (found[0].title is not None or found[0].kind == "delegation")
    private = told and is_private(seg.text, sentence, row.classes, match.span(), found)
    return [m._replace(sector="CVL") if m.title or m.kind == "delegation" else m for m in found] if private else found


def _read(seg: Segmented, sentence: Sentence, row: Row, match: re.Match[str]) -> list[Mention]:
    named = match.lastgroup or ""
    rule = named.removeprefix("bare_")
    found = Match(seg, sentence, row.atoms(seg, *match.span()), rule)
    if rule == "offices_and_names":
        return _several_people(found)
    if rule == "office_comma_name" and (apart := _verb_before_town(found)):
        return [_office(found._replace(atoms=found.atoms[:apart], rule="office"))]
    if rule == "office_comma_name" and (comma := _apart_from_name(found, row, match)):
        name, of_name = found._replace(atoms=found.atoms[comma + 1 :], rule="name"), len(found.atoms) - comma - 1
        return [_office(found._replace(atoms=found.atoms[:comma], rule="office")), *_person(name, 0, of_name)]
    if rule == "office_of_person":
        return _office_of_person(found, match.start("n6") - match.start(), match.end("n6") - match.start())
    if rule == "office_before_name" and (master := _master(found)):
        return _servant_and_master(found, master, match.start("n1") - match.start(), match.end("n1") - match.start())
    if named in _PEOPLE:
        group = _PEOPLE[named]
        if rule == "office_before_name" and "&" in match[0] and (second := _of_another_state(found)):
            return [_office(found._replace(atoms=found.atoms[: second - 1], rule="office")), *_from(found, match, group, second)]
        return _person(found, match.start(group) - match.start(), match.end(group) - match.start())
    if rule == "institution" and _is_no_institution(found):
        return []
    if rule == "sides" and len(found.atoms) == 1 and found.text(found.atoms).casefold() != "both":
        return []  # "several said"
    if (rule == "host_or_guest" and not _acts(found)) or (rule == "honorific_alone" and not _stands_for_a_name(found)):
        return []
    return [_BUILDERS[rule](found)]


def _from(found: Match, match: re.Match[str], group: str, second: int) -> list[Mention]:
    """Somebody named, from the second of two offices on."""
    first, last = (at - match.start() - second for at in match.span(group))
    return _person(found._replace(atoms=found.atoms[second:]), first, last)


def _of_another_state(found: Match) -> int:
    """Where the second office begins in "the Prime Minister and Taoiseach Ann Lee"; 0 where both may be hers.

    Nobody heads two governments, and "the Prime Minister and President Lee" are two.
    """
    held = [(i, a.phrase.key) for i, a in enumerate(found.atoms) if a.cls == "f" and a.phrase]
    if len(held) != len(("one", "other")) or held[1][0] - held[0][0] != len("f&") or found.atoms[held[0][0] + 1].cls != "&":
        return 0
    keys = {key for _, key in held}
    opened = found.atoms[0].cls == "t" and len(keys) > 1 and keys <= _HEADS
    return held[1][0] if opened or any(keys <= group for group in _NOT_BOTH) else 0


def _is_no_institution(found: Match) -> bool:
    words, last = found.text(found.atoms), found.atoms[-1]
    follower = found.seg.words[last.last] if last.last < found.sentence.last else ""
    return is_no_body(words, found.text([last]), follower, last.phrase, opened=found.atoms[0].cls in "t#")


def _verb_before_town(found: Match) -> int:
    """Place of the verb in "the minister visited Ankara, X"; 0 for "the ambassador in Ankara, X"."""
    apart = next((i for i, a in enumerate(found.atoms) if a.cls == "x"), 0)
    return apart if apart and found.text(found.atoms[apart : apart + 1]) not in ("in", "at") else 0


def _apart_from_name(found: Match, row: Row, match: re.Match[str]) -> int:
    """Place of the comma in "saw A and the Peruvian president, X said", "After seeing A and the Peruvian president, X left".

    But "On Sunday, the Peruvian president, X left", "A and the Peruvian president, X left" and "the president, X in Lima".
    """
    titled = row.classes[match.start("n2") - 1] == "h" if match["joins"] is not None else True  # "the minister, Mr. Singh"
    if titled or row.classes[match.end() : match.end() + 1] not in ("x", "V"):
        return 0
    follower, before = found.seg.words[found.atoms[-1].last], row.classes[: match.start()]
    leads = (before[:1] != "x" and before[-1:] not in ("x", "V")) or (
        len(before) <= _LONG_OPENING and before.endswith(",") and not before.strip("x,")
    )
    if follower in _BEHIND_A_NAME or (leads and follower.isalpha() and follower not in words_of("s")):
        return 0
    return row.classes.rindex(",", match.start(), match.start("n2")) - match.start()


def _master(found: Match) -> int:
    """Place of the master in "a spokesman for UN Secretary-General X": he is named, not who speaks for him; 0 for others."""
    atoms = found.atoms
    joint = next((i for i, a in enumerate(atoms) if a.cls == "w"), 0)
    speaks = any(a.phrase is not None and a.phrase.key == _SPOKESPERSON for a in atoms[:joint])
    return joint + 1 if speaks and any(a.cls == "f" for a in atoms[joint:]) else 0


def _servant_and_master(found: Match, master: int, first: int, last: int) -> list[Mention]:
    """Two people of one match: who speaks, of his master's organisation, and the master, whose name is atoms `first` to `last`."""
    body = next((a for a in found.atoms[master:] if a.cls == "o"), None)
    speaker = _office(found._replace(atoms=found.atoms[: master - 1], rule="office"))
    if body is not None and body.phrase is not None:
        speaker = speaker._replace(institution=found.text([body]), sector=body.phrase.sector)
    return [speaker, *_person(found._replace(atoms=found.atoms[master:]), first - master, last - master)]


def _acts(found: Match) -> bool:
    """Tell whether "the host" is somebody: no noun stands behind it ("the host country")."""
    last = found.atoms[-1].last
    follower = found.seg.words[last] if last < found.sentence.last else ""
    definite = found.text(found.atoms).casefold().startswith("the ")
    return definite and (not follower.islower() or follower in AFTER_OFFICIAL or follower.endswith("ed"))


def _stands_for_a_name(found: Match) -> bool:
    phrase = found.atoms[0].phrase
    return phrase is not None and phrase.key in _STYLES


def _person(found: Match, first: int, last: int) -> list[Mention]:
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


def _office_of_person(found: Match, first: int, last: int) -> list[Mention]:
    """Read "Prime Minister Sharon's office": the person, and right behind it the office that is named after the person."""
    owner = found._replace(atoms=found.atoms[:last], rule="office_before_name" if first else "name")
    people = _person(owner, first, last)
    title = read_title(found.seg.text, found.atoms[last:])._replace(country=people[0].country if people else None)
    office = found._replace(atoms=found.atoms[last:]).mention("institution", title, found.text(found.atoms[first:]))
    return [*people, office]


def _several_people(found: Match) -> list[Mention]:
    """Read "Presidents Xi and Putin": each name is a person with the office."""
    atoms = found.atoms
    head = next(i for i, a in enumerate(atoms) if a.cls == "g")
    after = next(i for i in range(head + 1, len(atoms)) if atoms[i].cls in "NIph" and atoms[i - 1].cls in "g,oibcdrlh")
    title = read_title(found.seg.text, atoms[:after])
    if len(title.countries) >= _SEVERAL:
        title = title._replace(country=None)
    people: list[Mention] = []
    run: list[Atom] = []
    for index, atom in enumerate([*atoms[after:], None], after):
        if atom is not None and atom.cls in _NAME_CLASSES and (run or atom.cls not in "cd"):
            run.append(atom)
        elif run:
            person = found._replace(atoms=run).mention("person", title, found.text(run))
            origin = _origin(atoms[index : index + 3])
            people.append(person._replace(end=origin.end, country=origin.phrase.country) if origin and origin.phrase else person)
            run = []
    return [people[0]._replace(start=atoms[0].start), *people[1:]] if people else []  # with the office before the first name


def _origin(behind: Sequence[Atom]) -> Atom | None:
    """The country behind each name of "Presidents Salgado of Brazil and Rolón of Paraguay"."""
    if not behind or behind[0].cls != "F":
        return None
    return next((a for a in behind[1:] if a.cls == "c"), None)


def _office(found: Match) -> Mention:
    return found.mention("role", read_title(found.seg.text, found.atoms))


def _group(found: Match) -> Mention:
    title = read_title(found.seg.text, found.atoms)
    if title.office == _ONLOOKERS and not title.countries and title.institution is None:
        title = title._replace(sector="CVL")  # "observers say": nobody's
    return found.mention("group", title, found.text(found.atoms), plural=True)


def _delegation(found: Match) -> Mention:
    kept = [a for a in found.atoms if a.cls not in "t#"]
    return found.mention("delegation", read_title(found.seg.text, found.atoms), found.text(kept))


def _institution(found: Match) -> Mention:
    atoms = found.atoms
    kept = atoms[next(i for i, a in enumerate(atoms) if a.cls != "t") :]
    head = next(a for a in kept if a.cls in "oi")
    if head.phrase and head.phrase.effect == "at_home":
        found = found._replace(rule="institution_at_home")
    return found.mention("institution", read_title(found.seg.text, atoms), found.text(kept))


def _host_or_guest(found: Match) -> Mention:
    noun = found.text(found.atoms[-1:])
    country = next((a.phrase.country for a in found.atoms if a.phrase and a.phrase.country), None)
    return found.mention("role", Title(title=noun, office=noun, country=country, sector="GOV"))


def _honorific(found: Match) -> Mention:
    phrase = found.atoms[0].phrase
    gender = phrase.gender if phrase else None
    return found.mention("pronoun", name=found.text(found.atoms).lower(), gender=gender or None)


_HEADS = frozenset({"chancellor", "emir", "king", "president", "prime_minister", "queen"})
_NOT_BOTH = (
    frozenset({"chancellor", "prime_minister"}),
    frozenset({"foreign_minister", "foreign_secretary", "secretary_of_state"}),
    frozenset({"crown_prince", "emir", "king", "queen"}),
)
_PEOPLE = {
    "office_before_name": "n1",
    "office_comma_name": "n2",
    "office_comma_titled": "n7",
    "name_comma_office": "n3",
    "name_comma_offices": "n8",
    "name_comma_title": "n9",
    "honorific_and_name": "n4",
    "bare_honorific_and_name": "n10",
    "name": "n5",
}
_BUILDERS: dict[str, Callable[[Match], Mention]] = {
    "delegation": _delegation,
    "officials": _group,
    "regional_states": _group,
    "sides": _group,
    "host_or_guest": _host_or_guest,
    "honorific_alone": _honorific,
    "office": _office,
    "institution": _institution,
}
