"""A cue's place in, the places of the words said out: where they start after it, and where the narrator takes over again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements.subjects import TIME_NOUNS

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

_OBJECT_PRONOUNS = frozenset("him her me us them you it himself herself themselves".split())
TOPIC = frozenset("about of on with against".split())
_INFINITIVE = frozenset("ip")
_PARTICLES = frozenset("back out up off".split())
_LONG_ADJUNCT = 25  # atoms
_PLAIN_PREPOSITIONS = frozenset("in on at during after before to from via through of about with as outside inside near following over by for upon".split())


def start(line: Line, cue: Cue, limit: int) -> tuple[int, str]:
    """Return the first atom of the words said after a cue and how they are tied to it; ("", where it stopped) if none follow."""
    classes, low, n = line.classes, line.low, limit
    i = _past_person(line, cue) if "o" in cue.entry.frames else cue.end
    if i < n and i > cue.end and classes[i] == "A":  # "promised the government will"
        i = cue.end
    steps = 0
    while i < n and steps < 8:
        steps += 1
        c = classes[i]
        if c == "T":
            return (i + 1, "that") if i + 1 < n else (i, "")
        if c == "Q":
            if i > cue.end and (classes[i - 1] == "P" or classes[i - 1] in "'N") and line.is_name(i):  # "told “Morning Joe” that"
                i += 1
                continue
            return i, "quote"
        if c == ":":
            return (i + 1, "colon") if i + 1 < n else (i, "open")
        if c == ",":
            return _past_comma(line, i, n) or (i, "")
        if c == "-":
            return _past_dash(line, i) or (i, "")
        if low[i] in _PARTICLES and i == cue.end and classes[i + 1 : i + 2] and classes[i + 1] in ",:TQDNH":
            i += 1
            continue
        if c == "D" and low[i] in ("this", "the") and classes.find(":", i, i + 4) > 0:  # "tweeted this:"
            i = classes.find(":", i)
            continue
        if low[i] in ("after", "before"):
            past = _past_preposition(line, i, n)
            if past > i and past < n and classes[past] in "TQ:" and "A" not in classes[i:past]:
                i = past
                continue
        if c in ".;)" or (c == "S" and line.low[i] not in ("if", "whether", "than")):
            return i, ""
        if c == "t" and cue.entry.frames & _INFINITIVE and i + 1 < n and classes[i + 1] not in "NDOH":
            return i, "to"
        skipped = _past_adjunct(line, i, cue, n)
        if skipped == i:
            return i, "clause"
        i = skipped
    return i, ""


def _past_comma(line: Line, i: int, n: int) -> tuple[int, str] | None:
    """After "said,": a quotation, or a remark between commas and then "that" or a quotation."""
    classes = line.classes
    if i + 1 < n and classes[i + 1] == "Q":
        return i + 1, "quote"
    if i + 2 < n and classes[i + 1] == "T":
        return i + 2, "that"
    closing = classes.find(",", i + 1, min(n, i + 1 + _LONG_ADJUNCT))
    colon = classes.find(":", i + 1, min(n, i + 8))
    if colon >= 0 and "A" not in classes[i:colon] and not 0 <= closing < colon:
        return (colon + 1, "colon") if colon + 1 < n else (colon, "open")
    if 0 <= closing and closing + 1 < n and classes[closing + 1] in "TQ" and "A" not in classes[i:closing]:
        return (closing + 2, "that") if classes[closing + 1] == "T" else (closing + 1, "quote")
    if 0 <= closing < n - 2 and classes[i + 1] in "PbY" and classes[closing + 1] in "HND" and "A" in classes[closing + 1 :]:
        return closing + 1, "clause"  # "alleged, by way of example, X had"
    return None


def _past_dash(line: Line, i: int) -> tuple[int, str] | None:
    """After "said -": a quotation, or a remark between dashes and then "that" or a quotation."""
    classes, n = line.classes, line.n
    if i + 1 < n and classes[i + 1] == "Q":
        return i + 1, "dash"
    closing = classes.find("-", i + 1, i + 1 + _LONG_ADJUNCT)
    if 0 <= closing and closing + 2 < n and classes[closing + 1] in "TQ":
        return (closing + 2, "that") if classes[closing + 1] == "T" else (closing + 1, "quote")
    return None


def _past_person(line: Line, cue: Cue) -> int:
    """Skip the person told: "told reporters that", "told the Foreign Minister of Norway he"."""
    classes, low, n = line.classes, line.low, line.n
    i = cue.end
    if i >= n or classes[i] in "TQ:,.":
        return i
    if low[i] in _OBJECT_PRONOUNS and not (classes[i] == "D" and i + 1 < n and classes[i + 1] in "Nn"):
        return i + 1
    if classes[i] == "N":
        while i < n and (classes[i] in "N'" or (classes[i] == "n" and classes[i - 1] == "'")):
            i += 1
        if i < n and classes[i] in "Cf" and i + 1 < n and classes[i + 1] in "ND":
            i += 1
            while i < n and classes[i] in "NDn":
                i += 1
        last = i
        while last < n and classes[last] == "n" and last - i < 3:
            last += 1
        return last if last < n and classes[last] in "TP,Q:M" else i
    if classes[i] in "Dn#":
        while i < n and classes[i] in "D#n" and not (classes[i] == "D" and i > cue.end and classes[i - 1] == "n"):
            i += 1
        while i < n and classes[i] in "N'n" and classes[i - 1] != "n":
            i += 1
        while i < n and classes[i] == "f":
            i += 1
            while i < n and classes[i] in "DNn#'":
                i += 1
    return i


def _past_adjunct(line: Line, i: int, cue: Cue, n: int) -> int:
    """Skip an adjunct of time, place or medium that starts at `i`; `i` itself if none does."""
    classes, low = line.classes, line.low
    c = classes[i]
    if c == "M":
        i += 1
        while i < n and (classes[i] in "#M" or low[i] in TIME_NOUNS):
            i += 1
        return i
    if c == "Y":
        return i + 1 if i + 1 < n and classes[i + 1] in "T:QMP,.DHY" else i
    if low[i] in ("last", "this", "earlier", "later", "next", "that") and i + 1 < n and (low[i + 1] in TIME_NOUNS or classes[i + 1] == "M"):
        return i + 2
    if low[i] in ("about", "around", "over") and i + 1 < n and (classes[i + 1] == "#" or low[i + 1] in ("half", "one")):
        return i  # "said about half of them"
    if low[i] in _PLAIN_PREPOSITIONS and low[i] not in cue.entry.particles:
        return _past_preposition(line, i, n)
    return i


def _past_preposition(line: Line, i: int, n: int) -> int:
    """Skip a preposition with its noun phrase, up to the next word that can open the words said."""
    classes = line.classes
    j = i + 1
    while j < n and j - i < _LONG_ADJUNCT:
        c = classes[j]
        if c in "TQ:,.;-HAR" or (c in "PM" and j > i + 1):
            break
        if c == "D" and j > i + 1 and classes[j - 1] in "NnM#":
            break
        j += 1
    return j if j > i + 1 else i
