"""A cue and those behind it in, where its words end because another tells next out: ", adding that", ", and X said that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplowire.extract.statements import contents
from diplowire.extract.statements.carried import is_reported, same_tense
from diplowire.extract.statements.main_clause import is_fronted
from diplowire.extract.statements.phrases import QUOTING

if TYPE_CHECKING:
    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.found import Case
    from diplowire.extract.statements.line import Line
    from diplowire.extract.statements.speaking import Use

_FEELINGS = frozenset({"believe", "expect", "hope", "want", "wish"})


def before_next_cue(case: Case, begin: int) -> int:
    """Cut before a cue that shares the speaker (", adding that", "and called for") or has its own (", and X said")."""
    end = case.line.end
    for other in case.later:
        if begin + 1 < other.cue.group < end and not other.cue.infinitive and not other.cue.passive:
            cut = _cut(case, other, begin)
            if cut > begin:
                return cut
    return end


def _cut(case: Case, other: Use, begin: int) -> int:
    """Return where the words said end because of a later cue, -1 if it stands inside them."""
    line, use, cue, g = case.line, case.use, other.cue, other.cue.group
    before = line.at(g - 1)
    if before == "Q" and cue.form == "ing" and line.last_inside(g - 1) == ",":
        return g
    if before == "-" and other.carried:
        return g - 1
    if before == "," and (cue.form == "ing" or (other.carried and (same_tense(use.cue, cue) or _is_inverted(line, cue)))):
        return g - 1
    if before in "CB" and same_tense(use.cue, cue) and not is_reported(line, cue) and not _is_felt_as_well(case, other, begin):
        return g - 2 if line.at(g - 2) == "," else g - 1
    if other.subject is None or other.carried or other.subject.antecedent is not None:
        return -1
    opens = other.subject.first
    if cue.form == "ing" and line.word(opens - 1) == "with" and line.at(opens - 2) == "," and opens - 2 > begin:
        return opens - 2  # "warned of a raid, with the premier saying it would fail"
    if other.subject.apposition and other.subject.end < use.cue.group:  # "X, who says A, said B"
        return g - 1 if before in ",-" else -1
    return _own_sentence(case, other, begin, other.subject.first)


def _is_inverted(line: Line, cue: Cue) -> bool:
    """Tell whether it is "…, said Name": whose words all before are."""
    return line.low[cue.verb] in QUOTING and line.at(cue.end) in "ND"


def _is_felt_as_well(case: Case, other: Use, begin: int) -> bool:
    """Tell whether "and expected" goes on with "hoped" of the words said: "said Norway hoped for peace, and expected it"."""
    if other.cue.entry.lemma not in _FEELINGS:
        return False
    inside = (u for u in case.later if u.subject is not None and begin <= u.subject.first and u.cue.group < other.cue.group)
    return any(u.cue.entry.lemma in _FEELINGS and not u.carried and same_tense(u.cue, other.cue) for u in inside)


def _own_sentence(case: Case, other: Use, begin: int, head: int) -> int:
    """Return the comma before ", and X said" or ", X said that" if such a clause starts at `head`; -1 otherwise."""
    line = case.line
    joined = line.at(head - 1) in "CBS" and line.at(head - 2) == "," and line.low[head - 1] not in ("that", "because")
    if joined and _is_felt_in_his_words(line, other.cue, begin, head):
        return -1
    if head - 2 > begin and joined:
        return -1 if line.low[head - 1] == "and" and _is_told_on(line, other.cue, begin, head) else head - 2
    again = other.cue.entry is case.cue.entry and other.cue.form == case.cue.form
    joint = head - 1 if line.at(head - 1) == "C" else line.classes.find("nCN", head, other.cue.group) + 1
    if again and joint > begin + 2:  # "said it would sail and Peru said it would not"
        return joint
    joins = "BC" if "t" not in case.cue.entry.frames and not {*"AHS"} & {*line.classes[begin:head]} else "B"
    if head - 2 > begin and line.at(head - 1) in joins:
        return head - 1  # "claimed the victory but Peru says it lost"
    quoted = line.at(head - 1) == "Q" and line.last_inside(head - 1) == ","  # "said it “must end,” her office said"
    if head - 1 > begin + 2 and _he_tells_on(case, other, begin, head):
        return head - 1  # "said the port would open and he urged them to wait"
    if head - 1 <= begin or not (line.at(head - 1) == "," or quoted):
        return -1
    if case.cue.verb > begin and not quoted:
        return head - 1 if is_fronted(line, case.use) else -1
    at, tie = contents.start(line, other.cue, line.n)
    remark = line.at(at) == "," and (quoted or line.word(at + 1) == "according" or line.word(at + 1).endswith("ing"))
    over = at >= line.end or remark  # "welcomed the deal, the ministry said, according to Radio One"
    credits_all = tie == "" and over and "q" in other.cue.entry.frames  # "welcomed the deal, the ministry said."
    if quoted:
        return head if credits_all else -1
    tied = tie in ("that", "quote", "colon") or credits_all
    return head - 1 if tied or is_fronted(line, case.use) else -1


def _is_felt_in_his_words(line: Line, cue: Cue, begin: int, head: int) -> bool:
    """Tell whether it is "said he felt “hope,” although he did not want “to wait”"."""
    feels = cue.entry.kind == "attitude" and line.low[head] in ("he", "she")
    return feels and "Q" in line.classes[begin:head] and "Q" in line.classes[head:]


def _is_told_on(line: Line, cue: Cue, begin: int, head: int) -> bool:
    """Tell whether ", and they had agreed" goes on with the words said: "said he had met X, and they had agreed to wait"."""
    before = "had" in line.low[begin : head - 2] and line.low[head] == "they"
    return before and "had" in line.low[cue.group : cue.verb]


def _he_tells_on(case: Case, other: Use, begin: int, head: int) -> bool:
    """Tell whether "and he" opens the narrator's next clause, in the tense of the cue, where the words said begin otherwise."""
    line = case.line
    told = line.classes[begin:head]
    named = line.at(head) == "N" and line.at(head - 2) == "n" and "p" in case.cue.entry.frames
    wanted = named and "t" in told and not {*"AHS"} & {*told}  # "asked them to wait and Lima denied it"
    joined = line.at(head - 1) == "C" and (wanted or (line.word(head) in ("he", "she") and line.at(begin) != "H"))
    return joined and same_tense(case.cue, other.cue) and other.cue.group == other.cue.verb
