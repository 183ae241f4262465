"""Segmented text in, mentions out: people with their offices, institutions, delegations, groups, countries, places, pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.spot.atoms import atoms, settle_names
from diplowire.extract.spot.capitals import capitals
from diplowire.extract.spot.chunks import chunk
from diplowire.extract.spot.grammar import MENTION
from diplowire.extract.spot.join import join
from diplowire.extract.spot.known import classify
from diplowire.extract.spot.mentions import build
from diplowire.extract.spot.namesakes import in_country_told
from diplowire.extract.spot.short_names import with_short_names
from diplowire.extract.spot.surnames import surnames
from diplowire.extract.spot.told_towns import told_towns

if TYPE_CHECKING:
    from diplowire.extract.document import Mention, Segmented

__all__ = ["chunk", "spot"]


def spot(seg: Segmented) -> tuple[Mention, ...]:
    """Find all mentions outside headings, in the order of the text; they never overlap."""
    classes, capital = classify(seg)
    caps = capitals(seg, capital)
    classes = settle_names(seg, classes, caps)
    found: list[Mention] = []
    for sentence in seg.sentences:
        if sentence.kind == "heading":
            continue
        row = atoms(seg, sentence, caps, classes)
        for match in MENTION.finditer(row.classes):
            found.extend(build(seg, sentence, row, match))
    named = surnames(seg.text, with_short_names(seg, found) if ")" in seg.text else found)
    return in_country_told(seg.text, join(seg.text, told_towns(seg.text, named)))
