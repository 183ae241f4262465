"""Coded sentences that no event carries in, statements for them out: a stance, a promise, a deed of law told without "said".

Only asked for where every attribution is wanted: the guidelines call most of these no statements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from diplowire.extract.actor_id import id_of_words
from diplowire.extract.enrich.contents import between
from diplowire.extract.enrich.event_codes import pair
from diplowire.extract.enrich.inflection import verb_forms
from diplowire.model import Actor, Content, Cue, Part, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.document import Document, Sentence, Token
    from diplowire.extract.enrich.codes import Coded
    from diplowire.extract.enrich.reading import Reading
    from diplowire.model import AnyEvent

Span = tuple[int, int]

# Share of right codes by class of cue, measured on sentences never read.
_CONFIDENCE = {"speech": 0.7, "stance": 0.75, "commitment": 0.7, "plan": 0.65, "agreement": 0.7, "cancelled": 0.65, "legal": 0.7}
_USUAL = 0.6
_PARTICLES = frozenset("to not never on off for upon up out down with".split())
_AUXILIARIES = frozenset("has have had is are was were be been being also".split())
_PREPOSITIONS = frozenset("of in for with to by from at on against over after before under about".split())
_WHO = frozenset({"person", "role", "pronoun", "institution", "group", "delegation", "country", "place"})
_ATTRIBUTION = re.compile(r",\s(?:according\sto\b|(?:[^,]{1,60}\s)?(?:said|says|reported|announced|told)\b)")
_LONGEST_NAME = 12


class Carrier(NamedTuple):
    """A sentence's main predicate with who, by which words, what: characters, and the code that it makes."""

    coded: Coded
    sentence: int
    subject: Span | None
    mention: int | None
    cue: Span
    content: Span
    lemma: str


def carriers(doc: Document, reading: Reading) -> list[Carrier]:
    """Main predicates of a text that make a code, in its order."""
    found = ((sentence, reading.of_sentence(sentence.index)) for sentence in doc.seg.sentences)
    read = (_carrier(doc, sentence, coded) for sentence, coded in found if coded is not None and coded.root)
    return [carrier for carrier in read if carrier is not None]


def carried(doc: Document, events: Sequence[AnyEvent], reading: Reading) -> list[Statement]:
    """Statements for the carriers whose code no event of their sentence has."""
    there = {(reading.of(e), e.plover.event) for e in events if e.plover is not None}
    return [_statement(doc, c) for c in carriers(doc, reading) if (c.sentence, c.coded.root) not in there]


def _carrier(doc: Document, sentence: Sentence, coded: Coded) -> Carrier | None:
    tokens = doc.seg.tokens[sentence.first : sentence.last]
    end = coded.first + 1
    while end < len(tokens) and end < coded.end and tokens[end].lower in _PARTICLES:
        end += 1
    content = _content(doc, tokens, end)
    if content is None:
        return None
    mention = _subject(doc, sentence, tokens[coded.first].start)
    named = None if mention is None else (doc.mentions[mention].start, doc.mentions[mention].end)
    lemma = verb_forms().get(tokens[coded.first].lower, (tokens[coded.first].lower, frozenset()))[0]
    cue = (tokens[coded.first].start, tokens[end - 1].end)
    return Carrier(coded, sentence.index, named or _surface(tokens, coded.first), mention, cue, content, lemma)


def _content(doc: Document, tokens: Sequence[Token], first: int) -> Span | None:
    """What follows the cue, without the attribution at the sentence's end."""
    last = len(tokens)
    while last > first and not tokens[last - 1].text[-1].isalnum():
        last -= 1
    if last <= first:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    told = _ATTRIBUTION.search(doc.text, start, end)
    return (start, told.start()) if told and told.start() > start else (start, end)


def _subject(doc: Document, sentence: Sentence, cue: int) -> int | None:
    """First mention of the sentence before the cue that no preposition governs; else the last one before it."""
    before = [
        i
        for i in range(*between(doc.mentions, sentence.start, cue))
        if doc.mentions[i].kind in _WHO and doc.mentions[i].end <= cue
    ]
    free = [i for i in before if not _governed(doc, sentence, doc.mentions[i].start)]
    return next(iter(free or before), None)


def _governed(doc: Document, sentence: Sentence, place: int) -> bool:
    index = bisect_left(doc.seg.starts, place)
    previous = doc.seg.lower[max(sentence.first, index - 2) : index]
    return bool(previous) and (previous[-1] in _PREPOSITIONS or (previous[-1] == "the" and previous[0] in _PREPOSITIONS))


def _surface(tokens: Sequence[Token], cue: int) -> Span | None:
    """The words before the verb group, back to a comma: who does it, as the text has it."""
    end = cue
    while end > 0 and (tokens[end - 1].lower in _AUXILIARIES or tokens[end - 1].lower.endswith("ly")):
        end -= 1
    first = end
    while first > 0 and end - first < _LONGEST_NAME and tokens[first - 1].text not in (",", ";", ":"):
        first -= 1
    return (tokens[first].start, tokens[end - 1].end) if end > first else None


def _statement(doc: Document, carrier: Carrier) -> Statement:
    rule = f"carried-{carrier.coded.rule}"
    sentence = doc.seg.sentences[carrier.sentence]
    start, end = carrier.content
    code, plover = pair(carrier.coded.cameo, carrier.coded.root)
    proofs = [] if carrier.subject is None else [doc.evidence("speaker", *carrier.subject, rule)]
    proofs += [doc.evidence("cue", *carrier.cue, rule), doc.evidence("content", start, end, rule)]
    proofs.append(doc.evidence("sentence", sentence.start, sentence.end, rule))
    return Statement(
        article=doc.article,
        evidence=tuple(proofs),
        speaker=_speaker(doc, carrier),
        cue=Cue(text=doc.text[slice(*carrier.cue)], lemma=carrier.lemma),
        content=Content(start=start, end=end, text=doc.text[start:end], parts=(Part(start=start, end=end),)),
        cameo=code,
        plover=plover,
        confidence=_CONFIDENCE.get(carrier.coded.cls, _USUAL),
    )


def _speaker(doc: Document, carrier: Carrier) -> tuple[Actor, ...]:
    known = doc.actors[carrier.mention] if carrier.mention is not None and carrier.mention < len(doc.actors) else ()
    if known or carrier.subject is None:
        return known
    name = doc.text[slice(*carrier.subject)]
    return (Actor(id=id_of_words(name), name=name, kind="group"),)
