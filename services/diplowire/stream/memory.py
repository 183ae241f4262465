"""A long-lived process, its memory kept as small as its needs: garbage in cycles goes, free pages go back to the system.

The collector's own pace (`cli.main`) suits reading, which makes hardly a cycle: to what connections leave behind it would not
come for days. And the C library keeps the pages that buffers of all sizes have left free.
"""

from __future__ import annotations

import ctypes
import gc
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def settle() -> None:
    """Leave out of every later collection what is there by now: lexicons and modules stay for good."""
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collect all garbage made since, and give free pages back; a few milliseconds."""
    gc.collect()
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """Find glibc's `malloc_trim`; where the C library has none, nothing is done."""
    found: Callable[[int], object] = getattr(ctypes.CDLL(None), "malloc_trim", lambda _: None)
    return found
