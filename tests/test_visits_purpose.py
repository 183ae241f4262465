"""What a visit is for, on whose invitation it happens, and which of its stops are still to come."""

from __future__ import annotations

import pytest

from passages import events, visits

_COUTO = "Portuguese President Rui Couto"
_HOST = "Norwegian Prime Minister Eva Lind"


@pytest.mark.parametrize(
    ("rest", "purpose"),
    [
        ("arrived in Oslo on Wednesday to attend a summit on fisheries.", "to attend a summit on fisheries"),
        ("arrived in Oslo on Wednesday for talks on fisheries.", "for talks on fisheries"),
        ("flew to Oslo for a meeting of coastal states, his office said.", "for a meeting of coastal states"),
        ("will travel to Oslo next week in order to sign a fisheries accord.", "to sign a fisheries accord"),
        ("will visit Norway on Friday to discuss fish, oil and trade.", "to discuss fish, oil and trade"),
        ("will visit Norway from March 20 to 22 to open an embassy on Monday.", "to open an embassy"),
        ("is in Oslo for negotiations, as storms close the fjords.", "for negotiations"),
        (f"will visit Norway at the invitation of {_HOST} to discuss cod quotas.", "to discuss cod quotas"),
        ("left for Oslo to take part in a donor conference, where he will speak.", "to take part in a donor conference"),
        ("arrived in Oslo on Wednesday for a three-day official visit.", None),
        ("arrived in Oslo for three days.", None),
        ("arrived in Oslo on Wednesday.", None),
        ("travelled from Bergen to Oslo.", None),
    ],
)
def test_what_a_visit_is_for_is_told_behind_the_place(rest: str, purpose: str | None) -> None:
    found = visits(f"{_COUTO} {rest}")
    assert [visit.purpose for visit in found[:1]] == [purpose]
    proofs = [proof.text for visit in found for proof in visit.evidence if proof.field == "purpose"]
    assert proofs == ([purpose] if purpose else [])


@pytest.mark.parametrize(
    ("rest", "host"),
    [
        (f"will visit Norway on Friday at the invitation of {_HOST}.", "Eva Lind"),
        (f"will visit Norway on Friday at the invitation of his counterpart {_HOST}.", "Eva Lind"),
        (f"will visit Norway on Friday at {_HOST}'s invitation.", "Eva Lind"),
        (f"arrived in Oslo as a guest of {_HOST}.", "Eva Lind"),
        ("will visit Norway on Friday at the invitation of the Norwegian government.", "Norwegian government"),
        ("will visit Norway on Friday at the invitation of a choir.", None),
        ("will visit Norway on Friday.", None),
    ],
)
def test_a_visit_has_the_host_who_invited(rest: str, host: str | None) -> None:
    (visit,) = visits(f"{_COUTO} {rest}")
    assert (visit.host.name if visit.host else None) == host
    assert ("host" in {proof.field for proof in visit.evidence}) == (host is not None)


def test_cities_come_in_the_order_of_the_text_and_those_ahead_are_planned() -> None:
    text = f"{_COUTO} arrived in Norway on Wednesday. In Oslo, Couto met {_HOST}. His visit will continue in Bergen."
    (visit,) = visits(text)
    assert [(stop.place.name, stop.status) for stop in visit.itinerary] == [("Oslo", "ongoing"), ("Bergen", "planned")]
    told = {proof.field: proof.text for proof in visit.evidence}
    assert (told["itinerary[0]"], told["itinerary[1]"]) == ("Oslo", "Bergen")


def test_the_only_stop_has_the_days_of_the_visit() -> None:
    (visit,) = visits(f"{_COUTO} will visit Oslo from March 20 to 22.")
    assert [(stop.start, stop.end) for stop in visit.itinerary] == [("2026-03-20", "2026-03-22")]


def test_a_leader_and_a_delegation_are_each_proven_by_their_own_words() -> None:
    text = "A delegation of the Portuguese parliament led by Speaker Ana Duarte arrived in Oslo on Wednesday."
    (visit,) = visits(text)
    told = {proof.field: proof.text for proof in visit.evidence}
    assert (told["visitors[0]"], told["delegation"]) == ("Speaker Ana Duarte", "A delegation of the Portuguese parliament")
    assert [actor.sector for actor in visit.visitors] == ["LEG"]


def test_chairmen_of_parliaments_meet_at_the_level_of_parliaments() -> None:
    text = (
        "A delegation of the Portuguese parliament led by Chairman Rui Couto met the Chairman of the "
        "Norwegian parliament, Eva Lind."
    )
    assert [event.level for event in events(text) if event.type == "meeting"] == ["parliament"]
