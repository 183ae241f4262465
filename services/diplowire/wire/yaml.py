"""Plain data go in; YAML 1.2 that reads well and means exactly the same comes out.

Writing only: a quoted scalar is a JSON string, which every YAML reader takes, so there is nothing here to get wrong and no
library to carry along at run time.
"""

from __future__ import annotations

import json
import re
from typing import Any

# Safe without quotes in YAML 1.1 and 1.2 alike; a word such as "no" or "null" is not.
_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./()-]+)*", re.IGNORECASE)


def to_yaml(data: dict[str, Any]) -> str:
    """A document of mappings, lists and scalars, in the order given."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: Any) -> list[str]:  # noqa: ANN401 - any plain data
    if isinstance(data, dict):
        return [line for key, value in data.items() for line in _entry(f"{_scalar(key)}:", value)]
    return [line for value in data for line in _item(value)]


def _entry(head: str, value: Any) -> list[str]:  # noqa: ANN401 - any plain data
    if isinstance(value, dict | list) and value:
        return [head, *(f"  {line}" for line in _lines(value))]
    return [f"{head} {_scalar(value)}"]


def _item(value: Any) -> list[str]:  # noqa: ANN401 - any plain data
    if isinstance(value, dict | list) and value:
        first, *rest = _lines(value)
        return [f"- {first}", *(f"  {line}" for line in rest)]
    return [f"- {_scalar(value)}"]


def _scalar(value: Any) -> str:  # noqa: ANN401 - any plain data
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
