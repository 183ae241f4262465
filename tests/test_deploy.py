"""Boards, feeder and browser of docker-compose.yml, and deploy/k8s/, against the code and the schemas of Kubernetes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from diplowire.settings import Settings, SettingsError, variable
from diplowire.stream.worker import LEAVE_SECONDS

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


K8S = DEPLOY / "k8s"
KUSTOMIZATION: dict[str, Any] = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text("utf-8"))
OBJECTS: dict[str, dict[str, Any]] = {
    made["kind"]: made
    for path in [*KUSTOMIZATION["resources"], "k8s/keda/scaledobject.yaml"]
    for made in yaml.safe_load_all((DEPLOY / path).read_text("utf-8"))
}
# Kinds that are not Kubernetes' own, so that it has no schema of them.
OPERATORS = {"ServiceMonitor", "PrometheusRule", "ScaledObject"}
POD: dict[str, Any] = OBJECTS["Deployment"]["spec"]["template"]["spec"]
[CONTAINER] = POD["containers"]
SETTINGS = dict(line.split("=", 1) for line in (K8S / "settings.env").read_text("utf-8").splitlines() if not line.startswith("#"))


@pytest.mark.parametrize("kind", sorted(set(OBJECTS) - OPERATORS))
def test_kubernetes_own_schema_takes_it(kind: str) -> None:
    kubernetes_validate.validate(OBJECTS[kind], kubernetes_validate.latest_version(), strict=True)


def test_a_field_that_kubernetes_does_not_know_is_noticed() -> None:
    wrong = {**OBJECTS["Deployment"], "spec": {**OBJECTS["Deployment"]["spec"], "replicaz": 2}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, kubernetes_validate.latest_version(), strict=True)


def test_every_file_is_taken_in_and_there() -> None:
    listed = {*KUSTOMIZATION["resources"], "k8s/settings.env", "k8s/keda/kustomization.yaml", "k8s/keda/scaledobject.yaml"}
    assert {path.relative_to(DEPLOY).as_posix() for path in K8S.rglob("*") if path.suffix in {".yaml", ".env"}} == listed
    boards = next(one["files"] for one in KUSTOMIZATION["configMapGenerator"] if one["name"] == "diplowire-boards")
    assert {DEPLOY / path for path in boards} == set((DEPLOY / "grafana/dashboards").glob("*.json"))
    assert yaml.safe_load((K8S / "keda/kustomization.yaml").read_text("utf-8"))["resources"] == ["scaledobject.yaml"]


def test_what_selects_the_workers_selects_their_label() -> None:
    label = OBJECTS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert OBJECTS["Deployment"]["spec"]["selector"]["matchLabels"] == label
    assert OBJECTS["Service"]["spec"]["selector"] == OBJECTS["Service"]["metadata"]["labels"] == label
    assert OBJECTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == label
    assert OBJECTS["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == label
    assert OBJECTS["ServiceMonitor"]["spec"]["selector"]["matchLabels"] == label
    assert POD["topologySpreadConstraints"][0]["labelSelector"]["matchLabels"] == label


def test_the_settings_of_the_cluster_are_accepted_and_nothing_else_gets_into_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    assert Settings.load().web_port == CONTAINER["ports"][0]["containerPort"]
    # Kubernetes would add DIPLOWIRE_PORT and others for the service of that name, which are no settings.
    monkeypatch.setenv(f"{OBJECTS['Service']['metadata']['name'].upper()}_PORT", "tcp://10.0.0.1:9464")
    with pytest.raises(SettingsError):
        Settings.load()
    assert POD["enableServiceLinks"] is False


def test_a_pod_gets_the_time_to_stop_that_it_may_need() -> None:
    assert POD["terminationGracePeriodSeconds"] > float(SETTINGS["DIPLOWIRE_STOP_TIMEOUT"]) + LEAVE_SECONDS


def test_probes_ask_the_pages_that_the_worker_serves() -> None:
    assert {name: CONTAINER[name]["httpGet"]["path"] for name in ("startupProbe", "readinessProbe", "livenessProbe")} == {
        "startupProbe": "/healthz",
        "readinessProbe": "/readyz",
        "livenessProbe": "/healthz",
    }
    names = {port["name"] for port in CONTAINER["ports"]}
    assert {CONTAINER[name]["httpGet"]["port"] for name in ("startupProbe", "readinessProbe", "livenessProbe")} <= names
    assert OBJECTS["Service"]["spec"]["ports"][0]["targetPort"] in names
    assert OBJECTS["ServiceMonitor"]["spec"]["endpoints"][0]["port"] == OBJECTS["Service"]["spec"]["ports"][0]["name"]


def test_a_pod_has_no_rights_that_it_does_not_need() -> None:
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert f"USER {POD['securityContext']['runAsUser']}:" in (DEPLOY / "Dockerfile").read_text("utf-8")
    assert POD["automountServiceAccountToken"] is False
    assert CONTAINER["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert "cpu" not in CONTAINER["resources"]["limits"]


def test_there_are_never_more_workers_than_partitions() -> None:
    partitions = int(SETTINGS["DIPLOWIRE_PARTITIONS"])
    assert OBJECTS["HorizontalPodAutoscaler"]["spec"]["maxReplicas"] <= partitions
    assert OBJECTS["ScaledObject"]["spec"]["maxReplicaCount"] <= partitions


def test_scaling_on_lag_asks_about_the_group_and_topic_of_the_workers() -> None:
    [trigger] = OBJECTS["ScaledObject"]["spec"]["triggers"]
    asked = trigger["metadata"]
    assert asked["consumerGroup"] == SETTINGS["DIPLOWIRE_GROUP"]
    assert asked["bootstrapServers"] == SETTINGS["DIPLOWIRE_BOOTSTRAP"]
    assert asked["topic"] == Settings.model_fields["topic_articles"].default


def test_the_alerts_of_the_cluster_are_those_of_the_rules_and_select_the_job_of_the_service() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus/rules.yml").read_text("utf-8"))
    assert OBJECTS["PrometheusRule"]["spec"] == rules, "`make boards` writes them anew"
    # The operator names the job after the service.
    jobs = {job for group in rules["groups"] for rule in group["rules"] for job in re.findall(r'job="(\w+)"', rule["expr"])}
    assert jobs == {OBJECTS["Service"]["metadata"]["name"]}


@pytest.mark.skipif(not shutil.which("kustomize"), reason="no kustomize here; the files are checked one by one besides")
def test_kustomize_builds_what_the_schemas_take() -> None:
    built = subprocess.run(["kustomize", "build", DEPLOY], capture_output=True, check=True).stdout
    made = list(yaml.safe_load_all(built))
    assert {one["kind"] for one in made} == {*OBJECTS, "ConfigMap"} - {"ScaledObject"}
    for one in made:
        if one["kind"] not in OPERATORS:
            kubernetes_validate.validate(one, kubernetes_validate.latest_version(), strict=True)
