"""A text comes apart into tokens, quotations and sentences that know their places."""

from __future__ import annotations

import pytest

from diplowire.extract.segment import segment


def words(text: str) -> list[str]:
    return [t.text for t in segment(text).tokens]


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text).sentences]


def quotes(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in segment(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Larsen met Gen. Ito.", ["Mr.", "Larsen", "met", "Gen.", "Ito", "."]),
        ("H.E. the U.S. envoy", ["H.E.", "the", "U.S.", "envoy"]),
        ("J. R. Moe, at 5 p.m. today", ["J.", "R.", "Moe", ",", "at", "5", "p.m.", "today"]),
        ("Oslo’s well-known aim", ["Oslo", "’s", "well-known", "aim"]),
        ("the ministers' plan", ["the", "ministers", "'", "plan"]),
        ("He'd say they don't.", ["He", "'d", "say", "they", "don't", "."]),
        ("Resolution No. 12 on $1,250.5", ["Resolution", "No.", "12", "on", "$", "1,250.5"]),
        ("There is no. Really", ["There", "is", "no", ".", "Really"]),
        ("O'Brien, @envoy", ["O'Brien", ",", "@envoy"]),
    ],
)
def test_tokens_keep_abbreviations_and_set_possessives_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_each_token_gives_its_words_back() -> None:
    text = "“Peace,” said H.E. Ms. O’Neil’s envoy -- in St. Lucia... (No. 4)"
    assert all(text[t.start : t.end] == t.text for t in segment(text).tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” he said.", ["We agree,"]),
        ('"We agree," he said. "We do."', ["We agree,", "We do."]),
        ("''We agree,'' he said.", ["We agree,"]),
        ("``We agree,'' he said.", ["We agree,"]),
        ("«We agree», he said.", ["We agree"]),
        ("„We agree“, he said.", ["We agree"]),
        ("‘We don’t agree,’ he said of the ministers’ plan.", ["We don’t agree,"]),
        ("'We agree,' he said of the ministers' plan.", ["We agree,"]),
        ("The ministers’ plan and the envoys’ aim.", []),
        ("“He told us ‘no’ and left,” she said.", ["He told us ‘no’ and left,"]),
        ("“He spoke of “new steps” here,” she said.", ["He spoke of “new steps” here,"]),
        ('The 5" ruler', []),
        ("‘’We don’t agree,’’ he said of the ministers’ plan.", ["We don’t agree,"]),
        ('He said ‘’we agree with the envoys’ plan." It is time.', ["we agree with the envoys’ plan."]),
    ],
)
def test_quotations_are_found_in_all_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We agree. We shall act.\n\n“It is time,” he said."
    assert quotes(text) == ["We agree. We shall act.", "It is time,"]
    assert [q.closed for q in segment(text).quotations] == [False, True]


def test_a_quotation_without_marks_at_the_new_paragraph_goes_on() -> None:
    assert quotes("“We agree. We shall act.\n\nIt is time,” he said.") == ["We agree. We shall act.", "It is time,"]


def test_a_quotation_goes_on_over_paragraphs_without_marks_to_the_one_that_closes_it() -> None:
    letter = 'It reads:\n\n"Your Excellency,\n\nI wish you well.\n\nWe shall meet.\n\nIt is time."\n\nThey met.'
    assert quotes(letter) == ["Your Excellency,", "I wish you well.", "We shall meet.", "It is time."]
    forgotten = 'He said:\n\n"It is late,\n\nThey met.\n\n"It is time," she said.'
    assert quotes(forgotten) == ["It is late,", "It is time,"]


def test_tokens_know_their_quotation() -> None:
    assert [t.text for t in segment("He said “we do” today.").tokens if t.quote == 0] == ["“", "we", "do", "”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Ito left. He stayed.", ["Ms. Ito left.", "He stayed."]),
        ("It is in the U.S. He left.", ["It is in the U.S.", "He left."]),
        ("It is in the U.S. Senate.", ["It is in the U.S. Senate."]),
        ("“We agree. We shall act,” Moe said. He left.", ["“We agree. We shall act,” Moe said.", "He left."]),
        ("“Shall we agree?” Moe asked. He left.", ["“Shall we agree?” Moe asked.", "He left."]),
        ("“We agree.” Moe left for Rome.", ["“We agree.”", "Moe left for Rome."]),
        ("“We agree.” The minister said that Rome had called.", ["“We agree.”", "The minister said that Rome had called."]),
        ("“We agree,” said Moe. “We shall act.”", ["“We agree,” said Moe.", "“We shall act.”"]),
        ("He left at 5 p.m. The talks failed.", ["He left at 5 p.m.", "The talks failed."]),
    ],
)
def test_a_quotation_and_its_attribution_are_one_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "OSLO —",
        "OSLO, May 3 (NTB) --",
        "PARIS (AP) -",
        "Oslo (NTB) –",
        "RIO DE JANEIRO, Brazil —",
        "NEW YORK, 25 April 2024 (Xinhua) —",
        "(Reuters) -",
    ],
)
def test_a_dateline_is_left_out_of_the_tokens_of_its_sentence(line: str) -> None:
    text = f"{line} Norway agreed. Peru did not."
    seg = segment(text)
    assert seg.dateline == (0, len(line))
    assert text[seg.sentences[0].start : seg.sentences[0].end] == f"{line} Norway agreed."
    assert seg.tokens[seg.sentences[0].first].text == "Norway"


def test_words_before_a_dash_are_no_dateline() -> None:
    assert segment("Norway and Peru - old friends - agreed.").dateline is None


def test_a_short_line_without_an_end_mark_is_a_heading() -> None:
    text = "Norway agreed.\n\nNew Roads: Trade and Water in the North\n\nPeru did not."
    assert [s.kind for s in segment(text).sentences] == ["text", "heading", "text"]


def test_wrapped_lines_make_one_paragraph_and_other_lines_one_each() -> None:
    wrapped = "The foreign minister of Norway said on Monday\nthat the talks would go on for another day or\nlonger, if need be."
    lines = "The foreign minister of Norway said so.\nThe talks will go on for another day.\nPeru agreed."
    assert [s.paragraph for s in segment(wrapped).sentences] == [0]
    assert [s.paragraph for s in segment(lines).sentences] == [0, 1, 2]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "a" * 1_000_000,
        '"' * 300_000,
        "‘a " * 100_000,
        "A." * 200_000,
        "A " * 300_000,
        "\n" * 300_000,
        "' " * 200_000,
    ],
)
def test_hard_input_is_taken_apart_in_linear_time(text: str) -> None:
    assert segment(text).text == text


@pytest.mark.parametrize("tail", ["later that the port was shut", "in Oslo on Monday that the port was shut", "in Oslo"])
def test_a_text_may_break_off_behind_who_said_it(tail: str) -> None:
    assert sentences(f"“It is late.” The minister said {tail}")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("”We agree,” he said. ”It is late.”", ["We agree,", "It is late."]),
        ("He said ”yes” and ”no”.", ["yes", "no"]),
        ("‘We agree,’ he said.\n\n‘It is late.\n\n‘We go.’", ["We agree,", "It is late.", "We go."]),
        ("The envoys’ talks ended.\n\nThe sides’ road is shut.", []),
    ],
)
def test_marks_that_open_as_they_close_and_single_ones_that_run_on(text: str, quoted: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in segment(text).quotations] == quoted


def test_a_title_that_ends_with_a_quotation_is_a_heading() -> None:
    assert [s.kind for s in segment("Envoy Says Road ‘Will Never Be Shut.’\n\nHe spoke.").sentences] == ["heading", "text"]


def test_a_short_quotation_in_single_marks_is_no_heading() -> None:
    assert [s.kind for s in segment("He spoke.\n\nHe said: ‘Norway’s road isn’t shut.’").sentences] == ["text", "text"]
