"""Segmented text in, attributions out, in the order of their cues; quotations that go on belong to the speaker before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.cue_table import cue_readings
from diplowire.extract.statements.according import VIEWS
from diplowire.extract.statements.attribution import Attribution, Quoted, Span
from diplowire.extract.statements.confidence import confidence
from diplowire.extract.statements.cues import NEAR_VERB
from diplowire.extract.statements.find import find_in_line
from diplowire.extract.statements.line import Line
from diplowire.extract.statements.quoted_on import continues_to, is_left_open, is_quoted_on
from diplowire.extract.statements.running import Running

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplowire.extract.document import Quotation, Segmented, Sentence
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.found import Found

_OUTSIDE = ' \t\n\r\u00a0,.;:"“”„‟«»`-—–‘'
_CLOSING = frozenset(("''", "’’", ",'", ".'", ",’", ".’"))
_start, _end = attrgetter("start"), attrgetter("end")
_LONG_NAME = 4  # words
_LONG_QUOTATION = 80  # tokens of a sentence
_FIRST_PERSON = frozenset("i we me us my our i'm i've we're we've i’m i’ve we’re we’ve".split())
LONGEST = 400  # tokens; what is longer is no sentence
_ALSO = frozenset(("according", ":", *VIEWS))
_PHRASES = frozenset("nfae")
_AT_THE_END = frozenset(("end", "inverted", "quote-end", "inverted-quote"))


def find_attributions(seg: Segmented) -> tuple[Attribution, ...]:
    """Find every attribution of a text."""
    found: list[Attribution] = []
    last = -1  # index of the attribution that a following bare quotation of the paragraph continues
    waiting = -1  # index of one whose words stand in the next paragraph, after a colon
    paragraph = -1
    running, telling = Running(seg), _telling(seg)
    for sentence in seg.sentences:
        if sentence.kind == "heading" or sentence.first == sentence.last:
            continue
        if sentence.paragraph != paragraph:
            goes_on = last >= 0 and (is_left_open(seg, found[last]) or is_quoted_on(seg, found[last], sentence))
            last = last if goes_on else waiting
            paragraph, waiting = sentence.paragraph, -1
        tells = telling[bisect_left(telling, sentence.first) : bisect_left(telling, sentence.last)]
        if last >= 0 and (end := continues_to(seg, found[last], sentence, tells=bool(tells))):
            found[last] = _continued(seg, found[last], sentence, end)
            continue
        here = _in_sentence(seg, sentence, tells) if tells and sentence.last - sentence.first <= LONGEST else []
        here = running.joined(sentence, here)
        last = len(found) + _speaking(here) if here else -1
        found += here
        found += [inside for one in here for inside in _inside(seg, sentence, one)]
        waiting = len(found) - 1 if here and not here[-1].content and here[-1].rule != "silent" else -1
    return _nested([a for a in found if a.content])


@cache
def _words_that_tell() -> frozenset[str]:
    return _ALSO.union(cue_readings())


@cache
def _tell_with_more() -> Mapping[str, frozenset[str]]:
    """Words that tell only with one of some others right behind: "put" with "forward"."""
    return {
        word: frozenset(reading.entry.particles[0] for reading in readings)
        for word, readings in cue_readings().items()
        if all(reading.entry.particles for reading in readings)
    }


def _telling(seg: Segmented) -> list[int]:
    """Tokens without which nobody is told in a sentence to have spoken: words that may be cues and colons, no quoted ones."""
    told = list(compress(range(len(seg.lower)), map(_words_that_tell().__contains__, seg.lower)))
    with_more = _tell_with_more()
    told = [
        i for i in told if (more := with_more.get(seg.lower[i])) is None or not more.isdisjoint(seg.lower[i + 1 : i + NEAR_VERB])
    ]
    return [i for i in told if seg.quotes[i] < 0] if seg.quotations else told


def _in_sentence(seg: Segmented, sentence: Sentence, tells: Iterable[int]) -> list[Attribution]:
    line = Line(seg, sentence)
    here = [_attribution(line, one) for one in find_in_line(line, line.atoms(tells))]
    here.sort(key=_cue)
    return here


def _inside(seg: Segmented, sentence: Sentence, one: Attribution) -> list[Attribution]:
    """Attributions in a quotation that is one sentence of a third person: "“The sides stressed that …,” the ministry said"."""
    if one.quoted != "direct" or len(one.content) != 1 or one.kind == "attitude":
        return []
    start, end = one.content[0]
    first, last = sentence.first, sentence.last
    first, last = bisect_left(seg.starts, start, first, last), bisect_left(seg.starts, end, first, last)
    words = seg.lower[first:last]
    if len(words) > _LONG_QUOTATION or not seg.text[start].isupper() or not _FIRST_PERSON.isdisjoint(words):
        return []
    tells = [i for i, word in enumerate(words, first) if word in cue_readings()]
    if not tells:
        return []
    line = Line(seg, sentence._replace(first=first, last=last), quoted=True)
    if "." in line.classes[: line.end]:
        return []
    told = [_attribution(line, inner) for inner in find_in_line(line, line.atoms(tells))]
    return [inner._replace(quoted="direct") for inner in told if inner.kind == "statement"]


def _cue(one: Attribution) -> Span:
    return one.cues[0]


def _speaking(here: list[Attribution]) -> int:
    """Which attribution of a sentence a quotation after it continues: the last one that quotes, else the last."""
    if len(here) == 1:
        return 0
    told = [i for i, one in enumerate(here) if not one.rule.startswith("according")] or list(range(len(here)))
    return next((i for i in reversed(told) if here[i].quoted != "indirect" or not here[i].content), told[-1])


def _continued(seg: Segmented, one: Attribution, sentence: Sentence, end: int) -> Attribution:
    """Add a sentence, or its front, to the words said."""
    part = trim(seg, (sentence.start, end))
    if part[0] >= part[1]:
        return one
    quoted = _quoted(seg, (part,))  # not of all parts again: a speech may go on for thousands of sentences
    if one.content and quoted != one.quoted:
        quoted = "mixed"
    return one._replace(content=(*one.content, part), sentences=(*one.sentences, sentence.index), quoted=quoted)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Tell each attribution which other one's words it stands in, the narrowest if several."""
    beside: dict[int, list[int]] = {}
    for i, one in enumerate(found):
        beside.setdefault(one.sentences[0], []).append(i)
    for together in beside.values():
        for i in together if len(together) > 1 else ():
            at = found[i].cues[0][0]
            around = [(end - start, j) for j in together if j != i for start, end in found[j].content if start <= at < end]
            around = [(size, j) for size, j in around if not _holds(found[i], found[j]) or _says_all(found[j], found[i])]
            if around:
                found[i] = found[i]._replace(outer=min(around)[1])
    return tuple(found)


def _holds(one: Attribution, other: Attribution) -> bool:
    """Tell whether the cue of another attribution stands in the words of one."""
    at = other.cues[0][0]
    return any(start <= at < end for start, end in one.content)


def _says_all(one: Attribution, other: Attribution) -> bool:
    """Tell of two whose words hold each other's cue whether the other stands in one: in the longer, or what comes last."""
    at_the_end = one.rule in _AT_THE_END
    if at_the_end != (other.rule in _AT_THE_END):
        return at_the_end
    return not at_the_end and _length(one) > _length(other)


def _length(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def outermost(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Leave out what stands in the reported words of another one; beliefs and findings do not swallow what is said in them."""
    return tuple(a for a in found if a.outer is None or found[a.outer].kind == "attitude")


def trim(seg: Segmented, span: Span) -> Span:
    """Leave out spaces, quotation marks and stops at both ends."""
    start, end = span
    text = seg.text
    while start < end and (text[start] in _OUTSIDE or text[start] == "'" or text[start - 1 : start + 1] == "‘’"):
        start += 1
    while end > start and (text[end - 1] in _OUTSIDE or text[end - 2 : end] in _CLOSING):
        end -= 2 if text[end - 1] in "'’" else 1
    if text[end - 1 : end] in ("'", "’") and end > start and _closes_quotation(seg, end):
        end -= 1
    return start, end


def _closes_quotation(seg: Segmented, end: int) -> bool:
    """Tell whether a single mark before `end` closes a quotation, unlike that of "the ministers' plan"."""
    at = bisect_left(seg.quotations, end, key=_end)
    return at < len(seg.quotations) and seg.quotations[at].end == end


def _attribution(line: Line, one: Found) -> Attribution:
    """Turn atoms into characters."""
    seg, cue, subject = line.seg, one.cue, one.subject
    speaker: tuple[Span, ...] = ()
    if subject is not None:
        speaker = (line.span(subject.first, subject.end),)
        if subject.antecedent is not None:
            speaker = (line.span(*subject.antecedent), *speaker)
    parts = tuple([p for p in [trim(seg, line.span(a, b)) for a, b in one.parts if b > a] if p[0] < p[1]])
    return Attribution(
        speaker=speaker,
        cues=(line.span(*one.cue_span),),
        lemmas=(cue.entry.lemma if cue else "announce" if one.rule == "announced" else "according to",),
        content=parts,
        rule=one.rule,
        confidence=confidence(one.rule, cue.entry.confidence if cue else None, carried=one.carried),
        sentences=(line.sentence.index,),
        quoted=_quoted(seg, parts) if "Q" in line.classes else "indirect",
        kind=cue.entry.kind if cue else "statement",
        stance=cue is not None and one.rule == "front-clause" and _is_stance(cue),
        passive=cue is not None and cue.passive,
        topic_only=one.rule == "topic",
        question=one.rule == "asked",
        negated=cue is not None and cue.negated,
        carried=one.carried,
        modal=cue is not None and cue.modal,
    )


def _is_stance(cue: Cue) -> bool:
    return "c" not in cue.entry.frames and not _PHRASES.isdisjoint(cue.entry.frames)


def _quoted(seg: Segmented, parts: tuple[Span, ...]) -> Quoted:
    """Tell whether words are a quotation, hold one, or neither; marks around a mere name do not count."""
    if not parts or not seg.quotations:
        return "indirect"
    low, high = min(parts)[0], max([end for _, end in parts])
    first = max(0, bisect_right(seg.quotations, low, key=_start) - 1)
    near = seg.quotations[first : bisect_right(seg.quotations, high, key=_start)]
    touching = [q for q in near if _touches(q, parts) and not _is_name(seg.text[q.inner_start : q.inner_end])]
    if not touching:
        return "indirect"
    whole = all(any(q.inner_start <= start and end <= q.end for q in touching) for start, end in parts)
    return "direct" if whole else "mixed"


def _touches(quotation: Quotation, parts: tuple[Span, ...]) -> bool:
    if len(parts) == 1:
        return quotation.start < parts[0][1] and parts[0][0] < quotation.end
    return any(quotation.start < end and start < quotation.end for start, end in parts)


def _is_name(text: str) -> bool:
    words = text.split(maxsplit=_LONG_NAME)
    if len(words) > _LONG_NAME or text.endswith((",", ".")):
        return False
    return all(w[0].isupper() or w in ("of", "the", "and") for w in words)
