"""A match of the mention grammar in, the mentions that it stands for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.lexicon.event_words import words_of
from diplowire.extract.spot.matched import Match, named_person, office_alone
from diplowire.extract.spot.offices import Title, read_title
from diplowire.extract.spot.private import is_private
from diplowire.extract.spot.several import several
from diplowire.extract.spot.untitled import READERS, is_no_body
from diplowire.extract.spot.word_class import AFTER_OFFICIAL

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from diplowire.extract.document import Mention, Segmented, Sentence
    from diplowire.extract.spot.atoms import Row

_ONLOOKERS = "observer"
_LONG_OPENING = 6  # atoms: "Late on Sunday evening,"
# Behind these no name is who acts: "met A and the Peruvian president, X in Lima".
_BEHIND_A_NAME = frozenset("after ahead at before during for from here in on to today with yesterday".split())
# Styles that stand for the name: "His Highness stressed".
_STYLES = frozenset({"excellency", "highness", "majesty", "royal_highness"})


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
    if (more := several(found, match)) is not None:
        return more
    if rule == "office_comma_name" and (apart := _verb_before_town(found)):
        return [office_alone(found._replace(atoms=found.atoms[:apart], rule="office"))]
    if rule == "office_comma_name" and (comma := _apart_from_name(found, row, match)):
        name, of_name = found._replace(atoms=found.atoms[comma + 1 :], rule="name"), len(found.atoms) - comma - 1
        return [office_alone(found._replace(atoms=found.atoms[:comma], rule="office")), *named_person(name, 0, of_name)]
    if named in _PEOPLE:
        group = _PEOPLE[named]
        return named_person(found, match.start(group) - match.start(), match.end(group) - match.start())
    if rule == "institution" and _is_no_institution(found):
        return []
    if rule == "sides" and len(found.atoms) == 1 and found.text(found.atoms).casefold() != "both":
        return []  # "several said"
    if (rule == "host_or_guest" and not _acts(found)) or (rule == "honorific_alone" and not _stands_for_a_name(found)):
        return []
    return [_BUILDERS[rule](found)]


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


def _acts(found: Match) -> bool:
    """Tell whether "the host" is somebody: no noun stands behind it ("the host country")."""
    last = found.atoms[-1].last
    follower = found.seg.words[last] if last < found.sentence.last else ""
    definite = found.text(found.atoms).casefold().startswith("the ")
    return definite and (not follower.islower() or follower in AFTER_OFFICIAL or follower.endswith("ed"))


def _stands_for_a_name(found: Match) -> bool:
    phrase = found.atoms[0].phrase
    return phrase is not None and phrase.key in _STYLES


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
    "office": office_alone,
    "institution": _institution,
}
