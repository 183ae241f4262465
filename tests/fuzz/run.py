"""`make fuzz`: records by the hundred thousand through `handle`, and what broke a promise, once each, at the end.

FUZZ_RUNS says how many, FUZZ_SECONDS how long at most, FUZZ_SEED which. What breaks a promise is left in `.fuzz/` as the bytes of
the message: `python tests/fuzz/run.py .fuzz/NAME` shows it again. While lexicons and corpora are the same, so does SEED-NUMBER.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from diplowire.wire import Record
from fuzz.inputs import record
from fuzz.laws import check

FOUND: Final = Path(".fuzz")
_TWICE_EVERY = 8  # every so many records are handled twice, to see the same bytes come out
_TELL_EVERY = 15.0  # seconds


class Books:
    """What has come of the records so far."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.broken: dict[str, str] = {}
        self.begun = time.monotonic()

    def try_one(self, name: str, *, twice: bool) -> None:
        """Make a record of this name and check it; note what it breaks, one of each kind."""
        made = record(Random(name))
        try:
            outcome = check(made, twice=twice)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a panic of native code is no Exception, and the worst of all
            self._note(name, made, error)
        else:
            self.outcomes[outcome.code or outcome.outcome] += 1
            self.events.update(event.type for event in outcome.events)

    def _note(self, name: str, made: Record, error: BaseException) -> None:
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno} {str(error)[:100]}"
        self.outcomes["broken"] += 1
        if kind in self.broken:
            return
        self.broken[kind] = name
        FOUND.mkdir(exist_ok=True)
        place = FOUND / hashlib.sha256(kind.encode()).hexdigest()[:12]
        place.write_bytes(made.value or b"")
        _say(f"{name}: {kind}\n  its bytes: {place}")

    def tell(self) -> str:
        """One line of figures."""
        done, seconds = self.outcomes.total(), time.monotonic() - self.begun
        most = ", ".join(f"{count} {name}" for name, count in self.outcomes.most_common())
        events = ", ".join(f"{count} {name}s" for name, count in sorted(self.events.items()))
        return f"{done} inputs in {seconds:.0f} s; {most}; {events or 'no events'}"


def main() -> int:
    """Run, and return 1 where a promise was broken."""
    if len(sys.argv) > 1:
        place = Path(sys.argv[1])
        check(Record("news.articles", 0, 0, None, place.read_bytes()) if place.is_file() else record(Random(place.name)))
        return 0
    runs, seconds = int(os.environ.get("FUZZ_RUNS") or 1_000_000), float(os.environ.get("FUZZ_SECONDS") or "inf")
    seed = os.environ.get("FUZZ_SEED") or secrets.token_hex(4)
    books, told = Books(), time.monotonic()
    _say(f"seed {seed}, {runs} inputs" + (f", {seconds:g} s at most" if seconds < float("inf") else ""))
    for number in range(runs):
        books.try_one(f"{seed}-{number}", twice=number % _TWICE_EVERY == 0)
        now = time.monotonic()
        if now - told > _TELL_EVERY:
            told = now
            _say(books.tell())
        if now - books.begun > seconds:
            break
    _say(f"{books.tell()}\n{len(books.broken)} kinds of broken promises")
    return bool(books.broken)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
