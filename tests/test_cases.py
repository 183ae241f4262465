"""Every annotated case is read as it was annotated by hand; what is not yet stands in cases/known_gaps.tsv, fault by fault."""

from __future__ import annotations

import json

import pytest

from diplowire.extract import extract
from score import judged
from scoring.cases import CASES, GAPS, Case, as_json, cases, known_gaps

_HEADER = "#"
_AT_LEAST = 61  # the sample and sixty passages


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.slug)
def test_a_case_is_read_as_it_was_annotated(case: Case) -> None:
    _, faults = judged(case, as_json(extract(case.article)))
    known = known_gaps().get(case.slug, set())
    new, mended = sorted(faults - known), sorted(known - faults)
    assert not new, f"wrong now: {[f'{fault.event}: {fault.what}' for fault in new]}"
    assert not mended, f"right now, so shorten the list (python tests/score.py --take-out-mended): {mended}"
    if known:
        pytest.xfail(f"{len(known)} known gaps")


def test_every_known_gap_belongs_to_a_case() -> None:
    assert set(known_gaps()) <= {case.slug for case in cases()}


def test_known_gaps_are_sorted_and_told_once() -> None:
    lines = [line for line in GAPS.read_text("utf-8").splitlines() if not line.startswith(_HEADER)]
    assert lines == sorted(set(lines))


def test_there_are_cases_of_every_kind_and_some_that_tell_nothing() -> None:
    assert len(cases()) >= _AT_LEAST
    assert {event.kind for case in cases() for event in case.gold} == {"visit", "meeting", "statement"}
    assert sum(not case.gold for case in cases()) >= 6


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.slug)
def test_a_case_says_what_it_is_there_for(case: Case) -> None:
    folder = CASES / case.slug
    assert len((folder / "notes.md").read_text("utf-8").split()) > 8
    assert {path.name for path in folder.iterdir()} == {"article.json", "expected.json", "notes.md"}
    assert json.loads((folder / "article.json").read_text("utf-8"))["id"] == case.slug


def test_no_two_cases_tell_the_same() -> None:
    bodies = [case.article.body for case in cases()]
    assert len(set(bodies)) == len(bodies)
