"""The published articles in; the published events and dead letters written anew beside them, as the service has them today.

Run `python tests/write_examples.py` after a change of the vocabulary or the rules, and read the difference before committing it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from diplowire.pipeline import Record, handle

_EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples"


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _event(path: Path) -> str | None:
    """The event of that kind and key in the article of that name; where the key has changed, the first one of that kind."""
    outcome = handle(Record("news.articles", 0, 0, None, (_EXAMPLES / "article" / path.name).read_bytes()))
    events = [json.loads(message.value or b"") for message in outcome.messages if message.topic_role == f"{path.parent.name}s"]
    key = json.loads(path.read_text("utf-8"))["key"]
    event = next((event for event in events if event["key"] == key), events[0] if events else None)
    return _text(event) if event else None


def _letter(path: Path) -> str | None:
    example = json.loads(path.read_text("utf-8"))
    told = example["headers"]
    own = tuple((name, text.encode()) for name, text in told.items() if not name.startswith(("__connect.", "diplowire.")))
    partition, offset = (int(told[f"__connect.errors.{name}"]) for name in ("partition", "offset"))
    topic = told["__connect.errors.topic"]
    outcome = handle(Record(topic, partition, offset, example["key"].encode(), example["value"].encode(), own))
    headers = {name: (value or b"").decode() for name, value in outcome.messages[0].headers} if outcome.messages else {}
    return _text({**example, "headers": headers}) if outcome.outcome == "dead_letter" else None


def main() -> int:
    """Write what has changed; 1 if an article does not give its example any more."""
    lost = 0
    for kind in ("visit", "meeting", "statement", "dead_letter"):
        for path in sorted((_EXAMPLES / kind).glob("*.json")):
            text = _letter(path) if kind == "dead_letter" else _event(path)
            if text is None:
                sys.stderr.write(f"{path}: not given any more\n")
                lost = 1
            elif text != path.read_text("utf-8"):
                path.write_text(text, "utf-8")
    return lost


if __name__ == "__main__":
    sys.exit(main())
