"""Attributions are found by the shape of the sentence alone: who speaks, by which verb, and which words are theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplowire.extract.lexicon.cue_table import cue_entries
from diplowire.extract.segment import segment
from diplowire.extract.statements import find_attributions, outermost

CORPORA = Path(__file__).parent / "corpora"
READ = {"call", "express"}  # cues whose own words the content may hold


def lines(name: str) -> list[str]:
    return [x for x in (CORPORA / name).read_text(encoding="utf-8").split("\n") if not x.startswith("#")]


def blocks() -> list[tuple[str, list[str]]]:
    found = [b.split("\n") for b in "\n".join(lines("statements.txt")).strip().split("\n\n")]
    return [(b[0], b[1:]) for b in found]


def told(text: str) -> list[str]:
    rows = []
    for a in find_attributions(segment(text)):
        speaker = text[slice(*a.speaker[0])] if a.speaker else "-"
        rows.append(f"{speaker} | {a.lemmas[0]} | {' ... '.join(text[s:e] for s, e in a.content)}")
    return rows


@pytest.mark.parametrize(("text", "expected"), blocks(), ids=[b[0][:60] for b in blocks()])
def test_a_sentence_gives_its_attributions(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", [x for x in lines("statements_nothing.txt") if x])
def test_words_of_saying_in_another_sense_give_nothing(text: str) -> None:
    assert told(text) == []


def test_a_quotation_that_follows_belongs_to_the_speaker_before() -> None:
    text = "“We agree,” Larsen said, raising a glass. “It was hard.” The hall was full."
    assert told(text) == ["Larsen | say | We agree ... It was hard"]


def test_a_colon_at_the_end_of_a_paragraph_announces_the_next_one() -> None:
    text = "In a speech, Larsen said:\n\n“We agree. It was hard.”"
    assert told(text) == ["Larsen | say | We agree. It was hard"]


def test_a_relative_pronoun_is_given_with_what_it_stands_for() -> None:
    text = "Peru sent the minister, who said the talks had failed."
    (one,) = find_attributions(segment(text))
    assert [text[s:e] for s, e in one.speaker] == ["the minister", "who"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We agree,” Larsen said.", "direct"),
        ("Larsen said the talks were “a gift” to all.", "mixed"),
        ("Larsen said the “Blue Road” would open.", "indirect"),
        ("Larsen said the road would open.", "indirect"),
    ],
)
def test_an_attribution_knows_whether_its_words_are_quoted(text: str, quoted: str) -> None:
    assert [a.quoted for a in find_attributions(segment(text))] == [quoted]


def test_what_is_told_inside_reported_words_knows_it_and_is_part_of_them() -> None:
    found = find_attributions(segment("Larsen said that Park had denied the report."))
    assert [(a.lemmas[0], a.outer) for a in found] == [("say", None), ("deny", 0)]
    assert [a.lemmas[0] for a in outermost(found)] == ["say"]


def test_flags_tell_denials_questions_and_topics_apart() -> None:
    def flags(text: str) -> list[tuple[bool, bool, bool]]:
        return [(a.negated, a.question, a.topic_only) for a in find_attributions(segment(text))]

    assert flags("Larsen did not say that he would go.") == [(True, False, False)]
    assert flags("When asked about the fee, Larsen smiled.") == [(False, True, False)]
    assert flags("Larsen joked about the fee.") == [(False, False, True)]


def test_every_span_lies_in_the_text_and_holds_words() -> None:
    text = "\n\n".join(b[0] for b in blocks())
    for a in find_attributions(segment(text)):
        spans = [*a.speaker, *a.cues, *a.content]
        assert all(0 <= s < e <= len(text) and text[s:e].strip() == text[s:e] for s, e in spans)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("“It was hard”.\n\nThe hall was full.", ["Larsen | say | We agree ... It was hard"]),
        ("“It was hard.\n\n“It is over.”\n\nThe hall was full.", ["Larsen | say | We agree ... It was hard ... It is over"]),
        ("“It was hard.\n\n“It is over,” Holm said.", ["Larsen | say | We agree", "Holm | say | It was hard. ... It is over"]),
    ],
)
def test_paragraphs_that_are_nothing_but_quotation_go_on_with_the_one_before(behind: str, expected: list[str]) -> None:
    assert told(f"“We agree,” Larsen said.\n\n{behind}") == expected


WORDS = (
    "said that Larsen Monday he who which the a minister according to asked told by was has not adding saying as while on of it"
)
MARKS = ", . ? : - — ( ) “ ” \" ' '' ‘ ’ 's ’s % No. U.S. \u200b \u2028"
PIECES = (*WORDS.split(), *MARKS.split(" "), "\n", "\n\n")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_jumble_of_words_is_read_and_its_spans_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for a in find_attributions(segment(text)):
        assert all(0 <= s < e <= len(text) for s, e in (*a.speaker, *a.cues, *a.content))


def test_the_cue_table_is_sorted_and_holds_more_than_150_verbs() -> None:
    lemmas = list(cue_entries())
    assert lemmas == sorted(lemmas)
    assert len(lemmas) > 150


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "said , " * 150_000,
        "X said that " * 90_000,
        '"A," he said. ' * 70_000,
        "he said, who said and said (said) - " * 25_000,
        "A said B. " * 100_000,
    ],
)
def test_a_megabyte_of_speech_is_read_in_time(text: str) -> None:
    assert isinstance(find_attributions(segment(text)), tuple)
