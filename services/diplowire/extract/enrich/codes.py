"""A sentence in, the code of its main predicate out: PLOVER root, CAMEO code, and the words that say so.

The first cue of the main clause that fits its frame wins; a deed that is no diplomacy, said first, silences the sentence.
A participle counts only where the main clause holds neither; side clauses are not asked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.enrich.clause import is_side, skip, skip_back, words_of
from diplowire.extract.enrich.frame import behind, items, match
from diplowire.extract.enrich.inflection import Form, verb_forms
from diplowire.extract.lexicon.code_table import Family, families

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.enrich.frame import Item

_BE = frozenset("is are was were be been being am 's ’s 're ’re isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split())
_HAVE = frozenset("has have had having 've ’ve hasn't haven't hadn't hasn’t haven’t hadn’t".split())
_FUTURE = frozenset("will would shall 'll ’ll 'd ’d won't wouldn't won’t wouldn’t".split())
_MAYBE = frozenset("can could may might cannot can't couldn't".split())
_MUST = frozenset("must should ought".split())
_DO = frozenset("do does did don't doesn't didn't don’t doesn’t didn’t".split())
_NOT = frozenset("not never longer n't n’t".split())
_AUX = _BE | _HAVE | _FUTURE | _MAYBE | _MUST | _DO | _NOT
_BE_OR_HAVE = _BE | _HAVE
# After these nothing has been done.
_UNDONE = _NOT | _MAYBE | _MUST | {word for word in _AUX if word.endswith(("n't", "n’t"))}
_DET = frozenset(
    "the a an this these those his her its their our my your any no some each every such 's ’s ' ’ of in by with from "
    "at for".split(),
)
# "said captured rebels had …": what follows at once is an adjective.
_SAYING = frozenset("said says say saying told tells announced confirmed added".split())
# "decided to reject" rejects.
_CONTROL = frozenset(
    "continued continues continue went goes decided decides decide voted opted chose managed appeared began begun "
    "moved proceeded sought wants wanted".split(),
)
_NOUNS = frozenset(
    "calls call talks talk demands demand attacks attack visits visit supports support hosts host plans plan offers "
    "offer signs sign charges charge orders order reports threats faults fault blames blame requests request contacts "
    "returns return strikes strike fires fire moves move bans ban arrests arrest shells shell bombs bomb blocks block "
    "backs back promises promise pledges pledge vows vow welcome welcomes challenges challenge cuts cut ends end "
    "claims probes launches launch starts start raids raid praise concerns complaints votes vote awards award exports "
    "holds deals allies halts halt lifts lift seals seal drops drop closes close defers invite faces face presses "
    "press salutes salute".split(),
)
# "no longer prepared to": nothing is promised.
_WILLING = frozenset({"=ready", "=willing", "=prepared", "=committed"})
# "we should", "both sides must": an intention, no demand.
_OF_OTHERS = frozenset({"=must", "=should"})
_OURSELVES = frozenset("we i both sides parties countries nations".split())
# "'s refusal to", "in no mood": these stand after anything.
_AFTER_ANYTHING = frozenset({"=refusal", "=no", "=not"})
# "was met with", "was visited by": not these deeds.
_ACTIVE = frozenset({"meet", "visit"})
_NOUN_SEQUEL = frozenset("of in from by and or , . ; : '".split()) | {"’", "'s", "’s", ""}


# Longer sentences are lists or broken text; only so many tokens of them are read.
LONGEST = 400


class Coded(NamedTuple):
    """What a sentence's main predicate makes: `first`/`end` are tokens of the sentence, `start`/`stop` characters of the cue."""

    root: str
    cameo: str
    cls: str
    rule: str
    start: int
    stop: int
    first: int
    end: int
    main: bool


class _Sense(NamedTuple):
    """What a word makes where a particle and a frame follow it."""

    family: Family
    particle: str | None
    frame: tuple[Item, ...]


@cache
def _table() -> Mapping[str, tuple[_Sense, ...]]:
    """For each word, verb by its base form and literal words as they are, the families and what they want."""
    table: dict[str, list[_Sense]] = {}
    for family in families():
        for verb in family.verbs:
            base, _, particle = verb.lstrip("=").partition("+")
            key = verb if verb.startswith("=") else base
            table.setdefault(key, []).append(_Sense(family, particle or None, items(family.frame)))
    return {key: tuple(found) for key, found in table.items()}


@cache
def _triggers() -> Mapping[str, tuple[str, ...]]:
    """For each lower-case word the keys of the table that it may stand for."""
    found: dict[str, list[str]] = {}
    for word, (base, _) in verb_forms().items():
        if base in _table():
            found.setdefault(word, []).append(base)
    for key in _table():
        if key.startswith("="):
            found.setdefault(key[1:], []).insert(0, key)
    return {word: tuple(keys) for word, keys in found.items()}


@cache
def words_that_code() -> frozenset[str]:
    """Lower-case words at one of which everything that is coded begins; a set looks for them faster than the keys of a table."""
    return frozenset(_triggers())


@cache
def words_of_rule(rule: str) -> frozenset[str]:
    """Lower-case words one of which stands in every sentence that a rule codes."""
    table = _table()
    return frozenset(w for w, keys in _triggers().items() if any(s.family.name == rule for key in keys for s in table[key]))


def code_sentence(seg: Segmented, sentence: Sentence) -> Coded | None:
    """Code a sentence by its main predicate."""
    return code_stretch(seg, sentence.first, sentence.last)


def code_stretch(seg: Segmented, first: int, last: int, *, quoted: bool = False) -> Coded | None:
    """Code a stretch of tokens; `quoted` reads words in quotation marks too."""
    last = min(last, first + LONGEST)
    triggers = _triggers()
    lower = seg.lower[first:last]
    if words_that_code().isdisjoint(lower):
        return None
    words = words_of(seg, first, last, quoted=quoted)
    places = [i for i, word in enumerate(words) if word in triggers]
    spare: Coded | None = None
    for cue in _cues(words, places, seg, first):
        if cue.cls == "veto":
            return spare
        if cue.main:
            return cue
        spare = spare or cue
    return spare


def code_words(seg: Segmented, sentence: Sentence, first: int, last: int) -> Coded | None:
    """Code certain words of a sentence wherever they stand in it; a deed that is no diplomacy comes back with class "veto"."""
    begin, end = sentence.first, min(sentence.last, sentence.first + LONGEST)
    if last > sentence.first + LONGEST or words_that_code().isdisjoint(seg.lower[first:last]):
        return None
    words = words_of(seg, begin, end)
    return next(_cues(words, range(first - begin, last - begin), seg, begin, anywhere=True), None)


def _cues(words: Sequence[str], places: Sequence[int], seg: Segmented, first: int, *, anywhere: bool = False) -> Iterator[Coded]:
    """Cues of the main clause and participles that hang on it, from left to right."""
    for i in places:
        for key in _triggers().get(words[i], ()):
            found = _literal(words, i, key) if key.startswith("=") else _verb(words, i, key)
            if found is not None and (anywhere or not is_side(words, i)):
                family, end, main = found
                start, stop = seg.starts[first + i], seg.ends[first + max(i, end - 1)]
                yield Coded(family.root, family.cameo, family.cls, family.name, start, stop, i, end, main)
            if found is not None:
                break


def _literal(words: Sequence[str], i: int, key: str) -> tuple[Family, int, bool] | None:
    if i and words[i - 1] in _DET and key not in _AFTER_ANYTHING:
        return None
    if key in _WILLING and not _NOT.isdisjoint(words[max(0, i - 3) : i]):
        return None
    if key in _OF_OTHERS and i and words[i - 1] in _OURSELVES:
        return None
    for family, _, frame in _table()[key]:
        end = match(words, i + 1, frame)
        if end >= 0:
            return family, end, True
    return None


def _verb(words: Sequence[str], i: int, base: str) -> tuple[Family, int, bool] | None:
    group = _group(words, i)
    if group is None:
        return None
    after = skip(words, i + 1)
    for family, particle, frame in _table()[base]:
        at = i + 1
        if particle is not None:
            if after >= len(words) or words[after] != particle:
                continue
            at = after + 1
        end = at if group.passive and behind(words, group.first, frame) else match(words, at, frame)
        if end >= 0 and not (group.passive and end == at and base in _ACTIVE):
            return family, i + 1 if family.cls == "veto" else end, not group.loose
    return None


class _Group(NamedTuple):
    """A verb with its auxiliaries; `loose` is a participle that hangs on another verb."""

    first: int
    passive: bool
    loose: bool


def _group(words: Sequence[str], i: int) -> _Group | None:
    """Read the auxiliaries before a verb; None where the word is no verb that tells of something done."""
    first = skip_back(words, i)
    aux: set[str] = set()
    while first > 0 and words[first - 1] in _AUX:
        aux.add(words[first - 1])
        first = skip_back(words, first - 1)
    before = words[first - 1] if first else ""
    if not aux.isdisjoint(_UNDONE):
        return None
    kinds = verb_forms()[words[i]][1]
    if before == "to" and not aux:
        at = skip_back(words, first - 1)
        return _Group(first, passive=False, loose=False) if "base" in kinds and at and words[at - 1] in _CONTROL else None
    if aux & _FUTURE:
        return None
    form = _form(words, i, first, kinds, aux)
    if form is None:
        return None
    passive = form == "part" and bool(aux & _BE) and not (aux & _HAVE and not aux & {"been", "being"})
    return _Group(first, passive, form == "ing" and not aux & _BE)


def _form(words: Sequence[str], i: int, first: int, kinds: frozenset[Form], aux: set[str]) -> Form | None:
    """Decide which form a word has here; None for nouns, adjectives and reduced clauses."""
    before = words[first - 1] if first else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if aux & _BE_OR_HAVE:
        return "part" if "part" in kinds else "ing" if "ing" in kinds and aux & _BE else None
    if aux & _DO:
        return "base" if "base" in kinds else None
    if "ing" in kinds:
        return "ing" if before not in _DET else None
    if before in _DET or before in _SAYING:
        return None
    if "past" in kinds:
        return None if after == "by" and first == i else "past"
    if "part" in kinds and kinds <= {"part"}:
        return None
    noun = words[i] in _NOUNS and (after in _NOUN_SEQUEL or not before)
    if noun:
        return None
    if "s" in kinds:
        return "s" if before and not before.endswith("s") and not before.isdigit() else None
    plural = before.endswith("s") or before in ("they", "we", "people", "police", "who", "and", "to")
    return "base" if plural and before != "to" else None
