"""Boards, feeder and browser of docker-compose.yml, and deploy/k8s/, against the code and the schemas of Kubernetes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from diplowire.settings import Settings, variable

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def mounts(service: str) -> dict[str, str]:
    """Where each path of a container comes from."""
    return {place.split(":")[1]: place.split(":")[0] for place in SERVICES[service]["volumes"]}


def resolved(value: str) -> str:
    """Put the default in the place of each variable."""
    return re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", value)


def test_up_brings_the_boards_and_profiles_bring_the_rest() -> None:
    always = {name for name, service in SERVICES.items() if not service.get("profiles")}
    assert always == {"kafka", "worker", "prometheus", "grafana"}
    assert {name: service["profiles"] for name, service in SERVICES.items() if name not in always} == {
        "kafka-ui": ["ui"],
        "feeder": ["feeder"],
    }


def test_services_start_in_an_order_in_which_each_finds_what_it_needs() -> None:
    needs = {name: set(service.get("depends_on", {})) for name, service in SERVICES.items()}
    assert needs == {
        "kafka": set(),
        "worker": {"kafka"},
        "prometheus": {"worker"},
        "grafana": {"prometheus"},
        "kafka-ui": {"kafka"},
        "feeder": {"worker"},
    }


def test_grafana_finds_its_source_and_its_boards_where_they_are_mounted() -> None:
    seen = mounts("grafana")
    source = yaml.safe_load((DEPLOY / "grafana/provisioning/datasources/prometheus.yml").read_text("utf-8"))["datasources"][0]
    name = source["url"].removeprefix("$")
    address = SERVICES["grafana"]["environment"][name]
    assert address == f"http://prometheus:{SERVICES['prometheus']['ports'][0].rsplit(':', 1)[1]}"
    [provider] = yaml.safe_load((DEPLOY / "grafana/provisioning/dashboards/diplowire.yml").read_text("utf-8"))["providers"]
    boards = ROOT / seen[provider["options"]["path"]]
    assert {path.name for path in boards.glob("*.json")} == {"operations.json", "diplomacy.json", "quality.json"}
    home = SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert (boards / home.removeprefix(f"{provider['options']['path']}/")).is_file()


def test_prometheus_finds_its_rules_where_they_are_mounted() -> None:
    folder = ROOT / mounts("prometheus")["/etc/prometheus"]
    config = yaml.safe_load((folder / "prometheus.yml").read_text("utf-8"))
    assert all((folder / name).is_file() for name in config["rule_files"])


def test_the_feeder_and_the_browser_speak_to_the_kafka_of_the_worker() -> None:
    broker = SERVICES["worker"]["environment"]["DIPLOWIRE_BOOTSTRAP"]
    assert SERVICES["feeder"]["environment"]["DIPLOWIRE_BOOTSTRAP"] == broker
    assert SERVICES["kafka-ui"]["environment"]["KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS"] == broker
    assert SERVICES["feeder"]["image"] == SERVICES["worker"]["image"]
    assert (ROOT / mounts("feeder")[SERVICES["feeder"]["entrypoint"][1]]).is_file()


def test_the_settings_of_the_feeder_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SERVICES["feeder"]["environment"].items():
        monkeypatch.setenv(name, resolved(value))
    assert Settings.load().effective()[variable("bootstrap")] == SERVICES["feeder"]["environment"]["DIPLOWIRE_BOOTSTRAP"]
