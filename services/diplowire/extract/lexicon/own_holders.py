"""A reader's own table of office holders as text in, its facts out, or every line that is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diplowire.extract.lexicon import countries, offices
from diplowire.extract.lexicon.office_holders import Holder

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS = ("person", "office", "country", "from", "to")
_LEAST = 4  # the last day may be missing


def parse(table: str) -> tuple[Holder, ...]:
    """Read lines of person, office, country, first and last day, apart by tabs, as in `heads.tsv`; "#" begins a remark.

    Raises ValueError with one line for each fault.
    """
    found: list[Holder] = []
    faults: list[str] = []
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        wrong = list(_faults(fields))
        faults += [f"line {number}: {fault}" for fault in wrong]
        if not wrong:
            name, office, country, start, end = (*fields, "")[: len(_FIELDS)]
            found.append(Holder(name, office, country or None, start, end))
    if faults:
        raise ValueError("\n".join(faults))
    return tuple(found)


def _faults(fields: list[str]) -> Iterator[str]:
    if not len(fields) >= _LEAST:
        yield f"has {len(fields)} fields; {', '.join(_FIELDS)} are wanted, apart by tabs"
        return
    name, office, country, start, end = (*fields, "")[: len(_FIELDS)]
    if not name:
        yield "names nobody"
    if office not in {o.key for o in offices()}:
        yield f"{office!r} is no office; offices.tsv lists them in its third column"
    if country and country not in countries():
        yield f"{country!r} is no country's code (ISO 3166-1 alpha-2, or EU)"
    days = [day for day in (start, end) if day]
    if not start or not all(_is_day(day) for day in days):
        yield "the days are not of the form 2024-04-26"
    elif end and end < start:
        yield "the last day comes before the first"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
