"""What a person writes for a moment in, milliseconds since 1970 out: `2h` for so long ago, or a day or moment in ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
import time

from diplowire.cli.faults import Exit, Fault

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def moment(option: str, words: str | None) -> int | None:
    """UTC where the words name no zone. Fault, with the name of the option, for what is no time."""
    if words is None:
        return None
    if ago := re.fullmatch(r"(\d{1,6})([smhd])", words):
        return int((time.time() - int(ago[1]) * _SECONDS[ago[2]]) * 1000)
    try:
        found = dt.datetime.fromisoformat(words)
    except ValueError:
        raise Fault(f"{option}: {words!r} is no time; write 30m, 2h, 7d, or 2026-11-24", Exit.USAGE) from None
    return int((found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp() * 1000)


def told(milliseconds: int) -> str:
    """A moment to the second, UTC."""
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).strftime("%Y-%m-%d %H:%M:%SZ")
