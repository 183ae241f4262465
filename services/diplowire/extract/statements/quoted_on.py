"""An attribution and a sentence behind it in, whether its words go on there, and how far, out: one quotation follows another."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Segmented, Sentence
    from diplowire.extract.statements.attribution import Attribution

_FEW = 4  # words: a shorter quotation is a name or a catchword
_ENDS = ".,!?…"
_SAYING = frozenset(
    "acknowledge add argue claim comment continue emphasise emphasize explain insist note recall reiterate remark reply respond "
    "say state stress tell urge warn write".split()
)
_LONG_SPEECH = 30  # sentences
_REMARK = (",", "-", "–", "—", "(", "")
_OUTSIDE_QUOTATION = (0).__gt__  # of the number of a word's quotation


def continues_to(seg: Segmented, one: Attribution, sentence: Sentence, *, tells: bool) -> int:
    """Where the words said end with which a sentence goes on: it is nothing but quotation, or they were only announced.

    0 if it does not; nobody is told in it to have spoken unless it `tells`.
    """
    if (not one.content and one.rule != "silent") or _is_bare(seg, sentence):
        return sentence.end
    return 0 if tells or one.quoted == "indirect" else _runs_out(seg, sentence)


def _runs_out(seg: Segmented, sentence: Sentence) -> int:
    """Where a quotation ends that opens a sentence and goes over into the paraphrase of its rest; 0 if none opens it.

    Of “We carry this fight” to every town, all is said; of “We carry this fight,” which is an old one, the quotation is.
    """
    number = seg.quotes[sentence.first]
    if number < 0 or not seg.quotations[number].closed:
        return 0
    quotation = seg.quotations[number]
    words = seg.text[quotation.inner_start : quotation.inner_end]
    if not words[:1].isupper() or words.count(" ") < _FEW:
        return 0
    behind = seg.text[quotation.end : sentence.end].lstrip()
    return quotation.end if words.endswith(",") or behind[:1] in _REMARK else sentence.end


def _is_bare(seg: Segmented, sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quotation."""
    first, last = sentence.first, sentence.last
    if first == last or seg.quotes[first] < 0:
        return False
    outside = compress(seg.words[first:last], map(_OUTSIDE_QUOTATION, seg.quotes[first:last]))
    return not any(word[0].isalnum() for word in outside)


def is_quoted_on(seg: Segmented, one: Attribution, sentence: Sentence) -> bool:
    """Tell whether the paragraph after a quotation is another one, and nobody else is told to have said it."""
    told = one.quoted == "indirect" and one.lemmas[0] in _SAYING and one.speaker and one.content and not one.negated
    if (one.quoted == "indirect" and not told) or seg.sentences[one.sentences[-1]].paragraph != sentence.paragraph - 1:
        return False
    return _is_bare_paragraph(seg, sentence)


def _is_bare_paragraph(seg: Segmented, sentence: Sentence) -> bool:
    """Tell whether the paragraph of a sentence is nothing but quotation."""
    first = end = sentence.index
    while first > 0 and seg.sentences[first - 1].paragraph == sentence.paragraph:
        first -= 1
    while end < len(seg.sentences) and seg.sentences[end].paragraph == sentence.paragraph:
        end += 1
    inside = seg.sentences[first:end]
    if not all(_is_bare(seg, one) for one in inside):
        return False
    return any(one.kind == "text" and _is_closed(seg, one) for one in inside) or _runs_on(seg, inside[-1])


def _is_closed(seg: Segmented, sentence: Sentence) -> bool:
    """Tell whether a quotation ends in a full stop, within its marks or behind: a crosshead in quotation marks has none."""
    quotation = seg.quotations[seg.quotes[sentence.first]]
    return quotation.closed and (seg.text[quotation.inner_end - 1] in _ENDS or seg.text.startswith(".", quotation.end))


def _runs_on(seg: Segmented, sentence: Sentence) -> bool:
    """Tell whether the quotation that a paragraph leaves open ends in one of the next with nobody told to say it there."""
    for at in range(sentence.index, min(sentence.index + _LONG_SPEECH, len(seg.sentences))):
        if not _is_bare(seg, seg.sentences[at]):
            return False
        if seg.quotations[seg.quotes[seg.sentences[at].last - 1]].closed:
            return at > sentence.index
    return False


def is_left_open(seg: Segmented, one: Attribution) -> bool:
    """Tell whether the words said end in a quotation without an end mark: the next paragraph goes on with it."""
    quote = seg.quotes[seg.sentences[one.sentences[-1]].last - 1]
    return quote >= 0 and not seg.quotations[quote].closed
