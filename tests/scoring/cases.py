"""`tests/cases/<slug>` in, articles with the events that they tell of out.

`article.json` is an article as it may come off the topic; `expected.json` the truth by GUIDELINES, places told as quoted words;
`notes.md` what the case is there for. `known_gaps.tsv` lists what is not read right yet, fault by fault.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from diplowire.wire import decode_article
from scoring.events import Told, expected
from scoring.matching import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplowire.model import Article

CASES: Final = Path(__file__).parents[1] / "cases"
GAPS: Final = CASES / "known_gaps.tsv"


class Case(NamedTuple):
    """One article with the truth about it. `facts` are sums and agreements that must stand somewhere in its events."""

    slug: str
    value: bytes
    article: Article
    gold: tuple[Told, ...]
    facts: tuple[Mapping[str, Any], ...]


@cache
def cases() -> tuple[Case, ...]:
    """All cases, by name."""
    return tuple(_case(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir())


def _case(folder: Path) -> Case:
    value = (folder / "article.json").read_bytes()
    article = decode_article(value).article
    if article is None:
        raise ValueError(f"{folder.name}: article.json holds no article")
    truth = json.loads((folder / "expected.json").read_text("utf-8"))
    try:
        gold = tuple(expected(truth, article.body))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{folder.name}/expected.json: {error}") from error
    return Case(folder.name, value, article, gold, tuple(truth.get("facts", ())))


def faults_of_facts(case: Case, events: Iterable[Mapping[str, Any]]) -> frozenset[Fault]:
    """Facts of a case that none of its events carries."""
    listed = list(events)
    return frozenset(Fault(f"fact {fact['text']}", "missed") for fact in case.facts if not any(_carries(e, fact) for e in listed))


def _carries(event: Mapping[str, Any], fact: Mapping[str, Any]) -> bool:
    """A sum by value and currency; any other fact by its words in an outcome or in what was said."""
    outcomes = event.get("outcomes", ())
    if "value" in fact:
        sums = [*event.get("amounts", ()), *(o["amount"] for o in outcomes if o["amount"])]
        return any((s["value"], s["currency"]) == (fact["value"], fact["currency"]) for s in sums)
    told = [o["text"] for o in outcomes] + [event["content"]["text"] if event.get("content") else ""]
    return any(fact["text"] in words for words in told)


def known_gaps() -> dict[str, set[Fault]]:
    """Faults that are known, by case."""
    gaps: dict[str, set[Fault]] = {}
    for line in _lines(GAPS):
        slug, event, what = line.split("\t")
        gaps.setdefault(slug, set()).add(Fault(event, what))
    return gaps


def take_out_mended(now: Mapping[str, frozenset[Fault]]) -> int:
    """Take out of the list what is right by now; nothing is ever added but by hand. Says how many lines went."""
    lines = GAPS.read_text("utf-8").splitlines()
    kept = [line for line in lines if line.startswith("#") or _still(line, now)]
    GAPS.write_text("\n".join(kept) + "\n", "utf-8")
    return len(lines) - len(kept)


def _still(line: str, now: Mapping[str, frozenset[Fault]]) -> bool:
    slug, event, what = line.split("\t")
    return Fault(event, what) in now.get(slug, frozenset())


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def as_json(events: Iterable[object]) -> list[dict[str, Any]]:
    """Events as they stand on the topics."""
    return [orjson.loads(orjson.dumps(event)) for event in events]
