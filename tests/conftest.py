"""What tests share: a real Kafka for the session, topic names that no other test uses, logging as it was."""

from __future__ import annotations

import logging
import re
import secrets
import sys
from typing import TYPE_CHECKING

import pytest
import structlog

from diplowire.stream import logs
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
    folder = tmp_path_factory.mktemp("kafka")
    with broker_for(request.config.getoption("--bootstrap"), log_dir=folder, say=_say) as broker:
        yield broker.bootstrap


@pytest.fixture
def prefix(request: pytest.FixtureRequest) -> str:
    """Start of topic names and consumer groups for this test alone, also on a Kafka that many runs share."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())[:60].strip("-")
    return f"{name}-{secrets.token_hex(4)}."


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    """Whatever a test does to logging is undone after it."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, {name: logging.getLogger(name).level for name in logs.LIBRARIES})
    yield
    root.handlers[:], level, levels = before
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
