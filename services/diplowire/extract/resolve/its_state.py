"""Mentions in, the state or body out that "its minister", "the country's embassy" is of."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Mention, Segmented

_NEAR = 12  # mentions back to the state that opens a sentence
# A state that was told of by name: "the country's minister".
LANDS = "country|nation|kingdom|island|emirate|sultanate"
_ITS = re.compile(rf"(?:its|the (?:{LANDS})['’]s) ", re.IGNORECASE)
_STATES = frozenset({"country", "institution", "group", "delegation"})


def its_owner(seg: Segmented, filled: Sequence[Mention], mention: Mention) -> Mention | None:
    """Read "its prime minister, X": of the state or body that was told of just before."""
    if not is_its(seg, mention):
        return None
    near = [m for m in filled[-_NEAR:] if m.sentence == mention.sentence and m.kind in ("country", "place") and m.country]
    if near and not seg.text.startswith(("its ", "Its "), mention.start):
        # "flew to Lima to see the country's president"; but "Norway has left Peru, the country's premier said"
        opens = near[0].start == seg.sentences[mention.sentence].start and seg.text[mention.start - 2 : mention.start] == ", "
        return near[0] if opens else near[-1]
    if not seg.text.startswith(("its ", "Its "), mention.start) and (own := _opens(filled, mention)) is not None:
        return own  # "Norwegian Minister X will come, the country's embassy said"
    last = _subject_or_last(seg, filled)
    last = last if last is not None and mention.sentence - last.sentence <= 1 else None
    if last is None or last.country is None:
        starts = {s.start for s in seg.sentences[max(0, mention.sentence - 1) : mention.sentence + 1]}
        capitals = [m for m in filled[-_NEAR:] if m.kind == "place" and m.country and m.start in starts]
        last = capitals[-1] if capitals else last  # "Moscow was silent. Its ambassador warned"
    return last


def _opens(filled: Sequence[Mention], mention: Mention) -> Mention | None:
    """The first of an office of a state in the sentence of a mention."""
    here = takewhile(lambda m: m.sentence == mention.sentence, reversed(filled[-_NEAR:]))
    told = [m for m in here if m.kind in ("person", "role") and m.country]
    return told[-1] if told else None


def _subject_or_last(seg: Segmented, filled: Sequence[Mention]) -> Mention | None:
    """The state or body that opens the sentence in which one was told of last, else that one."""
    near = [m for m in filled[-_NEAR:] if m.kind in _STATES]
    if not near:
        return None
    start = seg.sentences[near[-1].sentence].start
    opens = near[0] if len(near) == 1 else next(m for m in near if m.sentence == near[-1].sentence)
    return opens if opens.start - start <= len("Neighbouring ") and opens.country else near[-1]


def is_its(seg: Segmented, mention: Mention) -> bool:
    """Tell whether it is "its minister", "the country's minister"."""
    return _ITS.match(seg.text, mention.start, mention.end) is not None
