"""`make soak` for some seconds: what it looks at is there, and every article is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soak
from faults.endurance import complaints

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_a_short_soak_loses_nothing_and_never_stalls(
    kafka: str, prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soak, "FULL_SECONDS", 0.2)
    monkeypatch.setattr(soak, "LOOK_EVERY", 0.25)
    run = await soak.soak(0.1, tmp_path, bootstrap=kafka, topic_prefix=prefix, group=prefix, delivery="exactly_once")
    assert run.sent == run.finished > 0
    assert len(run.samples) > 4
    assert all(sample.memory > 1 << 24 for sample in run.samples)
    assert run.samples[-1].finished > run.samples[0].finished
    # So short a run says nothing of growth.
    assert not [line for line in complaints(run.samples, run.rate, run.sent, run.finished) if "grows" not in line]
