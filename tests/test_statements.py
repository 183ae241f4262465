"""Statements are what actors of diplomacy are reported to have said: merged, resolved, and proven by the text."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

import pytest

from diplowire.extract import read
from diplowire.extract.statements import detect
from diplowire.model import Article, Statement
from passages import events, passages

START = "Norwegian Foreign Minister Kari Larsen met Peruvian President Juan Quispe in Oslo. "


def statements(text: str, scope: Literal["diplomatic", "any"] = "diplomatic") -> tuple[Statement, ...]:
    return detect(read(Article(id="a", body=text, published_at="2026-03-05")), scope=scope)


def rows(text: str) -> list[tuple[str, str, str]]:
    found = []
    for s in statements(START + text):
        assert s.cue is not None
        assert s.content is not None
        found.append(("; ".join(a.name for a in s.speaker), s.cue.text, s.content.text))
    return found


def test_the_sample_gives_its_sixteen_statements() -> None:
    text = (files("diplowire") / "sample" / "astana.txt").read_text(encoding="utf-8")
    found = statements(text)
    cues = (
        "expressed their commitment; said; expressed interest; emphasized; expressed confidence; said; welcomed; spoke about; "
        "welcomed … expressed; said; welcomed; According to; said; noted; said; said"
    )
    assert [s.cue.text for s in found if s.cue] == cues.split("; ")
    assert [s.mode for s in found].count("direct") == 5
    assert [len(s.speaker) for s in found].count(2) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Larsen said the talks went well.", [("Kari Larsen", "said", "the talks went well")]),
        ("“We agree. It is time,” Quispe said.", [("Juan Quispe", "said", "We agree. It is time")]),
        (
            "Larsen welcomed the port and said it would open soon.",
            [("Kari Larsen", "welcomed … said", "the port and said it would open soon")],
        ),
        (
            "Larsen said the port was safe. She added that it would open soon.",
            [("Kari Larsen", "said", "the port was safe"), ("Kari Larsen", "added", "it would open soon")],
        ),
        (
            "“We agree,” Larsen said.\n\n“It is time.”\n\nQuispe left.",
            [("Kari Larsen", "said", "We agree,” Larsen said.\n\n“It is time")],
        ),
        (
            "Larsen said the port was safe.\n\n“It is ours. It is open to all.”\n\nQuispe left.",
            [("Kari Larsen", "said", "the port was safe.\n\n“It is ours. It is open to all")],
        ),
        (
            "Larsen praised the port.\n\n“It is ours. It is open to all.”\n\nQuispe left.",
            [("Kari Larsen", "praised", "the port")],
        ),
        (  # the opening mark was lost
            "Larsen came.\n\nWe agree on ships. It is time,” Larsen said.",
            [("Kari Larsen", "said", "We agree on ships. It is time")],
        ),
        (
            "“We agree,” Larsen said.\n\n“It is time,” Quispe said.",
            [("Kari Larsen", "said", "We agree"), ("Juan Quispe", "said", "It is time")],
        ),
        (
            "Larsen said the port was safe, while Quispe called for patience.",
            [("Kari Larsen", "said", "the port was safe"), ("Juan Quispe", "called for", "patience")],
        ),
    ],
)
def test_one_statement_is_one_sentence_of_one_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper said Larsen was tired.",
        "State television reported that the port was safe.",
        "Analysts said the port was safe.",
        "The sides talked about the port.",
        "Quispe declined to comment.",
        "Larsen did not say when the port would open.",
        "Asked about the port, Larsen smiled.",
        "Larsen believes that the port is safe.",
        "The company said the port was safe.",
    ],
)
def test_what_is_no_statement_of_an_actor_is_left_out(text: str) -> None:
    assert rows(text) == []


def test_the_innermost_speaker_counts() -> None:
    assert rows("The Norwegian foreign ministry said Quispe stressed that peace was near.") == [
        ("Juan Quispe", "stressed", "peace was near"),
    ]


def test_a_press_service_is_a_credit_unless_it_announces() -> None:
    assert rows("Larsen flew home, reported the ministry’s press service.") == []


def test_it_means_the_body_that_spoke_before() -> None:
    found = rows("The Norwegian government said the port was safe. It added that ships were welcome.")
    assert [f[1:] for f in found] == [("said", "the port was safe"), ("added", "ships were welcome")]
    assert found[0][0] == found[1][0]


def test_a_person_named_beside_the_office_speaks() -> None:
    ((name, _, _),) = rows("Larsen’s spokesman, Ola Berg, said the port was safe.")
    assert name == "Ola Berg"


def test_every_attribution_of_anybody_comes_out_when_asked_for() -> None:
    text = "Analysts said the port was safe. “It is,” a fisherman told reporters."
    assert statements(text) == ()
    found = statements(text, "any")
    assert [a.name for s in found for a in s.speaker] == ["Analysts", "a fisherman"]
    assert all(s.unresolved[0].field == "speaker" for s in found)


def test_an_attribution_in_the_middle_is_left_out_of_the_parts() -> None:
    text = START + "“The port,” Larsen said, “is safe.”"
    (one,) = statements(text)
    assert one.content is not None
    assert [text[p.start : p.end] for p in one.content.parts] == ["The port", "is safe"]
    assert [q.text for q in one.quotes] == ["The port,", "is safe."]


def test_evidence_proves_speaker_cue_content_and_sentence() -> None:
    text = START + "“The port,” Larsen said, “is safe.”"
    (one,) = statements(text)
    assert [(e.field, e.text) for e in one.evidence] == [
        ("speaker", "Larsen"),
        ("cue", "said"),
        ("content", "The port"),
        ("content", "is safe"),
        ("sentence", "“The port,” Larsen said, “is safe.”"),
    ]
    assert all(text[e.start : e.end] == e.text and e.rule for e in one.evidence)


def test_a_quotation_is_surer_than_a_stance() -> None:
    first, second = statements(START + "“The port is safe,” Larsen said. Quispe praised the port.")
    assert first.confidence > second.confidence > 0


@pytest.mark.parametrize("verb", ["declined to say whether", "refused to say when", "has declined to confirm that"])
def test_who_declines_to_say_something_says_nothing(verb: str) -> None:
    assert not statements(f"{START}Quispe {verb} the port was open.")


def test_what_somebody_posts_is_said() -> None:
    (one,) = statements(f"{START}Larsen posted on X that the port was safe.")
    assert one.content is not None
    assert one.content.text == "the port was safe"


@pytest.mark.parametrize(("text", "expected"), passages("said"), ids=[text[:50] for text, _ in passages("said")])
def test_a_passage_gives_its_statements_and_no_others(text: str, expected: list[str]) -> None:
    found = [event for event in events(text) if isinstance(event, Statement)]
    assert [_told(one) for one in found] == expected


def _told(one: Statement) -> str:
    countries = {actor.country for actor in one.speaker}
    country = countries.pop() if len(countries) == 1 else None
    return f"{'; '.join(a.name for a in one.speaker)} | {country or '-'} | {one.content.text if one.content else ''}"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru will sign the pact, Foreign Minister Ana Soto said.", "PE"),
        ("Peru welcomed the pact. Foreign Minister Ana Soto thanked the envoys.", "PE"),
        ("The Peruvian foreign ministry said Foreign Minister Ana Soto had urged patience.", "PE"),
        ("Peruvian President Juan Quispe said the pact was good, while his foreign minister, Ana Soto, urged patience.", "PE"),
        ("Peru will pay for this, Foreign Minister Ana Soto said.", None),
        ("Peru has violated the pact, Foreign Minister Ana Soto said.", None),
        ("Peru and Chile welcomed the pact. Foreign Minister Ana Soto thanked the envoys.", None),
        ("Peru welcomed the pact. The envoys went home. Nobody knew more. Foreign Minister Ana Soto thanked the envoys.", None),
        ("Peru will sign the pact, Foreign Minister Ana Soto said in Santiago.", None),
    ],
)
def test_a_minister_without_a_country_speaks_for_the_state_that_the_text_lets_speak(text: str, country: str | None) -> None:
    found = [one for one in events(text) if isinstance(one, Statement)]
    assert {a.country for one in found for a in one.speaker if a.name == "Ana Soto"} == {country}


def test_what_a_ministry_tells_of_its_minister_is_the_ministers_and_an_agreement_that_of_the_teller() -> None:
    assert rows("Larsen welcomed the port, the Norwegian foreign ministry said.") == [("Kari Larsen", "welcomed", "the port")]
    assert rows("Larsen said Norway and Peru agreed to build a port.") == [
        ("Kari Larsen", "said", "Norway and Peru agreed to build a port")
    ]
    assert rows("The two sides agreed to build a port.")[0][1:] == ("agreed", "to build a port")


@pytest.mark.parametrize(("rest", "said"), [("to close the port", True), ("and meet Trade Minister Ola Berg", False)])
def test_who_calls_on_somebody_asks_only_where_he_is_to_do_something(rest: str, said: bool) -> None:
    assert bool(statements(f"{START}Quispe will call on Prime Minister Eva Lind {rest}.")) is said


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    (one,) = statements(START + "In a tweet, Larsen said: “We agree.\n\n“It was hard.”")
    assert one.content is not None
    assert one.content.text == "We agree.\n\n“It was hard"


def test_a_crosshead_in_quotation_marks_goes_on_with_nothing() -> None:
    text = "Larsen said ships were open to “all crews” under the pact.\n\n“Nobody asked”\n\nThe port lies in the north."
    assert [row[2] for row in rows(text)] == ["ships were open to “all crews” under the pact"]


def test_according_to_him_is_the_last_one_who_spoke() -> None:
    assert rows("Larsen said the port was safe. According to her, ships were welcome.")[1] == (
        "Kari Larsen",
        "According to",
        "ships were welcome",
    )


def test_what_one_tells_of_several_is_his_own_statement() -> None:
    assert rows("Larsen said the leaders of Norway and Peru stressed the need for a port.") == [
        ("Kari Larsen", "said", "the leaders of Norway and Peru stressed the need for a port")
    ]


def test_a_statement_that_says_something_is_that_of_the_body_which_gave_it() -> None:
    found = rows("The talks went well, the Norwegian foreign ministry said. “The port is safe,” the statement said.")
    assert found[-1] == ("Norwegian foreign ministry", "said", "The port is safe")


def test_what_a_press_office_passes_on_of_several_is_theirs() -> None:
    text = "Larsen thanked Peru, and the sides agreed to build a port, the Norwegian government reported."
    assert [row[1:] for row in rows(text)] == [("thanked", "Peru"), ("agreed", "to build a port")]


def test_that_several_agreed_is_the_word_of_the_body_which_tells_nothing_else() -> None:
    text = "Larsen met the Peruvian president on Monday. The sides agreed to build a port, according to the Norwegian government."
    assert rows(text) == [("Norwegian government", "according to", "The sides agreed to build a port")]
