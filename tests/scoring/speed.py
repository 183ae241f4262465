"""Work in, the processor time that it takes out; and the texts and the yardstick that speed is told by."""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from scoring.cases import cases

if TYPE_CHECKING:
    from collections.abc import Callable

ORDINARY: Final = 4000  # characters of an article
_WORDS = re.compile(r"\w+|[^\w\s]")


@cache
def news(characters: int) -> str:
    """News of all kinds: the bodies of the annotated cases, over and over."""
    text = "\n\n".join(case.article.body for case in cases()) + "\n\n"
    return (text * (characters // len(text) + 1))[:characters]


def yardstick(text: str) -> Counter[str]:
    """Do a fixed amount of work on a text, so that the figures of two machines can be compared: count its words."""
    return Counter(_WORDS.findall(text))


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Least processor time of a piece of work: what else runs on the machine only ever adds to it, and so does the collector."""
    collecting = gc.isenabled()
    gc.disable()  # in a long run of tests one sweep takes as long as a hundred short articles
    try:
        return min(_once(work) for _ in range(rounds))
    finally:
        if collecting:
            gc.enable()


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
