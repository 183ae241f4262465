"""The coder: each type of PLOVER by its phrasings, and what stays silent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplowire.extract.enrich.codes import Coded, code_sentence
from diplowire.extract.enrich.frame import items
from diplowire.extract.enrich.inflection import forms
from diplowire.extract.lexicon.code_table import cameo_codes, families
from diplowire.extract.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parent / "corpora" / "codes.txt"
TYPES = {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}


def _code(text: str) -> Coded | None:
    seg = segment(text)
    return code_sentence(seg, seg.sentences[0])


def _phrasings() -> Iterator[tuple[str, str, str]]:
    root, cameo = "", ""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            root, cameo = line[1:].split()
        elif line and not line.startswith("#"):
            yield line, root, cameo


@pytest.mark.parametrize(("sentence", "root", "cameo"), list(_phrasings()))
def test_every_phrasing_makes_its_type(sentence: str, root: str, cameo: str) -> None:
    coded = _code(sentence)
    assert (coded.root if coded else "-") == root
    assert cameo == "*" or (coded is not None and coded.cameo == cameo)


def test_the_cue_is_the_main_predicate_and_its_words_are_in_the_sentence() -> None:
    text = "After the vote, Peru rejected the offer that Chile had welcomed."
    coded = _code(text)
    assert coded is not None
    assert text[coded.start : coded.stop] == "rejected"


def test_quoted_words_do_not_code_a_sentence() -> None:
    assert _code("“We condemn the attack,” the sign read.") is None


def test_bracketed_words_do_not_code_a_sentence() -> None:
    assert _code("The river (Peru rejected the offer) is long.") is None


def test_a_deed_told_first_silences_what_follows() -> None:
    assert _code("Police arrested a man and condemned the attack.") is None


def test_every_family_has_a_code_with_a_label_and_its_own_type() -> None:
    for family in families():
        if family.cls != "veto":
            assert family.root in TYPES
            own = cameo_codes()[family.cameo].plover
            assert own == family.root or (own is None and family.cameo.startswith("02")), (
                family
            )  # appeals are REQUEST by their words


def test_every_frame_of_the_table_can_be_read() -> None:
    assert all(items(family.frame) is not None for family in families())


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("refuse", {"refuse", "refuses", "refused", "refusing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("expel", {"expel", "expels", "expelled", "expelling", "expeled", "expeling"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
    ],
)
def test_verbs_are_inflected_by_the_book(base: str, expected: set[str]) -> None:
    assert {word for word, _ in forms(base)} == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "Peru",
                "will",
                "not",
                "agree",
                "to",
                "meet",
                "the",
                "king",
                ",",
                "after",
                "talks",
                "“",
                "refused",
                "”",
                "(",
                "visit",
                ")",
                "be",
            ]
        ),
        max_size=30,
    )
)
def test_any_words_can_be_coded(words: list[str]) -> None:
    text = " ".join(words) + "."
    coded = _code(text)
    assert coded is None or 0 <= coded.start < coded.stop <= len(text)
