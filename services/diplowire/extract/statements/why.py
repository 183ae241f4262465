"""A document in, what became of each word that may tell that somebody said something out.

The second look of `diplowire extract --why`: it asks the same rules in the same order, and says which of them turned a word down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from diplowire.extract.lexicon.cue_table import cue_readings
from diplowire.extract.lexicon.where import line_of, lines_of_names
from diplowire.extract.statements import contents
from diplowire.extract.statements.attributions import LONGEST, find_attributions, outermost
from diplowire.extract.statements.credited import speaker_of
from diplowire.extract.statements.cues import cues
from diplowire.extract.statements.find import attribute
from diplowire.extract.statements.fitting import names_subject
from diplowire.extract.statements.found import Case
from diplowire.extract.statements.guidelines import Said, weigh
from diplowire.extract.statements.line import Line
from diplowire.extract.statements.speakers import Speakers
from diplowire.extract.statements.speaking import uses
from diplowire.extract.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.extract.statements.guidelines import Dropped
    from diplowire.extract.statements.speaking import Use

_SAYS: Mapping[Dropped | Literal["inside"], str] = {
    "attitude": "a belief, wish or finding, no speech act: column kind of cues.tsv",
    "question": "a question",
    "no_actor": "the speaker is nobody who acts in diplomacy",
    "negated": "it is told that this was not said",
    "topic_only": "only a topic, no content",
    "background": "a habit, or told in a side clause",
    "silence": "declined to speak",
    "to_come": "somebody will be told it, and was not yet",
    "source_credit": "a press service is credited for the story",
    "told_by_another": "a stance that stands in the words of somebody else",
    "wraps_another": "nearly all of it are the words of another actor, who counts",
    "echoes_outer": "it stands in words of the same speaker",
    "beside_another": "it only comes with what its speaker says in the same sentence",
    "inside": "it stands in the reported words of another one",
}
_FRAMES = {
    "q": "a quotation",
    "t": "“that”",
    "c": "a clause",
    "n": "a noun phrase",
    "i": "“to” and a verb",
    "g": "a verb in -ing",
    "o": "the person told",
    "p": "a person, “to” and a verb",
    "f": "somebody “for” or “of” something",
    "a": "somebody and what he is called",
    "b": "“about”, “of” or “on”",
    "w": "“whether”, “what” or “how”",
    "e": "a noun of attitude",
}


def steps(doc: Document, *, everybody: bool = False) -> Iterator[Step]:
    """Tell what became of each word that may be a cue; `everybody` as in scope "any", where no speaker is turned down."""
    found = find_attributions(doc.seg)
    speakers = Speakers(doc)
    said = [Said(one, speakers.of(one) if everybody else speaker_of(doc, speakers, one)) for one in found]
    dropped = _inside(found) if everybody else weigh(doc, said).dropped
    for i, one in enumerate(said):
        yield _attributed(doc, one, dropped.get(i))
    known = {at for one in found for start, end in one.cues for at in range(start, end)}
    for sentence in doc.seg.sentences:
        if sentence.kind == "text" and 0 < sentence.last - sentence.first <= LONGEST:
            yield from (step for step in _unused(Line(doc.seg, sentence)) if step.start not in known)


def _inside(found: tuple[Attribution, ...]) -> dict[int, Dropped | Literal["inside"]]:
    kept = {id(one) for one in outermost(found)}
    return {i: "inside" for i, one in enumerate(found) if id(one) not in kept}


def _attributed(doc: Document, said: Said, why: Dropped | Literal["inside"] | None) -> Step:
    """Tell of an attribution whether it became a statement."""
    one = said.one
    who = "; ".join(a.name for a in said.speaker.actors) or _words(doc, one)
    start, end = one.cues[0]
    lexicon = line_of("cues", one.lemmas[0])
    if why is None:
        reason = f"{who}: “{doc.text[one.content[0][0] : one.content[-1][1]]}”"
    else:
        reason = f"{_SAYS[why]} ({who})"
        lexicon += lines_of_names(_words(doc, one)) if why == "no_actor" else ()
    return Step("statement", one.sentences[0], start, end, why is None, one.rule if why is None else why, reason, lexicon)


def _words(doc: Document, one: Attribution) -> str:
    return doc.text[one.speaker[0][0] : one.speaker[0][1]] if one.speaker else "nobody named"


def _unused(line: Line) -> Iterator[Step]:
    """Tell of each word of a sentence that may be a cue, and is in no attribution, which rule turned it down."""
    table = cue_readings()
    read = cues(line, range(line.n))
    used = uses(line, read)
    verbs, subjects = {cue.verb for cue in read}, {use.cue.verb: number for number, use in enumerate(used)}
    for i, word in enumerate(line.low):
        if word not in table:
            continue
        if i not in verbs:
            rule, why = _no_verb(line, i)
        elif i not in subjects:
            rule, why = "uses", "an infinitive or participle that hangs on no verb of speaking"
        else:
            number = subjects[i]
            rule, why = _no_template(line, used[number], tuple(used[number + 1 :]))
        lemmas = [reading.entry.lemma for reading in table[word]]
        lines = tuple(at for lemma in lemmas for at in line_of("cues", lemma))
        start, end = line.span(i, i + 1)
        yield Step("statement", line.sentence.index, start, end, fired=False, rule=rule, reason=why, lexicon=lines)


def _no_verb(line: Line, i: int) -> tuple[str, str]:
    if i and line.text[i][0].isupper():
        return "cues", "a capital letter: a name"
    particles = [reading.entry.particles for reading in cue_readings()[line.low[i]]]
    if all(particles) and not any(p[0] in line.low[i + 1 : i + 4] for p in particles):
        return "cues", f"without {' or '.join(sorted({' '.join(p) for p in particles}))}"
    return "is_noun", "a noun or an adjective here, by the words beside it"


def _no_template(line: Line, use: Use, later: tuple[Use, ...]) -> tuple[str, str]:
    """Name the test at which a cue with its subject failed."""
    case = Case(line, use, later)
    one = attribute(case)
    if one is not None:
        return one.rule, "no words that were said stand in this sentence or right after it"
    cue = use.cue
    if cue.passive:
        return "passive", "passive, and no “by” names who spoke"
    if use.subject is None:
        return "subject", "no speaker stands beside it"
    begin, tie = contents.start(line, cue, case.limit)
    if tie in ("", "open"):
        return "contents", "nothing follows that could be the words said"
    if names_subject(case, use.subject, begin):
        return "names_subject", "it only names its subject"
    takes = ", ".join(_FRAMES[frame] for frame in _FRAMES if frame in cue.entry.frames)
    return "fits", f"“{cue.entry.lemma}” takes {takes}; “{_following(line, begin)}” follows: column frames of cues.tsv"


def _following(line: Line, begin: int) -> str:
    start, end = line.span(begin, min(line.n, begin + 4))
    return line.seg.text[start:end]
