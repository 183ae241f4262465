"""An event or an actor in, a copy with other values in some of its fields out: `dataclasses.replace`, three times as fast.

An event is copied four times on its way, and `replace` asks the class anew about each of its twenty-five fields every time.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import replace as changed  # so that mypy checks the names and types of the new values
else:

    def changed(old, /, **new):  # noqa: ANN001, ANN003, ANN201 - typed above
        """Copy a frozen value of `model` (they have slots, and nothing to do after their values are set)."""
        read, setters = _parts(type(old))
        made = object.__new__(type(old))
        for set_value, value in zip(setters, read(old), strict=True):
            set_value(made, value)
        for name, value in new.items():
            object.__setattr__(made, name, value)
        return made


__all__ = ["changed"]


@cache
def _parts(kind: type[Any]) -> tuple[Callable[[object], tuple[object, ...]], tuple[Callable[[object, object], None], ...]]:
    """What reads all fields of a type at once, and what sets each of them."""
    names = tuple(kind.__dataclass_fields__)
    return attrgetter(*names), tuple(getattr(kind, name).__set__ for name in names)
