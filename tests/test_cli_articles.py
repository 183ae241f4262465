"""Files become articles one by one; what cannot be one is named before any work is done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diplowire.cli.articles import check, sources
from diplowire.cli.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_all_body_and_its_stem_is_the_id(tmp_path: Path) -> None:
    file = tmp_path / "seed.txt"
    file.write_bytes("\ufeffFirst line.\r\n\r\nSecond.".encode())
    (source,) = sources([str(file)], published="2024-04-26")
    assert json.loads(source.value) == {"id": "seed", "body": "First line.\r\n\r\nSecond.", "published_at": "2024-04-26"}


def test_a_json_file_goes_on_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_bytes(b'{"headline":  "x" }')
    assert [source.value for source in sources([str(file)])] == [b'{"headline":  "x" }']


def test_a_json_array_is_as_many_articles(tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    file.write_text('[{"body": "a"}, {"body": "b"}]', "utf-8")
    found = list(sources([str(file)]))
    assert [source.name for source in found] == [f"{file}: article 1", f"{file}: article 2"]
    assert [json.loads(source.value) for source in found] == [{"body": "a"}, {"body": "b"}]


def test_the_nodes_of_a_json_ld_page_stay_together(tmp_path: Path) -> None:
    file = tmp_path / "page.json"
    file.write_text('[{"@type": "WebSite"}, {"@type": "NewsArticle", "articleBody": "a"}]', "utf-8")
    assert len(list(sources([str(file)]))) == 1


def test_json_lines_are_numbered_and_empty_ones_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_bytes(b'{"body": "a"}\n\n  {"body": "b"}\r\nnot json\n')
    assert [(source.name, source.value) for source in sources([str(file)])] == [
        (f"{file}: line 1", b'{"body": "a"}'),
        (f"{file}: line 3", b'{"body": "b"}'),
        (f"{file}: line 4", b"not json"),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('{"body": "a"}', "2024-04-26"),
        ('{"body": "a", "published_at": null}', "2024-04-26"),
        ('{"body": "a", "published_at": "2023-01-01"}', "2023-01-01"),
    ],
)
def test_a_given_day_is_for_articles_that_do_not_tell_it(tmp_path: Path, given: str, expected: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(given, "utf-8")
    (source,) = sources([str(file)], published="2024-04-26")
    assert json.loads(source.value)["published_at"] == expected


def test_a_given_day_leaves_what_is_no_article_of_ours_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"nonsense\n[1]\n")
    assert [source.value for source in sources([str(file)], published="2024-04-26")] == [b"nonsense", b"[1]"]


def test_everything_wrong_with_the_names_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    with pytest.raises(Fault) as told:
        check([str(tmp_path / "a.pdf"), str(tmp_path), str(tmp_path / "b.txt"), "-"])
    assert [line.rsplit(": ", 1)[1] for line in told.value.message.splitlines()] == [
        ".txt, .html, .htm, .json, .jsonl, .ndjson",
        "is a folder; name the files in it",
        "no such file",
    ]


def test_a_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Ankara’da görüştü".encode("cp1254"))
    with pytest.raises(Fault, match=r"is not UTF-8 text \(byte 6\)"):
        list(sources([str(file)]))
