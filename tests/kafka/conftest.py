"""Everything in this folder needs a real Kafka and says so by its marker; workers run as processes of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faults.scene import Scene, set_scene
from faults.stage import Theatre, theatre
from faults.workers import StartWorker, workers
from secured.broker import SecuredKafka, secured_kafka

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder `kafka`."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.kafka)


@pytest.fixture
def start_worker(kafka: str, prefix: str, tmp_path: Path) -> Iterator[StartWorker]:
    """Start workers of this test's own topics and group; those that still run afterwards are killed."""
    with workers(tmp_path, bootstrap=kafka, topic_prefix=prefix, group=f"{prefix}group", partitions=2) as start:
        yield start


@pytest.fixture
async def scene(kafka: str, prefix: str) -> Scene:
    """Topics of this test's own, made."""
    return await set_scene(kafka, prefix)


@pytest.fixture
def set_another_scene(prefix: str) -> Callable[[str], Awaitable[Scene]]:
    """Make topics of this test's own on another Kafka."""
    return lambda bootstrap: set_scene(bootstrap, prefix)


@pytest.fixture(scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Theatre]:
    """A Kafka to be broken, with a small disk and a bad network."""
    async with theatre(tmp_path_factory.mktemp("theatre")) as house:
        yield house


@pytest.fixture(scope="session")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredKafka]:
    """Run a Kafka with locked doors, the same for the whole session."""
    with secured_kafka(tmp_path_factory.mktemp("secured")) as broker:
        yield broker
