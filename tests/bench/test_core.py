"""How long an article of 4,000 characters takes, and in which stages; as a multiple of a yardstick, so that machines compare."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from statistics import median
from types import FunctionType
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from diplowire.extract import extract
from diplowire.model import Article
from diplowire.pipeline import Record, handle
from scoring.speed import ORDINARY, news, seconds, yardstick

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

    Report = Callable[[str, tuple[str, ...]], None]

_ROUNDS = 30
_BODY = news(ORDINARY)
_DAY = "2026-05-05"
_ARTICLE = Article(id="bench", body=_BODY, published_at=_DAY)
_RECORD = Record("news.articles", 0, 0, None, orjson.dumps({"id": "bench", "body": _BODY, "published_at": _DAY}))
_WORK: dict[str, Callable[[], object]] = {
    "extract()": lambda: extract(_ARTICLE),
    "handle()": lambda: handle(_RECORD),
    "yardstick: words counted": lambda: yardstick(_BODY),
}


@pytest.mark.parametrize("name", _WORK)
def test_an_article_of_4000_characters(benchmark: BenchmarkFixture, report: Report, name: str) -> None:
    work = _WORK[name]
    assert work()
    benchmark(work)
    if benchmark.enabled:
        spent = median(seconds(work, 1) for _ in range(_ROUNDS))
        of_yardstick = median(seconds(_WORK["yardstick: words counted"], 1) for _ in range(_ROUNDS))
        row = (name, f"{1000 * spent:.2f}", f"{1 / spent:.0f}", f"{spent / of_yardstick:.1f}")
        report("An article of 4,000 characters", row)


def test_every_stage_has_its_share(measuring: bool, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    handle(_RECORD)
    spent = _timed(monkeypatch)
    rounds = _ROUNDS if measuring else 1
    begun = time.process_time()
    for _ in range(rounds):
        handle(_RECORD)
    total = time.process_time() - begun
    assert {"segment", "spot", "resolve", "detect_statements", "decode_article", "encode_event"} <= set(spent)
    spent["all the rest"] = max(total - sum(spent.values()), 0.0)
    if measuring:
        for stage, own in spent.items():
            report("Where the time goes", (stage, f"{1000 * own / rounds:.2f}", f"{100 * own / total:.1f} %"))


def _timed(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Measure every stage that extract and the pipeline call by name: whatever they import, so a new stage is never forgotten."""
    spent: dict[str, float] = defaultdict(float)
    for owner, own in (("diplowire.extract", {"read", "extract"}), ("diplowire.pipeline", {"handle", "extract"})):
        module = sys.modules[owner]
        for name, value in vars(module).copy().items():
            inner = isinstance(value, FunctionType) and value.__module__.startswith(("diplowire.extract.", "diplowire.wire."))
            if inner and name not in own:
                monkeypatch.setattr(module, name, _clocked(name, value, spent))
    return spent


def _clocked(name: str, stage: FunctionType, spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*args: Any, **kwargs: Any) -> Any:
        begun = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - begun

    return clocked
