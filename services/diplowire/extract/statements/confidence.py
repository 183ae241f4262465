"""How sure a reading is: what its template is worth, less what the sense of its cue takes away."""

from __future__ import annotations

from functools import lru_cache

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


@lru_cache(maxsize=1 << 10)
def confidence(rule: str, of_cue: float | None, *, carried: bool) -> float:
    """Confidence in an attribution read by a template, with what its cue is worth and whether its speaker was carried over."""
    base = _OF_TEMPLATE.get(rule, _USUAL)
    if of_cue is not None and rule.startswith(("front", "topic", "passive")):
        base *= min(1.0, (of_cue / _SURE_CUE) ** 0.5)
    return round(base * (_CARRIED if carried else 1.0), 2)
