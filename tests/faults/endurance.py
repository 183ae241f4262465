"""What was seen of a worker over a long time in, what is wrong with it out: growth of memory or lag, a stall, a loss."""

from __future__ import annotations

from statistics import linear_regression, median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MIB = 1 << 20
# The first part of a run fills caches and pools: it says nothing of leaks.
WARM_UP = 0.25
MEMORY_GROWTH = 0.05
LAG_SECONDS = 5.0
IDLE_SECONDS = 10.0


class Sample(NamedTuple):
    """A worker at one moment."""

    at: float
    """Seconds since the feed began."""
    memory: int
    """Resident bytes."""
    lag: float
    """Articles that wait on the topic."""
    finished: float
    """Articles finished since the feed began."""
    idle: float
    """Seconds since an article was finished."""
    healthy: bool


def settled(samples: Sequence[Sample]) -> Sequence[Sample]:
    """Leave out what belongs to the warm-up."""
    return samples[int(len(samples) * WARM_UP) :]


def hourly_growth(samples: Sequence[Sample]) -> float:
    """Bytes an hour that the memory grows by, after the warm-up."""
    kept = settled(samples)
    return linear_regression([sample.at for sample in kept], [sample.memory for sample in kept]).slope * 3600


def complaints(samples: Sequence[Sample], rate: float, sent: int, finished: float) -> list[str]:
    """Say what is wrong, each in one line; nothing where all is well. `rate` is articles a second."""
    kept = settled(samples)
    hours = (kept[-1].at - kept[0].at) / 3600
    growth, size = hourly_growth(samples) * hours, median(sample.memory for sample in kept)
    lag_growth = linear_regression([sample.at for sample in kept], [sample.lag for sample in kept]).slope * hours * 3600
    lag = median(sample.lag for sample in kept)
    idle = max(sample.idle for sample in samples)
    unwell = sum(not sample.healthy for sample in samples)
    found = {
        f"memory grows: {growth / MIB:.1f} MiB on {size / MIB:.0f} MiB after the warm-up": growth > MEMORY_GROWTH * size,
        f"lag grows: by {lag_growth:.0f} articles at {rate:.0f} a second": lag_growth > rate * LAG_SECONDS,
        f"lag stands at {lag:.0f} articles, {lag / rate:.0f} s": lag > rate * LAG_SECONDS,
        f"stalled: {idle:.0f} s without an article finished": idle > IDLE_SECONDS,
        f"/healthz failed {unwell} times": unwell > 0,
        f"{sent} articles sent, {finished:.0f} finished": finished != sent,
    }
    return [line for line, wrong in found.items() if wrong]
