"""Text in, mentions out: offices, institutions, groups and places as they are written around the world."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplowire.extract.segment import segment
from diplowire.extract.spot import chunk, spot

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

CORPUS = Path(__file__).parent / "corpora" / "titles.txt"
TITLES = [line.split(" | ") for line in CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def mentions(text: str) -> tuple[Mention, ...]:
    return spot(segment(text))


@pytest.mark.parametrize(("phrase", "name", "office", "country"), TITLES)
def test_a_title_gives_name_office_and_country(phrase: str, name: str, office: str, country: str) -> None:
    found = [m for m in mentions(f"Yesterday {phrase} arrived in the hall.") if m.kind == "person"]
    assert [m.name for m in found] == [name]
    assert (found[0].office or "-") in (office, "mr")
    assert (found[0].country or "-") == country


def test_a_minister_who_is_a_senator_too_opens_a_sentence_without_an_article() -> None:
    named = [m for m in mentions("Minister for Lighthouses, Senator Ivo Brand today called for peace.") if m.kind == "person"]
    assert [(m.name, m.office) for m in named] == [("Ivo Brand", "minister")]


def test_mentions_never_overlap_and_stand_where_they_say() -> None:
    text = "Iranian and Saudi officials met Prime Minister Anwar Ibrahim, the Malaysian leader, in Geneva on Monday."
    found = mentions(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[m.start : m.end].strip() for m in found)


def test_two_countries_before_a_plural_office_are_two_countries() -> None:
    (group,) = [m for m in mentions("Iranian and Saudi officials spoke for an hour.") if m.kind == "group"]
    assert group.countries == ("IR", "SA")


@pytest.mark.parametrize("verb", ["will co-chair the talks", "will chair the session", "are to chair the talks"])
def test_who_will_chair_something_is_no_chair(verb: str) -> None:
    assert [m.kind for m in mentions(f"Norway and Peru {verb} in Oslo.")] == ["country", "country", "place"]


def test_an_office_without_an_article_and_the_name_behind_a_comma_are_one_in_a_list() -> None:
    text = "Present were Ugandan envoy Ola Lie and Peruvian Minister of Foreign Affairs, Ida Vik, on Monday."
    found = [(m.name, m.office, m.country) for m in mentions(text)]
    assert found == [("Ola Lie", "envoy", "UG"), ("Ida Vik", "foreign_minister", "PE")]


@pytest.mark.parametrize(
    "words",
    [
        "the presidents of Peru, Ida Vik, and Chad, Ola Lie,",
        "the foreign ministers of Peru (Ida Vik) and Chad (Ola Lie)",
        "the ambassadors of Peru, Ida Vik, and of Chad, Ola Lie,",
    ],
)
def test_each_of_a_group_is_told_behind_his_state(words: str) -> None:
    assert [(m.name, m.country) for m in mentions(f"She met {words} on Monday.")[1:]] == [("Ida Vik", "PE"), ("Ola Lie", "TD")]


def test_who_comes_at_the_head_of_a_delegation_leaves_it_its_own() -> None:
    found = mentions("She came at the head of a Peruvian trade delegation.")
    assert [(m.kind, m.country) for m in found] == [("pronoun", None), ("role", None), ("delegation", "PE")]


def test_presidents_in_a_row_are_two_people() -> None:
    found = [m for m in mentions("It was signed by Presidents Niinistö and Rinkēvičs in the evening.") if m.kind == "person"]
    assert [m.name for m in found] == ["Niinistö", "Rinkēvičs"]


def test_an_official_visit_is_no_official() -> None:
    assert not [m for m in mentions("He is on an official visit here.") if m.kind == "role"]


def test_an_envoy_for_a_country_is_not_of_that_country() -> None:
    (envoy,) = [m for m in mentions("The special envoy for Yemen Hans Berg left.") if m.kind == "person"]
    assert (envoy.name, envoy.country) == ("Hans Berg", None)


def test_a_company_is_no_person() -> None:
    assert not [m for m in mentions("The owners of Sunrise Valley Airlines were pleased.") if m.kind == "person"]


def test_a_country_that_is_a_given_name_before_a_surname_is_a_person() -> None:
    assert [m.kind for m in mentions("The deputy Jordan Bardella spoke.")] == ["person"]


def test_every_token_is_in_exactly_one_chunk() -> None:
    seg = segment("“We met,” said Foreign Minister Péter Szijjártó. He left Budapest for New York.")
    rows = chunk(seg, spot(seg), (), ())
    for sentence, row in zip(seg.sentences, rows, strict=True):
        covered = [t for c in row for t in seg.tokens[sentence.first : sentence.last] if c.start <= t.start < c.end]
        assert covered == list(seg.tokens[sentence.first : sentence.last])


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They met Saudi Arabia's Prince Talal bin Nawaf in Oslo.", "Talal bin Nawaf", "SA"),
        ("They met Portugal's Rui Couto in Oslo.", "Rui Couto", "PT"),
        ("They met Rui Couto in Oslo.", "Rui Couto", None),
    ],
)
def test_a_country_that_owns_a_person_is_the_person_s(text: str, name: str, country: str | None) -> None:
    assert [(m.name, m.country) for m in mentions(text) if m.kind == "person"] == [(name, country)]


def test_a_palace_is_not_in_the_city_that_it_is_named_after() -> None:
    found = [m.place for m in mentions("They met at the Belem palace and at the Geneva airport.") if m.place]
    assert [(place.kind, place.country) for place in found] == [("venue", None), ("city", "CH")]


def test_a_committee_of_a_chamber_is_one_institution() -> None:
    (person,) = [m for m in mentions("Ann Lee, chair of the Senate Foreign Relations Committee, spoke.") if m.kind == "person"]
    assert person.institution == "Senate Foreign Relations Committee"


def test_a_name_that_opens_one_sentence_is_known_where_its_surname_opens_another() -> None:
    found = mentions('Wang Huning left. It was late. "Our friendship holds," Wang said.')
    assert [m.name for m in found if m.kind == "person"] == ["Wang Huning", "Wang"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("They met Chinese Vice Premier He Lifeng.", "He Lifeng"), ("“He Lies,” she said.", None)],
)
def test_a_he_with_a_capital_in_mid_sentence_is_a_name(text: str, name: str | None) -> None:
    assert [m.name for m in mentions(text) if m.kind == "person" and (m.name or "").startswith("He ")] == ([name] if name else [])
