"""Statements belong to meetings, meetings to visits; ids do not depend on it."""

from __future__ import annotations

import pytest

from diplowire.extract import read
from diplowire.extract.identity import identify
from diplowire.extract.link import link
from diplowire.extract.meetings import detect as detect_meetings
from diplowire.extract.visits import detect as detect_visits
from diplowire.model import Article, Meeting, Statement
from passages import PUBLISHED, events, meetings, visits

_STORY = (
    "Portuguese President Rui Couto arrived in Oslo on Tuesday. On Wednesday he met Norwegian Prime Minister Eva Lind. "
    "During the meeting with Lind, Couto said Portugal would buy more fish."
)


def test_a_meeting_of_the_visitor_with_a_host_belongs_to_the_visit() -> None:
    (visit,), (meeting,) = visits(_STORY), meetings(_STORY)
    assert meeting.visit_id == visit.id


def test_the_only_city_of_a_visit_is_the_place_of_its_meetings() -> None:
    (meeting,) = meetings(_STORY)
    assert [place.name for place in meeting.where] == ["Oslo"]


def test_what_is_said_during_a_meeting_belongs_to_it() -> None:
    (meeting,) = meetings(_STORY)
    said = [event for event in events(_STORY) if isinstance(event, Statement)]
    assert [statement.meeting_id for statement in said] == [meeting.id]


def test_what_is_told_to_reporters_belongs_to_no_meeting() -> None:
    text = f"{_STORY} Lind told reporters that Norway would build more boats."
    said = [event for event in events(text) if isinstance(event, Statement)]
    assert said[-1].meeting_id is None


def test_a_call_belongs_to_no_visit() -> None:
    text = "Portuguese President Rui Couto is in Oslo. He spoke by phone with Norwegian Prime Minister Eva Lind on Wednesday."
    assert [meeting.visit_id for meeting in meetings(text)] == [None]


def test_a_city_of_a_meeting_is_a_stop_of_its_visit() -> None:
    text = "Portuguese President Rui Couto arrived in Norway on Tuesday. He met Norwegian Prime Minister Eva Lind in Oslo."
    (visit,) = visits(text)
    assert [stop.place.name for stop in visit.itinerary] == ["Oslo"]


def test_with_a_journey_its_meetings_are_off() -> None:
    text = "Portuguese President Rui Couto cancelled a trip to Norway. He was to meet Norwegian Prime Minister Eva Lind in Oslo."
    assert [meeting.status for meeting in meetings(text)] == ["cancelled"]


def test_ids_come_before_the_links_and_stay() -> None:
    doc = read(Article(id="passage", body=_STORY, published_at=PUBLISHED))
    unlinked = identify([*detect_visits(doc), *detect_meetings(doc)])
    linked = link(doc, unlinked)
    assert {event.id for event in linked} == {event.id for event in unlinked}
    assert all(event.visit_id is None for event in unlinked if isinstance(event, Meeting))
    assert any(event.visit_id for event in linked if isinstance(event, Meeting))


def test_a_meeting_takes_the_city_of_the_dateline() -> None:
    text = "OSLO, March 12 - Portuguese Foreign Minister Ana Duarte met Norwegian Foreign Minister Lars Holm on Wednesday."
    assert [place.name for meeting in meetings(text) for place in meeting.where] == ["Oslo"]


def test_a_meeting_of_the_delegation_belongs_to_the_visit_of_the_one_who_leads_it() -> None:
    text = f"{_STORY} The Portuguese delegation met Norwegian Fisheries Minister Ola Berg in Oslo on Thursday."
    (visit,) = visits(text)
    assert [meeting.visit_id for meeting in meetings(text)] == [visit.id, visit.id]


def test_a_meeting_with_a_visitor_of_no_city_was_where_the_news_come_from() -> None:
    text = (
        "OSLO, March 12 (Press) -- Portuguese President Rui Couto visited Norway today. "
        "He met Norwegian Prime Minister Eva Lind at her residence."
    )
    assert [place.name for meeting in meetings(text) for place in meeting.where] == ["Oslo"]


def test_news_do_not_come_from_where_a_meeting_was_long_ago() -> None:
    text = "OSLO, March 12 (Press) -- Norwegian Prime Minister Eva Lind met Portuguese President Rui Couto on May 3, 2025."
    assert [meeting.where for meeting in meetings(text)] == [()]


def test_a_visit_that_lasted_a_day_dates_its_meetings() -> None:
    text = "Portuguese President Rui Couto paid a visit to Oslo on Tuesday. He met Norwegian Prime Minister Eva Lind."
    assert [meeting.when and meeting.when.start for meeting in meetings(text)] == ["2026-03-10"]


@pytest.mark.parametrize(
    "words",
    [
        "Soon after his arrival, Couto had a meeting with Norwegian Prime Minister Eva Lind.",
        "Upon his arrival, Couto held talks with Norwegian Prime Minister Eva Lind.",
        "He met Norwegian Prime Minister Eva Lind shortly after arriving.",
    ],
)
def test_a_meeting_upon_arrival_is_on_its_day(words: str) -> None:
    told = meetings(f"Portuguese President Rui Couto arrived in Oslo on Tuesday for a three-day visit. {words}")
    assert [meeting.when and (meeting.when.start, meeting.when.end) for meeting in told] == [("2026-03-10", "2026-03-10")]
