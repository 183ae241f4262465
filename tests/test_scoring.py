"""The measuring itself: words are found where they stand, people are matched as GUIDELINES say, every fault is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scoring import cases as case_files
from scoring.actors import actor, same, who
from scoring.calibration import Said, bins, error
from scoring.events import NotInTextError, expected, found, place_of
from scoring.figures import figures
from scoring.matching import Fault, judge

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Foreign Minister Marit Lunde met Kenya's Daniel Otieno in Oslo. She said the sea is wide. He said the sea is deep."
MEETING = {"participants": ["Marit Lunde", "Daniel Otieno"], "countries": ["NO", "KE"], "place": "Oslo", "date": None}
MEETING |= {"format": "in_person", "status": "held", "sentence": "met Kenya's"}
SAID = {"speaker": ["Marit Lunde"], "country": "NO", "mode": "indirect", "cue": "said", "content": "the sea is wide"}
GOLD = {"visits": [], "meetings": [MEETING], "statements": [SAID | {"meeting": 1}]}


def _person(name: str, country: str) -> dict[str, Any]:
    return {"name": name, "kind": "person", "country": country}


def _event(kind: str, **more: object) -> dict[str, Any]:
    return {"id": kind, "type": kind, "status": "completed", "when": None, "where": [], "confidence": 0.8, "evidence": []} | more


def _meeting(*names: str) -> dict[str, Any]:
    people = [_person(name, country) for name, country in zip(names, ("NO", "KE"), strict=True)]
    where = [{"name": "Oslo", "kind": "city"}]
    proof = [{"start": 29, "end": 32}]
    more = {"participants": people, "countries": ["NO", "KE"], "format": "in_person", "visit_id": None}
    return _event("meeting", where=where, evidence=proof, **more)


def _statement(name: str, words: str, meeting: str | None = "meeting") -> dict[str, Any]:
    start = TEXT.index(words)
    content = {"start": start, "end": start + len(words), "text": words}
    more = {"mode": "indirect", "cue": {"text": "said"}, "content": content, "meeting_id": meeting}
    return _event("statement", speaker=[_person(name, "NO")], **more)


def _faults(*events: dict[str, Any]) -> set[Fault]:
    return set(judge(expected(GOLD, TEXT), found(events)).faults)


def test_what_is_right_has_no_fault() -> None:
    assert not _faults(_meeting("Marit Lunde", "Daniel Otieno"), _statement("Marit Lunde", "the sea is wide"))


def test_every_kind_of_fault_is_told() -> None:
    faults = _faults(_statement("Daniel Otieno", "the sea is wide", None), _statement("Marit Lunde", "the sea is deep"))
    assert faults == {
        Fault("meeting Marit Lunde + Daniel Otieno", "missed"),
        Fault("statement “the sea is wide”", "who"),
        Fault("statement “the sea is wide”", "its meeting"),
        Fault("statement “the sea is deep”", "extra"),
    }


def test_strict_figures_need_the_right_people() -> None:
    events = [_meeting("Marit Lunde", "Ana Silva"), _statement("Daniel Otieno", "the sea is wide")]
    row = figures([judge(expected(GOLD, TEXT), found(events))])[-1]
    assert (row.gold, row.found, row.right, row.strict) == (2, 2, 1, 0)


@pytest.mark.parametrize(
    ("gold", "told", "kind", "country", "equal"),
    [
        ("Marit Lunde", "Lunde", "person", "NO", True),
        ("Park Min-seo", "Min-seo Park", "person", "KR", True),
        ("Ana Silva", "Rui Silva", "person", "AO", False),
        ("Foreign Ministry of Peru", "Peruvian Foreign Ministry", "institution", "PE", True),
        ("Foreign Ministry of Peru", "Foreign Ministry", "institution", "PE", True),
        ("Foreign Ministry of Peru", "Foreign Ministry of Chile", "institution", "CL", False),
        ("Saudi officials (unnamed)", "officials of Saudi Arabia", "group", "SA", True),
        ("Portuguese government", "Portugal", "country", "PT", True),
        ("Türkiye", "Turkey", "country", "TR", True),
    ],
)
def test_who_is_the_same(gold: str, told: str, kind: str, country: str, equal: bool) -> None:
    assert same(who(gold), who(told, country=country, person=kind == "person")) is equal


def test_whoever_is_told_by_office_alone_may_be_of_a_state_by_another_of_its_names() -> None:
    office = "Foreign Minister of United Kingdom"
    told = actor(_person(office, "GB") | {"role": {"name": office}})
    assert same(who("Foreign Minister of Britain"), told)
    assert not same(who("Foreign Minister of Norway"), told)
    assert not same(who("Foreign Minister of Britain"), actor(_person("Marit Lunde", "GB") | {"role": {"name": office}}))


def test_quoted_words_are_found_once_or_not_at_all() -> None:
    assert TEXT[slice(*place_of(TEXT, "She … wide"))] == "She said the sea is wide"
    assert place_of(TEXT, "the sea", after="He said")[0] == TEXT.rindex("the sea")
    with pytest.raises(NotInTextError, match="more than once"):
        place_of(TEXT, "the sea")
    with pytest.raises(NotInTextError, match="not in the article"):
        place_of(TEXT, "the lake")


def test_calibration_sets_what_is_said_beside_what_is_true() -> None:
    said = [Said("visit", 0.95, True), Said("visit", 0.95, False), Said("meeting", 1.0, True), Said("meeting", 0.5, True)]
    low, high = bins(said)
    assert (low.kinds["all"], high.kinds["visit"], high.kinds["all"][0]) == ((1, 1.0), (2, 0.5), 3)
    assert error(said) == pytest.approx((3 * abs(2.9 / 3 - 2 / 3) + 0.5) / 4)


def test_only_mended_gaps_are_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known_gaps.tsv"
    path.write_text("# head\na\tvisit X > NO\tmissed\nb\tvisit Y > NO\tstart\n", "utf-8")
    monkeypatch.setattr(case_files, "GAPS", path)
    assert case_files.take_out_mended({"a": frozenset({Fault("visit X > NO", "missed"), Fault("new", "extra")})}) == 1
    assert path.read_text("utf-8") == "# head\na\tvisit X > NO\tmissed\n"
