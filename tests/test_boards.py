"""The three boards: written from code, known to Grafana's own schema, explained, and about metrics that there are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from boards import BOARDS
from grafana_foundation_sdk.cog import plugins
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import Dashboard
from prometheus_client import Histogram

from diplowire.stream.metrics import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAFANA = Path(__file__).parents[1] / "deploy/grafana"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((GRAFANA / "dashboards").glob("*.json"))}
# Of an annotation's fields those that Grafana leaves to Prometheus' plugin.
PLUGIN = {"expr", "step", "titleFormat"}
FROM_ELSEWHERE = {"process_cpu_seconds_total", "process_resident_memory_bytes", "up"}
SUFFIXES = ("_bucket", "_sum", "_count")
UNITS = {
    "cps": ("_total",),
    "s": ("_seconds", "_seconds_bucket"),
    "bytes": ("_bytes",),
    "dateTimeFromNow": ("_timestamp_seconds",),
}


def panels(board: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every panel that is not a heading."""
    return (panel for panel in board["panels"] if panel["type"] != "row")


def expressions(board: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every panel's title and expression."""
    return ((panel["title"], target["expr"]) for panel in panels(board) for target in panel["targets"])


def lost(before: Any, after: Any, path: str = "") -> list[str]:
    """Name what is in the first and not, or otherwise, in the second."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            one
            for key, value in before.items()
            for one in (lost(value, after[key], f"{path}/{key}") if key in after else [f"{path}/{key}"])
        ]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [one for number, (a, b) in enumerate(zip(before, after, strict=True)) for one in lost(a, b, f"{path}/{number}")]
    return [] if before == after else [path]


@pytest.fixture(params=FILES)
def board(request: pytest.FixtureRequest) -> dict[str, Any]:
    return FILES[request.param]


def test_what_grafana_reads_is_what_the_code_says() -> None:
    assert {name: board.json() for name, board in BOARDS.items()} == FILES, "`make boards` writes them anew"


def test_grafanas_own_schema_knows_every_field(board: dict[str, Any]) -> None:
    plugins.register_default_plugins()
    known = json.loads(json.dumps(Dashboard.from_json(board), cls=JSONEncoder))
    assert [path for path in lost(board, known) if path.rsplit("/", 1)[-1] not in PLUGIN or "/annotations/" not in path] == []


def test_a_field_that_grafana_does_not_know_is_noticed() -> None:
    plugins.register_default_plugins()
    wrong = json.loads(json.dumps(FILES["quality"]))
    wrong["panels"][1]["fieldConfig"]["defaults"]["unitt"] = "s"
    assert lost(wrong, json.loads(json.dumps(Dashboard.from_json(wrong), cls=JSONEncoder)))


def test_every_panel_has_a_title_a_description_and_a_unit(board: dict[str, Any]) -> None:
    for panel in panels(board):
        assert panel["title"]
        assert panel["description"].endswith("."), panel["title"]
        assert panel["fieldConfig"]["defaults"]["unit"], panel["title"]
        assert panel["type"] == "text" or panel["targets"], panel["title"]


def test_titles_and_numbers_of_panels_are_their_own(board: dict[str, Any]) -> None:
    assert len({panel["title"] for panel in panels(board)}) == len(list(panels(board)))
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


def test_no_two_panels_lie_on_each_other(board: dict[str, Any]) -> None:
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert place["x"] + place["w"] <= 24
        assert not taken & cells, panel["title"]
        taken |= cells


def test_boards_are_linked_and_choose_source_job_and_worker(board: dict[str, Any]) -> None:
    assert {"datasource", "job", "instance"} <= {variable["name"] for variable in board["templating"]["list"]}
    assert board["links"][0]["tags"] == board["tags"] == ["diplowire"]
    uids = {other["uid"] for other in FILES.values()}
    for panel in panels(board):
        assert all(link["url"].split("?")[0].removeprefix("/d/") in uids for link in panel.get("links", []))


def test_expressions_use_only_metrics_and_labels_that_there_are(board: dict[str, Any]) -> None:
    known = {d.name: set(d.labels) for d in DEFINITIONS}
    known |= {d.name + suffix: {*d.labels, "le"} for d in DEFINITIONS if d.kind is Histogram for suffix in SUFFIXES}
    for title, expr in expressions(board):
        for name, selector in re.findall(r"\b(diplowire_\w+|process_\w+|up)\{([^}]*)\}", expr):
            assert name in known or name in FROM_ELSEWHERE, title
            labels = set(re.findall(r"(\w+)(?:=~|!=|!~|=)", selector)) - {"job", "instance"}
            assert labels <= known.get(name, set()), f"{title}: {name}"
        assert not set(re.findall(r"\bdiplowire_\w+", expr)) - set(known), title


def test_every_metric_is_on_a_board() -> None:
    shown = " ".join(expr for board in FILES.values() for _, expr in expressions(board))
    assert {d.name for d in DEFINITIONS if not re.search(rf"\b{d.name}(_bucket|_sum|_count)?\b", shown)} == set()


def test_a_rate_is_shown_a_second_and_time_in_seconds(board: dict[str, Any]) -> None:
    for panel in panels(board):
        unit = panel["fieldConfig"]["defaults"]["unit"]
        for expr in (target["expr"] for target in panel["targets"]):
            names = re.findall(r"\b(?:diplowire|process)_\w+", expr)
            assert unit not in UNITS or any(name.endswith(UNITS[unit]) for name in names), panel["title"]
            assert unit != "cps" or "rate(" in expr, panel["title"]


def test_nothing_that_counts_up_is_shown_as_it_is(board: dict[str, Any]) -> None:
    for title, expr in expressions(board):
        bare = re.sub(r"\b(rate|increase)\([^()]*\)", "", expr)
        assert not re.search(r"_(total|bucket|sum|count)\{", bare), title


def test_the_page_about_metrics_is_what_the_code_says() -> None:
    run = [sys.executable, "-c", "import metrics, sys; sys.stdout.write(metrics.rendered())"]
    page = subprocess.run(run, cwd=GRAFANA.parents[1] / "docs", capture_output=True, encoding="utf-8", check=True).stdout
    assert (GRAFANA.parents[1] / "docs/metrics.md").read_text("utf-8") == page, "`make boards` writes it anew"


def test_grafana_is_told_where_the_boards_and_the_numbers_are() -> None:
    source = yaml.safe_load((GRAFANA / "provisioning/datasources/prometheus.yml").read_text("utf-8"))["datasources"][0]
    chosen = {v["current"]["value"] for board in FILES.values() for v in board["templating"]["list"] if v["type"] == "datasource"}
    assert chosen == {source["uid"]}
    scraped = yaml.safe_load((GRAFANA.parent / "prometheus/prometheus.yml").read_text("utf-8"))["global"]["scrape_interval"]
    assert source["jsonData"]["timeInterval"] == scraped
    [provider] = yaml.safe_load((GRAFANA / "provisioning/dashboards/diplowire.yml").read_text("utf-8"))["providers"]
    assert provider["type"] == "file"
