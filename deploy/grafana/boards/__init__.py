"""The three boards, as code: change a panel here, then `make boards` writes what Grafana reads."""

from __future__ import annotations

from boards.diplomacy import DIPLOMACY
from boards.operations import OPERATIONS
from boards.quality import QUALITY

BOARDS = {"operations": OPERATIONS, "diplomacy": DIPLOMACY, "quality": QUALITY}
