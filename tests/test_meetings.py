"""Meetings are found in every phrasing of the corpus, and in nothing else."""

from __future__ import annotations

import pytest

from passages import events, meetings, passages, told_of_meeting

_PAIR = "Portuguese Foreign Minister Ana Duarte met Norwegian Foreign Minister Lars Holm"


@pytest.mark.parametrize(
    ("text", "expected"), passages("meetings"), ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_a_phrasing_gives_the_meetings_that_it_tells_of(text: str, expected: list[str]) -> None:
    assert sorted(told_of_meeting(meeting) for meeting in meetings(text)) == sorted(expected)


@pytest.mark.parametrize("text", [text for text, _ in passages("nothing_events")])
def test_a_passage_without_diplomacy_tells_of_no_meeting_and_no_visit(text: str) -> None:
    assert [event for event in events(text) if event.type != "statement"] == []


@pytest.mark.parametrize(("text", "_"), passages("meetings"))
def test_every_proof_of_a_meeting_stands_in_the_text(text: str, _: list[str]) -> None:
    for meeting in meetings(text):
        assert all(text[proof.start : proof.end] == proof.text for proof in meeting.evidence)
        fields = {proof.field for proof in meeting.evidence}
        assert {"status", "participants[0]"} <= fields
        assert ("when" in fields) == (meeting.when is not None)


def test_a_proof_names_the_pattern_that_read_it() -> None:
    (meeting,) = meetings(f"{_PAIR} in Oslo on Wednesday.")
    assert {proof.rule for proof in meeting.evidence if proof.field == "status"} == {"meeting.met"}


def test_participants_know_their_sides_and_the_meeting_its_countries() -> None:
    (meeting,) = meetings(f"{_PAIR} in Oslo on Wednesday.")
    assert [actor.side for actor in meeting.participants] == ["PT", "NO"]
    assert meeting.countries == ("PT", "NO")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Portuguese President Rui Couto met Norwegian Prime Minister Eva Lind.", "heads"),
        (f"{_PAIR}.", "ministers"),
        ("Portuguese President Rui Couto met Norwegian Foreign Minister Lars Holm.", "ministers"),
    ],
)
def test_the_level_is_that_of_the_side_that_stands_lower(text: str, level: str) -> None:
    assert [meeting.level for meeting in meetings(text)] == [level]


def test_the_margins_of_a_summit_are_the_occasion_of_a_meeting() -> None:
    (meeting,) = meetings(f"{_PAIR} on the sidelines of the Arctic summit in Geneva.")
    assert meeting.setting == "sidelines"
    assert meeting.occasion == "the Arctic summit in Geneva"


def test_three_sides_make_a_meeting_trilateral() -> None:
    text = "Presidents Ana Duarte of Portugal, Eva Lind of Norway and Mette Krag of Denmark met in Oslo on Wednesday."
    assert [meeting.setting for meeting in meetings(text)] == ["trilateral"]


def test_in_a_transcript_only_what_is_reported_counts() -> None:
    spoken = "I think we should talk. We met them, you know. We will see what I can do for you, and you will see what we get. "
    assert meetings(spoken * 3 + "We met with Norwegian Prime Minister Eva Lind.") == []


def test_a_second_telling_adds_what_the_first_left_open() -> None:
    text = f"{_PAIR}. The meeting between Duarte and Holm took place in Oslo. They met on Wednesday."
    assert [told_of_meeting(meeting) for meeting in meetings(text)] == [
        "Ana Duarte + Lars Holm | completed | 2026-03-11 | Oslo | in_person",
    ]


def test_meetings_on_two_days_are_two() -> None:
    text = f"{_PAIR} on Tuesday. Duarte met Holm again on Wednesday."
    assert [meeting.when.start for meeting in meetings(text) if meeting.when] == ["2026-03-10", "2026-03-11"]


def test_what_is_left_open_says_why() -> None:
    (meeting,) = meetings("Portuguese Foreign Minister Ana Duarte spoke with Norwegian Foreign Minister Lars Holm.")
    assert [(left.field, left.reason) for left in meeting.unresolved] == [
        ("when", "no day is told"),
        ("format", "whether in person or by telephone is not told"),
    ]


def test_what_a_later_sentence_tells_is_no_longer_open() -> None:
    (meeting,) = meetings(f"{_PAIR}. Duarte met Holm on Wednesday.")
    assert meeting.unresolved == ()


def test_hours_spent_with_somebody_are_read_in_a_sentence_without_an_end() -> None:
    (meeting,) = meetings("The sea was calm. Foreign Minister Ana Duarte of Portugal spent 90 minutes with Norwegian King Harald")
    assert [actor.name for actor in meeting.participants] == ["Ana Duarte", "Harald V"]
