"""`--why` tells what became of each word that a rule looks for, and agrees with what comes out."""

from __future__ import annotations

from importlib.resources import files

import pytest

from diplowire.extract import extract
from diplowire.extract.why import Explained, Step, explain
from diplowire.model import Article, Statement
from scoring.cases import Case, cases

START = "Norwegian Foreign Minister Kari Larsen met Peruvian President Juan Quispe in Oslo. "


def steps(text: str) -> list[tuple[Step, str]]:
    body = START + text
    explained = explain(Article(id="a", body=body, published_at="2026-03-05"))
    return [(step, body[step.start : step.end]) for sentence in explained[1:] for step in sentence.steps]


@pytest.mark.parametrize(
    ("text", "stage", "words", "rule", "fired"),
    [
        ("Larsen welcomed the port.", "statement", "welcomed", "front-clause", True),
        ("Analysts said the port was safe.", "statement", "said", "no_actor", False),
        ("Larsen believes that the port is safe.", "statement", "believes", "attitude", False),
        ("Larsen did not say when the port would open.", "statement", "say", "contents", False),
        ("The sides talked about the port.", "statement", "talked about", "topic_only", False),
        ("Quispe declined to comment.", "statement", "declined", "silence", False),
        ("The harbour report was long.", "statement", "report", "is_noun", False),
        ("Larsen pointed a finger.", "statement", "pointed", "cues", False),
        ("Larsen threatened Quispe.", "statement", "threatened", "fits", False),
        ("The port was praised.", "statement", "praised", "passive", False),
        ("Larsen did not say that the port would open.", "statement", "did not say", "negated", False),
        ("Larsen said on Monday.", "statement", "said", "silent", False),
        ("Larsen met with the workers of the port.", "meeting", "met", "meeting.met_with", False),
        ("Larsen held talks with Chilean President Pia Soto on Monday.", "meeting", "held", "meeting.held_talks_with", True),
        ("Larsen regularly meets Chilean President Pia Soto.", "meeting", "meets", "met", False),
        ("Larsen arrived in Lima on Monday.", "visit", "arrived", "visit.arrived", True),
        ("Larsen arrived in Bergen on Monday.", "visit", "arrived", "visit.arrived", False),
        ("Somebody unknown arrived in Lima on Monday.", "visit", "arrived", "visit.arrived", False),
        ("The chairman slept.", "who", "The chairman", "office", False),
        ("Larsen rejected the plan.", "code", "rejected", "refuse", True),
    ],
)
def test_a_word_is_told_by_the_rule_that_took_it_or_turned_it_down(
    text: str, stage: str, words: str, rule: str, fired: bool
) -> None:
    found = [(step.stage, seen, step.rule, step.fired) for step, seen in steps(text)]
    assert (stage, words, rule, fired) in found


def test_a_cue_that_does_not_fit_says_what_it_takes_and_what_follows() -> None:
    (reason,) = [step.reason for step, _ in steps("Larsen threatened Quispe.") if step.rule == "fits"]
    assert "takes “that”, “to” and a verb" in reason
    assert "“Quispe" in reason


def test_the_reason_why_somebody_is_nobody_known_is_told() -> None:
    (reason,) = [step.reason for step, words in steps("The chairman slept.") if words == "The chairman"]
    assert reason == "role: nobody who holds this office was named"


def test_a_text_in_which_nobody_stands_for_a_state_says_so_where_somebody_speaks() -> None:
    text = "A Polish-Egyptian mission has found a tomb. Deputy head of the mission Hany Farouk said a deal had been signed."
    said = [s for one in explain(Article(id="a", body=text)) for s in one.steps if s.rule == "other_matter"]
    assert [(s.fired, "stands for a state" in s.reason, "shared_offices.tsv" in s.reason) for s in said] == [(False, True, True)]


def test_the_lines_of_the_lexicon_hold_the_words() -> None:
    looked_up = 0
    for step, words in steps("The ministry in Oslo welcomed the report, and Larsen met workers."):
        for place in step.lexicon:
            table, _, number = place.rpartition(":")
            text = files("diplowire.extract.lexicon").joinpath(table).read_text("utf-8")
            line = text.splitlines()[int(number) - 1].casefold()
            assert step.rule in line or any(word in line for word in words.casefold().split())
            looked_up += 1
    assert looked_up > 3


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.slug)
def test_what_is_explained_is_what_comes_out(case: Case) -> None:
    cues = {
        (proof.start, proof.end)
        for event in extract(case.article)
        if isinstance(event, Statement)
        for proof in event.evidence
        if proof.field == "cue"
    }
    fired = {(step.start, step.end) for step in _all(explain(case.article)) if step.stage == "statement" and step.fired}
    assert fired == cues


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.slug)
def test_under_every_scope_each_statement_is_a_step_that_fired(case: Case) -> None:
    fired = {
        step.start for step in _all(explain(case.article, scope="any")) if step.stage in ("statement", "code") and step.fired
    }
    told = [e for e in extract(case.article, scope="any") if isinstance(e, Statement)]
    assert all(any(p.field == "cue" and p.start in fired for p in event.evidence) for event in told)


def test_sentences_are_numbered_from_one_and_none_is_left_out() -> None:
    explained = explain(Article(id="a", body=START + "It rained."))
    assert [one.number for one in explained] == [1, 2]
    assert explained[0].steps
    assert explained[1].steps == ()
    assert explain(Article(id="a", body="")) == ()


def _all(explained: tuple[Explained, ...]) -> list[Step]:
    return [step for sentence in explained for step in sentence.steps]
