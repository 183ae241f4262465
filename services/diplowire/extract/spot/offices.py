"""The atoms of a title in, the office out: its words, its key, whom it belongs to, and whether it is a former one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.lexicon.facts import LAWMAKERS, UNION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.spot.atoms import Atom

# Offices whose key takes the portfolio in: "minister" + "foreign" is a foreign minister.
_WITH_PORTFOLIO = frozenset({"minister", "secretary", "commissioner", "adviser", "chief", "deputy_minister"})


# Atoms that are an office, and without one those that are a body of people.
_BESIDE = re.compile("&[bmd]{0,3}f")
_OFFICE, _BODY = re.compile("[fg]"), re.compile("[Doi]")
# "The President of the Republic" is the president.
_OF_THE_REPUBLIC = re.compile(r" of the republic$", re.IGNORECASE)
_LEADS = frozenset({"chief", "head"})
# Whoever chairs one of these is its speaker, however he is called.
_CHAIRS = frozenset({"chair", "president"})
_PARLIAMENT = re.compile(
    r"^(?!.*\b(?:General|Parliamentary) Assembly\b)(?:Standing Committee of (?:the )?)?(?:[\w’'-]+ ){0,3}"
    r"(?:Assembly|Parliament|Senate|Congress|Duma|Knesset|Mazhilis|Majlis|Bundestag|Bundesrat|Chamber|Sejm|Saeima|Riksdag)\b"
)
# Atoms that tell a country.
_OF_COUNTRIES = frozenset("cdoilr")
_PARLIAMENTS = "LEG"
# Who speaks "for" somebody is of his country; an envoy "for" one is not.
_FIGHTING = "REB"
_EUROPEAN = "European"
_SPEAKER = "spokesperson"


class Title(NamedTuple):
    """An office as read; `countries` has several for a group ("the foreign ministers of Japan and South Korea")."""

    title: str | None = None
    office: str | None = None
    institution: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    former: bool = False
    also: tuple[str, str] | None = None  # key and words of a second office


def read_title(text: str, atoms: Sequence[Atom]) -> Title:
    """Read an office, an institution or a group from its atoms."""
    classes = "".join([a.cls for a in atoms])
    last = max(classes.rfind("f"), classes.rfind("g"))
    held = classes.rfind("'", 0, last) + 1 if last > 0 else 0  # "the president's envoy" is an envoy
    head = (_OFFICE if last >= 0 else _BODY).search(classes, held)
    main = head.start() if head is not None else None
    countries = _countries(atoms, classes, main)
    code = countries[0] if countries else None
    sector = _sector(atoms, classes, main)
    former = any(a.cls in "mf" and _effect(a) == "former" for a in atoms)
    if main is None:
        return Title(country=code, countries=countries, former=former)
    institution = _institution(text, [*atoms[:main], *atoms[main + 1 :]] if last >= 0 else atoms)
    if last < 0:
        return Title(None, None, institution, code, countries, sector, former)
    title = _words(text, atoms, main)
    if title[-1] in "cC":
        title = _OF_THE_REPUBLIC.sub("", title)
    key = _key(atoms[held:], main - held)
    if code is None and _is_of_the_union(text, atoms, key):
        code, countries = UNION, (UNION,)
    if key in _CHAIRS and institution and _PARLIAMENT.search(institution):
        key = "speaker"
    if key in _LEADS and institution and institution.endswith("diplomacy"):  # "the head of Spanish diplomacy"
        key, institution = "foreign_minister", None
    return Title(title, key, institution, code, countries, sector, former, _second(text, atoms, classes, main))


def _second(text: str, atoms: Sequence[Atom], classes: str, main: int) -> tuple[str, str] | None:
    """The key and the words of the second office in "Deputy Prime Minister and Foreign Minister"."""
    found = _BESIDE.search(classes, main) if "&" in classes else None
    if found is None:
        return None
    at = found.end() - 1
    key = _key(atoms[found.start() + 1 :], at - found.start() - 1)
    return (key, _words(text, atoms, at)) if key else None


def _is_of_the_union(text: str, atoms: Sequence[Atom], key: str | None) -> bool:
    """Tell whether it is "European Commissioner for Trade", "the European energy commissioner"."""
    return (
        key is not None
        and key.endswith("commissioner")
        and any(text[a.start : a.end] == _EUROPEAN for a in atoms if a.cls == "m")
    )


def _without_purpose(atoms: Sequence[Atom]) -> list[Atom]:
    """Leave out what an office is for: a special envoy for Sudan is not of Sudan, an ambassador to China not of China."""
    kept: list[Atom] = []
    skipping = False
    for atom in atoms:
        skipping = atom.cls in "wx" or (skipping and atom.cls not in "F,&'")
        if not skipping:
            kept.append(atom)
    return kept


def _countries(atoms: Sequence[Atom], classes: str, main: int | None) -> tuple[str, ...]:
    """All countries told by names, demonyms and institutions, once each.

    "The Assembly of the Republic of Mozambique" is not Portugal's, which bears the name alone.
    """
    if _OF_COUNTRIES.isdisjoint(classes):
        return ()
    speaks_for = main is not None and (fact := atoms[main].phrase) is not None and fact.key == _SPEAKER
    if not speaks_for and ("w" in classes or "x" in classes):
        atoms = _without_purpose(atoms)
        classes = "".join([a.cls for a in atoms])
    found: dict[str, None] = {}
    for i, atom in enumerate(atoms):
        if atom.cls in _OF_COUNTRIES and (fact := atom.phrase) is not None:
            code = fact.country or (fact.place.country if fact.place else None)
            of_another = atom.cls == "o" and fact.sector == _PARLIAMENTS and bool(found) and classes[i - 1] == "d"
            if code and not classes.startswith("oFc", i) and not of_another:  # "the Chilean Congress" is not America's
                found[code] = None
    return tuple(found)


def _sector(atoms: Sequence[Atom], classes: str, main: int | None) -> str | None:
    """The institution's sector where it has one (the spokesman of a parliament), else the office's."""
    own = atoms[main].phrase if main is not None else None
    if own is not None and own.key in LAWMAKERS:
        return own.sector  # whatever the party
    if "Ni" in classes and any(a.cls == "i" and a.phrase is not None and a.phrase.sector == _FIGHTING for a in atoms):
        return _FIGHTING  # "a spokesman for the Tamil Tiger rebels"
    if "Ni" in classes and "c" not in classes and "d" not in classes and "o" not in classes:
        return "NGO"  # "the Family Research Council": an institution of a name that no state or organisation bears
    for atom in atoms:
        if atom.cls in "oi" and atom.phrase is not None and atom.phrase.sector:
            return atom.phrase.sector
    return (own.sector if own is not None else None) or None


def _words(text: str, atoms: Sequence[Atom], main: int) -> str:
    """The words of the office: portfolio and modifiers before it, "of Foreign Affairs" behind it."""
    first = main
    while first > 0 and (atoms[first - 1].cls == "b" or _is_rank(atoms[first - 1])):
        first -= 1
    last = main
    while last + 2 < len(atoms) and atoms[last + 1].cls in "F&," and _portfolio_at(atoms, last + 2) is not None:
        last = _portfolio_at(atoms, last + 2) or last
    return text[atoms[first].start : atoms[last].end]


def _is_rank(atom: Atom) -> bool:
    return atom.cls == "m" and atom.phrase is not None and atom.phrase.effect in {"deputy", "acting"}


def _portfolio_at(atoms: Sequence[Atom], index: int) -> int | None:
    """The last atom of a portfolio that starts here."""
    if atoms[index].cls == "t" and index + 1 < len(atoms):
        index += 1
    if atoms[index].cls != "b":
        return None
    while index + 1 < len(atoms) and atoms[index + 1].cls == "b":
        index += 1
    return index


def _institution(text: str, atoms: Sequence[Atom]) -> str | None:
    """The first institution among the atoms, with the words that belong to its name."""
    for i, atom in enumerate(atoms):
        if atom.cls not in "oi":
            continue
        first = i
        while first > 0 and atoms[first - 1].cls in "bNd" and atoms[first - 1].cls != "'":
            first -= 1
        last = i
        while (further := _owner_at(atoms, last + 1)) is not None:
            last = further
        return text[atoms[first].start : atoms[last].end]
    return None


def _owner_at(atoms: Sequence[Atom], index: int) -> int | None:
    """Read "of the National People's Congress": the atom of the institution that the one before belongs to."""
    if index >= len(atoms) or atoms[index].cls != "F":
        return None
    ahead = index + 1
    while ahead < len(atoms) and atoms[ahead].cls in "tdbmN":
        ahead += 1
    return ahead if ahead < len(atoms) and atoms[ahead].cls in "oi" else None


def _key(atoms: Sequence[Atom], main: int) -> str | None:
    """The office's key, with its portfolio where the office is one of many kinds."""
    phrase = atoms[main].phrase
    if phrase is None:
        return None
    key = phrase.key
    rank = "deputy_" if main > 0 and atoms[main - 1].cls == "m" and _effect(atoms[main - 1]) == "deputy" else ""
    if key in _WITH_PORTFOLIO:
        near = [a for a in atoms[max(0, main - 3) : main + 4] if a.cls == "b" and a.phrase is not None]
        if near and near[0].phrase is not None:
            key = f"{near[0].phrase.key}_{key}"
    return rank + key


def _effect(atom: Atom) -> str:
    return atom.phrase.effect if atom.phrase is not None else ""
