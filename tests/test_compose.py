"""docker-compose.yml, deploy/Dockerfile and deploy/prometheus/ against the code: names, ports, variables, and who may knock."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplowire.settings import Settings, variable
from diplowire.stream.worker import LEAVE_SECONDS

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
WORKER = SERVICES["worker"]
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text("utf-8")
PROMETHEUS: dict[str, Any] = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text("utf-8"))
VARIABLES = {row.variable for row in Settings.table()}
WEB_PORT = str(Settings.model_fields["web_port"].default)


def resolved(value: str) -> str:
    """Put the default in the place of each variable."""
    return re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", value)


def test_every_variable_of_the_worker_is_a_setting() -> None:
    assert {name for name in WORKER["environment"] if name.startswith("DIPLOWIRE_")} <= VARIABLES
    assert set(re.findall(r"\bDIPLOWIRE_[A-Z_]+(?==)", DOCKERFILE)) <= VARIABLES


def test_the_settings_of_the_container_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WORKER["environment"].items():
        monkeypatch.setenv(name, resolved(value))
    settings = Settings.load()
    assert settings.effective()[variable("bootstrap")] == "kafka:19092"


def test_the_worker_asks_kafka_where_kafka_listens() -> None:
    advertised = dict(part.split("://") for part in SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"].split(","))
    assert advertised["INSIDE"] == WORKER["environment"]["DIPLOWIRE_BOOTSTRAP"]
    assert resolved(advertised["OUTSIDE"]) == Settings.model_fields["bootstrap"].default


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_listens_beyond_this_machine(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))
    assert "network_mode" not in SERVICES[name]


@pytest.mark.parametrize("name", SERVICES)
def test_every_version_is_a_variable_with_a_default_that_is_pinned(name: str) -> None:
    image = SERVICES[name]["image"]
    assert re.search(r":\$\{[A-Z_]+:-[^}]+\}$", image)
    assert image == WORKER["image"] or not resolved(image).endswith(":latest")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_looked_after(name: str) -> None:
    # The feeder serves nothing that could be asked.
    assert SERVICES[name]["healthcheck"].get("test") or name == "feeder"
    for needed in SERVICES[name].get("depends_on", {}).values():
        assert needed == {"condition": "service_healthy"}


def test_the_port_of_the_pages_is_the_same_everywhere() -> None:
    assert WORKER["environment"]["DIPLOWIRE_WEB_PORT"] == WEB_PORT
    assert WORKER["ports"] == [f"127.0.0.1:${{WORKER_PORT:-{WEB_PORT}}}:{WEB_PORT}"]
    assert f"EXPOSE {WEB_PORT}" in DOCKERFILE
    assert f"DIPLOWIRE_WEB_PORT={WEB_PORT}" in DOCKERFILE
    for check in (WORKER["healthcheck"]["test"][-1], DOCKERFILE):
        assert f"http://127.0.0.1:{WEB_PORT}/healthz" in check
    [job] = PROMETHEUS["scrape_configs"]
    assert job["static_configs"] == [{"targets": [f"worker:{WEB_PORT}"]}]


def test_a_worker_gets_the_time_to_stop_that_it_may_need() -> None:
    needed = Settings.model_fields["stop_timeout"].default + LEAVE_SECONDS
    assert int(WORKER["stop_grace_period"].removesuffix("s")) > needed


def test_the_worker_has_no_rights_that_it_does_not_need() -> None:
    assert WORKER["read_only"] is True
    assert WORKER["cap_drop"] == ["ALL"]
    assert WORKER["security_opt"] == ["no-new-privileges:true"]
    assert re.search(r"^USER [1-9][0-9]*:[1-9][0-9]*$", DOCKERFILE, re.MULTILINE)


def test_the_files_that_are_named_are_there() -> None:
    assert (ROOT / WORKER["build"]["dockerfile"]).is_file()
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or (ROOT / source).exists()
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    copied = {name for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    assert copied == allowed


def test_the_image_is_built_in_stages_and_checks_every_wheel() -> None:
    assert DOCKERFILE.count("\nFROM ") == 2
    assert "--require-hashes" in DOCKERFILE
    assert "-slim" in DOCKERFILE.split("\nFROM ")[-1]
    assert "HEALTHCHECK" in DOCKERFILE
    assert "org.opencontainers.image.licenses" in DOCKERFILE


def _compose_client() -> bool:
    """Whether the command line of Docker knows compose; it needs no engine to read a file."""
    try:
        return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not _compose_client(), reason="no docker compose here; the file is checked against the code besides")
def test_docker_compose_takes_the_file_with_every_profile() -> None:
    command = ["docker", "compose", "--profile", "*", "config", "--format", "json"]
    assert set(json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)["services"]) == set(SERVICES)
