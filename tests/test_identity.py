"""Ids come from content and keys from what an event is about."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from diplowire.extract.identity import fold, identify
from diplowire.model import Actor, ArticleRef, Content, Evidence, Meeting, Part, Statement, Visit, When

_LUNDE = Actor(id="marit lunde", name="Marit Lunde", kind="person", country="NO")
_OTIENO = Actor(id="daniel otieno", name="Daniel Otieno", kind="person", country="KE")
_PROOF = (Evidence(field="visitors[0]", start=0, end=5, text="Lunde", rule="r"),)
_VISIT = Visit(article=ArticleRef(id="a1"), evidence=_PROOF, visitors=(_LUNDE,), host_country="KE", when=When(start="2026-03-11"))
_MEETING = Meeting(article=ArticleRef(id="a1"), evidence=_PROOF, participants=(_OTIENO, _LUNDE), countries=("NO", "KE"))
_STATEMENT = Statement(
    article=ArticleRef(id="a1"),
    evidence=_PROOF,
    speaker=(_LUNDE,),
    content=Content(start=10, end=20, text="Talks “went” well", parts=(Part(start=10, end=20),)),
)


def test_the_same_events_get_the_same_ids_in_the_same_order() -> None:
    events = (_VISIT, _MEETING, _STATEMENT)
    identified = identify(events)
    assert identified == identify(events)
    assert [event.type for event in identified] == ["visit", "meeting", "statement"]
    assert all(UUID(event.id).version == 5 for event in identified)


def test_links_take_no_part_in_an_id() -> None:
    assert identify([replace(_MEETING, visit_id="v")])[0].id == identify([_MEETING])[0].id
    assert identify([replace(_STATEMENT, meeting_id="m")])[0].id == identify([_STATEMENT])[0].id


def test_the_articles_words_make_the_id_and_not_what_is_later_made_of_them() -> None:
    assert identify([replace(_VISIT, confidence=0.9, purpose="x")])[0].id == identify([_VISIT])[0].id
    assert identify([replace(_VISIT, article=ArticleRef(id="a2"))])[0].id != identify([_VISIT])[0].id


def test_two_events_that_nothing_tells_apart_still_have_two_ids() -> None:
    ids = [event.id for event in identify([_VISIT, _VISIT, _VISIT])]
    assert len(set(ids)) == 3
    assert ids[0] == identify([_VISIT])[0].id


def test_two_publishers_reports_share_a_key() -> None:
    other = replace(_MEETING, article=ArticleRef(id="a2"), participants=(_LUNDE, _OTIENO), countries=("KE", "NO"))
    assert identify([_MEETING])[0].key == identify([other])[0].key == "meeting/daniel-otieno+marit-lunde/undated"
    assert identify([_VISIT])[0].key == "visit/marit-lunde/KE/2026-03-11"


def test_a_statement_is_about_its_words_whatever_the_marks() -> None:
    content = replace(_STATEMENT.content, text="talks went well.", start=1) if _STATEMENT.content else None
    assert identify([_STATEMENT])[0].key == identify([replace(_STATEMENT, content=content)])[0].key


def test_a_statement_without_content_still_has_an_id_and_a_key() -> None:
    (event,) = identify([replace(_STATEMENT, content=None)])
    assert event.id
    assert event.key.startswith("statement/marit-lunde/")


def test_without_people_the_countries_make_the_key_and_without_those_nothing_is_made_up() -> None:
    bare = replace(_MEETING, participants=())
    assert identify([bare])[0].key == "meeting/KE+NO/undated"
    assert identify([replace(bare, countries=())])[0].key == "meeting/unknown/undated"
    assert identify([replace(_VISIT, visitors=(), host_country=None, when=None)])[0].key == "visit/unknown/unknown/undated"


def test_a_summit_of_many_has_a_key_of_bounded_length() -> None:
    many = tuple(replace(_LUNDE, id=f"person number {number}") for number in range(60))
    keys = {identify([replace(_MEETING, participants=many[:end])])[0].key for end in (59, 60)}
    assert len(keys) == 2
    assert all(len(key) <= 200 for key in keys)


def test_folding_leaves_letters_and_digits_of_any_script() -> None:
    assert fold("  Nguyễn Văn—Đức, 2nd ") == "nguyen van đuc 2nd"
    assert fold("Қасым-Жомарт") == fold("ҚАСЫМ ЖОМАРТ")
