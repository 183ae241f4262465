"""What enrich adds to events: codes, subjects, countries, sums, outcomes, confidence; through the whole extractor."""

from __future__ import annotations

import pytest

from diplowire.extract import Scope, extract
from diplowire.extract.enrich.topics import SCHEME, subjects
from diplowire.extract.lexicon.code_table import topics
from diplowire.model import AnyEvent, Article, Meeting, Statement, Visit

VISIT = (
    "OSLO, May 6 -- Peruvian Foreign Minister Ana Quispe met with Norwegian Foreign Minister Lars Berg in Oslo on Monday. "
    "The two ministers signed 12 documents worth $3 billion after the meeting.\n\n"
    "Quispe said Norway would invest €40 million in trade and fisheries in Peru.\n\n"
    "Berg condemned the attack on the Peruvian embassy in Chad.\n"
)


def _events(body: str, scope: Scope = "diplomatic") -> tuple[AnyEvent, ...]:
    return extract(Article(id="a", body=body, published_at="2024-05-07"), scope=scope)


def _meetings(body: str) -> list[Meeting]:
    return [e for e in _events(body) if isinstance(e, Meeting)]


def _statements(body: str, scope: Scope = "diplomatic") -> list[Statement]:
    return [e for e in _events(body, scope) if isinstance(e, Statement)]


def _plover(event: AnyEvent) -> tuple[str | None, str | None]:
    return (event.plover.event, event.plover.mode) if event.plover else (None, None)


def test_what_was_signed_is_an_outcome_of_the_meeting_with_its_sum() -> None:
    (meeting,) = _meetings(VISIT)
    (outcome,) = meeting.outcomes
    assert outcome.kind == "signed"
    assert outcome.text.startswith("signed 12 documents worth $3 billion")
    assert outcome.amount is not None
    assert (outcome.amount.value, outcome.amount.currency) == (3e9, "USD")


def test_an_outcome_and_a_sum_are_proven() -> None:
    events = _events(VISIT)
    proofs = [p for e in events for p in e.evidence if p.field.startswith(("outcomes", "amounts"))]
    assert {p.field for p in proofs} == {"outcomes[0]", "amounts[0]"}
    assert all(VISIT[p.start : p.end] == p.text for p in proofs)


def test_a_statement_names_the_countries_and_sums_of_its_words() -> None:
    said = next(s for s in _statements(VISIT) if s.cue and s.cue.lemma == "say")
    assert set(said.about) == {"NO", "PE"}
    assert [(a.value, a.currency) for a in said.amounts] == [(40e6, "EUR")]


CARRIED = "Norwegian Foreign Minister Lars Berg said the two countries build railways together. "


def _sums(after: str) -> list[tuple[float, str, str]]:
    (said,) = [s for s in _statements(CARRIED + after) if s.cue and s.cue.text == "said"][:1]
    assert said.content is not None
    assert said.content.text == "the two countries build railways together"
    rules = {p.field: p.rule for p in said.evidence}
    return [(a.value, a.text, rules[f"amounts[{i}]"]) for i, a in enumerate(said.amounts)]


@pytest.mark.parametrize(
    "after",
    [
        "Trade between the countries has reached $4 billion.",
        "This cost $4 billion last year.",
        "The countries are neighbours. Trade between the countries has reached $4 billion.",
        "The airports will cost $4 billion.",
    ],
)
def test_a_sum_that_carries_the_matter_on_belongs_to_the_statement_but_not_to_its_content(after: str) -> None:
    assert _sums(after) == [(4e9, "$4 billion", "sum_carried_on")]


@pytest.mark.parametrize(
    "after",
    [
        "Analysts said trade between the countries has reached $4 billion.",
        "“Trade between the countries has reached $4 billion,” the newspaper wrote.",
        "Fish fell to $4 a kilo.",
        "The weather was mild. Trade between the countries has reached $4 billion.",
        "\n\nTrade between the countries has reached $4 billion.",
        "The countries are neighbours. They have railways. Their countries trade for $4 billion.",
        "Berg met Peruvian President Juan Quispe in Lima on Monday to open railways for $4 billion.",
    ],
)
def test_a_sum_in_others_words_or_of_another_matter_belongs_to_nobody(after: str) -> None:
    assert _sums(after) == []


def test_a_sum_after_the_statements_of_two_speakers_is_nobodys() -> None:
    text = (
        "Norwegian Foreign Minister Lars Berg said railways pay, while Peruvian Foreign Minister Ana Quispe said railways cost. "
        "The railways took $4 billion."
    )
    said = _statements(text)
    assert len(said) == 2
    assert [a for s in said for a in s.amounts] == []


def test_the_subjects_of_a_statement_come_from_its_words() -> None:
    said = next(s for s in _statements(VISIT) if s.cue and s.cue.lemma == "say")
    assert {"trade", "agriculture"} <= {t.code for t in said.topics if t.scheme == SCHEME}


def test_a_condemnation_is_coded_as_one() -> None:
    said = next(s for s in _statements(VISIT) if s.cue and s.cue.lemma == "condemn")
    assert said.cameo is not None
    assert (said.cameo.code, _plover(said)) == ("111", ("ACCUSE", "disapprove"))


def test_a_bare_statement_has_no_plover_type() -> None:
    said = _statements("Peruvian Foreign Minister Ana Quispe said the river is long.")[0]
    assert said.cameo is not None
    assert said.cameo.code == "010"
    assert said.plover is None


def test_a_statement_is_coded_by_what_it_promises() -> None:
    said = _statements("Peruvian Foreign Minister Ana Quispe said Peru will send doctors to Chad.")[0]
    assert _plover(said)[0] == "AGREE"


def test_we_should_is_no_demand() -> None:
    said = _statements("“We should deepen trade,” Peruvian Foreign Minister Ana Quispe said.")[0]
    assert said.plover is None


@pytest.mark.parametrize(
    ("sentence", "cameo", "plover"),
    [
        ("Peruvian President Ana Quispe met with Norwegian Prime Minister Lars Berg on Monday.", "040", ("CONSULT", None)),
        (
            "Peruvian President Ana Quispe met with Norwegian Prime Minister Lars Berg in Oslo on Monday.",
            "042",
            ("CONSULT", "visit"),
        ),
        (
            "Peruvian President Ana Quispe met with Norwegian Prime Minister Lars Berg in Paris on Monday.",
            "044",
            ("CONSULT", "third-party"),
        ),
        (
            "Peruvian President Ana Quispe held talks with Norwegian Prime Minister Lars Berg in Oslo on Monday.",
            "046",
            ("CONSULT", None),
        ),
        (
            "Peruvian President Ana Quispe spoke by phone with Norwegian Prime Minister Lars Berg on Monday.",
            "041",
            ("CONSULT", "phone"),
        ),
        ("Peruvian President Ana Quispe will meet with Norwegian Prime Minister Lars Berg on Friday.", "036", ("AGREE", None)),
    ],
)
def test_a_meeting_is_coded_by_channel_place_and_status(sentence: str, cameo: str, plover: tuple[str, str | None]) -> None:
    meeting = _meetings(sentence)[0]
    assert meeting.cameo is not None
    assert (meeting.cameo.code, _plover(meeting)) == (cameo, plover)


def test_a_visit_is_coded_as_made_and_a_planned_one_as_intended() -> None:
    body = "Peruvian President Ana Quispe arrived in Norway on Monday. She will travel to Ghana on Friday."
    visits = [e for e in _events(body) if isinstance(e, Visit)]
    assert [v.cameo.code for v in visits if v.cameo] == ["042", "036"]


def test_a_cancelled_visit_is_coded_as_refused() -> None:
    visit = next(
        e
        for e in _events("Peruvian President Ana Quispe cancelled a visit to Norway planned for Friday.")
        if isinstance(e, Visit)
    )
    assert _plover(visit) == ("REJECT", "meet")


def test_a_stance_without_saying_is_carried_only_where_everything_is_asked_for() -> None:
    body = "Prosecutors in Lima launched an investigation into the sale of the ship."
    assert _events(body) == ()
    (carried,) = _statements(body, "any")
    assert _plover(carried) == ("ACCUSE", "investigate")
    assert carried.cue is not None
    assert carried.cue.text == "launched"


def test_confidence_is_lower_where_somebody_stays_unknown() -> None:
    known = _statements("Peruvian Foreign Minister Ana Quispe said the river is long.")[0]
    unknown = _statements("Peruvian Foreign Minister Ana Quispe met Chad's envoy. The spokesperson said the river is long.")[-1]
    assert 0 < unknown.confidence < known.confidence <= 1


def test_every_subject_is_found_by_each_of_its_words() -> None:
    for topic in topics().values():
        for word in topic.words:
            assert topic.code in {t.code for t in subjects([f"They spoke of {word}."])}, word


def test_no_word_stands_under_two_subjects() -> None:
    words = [word for topic in topics().values() for word in topic.words]
    assert len(words) == len(set(words))


def test_subjects_are_found_as_whole_words_only() -> None:
    assert subjects(["Barge, bargain and gasp."]) == ()


def test_evidence_of_carried_statements_is_in_the_text() -> None:
    body = "Peru will not lift the ban on fruit. Prosecutors launched a probe. Fiji and Ghana signed an agreement, aides said."
    carried = _statements(body, "any")
    assert {s.plover.event for s in carried if s.plover} >= {"REJECT", "ACCUSE", "SUPPORT"}
    assert all(body[p.start : p.end] == p.text for s in carried for p in s.evidence)


@pytest.mark.parametrize("piece", ["Peru rejected Chile, ", "as Peru condemned ", "signed an agreement ", "Peru said $5m. "])
def test_the_worst_text_is_enriched_in_linear_time(piece: str) -> None:
    assert all(e.confidence > 0 for e in _events(piece * (60_000 // len(piece)), "any"))
