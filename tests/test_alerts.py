"""The alerts: each fires and stays quiet where promtool says that it should, and leads to the page that says what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplowire.stream.metrics import DEFINITIONS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "deploy/prometheus"
RULES: list[dict[str, Any]] = [
    rule for group in yaml.safe_load((FOLDER / "rules.yml").read_text("utf-8"))["groups"] for rule in group["rules"]
]
ALERTS = {rule["alert"]: rule for rule in RULES if "alert" in rule}
RECORDED = {rule["record"]: rule for rule in RULES if "record" in rule}
CASES: list[dict[str, Any]] = [
    case for test in yaml.safe_load((FOLDER / "rules_test.yml").read_text("utf-8"))["tests"] for case in test["alert_rule_test"]
]
JOB = yaml.safe_load((FOLDER / "prometheus.yml").read_text("utf-8"))["scrape_configs"][0]["job_name"]
# What can go wrong, and the alert for each.
WANTED = {
    "no progress": "DiplowireNoProgress",
    "lag growing": "DiplowireLagGrowing",
    "article age": "DiplowireArticlesLate",
    "dead-letter rate": "DiplowireDeadLetters",
    "publish errors": "DiplowirePublishErrors",
    "stall": "DiplowireStalled",
    "nothing-to-report jump": "DiplowireNothingToReportJump",
    "worker down": "DiplowireWorkerDown",
    "rebalance storm": "DiplowireRebalanceStorm",
}
needs_promtool = pytest.mark.skipif(
    not shutil.which("promtool"), reason="no promtool here: `apt-get install prometheus` brings it"
)


def promtool(*arguments: str) -> None:
    run = subprocess.run(["promtool", *arguments], cwd=FOLDER, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@needs_promtool
def test_every_alert_fires_and_stays_quiet_as_its_cases_say() -> None:
    promtool("test", "rules", "rules_test.yml")


@needs_promtool
def test_prometheus_takes_the_rules_and_its_configuration() -> None:
    promtool("check", "rules", "rules.yml")
    promtool("check", "config", "prometheus.yml")


@pytest.mark.parametrize("name", ALERTS)
def test_an_alert_has_cases_in_which_it_fires_and_cases_in_which_it_does_not(name: str) -> None:
    fires = {bool(case["exp_alerts"]) for case in CASES if case["alertname"] == name}
    assert fires == {True, False}


def test_everything_that_can_go_wrong_has_an_alert() -> None:
    assert set(WANTED.values()) <= set(ALERTS)


@pytest.mark.parametrize("name", ALERTS)
def test_an_alert_says_how_bad_it_is_what_is_wrong_and_where_to_read_on(name: str) -> None:
    alert = ALERTS[name]
    assert alert["labels"]["severity"] in {"critical", "warning"}
    assert alert["annotations"]["summary"]
    assert alert["annotations"]["description"].endswith(".")
    page, heading = alert["annotations"]["runbook"].split("#")
    assert heading == name.lower()
    assert re.search(rf"^#+ {name}$", (ROOT / page).read_text("utf-8"), re.MULTILINE), f"{page} has no heading {name}"


def test_rules_use_only_metrics_that_there_are() -> None:
    names = {d.name for d in DEFINITIONS} | set(RECORDED)
    for rule in RULES:
        for name in re.findall(r"\bdiplowire[_:][\w:]+", rule["expr"]):
            assert name in names or re.sub(r"_(bucket|sum|count)$", "", name) in names, name
        assert set(re.findall(r'job="(\w+)"', rule["expr"])) <= {JOB}


def test_every_recorded_number_is_used_by_an_alert() -> None:
    used = " ".join(alert["expr"] for alert in ALERTS.values())
    assert {name for name in RECORDED if name not in used} == set()
