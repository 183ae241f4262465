"""The words said start here; where does the narrator take over again? The end of the content, by what may close it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements import contents
from diplowire.extract.statements.speaking import same_tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

_OWN_CLAUSE = re.compile("[DN][NnD'#f]{0,9}Y?A")  # a noun phrase and its auxiliary
_RELATIVE = frozenset("which who whom whose where".split())
_CONTRAST = frozenset("while whereas though although despite however".split())
_SHORTEST_CLAUSE = 3
GOING_ON = frozenset("because if for without rather unless until".split())
_COMPARED = frozenset("compared versus".split())
_PASTS = frozenset(
    "went came took gave made got left began saw told said wrote spoke met held sent ran won lost put set led kept flew drove brought bought built "
    "found felt stood sat paid fell rose chose broke drew threw hit cut let became".split(),
)
_NEAR_START = 3
_MEASURED = frozenset("well up down far more less higher lower".split())
_EVEN = frozenset("even just".split())
_ARTICLES = frozenset("a an the".split())
_LINKS = frozenset("and or nor &".split())


def sentence_end(line: Line) -> int:
    """Return the atom at which the last clause of a line ends, final marks left out."""
    end = line.n
    while end > 0 and line.classes[end - 1] in ".)":
        end -= 1
    return end


def is_clause(line: Line, first: int, end: int) -> bool:
    """Tell whether a stretch can be a clause rather than an adverbial."""
    stretch = line.classes[first:end]
    stretch = stretch.lstrip("YCB")
    if stretch[:1] in ("P", "S"):  # "In Ohio, the turnout was high"
        head, comma, rest = stretch.partition(",")
        stretch = rest.lstrip("Y") if comma else head if head[0] == "P" and "A" in head else ""
        if stretch[:1] == "S":
            return False
    if stretch[:1] == "A":
        return True
    if len(stretch) < _SHORTEST_CLAUSE:
        return False
    return "A" in stretch or "Q" in stretch or any(w.endswith(("ed", "s")) for w in line.low[first:end])


def goes_on_after(line: Line, first: int, end: int) -> bool:
    """Tell whether the words said go on after an attribution and its comma, rather than the narrator."""
    if first >= end or line.low[first].endswith("ing"):
        return False
    return line.classes[first] in "TCB" or line.low[first] in GOING_ON or is_clause(line, first, end)


def content_end(line: Line, begin: int, use: Use, later: Sequence[Use], *, phrase: bool = False) -> int:
    """Return the atom before which the words said from `begin` on end; `later` are the cues that follow."""
    end = _before_next_cue(line, begin, use, later, sentence_end(line))
    clausal = "t" in use.cue.entry.frames and not phrase and not line.low[begin].endswith("ing")
    fronted = _is_fronted(line, use)
    i = _past_complement(line, begin, use, end)
    while i < end:
        c = line.classes[i]
        if c == "Q" and _closes_after_quotation(line, begin, i, end, clausal=clausal, fronted=fronted):
            return i + 1
        if c == "," and _closes_at_comma(line, begin, i, end, clausal=clausal, fronted=fronted):
            return i
        if c == ":" and i > begin + 1 and line.classes[i + 1 : i + 2] != "Q":
            return i
        if c in "CB" and not clausal and _next_deed(line, i, use):
            return i
        if c == ";" and i > begin + 1:
            return i
        if c == "-" and _closes_at_dash(line, i, end, clausal=clausal):
            return i
        if not clausal and c in "SMP" and _closes_phrase(line, begin, i):
            return i
        i += 1
    return end


def _is_fronted(line: Line, use: Use) -> bool:
    """Tell whether the attribution stands in a subordinate clause that opens the sentence: "While X said A, B"."""
    head = use.subject.first if use.subject is not None else 0
    if head == 0 or line.classes[head - 1] != "S":
        return False
    return head == 1 or line.classes[head - 2] in ",CB-;Y"


def _past_complement(line: Line, begin: int, use: Use, end: int) -> int:
    """Skip to where a complement that the cue asks for has begun: "described A, the B, as C", "accused A, the B, of C"."""
    frames = use.cue.entry.frames
    word = "as" if "a" in frames else "of" if use.cue.entry.lemma == "accuse" else ""
    if word and word in line.low[begin:end]:
        return line.low.index(word, begin, end) + 1
    return begin


def _next_deed(line: Line, i: int, use: Use) -> bool:
    """Tell whether "and" or "but" at `i` opens the narrator's next verb: "praised the plan and went home"."""
    if use.cue.form not in ("past", "ed"):
        return False
    j = i + 2 if line.classes[i + 1 : i + 2] == "Y" else i + 1
    word = line.low[j] if j < line.n else ""
    if line.classes[i] == "B" and line.classes[j : j + 1] == "A":
        return True
    return line.classes[j : j + 1] == "n" and (word in _PASTS or (word.endswith("ed") and line.classes[j + 1 : j + 2] not in ("n", "N")))


def _closes_at_dash(line: Line, i: int, end: int, *, clausal: bool) -> bool:
    """Tell whether a dash opens the narrator's remark."""
    if i + 1 >= end:
        return False
    once = line.classes.find("-", i + 1, end) < 0
    if line.classes[i + 1] in "CB" and line.classes[i + 2 : i + 3] in ("D", "H", "N"):
        return True
    return once and (line.low[i + 1] in _ARTICLES or (not clausal and line.classes[i + 1] in "BHD"))


def _before_next_cue(line: Line, begin: int, use: Use, later: Sequence[Use], end: int) -> int:
    """Cut before a cue that shares the speaker (", adding that", "and called for") or has its own (", and X said")."""
    for other in later:
        g = other.cue.group
        if g <= begin + 1 or g >= end or other.cue.infinitive or other.cue.passive:
            continue
        before = line.classes[g - 1]
        if before == "Q" and other.cue.form == "ing" and line.last_inside(g - 1) == ",":
            return g
        if before == "-" and other.carried:
            return g - 1
        if before == "," and (other.cue.form == "ing" or (other.carried and same_tense(use.cue, other.cue))):
            return g - 1
        if before in "CB" and same_tense(use.cue, other.cue):
            return g - 2 if line.classes[g - 2] == "," else g - 1
        if other.subject is not None and not other.carried and other.subject.antecedent is None:
            fronted = _is_fronted(line, use) or (use.cue.verb < begin and contents.start(line, other.cue, line.n)[1] in ("that", "quote", "colon"))
            cut = _own_sentence(line, begin, other.subject.first, fronted=fronted)
            if cut > begin:
                return cut
    return end


def _own_sentence(line: Line, begin: int, head: int, *, fronted: bool) -> int:
    """Return the comma before ", and X said" or ", X said" if such a clause starts at `head`; -1 otherwise."""
    classes = line.classes
    if head - 2 > begin and classes[head - 1] in "CBS" and classes[head - 2] == "," and line.low[head - 1] not in ("that", "because"):
        return head - 2
    return head - 1 if fronted and head - 1 > begin and classes[head - 1] == "," else -1


def _closes_at_comma(line: Line, begin: int, i: int, end: int, *, clausal: bool, fronted: bool) -> bool:
    """Tell whether the words said end at the comma `i`."""
    if i + 1 >= end:
        return False
    low, classes = line.low, line.classes
    word, c = low[i + 1], classes[i + 1]
    if low[i + 1 : i + 3] == ["according", "to"]:
        return True
    opening = classes[begin] in "SPMY" and classes.find(",", begin, i) < 0  # "said that if elected, he would"
    if opening:
        return False
    if fronted and c in "HNDn":
        return True
    if word in _RELATIVE:
        return not _goes_on(line, i, end)
    if word in _CONTRAST or (word in _EVEN and low[i + 2 : i + 3] == ["as"]):
        return True
    if c in "CB" and i + 2 < end:
        following = classes[i + 2]
        if following == "H" or (c == "B" and following in "NDnA" and low[i + 2] not in ("not", "rather")):
            return True
        return word == "and" and low[i + 2] != "that" and _OWN_CLAUSE.match(classes, i + 2, end) is not None
    if word in ("a", "an") and not _in_list(line, i, end):
        return not _goes_on(line, i, end)
    if word in _COMPARED or low[i + 1 : i + 3] == ["making", "it"] or low[i + 1 : i + 3] == ["putting", "it"]:
        return True
    if not clausal:
        return c in "HARS" or word in _MEASURED or (c in "DN" and not _in_list(line, i, end))
    return False


def _closes_after_quotation(line: Line, begin: int, i: int, end: int, *, clausal: bool, fronted: bool) -> bool:
    """Tell whether the words said end with the quotation `i`: it is a whole sentence, or its comma opens a remark."""
    if i + 1 >= end:
        return False
    last = line.last_inside(i)
    quote = line.seg.quotations[line.quotes[i]]
    if last in ".?!":
        capital = line.seg.text[quote.inner_start : quote.inner_start + 1].isupper()
        return i == begin and capital and line.classes[i + 1] not in ",CB"
    if last != ",":
        return False
    if line.low[i + 1].endswith("ing"):
        return True
    if not clausal and line.classes[i + 1] in "CB" and line.low[i + 2 : i + 3] and (line.low[i + 2] == "then" or line.low[i + 2].endswith("ed")):
        return True
    return _closes_at_comma(line, begin, i, end, clausal=clausal, fronted=fronted)


def _goes_on(line: Line, i: int, end: int) -> bool:
    """Tell whether a relative clause at the comma `i` is closed by another comma and a verb follows: "the plan, which ..., would"."""
    closing = line.classes.find(",", i + 2, end)
    while 0 <= closing < end - 1:
        if line.classes[closing + 1] == "A" or (line.classes[closing + 1] == "n" and line.low[closing + 1].endswith(("s", "ed"))):
            return True
        closing = line.classes.find(",", closing + 1, end)
    return False


def _in_list(line: Line, i: int, end: int) -> bool:
    """Tell whether the comma `i` separates members of a list: "and" comes after a later comma or before the next mark."""
    stop = line.classes.find(",", i + 1, end)
    stretch = line.low[i + 1 : stop if stop >= 0 else end]
    following = line.low[stop + 1] if 0 <= stop < end - 1 else ""
    return following in _LINKS or any(w in _LINKS for w in stretch[:6])


def _closes_phrase(line: Line, begin: int, i: int) -> bool:
    """Tell whether an adjunct of the narrator starts at `i`, after a noun phrase or infinitive said."""
    word = line.low[i]
    if i <= begin:
        return False
    if line.classes[i] == "S":
        return word in ("after", "before", "when", "while", "until", "although", "though")
    if line.classes[i] == "M":
        return line.classes[i - 1] not in "PS"
    return word in ("during", "following")
