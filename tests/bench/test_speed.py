"""How fast: articles a second through `handle`, and through a worker and a real Kafka. Off in `make test`, on in `make bench`.

In `make test` each runs once, so that what is measured stays right.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from diplowire.cli.sample import sample_article
from diplowire.pipeline import Record, handle
from diplowire.stream.client import Outgoing, lag, produce

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

NOTHING = json.dumps({"id": "1", "body": "The team won the match on Sunday, and the crowd went home happy. " * 30}).encode()


@pytest.mark.parametrize(
    ("value", "ending"), [(sample_article(), "events"), (NOTHING, "nothing_to_report")], ids=["the sample", "nothing to report"]
)
def test_an_article_through_the_core(benchmark: BenchmarkFixture, value: bytes, ending: str) -> None:
    record = Record("news.articles", 0, 0, None, value)
    handle(record)  # the lexicons are read at first use
    assert benchmark(handle, record).outcome == ending


@pytest.mark.kafka
def test_articles_through_a_worker_and_kafka(benchmark: BenchmarkFixture, kafka: str, prefix: str) -> None:
    count = 300 if benchmark.enabled else 5
    env = os.environ | {"DIPLOWIRE_BOOTSTRAP": kafka, "DIPLOWIRE_TOPIC_PREFIX": prefix, "DIPLOWIRE_GROUP": prefix}
    diplowire = [sys.executable, "-m", "diplowire"]
    subprocess.run([*diplowire, "topics", "create"], env=env, capture_output=True, timeout=60, check=True)
    topic, options = f"{prefix}news.articles", {"bootstrap_servers": kafka}
    article = json.loads(sample_article())
    values = [json.dumps(article | {"id": f"bench-{number}"}).encode() for number in range(count)]
    asyncio.run(produce(options, [Outgoing(topic, None, value) for value in values]))
    with subprocess.Popen([*diplowire, "worker"], env=env | {"DIPLOWIRE_WEB_PORT": "0"}, stderr=subprocess.DEVNULL) as worker:
        benchmark.pedantic(_until_done, args=(options, prefix, topic), rounds=1)
        worker.terminate()
    benchmark.extra_info["articles, the worker's start included"] = count


def _until_done(options: dict[str, str], group: str, topic: str) -> None:
    deadline = time.monotonic() + 200
    while sum(asyncio.run(lag(options, group, [topic])).values()):
        assert time.monotonic() < deadline
