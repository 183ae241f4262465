"""A real Prometheus asks real workers under load: every expression of every panel and alert has something to say."""

from __future__ import annotations

import asyncio
import json
import math
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
import pytest
import yaml
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from boards import BOARDS

from diplowire.settings import variable
from diplowire.stream.broker_config import free_port
from diplowire.stream.client import Outgoing, produce
from diplowire.stream.topics import TOPICS, Topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
RULES = (ROOT / "deploy/prometheus/rules.yml").read_text("utf-8")
GROUPS: list[dict[str, Any]] = yaml.safe_load(RULES)["groups"]
# What Grafana puts in the place of its variables.
CHOSEN = {"$__rate_interval": "15s", "$__range": "5m", "$job": ".+", "$instance": ".+", "$type": ".+", "$country": ".+"}
BODY = "“We support the plan of the United Nations,” Foreign Minister Anna Berg of Norway said on Monday."
SMALL = 100_000

pytestmark = pytest.mark.skipif(
    not shutil.which("prometheus"), reason="no Prometheus here: `apt-get install prometheus` brings it"
)


class Prometheus(NamedTuple):
    """A running Prometheus."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def ask(self, path: str, **arguments: str) -> Any:
        """Ask its API; None while it does not answer."""
        address = f"http://127.0.0.1:{self.port}/api/v1/{path}?{urllib.parse.urlencode(arguments)}"
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return json.load(answer)["data"]
        except OSError:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            return None

    def values(self, expr: str) -> list[float]:
        """What an expression gives now, without what is no number."""
        found = self.ask("query", query=expr)
        return [value for one in (found or {"result": []})["result"] if math.isfinite(value := float(one["value"][1]))]

    async def until(self, true: Callable[[], bool], within: float = 90.0) -> None:
        """Ask again and again until it is true."""
        deadline = time.monotonic() + within
        while not true():
            assert time.monotonic() < deadline, f"not within {within} s"
            await asyncio.sleep(0.25)


@pytest.fixture
def ask_workers(tmp_path: Path) -> Iterator[Callable[..., Prometheus]]:
    """Start a Prometheus that asks these ports every second."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*ports: int, rules: str = RULES) -> Prometheus:
        config = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text("utf-8"))
        config["global"] = {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"}
        config["scrape_configs"][0]["static_configs"] = [{"targets": [f"127.0.0.1:{port}" for port in ports]}]
        (tmp_path / "rules.yml").write_text(rules, "utf-8")
        (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config), "utf-8")
        port, log = free_port(), tmp_path / "prometheus.log"
        places = [f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data"]
        with log.open("wb") as file:
            process = subprocess.Popen(
                ["prometheus", *places, f"--web.listen-address=127.0.0.1:{port}"], stdout=file, stderr=file
            )
        running.append(process)
        return Prometheus(port, process, log)

    yield start
    for process in running:
        process.terminate()
        process.wait(20)


async def create(kafka: str, topics: Topics) -> None:
    """Make the topics; that of the statements takes small messages only, so that there is something to refuse."""
    small = {topics.statements: {"max.message.bytes": str(SMALL)}}
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        names = [topics.name(topic.role) for topic in TOPICS]
        await admin.create_topics([NewTopic(name, 2, 1, topic_configs=small.get(name, {})) for name in names])
    finally:
        await admin.close()


def feeder(settings: Mapping[str, object], rate: int, seconds: int) -> subprocess.Popen[bytes]:
    """The feeder of docker-compose.yml, as it runs there."""
    environment = os.environ | {variable(name): str(value) for name, value in settings.items()}
    command = [sys.executable, str(ROOT / "deploy/feeder.py"), "--rate", str(rate), "--seconds", str(seconds)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def expressions() -> dict[str, str]:
    """Every expression of every panel, and every number that a rule or an alert is about, by where it stands."""
    found = {}
    for name, board in BOARDS.items():
        for panel in board.json()["panels"]:
            for target in panel.get("targets", []):
                expr = target["expr"]
                for variable_, value in CHOSEN.items():
                    expr = expr.replace(variable_, value)
                found[f"{name} / {panel['title']} / {target['refId']}"] = expr
    for group in GROUPS:
        for rule in group["rules"]:
            # An alert has a value only while it should fire: what is asked for is the number that it compares.
            found[rule.get("record") or rule["alert"]] = re.sub(r" (<=|>=|<|>) [0-9.]+", "", rule["expr"])
    return found


async def test_every_panel_and_every_alert_has_data_from_workers_under_load(
    start_worker: Callable[..., Any], ask_workers: Callable[..., Prometheus], kafka: str, prefix: str
) -> None:
    topics = Topics.with_prefix(prefix)
    await create(kafka, topics)
    workers = [start_worker(), start_worker()]
    prometheus = ask_workers(*(worker.settings.web_port for worker in workers))
    for worker in workers:
        await worker.ready()
    # The text of an HTML body travels along in its events, and this one is too much for the topic.
    body = f"<p>{BODY}</p>" + "<p>Nothing more happened.</p>" * (SMALL // 20)
    too_large = [orjson.dumps({"id": f"large-{number}", "title": "A title", "body": body}) for number in range(30)]
    feed = feeder({"bootstrap": kafka, "topic_prefix": prefix}, rate=30, seconds=60)
    try:
        await produce({"bootstrap_servers": kafka}, [Outgoing(topics.articles, None, value) for value in too_large])
        silent = expressions()

        def all_spoke() -> bool:
            for place, expr in list(silent.items()):
                if prometheus.values(expr):
                    del silent[place]
            return not silent

        try:
            await prometheus.until(all_spoke, within=75)
        except AssertionError:
            pytest.fail("no data for " + "\n".join(f"{place}: {expr}" for place, expr in silent.items()))
    finally:
        feed.terminate()
        assert feed.wait(20) == 0
    rules = [rule for group in prometheus.ask("rules")["groups"] for rule in group["rules"]]
    assert {rule["health"] for rule in rules} == {"ok"}
    assert len(rules) == sum(len(group["rules"]) for group in GROUPS)
    assert prometheus.values("sum(diplowire_articles_received_total) - sum(diplowire_articles_total)") == [
        pytest.approx(prometheus.values("sum(diplowire_articles_in_flight)")[0], abs=30)
    ]


async def test_a_worker_that_is_killed_raises_its_alert_and_the_last_one_raises_the_other(
    start_worker: Callable[..., Any], ask_workers: Callable[..., Prometheus]
) -> None:
    workers = [start_worker(), start_worker()]
    hasty = re.sub(r"for: \w+", "for: 1s", RULES)
    prometheus = ask_workers(*(worker.settings.web_port for worker in workers), rules=hasty)

    def firing() -> set[str]:
        return {
            alert["labels"]["alertname"]
            for alert in (prometheus.ask("alerts") or {"alerts": []})["alerts"]
            if alert["state"] == "firing"
        }

    for worker in workers:
        await worker.ready()
    await prometheus.until(lambda: prometheus.values("count(up == 1)") == [2])
    await prometheus.until(lambda: not firing() & {"DiplowireWorkerDown", "DiplowireDown"})
    workers[0].kill()
    await prometheus.until(lambda: "DiplowireWorkerDown" in firing())
    assert "DiplowireDown" not in firing()
    workers[1].kill()
    await prometheus.until(lambda: "DiplowireDown" in firing())


async def test_a_partition_that_went_to_another_worker_is_counted_once(
    start_worker: Callable[..., Any], ask_workers: Callable[..., Prometheus]
) -> None:
    first = start_worker()
    second_port = free_port()
    prometheus = ask_workers(first.settings.web_port, second_port)
    await first.ready()
    lag = "sum by (partition) (count by (partition, instance) (diplowire_consumer_lag_messages))"
    await prometheus.until(lambda: prometheus.values(lag) == [1, 1])
    second = start_worker(web_port=second_port)
    await second.ready()
    each = "count by (instance) (diplowire_consumer_lag_messages)"
    await prometheus.until(lambda: prometheus.values(each) == [1, 1] and prometheus.values(lag) == [1, 1])
