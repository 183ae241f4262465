"""The card and the page: every event once, below what it belongs to; an article's text is never obeyed."""

from __future__ import annotations

import io

import orjson
from rich.console import Console

from diplowire.cli.card import card
from diplowire.cli.events import Wanted, read_event
from diplowire.cli.page import page
from diplowire.cli.story import story
from diplowire.cli.terminal import plain, plain_json
from diplowire.model import (
    Actor,
    AnyEvent,
    Article,
    ArticleRef,
    Code,
    Content,
    Cue,
    Evidence,
    Meeting,
    Part,
    Place,
    Role,
    Statement,
    Unresolved,
    Visit,
    When,
)

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m<script>alert(1)</script> & [bold]\u202egnp"
BODY = f"Mr A went to Paris. He met B. “We agree,” said B. {EVIL} said C."
ARTICLE = ArticleRef(id="one", title="A in Paris", published_at="2024-04-26")
A = Actor(id="a", name="Ann A", kind="person", country="KZ", role=Role(title="Foreign Minister"))
B = Actor(id="b", name="Bob B", kind="person", country="FR")


def _evidence(words: str, field: str) -> tuple[Evidence, ...]:
    start = BODY.index(words)
    return (Evidence(field=field, start=start, end=start + len(words), text=words, rule="test"),)


def _statement(name: str, words: str, meeting: str | None) -> Statement:
    (proof,) = _evidence(words, "content")
    content = Content(start=proof.start, end=proof.end, text=words, parts=(Part(start=proof.start, end=proof.end),))
    return Statement(
        article=ARTICLE,
        evidence=(proof,),
        id=name,
        speaker=(B,),
        mode="direct",
        cue=Cue(text="said", lemma="say"),
        content=content,
        meeting_id=meeting,
    )


VISIT = Visit(
    article=ARTICLE,
    evidence=_evidence("went to Paris", "visit"),
    id="v",
    status="ongoing",
    visitors=(A,),
    from_country="KZ",
    host_country="FR",
    kind="official",
    when=When(start="2024-04-25"),
    where=(Place(name="Paris", country="FR"),),
    cameo=Code(code="042", label="make a visit"),
    unresolved=(Unresolved(field="host", text="He", reason="could be two people"),),
)
MEETING = Meeting(
    article=ARTICLE, evidence=_evidence("He met B", "meeting"), id="m", participants=(A, B), countries=("KZ", "FR"), visit_id="v"
)
EVENTS: tuple[AnyEvent, ...] = (VISIT, MEETING, _statement("s1", "We agree", "m"), _statement("s2", EVIL, "not there"))


def _shown(events: tuple[AnyEvent, ...], *, terminal: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=terminal, color_system="truecolor" if terminal else None).print(
        card(ARTICLE, events)
    )
    return out.getvalue()


def test_statements_hang_below_their_meeting_and_meetings_below_their_visit() -> None:
    tops = story(EVENTS)
    assert [branch.event.id for branch in tops] == ["v", "s2"]
    assert [branch.event.id for branch in tops[0].below] == ["m"]
    assert [branch.event.id for branch in tops[0].below[0].below] == ["s1"]


def test_a_card_tells_who_when_where_the_codes_the_proof_and_what_was_left_open() -> None:
    shown = _shown(EVENTS)
    for words in (
        "A in Paris  2024-04-26 · 1 visit, 1 meeting, 2 statements",
        "VISIT ongoing Ann A (Foreign Minister, KZ)  KZ → FR",
        "official visit · from 2024-04-25 · Paris · CAMEO 042 make a visit · confidence 0.50",
        "“went to Paris”  characters 5–18, rule test",
        "host left open: “He” could be two people",
        "└── MEETING completed Ann A (Foreign Minister, KZ) — Bob B (FR)",
        "    └── STATEMENT Bob B (FR) said: “We agree”",
    ):
        assert words in shown


def test_an_article_without_events_has_nothing_to_report() -> None:
    assert _shown(()).startswith("A in Paris  2024-04-26 · nothing to report")


def test_no_control_character_of_an_article_reaches_the_terminal() -> None:
    shown = _shown(EVENTS, terminal=True)
    assert "\x1b[2J" not in shown
    assert "\x1b]0" not in shown
    assert not {"\x07", "\x9b", "\u202e"} & set(shown)
    assert "[bold]" in shown  # words, not markup


def test_plain_text_is_one_line_and_json_stays_the_same_json() -> None:
    assert plain("a\r\nb\x00\u2028c") == "a b c"
    line = '{"a":"\x7f\x9b“é"}'.encode()
    assert plain_json(line) == '{"a":"\\u007f\\u009b“é"}'.encode()


def test_the_page_marks_the_evidence_and_takes_nothing_for_markup() -> None:
    shown = page([(Article(id="one", title="<A>", body=BODY), EVENTS)])
    assert "<h1>&lt;A&gt;</h1>" in shown
    assert '<mark class="visit" data-of="a0e0" title="visit: visit">went to Paris</mark>' in shown
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
    assert shown.count('class="event"') == len(EVENTS)


def test_evidence_that_overlaps_is_cut_so_that_each_piece_knows_its_events() -> None:
    both = (VISIT, Meeting(article=ARTICLE, evidence=_evidence("Paris. He met", "meeting"), id="m"))
    shown = page([(Article(id="one", body=BODY), both)])
    assert '<mark class="visit" data-of="a0e0" title="visit: visit">went to </mark>' in shown
    assert '<mark class="meeting" data-of="a0e0 a0e1" title="visit: visit, meeting: meeting">Paris</mark>' in shown


def test_an_event_read_from_its_topic_is_the_event_that_was_written() -> None:
    for event in EVENTS:
        assert read_event(orjson.dumps(event)) == event
    assert read_event(b"{}") is None
    assert read_event(b"\xff") is None


def test_events_are_chosen_by_country_and_person() -> None:
    assert [event.id for event in EVENTS if Wanted(countries=("kz",)).fits(event)] == ["v", "m"]
    assert [event.id for event in EVENTS if Wanted(people=("bob",)).fits(event)] == ["m", "s1", "s2"]
    assert [event.id for event in EVENTS if Wanted(countries=("FR", "XX"), people=("ann",)).fits(event)] == ["v", "m"]
    assert all(Wanted().fits(event) for event in EVENTS)
