"""The worker's metrics as the code has them in, docs/metrics.md out; `make boards` writes it, test_boards holds it equal."""

from __future__ import annotations

from pathlib import Path

from prometheus_client import Counter, Gauge, Histogram

from diplowire.stream.metrics import DEFINITIONS, Definition

PAGE = Path(__file__).parent / "metrics.md"
UNITS = {
    "seconds": "seconds",
    "ratio": "0 to 1",
    "info": "1",
    "limit": "articles",
    "flight": "articles",
    "assigned": "partitions",
    "received": "articles",
    "published": "messages",
    "unresolved": "fields",
    "codes": "events",
    "countries": "events",
    "topics": "events",
    "letters": "dead letters",
}
KINDS = {Counter: "counter", Gauge: "gauge", Histogram: "histogram"}
HEAD = """\
# Metrics

<!-- Written from services/diplowire/stream/metric_list.py by `make boards`. -->

`/metrics` of the worker has these, besides the process' own (`process_cpu_seconds_total`, `process_resident_memory_bytes` …).
Names follow Prometheus' conventions: base units, `_total` for what counts up. No label holds a person, an address or a pair of
countries, and a partition that went to another worker leaves no series behind. The boards are in
[deploy/grafana](../deploy/grafana), the alerts in [deploy/prometheus/rules.yml](../deploy/prometheus/rules.yml), and what to do
about them is in [operations.md](operations.md).
"""


def rendered() -> str:
    """The whole page."""
    return HEAD + "".join(f"\n{_section(definition)}" for definition in DEFINITIONS)


def _section(definition: Definition) -> str:
    labels = ", ".join(f"`{label}`" for label in definition.labels) or "none"
    facts = [("Kind", KINDS[definition.kind]), ("Unit", _unit(definition)), ("Labels", labels)]
    if definition.kind is Histogram:
        facts.append(("Buckets", ", ".join(f"{edge:g}" for edge in definition.buckets)))
    listed = "\n".join(f"- {name}: {value}" for name, value in facts)
    return f"## `{definition.name}`\n\n{definition.meaning}\n\n{listed}\n- What to do: {definition.action}\n"


def _unit(definition: Definition) -> str:
    last = definition.name.removesuffix("_total").rpartition("_")[2]
    if "timestamp_seconds" in definition.name:
        return "Unix time in seconds"
    return "articles" if definition.name.endswith("_lag_messages") else UNITS.get(last, last)


if __name__ == "__main__":
    PAGE.write_text(rendered(), "utf-8")
