"""A reader's own table of office holders: it is read, it goes before the list, and what is wrong with it is told line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplowire.extract import extract
from diplowire.extract.lexicon.office_holders import Holder, holder
from diplowire.extract.lexicon.own_holders import parse
from diplowire.model import Article, Meeting
from diplowire.settings import SettingsError
from diplowire.stream.rules import fingerprint, learn_own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAY = "2026-03-12"


@pytest.fixture(autouse=True)
def _forgotten_afterwards() -> Iterator[None]:
    yield
    learn_own(None)


def _file(folder: Path, text: str) -> Path:
    path = folder / "holders.tsv"
    path.write_text(text, "utf-8")
    return path


def test_a_line_is_a_term_of_office_and_remarks_are_passed_over() -> None:
    table = "# ours\n\nAna Duarte\tforeign_minister\tPT\t2026-01-09\nRui Couto\tpresident\tPT\t2020-03-09\t2026-03-08\n"
    assert parse(table) == (
        Holder("Ana Duarte", "foreign_minister", "PT", "2026-01-09", ""),
        Holder("Rui Couto", "president", "PT", "2020-03-09", "2026-03-08"),
    )


def test_every_wrong_line_is_named() -> None:
    table = (
        "Ana Duarte\tforeign_minister\n"
        "Ana Duarte\tstar\tXX\t2026-01-09\n"
        "Ana Duarte\tpresident\tPT\tlately\n"
        "Ana Duarte\tpresident\tPT\t2026-01-09\t2025-01-01\n"
    )
    with pytest.raises(ValueError, match="line 1: has 2 fields") as caught:
        parse(table)
    told = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in told] == ["line 1", "line 2", "line 2", "line 3", "line 4"]


def test_somebody_whom_the_list_lacks_is_known_by_name(tmp_path: Path) -> None:
    assert holder(["ana", "duarte"], _DAY) is None
    before = fingerprint()
    learn_own(_file(tmp_path, "Ana Duarte\tforeign_minister\tPT\t2026-01-09\n"))
    known = holder(["ana", "duarte"], _DAY)
    assert known is not None
    assert (known.office, known.country) == ("foreign_minister", "PT")
    assert fingerprint() != before


def test_a_surname_with_its_office_becomes_the_person(tmp_path: Path) -> None:
    text = "Foreign Minister Duarte of Portugal met Norwegian Prime Minister Eva Lind in Oslo on Wednesday."
    learn_own(_file(tmp_path, "Ana Duarte\tforeign_minister\tPT\t2026-01-09\n"))
    (meeting,) = (e for e in extract(Article(id="1", body=text, published_at=_DAY)) if isinstance(e, Meeting))
    assert [actor.name for actor in meeting.participants] == ["Ana Duarte", "Eva Lind"]


def test_an_own_line_ends_a_term_that_the_list_leaves_open(tmp_path: Path) -> None:
    now = holder(["abbas", "araghchi"], "2026-11-01")
    assert now is not None
    assert not now.over("2026-11-01")
    learn_own(_file(tmp_path, "Abbas Araghchi\tforeign_minister\tIR\t2024-08-21\t2026-05-01\n"))
    later = holder(["abbas", "araghchi"], "2026-11-01")
    assert later is not None
    assert later.over("2026-11-01")


def test_a_wrong_file_stops_the_start_with_its_faults(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DIPLOWIRE_OFFICE_HOLDERS: line 1: has 1 fields"):
        learn_own(_file(tmp_path, "nobody\n"))
