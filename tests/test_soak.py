"""A soak's verdict: flat is good; a leak, a lag that grows or stays, a stall, a failed probe or a missing article is told."""

from __future__ import annotations

from faults.endurance import MIB, Sample, complaints, hourly_growth

RATE = 100.0


def run(*, leak: float = 0.0, lag: float = 0.0, lag_growth: float = 0.0, idle: float = 0.1, healthy: bool = True) -> list[Sample]:
    """Half an hour, a look each ten seconds; `leak` in MiB an hour, `lag_growth` in articles a second."""
    return [
        Sample(at, round(100 * MIB + leak * MIB * at / 3600), lag + lag_growth * at, RATE * at, idle, healthy)
        for at in range(0, 1_800, 10)
    ]


def verdict(samples: list[Sample], finished: int = 180_000) -> str:
    return "; ".join(complaints(samples, RATE, 180_000, finished))


def test_a_flat_run_is_good() -> None:
    assert verdict(run(leak=5, lag=50)) == ""


def test_a_leak_is_told() -> None:
    assert "memory grows: 9.3 MiB on 1" in verdict(run(leak=25))


def test_what_fills_up_at_the_start_is_no_leak() -> None:
    warming = [sample._replace(memory=50 * MIB) for sample in run()[:40]]
    assert verdict([*warming, *run()[40:]]) == ""
    assert hourly_growth([*warming, *run()[40:]]) == 0


def test_a_lag_that_grows_or_stays_is_told() -> None:
    assert "lag grows: by 1340 articles at 100 a second" in verdict(run(lag_growth=1))
    assert "lag stands at 600 articles, 6 s" in verdict(run(lag=600))


def test_a_stall_a_failed_probe_and_a_missing_article_are_told() -> None:
    assert "stalled: 11 s without an article finished" in verdict(run(idle=11))
    assert "/healthz failed 180 times" in verdict(run(healthy=False))
    assert "180000 articles sent, 179999 finished" in verdict(run(), finished=179_999)
