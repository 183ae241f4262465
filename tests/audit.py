"""constraints.txt in, every pinned package with a known weakness out; `make audit` runs it, and needs a network.

Exit code: 0 none is known, 1 some are, 2 nobody could be asked (a mirror of the package index seldom tells weaknesses).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
SERVICES = ("pypi", "osv")  # the second is asked where the first can't be
_WITHIN = 300


def audit(service: str) -> list[dict[str, Any]] | None:
    """What a service knows of each package; None where it could not be asked about all of them."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(CONSTRAINTS), "--require-hashes", "--disable-pip"]
    command += ["--vulnerability-service", service, "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_WITHIN, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except json.JSONDecodeError:
        return None
    return None if not found or any("skip_reason" in one for one in found) else found


def main() -> int:
    """Ask, and tell."""
    found = next((told for service in SERVICES if (told := audit(service)) is not None), None)
    if found is None:
        sys.stderr.write("Nothing was checked: no service that knows weaknesses can be reached from here (package index, OSV).\n")
        return 2
    known = [(one["name"], one["version"], weakness) for one in found for weakness in one["vulns"]]
    for name, version, weakness in known:
        mended = ", ".join(weakness["fix_versions"]) or "no version yet"
        sys.stdout.write(f"{name} {version}: {weakness['id']}, mended in {mended}\n")
    sys.stdout.write(f"{len(found)} pinned packages, {len(known)} known weaknesses\n")
    return int(bool(known))


if __name__ == "__main__":
    sys.exit(main())
