"""`cues.tsv` into a table: a word as it stands in a text -> the cues that it may be a form of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal["base", "s", "past", "part", "ed", "ing"]  # "ed": past and participle alike

_USUAL: Final[tuple[Form, ...]] = ("past", "ed", "part", "base", "s", "ing")


class CueEntry(NamedTuple):
    """One line of the table; `particles` are the words of the lemma after its first."""

    lemma: str
    particles: tuple[str, ...]
    forms: tuple[str, ...]  # base, third person, past, participle, -ing
    frames: frozenset[str]
    kind: str
    plover: str | None
    cameo: str | None
    confidence: float


class Reading(NamedTuple):
    """What a word may be: forms of an entry (some words are two: "read"), and which of them it is without auxiliaries."""

    entry: CueEntry
    forms: frozenset[Form]
    usual: Form


@cache
def cue_entries() -> Mapping[str, CueEntry]:
    """All entries by lemma."""
    lines = (files(__package__) / "cues.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {row[0]: _entry(row) for row in rows}


def _entry(row: list[str]) -> CueEntry:
    lemma, forms, frames, kind, plover, cameo, confidence = row
    return CueEntry(
        lemma=lemma,
        particles=tuple(lemma.split()[1:]),
        forms=tuple(forms.split()),
        frames=frozenset(frames),
        kind=kind,
        plover=plover or None,
        cameo=cameo or None,
        confidence=int(confidence) / 100,
    )


def _in_britain(named: list[tuple[str, Form]]) -> list[tuple[str, Form]]:
    """Spell "labelled" and "signalling" as Britain does, where the table has "labeled" and "signaling"."""
    return [
        (f"{word[: -len(end)]}l{end}", form)
        for word, form in named
        for end in ("ed", "ing")
        if word.endswith((f"al{end}", f"el{end}"))
    ]


@cache
def cue_readings() -> Mapping[str, tuple[Reading, ...]]:
    """For each form in lower case its readings, those with most particles first."""
    found: dict[str, dict[str, set[Form]]] = {}
    for entry in cue_entries().values():
        base, third, past, part, ing = entry.forms
        pasts: list[tuple[str, Form]] = [(past, "ed")] if past == part else [(past, "past"), (part, "part")]
        named: list[tuple[str, Form]] = [(base, "base"), (third, "s"), *pasts, (ing, "ing")]
        for word, form in (*named, *_in_britain(named)):
            found.setdefault(word, {}).setdefault(entry.lemma, set()).add(form)
    return {
        word: tuple(
            Reading(cue_entries()[lemma], frozenset(forms), next(form for form in _USUAL if form in forms))
            for lemma, forms in sorted(lemmas.items(), key=lambda x: (-len(x[0].split()), x[0]))
        )
        for word, lemmas in found.items()
    }
