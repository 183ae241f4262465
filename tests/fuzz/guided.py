"""`make fuzz`, second half: atheris looks for the bytes that lead where no bytes led before; the first broken promise ends it.

Half of what it tries are the bytes of a message, the other half choices from which a record is made. Takes libFuzzer's options
(-runs, -max_total_time) and folders of inputs to start from.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["diplowire"]):
    from diplowire.wire import Record
    from fuzz.inputs import Bytes, record
    from fuzz.laws import check


def try_one(data: bytes) -> None:
    """One input: the first byte says how the others are read."""
    if data[:1] < b"\x80":
        check(Record("news.articles", 0, 0, None, data[1:]), twice=False)
    else:
        check(record(Bytes(data[1:])), twice=False)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
