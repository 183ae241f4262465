"""What a long-lived process keeps: nothing that only garbage refers to, and no pages that nothing is in."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

from diplowire.stream import memory

# In a process of its own: what is frozen stays so, and the size of this one is that of a whole run of tests.
_FREEZES = "import gc; from diplowire.stream import memory; memory.settle(); print(gc.get_freeze_count())"
_GROWS = """
import resource
from pathlib import Path
from diplowire.stream import memory
def size():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
kept = []
for _ in range(20_000):
    kept.append(bytes(600))
    held = bytes(4_000)
    kept.append(held)
big = size()
kept = kept[::2]
del held
before = size()
memory.tidy()
print(big, before, size())
"""


def run(code: str) -> list[int]:
    """Numbers that a Python process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return [int(word) for word in done.stdout.split()]


class Cycle:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_garbage_in_cycles_goes() -> None:
    gc.disable()
    try:
        seen = weakref.ref(Cycle())
        assert seen() is not None
        memory.tidy()
        assert seen() is None
    finally:
        gc.enable()


def test_what_is_there_at_the_start_is_not_looked_at_again() -> None:
    assert run(_FREEZES)[0] > 1_000


def test_pages_that_nothing_is_in_go_back_to_the_system() -> None:
    big, before, after = run(_GROWS)
    assert after < before - (big - after) // 4
