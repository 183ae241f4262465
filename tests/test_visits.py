"""Visits are found in every phrasing of the corpus, with status, days, cities and kind."""

from __future__ import annotations

import pytest

from passages import events, passages, told_of_visit, visits

_COUTO = "Portuguese President Rui Couto"


@pytest.mark.parametrize(("text", "expected"), passages("visits"), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_phrasing_gives_the_visits_that_it_tells_of(text: str, expected: list[str]) -> None:
    assert sorted(told_of_visit(visit) for visit in visits(text)) == sorted(expected)


@pytest.mark.parametrize(("text", "_"), passages("visits"))
def test_every_proof_of_a_visit_stands_in_the_text(text: str, _: list[str]) -> None:
    for visit in visits(text):
        assert all(text[proof.start : proof.end] == proof.text for proof in visit.evidence)
        assert {"status", "host_country"} <= {proof.field for proof in visit.evidence}


def test_a_proof_names_the_pattern_that_read_it() -> None:
    (visit,) = visits(f"{_COUTO} arrived in Oslo on Wednesday.")
    assert {proof.rule for proof in visit.evidence if proof.field == "status"} == {"visit.arrived"}


def test_the_visitor_comes_from_the_country_that_he_represents() -> None:
    assert [visit.from_country for visit in visits(f"{_COUTO} visited Norway on Monday.")] == ["PT"]


def test_a_country_without_a_city_is_a_stop_too() -> None:
    (visit,) = visits(f"{_COUTO} will visit Norway on Friday.")
    assert [(stop.place.name, stop.place.kind) for stop in visit.itinerary] == [("Norway", "country")]


def test_later_sentences_fill_in_kind_and_length() -> None:
    text = f"{_COUTO} arrived in Oslo on Wednesday. His three-day official visit to Norway is the first in years."
    assert [told_of_visit(visit) for visit in visits(text)] == [
        "Rui Couto > NO | ongoing | 2026-03-11 | 2026-03-13 | Oslo | official",
    ]


def test_who_leaves_has_completed_his_visit() -> None:
    text = f"{_COUTO} arrived in Oslo on Tuesday. He left on Wednesday."
    assert [told_of_visit(visit) for visit in visits(text)] == [
        "Rui Couto > NO | completed | 2026-03-10 | 2026-03-11 | Oslo | unknown",
    ]


def test_a_visit_recalled_without_a_day_is_background() -> None:
    text = f"{_COUTO} praised the fish. Norway sells much of it. Couto visited Norway last year."
    assert visits(text) == []


def test_on_a_tour_of_a_region_the_cities_tell_the_countries() -> None:
    text = f"{_COUTO}, who is on a tour of the Middle East, met Egyptian Foreign Minister Adel Amin in Cairo on Wednesday."
    assert [(visit.host_country, visit.status) for visit in visits(text)] == [("EG", "ongoing")]


def test_events_come_in_the_order_of_their_main_predicates() -> None:
    text = f"{_COUTO} met Norwegian Prime Minister Eva Lind on Wednesday and will visit Sweden on Friday."
    assert [event.type for event in events(text)] == ["meeting", "visit"]
