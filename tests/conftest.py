"""What tests share: a real Kafka for the session, topic names that no other test uses."""

from __future__ import annotations

import re
import secrets
import sys
from typing import TYPE_CHECKING

import pytest

from diplowire.stream.broker import broker_for

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --bootstrap."""
    parser.addoption("--bootstrap", metavar="HOST:PORT", default=None, help="use this Kafka instead of starting a local one")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real Kafka, the same for the whole session; its log stays in pytest's folder of the run."""
    logs = tmp_path_factory.mktemp("kafka")
    with broker_for(request.config.getoption("--bootstrap"), log_dir=logs, say=_say) as broker:
        yield broker.bootstrap


@pytest.fixture
def prefix(request: pytest.FixtureRequest) -> str:
    """Start of topic names and consumer groups for this test alone, also on a Kafka that many runs share."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[:60].strip("-")
    return f"{name}-{secrets.token_hex(4)}."
