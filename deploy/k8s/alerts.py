"""deploy/prometheus/rules.yml in, the same rules for the Prometheus operator out; `make boards` writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PAGE = HERE / "alerts.yaml"


def rendered() -> str:
    """The rules as the operator wants them."""
    rules: dict[str, Any] = yaml.safe_load((HERE.parent / "prometheus/rules.yml").read_text("utf-8"))
    kind = {"apiVersion": "monitoring.coreos.com/v1", "kind": "PrometheusRule", "metadata": {"name": "diplowire"}, "spec": rules}
    head = "# For the Prometheus operator: written from deploy/prometheus/rules.yml by `make boards`.\n"
    return head + str(yaml.safe_dump(kind, sort_keys=False, width=120, allow_unicode=True))


if __name__ == "__main__":
    PAGE.write_text(rendered(), "utf-8")
