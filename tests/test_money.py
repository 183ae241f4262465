"""Sums of money of a text: values and ISO 4217 codes, and what is no sum."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplowire.extract.lexicon.code_table import currencies
from diplowire.extract.money import find_money
from diplowire.extract.segment import segment


def _sums(text: str) -> list[tuple[str, float, str | None]]:
    return [(text[m.start : m.end], m.value, m.currency) for m in find_money(segment(text))]


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("$41 billion", 41e9, "USD"),
        ("US$8000", 8000, "USD"),
        ("US$ 8,000", 8000, "USD"),
        ("USD 5m", 5e6, "USD"),
        ("$1.5tn", 1.5e12, "USD"),
        ("$500,000", 500_000, "USD"),
        ("$2-billion", 2e9, "USD"),
        ("$3-4 billion", 3e9, "USD"),
        ("5 million dollars", 5e6, "USD"),
        ("5 million US dollars", 5e6, "USD"),
        ("a billion dollars", 1e9, "USD"),
        ("half a billion dollars", 5e8, "USD"),
        ("38.8 million euro", 38.8e6, "EUR"),
        ("38,8 million euros", 38.8e6, "EUR"),
        ("€5bn", 5e9, "EUR"),
        ("5€", 5, "EUR"),
        ("two billion euros", 2e9, "EUR"),
        ("100-million-euro", 100e6, "EUR"),
        ("3 billion tenge", 3e9, "KZT"),
        ("1.2 trillion yuan", 1.2e12, "CNY"),
        ("RMB 300 million", 300e6, "CNY"),
        ("Rs 500 crore", 5e9, "INR"),
        ("Rs. 2 lakh crore", 2e12, "INR"),
        ("A$36 billion", 36e9, "AUD"),
        ("20 million Australian dollars", 20e6, "AUD"),
        ("20 million pounds", 20e6, "GBP"),
        ("£7m", 7e6, "GBP"),
        ("5 trillion won", 5e12, "KRW"),
        ("50 billion Swiss francs", 50e9, "CHF"),
        ("300 pesos", 300, None),
    ],
)
def test_a_sum_has_its_value_in_units_of_its_currency(words: str, value: float, currency: str | None) -> None:
    assert _sums(f"They agreed on {words}, officials said.") == [(words, value, currency)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He won 5 of the races.",
        "Ten won the prize.",
        "Police found 20 pounds of rice.",
        "Europe will send 5 envoys.",
        "Prices are given in 2015 dollars.",
        "Trade grew by 41 percent.",
        "They met 300 times.",
        "The real issue is water.",
        "A dollar is a dollar.",
    ],
)
def test_what_is_no_sum_is_left_alone(sentence: str) -> None:
    assert _sums(sentence) == []


def test_two_sums_of_a_sentence_are_two_mentions() -> None:
    assert [s[0] for s in _sums("Between $3 billion and €4 billion were pledged.")] == ["$3 billion", "€4 billion"]


def test_every_code_of_the_table_has_three_capitals() -> None:
    codes = {c for side in ("before", "after") for c in currencies(side).values() if c}
    assert all(len(c) == 3 and c.isupper() for c in codes)


@given(st.integers(1, 999), st.sampled_from(["million", "billion", "trillion"]), st.sampled_from(["$", "€", "£"]))
def test_a_sign_and_a_scale_make_the_product(number: int, scale: str, sign: str) -> None:
    zeros = {"million": 6, "billion": 9, "trillion": 12}[scale]
    ((_, value, _),) = _sums(f"It cost {sign}{number} {scale}.")
    assert value == number * 10**zeros


@given(st.text(max_size=300))
def test_any_text_gives_sums_inside_it_in_order(text: str) -> None:
    found = find_money(segment(text))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
