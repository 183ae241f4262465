"""How sure a reading is: what its template is worth, less what the sense of its cue takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.statements.found import Found

# Share of right readings, measured on news with hand-marked attributions.
_OF_TEMPLATE = {
    "quote-end": 0.95,
    "inverted-quote": 0.94,
    "inverted-front": 0.9,
    "inverted": 0.88,
    "front-that": 0.88,
    "front-colon": 0.88,
    "quote-middle": 0.87,
    "according-front": 0.85,
    "according-end": 0.84,
    "end": 0.82,
    "front-quote": 0.8,
    "middle": 0.77,
    "front-clause": 0.76,
    "front-to": 0.68,
    "as-front": 0.68,
    "opening": 0.75,
    "passive": 0.6,
    "asked": 0.6,
    "topic": 0.55,
}
_USUAL = 0.6
_SURE_CUE = 0.9
_CARRIED = 0.92


def confidence(one: Found) -> float:
    """Confidence in one attribution, 0 to 1."""
    base = _OF_TEMPLATE.get(one.rule, _USUAL)
    if one.cue is not None and one.rule.startswith(("front", "topic", "passive")):
        base *= min(1.0, (one.cue.entry.confidence / _SURE_CUE) ** 0.5)
    return round(base * (_CARRIED if one.carried else 1.0), 2)
