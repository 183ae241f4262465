"""The boards as code in, the JSON that Grafana is provisioned with out; a test holds the two equal."""

from __future__ import annotations

import json
from pathlib import Path

from boards import BOARDS

FOLDER = Path(__file__).parent / "dashboards"


def rendered() -> dict[str, str]:
    """Each board's file name and content."""
    return {f"{name}.json": json.dumps(board.json(), indent=2, ensure_ascii=False) + "\n" for name, board in BOARDS.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in rendered().items():
        (FOLDER / name).write_text(content, "utf-8")
