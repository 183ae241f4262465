"""Confidences with whether the event was right in, a table of said and true shares out."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from diplowire.extract import extract
from diplowire.model import Article
from scoring.events import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import ModuleType

    from scoring.matching import Verdict

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Said(NamedTuple):
    """One event that was reported: how sure it said it is, and whether it was right."""

    kind: str
    confidence: float
    right: bool


class Bin(NamedTuple):
    """Events of about equal confidence: how many, and the shares said and true, in all and by kind."""

    low: float
    high: float
    said: float
    kinds: dict[str, tuple[int, float]]  # events, share that is right


def of_verdicts(verdicts: Iterable[Verdict]) -> list[Said]:
    """What our own cases say; right is strictly right."""
    listed: list[Said] = []
    for verdict in verdicts:
        listed += [Said(pair.found.kind, pair.found.confidence, pair.strict) for pair in verdict.pairs]
        listed += [Said(event.kind, event.confidence, False) for event in verdict.extra]
    return listed


def of_annotated(folder: Path) -> dict[str, list[Said]]:
    """What annotated articles beside this repository say, matched by the tools that lie there; empty where there are none."""
    if not (folder / "tools" / "score_gold.py").is_file():
        return {}
    sys.path.insert(0, str(folder / "tools"))
    score, shapes = import_module("score_gold"), import_module("gold_events")
    said: dict[str, list[Said]] = {}
    for path in (folder / "data" / "dev.gold.jsonl", folder / "data" / "gold.jsonl", folder / "data" / "seed.json"):
        for record in score.read_lines(path) if path.is_file() else ():
            text = record.get("text") or (path.parent / "texts" / f"{record['id']}.txt").read_text("utf-8")
            start = score.body_start(record, text)
            article = Article(
                id=record["id"], title=text[:start].strip() or None, body=text[start:], published_at=record["published"]
            )
            rows = [json.loads(orjson.dumps(event)) for event in extract(article)]
            gold, found = shapes.gold_events(record), [shapes.pred_event(row, start) for row in rows]
            right = {j for i, j in score.pairs(gold, found) if _strict(score, gold[i], found[j])}
            said.setdefault(path.name, []).extend(Said(row["type"], row["confidence"], j in right) for j, row in enumerate(rows))
    return said


def _strict(score: ModuleType, gold: Any, found: Any) -> bool:
    people = bool(score.people(gold, found)[1])
    return people and bool(gold.type == "statement" or gold.attrs["status"] == found.attrs["status"])


def bins(said: Sequence[Said]) -> list[Bin]:
    """Confidence in steps; steps without events are left out."""
    made: list[Bin] = []
    for low, high in pairwise(EDGES):
        here = [one for one in said if low <= one.confidence < high or one.confidence == high == EDGES[-1]]
        groups = {kind: [one for one in here if kind in (one.kind, "all")] for kind in KINDS} | {"all": here}
        kinds = {kind: (len(group), sum(one.right for one in group) / len(group)) for kind, group in groups.items() if group}
        if here:
            made.append(Bin(low, high, sum(one.confidence for one in here) / len(here), kinds))
    return made


def error(said: Sequence[Said]) -> float:
    """Mean distance between what is said and what is true, over all events (expected calibration error)."""
    made = bins(said)
    total = sum(one.kinds["all"][0] for one in made)
    return sum(one.kinds["all"][0] * abs(one.said - one.kinds["all"][1]) for one in made) / total if total else 0.0
